/**
 * The link between a line of a sales order that the vendor delivers and the line of the purchase order by which that is
 * asked of the vendor. Each side names the other's document and sequence, so neither may change what the other relies on.
 */
import type { OrderLine, SalesDocument } from '../../sales/document.ts'
import type { PurchaseOrder, PurchaseOrderLine } from '../../sales/purchase.ts'
import type { RecordChange } from '../changes.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { lineMistake, type Mistake, mistake, type Teller } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

export type PurchaseRecord = RecordIn<'purchaseOrders'>
export type SalesRecord = RecordIn<'salesOrders'>

export const isLinkedSale = (line: Partial<OrderLine>) => (line.purchaseOrderNumber ?? '') !== ''
/** What the vendor is to deliver and nobody has asked for yet. */
export const isWantedSale = (line: OrderLine) =>
  line.dropShipment && line.lineType === 'Item' && line.outstandingQuantity > 0 && !isLinkedSale(line)
export const isLinkedPurchase = (line: PurchaseOrderLine) => line.salesOrderNumber !== ''

/** What only goods can be: and they stay it once any of them have left. */
export function dropShipmentMistakes(
  facts: Facts,
  line: OrderLine,
  before: Partial<OrderLine> | undefined,
  told: Teller,
): Mistake[] {
  if (before && (before.shippedQuantity ?? 0) !== 0 && (before.dropShipment ?? false) !== line.dropShipment)
    return [told('DocumentNotOpen', 'dropShipment', { number: line.lineObjectNumber, status: 'Shipped' })]
  if (!line.dropShipment) return []
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  if (item?.type === 'Inventory' && line.quantity >= 0) return []
  return [told('InvalidValue', 'dropShipment', { field: 'dropShipment', value: 'true', expected: 'false' })]
}

const lockedSale = [
  'lineType',
  'lineObjectNumber',
  'quantity',
  'unitOfMeasureCode',
  'dropShipment',
  'sequence',
] as const
const lockedPurchase = ['itemNumber', 'quantity', 'unitOfMeasureCode', 'sequence'] as const

/** Where the vendor delivers, as both sides say it. */
export const deliveryFields = [
  'shipToName',
  'shipToAddressLine1',
  'shipToAddressLine2',
  'shipToPostalCode',
  'shipToCity',
  'shipToCountry',
] as const

/** What a change of a sales order would do to lines that are asked of a vendor. */
export function linkedSaleMistakes(before: SalesDocument, after: SalesDocument): Mistake[] {
  const linked = (before.lines as readonly Partial<OrderLine>[]).filter(isLinkedSale) as readonly OrderLine[]
  const [first] = linked
  if (!first) return []
  const number = first.purchaseOrderNumber
  const moved = (['customerNumber', ...deliveryFields] as const).filter((field) => before[field] !== after[field])
  const parties = moved.map((field) => mistake('LinkedToPurchaseOrder', field, { number }))
  return [...parties, ...changedLines('LinkedToPurchaseOrder', linked, after.lines as readonly OrderLine[], lockedSale)]
}

/** What a change of a purchase order would do to lines that deliver a sale. A line may go, and its link with it. */
export function linkedPurchaseMistakes(before: PurchaseRecord, after: PurchaseOrder) {
  const stays = new Set(after.lines.filter(isLinkedPurchase).map((line) => line.id))
  const linked = before.lines.filter((line) => isLinkedPurchase(line) && stays.has(line.id))
  const [first] = before.lines.filter(isLinkedPurchase)
  if (!first) return []
  const number = first.salesOrderNumber
  const moved = (['vendorNumber', ...deliveryFields] as const).filter((field) => before[field] !== after[field])
  const parties = moved.map((field) => mistake('LinkedToSalesOrder', field, { number }))
  return [...parties, ...changedLines('LinkedToSalesOrder', linked, after.lines, lockedPurchase)]
}

interface Named {
  readonly id: string
  readonly clientLineId: string
  readonly sequence: number
  readonly purchaseOrderNumber?: string
  readonly salesOrderNumber?: string
}
/** Each linked line that is gone, or whose locked properties are others: told where it stands now, or of the lines. */
function changedLines<L extends Named>(
  code: string,
  linked: readonly L[],
  after: readonly L[],
  locked: readonly (keyof L & string)[],
): Mistake[] {
  return linked.flatMap((line) => {
    const params = { number: line.purchaseOrderNumber ?? line.salesOrderNumber ?? '', line: nameOf(line) }
    const index = after.findIndex((one) => one.id === line.id)
    const now = after[index]
    if (!now) return [{ ...mistake(code, 'lines', params), line: nameOf(line) }]
    const changed = locked.find((field) => now[field] !== line[field])
    return changed === undefined ? [] : [lineMistake(code, index, nameOf(now), changed, params)]
  })
}

/** Sales orders whose lines are bought by these lines of a purchase order from now on, and are not by those of before. */
export function relinkedSales(
  facts: Facts,
  context: Context,
  purchaseOrder: string,
  { before = [], after = [] }: Partial<Record<'before' | 'after', readonly PurchaseOrderLine[]>>,
): RecordChange[] {
  const isStill = (one: PurchaseOrderLine, other: PurchaseOrderLine) =>
    one.id === other.id && linkKey(one) === linkKey(other)
  const [gone, come] = [without(before, after, isStill), without(after, before, isStill)]
  const numbers = new Set([...gone, ...come].map((line) => line.salesOrderNumber))
  return [...numbers].flatMap((number) => {
    const order = facts.find('salesOrders', number)
    if (!order) return []
    const lines = order.lines.map((line) => {
      const key = `${number}/${line.sequence}`
      const buys = come.find((one) => linkKey(one) === key)
      if (buys) return { ...line, purchaseOrderNumber: purchaseOrder, purchaseOrderSequence: buys.sequence }
      return gone.some((one) => linkKey(one) === key) ? { ...line, ...noPurchase } : line
    })
    return [orderChange({ ...order, lines }, context)]
  })
}
const noPurchase = { purchaseOrderNumber: '', purchaseOrderSequence: null }
export const linkKey = (line: PurchaseOrderLine) => `${line.salesOrderNumber}/${line.salesOrderSequence}`
const without = (
  lines: readonly PurchaseOrderLine[],
  others: readonly PurchaseOrderLine[],
  isStill: (one: PurchaseOrderLine, other: PurchaseOrderLine) => boolean,
) => lines.filter((line) => isLinkedPurchase(line) && !others.some((other) => isStill(line, other)))

export const orderChange = (order: SalesRecord, context: Context): RecordChange => {
  const record = { ...order, version: order.version + 1, lastModifiedDateTime: context.at }
  return { type: 'salesOrders', id: order.id, key: order.number, record }
}
