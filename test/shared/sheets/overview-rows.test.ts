import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { rowsBehind } from '../../../shared/sheets/overview-rows.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'

const known = {
  asOf: '2026-06-15' as Day,
  isGoods: (item: string) => item === 'LAMP',
  invoicesOf: () => ['PSI-1', 'PSI-2'],
}
const behind = (section: string, key: string) => rowsBehind({ section, key }, known)
const days = (from: string, to: string) => ({ column: 'postingDate', from, to })

test('a month ends with the day of the overview, a year begins eleven months before', () => {
  expect(behind('sales', '2026-06').conditions).toContainEqual(days('2026-06-01', '2026-06-15'))
  expect(behind('sales', '2026-02').conditions).toContainEqual(days('2026-02-01', '2026-02-28'))
  expect(behind('customers', 'C1').conditions).toContainEqual(days('2025-07-01', '2026-06-15'))
})

test('goods are seen by their own entries, services by the invoices that have them', () => {
  expect(behind('items', 'LAMP')).toMatchObject({ sheet: 'itemLedger' })
  expect(behind('items', 'HOUR')).toEqual({
    sheet: 'postedInvoices',
    conditions: [{ column: 'number', is: ['PSI-1', 'PSI-2'] }],
  })
})

test('every column that is asked for stands on the sheet', () => {
  const figures = ['balance', 'overdueAmount', 'daysSalesOutstanding', 'waitingForApproval']
  const all = [
    ...figures.map((key) => behind('figures', key)),
    ...['customers', 'items'].map((section) => behind(section, 'LAMP')),
    behind('sales', '2026-06'),
    behind('aging', 'period2Amount'),
  ]
  for (const { sheet, conditions } of all)
    for (const { column } of conditions) expect(sheets[sheet].columns.map(({ key }) => key)).toContain(column)
})
