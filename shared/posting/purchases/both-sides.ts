/**
 * A drop shipment is one delivery with two documents: what the sale ships is what the purchase receives, on the same day, in
 * one transaction. Whichever side is posted, the other follows.
 */
import type { Day } from '../../basics/day.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { type Handled, linesOf, type Order } from '../orders/order-kinds.ts'
import { lineMistake, type Mistake } from '../problem.ts'
import { withPurchasePosted } from './invoice-purchase.ts'
import type { HandledPurchase, PurchaseSide, Received } from './receive-purchase.ts'
import { isLinkedPurchase, isLinkedSale, type PurchaseRecord, type SalesRecord } from './sales-link.ts'

/** A sales order on the date of the posting, and how much of each line leaves. */
export interface SaleSide {
  readonly order: SalesRecord
  readonly handled: readonly Handled[]
}

/** The purchase orders of which shipping these lines receives something. */
export function purchasesOf(facts: Facts, postingDate: Day | null, handled: readonly Handled[]): PurchaseSide[] {
  const shipped = handled.filter((one) => one.move !== 0 && isLinkedSale(one.line))
  return [...Map.groupBy(shipped, (one) => one.line.purchaseOrderNumber)].flatMap(([number, own]) => {
    const order = facts.find('purchaseOrders', number)
    if (!order) return []
    const units = new Map(own.map((one) => [one.line.purchaseOrderSequence, one.move]))
    const lines = order.lines.map((line, index) => ({ line, index, move: units.get(line.sequence) ?? 0, invoice: 0 }))
    return [{ order: { ...order, postingDate }, handled: lines }]
  })
}

/** The sales orders of which receiving these lines ships something. */
export function salesOf(facts: Facts, postingDate: Day | null, handled: readonly HandledPurchase[]): SaleSide[] {
  const received = handled.filter((one) => one.move !== 0 && isLinkedPurchase(one.line))
  return [...Map.groupBy(received, (one) => one.line.salesOrderNumber)].flatMap(([number, own]) => {
    const order = facts.find('salesOrders', number)
    if (!order) return []
    const units = new Map(own.map((one) => [one.line.salesOrderSequence, one.move]))
    const lines = linesOf(order).map((line, index) => ({
      line,
      index,
      move: units.get(line.sequence) ?? 0,
      invoice: 0,
    }))
    return [{ order: { ...order, postingDate }, handled: lines }]
  })
}

/** Lines that the vendor should deliver and nobody has asked for; or that are to be invoiced and were not delivered yet. */
export function deliveryMistakes(handled: readonly Handled[], action: string): Mistake[] {
  const invoicesNothing = action === 'invoice' && handled.every((one) => one.invoice === 0)
  return handled.flatMap(({ line, index, move }) => {
    const told = (code: string, field: string) =>
      lineMistake(code, index, nameOf(line), field, { line: nameOf(line), item: line.lineObjectNumber })
    if (!line.dropShipment) return []
    if (move !== 0 && !isLinkedSale(line)) return [told('DropShipmentNotLinked', 'dropShipment')]
    const waits = invoicesNothing && line.outstandingQuantity !== 0 && line.shippedQuantity === line.invoicedQuantity
    return waits ? [told('DropShipmentNotReceived', 'invoiceQuantity')] : []
  })
}

/** What is wrong with the other side is told at the line that asks for it, else of the whole. */
export function toldHere(
  mistakes: readonly Mistake[],
  own: readonly Named[],
  isOwn: (own: Named, otherIndex: number) => boolean,
): Mistake[] {
  return mistakes.map(({ field: _, pointer, line: __, ...rest }) => {
    const other = /^\/lines\/(\d+)/.exec(pointer)
    const index = other ? own.findIndex((line) => isOwn(line, Number(other[1]))) : -1
    const line = own[index]
    return line ? { ...rest, pointer: `/lines/${index}`, line: nameOf(line) } : { ...rest, pointer: '' }
  })
}
type Named = Pick<AnyLine, 'clientLineId' | 'sequence'>

/** Once a line of a sale is invoiced in full the two sides go their own ways. */
export function withoutInvoicedLinks(order: Order): { readonly order: Order; readonly cut: readonly AnyLine[] } {
  const cut = linesOf(order).filter((line) => isLinkedSale(line) && line.invoicedQuantity === line.quantity)
  if (cut.length === 0) return { order, cut }
  const lines = linesOf(order).map((line) =>
    cut.includes(line) ? { ...line, purchaseOrderNumber: '', purchaseOrderSequence: null } : line,
  )
  return { order: { ...order, lines } as Order, cut }
}

/** Purchase orders as posting the sale leaves them: received, and let go of by lines that are invoiced in full. */
export function purchasesAfter(facts: Facts, received: readonly Received[], cut: readonly AnyLine[]): PurchaseRecord[] {
  const after = new Map<string, PurchaseRecord>()
  for (const { side, receipt } of received) {
    const { postingDate, ...posted } = withPurchasePosted(side, [receipt])
    // The day is the sale's, not one that the purchase order keeps.
    const kept = facts.find('purchaseOrders', posted.number)?.postingDate ?? postingDate
    after.set(posted.number, { ...posted, postingDate: kept })
  }
  for (const [number, own] of Map.groupBy(cut, (line) => line.purchaseOrderNumber)) {
    const order = after.get(number) ?? facts.find('purchaseOrders', number)
    if (order) after.set(order.number, withoutSalesLink(order, own))
  }
  return [...after.values()]
}

function withoutSalesLink(order: PurchaseRecord, cut: readonly AnyLine[]): PurchaseRecord {
  const sequences = new Set(cut.map((line) => line.purchaseOrderSequence))
  const lines = order.lines.map((line) =>
    sequences.has(line.sequence) ? { ...line, salesOrderNumber: '', salesOrderSequence: null } : line,
  )
  return { ...order, lines }
}

export const purchaseChange = (order: PurchaseRecord, context: Context): RecordChange => {
  const record = { ...order, version: order.version + 1, lastModifiedDateTime: context.at }
  return { type: 'purchaseOrders', id: order.id, key: order.number, record }
}
