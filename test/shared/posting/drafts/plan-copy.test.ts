import { describe, expect, test } from 'vitest'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  type Book,
  bodyOf,
  post,
  postOrder,
} from '../../../support/given.ts'

interface Copies {
  readonly quote: RecordIn<'salesQuotes'>
  readonly order: RecordIn<'salesOrders'>
  readonly invoice: RecordIn<'salesInvoices'>
  readonly creditMemo: RecordIn<'salesCreditMemos'>
  readonly returnOrder: RecordIn<'salesReturnOrders'>
}
const copy = (book: Book, path: string, body: Body = {}) => {
  const answer = book.send({ method: 'POST', path: `${path}/copy`, body })
  expect(answer.status).toBe(201)
  return answer.body as unknown as Copies
}

describe('a copy', () => {
  test('of a posted invoice is a draft of its own, with the prices and discounts that were agreed and dates of today', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { unitPrice: 50, stock: 9 })
    const source = post(
      book,
      anInvoice(
        book,
        customer,
        [
          [item, 3, { unitPrice: 33.335, discountPercent: 5 }],
          ['', 0, { lineType: 'Comment', description: 'By hand' }],
          [item, 1, { discountAmount: 0.01 }],
        ],
        {
          postingDate: '2026-01-05',
          discountAmount: 7.5,
          externalDocumentNumber: 'R1',
          shipToCity: 'Namur',
          paymentTermsCode: 'CM',
        },
      ),
    )
    const { invoice } = copy(book, `salesInvoices/${source.number}`)
    expect(invoice).toMatchObject({
      number: 'SI-00002',
      status: 'Draft',
      postingDate: '2026-03-10',
      invoiceDate: '2026-03-10',
      dueDate: '2026-03-31',
      externalDocumentNumber: '',
      shipToCity: 'Namur',
      discountAmount: 7.5,
      totalAmountIncludingTax: source.totalAmountIncludingTax,
      draftNumber: '',
      lines: [{ unitPrice: 33.335, discountPercent: 5 }, { description: 'By hand' }, { discountAmount: 0.01 }],
    })
    expect(post(book, invoice).totalAmountIncludingTax).toBe(source.totalAmountIncludingTax)
  })
  test('of an order shipped and invoiced in part is to be shipped and invoiced whole', () => {
    const book = aBook()
    const order = anOrder(book, aCustomer(book), [[anItem(book, { stock: 9 }), 5, { shipQuantity: 2 }]], {
      partialShipping: true,
    })
    postOrder(book, order, 'shipAndInvoice')
    const { order: made } = copy(book, `salesOrders/${order.id}`, { postingDate: '2026-05-01' })
    expect(made).toMatchObject({
      status: 'Draft',
      orderDate: '2026-05-01',
      uninvoicedShipments: [],
      lines: [{ quantity: 5, shippedQuantity: 0, invoicedQuantity: 0, shipQuantity: 5, outstandingQuantity: 5 }],
    })
    expect(made.lines[0]?.id).not.toBe(order.lines[0]?.id)
  })
  test('can be of another kind: from the quote to the return, and from what was shipped', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 9 })
    const quote = book.does('POST', 'salesQuotes', bodyOf(customer, [[item, 2, { unitPrice: 70 }]]))
    const { order } = copy(book, `salesQuotes/${quote.number}`, { to: 'salesOrders' })
    expect(order).toMatchObject({ number: 'SO-00001', quoteNumber: '', totalAmountExcludingTax: 140 })
    const { returnOrder } = copy(book, `salesOrders/${order.number}`, { to: 'salesReturnOrders' })
    expect(returnOrder.lines).toMatchObject([{ quantity: 2, unitPrice: 70, receiveQuantity: 2 }])
    const { shipment } = postOrder(book, order, 'ship')
    expect(copy(book, `salesShipments/${shipment?.number}`).order.lines).toMatchObject([
      { quantity: 2, unitPrice: 100 },
    ])
    expect(book.find('salesQuotes', String(quote.id))).toMatchObject({ status: 'Draft', version: 1 })
  })
  test('of a kept version of a quote brings it back', () => {
    const book = aBook()
    const quote = book.does('POST', 'salesQuotes', bodyOf(aCustomer(book), [[aService(book), 2, { unitPrice: 70 }]]))
    book.does('POST', `salesQuotes/${quote.id}/makeOrder`)
    expect(copy(book, `salesQuoteArchives/${quote.number}/1`).quote).toMatchObject({
      number: 'SQ-00002',
      status: 'Draft',
      orderNumber: '',
      archivedVersions: 0,
      totalAmountExcludingTax: 140,
    })
  })
  test('that credits an open invoice settles it', () => {
    const book = aBook()
    const invoice = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1]]))
    const { creditMemo } = copy(book, `salesInvoices/${invoice.id}`, { to: 'salesCreditMemos' })
    expect(creditMemo).toMatchObject({ status: 'Draft', appliesToDocumentNumber: invoice.number })
  })
  test('takes the prices of today when asked to, and always for another customer', () => {
    const book = aBook()
    const [customer, other] = [aCustomer(book), aCustomer(book, { pricesIncludeTax: true, displayName: 'Other' })]
    const item = anItem(book, { unitPrice: 10 })
    const draft = anInvoice(book, customer, [[item, 2, { unitPrice: 7, discountPercent: 10 }]], {
      invoiceDiscountPercent: 3,
    })
    book.does('PATCH', `items/${item}`, { unitPrice: 20 })
    expect(copy(book, `salesInvoices/${draft.id}`, { recalculate: true }).invoice).toMatchObject({
      customerNumber: customer,
      totalAmountExcludingTax: 40,
    })
    expect(copy(book, `salesInvoices/${draft.id}`, { customerNumber: other }).invoice).toMatchObject({
      customerNumber: other,
      sellToName: 'Other',
      lines: [{ unitPrice: 24.2, discountPercent: 0 }],
    })
  })
  test('leaves lines of blocked items behind and says so; a blocked customer refuses it', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const [good, bad] = [aService(book), aService(book)]
    const draft = anInvoice(book, customer, [
      [good, 1],
      [bad, 1],
    ])
    book.does('PATCH', `items/${bad}`, { blocked: true })
    const answer = book.send({ method: 'POST', path: `salesInvoices/${draft.id}/copy` })
    expect(answer.warnings).toMatchObject([{ code: 'ItemBlocked', params: { item: bad } }])
    expect((answer.body as unknown as Copies).invoice.lines).toMatchObject([{ lineObjectNumber: good }])
    book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
    expect(book.refuses('POST', `salesInvoices/${draft.id}/copy`).code).toBe('CustomerBlocked')
    expect(book.refuses('POST', 'salesInvoices/NONE/copy').code).toBe('NotFound')
    expect(book.refuses('POST', `salesInvoices/${draft.id}/copy`, { to: 'items' }).code).toBe('InvalidValue')
  })
})
