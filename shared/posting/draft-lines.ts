/** The lines of a draft as they will be saved: what was typed, completed from items, accounts and the lines as they were. */
import { initialOf } from '../basics/fields.ts'
import { decimalOf, price, withoutTax, withTax } from '../basics/money.ts'
import { type Line, type OrderLine, orderLine, type SalesDocument, type TypedLine } from '../sales/document.ts'
import { offerFor } from '../sales/price.ts'
import type { VatIdentity } from '../sales/vat.ts'
import type { Facts } from './facts.ts'
import { amountMistakes, discountChoice } from './line-discount.ts'
import { orderMistakes, orderQuantities } from './order-quantities.ts'
import { lineMistake, type Mistake, type Teller } from './problem.ts'
import type { RecordIn } from './resources.ts'
import { vatIdentityOf, vatSetupOf } from './vat-setup.ts'

interface Found {
  readonly line: Line
  readonly mistakes: readonly Mistake[]
}

/** Clients know a line by their own id of it, or by its sequence. */
export const nameOf = (line: Pick<Line, 'clientLineId' | 'sequence'>) => line.clientLineId || String(line.sequence)

const blank = initialOf(orderLine)

export interface LineContext {
  readonly facts: Facts
  readonly header: SalesDocument
  /** Whether the customer is known. */
  readonly hasParties: boolean
  readonly isOrder: boolean
  readonly before: ReadonlyMap<string, OrderLine>
  readonly newId: () => string
}

export function draftLines(context: LineContext, typed: readonly TypedLine[]): { lines: Line[]; mistakes: Mistake[] } {
  const given = typed.map(withoutNulls)
  const sequences = sequencesOf(given, context.before)
  const seen = new Set<string | undefined>()
  const found = given.map((one, index) => {
    const before = one.id === undefined || seen.has(one.id) ? undefined : context.before.get(one.id)
    seen.add(one.id)
    return draftLine(context, one, before, { index, sequence: sequences[index] as number })
  })
  return { lines: found.map((one) => one.line), mistakes: found.flatMap((one) => one.mistakes) }
}

/** Null is as good as not given. */
const withoutNulls = (line: TypedLine): TypedLine =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== undefined))

/** Kept lines keep their sequence; new ones count on in steps of 10000. */
function sequencesOf(typed: readonly TypedLine[], before: ReadonlyMap<string, OrderLine>): number[] {
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
  before: OrderLine | undefined,
  { index, sequence }: Place,
): Found {
  const lineType = typed.lineType ?? (typed.lineObjectNumber ? 'Item' : 'Comment')
  const identity = {
    id: before?.id ?? context.newId(),
    clientLineId: typed.clientLineId ?? before?.clientLineId ?? '',
    sequence,
    lineType,
  }
  const bare: OrderLine = {
    ...blank,
    ...typed,
    ...identity,
    shippedQuantity: before?.shippedQuantity ?? 0,
    invoicedQuantity: before?.invoicedQuantity ?? 0,
  }
  const told = (code: string, field: string, params: Mistake['params'] = {}) =>
    lineMistake(code, index, nameOf(bare), field, params)
  if (lineType === 'Comment') return { line: commentLine(context, bare), mistakes: [] }
  const completed =
    lineType === 'Item' ? itemLine(context, bare, typed, before, told) : accountLine(context, bare, typed, told)
  if ('code' in completed) return { line: bare, mistakes: [completed] }
  const discounted = discountChoice(completed.line, typed, before)
  const mistakes = [
    ...completed.mistakes,
    ...vatMistakes(context, discounted, told),
    ...amountMistakes(discounted, told),
  ]
  if (!context.isOrder) return { line: withoutOrderFields(discounted), mistakes }
  const ordered = orderQuantities(discounted, typed, before)
  return { line: ordered, mistakes: [...mistakes, ...orderMistakes(ordered, before, told)] }
}

type Completed = { readonly line: OrderLine; readonly mistakes: readonly Mistake[] } | Mistake

const commentLine = ({ isOrder }: LineContext, line: OrderLine): Line => {
  const text = {
    ...line,
    lineObjectNumber: '',
    quantity: 0,
    unitPrice: 0,
    discountPercent: 0,
    discountAmount: 0,
    taxCode: '',
  }
  const ordered: OrderLine = { ...text, shipQuantity: 0, invoiceQuantity: 0, outstandingQuantity: 0 }
  return isOrder ? ordered : withoutOrderFields(ordered)
}

function itemLine(
  { facts, header }: LineContext,
  line: OrderLine,
  typed: TypedLine,
  before: OrderLine | undefined,
  told: Teller,
): Completed {
  if (line.lineObjectNumber === '') return told('MissingValue', 'lineObjectNumber', { field: 'lineObjectNumber' })
  const item = facts.find('items', line.lineObjectNumber)
  if (!item) return told('UnknownItem', 'lineObjectNumber', { value: line.lineObjectNumber })
  const isNew = before?.lineObjectNumber !== item.number
  const taxCode = typed.taxCode || item.vatProductPostingGroup
  const mistakes =
    isNew && (item.blocked || item.salesBlocked) ? [told('ItemBlocked', 'lineObjectNumber', { item: item.number })] : []
  const offer = offerFor(item, {
    customerNumber: header.customerNumber,
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
      unitPrice: typed.unitPrice ?? inBasis(facts, header, item, taxCode, offer.unitPrice),
      taxCode,
      generalProductPostingGroup: item.generalProductPostingGroup,
    },
    mistakes,
  }
}

/** Prices are those of the day of the order, or of the invoice's posting. */
const priceDateOf = (header: SalesDocument) => ('orderDate' in header ? header.orderDate : header.postingDate)

/** A price of the item in the price basis of the document: it holds VAT at the item's domestic rate, or none. */
function inBasis(facts: Facts, header: SalesDocument, item: RecordIn<'items'>, taxCode: string, each: number): number {
  if (item.priceIncludesTax === header.pricesIncludeTax) return each
  const domestic = vatSetupOf(facts, 'DOMESTIC', item.vatProductPostingGroup)
  const own = vatSetupOf(facts, header.vatBusinessPostingGroup, taxCode)
  if (item.priceIncludesTax) return decimalOf(withoutTax(price(each), vatIdentityOf(domestic, item.type).rate))
  return decimalOf(withTax(price(each), vatIdentityOf(own, item.type).rate))
}

function accountLine({ facts }: LineContext, line: OrderLine, typed: TypedLine, told: Teller): Completed {
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
  return [
    told('PostingSetupMissing', 'taxCode', {
      value: `${header.vatBusinessPostingGroup} / ${line.taxCode}`,
      field: 'taxCode',
    }),
  ]
}

function withoutOrderFields({
  shipQuantity: _,
  shippedQuantity: __,
  invoiceQuantity: ___,
  invoicedQuantity: ____,
  outstandingQuantity: _____,
  ...line
}: OrderLine): Line {
  return line
}
