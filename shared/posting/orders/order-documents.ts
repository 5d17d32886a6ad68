/** The invoice or credit memo that part of an order makes, and the order as posting leaves it. */
import { amountOf, decimalOf, minus, money, percent, price, quantity, shareOf } from '../../basics/money.ts'
import { portionOf } from '../../sales/amounts.ts'
import type { AnyLine, Line } from '../../sales/document.ts'
import { withShares } from '../../sales/totals.ts'
import type { RecordChange } from '../changes.ts'
import { roundingOf } from '../currency.ts'
import type { PostedSale } from '../direction.ts'
import { type Handling, initialDocuments } from '../document-kinds.ts'
import { lineVat } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { postedForm } from '../plan-invoice.ts'
import { isPostedApart } from '../posting-accounts.ts'
import { type Handled, type Order, orderKindOf } from './order-kinds.ts'
import { progressOf } from './order-progress.ts'
import type { MovedLine } from './order-quantities.ts'

export interface Named {
  readonly id: string
  readonly number: string
  readonly context: Context
  readonly newId: () => string
}

/** The part's own amounts and its own VAT: parts may differ from the order by a cent, and nothing corrects that. */
export function orderInvoice(
  facts: Facts,
  order: Order,
  handled: readonly Handled[],
  { id, number, context, newId }: Named,
): PostedSale {
  const rounding = roundingOf(facts, order)
  const invoiced = handled.filter((one) => one.invoice !== 0 || one.line.lineType === 'Comment')
  const portions = invoiced.map(({ line, invoice }) => portionOf(portionLine(line), quantity(invoice), rounding.step))
  const apart = discountsApart(facts, order, handled)
  const lines = invoiced.map(({ line, invoice }) => ({
    ...invoiceLine(order, line, invoice, newId()),
    postedDiscountAmount: apart.get(line.id) ?? null,
  }))
  const blank = initialDocuments[orderKindOf(order).posted]
  const bare = { ...blank, ...invoiceHeader(order), id, number: '', version: 0, lines } as unknown as PostedSale
  const taxable = portions.map((portion, index) => ({
    vat: lineVat(facts, order, lines[index] as Line),
    amount: portion.amount,
    allowed: true,
  }))
  const shares = portions.map((portion) => portion.invoiceDiscount)
  return {
    ...postedForm(facts, withShares(bare, portions, taxable, shares, rounding), { number, context }),
    draftNumber: '',
  }
}

/** Properties of orders that what is made of them does not have. */
const ofOrders = [
  'orderDate',
  'documentDate',
  'requestedDeliveryDate',
  'partialShipping',
  'prepaymentRequired',
  'prepaidAmount',
  'fullyShipped',
  'fullyReceived',
  'archived',
  'uninvoicedShipments',
  'uninvoicedReceipts',
  'approvalStatus',
  'approvalRequest',
]
const without = (record: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

const invoiceHeader = (order: Order) => ({
  ...without(order, ofOrders),
  ...(orderKindOf(order).posted === 'salesInvoices'
    ? { invoiceDate: order.documentDate, orderNumber: order.number, orderId: order.id }
    : { creditMemoDate: order.documentDate, returnOrderNumber: order.number, returnOrderId: order.id }),
})

/** The discount that is posted apart for what is invoiced of each line: its part of the line's, by order line. */
export function discountsApart(facts: Facts, order: Order, handled: readonly Handled[]): ReadonlyMap<string, number> {
  if (!isPostedApart(facts, 'line')) return new Map()
  const { step } = roundingOf(facts, order)
  return new Map(
    handled
      .filter(({ line, invoice }) => invoice !== 0 && invoice !== line.quantity)
      .map(({ line, invoice }) => [
        line.id,
        amountOf(shareOf(money(line.discountAmount ?? 0), quantity(invoice), quantity(line.quantity), step)),
      ]),
  )
}

export const portionLine = (line: AnyLine) => ({
  quantity: quantity(line.quantity),
  unitPrice: price(line.unitPrice ?? 0),
  discountPercent: percent(line.discountPercent ?? 0),
  discount: money(line.discountAmount ?? 0),
  invoiceDiscount: money(line.invoiceDiscountAllocation),
})

function invoiceLine(order: Order, line: AnyLine, invoice: number, id: string): Line {
  const {
    shipQuantity: _,
    shippedQuantity: __,
    receiveQuantity: ___,
    receivedQuantity: ____,
    invoiceQuantity: _____,
    invoicedQuantity: ______,
    outstandingQuantity: _______,
    dropShipment: ________,
    purchaseOrderNumber: _________,
    purchaseOrderSequence: __________,
    ...rest
  } = line
  const links = { orderLineId: line.id, orderId: order.id, orderNumber: order.number }
  const { number } = orderKindOf(order).named
  const quantity = line.lineType === 'Comment' ? 0 : invoice
  return { ...rest, id, quantity, ...links, deliveryId: '', deliveryLineId: '', [number]: '' } as Line
}

/** What is left of the lines that were posted is proposed next, the others keep what was to be posted; once everything is invoiced the order leaves the list and is kept as archived. */
export function withQuantitiesPosted(
  order: Order,
  handled: readonly Handled[],
  context: Context,
  uninvoiced: readonly { readonly id: string }[],
): Order {
  const { handling, uninvoiced: listed } = orderKindOf(order)
  const lines = handled.map(({ line, move, invoice }) =>
    move === 0 && invoice === 0 ? line : lineOnceMoved(handling, line, move, invoice),
  )
  const { complete, archived } = progressOf(lines)
  return {
    ...order,
    lines,
    status: 'Released',
    [handling.complete]: complete,
    archived,
    [listed]: uninvoiced,
    version: order.version + 1,
    lastModifiedDateTime: context.at,
  } as Order
}

/** The order as it will be; one that is done is kept in the archive, or goes where the set-up keeps none. */
export function orderChange(facts: Facts, order: Order): RecordChange {
  const isKept = !order.archived || facts.only('salesSetup').orderArchiving
  return { type: orderKindOf(order).resource, id: order.id, key: order.number, record: isKept ? order : null }
}

/** A line once so much more of it was moved and invoiced, or less when it is undone. */
export function lineOnceMoved<L extends MovedLine>(
  { next, done }: Handling,
  line: L,
  move: number,
  invoice: number,
): L {
  const [moved, invoiced] = [quantity((line[done] ?? 0) + move), quantity(line.invoicedQuantity + invoice)]
  const outstanding = minus(quantity(line.quantity), moved)
  return {
    ...line,
    [done]: decimalOf(moved),
    invoicedQuantity: decimalOf(invoiced),
    outstandingQuantity: decimalOf(outstanding),
    [next]: decimalOf(outstanding),
    invoiceQuantity: decimalOf(minus(quantity(line.quantity), invoiced)),
  }
}
