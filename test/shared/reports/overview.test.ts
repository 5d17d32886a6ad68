import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { money, noMoney } from '../../../shared/basics/money.ts'
import { aged } from '../../../shared/receivables/aging.ts'
import { monthsUntil, type OverviewParts, overviewRows } from '../../../shared/reports/overview.ts'
import { overviewName } from '../../../shared/sheets/overview-name.ts'
import { reported } from '../../../shared/sheets/reported.ts'
import { words } from '../../../shared/words/words.ts'

const asOf = '2026-03-31' as Day
const nothing: OverviewParts = {
  asOf,
  monthly: new Map(),
  aged: [],
  billed: noMoney,
  approvals: 0,
  customers: [],
  items: [],
}
const rowsOf = (parts: Partial<OverviewParts>) => overviewRows({ ...nothing, ...parts })
const figure = (parts: Partial<OverviewParts>, key: string) => rowsOf(parts).find((row) => row.key === key)?.amount

test('twelve months end with the month of the day, over the turn of the year', () => {
  const months = monthsUntil(asOf)
  expect([months[0], months.at(-1), months.length]).toEqual(['2025-04', '2026-03', 12])
})

test('what is owed in all, what of it is overdue, and in how many days of sales', () => {
  const open = [
    { customerNumber: 'A', day: '2026-04-10' as Day, amount: money(100) },
    { customerNumber: 'B', day: '2026-02-10' as Day, amount: money(50) },
  ]
  const parts = { aged: aged(open, asOf, '30D'), billed: money(300) }
  expect(figure(parts, 'balance')).toBe(15_000)
  expect(figure(parts, 'overdueAmount')).toBe(5_000)
  expect(figure(parts, 'daysSalesOutstanding')).toBe(45_00)
  expect(figure({ ...parts, billed: noMoney }, 'daysSalesOutstanding')).toBeNull()
  expect(figure({ approvals: 3 }, 'waitingForApproval')).toBe(300)
})

test('the best come first, equals by their number; who brought nothing is not among them', () => {
  const customers = [
    ['D', 10],
    ['B', 20],
    ['A', 20],
    ['C', -5],
  ].map(([key, amount]) => ({ key: String(key), displayName: `Name ${key}`, amount: money(Number(amount)) }))
  const own = rowsOf({ customers }).filter((row) => row.section === 'customers')
  expect(own.map(({ key }) => key).slice(0, 4)).toEqual(['A', 'B', 'D', ''])
  expect(own).toHaveLength(10)
})

test('however much is sold, each part of the sheet has its place, where its chart stands', () => {
  const sections = rowsOf({}).map(({ section }) => section)
  for (const { from, rows, caption } of reported.overview.charts) {
    const section = caption.replace('overview.', '')
    expect(new Set(sections.slice(from, from + rows))).toEqual(new Set([section]))
    expect(sections.filter((one) => one === section)).toHaveLength(rows)
  }
})

test('a row is called by month, age, figure, or name', () => {
  const named = (section: string, key: string, displayName = '') =>
    overviewName({ section, key, displayName }, words.nl)
  expect(named('sales', '2026-03')).toBe('03/2026')
  expect(named('aging', 'period1Amount')).toBe('1 periode vervallen')
  expect(named('figures', 'overdueAmount')).toBe('Waarvan vervallen')
  expect(named('customers', 'C1', 'Adatum')).toBe('Adatum')
  expect(named('items', 'G1')).toBe('G1')
})
