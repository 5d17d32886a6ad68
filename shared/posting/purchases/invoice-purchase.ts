/** The vendor's invoice for what was received, oldest receipts first; and the order as posting leaves it. */
import type { Day } from '../../basics/day.ts'
import { decimalOf, minus, noMoney, plus, type Quantity, quantity } from '../../basics/money.ts'
import { type PurchaseReceiptLine, purchaseInvoices } from '../../sales/purchase.ts'
import type { Facts } from '../facts.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import type { Context } from '../journal.ts'
import { lineOnceMoved, type Named } from '../orders/order-documents.ts'
import { progressOf } from '../orders/order-progress.ts'
import { withVatNumber } from '../parties.ts'
import { purchaseVat, receiving } from './purchase-lines.ts'
import { withPurchaseTotals } from './purchase-totals.ts'
import {
  type HandledPurchase,
  inCommon,
  invoicedCost,
  type PurchaseInvoiceRecord,
  type PurchaseSide,
  type Receipt,
  receivedAtOnce,
  sourceCode,
} from './receive-purchase.ts'
import type { PurchaseRecord } from './sales-link.ts'

export function newPurchaseInvoice(
  facts: Facts,
  { order, handled }: PurchaseSide,
  { id, number, context, newId }: Named,
): PurchaseInvoiceRecord {
  const lines = handled.filter((one) => one.invoice !== 0).map((one) => invoiceLine(one, newId()))
  const saved = { id, number, version: 1, lastModifiedDateTime: context.at }
  const origin = { orderNumber: order.number, orderId: order.id, invoiceDate: order.documentDate }
  const header = inCommon(purchaseInvoices, withVatNumber(order, facts.find('vendors', order.payToVendorNumber)))
  const bare = { ...header, ...saved, ...origin, lines } as unknown as PurchaseInvoiceRecord
  const invoice = withPurchaseTotals<PurchaseInvoiceRecord['lines'][number], PurchaseInvoiceRecord>(bare, (line) =>
    purchaseVat(facts, order, line),
  )
  const remainingAmount = invoice.totalAmountIncludingTax
  return { ...invoice, remainingAmount, status: remainingAmount === 0 ? 'Paid' : 'Open' }
}

const onOrderOnly = [
  'expectedReceiptDate',
  'receiveQuantity',
  'receivedQuantity',
  'invoiceQuantity',
  'invoicedQuantity',
  'outstandingQuantity',
  'dropShipment',
  'salesOrderNumber',
  'salesOrderSequence',
]
function invoiceLine({ line, invoice }: HandledPurchase, id: string): PurchaseInvoiceRecord['lines'][number] {
  const kept = Object.entries(line).filter(([field]) => !onOrderOnly.includes(field))
  return { ...(Object.fromEntries(kept) as typeof line), id, quantity: invoice, orderLineId: line.id }
}

/** Earlier receipts that it invoices something of, as they will be. */
export function invoiceReceived(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  { order, handled }: PurchaseSide,
  invoice: PurchaseInvoiceRecord,
): Receipt[] {
  const done = new Map(handled.map((one) => [one.line.id, receivedAtOnce(one)]))
  const wanted = new Map(handled.map((one) => [one.line.id, quantity(one.invoice)]))
  const none = 0 as Quantity
  return order.uninvoicedReceipts.flatMap(({ id }) => {
    const receipt = facts.find('purchaseReceipts', id)
    if (!receipt) throw new Error(`receipt ${id} of order ${order.number} is missing`)
    const lines = receipt.lines.map((line) => {
      const from = done.get(line.orderLineId) ?? none
      const left = minus(wanted.get(line.orderLineId) ?? none, from)
      const part = Math.min(left, openOf(line)) as Quantity
      if (part <= 0) return line
      const to = plus(from, part)
      done.set(line.orderLineId, to)
      invoicePart(facts, goods, line, part, { order, invoice, from, to })
      return { ...line, invoicedQuantity: decimalOf(plus(quantity(line.invoicedQuantity), part)) }
    })
    const touched = lines.some((line, index) => line !== receipt.lines[index])
    return touched ? [{ ...receipt, lines, version: receipt.version + 1, lastModifiedDateTime: context.at }] : []
  })
}

const openOf = (line: PurchaseReceiptLine) => minus(quantity(line.quantity), quantity(line.invoicedQuantity))

interface Part {
  readonly order: PurchaseRecord
  readonly invoice: PurchaseInvoiceRecord
  readonly from: Quantity
  readonly to: Quantity
}
function invoicePart(
  facts: Facts,
  goods: ItemPosting,
  line: PurchaseReceiptLine,
  part: Quantity,
  { order, invoice, from, to }: Part,
) {
  const item = facts.find('items', line.itemNumber)
  if (!item || line.itemLedgerEntryNumber === null) return
  goods.invoice(facts.itemEntry(line.itemLedgerEntryNumber), part, {
    item,
    postingDate: order.postingDate as Day,
    documentType: 'Purchase Invoice',
    documentNumber: invoice.number,
    sourceCode,
    sales: noMoney,
    discount: noMoney,
    cost: invoicedCost(invoice, line.orderLineId, from, to),
  })
}

/** Receipts of which something is still to be invoiced, in the order in which they arrived. */
function receivedLeft(order: PurchaseRecord, changed: readonly Receipt[]): { readonly id: string }[] {
  const byId = new Map(changed.map((receipt) => [receipt.id, receipt]))
  const ids = [...new Set([...order.uninvoicedReceipts.map((one) => one.id), ...byId.keys()])]
  return ids.filter((id) => byId.get(id)?.lines.some((line) => openOf(line) !== 0) ?? true).map((id) => ({ id }))
}

/** What is left is proposed next; once everything is invoiced the order leaves the list and is kept as archived. */
export function withPurchasePosted({ order, handled }: PurchaseSide, receipts: readonly Receipt[]): PurchaseRecord {
  const lines = handled.map(({ line, move, invoice }) =>
    move === 0 && invoice === 0 ? line : lineOnceMoved(receiving, line, move, invoice),
  )
  const { complete: fullyReceived, archived } = progressOf(lines)
  return {
    ...order,
    lines,
    fullyReceived,
    archived,
    uninvoicedReceipts: receivedLeft(order, receipts),
  }
}
