import { expect, test } from 'vitest'
import { progressOf } from '../../../../shared/posting/orders/order-progress.ts'
import { aBook, aCustomer, anItem } from '../../../support/given.ts'

const line = (quantity: number, moved: number, invoicedQuantity: number) => ({
  quantity,
  outstandingQuantity: quantity - moved,
  invoicedQuantity,
})

test('an order is complete once everything has moved, and done once everything is invoiced', () => {
  expect(progressOf([line(3, 3, 0), line(2, 1, 0)])).toEqual({ complete: false, archived: false })
  expect(progressOf([line(3, 3, 3), line(-2, -2, 0)])).toEqual({ complete: true, archived: false })
  expect(progressOf([line(3, 3, 3), line(-2, -2, -2), line(0, 0, 0)])).toEqual({ complete: true, archived: true })
})

test('an order for nothing is neither, however it was made', () => {
  expect(progressOf([line(0, 0, 0)])).toEqual({ complete: false, archived: false })
  expect(progressOf([])).toEqual({ complete: false, archived: false })
  const book = aBook()
  const body = { customerNumber: aCustomer(book), lines: [{ lineObjectNumber: anItem(book), quantity: 0 }] }
  const quote = book.does('POST', 'salesQuotes', body) as { id: string }
  book.does('POST', `salesQuotes/${quote.id}/makeOrder`)
  const [made] = book.all('salesOrders')
  expect(made).toMatchObject({ fullyShipped: false, archived: false })
  book.does('PUT', `salesOrders/${made?.id}`, { ...made })
  expect(book.find('salesOrders', made?.id ?? '')).toMatchObject({ fullyShipped: false, archived: false })
})
