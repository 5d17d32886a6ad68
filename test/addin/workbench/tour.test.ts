import { expect, test } from 'vitest'
import { type Seen, type Tour, tourAfter, tourStart } from '../../../addin/workbench/tour.ts'

const after = (...seen: readonly Seen[]): Tour => seen.reduce(tourAfter, tourStart)
const empty = { rows: 0, checked: 0 }
const pasted = { rows: 36, checked: 0 }
const checked = { rows: 36, checked: 36 }

test('a visit goes from rows to checking, to posting, to the ledger', () => {
  expect(after(empty).step).toBe('sample')
  expect(after(empty, pasted).step).toBe('check')
  expect(after(empty, pasted, checked).step).toBe('post')
  expect(after(empty, pasted, checked, { rows: 9, checked: 9 }).step).toBe('look')
})

test('a sheet of which everything was posted is empty, and that is the end, not the beginning', () => {
  expect(after(pasted, checked, empty).step).toBe('look')
  expect(after(pasted, checked, empty, pasted).step).toBe('look')
})

test('what is undone is to be done again', () => {
  expect(after(pasted, checked, pasted).step).toBe('check')
  expect(after(pasted, checked, pasted, empty).step).toBe('sample')
})
