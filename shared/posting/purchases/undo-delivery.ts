/**
 * Undoing the shipment of a drop shipment undoes the vendor's delivery with it: the receipt's line gets its mirror image too,
 * and what comes back of the sale goes back to the vendor at once.
 */
import { decimalOf, negative, noQuantity, quantity } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { PurchaseReceiptLine } from '../../sales/purchase.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { ItemEntry } from '../items/item-entries.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import type { Context } from '../journal.ts'
import { backMovement, withMirror } from '../orders/undone.ts'
import { purchaseChange } from './both-sides.ts'
import { withPurchasePosted } from './invoice-purchase.ts'
import type { Receipt } from './receive-purchase.ts'
import type { PurchaseRecord } from './sales-link.ts'

/** Where the vendor's delivery of a sale was received. */
export interface Delivered {
  readonly order: PurchaseRecord
  readonly receipt: Receipt
  readonly line: PurchaseReceiptLine
}

/** The receipt's line was posted with the sale's entry; null when the vendor's invoice has it already. */
export function deliveredOf(facts: Facts, line: AnyLine | undefined, sale: ItemEntry): Delivered | null {
  const order = line && line.purchaseOrderNumber !== '' ? facts.find('purchaseOrders', line.purchaseOrderNumber) : null
  const bought = order?.lines.find((one) => one.sequence === line?.purchaseOrderSequence)
  if (!order || !bought) return null
  for (const { id } of order.uninvoicedReceipts) {
    const receipt = facts.find('purchaseReceipts', id)
    const found = receipt?.lines.find((one) => one.orderLineId === bought.id && isWith(facts, one, sale))
    if (receipt && found) return found.invoicedQuantity === 0 ? { order, receipt, line: found } : null
  }
  return null
}

const isWith = (facts: Facts, { itemLedgerEntryNumber: number, correction }: PurchaseReceiptLine, sale: ItemEntry) =>
  number !== null && !correction && facts.itemEntry(number).transactionNumber === sale.transactionNumber

/** A delivery that is undone, and what came back of its sale. */
export interface Undelivered extends Delivered {
  readonly back: ItemEntry
}

/** Receipts and purchase orders once these deliveries are undone. */
export function undoDeliveries(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  undone: readonly Undelivered[],
  newId: () => string,
): RecordChange[] {
  const receipts = [...Map.groupBy(undone, (one) => one.receipt.id).values()].map((own) =>
    mirroredReceipt(facts, context, goods, own, newId),
  )
  const byOrder = Map.groupBy(undone, (one) => one.order.id)
  const orders = [...byOrder.values()].flatMap((own) => {
    const order = own[0]?.order
    return order ? [purchaseChange(reopened(order, own, receipts), context)] : []
  })
  return [
    ...receipts.map((one) => ({ type: 'purchaseReceipts', id: one.id, key: one.number, record: one }) as const),
    ...orders,
  ]
}

function mirroredReceipt(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  undone: readonly Undelivered[],
  newId: () => string,
): Receipt {
  const { receipt } = undone[0] as Undelivered
  const byLine = new Map(undone.map((one) => [one.line.id, one]))
  const lines = receipt.lines.flatMap((line, index) => {
    const one = byLine.get(line.id)
    if (!one) return [line]
    const entry = facts.itemEntry(line.itemLedgerEntryNumber ?? 0)
    const back = goods.move({ ...backMovement(facts, entry), from: one.back })
    return withMirror(line, receipt.lines[index + 1], back, newId())
  })
  return { ...receipt, lines, version: receipt.version + 1, lastModifiedDateTime: context.at }
}

function reopened(order: PurchaseRecord, undone: readonly Undelivered[], receipts: readonly Receipt[]): PurchaseRecord {
  const back = new Map(undone.map(({ line }) => [line.orderLineId, negative(quantity(line.quantity))]))
  const handled = order.lines.map((line, index) => ({
    line,
    index,
    move: decimalOf(back.get(line.id) ?? noQuantity),
    invoice: 0,
  }))
  return withPurchasePosted(
    { order, handled },
    receipts.filter((one) => one.orderId === order.id),
  )
}
