import { expect, test } from 'vitest'
import type { Problem } from '../../../addin/state/findings.ts'
import { hasWork, nextStep } from '../../../addin/views/next-step.ts'
import { words } from '../../../shared/words/words.ts'
import { type MomentName, moments } from './states.ts'

const stepOf = (name: MomentName, sheet: 'invoices' | 'orders') => {
  const { drafts, session, connection } = moments[name]('en', words.en)
  return nextStep(sheet, drafts[sheet], session, connection === 'offline')
}

test.each([
  ['signed out, with rows', 'invoices', 'signIn'],
  ['signed out, new workbook', 'orders', 'signIn'],
  ['invoices, empty', 'invoices', 'none'],
  ['invoices, pasted', 'invoices', 'check'],
  ['invoices, wrong rows', 'invoices', 'post'],
  ['invoices, all ready', 'orders', 'shipAndInvoice'],
  ['orders for a clerk', 'orders', 'check'],
  ['a customer and a price wait', 'invoices', 'wait'],
  ['the server is away', 'invoices', 'post'],
] as const)('%s, on %s: %s', (name, sheet, step) => {
  expect(stepOf(name, sheet)).toBe(step)
})

test('what needs approval is sent for it before it can be posted, and not proposed again while it waits', () => {
  const { drafts, session } = moments['invoices, all ready']('en', words.en)
  const [first, second] = drafts.invoices.list.filter(({ isReady }) => isReady)
  if (!first || !second) throw new Error('two that are ready')
  const step = (statuses: readonly [string, string], ...unapproved: (typeof first)[]) => {
    const list = [first, second].map((entry, at) => ({ ...entry, status: statuses[at] ?? '' }))
    const problems = unapproved.map(({ rows: [row = 0] }) => ({ ...problemAt(row), code: 'ApprovalRequired' }))
    return nextStep('invoices', { ...drafts.invoices, list, problems }, session, false)
  }
  expect(step(['Draft', 'Draft'], first, second)).toBe('requestApproval')
  expect(step(['In Review', 'Draft'], second)).toBe('requestApproval')
  expect(step(['Draft', 'Draft'], first)).toBe('post')
  expect(step(['In Review', 'In Review'])).toBe('check')
})

test('orders that are to be paid in advance are no reason to propose shipping; one that can go is', () => {
  const { drafts, session } = moments['invoices, all ready']('en', words.en)
  const [first, second] = drafts.orders.list.filter(({ isReady }) => isReady)
  if (!first || !second) throw new Error('two that are ready')
  const step = (...unpaid: (typeof first)[]) => {
    const problems = unpaid.map(({ rows: [row = 0] }) => ({ ...problemAt(row), code: 'PrepaymentDue' }))
    const list = [first, second].map((entry) => ({ ...entry, change: 'clean' as const }))
    return nextStep('orders', { ...drafts.orders, list, problems, changed: 0, fresh: 0 }, session, false)
  }
  expect(step(first)).toBe('shipAndInvoice')
  expect(step(first, second)).toBe('check')
})
const problemAt = (row: number): Problem => ({
  place: { sheet: 'invoices', row, column: null },
  rowNumber: row + 2,
  document: '',
  cell: '',
  code: '',
  params: {},
  message: null,
  level: 'warning',
  choices: [],
})

test('a released order is reopened whatever is wrong in its rows; what else can be done waits for rows that are good', () => {
  const drafts = (status: string, documents: number) =>
    ({ list: [{ status }], ready: { documents, rows: documents } }) as unknown as Parameters<typeof hasWork>[1]
  expect(hasWork('reopen', drafts('Released', 0))).toBe(true)
  expect(hasWork('reopen', drafts('Draft', 1))).toBe(false)
  expect(hasWork('release', drafts('Draft', 0))).toBe(false)
  expect(hasWork('release', drafts('Draft', 1))).toBe(true)
})
