/**
 * Calendar days without a clock and without time zones: `2026-03-10`. Sorting them as text sorts them in time.
 * Date formulas are those of payment terms: chains such as `30D`, `1M`, `CM+10D`, read from left to right.
 */
import type { Brand } from './brand.ts'

export type Day = Brand<string, 'Day'>

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const msPerDay = 86_400_000

/** The calendar ends with the year 9999: what would lie beyond it is its last day. */
const lastMs = Date.UTC(9999, 11, 31)
const fromMs = (ms: number) => new Date(Math.min(ms, lastMs)).toISOString().slice(0, 10) as Day
const toMs = (day: Day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const of = (year: number, month: number, day: number) => fromMs(Date.UTC(year, month, day))

export const isDay = (text: string): text is Day => {
  const parts = shape.exec(text)
  if (!parts || Number(parts[1]) < 1900) return false
  const ms = toMs(text as Day)
  return !Number.isNaN(ms) && fromMs(ms) === text
}
export const dayOf = (instant: string) => instant.slice(0, 10) as Day
export const addDays = (day: Day, days: number) => fromMs(toMs(day) + days * msPerDay)
export const daysBetween = (from: Day, to: Day) => Math.round((toMs(to) - toMs(from)) / msPerDay)

/** The same day so many months later; the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10))]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return of(year, month, Math.min(date, last))
}

/** The last day of the running week (Sunday), month, quarter or year. */
function endOf(day: Day, period: string): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1]
  if (period === 'W') return addDays(day, (7 - new Date(toMs(day)).getUTCDay()) % 7)
  if (period === 'M') return of(year, month + 1, 0)
  if (period === 'Q') return of(year, month - (month % 3) + 3, 0)
  return of(year, 11, 31)
}

const term = /([+-]?)(?:(\d{1,4})([DWMQY])|C([WMQY]))/g
const formula = /^(?:[+-]?(?:\d{1,4}[DWMQY]|C[WMQY]))+$/

export const isDateFormula = (text: string) => formula.test(text)

/** The day to which the formula leads from `day`. The formula must be one (see isDateFormula). */
export function calculated(day: Day, text: string): Day {
  let result = day
  for (const [, sign, count, unit, current] of text.matchAll(term)) {
    const steps = Number(count) * (sign === '-' ? -1 : 1)
    if (current) result = sign === '-' ? startOf(result, current) : endOf(result, current)
    else if (unit === 'D') result = addDays(result, steps)
    else if (unit === 'W') result = addDays(result, 7 * steps)
    else result = addMonths(result, steps * (unit === 'M' ? 1 : unit === 'Q' ? 3 : 12))
  }
  return result
}

/** `-CM` is the first day of the running month, as in Business Central. */
function startOf(day: Day, period: string): Day {
  const end = endOf(day, period)
  if (period === 'W') return addDays(end, -6)
  const months = period === 'M' ? 1 : period === 'Q' ? 3 : 12
  return addDays(endOf(addMonths(`${end.slice(0, 7)}-01` as Day, -months), 'M'), 1)
}
