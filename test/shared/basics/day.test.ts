import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  calculated,
  type Day,
  daysBetween,
  isDateFormula,
  isDay,
} from '../../../shared/basics/day.ts'

const day = (text: string) => text as Day

test('a day is one that the calendar has', () => {
  expect(['2026-02-28', '2024-02-29', '2000-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-29', '1900-02-29', '2026-13-01', '2026-3-1', '2026-01-32', '10-03-2026', ''].some(isDay)).toBe(false)
})

const from2026 = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays(day('2026-01-01'), days))
test('days counted forth and back are the same day', () => {
  fc.assert(
    fc.property(from2026, fc.integer({ min: -9999, max: 9999 }), (start, days) => {
      expect(daysBetween(start, addDays(start, days))).toBe(days)
      expect(addDays(addDays(start, days), -days)).toBe(start)
    }),
  )
})
test('a month later is the same date, or the last of a shorter month', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
  expect(addMonths(day('2026-11-30'), 15)).toBe('2028-02-29')
})

test.each([
  ['30D', '2026-01-31', '2026-03-02'],
  ['2W', '2026-02-20', '2026-03-06'],
  ['1M', '2026-01-31', '2026-02-28'],
  ['1Q', '2026-11-30', '2027-02-28'],
  ['1Y', '2024-02-29', '2025-02-28'],
  ['CM', '2026-02-03', '2026-02-28'],
  ['CQ', '2026-02-03', '2026-03-31'],
  ['CY', '2026-02-03', '2026-12-31'],
  ['CW', '2026-03-10', '2026-03-15'],
  ['CW', '2026-03-15', '2026-03-15'],
  ['-CM', '2026-02-03', '2026-02-01'],
  ['-CQ', '2026-05-31', '2026-04-01'],
  ['-CY', '2026-05-31', '2026-01-01'],
  ['-CW', '2026-03-15', '2026-03-09'],
  ['CM+10D', '2026-01-15', '2026-02-10'],
  ['1M+CM', '2026-01-31', '2026-02-28'],
  ['CM+1M', '2026-02-10', '2026-03-28'],
  ['-1D', '2026-03-01', '2026-02-28'],
  ['0D', '2026-03-01', '2026-03-01'],
])('%s from %s leads to %s', (formula, from, to) => {
  expect(isDateFormula(formula)).toBe(true)
  expect(calculated(day(from), formula)).toBe(to)
})
test('anything else is no date formula', () => {
  for (const text of ['', 'D', '30', '30d', 'CD', '1M(8D)', '+', '30D+', '1 M', 'WD3'])
    expect(isDateFormula(text)).toBe(false)
})
