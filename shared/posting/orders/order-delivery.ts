/** What is moved for an order: the shipment or receipt, and its item entries, invoiced at once as far as that is asked. */
import type { Day } from '../../basics/day.ts'
import {
  type Money,
  minus,
  money,
  negative,
  noMoney,
  plus,
  type Quantity,
  quantity,
  shareOf,
} from '../../basics/money.ts'
import type { AnyLine, Line, ShipmentLine } from '../../sales/document.ts'
import { localOf } from '../currency.ts'
import type { PostedSale } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import { type Arrivals, saleKey } from '../purchases/receive-purchase.ts'
import type { RecordIn } from '../resources.ts'
import type { Named } from './order-documents.ts'
import { type Delivery, type Handled, type Order, orderKindOf } from './order-kinds.ts'

export function newDelivery(
  order: Order,
  handled: readonly Handled[],
  { id, number, context, newId }: Named,
): Delivery {
  const lines = handled
    .filter((one) => one.move !== 0 || one.line.lineType === 'Comment')
    .map((one) => deliveryLine(one, newId()))
  const {
    customerNumber,
    customerName,
    billToCustomerNumber,
    externalDocumentNumber,
    customerPurchaseOrderReference,
    postingDate,
  } = order
  const addresses = Object.fromEntries(Object.entries(order).filter(([field]) => /^(sellTo|shipTo)/.test(field)))
  const parties = {
    customerNumber,
    customerName,
    billToCustomerNumber,
    externalDocumentNumber,
    customerPurchaseOrderReference,
  }
  return {
    ...addresses,
    ...parties,
    id,
    number,
    version: 1,
    lastModifiedDateTime: context.at,
    orderNumber: order.number,
    orderId: order.id,
    postingDate,
    lines,
  } as unknown as Delivery
}

const deliveryLine = ({ line, move }: Handled, id: string): ShipmentLine => ({
  id,
  sequence: line.sequence,
  lineType: line.lineType,
  lineObjectNumber: line.lineObjectNumber,
  description: line.description,
  unitOfMeasureCode: line.unitOfMeasureCode,
  quantity: line.lineType === 'Comment' ? 0 : move,
  invoicedQuantity: 0,
  correction: false,
  orderLineId: line.id,
  itemLedgerEntryNumber: null,
})

/** Of what is invoiced now, so much is of the goods that are moved now; the rest is of earlier deliveries. */
export const invoicedAtOnce = ({ move, invoice }: Handled) =>
  Math.sign(move) === Math.sign(invoice) ? Math.sign(move) * Math.min(Math.abs(move), Math.abs(invoice)) : 0

/** The part of an invoice line's amount that belongs to `units` of it. */
const amountPart = (
  invoiceLine: Line | undefined,
  field: 'netAmount' | 'discountAmount' | 'invoiceDiscountAllocation',
  from: Quantity,
  to: Quantity,
) => {
  if (!invoiceLine || invoiceLine.quantity === 0) return noMoney
  const [amount, whole] = [money(invoiceLine[field] ?? 0), quantity(invoiceLine.quantity)]
  return minus(shareOf(amount, to, whole), shareOf(amount, from, whole))
}
export const invoiceLineOf = (invoice: PostedSale | null, orderLineId: string) =>
  (invoice?.lines as readonly Line[] | undefined)?.find((line) => line.orderLineId === orderLineId)

/** Turnover as the item ledger has it: negative where goods come back. */
export const turnoverPart = (
  order: Order,
  invoiceLine: Line | undefined,
  from: Quantity,
  to: Quantity,
): { readonly sales: Money; readonly discount: Money } => {
  const part = (field: Parameters<typeof amountPart>[1]) => asTurnover(order, amountPart(invoiceLine, field, from, to))
  return { sales: part('netAmount'), discount: plus(part('discountAmount'), part('invoiceDiscountAllocation')) }
}
const asTurnover = (order: Order, amount: Money) => (orderKindOf(order).stock === 1 ? negative(amount) : amount)
/** Units of an order as the stock sees them. */
export const inStock = (order: Order, units: Quantity) => (orderKindOf(order).stock === 1 ? units : negative(units))

export function moveLines(
  facts: Facts,
  goods: ItemPosting,
  order: Order,
  handled: readonly Handled[],
  delivery: Delivery,
  invoice: PostedSale | null,
  /** What vendors deliver of it. */
  arrivals: Arrivals,
): Delivery {
  const byLine = new Map(handled.map((one) => [one.line.id, one]))
  const lines = delivery.lines.map((line) => {
    const one = byLine.get(line.orderLineId)
    if (!one || one.move === 0) return line
    const atOnce = invoicedAtOnce(one)
    const item = one.line.lineType === 'Item' ? facts.find('items', one.line.lineObjectNumber) : null
    const entry =
      item?.type === 'Inventory' ? moveGoods(facts, goods, item, order, one, delivery, invoice, arrivals) : null
    return { ...line, invoicedQuantity: atOnce, itemLedgerEntryNumber: entry?.entryNumber ?? null }
  })
  return { ...delivery, lines }
}

function moveGoods(
  facts: Facts,
  goods: ItemPosting,
  item: RecordIn<'items'>,
  order: Order,
  one: Handled,
  delivery: Delivery,
  invoice: PostedSale | null,
  arrivals: Arrivals,
) {
  const { line, move } = one
  const { names } = orderKindOf(order)
  const [moved, atOnce] = [quantity(move), quantity(invoicedAtOnce(one))]
  const left = minus(moved, atOnce)
  const net = localOf(facts, order, money(line.netAmount))
  const expected = line.quantity === 0 ? noMoney : shareOf(net, left, quantity(line.quantity))
  return goods.move({
    item,
    businessGroup: order.generalBusinessPostingGroup,
    entryType: 'Sale',
    postingDate: order.postingDate as Day,
    documentType: names.delivery,
    documentNumber: delivery.number,
    documentId: delivery.id,
    documentLineId: line.id,
    ...(invoice && atOnce !== 0 ? { invoicedBy: { documentType: names.posted, documentNumber: invoice.number } } : {}),
    description: line.description,
    sourceCode: 'SALES',
    quantity: inStock(order, moved),
    invoiced: inStock(order, atOnce),
    ...turnoverPart(order, invoiceLineOf(invoice, line.id), 0 as Quantity, atOnce),
    salesExpected: asTurnover(order, expected),
    ...takenBack(facts, order, line, moved),
    ...delivered(arrivals, order, line),
  })
}

/** What the vendor sends to the customer is taken from what the vendor delivered. */
function delivered(arrivals: Arrivals, order: Order, { sequence, dropShipment }: AnyLine) {
  const from = arrivals.get(saleKey(order.number, sequence))
  return from ? { from, dropShipment } : {}
}

/** The entry by which goods left that now come back, where the line names it. */
const takenBack = (facts: Facts, order: Order, { appliesFromEntry }: AnyLine, units: Quantity) =>
  appliesFromEntry === null || appliesFromEntry === undefined || inStock(order, units) <= 0
    ? {}
    : { takesBack: facts.itemEntry(appliesFromEntry) }
