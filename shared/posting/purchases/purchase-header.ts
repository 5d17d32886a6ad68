/** The header of a purchase order as it will be saved: what was typed, else what follows from vendor, terms and dates. */
import type { Day } from '../../basics/day.ts'
import { initialOf } from '../../basics/fields.ts'
import { type PurchaseOrder, purchaseOrders } from '../../sales/purchase.ts'
import { dueDateOf } from '../draft-dates.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import { areSellers, blockedSellers, fromSellers, type Sellers, sellersOf } from './vendor-parties.ts'

type Values = Readonly<Record<string, unknown>>
export interface PurchaseRequest {
  readonly typed: Values
  /** The order as it was; null for a new one. */
  readonly before: PurchaseOrder | null
  /** True for a whole document, where what is not given falls back to what it would be in a new one. */
  readonly whole: boolean
}
export interface PurchaseHeader {
  readonly order: PurchaseOrder
  readonly sellers: Sellers | null
  readonly mistakes: readonly Mistake[]
}

export function purchaseHeader(facts: Facts, context: Context, request: PurchaseRequest): PurchaseHeader {
  const { typed, before } = request
  const vendor = String(typed.vendorNumber ?? before?.vendorNumber ?? '')
  const sellers = sellersOf(facts, vendor, payToTyped(request))
  if (!areSellers(sellers)) {
    const order = dated(facts, context, request, layered(request, {}, false))
    return { order, sellers: null, mistakes: [sellers, ...termsMistakes(facts, order)] }
  }
  const isMoved = before !== null && before.vendorNumber !== sellers.buyFrom.number
  const brought = { ...fromSellers(facts, sellers), ...deliveryOf(before) }
  const { vendorNumber, vendorName, payToVendorNumber, ...rest } = brought
  const fixed = { vendorNumber, vendorName, payToVendorNumber, ...groupsOf(rest) }
  const order = dated(facts, context, request, { ...layered(request, brought, isMoved), ...fixed })
  const isNew = before === null || isMoved || before.payToVendorNumber !== sellers.payTo.number
  return { order, sellers, mistakes: [...(isNew ? blockedSellers(sellers) : []), ...termsMistakes(facts, order)] }
}

const groupsOf = ({
  vendorPostingGroup,
  generalBusinessPostingGroup,
  vatBusinessPostingGroup,
}: Partial<PurchaseOrder>) => ({ vendorPostingGroup, generalBusinessPostingGroup, vatBusinessPostingGroup })

/** A drop shipment is delivered where its customer wants it, whoever sells it. */
const deliveryOf = (before: PurchaseOrder | null) =>
  before === null || before.customerNumber === ''
    ? {}
    : Object.fromEntries(Object.entries(before).filter(([field]) => field.startsWith('shipTo')))

function payToTyped({ typed, before }: PurchaseRequest): string {
  const payTo = String(typed.payToVendorNumber ?? '')
  if (payTo !== '' && payTo !== before?.payToVendorNumber) return payTo
  const sameVendor = before !== null && (typed.vendorNumber ?? before.vendorNumber) === before.vendorNumber
  return sameVendor ? before.payToVendorNumber : ''
}

const initial = initialOf(purchaseOrders)
const ownedByServer = ['id', 'number', 'version', 'status', 'lines', 'lastModifiedDateTime']
const isGiven = ([field, value]: [string, unknown]) =>
  value !== undefined && value !== null && !ownedByServer.includes(field)
const isReadOnly = (field: string) => purchaseOrders[field as keyof typeof purchaseOrders]?.readOnly === true

/** From weakest to strongest: initial values, what the vendors bring, the order as it was, what was typed. */
function layered({ typed, before, whole }: PurchaseRequest, brought: Values, isMoved: boolean): Values {
  const given = Object.entries(typed).filter(isGiven)
  const kept = Object.entries(before ?? {}).filter(([field]) => (whole ? isReadOnly(field) : typed[field] !== null))
  const resent = ([field, value]: [string, unknown]) => before?.[field as keyof PurchaseOrder] === value
  return isMoved
    ? {
        ...initial,
        ...Object.fromEntries(kept),
        ...brought,
        ...Object.fromEntries(given.filter((one) => !(one[0] in brought && resent(one)))),
      }
    : { ...initial, ...brought, ...Object.fromEntries([...kept, ...given]) }
}

/** The document's date follows the posting date, and the due date follows both and the terms, unless typed. */
function dated(facts: Facts, context: Context, { typed, before }: PurchaseRequest, order: Values): PurchaseOrder {
  const named = (field: 'documentDate' | 'dueDate') => {
    const value = (typed[field] ?? null) as Day | null
    return before && value === before[field] ? null : value
  }
  const postingDate = (order.postingDate ?? before?.postingDate ?? context.today) as Day
  const linked = facts.only('salesSetup').linkDocumentDateToPostingDate
  const stays = before !== null && (before.postingDate === postingDate || !linked)
  const documentDate = named('documentDate') ?? ((stays ? before.documentDate : null) || postingDate)
  const terms = String(order.paymentTermsCode)
  const isSame = before !== null && before.documentDate === documentDate && before.paymentTermsCode === terms
  const dueDate = named('dueDate') ?? ((isSame ? before.dueDate : null) || dueDateOf(facts, terms, documentDate))
  const orderDate = (order.orderDate ?? before?.orderDate ?? context.today) as Day
  return { ...order, orderDate, postingDate, documentDate, dueDate } as PurchaseOrder
}

const termsMistakes = (facts: Facts, { paymentTermsCode: value }: PurchaseOrder): Mistake[] =>
  value === '' || facts.find('paymentTerms', value)
    ? []
    : [worded(mistake('UnknownPaymentTerms', 'paymentTermsCode', { value }), 'UnknownPaymentTerms')]
