import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { statementRows } from '../../../shared/print/statement.ts'
import type { CustomerStatement } from '../../../shared/sales/statement.ts'

const april = '2026-04-01' as Day
const linesSaid = (openingBalance: number, from = april) => {
  const line = {
    postingDate: '2026-04-05' as Day,
    dueDate: '2026-05-05' as Day,
    documentType: 'Invoice',
    documentNumber: 'PSI-000002',
    amount: 121,
    balance: openingBalance + 121,
  }
  const statement = { from, openingBalance, lines: [line] } as unknown as CustomerStatement
  return statementRows(statement, 'nl').map(({ cells }) => cells.slice(0, 2).join(' ').trim())
}

test('a statement begins with what was open before its first day', () => {
  expect(linesSaid(157.3)).toEqual(['Saldo vóór 01-04-2026', '05-04-2026 Factuur PSI-000002'])
  expect(linesSaid(-20)).toEqual(['Saldo vóór 01-04-2026', '05-04-2026 Factuur PSI-000002'])
})

test('where nothing was open before, as in a statement of all the past, it begins with what came', () => {
  expect(linesSaid(0)).toEqual(['05-04-2026 Factuur PSI-000002'])
  expect(linesSaid(0, '1900-01-01' as Day)).toEqual(['05-04-2026 Factuur PSI-000002'])
})
