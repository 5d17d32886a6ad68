/** The facts that commands on purchase orders will ask for, as far as they can be named before planning. */
import type { Day } from '../../basics/day.ts'
import type { OrderLine } from '../../sales/document.ts'
import type { ActionCommand, DeleteCommand, ReturnCommand, SaveCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { followerNeeds, gapNeeds } from '../items/item-returns.ts'
import type { Need } from '../need.ts'
import { historyNeeds, itemsOf, known, partyNeeds, record, stocked } from '../needs.ts'
import { numberNeeds } from '../numbers.ts'
import { prepaymentNeeds } from '../orders/prepayment.ts'
import { isLinkedPurchase, isLinkedSale, isWantedSale, type PurchaseRecord } from './sales-link.ts'

interface LineLike {
  readonly itemNumber?: string | null
}
const itemNeeds = (lines: unknown): Need[] =>
  Array.isArray(lines)
    ? [...new Set((lines as readonly LineLike[]).map((line) => line.itemNumber))].flatMap((item) =>
        record('items', item),
      )
    : []

/** Vendor, and who is paid, once the vendor is known. */
function sellerNeeds(facts: Facts, vendor: unknown, payTo: unknown): Need[] {
  const [own] = record('vendors', vendor)
  const buyFrom = known(facts, own, () => facts.find('vendors', String(vendor)))
  return [...(own ? [own] : []), ...record('vendors', payTo || buyFrom?.payToVendorNumber)]
}

/** The sales that its lines deliver. */
const linkedSaleNeeds = (order: PurchaseRecord | null): Need[] =>
  [...new Set((order?.lines ?? []).filter(isLinkedPurchase).map((line) => line.salesOrderNumber))].flatMap((number) =>
    record('salesOrders', number),
  )

/** The sales that lines name, and the items that they take from them. */
function namedSaleNeeds(facts: Facts, lines: unknown): Need[] {
  const named = Array.isArray(lines) ? (lines as readonly { readonly salesOrderNumber?: string | null }[]) : []
  return [...new Set(named.map((line) => line.salesOrderNumber))].flatMap((number) => {
    const [own] = record('salesOrders', number)
    const order = known(facts, own, () => facts.find('salesOrders', String(number)))
    const items = order?.lines.filter(isWantedSale).map((line) => line.lineObjectNumber) ?? []
    return [...(own ? [own] : []), ...[...new Set(items)].flatMap((item) => record('items', item))]
  })
}

const purchaseOrderIn = (facts: Facts, key: string | null) => {
  const [own] = record('purchaseOrders', key)
  return { own: own ? [own] : [], order: known(facts, own, () => facts.find('purchaseOrders', key ?? '')) }
}

export function purchaseOrderNeeds({ type, key, body }: SaveCommand, facts: Facts): Need[] {
  const { own, order } = purchaseOrderIn(facts, key)
  return [
    ...own,
    ...sellerNeeds(facts, body.vendorNumber || order?.vendorNumber, body.payToVendorNumber || order?.payToVendorNumber),
    ...itemNeeds(body.lines),
    ...itemNeeds(order?.lines),
    ...linkedSaleNeeds(order),
    ...namedSaleNeeds(facts, body.lines),
    ...(type === 'create' ? numberNeeds(facts, 'purchaseOrders', 'purchaseOrders') : []),
  ]
}

export function purchaseDeletionNeeds({ key }: DeleteCommand, facts: Facts): Need[] {
  const { own, order } = purchaseOrderIn(facts, key)
  return [...own, ...linkedSaleNeeds(order)]
}

/** The purchase orders by which vendors deliver these lines of a sale. */
export const linkedPurchaseNeeds = (lines: readonly Partial<OrderLine>[]): Need[] =>
  [...new Set(lines.filter(isLinkedSale).map((line) => line.purchaseOrderNumber))].flatMap((number) =>
    record('purchaseOrders', number),
  )

/** What shipping a sale asks of the purchase orders by which vendors deliver it. */
export function vendorDeliveryNeeds(facts: Facts, lines: readonly Partial<OrderLine>[], undoes = false): Need[] {
  const own = linkedPurchaseNeeds(lines)
  if (own.length === 0) return []
  const orders = own.flatMap(
    (need) => known(facts, need, () => facts.find('purchaseOrders', 'key' in need ? need.key : '')) ?? [],
  )
  return [
    ...own,
    ...orders.flatMap((order) => [
      ...sellerNeeds(facts, order.vendorNumber, order.payToVendorNumber),
      ...itemNeeds(order.lines),
    ]),
    ...(undoes
      ? orders.flatMap((order) => receiptNeeds(facts, order))
      : numberNeeds(facts, 'purchaseReceipts', 'purchaseReceipts')),
  ]
}

/** Of asking vendors to deliver a sale: its items, and their vendors. */
export function orderPurchaseNeeds({ key }: ActionCommand<unknown>, facts: Facts): Need[] {
  const [own] = record('salesOrders', key)
  const order = known(facts, own, () => facts.find('salesOrders', key))
  const wanted = order?.lines.filter(isWantedSale) ?? []
  const items = [...new Set(wanted.map((line) => line.lineObjectNumber))]
  const vendors = items.map((number) => {
    const [item] = record('items', number)
    return known(facts, item, () => facts.find('items', number))?.vendorNumber
  })
  return [
    ...(own ? [own] : []),
    ...items.flatMap((item) => record('items', item)),
    ...[...new Set(vendors)].flatMap((vendor) => sellerNeeds(facts, vendor, undefined)),
    ...(wanted.length > 0 ? numberNeeds(facts, 'purchaseOrders', 'purchaseOrders') : []),
  ]
}

export function purchasePostingNeeds({ key, action, body }: ReturnCommand, facts: Facts): Need[] {
  const { own, order } = purchaseOrderIn(facts, key)
  if (!order) return own
  const isLinked = order.lines.some(isLinkedPurchase)
  return [
    ...own,
    ...sellerNeeds(facts, order.vendorNumber, order.payToVendorNumber),
    ...itemNeeds(order.lines),
    ...(action === 'invoice' ? [] : numberNeeds(facts, 'purchaseReceipts', 'purchaseReceipts')),
    ...(action === 'receive' ? [] : numberNeeds(facts, 'purchaseInvoices', 'purchaseInvoices')),
    ...(isLinked ? numberNeeds(facts, 'salesShipments', 'salesShipments') : []),
    ...(isLinked ? salePartyNeeds(facts, order) : []),
    ...stockNeeds(facts, order, body.postingDate ?? order.postingDate),
    ...(action === 'receive' ? [] : receiptNeeds(facts, order)),
  ]
}

/** The sales that its lines deliver, their customers and items. */
const salePartyNeeds = (facts: Facts, order: PurchaseRecord): Need[] =>
  linkedSaleNeeds(order).flatMap((need) => {
    const sale = known(facts, need, () => facts.find('salesOrders', 'key' in need ? need.key : ''))
    const items = sale ? itemsOf(sale.lines).flatMap((item) => record('items', item)) : []
    return [
      need,
      ...(sale ? partyNeeds(facts, sale.customerNumber, sale.billToCustomerNumber) : []),
      ...prepaymentNeeds(sale),
      ...items,
    ]
  })

/** What goods that come into stock may cover: sold before they came. Drop shipments never lie in stock. */
function stockNeeds(facts: Facts, order: PurchaseRecord, postingDate: Day | null): Need[] {
  const kept = order.lines.filter((line) => !line.dropShipment && line.outstandingQuantity !== 0)
  const goods = stocked(facts, [...new Set(kept.map((line) => line.itemNumber))])
  return goods.flatMap((item) => [
    { kind: 'stock', item } as const,
    { kind: 'shortfall', item } as const,
    ...gapNeeds(facts, item),
    ...historyNeeds(facts, item, postingDate),
  ])
}

/** Receipts that are to be invoiced, their entries, and what costs something else once they do. */
function receiptNeeds(facts: Facts, order: PurchaseRecord): Need[] {
  const isAverage = facts.only('salesSetup').costingMethod === 'Average'
  return order.uninvoicedReceipts.flatMap(({ id }) => {
    const [own] = record('purchaseReceipts', id)
    const receipt = known(facts, own, () => facts.find('purchaseReceipts', id))
    const lines = receipt?.lines ?? []
    const entries = lines.flatMap(({ itemLedgerEntryNumber: entryNumber, itemNumber: item, dropShipment }): Need[] => {
      if (entryNumber === null) return []
      const history =
        isAverage && !dropShipment
          ? historyNeeds(facts, item, receipt?.postingDate ?? null)
          : followerNeeds(facts, entryNumber)
      return [{ kind: 'itemEntry', entryNumber }, ...history]
    })
    return [...(own ? [own] : []), ...entries]
  })
}
