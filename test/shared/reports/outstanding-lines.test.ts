import { expect, test } from 'vitest'
import { outstandingLines } from '../../../shared/reports/outstanding-lines.ts'
import { aBook, aCustomer, anItem, anOrder, type Book, postOrder } from '../../support/given.ts'

const linesOf = (book: Book, id: string) =>
  outstandingLines(book.find('salesOrders', id) as unknown as Readonly<Record<string, unknown>>).map((line) => [
    line.outstandingQuantity,
    line.shippedNotInvoicedQuantity,
    line.uninvoicedQuantity,
    line.uninvoicedAmount,
  ])

test('an order tells line by line what is left to ship and to invoice, until nothing is', () => {
  const book = aBook()
  const item = anItem(book, { stock: 20 })
  const lines = [
    [item, 3, { unitPrice: 33.335, discountPercent: 5 }],
    [item, 10, { unitPrice: 1 }],
  ] as const
  const order = anOrder(book, aCustomer(book), lines)
  expect(linesOf(book, order.id)).toEqual([
    [3, 0, 3, 95.01],
    [10, 0, 10, 10],
  ])
  postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 2 }] })
  postOrder(book, order, 'invoice', { lines: [{ sequence: 10000, invoiceQuantity: 1 }] })
  expect(linesOf(book, order.id)).toEqual([
    [1, 1, 2, 63.34],
    [10, 0, 10, 10],
  ])
  postOrder(book, order, 'shipAndInvoice', { lines: [{ sequence: 20000, shipQuantity: 10, invoiceQuantity: 10 }] })
  expect(linesOf(book, order.id)).toEqual([[1, 1, 2, 63.34]])
  postOrder(book, order, 'shipAndInvoice')
  expect(linesOf(book, order.id)).toEqual([])
})
