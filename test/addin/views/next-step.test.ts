import { expect, test } from 'vitest'
import { hasWork, nextStep } from '../../../addin/views/next-step.ts'
import { words } from '../../../shared/words/words.ts'
import { type MomentName, moments } from './states.ts'

const stepOf = (name: MomentName, sheet: 'invoices' | 'orders') => {
  const { drafts, session } = moments[name]('en', words.en)
  return nextStep(sheet, drafts[sheet], session)
}

test.each([
  ['signed out, with rows', 'invoices', 'signIn'],
  ['signed out, new workbook', 'orders', 'signIn'],
  ['invoices, empty', 'invoices', 'none'],
  ['invoices, pasted', 'invoices', 'check'],
  ['invoices, wrong rows', 'invoices', 'post'],
  ['invoices, all ready', 'orders', 'shipAndInvoice'],
  ['orders for a clerk', 'orders', 'check'],
] as const)('%s, on %s: %s', (name, sheet, step) => {
  expect(stepOf(name, sheet)).toBe(step)
})

test('a released order is reopened whatever is wrong in its rows; what else can be done waits for rows that are good', () => {
  const drafts = (status: string, documents: number) =>
    ({ list: [{ status }], ready: { documents, rows: documents } }) as unknown as Parameters<typeof hasWork>[1]
  expect(hasWork('reopen', drafts('Released', 0))).toBe(true)
  expect(hasWork('reopen', drafts('Draft', 1))).toBe(false)
  expect(hasWork('release', drafts('Draft', 0))).toBe(false)
  expect(hasWork('release', drafts('Draft', 1))).toBe(true)
})
