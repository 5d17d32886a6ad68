/** Invoicing what earlier deliveries of an order moved, oldest first. */
import type { Day } from '../../basics/day.ts'
import { decimalOf, minus, plus, type Quantity, quantity } from '../../basics/money.ts'
import type { ShipmentLine } from '../../sales/document.ts'
import type { PostedSale } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import type { Context } from '../journal.ts'
import { openOf } from './delivery-links.ts'
import { inStock, invoicedAtOnce, invoiceLineOf, turnoverPart } from './order-delivery.ts'
import { type Delivery, type Handled, type Order, orderKindOf, uninvoicedOf } from './order-kinds.ts'

/** The deliveries that it invoices something of, as they will be. */
export function invoiceMoved(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  order: Order,
  handled: readonly Handled[],
  invoice: PostedSale,
): Delivery[] {
  const left = new Map(handled.map((one) => [one.line.id, minus(quantity(one.invoice), quantity(invoicedAtOnce(one)))]))
  const done = new Map(handled.map((one) => [one.line.id, quantity(invoicedAtOnce(one))]))
  return uninvoicedOf(order).flatMap(({ id }) => {
    const delivery = facts.find(orderKindOf(order).delivery, id)
    if (!delivery) throw new Error(`delivery ${id} of order ${order.number} is missing`)
    let touched = false
    const lines = delivery.lines.map((line) => {
      const part = smallerOf(left.get(line.orderLineId) ?? (0 as Quantity), openOf(line))
      if (part === 0) return line
      touched = true
      invoicePart(facts, goods, order, line, part, { invoice, from: done.get(line.orderLineId) ?? (0 as Quantity) })
      left.set(line.orderLineId, minus(left.get(line.orderLineId) ?? (0 as Quantity), part))
      done.set(line.orderLineId, plus(done.get(line.orderLineId) ?? (0 as Quantity), part))
      return { ...line, invoicedQuantity: decimalOf(plus(quantity(line.invoicedQuantity), part)) }
    })
    return touched ? [{ ...delivery, lines, version: delivery.version + 1, lastModifiedDateTime: context.at }] : []
  })
}

const smallerOf = (one: Quantity, other: Quantity) =>
  Math.sign(one) !== Math.sign(other) ? (0 as Quantity) : Math.abs(one) < Math.abs(other) ? one : other

function invoicePart(
  facts: Facts,
  goods: ItemPosting,
  order: Order,
  line: ShipmentLine,
  part: Quantity,
  { invoice, from }: { readonly invoice: PostedSale; readonly from: Quantity },
) {
  const item = line.itemLedgerEntryNumber === null ? null : facts.find('items', line.lineObjectNumber)
  if (!item || line.itemLedgerEntryNumber === null) return
  goods.invoice(facts.itemEntry(line.itemLedgerEntryNumber), inStock(order, part), {
    item,
    postingDate: order.postingDate as Day,
    documentType: orderKindOf(order).names.posted,
    documentNumber: invoice.number,
    sourceCode: 'SALES',
    ...turnoverPart(order, invoiceLineOf(invoice, line.orderLineId), from, plus(from, part)),
  })
}

/** Deliveries of which something is still to be invoiced, in the order in which they were moved. */
export function movedLeft(order: Order, changed: readonly Delivery[]): { readonly id: string }[] {
  const byId = new Map(changed.map((delivery) => [delivery.id, delivery]))
  const ids = [...new Set([...uninvoicedOf(order).map((one) => one.id), ...byId.keys()])]
  return ids.filter((id) => byId.get(id)?.lines.some((line) => openOf(line) !== 0) ?? true).map((id) => ({ id }))
}
