/** A school asks what thirty desks cost; the offer becomes orders, the orders four shipments, and those three invoices. */
import { expect, test } from 'vitest'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { checkLaws } from '../laws/laws.ts'
import { aBook, anItem, aService, type Body, post, postOrder } from '../support/given.ts'

const book = aBook({ quoteValidityCalculation: '1M' })
const desk = anItem(book, { displayName: 'Desk', unitPrice: 150, unitCost: 90, stock: 40 })
const fitting = aService(book, { displayName: 'Fitting', unitPrice: 45 })
const school = book.does('POST', 'contacts', { displayName: 'Scholen Kempen', city: 'Geel', language: 'nl' })
const headmaster = book.does('POST', 'contacts', {
  type: 'Person',
  displayName: 'Mieke Smets',
  companyNumber: school.number,
})
const line = (lineObjectNumber: string, quantity: number, more: Body = {}) => ({
  lineType: 'Item',
  lineObjectNumber,
  quantity,
  ...more,
})
const offer = book.does('POST', 'salesQuotes', {
  contactNumber: headmaster.number,
  comment: 'Levering via de achterpoort',
  discountAmount: 90,
  lines: [line(desk, 30, { discountPercent: 4 }), line(fitting, 6)],
}) as unknown as RecordIn<'salesQuotes'>
let order = { id: '', number: '' }
const find = () => book.find('salesOrders', order.id)
const quantities = () =>
  find().lines.map((one) => [one.quantity, one.shippedQuantity, one.invoicedQuantity, one.outstandingQuantity])

test('the offer is made out to a school that is no customer yet, and holds for a month', () => {
  expect(offer).toMatchObject({
    status: 'Draft',
    customerNumber: '',
    sellToName: 'Scholen Kempen',
    sellToContact: 'Mieke Smets',
    validUntilDate: '2026-04-10',
    totalAmountExcludingTax: 30 * 150 * 0.96 + 6 * 45 - 90,
  })
})

test('a cheaper variant is copied from it and runs out unanswered', () => {
  const { quote } = book.does('POST', `salesQuotes/${offer.id}/copy`) as unknown as { quote: RecordIn<'salesQuotes'> }
  const cheaper = book.does('PATCH', `salesQuotes/${quote.id}`, { validUntilDate: '2026-03-09', discountAmount: 200 })
  expect(cheaper).toMatchObject({ status: 'Expired', contactNumber: headmaster.number })
  expect(book.does('POST', 'salesQuotes/deleteExpired', { before: '2026-03-10' })).toEqual({ deleted: [quote.number] })
})

test('accepting it makes the school a customer and the offer an order, to the cent; the offer as it was is kept', () => {
  const accepted = book.does('POST', `salesQuotes/${offer.number}/makeOrder`, { postingDate: '2026-03-12' })
  order = accepted.order as typeof order
  expect(accepted).toMatchObject({ status: 'Accepted', customerNumber: 'C00001', orderNumber: order.number })
  expect(find()).toMatchObject({
    customerNumber: 'C00001',
    quoteNumber: offer.number,
    comment: 'Levering via de achterpoort',
    discountAmount: 90,
    totalAmountIncludingTax: offer.totalAmountIncludingTax,
  })
  expect(book.find('contacts', String(school.number)).customerNumber).toBe('C00001')
  expect(book.find('salesQuoteArchives', `${offer.number}/1`)).toMatchObject({ customerNumber: '', orderNumber: '' })
})

test('ten desks go first; the customer may no longer be exchanged, and the order not be deleted', () => {
  postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 10 }] })
  expect(quantities()).toEqual([
    [30, 10, 0, 20],
    [6, 0, 0, 6],
  ])
  const other = book.does('POST', 'customers', { displayName: 'Other' })
  book.does('POST', `salesOrders/${order.id}/reopen`)
  expect(book.refuses('PATCH', `salesOrders/${order.id}`, { customerNumber: other.number }).code).toBe(
    'DocumentNotOpen',
  )
  expect(book.refuses('DELETE', `salesOrders/${order.id}`).code).toBe('DocumentNotOpen')
})

test('five more desks and two fittings follow; seven desks are invoiced, with their part of the discount', () => {
  postOrder(book, order, 'ship', {
    lines: [
      { sequence: 10000, shipQuantity: 5 },
      { sequence: 20000, shipQuantity: 2 },
    ],
  })
  const { invoice } = postOrder(book, order, 'invoice', {
    lines: [
      { sequence: 10000, invoiceQuantity: 7 },
      { sequence: 20000, invoiceQuantity: 2 },
    ],
  })
  // 84.71 of the 90.00 are of the desks: 19.77 for seven of thirty; 5.29 of the fitting: 1.76 for two of six.
  expect(invoice).toMatchObject({ discountAmount: 21.53, totalAmountExcludingTax: 7 * 144 + 90 - 21.53 })
  expect(quantities()).toEqual([
    [30, 15, 7, 15],
    [6, 2, 2, 4],
  ])
})

test('a second order of the school is shipped; one invoice takes what is left of all shipments', () => {
  const second = book.does('POST', 'salesOrders', { customerNumber: 'C00001', lines: [line(desk, 2)] })
  postOrder(book, second as unknown as RecordIn<'salesOrders'>, 'ship')
  const shipmentNumbers = book.all('salesShipments').map((one) => one.number)
  const draft = book.does('POST', 'salesInvoices', { customerNumber: 'C00001' })
  const refusal = book.refuses('POST', `salesInvoices/${draft.id}/getShipmentLines`, {
    shipmentNumbers: [...shipmentNumbers, 'SS-9'],
  })
  expect(refusal.errors).toMatchObject([{ params: { value: 'SS-9' } }])
  const filled = book.does('POST', `salesInvoices/${draft.id}/getShipmentLines`, { shipmentNumbers })
  expect(filled.lines).toMatchObject([
    { description: 'Verzending SS-000001:' },
    { quantity: 3, unitPrice: 150, discountPercent: 4, orderNumber: order.number },
    { description: 'Verzending SS-000002:' },
    { quantity: 5, orderNumber: order.number },
    { description: 'Verzending SS-000003:' },
    { quantity: 2, discountPercent: 0, orderNumber: second.number },
  ])
  expect(post(book, draft as { id: string }).orderNumber).toBe('')
  expect(book.find('salesOrders', String(second.id)).archived).toBe(true)
  expect(quantities()[0]).toEqual([30, 15, 15, 15])
})

test('the school takes no more than twenty desks; what is left is delivered and the order goes to the archive', () => {
  const { lines } = find()
  expect(
    book.refuses('PATCH', `salesOrders/${order.id}`, { lines: [{ ...lines[0], quantity: 20 }, lines[1]] }).status,
  ).toBe(409)
  book.does('POST', `salesOrders/${order.id}/reopen`)
  expect(
    book.refuses('PATCH', `salesOrders/${order.id}`, { lines: [{ ...lines[0], quantity: 14 }, lines[1]] }).errors,
  ).toMatchObject([{ code: 'InvalidValue', pointer: '/lines/0/quantity', params: { min: 15 } }])
  book.does('PATCH', `salesOrders/${order.id}`, { lines: [{ ...lines[0], quantity: 20 }, lines[1]] })
  postOrder(book, order, 'shipAndInvoice')
  expect(find()).toMatchObject({ archived: true, fullyShipped: true, uninvoicedShipments: [] })
  expect(book.refuses('POST', `salesOrders/${order.id}/ship`).code).toBe('AlreadyPosted')
})

test('in the end everything adds up', () => {
  expect(book.all('salesInvoices').map((one) => one.status)).toEqual(['Open', 'Open', 'Open'])
  checkLaws(book)
})
