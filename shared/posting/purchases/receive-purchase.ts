/** What arrives of a purchase order: the receipt and its item entries, invoiced at once as far as that is asked. */
import type { Day } from '../../basics/day.ts'
import { minus, noMoney, type Quantity, quantity, shareOf, sum } from '../../basics/money.ts'
import { type PurchaseOrderLine, type PurchaseReceiptLine, purchaseReceipts } from '../../sales/purchase.ts'
import type { Facts } from '../facts.ts'
import type { ItemEntry } from '../items/item-entries.ts'
import type { ItemPosting } from '../items/item-posting.ts'
import type { HandledLine } from '../orders/handled-lines.ts'
import type { Named } from '../orders/order-documents.ts'
import type { RecordIn } from '../resources.ts'
import { costAmount } from './purchase-totals.ts'
import { isLinkedPurchase, type PurchaseRecord } from './sales-link.ts'

export type HandledPurchase = HandledLine<PurchaseOrderLine>
export type Receipt = RecordIn<'purchaseReceipts'>
export type PurchaseInvoiceRecord = RecordIn<'purchaseInvoices'>
/** A purchase order on the date of its posting, and how much of each line is posted. */
export interface PurchaseSide {
  readonly order: PurchaseRecord
  readonly handled: readonly HandledPurchase[]
}
/** What a vendor delivered, by the line of the sale that it was for. */
export type Arrivals = Map<string, ItemEntry>
export const saleKey = (orderNumber: string, sequence: number | null) => `${orderNumber}/${sequence}`

export const sourceCode = 'PURCHASES'

/** The properties that a document made from an order has in common with it. */
export const inCommon = (fields: object, order: PurchaseRecord) =>
  Object.fromEntries(Object.entries(order).filter(([field]) => field in fields))

function newReceipt({ order, handled }: PurchaseSide, { id, number, context, newId }: Named): Receipt {
  const lines = handled.filter((one) => one.move !== 0).map((one) => receiptLine(one, newId()))
  const saved = { id, number, version: 1, lastModifiedDateTime: context.at }
  return {
    ...inCommon(purchaseReceipts, order),
    ...saved,
    orderNumber: order.number,
    orderId: order.id,
    lines,
  } as unknown as Receipt
}

const receiptLine = ({ line, move }: HandledPurchase, id: string): PurchaseReceiptLine => ({
  id,
  sequence: line.sequence,
  itemNumber: line.itemNumber,
  description: line.description,
  unitOfMeasureCode: line.unitOfMeasureCode,
  quantity: move,
  invoicedQuantity: 0,
  correction: false,
  orderLineId: line.id,
  itemLedgerEntryNumber: null,
  dropShipment: line.dropShipment,
})

/** Of what is invoiced now, so much arrives now; the rest is of earlier receipts. */
export const receivedAtOnce = ({ move, invoice }: HandledPurchase) => quantity(Math.min(move, invoice))

export interface Received {
  readonly side: PurchaseSide
  readonly receipt: Receipt
  readonly arrivals: Arrivals
}
export function receivePurchase(
  facts: Facts,
  goods: ItemPosting,
  side: PurchaseSide,
  named: Named,
  invoice: PurchaseInvoiceRecord | null,
): Received {
  const bare = newReceipt(side, named)
  const byLine = new Map(side.handled.map((one) => [one.line.id, one]))
  const arrivals: Arrivals = new Map()
  const lines = bare.lines.map((line) => {
    const one = byLine.get(line.orderLineId) as HandledPurchase
    const entry = moveIn(facts, goods, side.order, one, bare, invoice)
    const { salesOrderNumber, salesOrderSequence } = one.line
    if (entry && isLinkedPurchase(one.line)) arrivals.set(saleKey(salesOrderNumber, salesOrderSequence), entry)
    const invoicedQuantity = Math.min(one.move, one.invoice)
    return { ...line, invoicedQuantity, itemLedgerEntryNumber: entry?.entryNumber ?? null }
  })
  return { side, receipt: { ...bare, lines }, arrivals }
}

/** Services are bought, but not kept. */
function moveIn(
  facts: Facts,
  goods: ItemPosting,
  order: PurchaseRecord,
  one: HandledPurchase,
  receipt: Receipt,
  invoice: PurchaseInvoiceRecord | null,
): ItemEntry | null {
  const { line, move } = one
  const item = facts.find('items', line.itemNumber)
  if (item?.type !== 'Inventory') return null
  const [coming, atOnce] = [quantity(move), receivedAtOnce(one)]
  const costInvoiced = invoicedCost(invoice, line.id, 0 as Quantity, atOnce)
  const rest = costAmount({ quantity: minus(coming, atOnce) / 100_000, directUnitCost: line.directUnitCost })
  return goods.move({
    item,
    businessGroup: order.generalBusinessPostingGroup,
    entryType: 'Purchase',
    postingDate: order.postingDate as Day,
    documentType: 'Purchase Receipt',
    documentNumber: receipt.number,
    documentId: receipt.id,
    documentLineId: line.id,
    ...(invoice && atOnce !== 0
      ? { invoicedBy: { documentType: 'Purchase Invoice', documentNumber: invoice.number } }
      : {}),
    description: line.description,
    sourceCode,
    quantity: coming,
    invoiced: atOnce,
    sales: noMoney,
    salesExpected: noMoney,
    discount: noMoney,
    cost: sum([costInvoiced, rest]),
    costInvoiced,
    dropShipment: line.dropShipment,
  })
}

/** What the vendor's invoice says that the units from one to another of a line cost. */
export function invoicedCost(invoice: PurchaseInvoiceRecord | null, orderLineId: string, from: Quantity, to: Quantity) {
  const line = invoice?.lines.find((one) => one.orderLineId === orderLineId)
  if (!line || line.quantity === 0) return noMoney
  const [amount, whole] = [costAmount(line), quantity(line.quantity)]
  return minus(shareOf(amount, to, whole), shareOf(amount, from, whole))
}
