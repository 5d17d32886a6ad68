import { expect, test } from 'vitest'
import { grouped, type Problem } from '../../../addin/state/findings.ts'

const problem = (
  row: number,
  code: string,
  column: string,
  value: string,
  level: Problem['level'] = 'error',
): Problem => ({
  place: { sheet: 'invoices', row, column },
  rowNumber: row + 2,
  document: 'A',
  cell: value,
  code,
  params: { value },
  message: null,
  level,
  choices: [],
})

test('the same mistake in many rows is one group; errors and big groups come first', () => {
  const groups = grouped([
    problem(0, 'Stockout', 'quantity', 'X', 'warning'),
    problem(1, 'UnknownItem', 'lineObjectNumber', 'X'),
    problem(2, 'UnknownCustomer', 'customerNumber', 'ACM1'),
    problem(3, 'AmbiguousNumber', 'unitPrice', '1.234', 'question'),
    problem(4, 'UnknownCustomer', 'customerNumber', 'ACM1'),
    problem(5, 'UnknownCustomer', 'customerNumber', 'ACM2'),
  ])
  expect(groups.map((group) => [group.code, group.first.params.value, group.problems.length])).toEqual([
    ['UnknownCustomer', 'ACM1', 2],
    ['UnknownItem', 'X', 1],
    ['UnknownCustomer', 'ACM2', 1],
    ['AmbiguousNumber', '1.234', 1],
    ['Stockout', 'X', 1],
  ])
})
