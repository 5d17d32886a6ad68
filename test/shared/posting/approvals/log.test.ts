/** What is decided on a document stands in the log of its customer. */
import { expect, test } from 'vitest'
import { answerOpen, ask, office, withWorkflow } from '../../../support/approvals.ts'
import { aBook, aCustomer, anInvoice, anOrder, aService, type Book } from '../../../support/given.ts'

function scene(workflow = {}) {
  const book = aBook()
  withWorkflow(book, office, workflow)
  const customer = aCustomer(book)
  book.does('POST', `customers/${customer}/makeContact`)
  const order = anOrder(book, customer, [[aService(book), 10]])
  return { book, customer, order }
}
const logOf = (book: Book) => book.all('interactions').map(({ type, userName }) => [type, userName])

test('asked, approved by one after another, each with what was said', () => {
  const { book, order } = scene()
  ask(book, 'salesOrders', order)
  answerOpen(book, order, 'approve', { comment: 'A good customer' })
  answerOpen(book, order, 'approve')
  expect(logOf(book)).toEqual([
    ['Approval requested', 'anna'],
    ['Approved', 'ben'],
    ['Approved', 'carla'],
  ])
  expect(book.all('interactions')[1]).toMatchObject({
    subject: `ben keurde Verkooporder ${order.number} goed`,
    description: 'A good customer',
    documentType: 'salesOrders',
    documentNumber: order.number,
    date: '2026-03-10',
  })
})

test('rejected with its reason, asked anew, withdrawn', () => {
  const { book, order } = scene()
  ask(book, 'salesOrders', order)
  answerOpen(book, order, 'reject', { comment: 'Too cheap' })
  ask(book, 'salesOrders', order)
  book.send({ method: 'POST', path: `salesOrders/${order.id}/cancelApproval`, userName: 'anna' })
  expect(logOf(book)).toEqual([
    ['Approval requested', 'anna'],
    ['Rejected', 'ben'],
    ['Approval requested', 'anna'],
    ['Approval canceled', 'anna'],
  ])
  expect(book.all('interactions')[1]).toMatchObject({ description: 'Too cheap' })
})

test('what needs nobody else is approved in one entry; who has no contact has no log', () => {
  const { book, customer } = scene({ minimumAmount: 5000 })
  ask(book, 'salesInvoices', anInvoice(book, customer, [[aService(book), 1]]))
  expect(logOf(book)).toEqual([['Approved', 'anna']])
  ask(book, 'salesInvoices', anInvoice(book, aCustomer(book), [[aService(book), 1]]))
  expect(logOf(book)).toHaveLength(1)
})

test('nobody enters a decision by hand', () => {
  const { book, customer } = scene()
  const { contactNumber } = book.find('customers', customer)
  const body = { type: 'Approved', subject: 'It is fine' }
  expect(book.refuses('POST', `contacts/${contactNumber}/interactions`, body).code).toBe('InvalidValue')
})
