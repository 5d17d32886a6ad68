import { describe, expect, test } from 'vitest'
import { type DocumentResource, documentResources } from '../../../shared/posting/document-kinds.ts'
import { aBook, aCustomer, anItem, aService, type Book, bodyOf } from '../../support/given.ts'

const drafted = (book: Book, type: DocumentResource, customer: string, header = {}) =>
  book.does('POST', type, bodyOf(customer, [[aService(book, { unitPrice: 50 }), 2]], header))

describe('every kind of sales document', () => {
  test.each([
    ['salesQuotes', 'SQ-00001', { documentDate: '2026-03-10' }],
    ['salesOrders', 'SO-00001', { documentDate: '2026-03-10', orderDate: '2026-03-10' }],
    ['salesInvoices', 'SI-00001', { invoiceDate: '2026-03-10' }],
    ['salesCreditMemos', 'SC-00001', { creditMemoDate: '2026-03-10' }],
    ['salesReturnOrders', 'SR-00001', { documentDate: '2026-03-10', orderDate: '2026-03-10' }],
  ] as const)('%s is drafted, numbered, changed, replaced and deleted', (type, number, dates) => {
    const book = aBook()
    const customer = aCustomer(book)
    const draft = drafted(book, type, customer)
    expect(draft).toMatchObject({ number, status: 'Draft', version: 1, totalAmountIncludingTax: 121, ...dates })
    expect(book.does('PATCH', `${type}/${number}`, { comment: 'Ring twice' })).toMatchObject({ comment: 'Ring twice' })
    expect(book.does('PUT', `${type}/${draft.id}`, { ...draft, lines: [] })).toMatchObject({ number, lines: [] })
    expect(book.refuses('PUT', 'salesQuotes/SQ-9', {}).code).toBe('NotFound')
    book.does('DELETE', `${type}/${number}`)
    expect(book.all(type)).toEqual([])
  })
  test.each(documentResources)('%s keeps to itself what only another kind has', (type) => {
    const book = aBook()
    const item = anItem(book)
    const [line] = book.does(
      'POST',
      type,
      bodyOf(aCustomer(book), [[item, 3, { shipQuantity: 1, receiveQuantity: 2 }]]),
    ).lines as readonly Record<string, unknown>[]
    expect(line).toMatchObject({ quantity: 3, ...quantitiesOf[type] })
    expect('shipQuantity' in (line ?? {})).toBe(type === 'salesOrders')
    expect('receiveQuantity' in (line ?? {})).toBe(type === 'salesReturnOrders')
    expect('appliesFromEntry' in (line ?? {})).toBe(type === 'salesCreditMemos' || type === 'salesReturnOrders')
  })
})
const quantitiesOf: Readonly<Record<DocumentResource, object>> = {
  salesQuotes: {},
  salesInvoices: {},
  salesCreditMemos: {},
  salesOrders: { shipQuantity: 1, invoiceQuantity: 1, outstandingQuantity: 3 },
  salesReturnOrders: { receiveQuantity: 2, invoiceQuantity: 2, outstandingQuantity: 3 },
}

describe('what is credited', () => {
  test('is due at once, unless the terms are for credit memos too', () => {
    const book = aBook()
    const customer = aCustomer(book, { paymentTermsCode: '30D' })
    expect(drafted(book, 'salesCreditMemos', customer)).toMatchObject({ dueDate: '2026-03-10' })
    book.does('PUT', 'paymentTerms/30D', { dueDateCalculation: '30D', calculateDiscountOnCreditMemos: true })
    expect(drafted(book, 'salesCreditMemos', customer)).toMatchObject({ dueDate: '2026-04-09' })
  })
  test('is taken of a customer and an item that are blocked for sales only', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book)
    book.does('PATCH', `customers/${customer}`, { blocked: 'Invoice' })
    book.does('PATCH', `items/${item}`, { salesBlocked: true })
    const body = bodyOf(customer, [[item, 1]])
    expect(book.does('POST', 'salesCreditMemos', body)).toMatchObject({ status: 'Draft' })
    expect(book.refuses('POST', 'salesInvoices', body).errors.map((error) => error.code)).toEqual([
      'CustomerBlocked',
      'ItemBlocked',
    ])
    book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
    expect(book.refuses('POST', 'salesCreditMemos', body).code).toBe('CustomerBlocked')
  })
  test('is not more than the line of the return', () => {
    const book = aBook()
    const body = bodyOf(aCustomer(book), [[anItem(book), 3, { receiveQuantity: 4 }]])
    expect(book.refuses('POST', 'salesReturnOrders', body).errors).toMatchObject([
      { code: 'QuantityToReceiveTooLarge', pointer: '/lines/0/receiveQuantity' },
    ])
  })
})
