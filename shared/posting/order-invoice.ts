/** Invoicing what earlier shipments of an order took out, oldest first. */
import type { Day } from '../basics/day.ts'
import { decimalOf, minus, negative, plus, type Quantity, quantity } from '../basics/money.ts'
import type { ShipmentLine } from '../sales/document.ts'
import type { Facts } from './facts.ts'
import type { ItemPosting } from './item-posting.ts'
import type { Context } from './journal.ts'
import { amountPart, invoicedAtOnce, invoiceLineOf, type Shipment } from './order-shipment.ts'
import type { Handled, Order } from './plan-order.ts'
import type { PostedInvoice } from './receivable.ts'

/** The shipments that it invoices something of, as they will be. */
export function invoiceShipped(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  order: Order,
  handled: readonly Handled[],
  invoice: PostedInvoice,
): Shipment[] {
  const left = new Map(handled.map((one) => [one.line.id, minus(quantity(one.invoice), quantity(invoicedAtOnce(one)))]))
  const done = new Map(handled.map((one) => [one.line.id, quantity(invoicedAtOnce(one))]))
  return order.uninvoicedShipments.flatMap(({ id }) => {
    const shipment = facts.find('salesShipments', id)
    if (!shipment) throw new Error(`shipment ${id} of order ${order.number} is missing`)
    let touched = false
    const lines = shipment.lines.map((line) => {
      const part = smallerOf(left.get(line.orderLineId) ?? (0 as Quantity), openOf(line))
      if (part === 0) return line
      touched = true
      invoicePart(facts, goods, order, line, part, { invoice, from: done.get(line.orderLineId) ?? (0 as Quantity) })
      left.set(line.orderLineId, minus(left.get(line.orderLineId) ?? (0 as Quantity), part))
      done.set(line.orderLineId, plus(done.get(line.orderLineId) ?? (0 as Quantity), part))
      return { ...line, invoicedQuantity: decimalOf(plus(quantity(line.invoicedQuantity), part)) }
    })
    return touched ? [{ ...shipment, lines, version: shipment.version + 1, lastModifiedDateTime: context.at }] : []
  })
}

const openOf = (line: ShipmentLine) => minus(quantity(line.quantity), quantity(line.invoicedQuantity))
const smallerOf = (one: Quantity, other: Quantity) =>
  Math.sign(one) !== Math.sign(other) ? (0 as Quantity) : Math.abs(one) < Math.abs(other) ? one : other

function invoicePart(
  facts: Facts,
  goods: ItemPosting,
  order: Order,
  line: ShipmentLine,
  part: Quantity,
  { invoice, from }: { readonly invoice: PostedInvoice; readonly from: Quantity },
) {
  const item = line.itemLedgerEntryNumber === null ? null : facts.find('items', line.lineObjectNumber)
  if (!item || line.itemLedgerEntryNumber === null) return
  const invoiceLine = invoiceLineOf(invoice, line.orderLineId)
  const to = plus(from, part)
  goods.invoice(facts.itemEntry(line.itemLedgerEntryNumber), negative(part), {
    item,
    postingDate: order.postingDate as Day,
    documentType: 'Sales Invoice',
    documentNumber: invoice.number,
    sourceCode: 'SALES',
    sales: amountPart(invoiceLine, 'netAmount', from, to),
    discount: plus(
      amountPart(invoiceLine, 'discountAmount', from, to),
      amountPart(invoiceLine, 'invoiceDiscountAllocation', from, to),
    ),
  })
}

/** Shipments of which something is still to be invoiced, in the order in which they left. */
export function shippedLeft(order: Order, changed: readonly Shipment[]): { readonly id: string }[] {
  const byId = new Map(changed.map((shipment) => [shipment.id, shipment]))
  const ids = [...new Set([...order.uninvoicedShipments.map((one) => one.id), ...byId.keys()])]
  return ids.filter((id) => byId.get(id)?.lines.some((line) => openOf(line) !== 0) ?? true).map((id) => ({ id }))
}
