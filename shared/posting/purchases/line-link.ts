/**
 * Which line of a sale a line of a purchase order delivers: the one that it was made from, or one that is named by number
 * and sequence. A line that names one takes item and quantity from it.
 */
import { isPending } from '../../sales/approval.ts'
import type { OrderLine } from '../../sales/document.ts'
import type { PurchaseOrder, PurchaseOrderLine, TypedPurchaseLine } from '../../sales/purchase.ts'
import type { Facts } from '../facts.ts'
import type { Mistake, Teller } from '../problem.ts'
import {
  deliveryFields,
  isLinkedPurchase,
  isLinkedSale,
  isWantedSale,
  linkKey,
  type SalesRecord,
} from './sales-link.ts'

export type LineLink = Pick<PurchaseOrderLine, 'dropShipment' | 'salesOrderNumber' | 'salesOrderSequence'>
export interface Linked {
  readonly link: LineLink
  /** What a line that is linked now takes from the sale, unless it is typed. */
  readonly brought: TypedPurchaseLine
  readonly mistakes: readonly Mistake[]
}
const unlinked: LineLink = { dropShipment: false, salesOrderNumber: '', salesOrderSequence: null }

export function linkOf(
  facts: Facts,
  typed: TypedPurchaseLine,
  before: PurchaseOrderLine | undefined,
  told: Teller,
): Linked {
  const number = typed.salesOrderNumber ?? before?.salesOrderNumber ?? ''
  const sequence = typed.salesOrderSequence ?? before?.salesOrderSequence ?? null
  // What was delivered for a sale that has let go of it since is not linked anew, whatever an old copy says.
  if (before && (isSame(before, number, sequence) || isDelivered(before))) return kept(before)
  if (before && isLinkedPurchase(before) && (before.receivedQuantity !== 0 || number !== ''))
    return kept(before, [told('LinkedToSalesOrder', 'salesOrderNumber', { number: before.salesOrderNumber })])
  return number === '' ? { link: unlinked, brought: {}, mistakes: [] } : newLink(facts, typed, number, sequence, told)
}

const isDelivered = (before: PurchaseOrderLine) => !isLinkedPurchase(before) && before.receivedQuantity !== 0
const isSame = (before: PurchaseOrderLine, number: string, sequence: number | null) =>
  before.salesOrderNumber.toLowerCase() === number.toLowerCase() &&
  (number === '' || before.salesOrderSequence === sequence)

const kept = (
  { dropShipment, salesOrderNumber, salesOrderSequence }: PurchaseOrderLine,
  mistakes: readonly Mistake[] = [],
): Linked => ({ link: { dropShipment, salesOrderNumber, salesOrderSequence }, brought: {}, mistakes })

function newLink(
  facts: Facts,
  typed: TypedPurchaseLine,
  number: string,
  sequence: number | null,
  told: Teller,
): Linked {
  const no = (...mistakes: readonly Mistake[]): Linked => ({ link: unlinked, brought: {}, mistakes })
  const wrong = (field: keyof TypedPurchaseLine, value: string | number, expected: string | number) =>
    told('InvalidValue', field, { field, value, expected })
  const order = facts.find('salesOrders', number)
  if (!order) return no(wrong('salesOrderNumber', number, 'salesOrders'))
  if (isPending(order)) return no(told('PendingApproval', 'salesOrderNumber', { number: order.number }))
  const line = order.lines.find((one) => one.sequence === sequence)
  if (line && isLinkedSale(line))
    return no(told('LinkedToPurchaseOrder', 'salesOrderSequence', { number: line.purchaseOrderNumber }))
  if (!line || !isWantedSale(line)) return no(wrong('salesOrderSequence', sequence ?? '', wantedIn(order)))
  const { itemNumber, quantity } = typed
  const differs = itemNumber !== undefined && itemNumber.toLowerCase() !== line.lineObjectNumber.toLowerCase()
  return {
    link: { dropShipment: true, salesOrderNumber: order.number, salesOrderSequence: line.sequence },
    brought: broughtBy(line),
    mistakes: [
      ...(differs ? [wrong('itemNumber', itemNumber, line.lineObjectNumber)] : []),
      ...(quantity !== undefined && quantity !== line.outstandingQuantity
        ? [wrong('quantity', quantity, line.outstandingQuantity)]
        : []),
    ],
  }
}

const wantedIn = ({ lines }: SalesRecord) =>
  lines.flatMap((line) => (isWantedSale(line) ? [line.sequence] : [])).join(', ') || '–'
const broughtBy = (line: OrderLine): TypedPurchaseLine => ({
  itemNumber: line.lineObjectNumber,
  description: line.description,
  unitOfMeasureCode: line.unitOfMeasureCode,
  quantity: line.outstandingQuantity,
})

/** Everything on a purchase order is delivered to one place: that of the first sale that it delivers. */
export function deliveredTo(facts: Facts, order: PurchaseOrder): PurchaseOrder {
  const [first] = order.lines.filter(isLinkedPurchase)
  const sale = first && order.customerNumber === '' ? facts.find('salesOrders', first.salesOrderNumber) : null
  return sale ? { ...order, customerNumber: sale.customerNumber, ...deliveryOf(sale) } : order
}
export const deliveryOf = (sale: SalesRecord) =>
  Object.fromEntries(Object.entries(sale).filter(([field]) => field.startsWith('shipTo')))

/** New links to sales for somebody else, or to be delivered elsewhere; and lines that two of this order name. */
export function deliveryMistakes(
  facts: Facts,
  order: PurchaseOrder,
  before: PurchaseOrder | null,
  told: (index: number) => Teller,
): Mistake[] {
  const seen = new Set<string>()
  const known = new Set(before?.lines.filter(isLinkedPurchase).map((line) => line.id))
  return order.lines.flatMap((line, index) => {
    const { salesOrderNumber: value } = line
    const sale = isLinkedPurchase(line) ? facts.find('salesOrders', value) : null
    if (!sale) return []
    const isTwice = seen.has(linkKey(line))
    seen.add(linkKey(line))
    if (isTwice) return [told(index)('LinkedToPurchaseOrder', 'salesOrderSequence', { number: value })]
    const isHere =
      sale.customerNumber === order.customerNumber && deliveryFields.every((field) => sale[field] === order[field])
    const expected = [order.customerNumber, order.shipToName, order.shipToCity].join(', ')
    return known.has(line.id) || isHere
      ? []
      : [told(index)('InvalidValue', 'salesOrderNumber', { field: 'salesOrderNumber', value, expected })]
  })
}
