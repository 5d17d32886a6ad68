import { expect, test } from 'vitest'
import type { Problem } from '../../../addin/state/findings.ts'
import { groupsOf } from '../../../addin/views/problem-groups.ts'

const problem = (row: number, code: string, params: Problem['params'], message: string | null = null): Problem => ({
  place: { sheet: 'invoices', row, column: 'customerNumber' },
  rowNumber: row + 2,
  document: 'A',
  cell: '',
  code,
  params,
  message,
  level: 'error',
  choices: [],
})
const rowsOf = (...problems: readonly Problem[]) =>
  groupsOf(problems).map((group) => group.problems.map(({ rowNumber }) => rowNumber))

test('what is found here is told together where it is the same of every row, and apart where it is not', () => {
  const blocked = (row: number, customer: string) => problem(row, 'CustomerBlocked', { customer, value: 'All' })
  expect(rowsOf(blocked(0, 'C1'), blocked(1, 'C2'), blocked(2, 'C1'))).toEqual([[2, 4], [3]])
})

test('what the server found is told together where it says the same', () => {
  const found = (row: number, message: string) => problem(row, 'CustomerBlocked', {}, message)
  expect(rowsOf(found(0, 'C1 is blocked.'), found(1, 'C2 is blocked.'), found(2, 'C1 is blocked.'))).toEqual([
    [2, 4],
    [3],
  ])
})

test.each([
  ['open period', 'PostingDateNotAllowed'],
  ["user's own days", 'OutsideOwnPeriod'],
])('dates outside the %s are one mistake, however many they are', (_of, code) => {
  const outside = (row: number, date: string) => problem(row, code, { date, from: '…', to: '…' })
  expect(rowsOf(outside(0, '2026-10-15'), outside(1, '2026-12-05'))).toEqual([[2, 3]])
})
