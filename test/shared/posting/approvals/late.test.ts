/** Requests that nobody answers: reminded of, and where the workflow says so, with somebody else after a while. */
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../../../shared/basics/day.ts'
import { planRemind } from '../../../../shared/posting/approvals/plan-remind.ts'
import { answer, ask, askedOf, entriesFor, office, withWorkflow } from '../../../support/approvals.ts'
import { aBook, aCustomer, anOrder, aService, type Body } from '../../../support/given.ts'

const mailed = Object.fromEntries(
  Object.entries(office).map(([name, setup]) => [name, { ...setup, email: `${name}@example.com` }]),
)

/** Ben is asked on 10 March and has until the 13th. */
function scene(workflow: Body = {}, people: Readonly<Record<string, Body>> = mailed) {
  const book = aBook()
  withWorkflow(book, people, { dueDays: 3, ...workflow })
  const customer = aCustomer(book)
  book.does('POST', `customers/${customer}/makeContact`)
  const order = anOrder(book, customer, [[aService(book), 10]])
  ask(book, 'salesOrders', order)
  const passes = (days: number) =>
    book.takes((facts, context) => {
      const command = { type: 'action', resource: 'approvalEntries', action: 'remind', key: '' } as const
      const asked = { ...command, body: {}, mistakes: [], ifMatch: null } as unknown as Parameters<typeof planRemind>[0]
      const today = addDays('2026-03-10' as Day, days)
      return planRemind(asked, facts, { ...context, today, userName: 'outbox' })
    }).body
  const asks = () => askedOf(book, order)[1]
  return { book, order, passes, asks }
}

test('after so many days it goes to the substitute, who is asked by e-mail and has days of his own', () => {
  const { book, order, passes, asks } = scene({ delegateAfterDays: 2 })
  expect(passes(4)).toMatchObject({ reminded: [expect.any(String)], delegated: [] })
  expect(passes(5)).toMatchObject({ reminded: [], delegated: [expect.any(String)] })
  expect(asks()).toBe('sofie Open')
  expect(entriesFor(book, order)[1]).toMatchObject({ delegatedFrom: 'ben', dueDate: '2026-03-18' })
  expect(book.all('emails').at(-1)).toMatchObject({ to: 'sofie@example.com' })
  expect(book.all('interactions').at(-1)).toMatchObject({
    type: 'Approval delegated',
    subject: `De goedkeuring van Verkooporder ${order.number} ging van ben naar sofie`,
  })
  const [, entry] = entriesFor(book, order)
  expect(answer(book, entry as { id: string }, 'approve', 'ben').problem?.code).toBe('NotApprover')
  expect(answer(book, entry as { id: string }, 'approve', 'sofie').status).toBe(200)
})

test('whoever it goes to may be late as well: then it goes up, never back, and in the end it stays', () => {
  const { passes, asks } = scene({ delegateAfterDays: 1 })
  passes(4)
  expect(asks()).toBe('sofie Open')
  passes(20)
  expect(asks()).toBe('carla Open')
  expect(passes(40)).toMatchObject({ reminded: [expect.any(String)], delegated: [] })
  expect(asks()).toBe('carla Open')
})

test('it never goes to who sent the document, and stays where there is nobody else', () => {
  const people = {
    anna: { approverUserName: 'ben' },
    ben: { unlimitedSalesApproval: true, substituteUserName: 'anna' },
  }
  const { passes, asks } = scene({ delegateAfterDays: 1 }, people)
  passes(30)
  expect(asks()).toBe('ben Open')
})

test('unless the workflow says so, nothing goes by itself', () => {
  const { passes, asks } = scene()
  passes(90)
  expect(asks()).toBe('ben Open')
})
