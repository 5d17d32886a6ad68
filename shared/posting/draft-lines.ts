/** The lines of a draft as they will be saved: what was typed, completed from items, accounts and the lines as they were. */
import { initialOf } from '../basics/fields.ts'
import { amountOf, decimalOf, extended, price, type Quantity, quantity, withoutTax, withTax } from '../basics/money.ts'
import { type Line, type OrderLine, orderLine, type SalesDocument } from '../sales/document.ts'
import { offerFor } from '../sales/price.ts'
import type { VatIdentity } from '../sales/vat.ts'
import type { Facts } from './facts.ts'
import { lineMistake, type Mistake, worded } from './problem.ts'
import type { RecordIn } from './resources.ts'
import { vatIdentityOf, vatSetupOf } from './vat-setup.ts'

export type TypedLine = Partial<OrderLine>
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

type Teller = (code: string, field: string, params?: Mistake['params']) => Mistake
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

/** The discount that was typed last leads: an amount that differs from the saved one, else the percentage. */
function discountChoice(line: OrderLine, typed: TypedLine, before: OrderLine | undefined): OrderLine {
  const [amount, rate] = [typed.discountAmount ?? null, typed.discountPercent ?? null]
  if (amount !== null && (rate === null || (before && amount !== before.discountAmount)))
    return { ...line, discountAmount: amount, discountPercent: null }
  const untouched =
    before !== undefined &&
    rate === before.discountPercent &&
    amount === before.discountAmount &&
    line.quantity === before.quantity &&
    line.unitPrice === before.unitPrice
  return {
    ...line,
    discountPercent: rate ?? line.discountPercent ?? 0,
    discountAmount: untouched ? before.discountAmount : null,
  }
}

/** What a line may come to: so that whole documents and accounts stay exact. */
const largestAmount = 10_000_000_000

function amountMistakes(line: OrderLine, told: Teller): Mistake[] {
  const rate = line.discountPercent ?? 0
  if (rate > 100)
    return [
      worded(
        told('InvalidValue', 'discountPercent', { field: 'discountPercent', value: rate, max: 100 }),
        'NumberTooLarge',
      ),
    ]
  if (rate < 0)
    return [
      worded(
        told('InvalidValue', 'discountPercent', { field: 'discountPercent', value: rate, min: 0 }),
        'NumberTooSmall',
      ),
    ]
  const each = Math.abs(line.unitPrice ?? 0)
  if (Math.abs(line.quantity) * each > largestAmount)
    return [
      worded(
        told('InvalidValue', 'quantity', {
          field: 'quantity',
          value: line.quantity,
          max: Math.floor(largestAmount / each),
        }),
        'NumberTooLarge',
      ),
    ]
  const gross = amountOf(extended(quantity(line.quantity), price(line.unitPrice ?? 0)))
  const amount = line.discountAmount ?? 0
  if (amount !== 0 && (Math.abs(amount) > Math.abs(gross) || amount * gross < 0))
    return [
      worded(
        told('InvalidValue', 'discountAmount', { field: 'discountAmount', value: amount, max: gross }),
        'NumberTooLarge',
      ),
    ]
  return []
}

/** To ship defaults to all that is outstanding, to invoice to all that will have been shipped: merely sent back, it follows. */
function orderQuantities(line: OrderLine, typed: TypedLine, before: OrderLine | undefined): OrderLine {
  const requantified = before !== undefined && before.quantity !== line.quantity
  const reshipped = before !== undefined && (typed.shipQuantity ?? null) !== before.shipQuantity
  const given = (name: 'shipQuantity' | 'invoiceQuantity', follows: boolean) => {
    const value = typed[name] ?? null
    return value === null || (follows && value === before?.[name]) ? null : quantity(value)
  }
  const [ordered, shipped, invoiced] = [
    quantity(line.quantity),
    quantity(line.shippedQuantity),
    quantity(line.invoicedQuantity),
  ]
  const toShip = given('shipQuantity', requantified) ?? ((ordered - shipped) as Quantity)
  const toInvoice = given('invoiceQuantity', requantified || reshipped) ?? ((shipped + toShip - invoiced) as Quantity)
  return {
    ...line,
    shipQuantity: decimalOf(toShip),
    invoiceQuantity: decimalOf(toInvoice),
    outstandingQuantity: decimalOf((ordered - shipped) as Quantity),
  }
}

function orderMistakes(line: OrderLine, before: OrderLine | undefined, told: Teller): Mistake[] {
  const found: Mistake[] = []
  if (line.shippedQuantity !== 0 && !within(line.shippedQuantity, line.quantity))
    found.push(
      worded(
        told('InvalidValue', 'quantity', { field: 'quantity', value: line.quantity, min: line.shippedQuantity }),
        'NumberTooSmall',
      ),
    )
  if (before && before.shippedQuantity !== 0 && before.lineObjectNumber !== line.lineObjectNumber)
    found.push(told('DocumentNotOpen', 'lineObjectNumber', { number: before.lineObjectNumber, status: 'Shipped' }))
  const toShip = line.shipQuantity ?? 0
  if (!within(toShip, line.outstandingQuantity))
    found.push(told('QuantityToShipTooLarge', 'shipQuantity', { value: toShip, max: line.outstandingQuantity }))
  const max = decimalOf(quantity(line.shippedQuantity + toShip - line.invoicedQuantity))
  if (!within(line.invoiceQuantity ?? 0, max))
    found.push(told('QuantityToInvoiceTooLarge', 'invoiceQuantity', { value: line.invoiceQuantity ?? 0, max }))
  return found
}

/** Between nothing and `most`, with its sign. */
export const within = (value: number, most: number) =>
  value === 0 || (Math.sign(value) === Math.sign(most) && Math.abs(value) <= Math.abs(most))

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
