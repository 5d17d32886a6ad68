/** What posting an invoice or credit memo does to the deliveries that its lines name, and to the orders that those were for. */
import type { Day } from '../../basics/day.ts'
import { decimalOf, plus, type Quantity, quantity } from '../../basics/money.ts'
import type { AnyLine, Line } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import type { PostedSale } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known } from '../needs.ts'
import { purchaseChange, purchasesAfter, withoutInvoicedLinks } from '../purchases/both-sides.ts'
import { linkedPurchaseNeeds } from '../purchases/purchase-needs.ts'
import { type Delivered, deliveriesOf, deliveryLinkNeeds, linkedLines, unitsBy } from './delivery-links.ts'
import { inStock, turnoverPart } from './order-delivery.ts'
import { orderChange } from './order-documents.ts'
import { movedLeft } from './order-invoice.ts'
import { type Delivery, linesOf, type Order, type OrderKind, orderKindInvoicedBy } from './order-kinds.ts'

/** Deliveries, their orders, and the entries by which their goods were moved. */
export function deliveryInvoicingNeeds(facts: Facts, resource: string, lines: readonly Line[]): Need[] {
  const kind = orderKindInvoicedBy(resource)
  if (!kind) return []
  const needs = deliveryLinkNeeds(resource, lines)
  const entries = needs.flatMap((need) => {
    const delivery = need.kind === 'record' ? known(facts, need, () => facts.find(kind.delivery, need.key)) : null
    return (delivery?.lines ?? []).flatMap(({ itemLedgerEntryNumber: entryNumber }) =>
      entryNumber === null ? [] : [{ kind: 'itemEntry', entryNumber } as const],
    )
  })
  const orders = ordersOf(lines).map((key) => ({ kind: 'record', type: kind.resource, key }) as const)
  const purchases = orders.flatMap((need) =>
    linkedPurchaseNeeds(known(facts, need, () => facts.find(kind.resource, need.key))?.lines ?? []),
  )
  return [...needs, ...entries, ...orders, ...purchases]
}
const ordersOf = (lines: readonly Line[]) => [...new Set(linkedLines(lines).map((line) => line.orderId))]

/** The order that all lines with a quantity are of; nothing when they are of several, or of none. */
export function orderOf(lines: readonly Line[]): { readonly orderNumber: string; readonly orderId: string } {
  const goods = (lines as readonly Delivered[]).filter((line) => line.lineType !== 'Comment' && line.quantity !== 0)
  const [first] = goods
  const isOne = first && goods.every((line) => line.orderId === first.orderId)
  return isOne ? { orderNumber: first.orderNumber, orderId: first.orderId } : { orderNumber: '', orderId: '' }
}

/** Costs and sales of what was moved before become actual; deliveries and orders count it as invoiced. */
export function invoiceDeliveries(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  kind: OrderKind,
  invoice: PostedSale,
): RecordChange[] {
  const linked = linkedLines(invoice.lines)
  const [ofDeliveries, ofOrders] = [unitsBy(linked, 'deliveryLineId'), unitsBy(linked, 'orderLineId')]
  const deliveries = deliveriesOf(linked).map((id) => invoicedDelivery(facts, context, kind, id, ofDeliveries))
  const orders = ordersOf(linked).map((id) => invoicedOrder(facts, context, kind, id, ofOrders, deliveries))
  const entries = new Map(
    deliveries.flatMap((one) => one.lines.map((line) => [line.id, line.itemLedgerEntryNumber] as const)),
  )
  const byId = new Map(orders.map((order) => [order.id, order]))
  for (const line of linked)
    invoiceGoods(facts, goods, kind, invoice, {
      line,
      order: byId.get(line.orderId) as Order,
      entryNumber: entries.get(line.deliveryLineId) ?? null,
    })
  // An order that is done lets go of the purchases that delivered it.
  const ended = orders.map((order) => (order.archived ? withoutInvoicedLinks(order) : { order, cut: [] }))
  const cut = ended.flatMap((one) => one.cut)
  return [
    ...deliveries.map((one): RecordChange => ({ type: kind.delivery, id: one.id, key: one.number, record: one })),
    ...ended.map((one) => orderChange(facts, one.order)),
    ...purchasesAfter(facts, [], cut).map((one) => purchaseChange(one, context)),
  ]
}

function invoicedDelivery(
  facts: Facts,
  context: Context,
  kind: OrderKind,
  id: string,
  taken: ReadonlyMap<string, Quantity>,
): Delivery {
  const delivery = facts.find(kind.delivery, id)
  if (!delivery) throw new Error(`delivery ${id} is missing`)
  const lines = delivery.lines.map((line) => {
    const units = taken.get(line.id) ?? (0 as Quantity)
    return units === 0 ? line : { ...line, invoicedQuantity: decimalOf(plus(quantity(line.invoicedQuantity), units)) }
  })
  return { ...delivery, lines, version: delivery.version + 1, lastModifiedDateTime: context.at }
}

interface Goods {
  readonly line: Delivered
  readonly order: Order
  readonly entryNumber: number | null
}
function invoiceGoods(
  facts: Facts,
  goods: ItemPosting,
  kind: OrderKind,
  invoice: PostedSale,
  { line, order, entryNumber }: Goods,
) {
  const item = entryNumber === null ? null : facts.find('items', line.lineObjectNumber)
  const units = quantity(line.quantity)
  if (!item || entryNumber === null || units === 0) return
  goods.invoice(facts.itemEntry(entryNumber), inStock(order, units), {
    item,
    postingDate: invoice.postingDate as Day,
    documentType: kind.names.posted,
    documentNumber: invoice.number,
    sourceCode: 'SALES',
    ...turnoverPart(order, line, 0 as Quantity, units),
  })
}

/** Once everything of it is invoiced an order leaves the list and is kept as archived. */
function invoicedOrder(
  facts: Facts,
  context: Context,
  kind: OrderKind,
  id: string,
  taken: ReadonlyMap<string, Quantity>,
  deliveries: readonly Delivery[],
): Order {
  const order = facts.find(kind.resource, id)
  if (!order) throw new Error(`order ${id} is missing`)
  const lines = linesOf(order).map((line) => invoicedLine(kind, line, taken.get(line.id) ?? (0 as Quantity)))
  const own = deliveries.filter((delivery) => delivery.orderId === id)
  return {
    ...order,
    lines,
    archived: lines.every((line) => line.lineType === 'Comment' || line.invoicedQuantity === line.quantity),
    [kind.uninvoiced]: movedLeft(order, own),
    version: order.version + 1,
    lastModifiedDateTime: context.at,
  } as unknown as Order
}

/** To invoice is proposed what will have been moved by then. */
function invoicedLine({ handling: { done, next } }: OrderKind, line: AnyLine, units: Quantity): AnyLine {
  if (units === 0) return line
  const invoiced = plus(quantity(line.invoicedQuantity), units)
  const moved = plus(quantity(line[done]), quantity(line[next] ?? 0))
  return { ...line, invoicedQuantity: decimalOf(invoiced), invoiceQuantity: decimalOf((moved - invoiced) as Quantity) }
}
