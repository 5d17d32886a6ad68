import { expect, test } from 'vitest'
import { nextStep } from '../../../addin/views/next-step.ts'
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
