/** Who is asked for a document: the line from the sender up, as far as limits and workflow take it. */
import { expect, test } from 'vitest'
import { ask, askedOf, office, withWorkflow } from '../../../support/approvals.ts'
import { aBook, aCustomer, anInvoice, anOrder, aService, type Body, bodyOf } from '../../../support/given.ts'

interface Scene {
  readonly people?: Parameters<typeof withWorkflow>[1]
  readonly workflow?: Body
  readonly quantity?: number
  readonly unitPrice?: number
  readonly customer?: Body
  readonly header?: Body
  readonly sender?: string
}
/** An order of so many hours, at 100.00 unless it says otherwise, is sent for approval. */
function asked({
  people = office,
  workflow = {},
  quantity = 10,
  unitPrice = 100,
  customer = {},
  header = {},
  sender,
}: Scene) {
  const book = aBook()
  withWorkflow(book, people, workflow)
  const order = anOrder(book, aCustomer(book, customer), [[aService(book), quantity, { unitPrice }]], header)
  const { problem } = ask(book, 'salesOrders', order, sender)
  return { line: askedOf(book, order), problem, status: book.find('salesOrders', order.id).status }
}

test('approvers are asked one after another, until one whose limit reaches the amount', () => {
  expect(asked({}).line).toEqual(['anna Approved', 'ben Open', 'carla Created'])
  expect(asked({ quantity: 5 }).line).toEqual(['anna Approved', 'ben Open'])
})

test('who may approve so much by himself is asked of nobody, and the order is released', () => {
  const { line, status } = asked({ sender: 'ben', quantity: 5 })
  expect({ line, status }).toEqual({ line: ['ben Approved'], status: 'Released' })
})

test('with a direct approver one step is enough, whatever its limit', () => {
  const { line } = asked({ workflow: { approverLimitType: 'Direct Approver' } })
  expect(line).toEqual(['anna Approved', 'ben Open'])
})

test('the first qualified approver is asked straight away', () => {
  const { line } = asked({ workflow: { approverLimitType: 'First Qualified Approver' } })
  expect(line).toEqual(['anna Approved', 'carla Open'])
})

test('where everything is approved, one’s own limit is no answer; who has nobody above is done', () => {
  expect(asked({ workflow: { limitType: 'Always' }, sender: 'ben', quantity: 1 }).line).toEqual([
    'ben Approved',
    'carla Open',
  ])
  expect(asked({ workflow: { limitType: 'Always' }, sender: 'carla' }).line).toEqual(['carla Approved'])
})

test('a salesperson stands at the beginning of the line, and one who sends his own order has approved it', () => {
  const people = { ...office, ben: { ...office.ben, salespersonCode: 'BEN' } }
  const workflow = { approverType: 'Salesperson/Purchaser' }
  const header = { salesperson: 'BEN' }
  expect(asked({ people, workflow, header }).line).toEqual(['ben Open', 'carla Created'])
  expect(asked({ people, workflow, header, sender: 'ben' }).line).toEqual(['ben Approved', 'carla Open'])
  const qualified = { ...workflow, approverLimitType: 'First Qualified Approver' }
  expect(asked({ people, workflow: qualified, header }).line).toEqual(['carla Open'])
  expect(asked({ people, workflow, header: { salesperson: 'XX' } }).problem?.errors[0]).toMatchObject({
    code: 'ApproverMissing',
    word: 'SalespersonMissing',
  })
})

test('a limit of 0 is none, and a line that ends too early or in a circle asks nobody', () => {
  const problem = (people: Scene['people']) => asked({ people: people ?? {} }).problem?.code
  expect(problem({ anna: {} })).toBe('ApproverMissing')
  expect(asked({ people: { anna: {} }, unitPrice: 0 }).problem?.code).toBe('ApproverMissing')
  expect(problem({})).toBe('ApproverMissing')
  expect(problem({ anna: { approverUserName: 'ben' }, ben: { salesAmountApprovalLimit: 999 } })).toBe('ApproverMissing')
  expect(problem({ anna: { approverUserName: 'ben' }, ben: { approverUserName: 'Anna' } })).toBe('ApproverLoop')
  expect(problem({ anna: { approverUserName: 'nobody' } })).toBe('ApproverMissing')
})

test('with credit limits the approver is asked for what goes beyond, with VAT and all that is open', () => {
  const workflow = { limitType: 'Credit Limits' }
  expect(asked({ workflow, customer: { creditLimit: 1210 } }).line).toEqual(['anna Approved'])
  expect(asked({ workflow, customer: { creditLimit: 1209.99 } }).line).toEqual(['anna Approved', 'ben Open'])
  expect(asked({ workflow }).status).toBe('Released')
})

test('who gives money back uses no credit, and is asked of nobody', () => {
  const book = aBook()
  withWorkflow(book, office, { limitType: 'Credit Limits' })
  const customer = aCustomer(book, { creditLimit: 1 })
  const back = book.does('POST', 'salesReturnOrders', bodyOf(customer, [[aService(book), 10]]))
  expect(ask(book, 'salesReturnOrders', { id: String(back.id) }).body).toMatchObject({ status: 'Released' })
})

test('a line below zero does not hide those above it: they can be invoiced alone', () => {
  const book = aBook()
  withWorkflow(book, office)
  const hour = aService(book)
  const order = anOrder(book, aCustomer(book), [
    [hour, 10],
    [hour, -9],
  ])
  ask(book, 'salesOrders', order)
  expect(askedOf(book, order)).toEqual(['anna Approved', 'ben Open', 'carla Created'])
})

test('a limit is in the company’s currency', () => {
  const book = aBook()
  withWorkflow(book, office)
  book.does('PUT', 'currencies/USD', { code: 'USD' })
  const header = { currencyCode: 'USD', currencyFactor: 2 }
  const invoice = anInvoice(book, aCustomer(book), [[aService(book), 1, { unitPrice: 1000 }]], header)
  ask(book, 'salesInvoices', invoice)
  expect(askedOf(book, invoice)).toEqual(['anna Approved', 'ben Open'])
  expect(book.all('approvalEntries')[0]).toMatchObject({ amount: 500 })
})
