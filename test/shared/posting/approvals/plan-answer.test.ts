/** What becomes of a request: approved step by step, rejected, handed on, withdrawn. */
import { describe, expect, test } from 'vitest'
import { answer, answerOpen, ask, askedOf, entriesFor, office, withWorkflow } from '../../../support/approvals.ts'
import { aBook, aCustomer, anInvoice, anOrder, aService, post } from '../../../support/given.ts'

function scene(workflow = {}) {
  const book = aBook()
  withWorkflow(book, office, { dueDays: 7, ...workflow })
  const order = anOrder(book, aCustomer(book), [[aService(book), 10]])
  ask(book, 'salesOrders', order)
  const [, first, last] = entriesFor(book, order)
  if (!first || !last) throw new Error('two are asked')
  return { book, order, first, last, status: () => book.find('salesOrders', order.id).status }
}

test('the order is released once everybody has approved, and not before', () => {
  const { book, order, status } = scene()
  expect(status()).toBe('In Review')
  answerOpen(book, order, 'approve', { comment: 'Fine' })
  expect(askedOf(book, order)).toEqual(['anna Approved', 'ben Approved', 'carla Open'])
  expect(status()).toBe('In Review')
  answerOpen(book, order, 'approve')
  expect(status()).toBe('Released')
  expect(entriesFor(book, order)[1]).toMatchObject({ comment: 'Fine', dueDate: '2026-03-17' })
})

test('only who is asked may answer, and only while it is their turn', () => {
  const { book, first, last } = scene()
  expect(answer(book, first, 'approve', 'carla').problem?.code).toBe('NotApprover')
  expect(answer(book, first, 'approve', 'anna', { isAdmin: true }).problem?.code).toBe('NotApprover')
  expect(answer(book, last, 'approve', 'carla').problem?.errors[0]).toMatchObject({ word: 'EntryNotOpen' })
  expect(answer(book, first, 'approve', 'BEN').status).toBe(200)
  expect(answer(book, first, 'approve', 'ben').problem?.code).toBe('NotPending')
})

test('an answer to what has changed since, or is not there, is refused', () => {
  const { book, order, first } = scene()
  const answering = (path: string, ifMatch = '*') =>
    book.send({ method: 'POST', path, userName: 'ben', ifMatch }).problem?.code
  for (const path of [`approvalEntries/${first.id}/approve`, `salesOrders/${order.id}/cancelApproval`])
    expect(answering(path, '99')).toBe('VersionConflict')
  for (const path of ['approvalEntries/none/approve', 'salesOrders/none/requestApproval'])
    expect(answering(path)).toBe('NotFound')
})

test('a rejection ends the whole request; the order can be changed, and sent anew', () => {
  const { book, order, status } = scene()
  answerOpen(book, order, 'reject', { comment: 'Too cheap' })
  expect(askedOf(book, order)).toEqual(['anna Approved', 'ben Rejected', 'carla Rejected'])
  expect(entriesFor(book, order)[1]?.comment).toBe('Too cheap')
  expect(status()).toBe('Draft')
  book.does('PATCH', `salesOrders/${order.id}`, { comment: 'Better now' })
  expect(book.refuses('POST', `salesOrders/${order.id}/release`).errors).toMatchObject([
    { code: 'ApprovalRequired', word: 'ApprovalRejected' },
  ])
  expect(ask(book, 'salesOrders', order).status).toBe(200)
  expect(askedOf(book, order).slice(3)).toEqual(['anna Approved', 'ben Open', 'carla Created'])
})

test('what was rejected is asked again, also below the amount from which the workflow asks', () => {
  const { book, order } = scene({ minimumAmount: 500 })
  answerOpen(book, order, 'reject')
  const [line] = book.find('salesOrders', order.id).lines
  book.does('PATCH', `salesOrders/${order.id}`, { lines: [{ ...line, quantity: 1 }] })
  expect(book.refuses('POST', `salesOrders/${order.id}/release`).code).toBe('ApprovalRequired')
  ask(book, 'salesOrders', order)
  expect(askedOf(book, order).slice(3)).toEqual(['anna Approved', 'ben Open'])
})

describe('handing on', () => {
  test('is for the approver, the sender and the administrator, to the substitute', () => {
    for (const [userName, isAdmin] of [['ben'], ['anna'], ['boss', true]] as const) {
      const { book, order, first } = scene()
      expect(answer(book, first, 'delegate', 'carla').problem?.code).toBe('NotApprover')
      expect(answer(book, first, 'delegate', userName, { isAdmin: isAdmin ?? false }).status).toBe(200)
      expect(askedOf(book, order)).toEqual(['anna Approved', 'sofie Open', 'carla Created'])
      expect(entriesFor(book, order)[1]).toMatchObject({ delegatedFrom: 'ben' })
      expect(answer(book, first, 'approve', 'ben').problem?.code).toBe('NotApprover')
    }
  })

  test('goes to the approver above where there is no substitute, and never to who sent it', () => {
    const { book, order } = scene()
    const [, first] = entriesFor(book, order)
    book.does('PUT', 'approvalUserSetups/ben', { ...office.ben, userName: 'ben', substituteUserName: 'anna' })
    if (first) answer(book, first, 'delegate', 'ben')
    expect(askedOf(book, order)[1]).toBe('carla Open')
  })

  test('may say why; who answers then without a word leaves that', () => {
    const { book, order, first } = scene()
    answer(book, first, 'delegate', 'ben', { comment: 'On holiday' })
    expect(entriesFor(book, order)[1]).toMatchObject({ status: 'Open', comment: 'On holiday' })
    answerOpen(book, order, 'approve')
    expect(entriesFor(book, order)[1]).toMatchObject({ status: 'Approved', comment: 'On holiday' })
  })

  test('to nobody is refused', () => {
    const { book, last, order } = scene()
    answerOpen(book, order, 'approve')
    expect(answer(book, last, 'delegate', 'carla').problem?.errors[0]).toMatchObject({ word: 'SubstituteMissing' })
  })
})

describe('withdrawing', () => {
  const cancel = (book: ReturnType<typeof scene>['book'], id: string, userName: string, isAdmin = false) =>
    book.send({ method: 'POST', path: `salesOrders/${id}/cancelApproval`, userName, isAdmin })

  test('is for the sender and the administrator', () => {
    const { book, order, status } = scene()
    expect(cancel(book, order.id, 'ben').problem?.errors[0]).toMatchObject({ code: 'NotApprover', word: 'NotSender' })
    expect(cancel(book, order.id, 'anna').status).toBe(200)
    expect(askedOf(book, order)).toEqual(['anna Approved', 'ben Canceled', 'carla Canceled'])
    expect(status()).toBe('Draft')
    expect(cancel(book, order.id, 'anna').problem?.code).toBe('NotPending')
    const again = scene()
    expect(cancel(again.book, again.order.id, 'boss', true).status).toBe(200)
  })
})

describe('asking', () => {
  test('is refused twice, for nothing, for what is approved, and where no workflow is on', () => {
    const { book, order } = scene()
    expect(ask(book, 'salesOrders', order).problem?.errors[0]).toMatchObject({ word: 'PendingAlready' })
    const customer = aCustomer(book)
    const empty = anInvoice(book, customer, [])
    expect(ask(book, 'salesInvoices', empty).problem?.code).toBe('NothingToPost')
    const small = anInvoice(book, customer, [[aService(book), 1]])
    ask(book, 'salesInvoices', small)
    answerOpen(book, small, 'approve')
    expect(ask(book, 'salesInvoices', small).problem?.code).toBe('AlreadyApproved')
    book.does('PATCH', 'approvalWorkflow', { documentTypes: ['salesOrders'] })
    const other = anInvoice(book, customer, [[aService(book), 1]])
    expect(ask(book, 'salesInvoices', other).problem?.code).toBe('ApprovalNotRequired')
    expect(ask(book, 'salesInvoices', post(book, other)).problem?.code).toBe('AlreadyPosted')
  })

  test('below the workflow’s amount is answered at once, from it on by somebody', () => {
    const book = aBook()
    withWorkflow(book, office, { minimumAmount: 500 })
    const asked = (quantity: number) =>
      ask(book, 'salesOrders', anOrder(book, aCustomer(book), [[aService(book), quantity]])).body
    expect(asked(4)).toMatchObject({ status: 'Released', approvalStatus: 'Approved' })
    expect(asked(5)).toMatchObject({ status: 'In Review', approvalStatus: 'Pending' })
  })
})

test('the workflow knows only documents, and nobody is their own approver', () => {
  const book = aBook()
  expect(book.refuses('PUT', 'approvalWorkflow', { documentTypes: ['customers'] }).code).toBe('InvalidValue')
  expect(book.refuses('PUT', 'approvalUserSetups/anna', { userName: 'anna', approverUserName: 'Anna' }).code).toBe(
    'InvalidValue',
  )
})
