/** What leaves the house for an order: the shipment, and its item entries, invoiced at once as far as that is asked. */
import type { Day } from '../basics/day.ts'
import { minus, money, negative, noMoney, plus, type Quantity, quantity, shareOf } from '../basics/money.ts'
import type { Line, ShipmentLine } from '../sales/document.ts'
import { localOf } from './currency.ts'
import type { Facts } from './facts.ts'
import type { ItemPosting } from './item-posting.ts'
import type { Named } from './order-documents.ts'
import type { Handled, Order } from './plan-order.ts'
import type { PostedInvoice } from './receivable.ts'
import type { RecordIn } from './resources.ts'

export type Shipment = RecordIn<'salesShipments'>

export function newShipment(
  order: Order,
  handled: readonly Handled[],
  { id, number, context, newId }: Named,
): Shipment {
  const lines = handled
    .filter((one) => one.ship !== 0 || one.line.lineType === 'Comment')
    .map((one) => shipmentLine(one, newId()))
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
  } as unknown as Shipment
}

const shipmentLine = ({ line, ship }: Handled, id: string): ShipmentLine => ({
  id,
  sequence: line.sequence,
  lineType: line.lineType,
  lineObjectNumber: line.lineObjectNumber,
  description: line.description,
  unitOfMeasureCode: line.unitOfMeasureCode,
  quantity: line.lineType === 'Comment' ? 0 : ship,
  invoicedQuantity: 0,
  correction: false,
  orderLineId: line.id,
  itemLedgerEntryNumber: null,
})

/** Of what is invoiced now, so much is of the goods that leave now; the rest is of earlier shipments. */
export const invoicedAtOnce = ({ ship, invoice }: Handled) =>
  Math.sign(ship) === Math.sign(invoice) ? Math.sign(ship) * Math.min(Math.abs(ship), Math.abs(invoice)) : 0

/** The part of an invoice line's amount that belongs to `units` of it. */
export const amountPart = (
  invoiceLine: Line | undefined,
  field: 'netAmount' | 'discountAmount' | 'invoiceDiscountAllocation',
  from: Quantity,
  to: Quantity,
) => {
  if (!invoiceLine || invoiceLine.quantity === 0) return noMoney
  const [amount, whole] = [money(invoiceLine[field] ?? 0), quantity(invoiceLine.quantity)]
  return minus(shareOf(amount, to, whole), shareOf(amount, from, whole))
}
export const invoiceLineOf = (invoice: PostedInvoice | null, orderLineId: string) =>
  invoice?.lines.find((line) => line.orderLineId === orderLineId)

export function shipLines(
  facts: Facts,
  goods: ItemPosting,
  order: Order,
  handled: readonly Handled[],
  shipment: Shipment,
  invoice: PostedInvoice | null,
): Shipment {
  const byLine = new Map(handled.map((one) => [one.line.id, one]))
  const lines = shipment.lines.map((line) => {
    const one = byLine.get(line.orderLineId)
    if (!one || one.ship === 0) return line
    const atOnce = invoicedAtOnce(one)
    const item = one.line.lineType === 'Item' ? facts.find('items', one.line.lineObjectNumber) : null
    const entry = item?.type === 'Inventory' ? moveOut(facts, goods, item, order, one, shipment, invoice) : null
    return { ...line, invoicedQuantity: atOnce, itemLedgerEntryNumber: entry?.entryNumber ?? null }
  })
  return { ...shipment, lines }
}

function moveOut(
  facts: Facts,
  goods: ItemPosting,
  item: RecordIn<'items'>,
  order: Order,
  one: Handled,
  shipment: Shipment,
  invoice: PostedInvoice | null,
) {
  const { line, ship } = one
  const [leaving, atOnce] = [quantity(ship), quantity(invoicedAtOnce(one))]
  const invoiceLine = invoiceLineOf(invoice, line.id)
  const left = minus(leaving, atOnce)
  const net = localOf(facts, order, money(line.netAmount))
  const discount = plus(
    amountPart(invoiceLine, 'discountAmount', 0 as Quantity, atOnce),
    amountPart(invoiceLine, 'invoiceDiscountAllocation', 0 as Quantity, atOnce),
  )
  return goods.move({
    item,
    businessGroup: order.generalBusinessPostingGroup,
    entryType: 'Sale',
    postingDate: order.postingDate as Day,
    documentType: 'Sales Shipment',
    documentNumber: shipment.number,
    documentId: shipment.id,
    documentLineId: line.id,
    ...(invoice && atOnce !== 0
      ? { invoicedBy: { documentType: 'Sales Invoice', documentNumber: invoice.number } }
      : {}),
    description: line.description,
    sourceCode: 'SALES',
    quantity: negative(leaving),
    invoiced: negative(atOnce),
    sales: amountPart(invoiceLine, 'netAmount', 0 as Quantity, atOnce),
    salesExpected: line.quantity === 0 ? noMoney : shareOf(net, left, quantity(line.quantity)),
    discount,
  })
}
