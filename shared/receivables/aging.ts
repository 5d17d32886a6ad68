/**
 * What each customer owes, by age. A part is due on the day itself or later (`currentAmount`), or one, two, three or more
 * periods old; the five add up to what is owed. Rule: Business Central's aged accounts receivable.
 */
import { calculated, type Day, isDateFormula } from '../basics/day.ts'
import { type Money, noMoney, plus, sum } from '../basics/money.ts'

/** What is open of one entry on the day of the report, and the day from which its age counts. */
export interface OpenAmount {
  readonly customerNumber: string
  readonly day: Day
  readonly amount: Money
}
export interface Aged {
  readonly customerNumber: string
  readonly balanceDue: Money
  readonly currentAmount: Money
  readonly period1Amount: Money
  readonly period2Amount: Money
  readonly period3Amount: Money
  readonly period4Amount: Money
}
export const agedBuckets = [
  'currentAmount',
  'period1Amount',
  'period2Amount',
  'period3Amount',
  'period4Amount',
] as const

/** A length such as `30D` or `1M+5D`: a date formula that leads ahead. */
export const isPeriod = (text: string, from: Day) =>
  isDateFormula(text) && /^[\dDWMQY+]+$/.test(text) && calculated(from, text) > from

/** One row per customer who owes or is owed something, in the order in which they first come. `period` must be one. */
export function aged(open: readonly OpenAmount[], asOf: Day, period: string): Aged[] {
  const starts = startsOf(asOf, period)
  return [...Map.groupBy(open, (one) => one.customerNumber)].map(([customerNumber, own]) => {
    const amounts = agedBuckets.map(() => noMoney)
    for (const { day, amount } of own) {
      const bucket = bucketOf(starts, day)
      amounts[bucket] = plus(amounts[bucket] ?? noMoney, amount)
    }
    const figures = Object.fromEntries(agedBuckets.map((name, index) => [name, amounts[index]]))
    return { customerNumber, balanceDue: sum(amounts), ...figures } as Aged
  })
}

/** The first day of each bucket but the oldest, the latest first: each period ends where the one after it begins. */
function startsOf(asOf: Day, period: string): Day[] {
  const back = `-${period.replace(/^\+/, '').replaceAll('+', '-')}`
  const starts = [asOf]
  for (let bucket = 1; bucket < agedBuckets.length - 1; bucket++)
    starts.push(calculated(starts[bucket - 1] as Day, back))
  return starts
}
function bucketOf(starts: readonly Day[], day: Day): number {
  const found = starts.findIndex((start) => day >= start)
  return found < 0 ? starts.length : found
}
