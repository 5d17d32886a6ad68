import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { money } from '../../../shared/basics/money.ts'
import {
  type Account,
  accountWith,
  type Later,
  overdueOn,
  statementOf,
  statementRows,
} from '../../../shared/receivables/statement.ts'

const span = { from: '2026-03-01' as Day, to: '2026-03-31' as Day }
const moved = (entryNumber: number, amount: number, entryType = 'Initial Entry') => ({
  entryNumber,
  entryType,
  postingDate: '2026-03-01' as Day,
  dueDate: null,
  documentType: amount > 0 ? 'Invoice' : 'Payment',
  documentNumber: `D${entryNumber}`,
  description: '',
  amount: money(amount),
})
const open = (entryNumber: number, dueDate: Day, amount: number) => ({
  entryNumber,
  customerNumber: 'C1',
  day: dueDate,
  dueDate,
  amount: money(amount),
})
const account: Account = {
  openingBalance: money(50),
  movements: [moved(2, 121), moved(3, -48), moved(3, -2, 'Payment Discount')],
  open: [open(1, '2026-02-01' as Day, 50), open(2, '2026-03-31' as Day, 71)],
}

test('a statement goes on from what was open before, line by line, and says what is left of each', () => {
  const statement = statementOf(account, span)
  expect(statement.lines.map((line) => line.balance)).toEqual([17_100, 12_300, 12_100])
  expect(statement.lines.map((line) => line.remainingAmount)).toEqual([7100, 0, null])
  expect(statement).toMatchObject({ openingBalance: 5000, closingBalance: 12_100, overdueAmount: 5000 })
  expect(statement.ages).toMatchObject({ currentAmount: 7100, period2Amount: 5000 })
})

test('as rows it begins with what was open, ends with what is, and says below how old that is', () => {
  const rows = statementRows({ customerNumber: 'C1', displayName: 'One' }, statementOf(account, span), span)
  expect(rows.map(({ key, balance }) => [key, balance])).toEqual([
    ['opening C1', 5000],
    ['2 C1', 17_100],
    ['3 C1', 12_300],
    ['3 C1', 12_100],
    ['closing C1', 12_100],
    ['currentAmount C1', 7100],
    ['period2Amount C1', 5000],
  ])
  const nothing = statementOf({ openingBalance: money(0), movements: [], open: [] }, span)
  expect(statementRows({ customerNumber: 'C1', displayName: 'One' }, nothing, span)).toMatchObject([
    { section: 'closing', balance: 0 },
  ])
})

test('what was posted since the account was read counts: in its place, and on what it settles', () => {
  const detail = (
    entryType: string,
    customerLedgerEntryNumber: number,
    amount: number,
    postingDate = '2026-03-02',
  ) => ({
    entryType,
    customerLedgerEntryNumber,
    customerNumber: 'C1',
    postingDate,
    documentType: 'Payment',
    documentNumber: 'P4',
    amountLocalCurrency: money(amount),
  })
  const details = [
    detail('Initial Entry', 4, -50),
    detail('Application', 4, 50),
    detail('Application', 1, -50),
    detail('Initial Entry', 5, 10, '2026-02-28'),
    detail('Initial Entry', 6, 99, '2026-04-01'),
  ]
  const later = { entries: [], details } as unknown as Later
  const { openingBalance, movements, open: left } = accountWith(account, 'C1', span, later)
  expect(openingBalance).toBe(6000)
  expect(movements.map((one) => one.documentNumber)).toEqual(['D2', 'D3', 'D3', 'P4'])
  expect(left.map((one) => [one.entryNumber, one.amount])).toEqual([
    [2, 7100],
    [5, 1000],
  ])
  expect(accountWith(account, 'C2', span, later)).toBe(account)
})

test('overdue is what fell due before the day, and a payment that waits has no due date', () => {
  const parts = [
    { dueDate: '2026-03-01' as Day, amount: money(10) },
    { dueDate: '2026-03-02' as Day, amount: money(20) },
    { dueDate: null, amount: money(-5) },
  ]
  expect(overdueOn(parts, '2026-03-02' as Day)).toBe(1000)
})
