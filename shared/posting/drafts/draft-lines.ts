/** The lines of a draft as they will be saved: what was typed, completed from items, accounts and the lines as they were. */
import { foreignPrice } from '../../basics/exchange.ts'
import { initialOf } from '../../basics/fields.ts'
import { amountOf, decimalOf, money, price, quantity, shareOf, withoutTax, withTax } from '../../basics/money.ts'
import { type AnyLine, anyLine, type Line, type SalesDocument, type TypedLine } from '../../sales/document.ts'
import { offerFor } from '../../sales/price.ts'
import type { VatIdentity } from '../../sales/vat.ts'
import { factorIn, stepOf } from '../currency.ts'
import { type DocumentResource, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { isLinked, linkedMistakes } from '../orders/delivery-links.ts'
import { orderMistakes, orderQuantities } from '../orders/order-quantities.ts'
import { lineMistake, type Mistake, type Teller } from '../problem.ts'
import { dropShipmentMistakes } from '../purchases/sales-link.ts'
import type { RecordIn } from '../resources.ts'
import { noVatSetup, vatIdentityOf, vatSetupOf } from '../vat-setup.ts'
import { amountMistakes, discountChoice } from './line-discount.ts'

interface Found {
  readonly line: Line
  readonly mistakes: readonly Mistake[]
}

/** Clients know a line by their own id of it, or by its sequence. */
export const nameOf = (line: Pick<Line, 'clientLineId' | 'sequence'>) => line.clientLineId || String(line.sequence)

const blank = initialOf(anyLine)

export interface LineContext {
  readonly facts: Facts
  readonly header: SalesDocument
  /** Whether the customer is known. */
  readonly hasParties: boolean
  readonly type: DocumentResource
  /** Customer or currency are others than before: items are priced anew. */
  readonly isMoved: boolean
  readonly before: ReadonlyMap<string, AnyLine>
  readonly newId: () => string
}

export function draftLines(context: LineContext, typed: readonly TypedLine[]): { lines: Line[]; mistakes: Mistake[] } {
  const given = typed.map(withoutNulls)
  const sequences = sequencesOf(given, context.before)
  const seen = new Set<string | undefined>()
  const found = given.map((one, index) => {
    const before = one.id === undefined || seen.has(one.id) ? undefined : context.before.get(one.id)
    seen.add(one.id)
    const typedNow = context.isMoved && before ? withoutPrices(one, before) : one
    return draftLine(context, typedNow, before, { index, sequence: sequences[index] as number })
  })
  return { lines: found.map((one) => one.line), mistakes: found.flatMap((one) => one.mistakes) }
}

/** Null is as good as not given. */
const withoutNulls = (line: TypedLine): TypedLine =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== undefined))

const followsParties = ['unitPrice', 'discountPercent', 'discountAmount', 'taxCode'] as const
/** An item's price, discount and VAT that are merely sent back give way to those of the new customer or currency. */
const withoutPrices = (line: TypedLine, before: AnyLine): TypedLine =>
  line.lineType === 'Item' && line.lineObjectNumber === before.lineObjectNumber
    ? Object.fromEntries(
        Object.entries(line).filter(
          ([field, value]) => !followsParties.some((one) => one === field && value === before[one]),
        ),
      )
    : line

/** Kept lines keep their sequence; new ones count on in steps of 10000. */
function sequencesOf(typed: readonly TypedLine[], before: ReadonlyMap<string, AnyLine>): number[] {
  let last = 0
  return typed.map((one) => {
    const kept = one.id === undefined ? undefined : before.get(one.id)
    last = kept && kept.sequence > last ? kept.sequence : last + 10_000
    return last
  })
}

interface Place {
  readonly index: number
  readonly sequence: number
}

/** `before` is the line as it was saved; a copy of one that is sent along with it is a new line. */
function draftLine(
  context: LineContext,
  typed: TypedLine,
  before: AnyLine | undefined,
  { index, sequence }: Place,
): Found {
  const lineType = typed.lineType ?? (typed.lineObjectNumber ? 'Item' : 'Comment')
  const identity = {
    id: before?.id ?? context.newId(),
    clientLineId: typed.clientLineId ?? before?.clientLineId ?? '',
    sequence,
    lineType,
  }
  const bare: AnyLine = {
    ...blank,
    ...typed,
    ...identity,
    ...(before ? linksOf(before) : {}),
    ...(before && isLinked(before) ? { invoiceDiscountAllocation: keptAllocation(typed, before) } : {}),
    shippedQuantity: before?.shippedQuantity ?? 0,
    receivedQuantity: before?.receivedQuantity ?? 0,
    invoicedQuantity: before?.invoicedQuantity ?? 0,
    purchaseOrderNumber: before?.purchaseOrderNumber ?? '',
    purchaseOrderSequence: before?.purchaseOrderSequence ?? null,
  }
  const told = (code: string, field: string, params: Mistake['params'] = {}) =>
    lineMistake(code, index, nameOf(bare), field, params)
  if (lineType === 'Comment') return { line: commentLine(context, bare), mistakes: linkedMistakes(bare, before, told) }
  const completed =
    lineType === 'Item' ? itemLine(context, bare, typed, before, told) : accountLine(context, bare, typed, told)
  if ('code' in completed) return { line: bare, mistakes: [completed] }
  const discounted = discountChoice(completed.line, typed, before)
  const mistakes = [
    ...completed.mistakes,
    ...vatMistakes(context, discounted, told),
    ...amountMistakes(discounted, stepOf(context.facts, context.header.currencyCode), told),
  ]
  const { handling } = kindOf(context.type)
  if (!handling)
    return {
      line: ofKind(context.type, discounted),
      mistakes: [...mistakes, ...linkedMistakes(discounted, before, told)],
    }
  const ordered = orderQuantities(handling, discounted, typed, before)
  return {
    line: ofKind(context.type, ordered),
    mistakes: [
      ...mistakes,
      ...orderMistakes(handling, ordered, before, told, ['lineObjectNumber', 'unitOfMeasureCode']),
      ...dropShipmentMistakes(context.facts, ordered, before, told),
    ],
  }
}

/** What a line was made from goes on with it. */
const linksOf = (line: AnyLine) => ({
  orderLineId: line.orderLineId,
  orderId: line.orderId,
  orderNumber: line.orderNumber,
  deliveryId: line.deliveryId,
  deliveryLineId: line.deliveryLineId,
  shipmentNumber: line.shipmentNumber,
  returnReceiptNumber: line.returnReceiptNumber,
  invoiceId: line.invoiceId,
  invoiceLineId: line.invoiceLineId,
})

/** What a delivered line took over of its order's invoice discount goes down with its quantity. */
const keptAllocation = ({ quantity: units = 0 }: TypedLine, before: AnyLine) =>
  before.quantity === 0
    ? 0
    : amountOf(shareOf(money(before.invoiceDiscountAllocation), quantity(units), quantity(before.quantity)))

type Completed = { readonly line: AnyLine; readonly mistakes: readonly Mistake[] } | Mistake

const commentLine = (context: LineContext, line: AnyLine): Line =>
  ofKind(context.type, {
    ...line,
    lineObjectNumber: '',
    quantity: 0,
    unitPrice: 0,
    discountPercent: 0,
    discountAmount: 0,
    taxCode: '',
    shipQuantity: 0,
    receiveQuantity: 0,
    invoiceQuantity: 0,
    outstandingQuantity: 0,
    appliesFromEntry: null,
    dropShipment: false,
  })

function itemLine(
  { facts, header, type }: LineContext,
  line: AnyLine,
  typed: TypedLine,
  before: AnyLine | undefined,
  told: Teller,
): Completed {
  if (line.lineObjectNumber === '') return told('MissingValue', 'lineObjectNumber', { field: 'lineObjectNumber' })
  const item = facts.find('items', line.lineObjectNumber)
  if (!item) return told('UnknownItem', 'lineObjectNumber', { value: line.lineObjectNumber })
  const isNew = before?.lineObjectNumber !== item.number
  const taxCode = typed.taxCode || item.vatProductPostingGroup
  const mistakes =
    isNew && isBlocked(item, type) ? [told('ItemBlocked', 'lineObjectNumber', { item: item.number })] : []
  const offer = offerFor(item, {
    customerNumber: header.billToCustomerNumber || header.customerNumber,
    quantity: line.quantity,
    date: priceDateOf(header),
  })
  const priceless = typed.unitPrice === undefined || typed.unitPrice === null
  return {
    line: {
      ...line,
      ...(priceless && offer.discountPercent ? { discountPercent: offer.discountPercent } : {}),
      lineObjectNumber: item.number,
      description: typed.description || item.displayName,
      unitOfMeasureCode: typed.unitOfMeasureCode || item.baseUnitOfMeasureCode,
      unitPrice: typed.unitPrice ?? priceIn(facts, header, item, taxCode, offer.unitPrice),
      taxCode,
      generalProductPostingGroup: item.generalProductPostingGroup,
    },
    mistakes,
  }
}

/** What is blocked for sales only may still come back. */
const isBlocked = ({ blocked, salesBlocked }: RecordIn<'items'>, type: DocumentResource) =>
  blocked || (salesBlocked && kindOf(type).trade !== 'credit')

/** Prices are those of the day of the order or quote, or of the posting of what is posted whole. */
const priceDateOf = (header: SalesDocument) =>
  'orderDate' in header ? header.orderDate : 'validUntilDate' in header ? header.documentDate : header.postingDate

/** A price of the item, which is in the company's currency, in that of the document and in its price basis. */
function priceIn(facts: Facts, header: SalesDocument, item: RecordIn<'items'>, taxCode: string, each: number): number {
  const own = inBasis(facts, header, item, taxCode, each)
  const factor = factorIn(facts, header)
  return factor === null ? own : decimalOf(foreignPrice(price(own), factor))
}

/** The price holds VAT at the item's domestic rate, or none. */
function inBasis(facts: Facts, header: SalesDocument, item: RecordIn<'items'>, taxCode: string, each: number): number {
  if (item.priceIncludesTax === header.pricesIncludeTax) return each
  const domestic = vatSetupOf(facts, 'DOMESTIC', item.vatProductPostingGroup)
  const own = vatSetupOf(facts, header.vatBusinessPostingGroup, taxCode)
  if (item.priceIncludesTax) return decimalOf(withoutTax(price(each), vatIdentityOf(domestic, item.type).rate))
  return decimalOf(withTax(price(each), vatIdentityOf(own, item.type).rate))
}

function accountLine({ facts }: LineContext, line: AnyLine, typed: TypedLine, told: Teller): Completed {
  if (line.lineObjectNumber === '') return told('MissingValue', 'lineObjectNumber', { field: 'lineObjectNumber' })
  const account = facts.find('accounts', line.lineObjectNumber)
  if (!account) return told('UnknownAccount', 'lineObjectNumber', { value: line.lineObjectNumber })
  const mistakes = account.blocked ? [told('AccountBlocked', 'lineObjectNumber', { account: account.number })] : []
  const named = {
    lineObjectNumber: account.number,
    description: typed.description || account.displayName,
    unitPrice: typed.unitPrice ?? 0,
  }
  return { line: { ...line, ...named }, mistakes }
}

/** The VAT of a line; null for text and while the set-up has no such combination. */
export function lineVat(facts: Facts, header: SalesDocument, line: Line): VatIdentity | null {
  if (line.lineType === 'Comment') return null
  const setup = vatSetupOf(facts, header.vatBusinessPostingGroup, line.taxCode)
  if (!setup) return null
  const type = line.lineType === 'Item' ? (facts.find('items', line.lineObjectNumber)?.type ?? 'Inventory') : 'Service'
  return vatIdentityOf(setup, type)
}

/** Without a known customer there is no VAT to look up, and that is told already. */
function vatMistakes({ facts, header, hasParties }: LineContext, line: Line, told: Teller): Mistake[] {
  if (!hasParties) return []
  if (line.taxCode === '') return [told('MissingValue', 'taxCode', { field: 'taxCode' })]
  if (vatSetupOf(facts, header.vatBusinessPostingGroup, line.taxCode)) return []
  return [noVatSetup(told, header.vatBusinessPostingGroup, line.taxCode)]
}

/** Only what the line of such a document holds. */
export function ofKind(type: DocumentResource, line: AnyLine): Line {
  const { lines } = kindOf(type)
  const kept: Record<string, unknown> = {}
  for (const name in lines) kept[name] = line[name as keyof AnyLine]
  return kept as unknown as Line
}
