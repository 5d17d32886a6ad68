import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { money } from '../../../shared/basics/money.ts'
import { aged, isPeriod } from '../../../shared/receivables/aging.ts'

const day = (text: string) => text as Day
const owing = (...parts: readonly (readonly [day: string, amount: number])[]) =>
  parts.map(([date, amount]) => ({ customerNumber: 'C1', day: day(date), amount: money(amount) }))
const bucketsOf = (asOf: string, period: string, ...parts: readonly (readonly [string, number])[]) => {
  const [row] = aged(owing(...parts), day(asOf), period)
  return [row?.currentAmount, row?.period1Amount, row?.period2Amount, row?.period3Amount, row?.period4Amount]
}

describe('what is owed falls into five ages', () => {
  test('due on the day itself is not overdue; a week ago to the day is one week', () => {
    const parts = [
      ['2026-01-15', 1],
      ['2026-01-14', 2],
      ['2026-01-08', 4],
      ['2026-01-07', 8],
      ['2025-12-24', 16],
    ] as const
    expect(bucketsOf('2026-01-15', '7D', ...parts)).toEqual([100, 600, 800, 0, 1600])
  })
  test('periods of a month follow each other from the end of the shorter one', () => {
    const parts = [
      ['2026-03-31', 1],
      ['2026-02-28', 2],
      ['2026-02-27', 4],
      ['2026-01-28', 8],
      ['2026-01-27', 16],
      ['2025-12-27', 32],
    ] as const
    expect(bucketsOf('2026-03-31', '1M', ...parts)).toEqual([100, 200, 1200, 1600, 3200])
  })
  test('what is owed to the customer counts against it', () => {
    const [row] = aged(owing(['2026-01-01', 100], ['2026-03-01', -40]), day('2026-02-01'), '30D')
    expect(row).toMatchObject({ balanceDue: 6000, currentAmount: -4000, period2Amount: 10000 })
  })
})

test('a period leads ahead', () => {
  for (const good of ['30D', '1M', '2W+1D']) expect(isPeriod(good, day('2026-01-31'))).toBe(true)
  for (const bad of ['', '-30D', '0D', 'CM', 'month', '30']) expect(isPeriod(bad, day('2026-01-31'))).toBe(false)
})
