/** The header of a purchase order as it will be saved: what was typed, else what follows from vendor, terms and dates. */
import type { Day } from '../../basics/day.ts'
import { initialOf } from '../../basics/fields.ts'
import { type PurchaseOrder, purchaseOrders } from '../../sales/purchase.ts'
import { datesOf } from '../drafts/draft-dates.ts'
import { termsMistakes } from '../drafts/draft-header.ts'
import { layered, type TypedHeader, type TypedRequest, typedText } from '../drafts/draft-request.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { withVatNumber } from '../parties.ts'
import type { Mistake } from '../problem.ts'
import { areSellers, blockedSellers, fromSellers, type Sellers, sellersOf } from './vendor-parties.ts'

export interface PurchaseHeader {
  readonly order: PurchaseOrder
  readonly sellers: Sellers | null
  readonly mistakes: readonly Mistake[]
}

export function purchaseHeader(facts: Facts, context: Context, request: TypedRequest<PurchaseOrder>): PurchaseHeader {
  const { typed, before } = request
  const vendor = String(typed.vendorNumber ?? before?.vendorNumber ?? '')
  const sellers = sellersOf(facts, vendor, payToTyped(request))
  if (!areSellers(sellers)) {
    const order = dated(facts, context, request, assembled(request, {}, false))
    return { order, sellers: null, mistakes: [sellers, ...termsMistakes(facts, order)] }
  }
  const isMoved = before !== null && before.vendorNumber !== sellers.buyFrom.number
  const brought = { ...fromSellers(facts, sellers), ...deliveryOf(before) }
  const header = { ...assembled(request, brought, isMoved), ...fixedIn(brought) }
  const order = withVatNumber(dated(facts, context, request, header), sellers.payTo)
  const isNew = before === null || isMoved || before.payToVendorNumber !== sellers.payTo.number
  return { order, sellers, mistakes: [...(isNew ? blockedSellers(sellers) : []), ...termsMistakes(facts, order)] }
}

const assembled = (request: TypedRequest<PurchaseOrder>, brought: TypedHeader, anew: boolean) =>
  layered(request, purchaseOrders, { initial, brought, anew })
const initial = initialOf(purchaseOrders)

/** What only the vendors decide. */
const fixedIn = (brought: Partial<PurchaseOrder>) => {
  const { vendorNumber, vendorName, payToVendorNumber } = brought
  const { vendorPostingGroup, generalBusinessPostingGroup, vatBusinessPostingGroup } = brought
  const groups = { vendorPostingGroup, generalBusinessPostingGroup, vatBusinessPostingGroup }
  return { vendorNumber, vendorName, payToVendorNumber, ...groups }
}

/** A drop shipment is delivered where its customer wants it, whoever sells it. */
const deliveryOf = (before: PurchaseOrder | null) =>
  before === null || before.customerNumber === ''
    ? {}
    : Object.fromEntries(Object.entries(before).filter(([field]) => field.startsWith('shipTo')))

function payToTyped(request: TypedRequest<PurchaseOrder>): string {
  const { before } = request
  const typed = typedText(request, 'payToVendorNumber')
  if (typed !== undefined) return typed
  return before && typedText(request, 'vendorNumber') === undefined ? before.payToVendorNumber : ''
}

const kind = { dateField: 'documentDate', isOrdered: true, isCredit: false } as const
function dated(
  facts: Facts,
  context: Context,
  request: TypedRequest<PurchaseOrder>,
  header: TypedHeader,
): PurchaseOrder {
  const postingDate = (header.postingDate ?? request.before?.postingDate ?? context.today) as Day
  const order = { ...header, postingDate } as PurchaseOrder
  return { ...order, ...datesOf(facts, context, request, order, kind).fields }
}
