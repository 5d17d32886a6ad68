/**
 * Anna sells forty bicycles to a customer who is given a discount. That is beyond what Ben may approve, who is on holiday
 * besides; Carla finds it too cheap at first. Meanwhile nobody gets the goods or the invoice out by another door.
 */
import { expect, test } from 'vitest'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { checkLaws } from '../laws/laws.ts'
import { answer, answerOpen, ask, askedOf, entriesFor, office, withWorkflow } from '../support/approvals.ts'
import { aBook, aCustomer, anInvoice, anItem, anOrder, aVendor, post, postOrder, receive } from '../support/given.ts'

const book = aBook()
const bicycle = anItem(book, { displayName: 'City bicycle', unitPrice: 500, unitCost: 320, stock: 30 })
const racer = anItem(book, { displayName: 'Racer', unitPrice: 2000, unitCost: 1500, vendorNumber: aVendor(book) })
const shop = aCustomer(book, { displayName: 'Rijwielen Maes' })
withWorkflow(book, office, { minimumAmount: 250, dueDays: 3 })
const order = anOrder(book, shop, [
  [bicycle, 30, { discountPercent: 20 }],
  [racer, 10, { discountPercent: 20, dropShipment: true }],
])
const path = `salesOrders/${order.id}`
const now = () => book.find('salesOrders', order.id)
const codes = (action: string, body = {}) =>
  book.refuses('POST', `${path}/${action}`, body).errors.map(({ code }: { code: string }) => code)

test('what is below the amount of the workflow goes out as ever', () => {
  const small = anOrder(book, shop, [[bicycle, 1, { unitPrice: 249 }]])
  expect(postOrder(book, small, 'shipAndInvoice').invoice).toMatchObject({ totalAmountExcludingTax: 249 })
  receive(book, bicycle, 1)
})

test('the order can be drafted, and bought, but not released, shipped or invoiced', () => {
  for (const action of ['release', 'ship', 'shipAndInvoice']) expect(codes(action)).toContain('ApprovalRequired')
  // A part that by itself would be small enough is a part of the whole.
  expect(codes('ship', { lines: [{ sequence: 10_000, shipQuantity: 0.5 }] })).toContain('ApprovalRequired')
  book.does('POST', `${path}/createPurchaseOrder`)
  expect(book.refuses('POST', `purchaseOrders/${book.all('purchaseOrders')[0]?.id}/receive`).code).toBe(
    'ApprovalRequired',
  )
})

test('sent for approval it waits, first for Ben, and then for Carla', () => {
  expect(ask(book, 'salesOrders', order).status).toBe(200)
  expect(now().status).toBe('In Review')
  expect(askedOf(book, order)).toEqual(['anna Approved', 'ben Open', 'carla Created'])
  expect(entriesFor(book, order)[1]).toMatchObject({ amount: 28_000, dueDate: '2026-03-13' })
  for (const action of ['ship', 'reopen', 'release']) expect(codes(action)).toContain('PendingApproval')
  expect(book.refuses('PATCH', path, { discountAmount: 5000 }).code).toBe('PendingApproval')
})

test('Ben is away: Anna has it handed on to Sofie, who approves', () => {
  const [, bens] = entriesFor(book, order)
  expect(answer(book, bens ?? { id: '' }, 'delegate', 'anna').status).toBe(200)
  expect(answerOpen(book, order, 'approve').status).toBe(200)
  expect(askedOf(book, order)).toEqual(['anna Approved', 'sofie Approved', 'carla Open'])
})

test('Carla finds it too cheap; Anna gives less discount and asks again, of the same people from the beginning', () => {
  answerOpen(book, order, 'reject', { comment: 'Fifteen percent at most' })
  expect(now()).toMatchObject({ status: 'Draft', approvalStatus: 'Rejected' })
  const lines = now().lines.map((line) => ({ ...line, discountPercent: 15, discountAmount: null }))
  book.does('PATCH', path, { lines })
  expect(codes('ship')).toContain('ApprovalRequired')
  ask(book, 'salesOrders', order)
  expect(askedOf(book, order).slice(3)).toEqual(['anna Approved', 'ben Open', 'carla Created'])
  answerOpen(book, order, 'approve')
  answerOpen(book, order, 'approve', { comment: 'Well done' })
  expect(now()).toMatchObject({ status: 'Released', approvalStatus: 'Approved' })
})

test('now it goes out, in two parts and from two sides', () => {
  expect(postOrder(book, order, 'ship', { lines: [{ sequence: 10_000, shipQuantity: 30 }] }).shipment).toBeDefined()
  book.does('POST', `purchaseOrders/${book.all('purchaseOrders')[0]?.id}/receive`)
  const { invoice } = postOrder(book, order, 'invoice')
  expect(invoice).toMatchObject({ totalAmountExcludingTax: 29_750, approvalStatus: '' })
})

test('many invoices are sent and approved in one group, and posted in another', () => {
  const invoices = Array.from({ length: 20 }, (_, at) => anInvoice(book, shop, [[bicycle, 1, { unitPrice: 300 + at }]]))
  receive(book, bicycle, 20)
  const asked = book.sendTogether(
    invoices.map(({ id }) => ({ method: 'POST', path: `salesInvoices/${id}/requestApproval`, userName: 'anna' })),
  )
  expect(asked.every(({ status }) => status === 200)).toBe(true)
  const open = book.all('approvalEntries').filter(({ status }) => status === 'Open')
  const answers = book.sendTogether(
    open.map(({ id }) => ({
      method: 'POST',
      path: `approvalEntries/${id}/approve`,
      userName: 'ben',
      body: { comment: 'Fine' },
    })),
  )
  expect(answers.map(({ status }) => status)).toEqual(invoices.map(() => 200))
  expect(invoices.map((one) => post(book, one).status)).toEqual(invoices.map(() => 'Open'))
})

test('an invoice is not cancelled in one go: what it is credited by is approved like anything else', () => {
  const invoice = book.all('salesInvoices').find(({ orderId }) => orderId === '')
  const posted = `salesInvoices/${invoice?.id}`
  expect(book.refuses('POST', `${posted}/cancel`).errors[0]).toMatchObject({ code: 'ApprovalRequired' })
  const { creditMemo } = book.does('POST', `${posted}/makeCorrectiveCreditMemo`) as unknown as {
    creditMemo: RecordIn<'salesCreditMemos'>
  }
  expect(creditMemo.lines.length).toBeGreaterThan(0)
  expect(book.refuses('POST', `salesCreditMemos/${creditMemo.id}/post`).code).toBe('ApprovalRequired')
})

test('and the books agree', () => checkLaws(book))
