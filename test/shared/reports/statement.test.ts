import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { money } from '../../../shared/basics/money.ts'
import { overdueOn, statementOf } from '../../../shared/reports/statement.ts'

const moved = (documentNumber: string, amount: number) => ({
  postingDate: '2026-03-01' as Day,
  dueDate: null,
  documentType: 'Invoice',
  documentNumber,
  description: '',
  amount: money(amount),
})

test('a statement goes on from what was open before, line by line', () => {
  const statement = statementOf(money(50), [moved('I1', 121), moved('P1', -50)])
  expect(statement.lines.map((line) => line.balance)).toEqual([17_100, 12_100])
  expect(statement).toMatchObject({ openingBalance: 5000, closingBalance: 12_100 })
})

test('overdue is what fell due before the day, and a payment that waits has no due date', () => {
  const open = [
    { dueDate: '2026-03-01' as Day, amount: money(10) },
    { dueDate: '2026-03-02' as Day, amount: money(20) },
    { dueDate: null, amount: money(-5) },
  ]
  expect(overdueOn(open, '2026-03-02' as Day)).toBe(1000)
})
