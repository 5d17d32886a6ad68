import { describe, expect, test } from 'vitest'
import { isStructuredCommunication } from '../../../../shared/basics/check-digits.ts'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import { mailOf } from '../../../../shared/print/mail.ts'
import { paperOf } from '../../../../shared/print/paper.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  aVendor,
  type Body,
  type Book,
  postOrder,
} from '../../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../../support/issued.ts'

const advance = { code: 'ADVANCE', displayName: 'In advance', dueDateCalculation: '0D', prepaymentRequired: true }
const exchangeAccounts = { realizedGainsAccount: '654000', realizedLossesAccount: '654000' }
const withTerms = (book: Book) => {
  book.does('PUT', 'paymentTerms/ADVANCE', advance)
  return book
}
/** An order of 2 lamps at 121.00 with VAT that is to be paid in advance. */
function scene({ customer: given = {}, header = {}, setup = {} }: Partial<Record<string, Body>> = {}) {
  const book = withTerms(aBook(setup))
  const customer = aCustomer(book, { paymentTermsCode: 'ADVANCE', ...given })
  const item = anItem(book, { stock: 100 })
  const order = anOrder(book, customer, [[item, 2]], header)
  const pay = (amount: number, line: Body = {}) =>
    book.does('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount, orderNumber: order.number, ...line }],
    })
  const now = () => book.find('salesOrders', order.id)
  return { book, customer, item, order, pay, now }
}
const refusedShip = (book: Book, { id }: { readonly id: string }, action = 'ship') =>
  book.refuses('POST', `salesOrders/${id}/${action}`)

describe('an order that is paid in advance', () => {
  test('leaves once payments that name it cover all of it, and its invoice takes them by itself', () => {
    const { book, order, pay, now } = scene()
    expect(order).toMatchObject({ prepaymentRequired: true, prepaidAmount: 0, totalAmountIncludingTax: 242 })
    expect(isStructuredCommunication(order.paymentReference)).toBe(true)
    expect(refusedShip(book, order)).toMatchObject({
      code: 'PrepaymentRequired',
      status: 409,
      params: { number: order.number, amount: 242, value: 0, missing: 242 },
    })
    pay(200, { orderNumber: order.number.toLowerCase() })
    expect(now()).toMatchObject({ prepaidAmount: 200, version: 2 })
    expect(refusedShip(book, order, 'shipAndInvoice').params).toMatchObject({ value: 200, missing: 42 })
    pay(42)
    const { invoice } = postOrder(book, order, 'shipAndInvoice')
    expect(invoice).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(book.entries.customerLedgerEntries.map((one) => [one.documentType, one.orderNumber, one.open])).toEqual([
      ['Payment', order.number, false],
      ['Payment', order.number, false],
      ['Invoice', '', false],
    ])
    expect(now()).toMatchObject({ prepaidAmount: 242, archived: true })
  })

  test('is not paid by the money of another order of the same customer', () => {
    const { book, customer, item, order, pay } = scene()
    const other = anOrder(book, customer, [[item, 2]])
    pay(242, { orderNumber: other.number })
    expect(refusedShip(book, order).params).toMatchObject({ value: 0, missing: 242 })
    expect(postOrder(book, other, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid' })
  })

  test('may leave in parts once all is paid; each invoice takes its share, and what is over stays with the customer', () => {
    const { book, order, pay } = scene()
    pay(250)
    const half = { lines: [{ sequence: 10000, shipQuantity: 1, invoiceQuantity: 1 }] }
    expect(postOrder(book, order, 'shipAndInvoice', half).invoice).toMatchObject({ status: 'Paid' })
    expect(postOrder(book, order, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid' })
    expect(book.entries.customerLedgerEntries[0]).toMatchObject({ remainingAmount: -800, open: true })
  })

  test('waits again when its money was used for something else, paid back or reversed', () => {
    const { book, order, pay, now } = scene()
    pay(242)
    pay(-42)
    expect(now().prepaidAmount).toBe(200)
    expect(refusedShip(book, order).params).toMatchObject({ missing: 42 })
    book.does('POST', 'registers/3/reverse')
    expect(now().prepaidAmount).toBe(242)
    const other = book.does('POST', 'customerLedgerEntries/1/apply', {
      entries: [{ entryNumber: invoiceOf(book, order.customerNumber, 100).entryNumber }],
    })
    expect(other.value).toMatchObject([{ remainingAmount: -121 }, { remainingAmount: 0 }])
    expect(refusedShip(book, order).params).toMatchObject({ missing: 121 })
  })

  test('is asked for by the terms or by the order itself, until it is released', () => {
    const { book, customer, item, order } = scene()
    const change = (body: Body) => book.does('PATCH', `salesOrders/${order.id}`, body)
    expect(change({ prepaymentRequired: false })).toMatchObject({ prepaymentRequired: false })
    expect(change({ comment: 'Loyal customer' })).toMatchObject({ prepaymentRequired: false })
    expect(change({ paymentTermsCode: '30D' })).toMatchObject({ prepaymentRequired: false })
    expect(change({ paymentTermsCode: 'ADVANCE' })).toMatchObject({ prepaymentRequired: true })
    const trusted = anOrder(book, customer, [[item, 1]], { prepaymentRequired: false })
    expect(trusted).toMatchObject({ prepaymentRequired: false })
    expect(postOrder(book, trusted, 'ship').shipment).toBeDefined()
    book.does('POST', `salesOrders/${order.id}/release`)
    const problem = book.refuses('PATCH', `salesOrders/${order.id}`, { prepaymentRequired: false })
    expect(problem.errors).toMatchObject([{ code: 'DocumentNotOpen', field: 'prepaymentRequired' }])
  })

  test('may come of a quote or be a copy', () => {
    const { book, customer, item, order } = scene()
    const quote = book.does('POST', 'salesQuotes', {
      customerNumber: customer,
      lines: [{ lineType: 'Item', lineObjectNumber: item, quantity: 1 }],
    })
    const made = book.does('POST', `salesQuotes/${quote.id}/makeOrder`).order as RecordIn<'salesOrders'>
    const copied = book.does('POST', `salesOrders/${order.id}/copy`).order as RecordIn<'salesOrders'>
    for (const one of [made, copied]) {
      expect(one).toMatchObject({ prepaymentRequired: true, prepaidAmount: 0 })
      expect(one.paymentReference).not.toBe(order.paymentReference)
    }
  })

  test('cannot leave from its vendor either', () => {
    const book = withTerms(aBook())
    const item = anItem(book, { vendorNumber: aVendor(book) })
    const customer = aCustomer(book, { paymentTermsCode: 'ADVANCE' })
    const order = anOrder(book, customer, [[item, 2, { dropShipment: true }]])
    book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
    const receive = ['POST', 'purchaseOrders/PO-00001/receive'] as const
    expect(book.refuses(...receive)).toMatchObject({ code: 'PrepaymentRequired', params: { number: order.number } })
    const [paid, received] = book.sendTogether([
      {
        method: 'POST',
        path: 'customerPayments/post',
        body: { lines: [{ customerNumber: customer, amount: 242, orderNumber: order.number }] },
      },
      { method: receive[0], path: receive[1] },
    ])
    expect([paid?.status, received?.status]).toEqual([201, 200])
  })

  test('of a customer who settles the oldest first keeps its money for itself', () => {
    const { book, customer, order, pay } = scene({ customer: { applicationMethod: 'Apply to Oldest' } })
    const old = invoiceOf(book, customer, 100)
    pay(242)
    expect(invoiceOf(book, customer, 50)).toMatchObject({ open: true })
    expect(book.entries.customerLedgerEntries[old.entryNumber - 1]).toMatchObject({ open: true })
    expect(postOrder(book, order, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid' })
  })

  test('gets its money back when its invoice is cancelled', () => {
    const { book, order, pay } = scene()
    pay(242)
    const half = { lines: [{ sequence: 10000, shipQuantity: 1, invoiceQuantity: 1 }] }
    const { invoice } = postOrder(book, order, 'shipAndInvoice', half)
    book.does('POST', `salesInvoices/${invoice?.id}/cancel`, { unapplyPayments: true })
    expect(postOrder(book, order, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid' })
  })
})

describe('a payment in advance', () => {
  test('names an open order of the customer who pays', () => {
    const { book, order, pay } = scene()
    const said = (line: Body) =>
      book
        .refuses('POST', 'customerPayments/post', {
          lines: [{ customerNumber: order.customerNumber, amount: 1, orderNumber: order.number, ...line }],
        })
        .errors.map(({ pointer, word }) => `${pointer} ${word}`)
    expect(said({ orderNumber: 'SO-9' })).toEqual(['/lines/0/orderNumber NoOpenOrder'])
    expect(said({ customerNumber: aCustomer(book) })).toEqual(['/lines/0/orderNumber OtherCustomersOrder'])
    pay(242)
    postOrder(book, order, 'shipAndInvoice')
    expect(said({})).toEqual(['/lines/0/orderNumber NoOpenOrder'])
  })
})

describe('an order in another currency', () => {
  test('is paid in that currency, and its invoice takes what came in it', () => {
    const book = withTerms(aBook())
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar', ...exchangeAccounts })
    book.does('PUT', 'currencyExchangeRates/USD/2026-01-01', {
      exchangeRateAmount: 1.25,
      relationalExchangeRateAmount: 1,
    })
    const customer = aCustomer(book, { paymentTermsCode: 'ADVANCE', currencyCode: 'USD' })
    const order = anOrder(book, customer, [[aService(book, { unitPrice: 100 }), 1]])
    const pay = (line: Body) => ({
      lines: [{ customerNumber: customer, amount: order.totalAmountIncludingTax, orderNumber: order.number, ...line }],
    })
    const [wrong] = book.refuses('POST', 'customerPayments/post', pay({ currencyCode: 'EUR' })).errors
    expect(wrong).toMatchObject({ pointer: '/lines/0/orderNumber', word: 'OtherCurrency' })
    book.does('POST', 'customerPayments/post', pay({}))
    expect(book.entries.customerLedgerEntries[0]).toMatchObject({ currencyCode: 'USD', orderNumber: order.number })
    expect(postOrder(book, order, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid', currencyCode: 'USD' })
  })

  test('is to be paid as its invoice will be rounded', () => {
    const book = withTerms(aSeller())
    book.does('PUT', 'currencies/USD', { ...exchangeAccounts, invoiceRoundingPrecision: 0.05 })
    const customer = aBuyer(book, 'BE', { paymentTermsCode: 'ADVANCE' })
    const dollars = { currencyCode: 'USD', currencyFactor: 1.25 }
    const order = anOrder(book, customer, [[aService(book), 1, { unitPrice: 100.02 }]], dollars)
    expect(order.totalAmountIncludingTax).toBe(121.02)
    expect(refusedShip(book, order).params).toMatchObject({ amount: 121, missing: 121 })
    expect(issuedIn(book, 'salesOrders', order.id)).toMatchObject({ prepayment: { amount: 121 } })
  })
})

describe('the confirmation', () => {
  test('asks for the money before the goods, in each language, and thanks for it once it is there', () => {
    const book = withTerms(aSeller())
    const customer = aBuyer(book, 'BE', { paymentTermsCode: 'ADVANCE' })
    const order = anOrder(book, customer, [[aService(book, { unitPrice: 100 }), 1]])
    const paper = () => paperOf(issuedIn(book, 'salesOrders', order.id), 'nl')
    expect(paper().payment?.facts).toContainEqual(['Mededeling', order.paymentReference])
    expect(paper().payment?.facts).toContainEqual(['Te betalen', 'EUR 121,00'])
    expect(paper().payment?.qr?.content).toContain('EUR121.00')
    expect(paper().notes).toContain('Deze bestelling wordt vooraf betaald: zodra uw betaling binnen is, leveren wij.')
    const issued = issuedIn(book, 'salesOrders', order.id)
    expect(mailOf(issued, paperOf(issued, 'fr'), '').text).toContain('Veuillez payer EUR 121,00 sur le compte')
    const pay = (amount: number) =>
      book.does('POST', 'customerPayments/post', {
        lines: [{ customerNumber: customer, amount, orderNumber: order.number }],
      })
    pay(21)
    expect(paper().payment?.facts).toContainEqual(['Te betalen', 'EUR 100,00'])
    expect(paper().notes.at(-1)).toContain('EUR 21,00')
    pay(100)
    const trusted = anOrder(book, customer, [[aService(book), 1]], { prepaymentRequired: false })
    expect(issuedIn(book, 'salesOrders', trusted.id)).toMatchObject({ prepayment: null })
    expect(paper()).toMatchObject({ payment: null, notes: ['Deze bestelling is vooraf betaald. Hartelijk dank.'] })
  })
})

function invoiceOf(book: Book, customer: string, unitPrice: number) {
  const drafted = anInvoice(book, customer, [[aService(book), 1, { unitPrice }]])
  book.does('POST', `salesInvoices/${drafted.id}/post`)
  const entry = book.entries.customerLedgerEntries.at(-1)
  if (!entry) throw new Error('nothing was posted')
  return entry
}
