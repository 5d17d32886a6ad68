/**
 * Orders that are paid before they are delivered. What is paid names the order and stays open on the customer, kept for it,
 * until the order's invoices take it; nothing of the order leaves before that covers all that is still to be invoiced.
 */
import { orderReferenceOf } from '../../basics/check-digits.ts'
import type { Day } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import { amountOf, type Money, minus, money, negative, noMoney, plus, sum } from '../../basics/money.ts'
import type { Claim } from '../../receivables/matching/claim.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { AnyLine, SalesDocument, SalesOrder } from '../../sales/document.ts'
import type { Issued } from '../../sales/issued.ts'
import { amountNotInvoiced } from '../../sales/outstanding.ts'
import type { RecordChange } from '../changes.ts'
import { isForeign } from '../currency.ts'
import { isCreditMemo } from '../direction.ts'
import type { DocumentResource } from '../document-kinds.ts'
import { type HeaderRequest, typedAnew } from '../drafts/draft-request.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import type { Payer } from '../payments/settling.ts'
import { type Mistake, mistake, type Teller, worded } from '../problem.ts'
import { roundingAmount } from '../receivable.ts'
import { folded, type RecordIn } from '../resources.ts'

type OrderRecord = RecordIn<'salesOrders'>
const isOrder = (document: object): document is SalesOrder => 'uninvoicedShipments' in document

const termsAskFirst = (facts: Facts, code: string) =>
  code !== '' && (facts.find('paymentTerms', code)?.prepaymentRequired ?? false)

/** Typed, else as it was, else by the terms of payment; other terms bring their own rule. */
export function withPrepayment(facts: Facts, request: HeaderRequest, document: SalesDocument): SalesDocument {
  if (request.type !== 'salesOrders') return document
  const { before, typed } = request
  const isKept =
    before !== null && typed.prepaymentRequired !== null && before.paymentTermsCode === document.paymentTermsCode
  const saved = isKept ? (before as SalesOrder).prepaymentRequired : termsAskFirst(facts, document.paymentTermsCode)
  return {
    ...document,
    prepaymentRequired: typedAnew<boolean>(request, 'prepaymentRequired') ?? saved,
  } as SalesDocument
}

/** What an order says of paying it once it has its number. */
export const orderReference = (facts: Facts, type: DocumentResource, number: string) =>
  type === 'salesOrders'
    ? { paymentReference: orderReferenceOf(facts.only('salesSetup').paymentReferenceScheme, number) }
    : {}
/** The same of an order that another document becomes. */
export const prepaymentOf = (facts: Facts, type: DocumentResource, number: string, termsCode: string) =>
  type === 'salesOrders'
    ? { prepaymentRequired: termsAskFirst(facts, termsCode), ...orderReference(facts, type, number) }
    : {}

const isFor = (item: OpenItem, orderNumber: string) =>
  item.orderNumber !== '' && sameText(item.orderNumber, orderNumber)

/** In which currency an order is paid; "" for the company's own. */
const currencyOf = (facts: Facts, { currencyCode }: Pick<SalesOrder, 'currencyCode'>) =>
  isForeign(facts, currencyCode) ? currencyCode : ''

/** What is open of a customer and kept for one of these orders: payments, and what was paid back of them. */
const keptFor = (facts: Facts, customer: string, currencyCode: string, orders: readonly string[]) =>
  facts
    .openItems(customer)
    .filter((item) => sameText(item.currencyCode, currencyCode) && orders.some((order) => isFor(item, order)))

/** All that is still to be invoiced, as its invoice would be rounded. */
function payableFirst(facts: Facts, order: OrderRecord): Money {
  const left = amountNotInvoiced(order)
  const { currencyCode } = order
  return plus(left, roundingAmount(facts, { currencyCode, totalAmountIncludingTax: amountOf(left) }))
}

/** What of these items is kept for the order: payments that name it, less what was paid back of them. */
function keptIn(items: readonly OpenItem[], facts: Facts, order: SalesOrder): Money {
  const currencyCode = currencyOf(facts, order)
  const own = items.filter(
    (item) =>
      isFor(item, order.number) &&
      item.customerNumber === order.billToCustomerNumber &&
      sameText(item.currencyCode, currencyCode),
  )
  return negative(sum(own.map((item) => item.remainingAmount)))
}

/** What an order asks for before it is delivered and has not got yet; null when that is nothing. `items`: open ones that name it. */
function claimOf(facts: Facts, order: OrderRecord, items: readonly OpenItem[]): Claim | null {
  const asked = minus(payableFirst(facts, order), keptIn(items, facts, order))
  if (order.archived || asked <= 0) return null
  return {
    entryNumber: null,
    orderNumber: order.number,
    documentNumber: order.number,
    documentType: '',
    externalDocumentNumber: order.externalDocumentNumber,
    customerNumber: order.billToCustomerNumber,
    postingDate: order.orderDate as Day,
    dueDate: null,
    remainingAmount: asked,
    remainingPmtDiscPossible: noMoney,
    pmtDiscountDate: null,
  }
}

/** What all orders that are paid in advance still ask for in this currency; "" for the company's own. */
export function prepaymentClaims(facts: Facts, currencyCode: string): Claim[] {
  const kept = Map.groupBy(facts.allOpenItems(), (item) => folded(item.orderNumber))
  return facts
    .prepaymentOrders()
    .filter((order) => sameText(currencyOf(facts, order), currencyCode))
    .flatMap((order) => claimOf(facts, order, kept.get(folded(order.number)) ?? []) ?? [])
}

/** What the open order with this number still asks for, whether it has to be paid in advance or not; null when that is nothing. */
export function claimOfOrder(facts: Facts, orderNumber: string): (Claim & { readonly currencyCode: string }) | null {
  const order = orderNumber === '' ? null : facts.find('salesOrders', orderNumber)
  const claim = order && !order.archived && claimOf(facts, order, facts.openItems(order.billToCustomerNumber))
  return claim ? { ...claim, currencyCode: currencyOf(facts, order) } : null
}
export function orderClaimNeeds(facts: Facts, orderNumber: string): Need[] {
  if (!orderNumber) return []
  const own = { kind: 'record', type: 'salesOrders', key: orderNumber } as const
  const order = facts.has(own) ? facts.find('salesOrders', orderNumber) : null
  return [own, ...(order ? [{ kind: 'openItems', customer: order.billToCustomerNumber } as const] : [])]
}

/** Why nothing of an order may leave yet. */
export function prepaymentMistakes(facts: Facts, order: object): Mistake[] {
  if (!isOrder(order) || !order.prepaymentRequired) return []
  const { number, billToCustomerNumber: payer } = order
  const due = payableFirst(facts, order as OrderRecord)
  const paid = keptIn(facts.openItems(payer), facts, order)
  if (paid >= due) return []
  const params = { number, amount: amountOf(due), value: amountOf(paid), missing: amountOf(minus(due, paid)) }
  return [mistake('PrepaymentRequired', '', params)]
}
export const prepaymentNeeds = (order: object | null): Need[] =>
  order && isOrder(order) && (order.prepaymentRequired || order.prepaidAmount)
    ? [{ kind: 'openItems', customer: order.billToCustomerNumber }]
    : []

/** What the confirmation of such an order asks for, in the order's currency; null where nothing is asked first. */
export function prepaymentRequest(facts: Facts, document: object): Issued['prepayment'] {
  if (!isOrder(document) || !document.prepaymentRequired) return null
  const paid = money(document.prepaidAmount ?? 0)
  const payable = plus(money(document.totalAmountIncludingTax), roundingAmount(facts, document))
  const reference = document.paymentReference || orderReference(facts, 'salesOrders', document.number).paymentReference
  return { amount: amountOf(minus(payable, paid)), paidAmount: amountOf(paid), reference: reference ?? '' }
}

/**
 * What is still to be paid before such an order leaves, told while it is drafted: by what was paid for it in all. What became of
 * that money since is known to its entries, by which `prepaymentMistakes` decides when it leaves.
 */
export function prepaymentDue(facts: Facts, document: object): Mistake[] {
  if (!isOrder(document) || document.fullyShipped) return []
  const asked = prepaymentRequest(facts, document)
  if (asked === null || asked.amount <= 0) return []
  const { amount: missing, paidAmount: value } = asked
  const amount = amountOf(plus(money(missing), money(value)))
  return [mistake('PrepaymentDue', 'prepaymentRequired', { amount, value, missing })]
}

/** The payments that an invoice takes by itself: those kept for the orders that it invoices. */
export function prepayments(facts: Facts, document: SalesDocument, item: OpenItem): OpenItem[] {
  if (isCreditMemo(document)) return []
  const orders = ordersOf(document).flatMap((id) => {
    const order = facts.find('salesOrders', id)
    return order?.prepaidAmount ? [order.number] : []
  })
  return orders.length === 0 ? [] : keptFor(facts, item.customerNumber, item.currencyCode, orders)
}
const ordersOf = ({ lines }: SalesDocument) => [
  ...new Set((lines as readonly Partial<AnyLine>[]).flatMap((line) => (line.orderId ? [line.orderId] : []))),
]

/** Money that waits for an order is not used for anything else by itself. */
export const isReserved = (facts: Facts, { orderNumber }: Pick<OpenItem, 'orderNumber'>) =>
  orderNumber !== '' && facts.find('salesOrders', orderNumber)?.archived === false
export const reservedNeeds = (items: readonly OpenItem[]): Need[] =>
  items.flatMap(({ orderNumber }) =>
    orderNumber === '' ? [] : [{ kind: 'record', type: 'salesOrders', key: orderNumber } as const],
  )

/** The currency in which an order is to be paid; null when none is named. */
export function currencyOfOrder(facts: Facts, orderNumber: string): string | null {
  const order = orderNumber === '' ? null : facts.find('salesOrders', orderNumber)
  return order && currencyOf(facts, order)
}

/** It is an open order of the customer who pays, in the currency of the payment. */
export function paidOrderMistakes(facts: Facts, orderNumber: string, payer: Payer, told: Teller): Mistake[] {
  if (orderNumber === '') return []
  const order = facts.find('salesOrders', orderNumber)
  const wrong = (word: string, value: string, customer = '') =>
    worded(told('InvalidValue', 'orderNumber', { field: 'orderNumber', value, customer }), word)
  if (!order || order.archived) return [wrong('NoOpenOrder', orderNumber)]
  if (order.billToCustomerNumber !== payer.customerNumber)
    return [wrong('OtherCustomersOrder', order.number, order.billToCustomerNumber)]
  return sameText(currencyOf(facts, order), payer.currencyCode) ? [] : [wrong('OtherCurrency', order.number)]
}

/** Orders with what these entries paid for them in advance, or paid back. */
export function prepaidOrders(facts: Facts, context: Context, items: readonly OpenItem[]): RecordChange[] {
  const paid = Map.groupBy(
    items.filter((item) => item.orderNumber !== ''),
    (item) => item.orderNumber,
  )
  return [...paid].flatMap(([number, own]) => {
    const order = facts.find('salesOrders', number)
    if (!order) return []
    const amount = minus(money(order.prepaidAmount ?? 0), sum(own.map((item) => item.amount)))
    const saved = { version: order.version + 1, lastModifiedDateTime: context.at }
    const record = { ...order, prepaidAmount: amountOf(amount), ...saved }
    return [{ type: 'salesOrders', id: order.id, key: order.number, record } as const]
  })
}
