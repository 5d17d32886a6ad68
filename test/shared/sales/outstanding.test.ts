import { expect, test } from 'vitest'
import { outstandingOf } from '../../../shared/sales/outstanding.ts'
import { aBook, aCustomer, anInvoice, anOrder, aService, bodyOf, post, postOrder } from '../../support/given.ts'

test('open orders count what is not invoiced yet, open invoices all, the rest nothing', () => {
  const book = aBook()
  const [customer, service] = [aCustomer(book), aService(book)]
  const told = (type: 'salesOrders' | 'salesInvoices', id: string) => outstandingOf(type, book.find(type, id))?.amount
  const order = anOrder(book, customer, [[service, 4]])
  expect(told('salesOrders', order.id)).toBe(48400)
  postOrder(book, order, 'ship', { lines: [{ sequence: 10_000, shipQuantity: 3 }] })
  expect(told('salesOrders', order.id)).toBe(48400)
  postOrder(book, order, 'invoice', { lines: [{ sequence: 10_000, invoiceQuantity: 1 }] })
  expect(told('salesOrders', order.id)).toBe(36300)
  postOrder(book, order, 'shipAndInvoice')
  expect(told('salesOrders', order.id)).toBeUndefined()
  const invoice = anInvoice(book, customer, [[service, 1]])
  expect(told('salesInvoices', invoice.id)).toBe(12100)
  post(book, invoice)
  expect(told('salesInvoices', invoice.id)).toBeUndefined()
  for (const type of ['salesQuotes', 'salesCreditMemos', 'salesReturnOrders'] as const)
    expect(outstandingOf(type, book.does('POST', type, bodyOf(customer, [[service, 1]])))).toBeNull()
})
