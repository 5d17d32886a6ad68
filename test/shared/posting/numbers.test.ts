import { expect, test } from 'vitest'
import {
  aBook,
  aCustomer,
  anInvoice,
  anOrder,
  aService,
  type Body,
  type Book,
  post,
  postOrder,
} from '../../support/given.ts'

const year = (startingDate: string, prefix: string, more: Body = {}) => ({
  startingDate,
  prefix,
  next: 1,
  width: 3,
  ...more,
})
function aBookOfYears(periods: readonly Body[], code = 'postedSalesInvoices'): Book {
  const book = aBook()
  book.does('PUT', `numberSeries/${code}`, { prefix: 'OLD', next: 7, width: 2, periods })
  return book
}

test('numbers of a new year begin with its first day, by the posting date, and the old year goes on for its own', () => {
  const book = aBookOfYears([year('2026-04-01', 'F26-'), year('2027-01-01', 'F27-')])
  const [customer, service] = [aCustomer(book), aService(book)]
  const posted = (postingDate: string) => post(book, anInvoice(book, customer, [[service, 1]]), { postingDate }).number
  expect(['2026-03-31', '2026-04-01', '2027-01-01', '2026-12-31', '2026-01-01'].map(posted)).toEqual([
    'OLD07',
    'F26-001',
    'F27-001',
    'F26-002',
    'OLD08',
  ])
  const order = anOrder(book, customer, [[service, 1]])
  expect(postOrder(book, order, 'shipAndInvoice', { postingDate: '2026-05-01' }).invoice?.number).toBe('F26-003')
})
test('a period ends and warns by itself', () => {
  const book = aBookOfYears([year('2026-03-01', 'A', { warningNumber: 2, lastNumber: 2 })])
  const [customer, service] = [aCustomer(book), aService(book)]
  const send = (postingDate: string) => {
    const { id } = anInvoice(book, customer, [[service, 1]])
    const { status, warnings } = book.send({ method: 'POST', path: `salesInvoices/${id}/post`, body: { postingDate } })
    return [status, ...warnings.map((one) => one.code)]
  }
  expect(['2026-03-01', '2026-03-02', '2026-02-28', '2026-03-03'].map(send)).toEqual([
    [200],
    [200, 'NumberSeriesWarning'],
    [200],
    [409],
  ])
})
test('a period is checked like the series', () => {
  const book = aBook()
  const periods = [year('2026-01-01', 'A', { next: 0 }), { prefix: 'B', next: 5, lastNumber: 3 }]
  const { errors } = book.refuses('PUT', 'numberSeries/salesOrders', { next: 1, periods })
  expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/periods/0/next', 'InvalidValue'],
    ['/periods/1/next', 'InvalidValue'],
    ['/periods/1/startingDate', 'MissingValue'],
  ])
})
