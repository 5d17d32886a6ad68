import { describe, expect, test } from 'vitest'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anItem,
  aService,
  type Body,
  type Book,
  bodyOf,
  type GivenLine,
} from '../../../support/given.ts'

type Quote = RecordIn<'salesQuotes'>
const aQuote = (book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) =>
  book.does('POST', 'salesQuotes', bodyOf(customer, lines, header)) as unknown as Quote
interface Converted extends Quote {
  readonly order: RecordIn<'salesOrders'>
  readonly invoice: RecordIn<'salesInvoices'>
}
const convert = (book: Book, quote: { readonly id: string }, action: 'makeOrder' | 'makeInvoice', body: Body = {}) =>
  book.does('POST', `salesQuotes/${quote.id}/${action}`, body) as unknown as Converted

describe('until when a quote holds', () => {
  test('follows its date by the set-up, unless it is typed; without a formula it has no end', () => {
    const book = aBook({ quoteValidityCalculation: '1M' })
    const quote = aQuote(book, aCustomer(book), [])
    expect(quote).toMatchObject({ documentDate: '2026-03-10', validUntilDate: '2026-04-10', status: 'Draft' })
    const change = (body: Body) => book.does('PATCH', `salesQuotes/${quote.id}`, body).validUntilDate
    expect(change({ documentDate: '2026-03-01' })).toBe('2026-04-01')
    expect(change({ validUntilDate: '2026-12-31' })).toBe('2026-12-31')
    expect(change({ comment: 'Kept' })).toBe('2026-12-31')
    expect(change({ validUntilDate: null })).toBe('2026-04-01')
    book.does('PATCH', 'salesSetup', { quoteValidityCalculation: '' })
    expect(change({ documentDate: '2026-03-02' })).toBeNull()
  })
  test('a quote whose last day is over is expired, may still be changed, and holds again with another last day', () => {
    const book = aBook()
    const quote = aQuote(book, aCustomer(book), [], { validUntilDate: '2026-03-09' })
    expect(quote.status).toBe('Expired')
    const longer = book.does('PATCH', `salesQuotes/${quote.id}`, { validUntilDate: '2026-03-10' })
    expect(longer.status).toBe('Draft')
  })
  test('clearing out deletes those that ended before the day, but neither accepted ones nor those without an end', () => {
    const book = aBook({ quoteValidityCalculation: '' })
    const customer = aCustomer(book)
    const until = (validUntilDate: string | null) => aQuote(book, customer, [], { validUntilDate })
    const [over, accepted] = [until('2026-03-31'), until('2026-03-31')]
    const left = [until('2026-04-01'), until(null)]
    convert(book, accepted, 'makeOrder')
    expect(book.does('POST', 'salesQuotes/deleteExpired', { before: '2026-04-01' })).toEqual({ deleted: [over.number] })
    expect(book.all('salesQuotes').map(({ number }) => number)).toEqual(
      expect.arrayContaining([accepted.number, ...left.map(({ number }) => number)]),
    )
    expect(book.refuses('POST', 'salesQuotes/deleteExpired', {}).code).toBe('MissingValue')
    expect(book.refuses('POST', 'salesQuotes/deleteExpired', { before: 'soon' }).code).toBe('InvalidValue')
  })
  test('clearing out sees what the commands before it in the group did', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const quote = aQuote(book, customer, [])
    const other = aQuote(book, customer, [], { validUntilDate: '2026-03-01' })
    const answers = book.sendTogether([
      { method: 'PATCH', path: `salesQuotes/${quote.id}`, body: { validUntilDate: '2026-03-01' } },
      { method: 'PATCH', path: `salesQuotes/${other.id}`, body: { validUntilDate: '2026-05-01' } },
      { method: 'POST', path: 'salesQuotes/deleteExpired', body: { before: '2026-04-01' } },
      { method: 'POST', path: 'salesQuotes/deleteExpired', body: { before: '2026-04-01' } },
    ])
    expect(answers.map(({ body }) => body.deleted)).toEqual([undefined, undefined, [quote.number], []])
  })
})

describe('a quote that is accepted', () => {
  test('becomes an order with its lines and prices as they are, each naming the other; the price list has moved on', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { unitPrice: 10 })
    const quote = aQuote(
      book,
      customer,
      [
        [item, 3, { discountPercent: 5 }],
        ['', 0, { lineType: 'Comment', description: 'By hand' }],
      ],
      { discountAmount: 2.5, shipToCity: 'Namur' },
    )
    book.does('PATCH', `items/${item}`, { unitPrice: 99 })
    const { order, ...accepted } = convert(book, quote, 'makeOrder', { postingDate: '2026-04-02' })
    expect(order).toMatchObject({
      number: 'SO-00001',
      status: 'Draft',
      quoteNumber: quote.number,
      quoteId: quote.id,
      postingDate: '2026-04-02',
      documentDate: '2026-04-02',
      dueDate: '2026-05-02',
      orderDate: '2026-03-10',
      shipToCity: 'Namur',
      discountAmount: 2.5,
      totalAmountIncludingTax: quote.totalAmountIncludingTax,
      lines: [
        { unitPrice: 10, quantity: 3, shipQuantity: 3, invoiceQuantity: 3, outstandingQuantity: 3, shippedQuantity: 0 },
        { lineType: 'Comment', description: 'By hand', quantity: 0 },
      ],
    })
    expect(order.lines.map(({ id }) => id)).not.toEqual(quote.lines.map(({ id }) => id))
    expect(accepted).toMatchObject({ status: 'Accepted', orderNumber: order.number, orderId: order.id, version: 2 })
    expect(book.find('salesQuoteArchives', `${quote.number}/1`)).toMatchObject({
      number: quote.number,
      versionNumber: 1,
      status: 'Draft',
      orderNumber: '',
      archivedBy: 'anna',
      lines: [{ unitPrice: 10 }, { description: 'By hand' }],
    })
  })
  test('becomes a draft invoice that can be posted', () => {
    const book = aBook()
    const quote = aQuote(book, aCustomer(book), [[aService(book, { unitPrice: 50 }), 2]])
    const { invoice, invoiceNumber } = convert(book, quote, 'makeInvoice')
    expect(invoice).toMatchObject({ number: 'SI-00001', status: 'Draft', quoteNumber: quote.number })
    expect(invoiceNumber).toBe('SI-00001')
    expect(book.does('POST', `salesInvoices/${invoice.id}/post`)).toMatchObject({
      status: 'Open',
      totalAmountIncludingTax: 121,
      quoteNumber: quote.number,
    })
  })
  test('cannot be accepted twice, changed or deleted', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const quote = aQuote(book, customer, [[anItem(book), 1]])
    const { order } = convert(book, quote, 'makeOrder')
    for (const action of ['makeOrder', 'makeInvoice'])
      expect(book.refuses('POST', `salesQuotes/${quote.id}/${action}`)).toMatchObject({
        status: 409,
        code: 'DocumentNotOpen',
        params: { value: order.number },
        errors: [{ word: 'QuoteAccepted' }],
      })
    expect(book.refuses('PATCH', `salesQuotes/${quote.id}`, { validUntilDate: '2027-01-01' }).code).toBe(
      'DocumentNotOpen',
    )
    expect(book.refuses('PUT', `salesQuotes/${quote.id}`, bodyOf(customer, [])).code).toBe('DocumentNotOpen')
    expect(book.refuses('DELETE', `salesQuotes/${quote.id}`).code).toBe('DocumentNotOpen')
  })
  test('after its last day warns, and stops nothing', () => {
    const book = aBook()
    const quote = aQuote(book, aCustomer(book), [], { validUntilDate: '2026-03-01' })
    const { warnings } = book.send({ method: 'POST', path: `salesQuotes/${quote.id}/makeOrder` })
    expect(warnings).toEqual([{ code: 'QuoteExpired', params: { date: '2026-03-01' } }])
  })
  test('is refused with everything that is wrong: a blocked customer and every blocked item', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const items = [anItem(book), anItem(book), anItem(book)] as const
    const quote = aQuote(
      book,
      customer,
      items.map((item) => [item, 1] as const),
    )
    book.does('PATCH', `items/${items[0]}`, { blocked: true })
    book.does('PATCH', `items/${items[2]}`, { salesBlocked: true })
    book.does('PATCH', `customers/${customer}`, { blocked: 'Ship' })
    const codes = (action: string) =>
      book.refuses('POST', `salesQuotes/${quote.id}/${action}`).errors.map(({ pointer, code }) => [pointer, code])
    const blockedItems = [
      ['/lines/0/lineObjectNumber', 'ItemBlocked'],
      ['/lines/2/lineObjectNumber', 'ItemBlocked'],
    ]
    expect(codes('makeOrder')).toEqual([['/customerNumber', 'CustomerBlocked'], ...blockedItems])
    expect(codes('makeInvoice')).toEqual(blockedItems)
    expect(book.find('salesQuotes', quote.id).version).toBe(1)
    expect(book.all('salesOrders')).toEqual([])
  })
})

describe('a quote for somebody who is no customer yet', () => {
  const aContact = (book: Book, body: Body = {}) =>
    String(book.does('POST', 'contacts', { displayName: 'Prospect NV', city: 'Gent', ...body }).number)
  const quoteFor = (book: Book, contactNumber: string, item: string) =>
    book.does('POST', 'salesQuotes', {
      contactNumber,
      lines: [{ lineType: 'Item', lineObjectNumber: item, quantity: 1 }],
    }) as unknown as Quote

  test('is made out to the contact, with the VAT of its country', () => {
    const book = aBook()
    const item = anItem(book, { unitPrice: 100 })
    expect(quoteFor(book, aContact(book), item)).toMatchObject({
      customerNumber: '',
      contactNumber: 'CT00001',
      sellToName: 'Prospect NV',
      billToCity: 'Gent',
      vatBusinessPostingGroup: 'DOMESTIC',
      totalAmountIncludingTax: 121,
    })
    expect(quoteFor(book, aContact(book, { country: 'NL' }), item)).toMatchObject({
      vatBusinessPostingGroup: 'EU',
      totalAmountIncludingTax: 100,
    })
    expect(book.refuses('POST', 'salesQuotes', { contactNumber: 'CT9' }).errors).toMatchObject([
      { code: 'InvalidValue', field: 'contactNumber' },
    ])
    expect(book.refuses('POST', 'salesQuotes', {}).errors).toMatchObject([
      { code: 'MissingValue', field: 'customerNumber' },
    ])
  })
  test('makes a customer of the contact when it is accepted', () => {
    const book = aBook()
    const contact = aContact(book)
    const quote = quoteFor(book, contact, anItem(book))
    const { order, customerNumber } = convert(book, quote, 'makeOrder')
    expect(customerNumber).toBe('C00001')
    expect(order).toMatchObject({
      customerNumber: 'C00001',
      billToCustomerNumber: 'C00001',
      customerName: 'Prospect NV',
    })
    expect(book.find('customers', 'C00001')).toMatchObject({
      displayName: 'Prospect NV',
      city: 'Gent',
      contactNumber: contact,
      customerPostingGroup: 'DOMESTIC',
    })
    expect(book.find('contacts', contact).customerNumber).toBe('C00001')
  })
  test('goes over to the customer that the contact became in the meantime', () => {
    const book = aBook()
    const contact = aContact(book)
    const item = anItem(book)
    const [one, other] = [quoteFor(book, contact, item), quoteFor(book, contact, item)]
    expect(book.does('POST', `contacts/${contact}/makeCustomer`)).toMatchObject({
      number: contact,
      customerNumber: 'C00001',
      customer: { number: 'C00001' },
    })
    expect(book.refuses('POST', `contacts/${contact}/makeCustomer`).code).toBe('RecordExists')
    expect(convert(book, one, 'makeInvoice').invoice).toMatchObject({ customerNumber: 'C00001' })
    expect(book.does('PATCH', `salesQuotes/${other.id}`, { comment: 'x' })).toMatchObject({ customerNumber: 'C00001' })
    expect(book.all('customers')).toHaveLength(1)
  })
  test('of a person is made out to the company that the person works for, and so is the customer', () => {
    const book = aBook()
    const company = aContact(book)
    const person = aContact(book, { type: 'Person', displayName: 'Emma', companyNumber: company })
    const quote = quoteFor(book, person, anItem(book))
    expect(quote).toMatchObject({ sellToName: 'Prospect NV', sellToContact: 'Emma', contactNumber: person })
    expect(convert(book, quote, 'makeOrder').order.customerName).toBe('Prospect NV')
    expect([company, person].map((one) => book.find('contacts', one).customerNumber)).toEqual(['C00001', 'C00001'])
  })
  test('a contact does not ask for a customer to whom it does not belong; another customer takes its place', () => {
    const book = aBook()
    const [own, stranger] = [aCustomer(book), aCustomer(book)]
    const contact = aContact(book, { customerNumber: own })
    const quote = book.does('POST', 'salesQuotes', { contactNumber: contact })
    expect(quote).toMatchObject({ customerNumber: own })
    expect(
      book.refuses('POST', 'salesQuotes', { contactNumber: contact, customerNumber: stranger }).errors,
    ).toMatchObject([{ code: 'InvalidValue', field: 'customerNumber' }])
    expect(book.does('PATCH', `salesQuotes/${quote.id}`, { customerNumber: stranger })).toMatchObject({
      customerNumber: stranger,
      contactNumber: '',
    })
    expect(book.refuses('DELETE', `customers/${own}`).code).toBe('RecordInUse')
  })
})
