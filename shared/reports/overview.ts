/**
 * What a manager looks at first, as rows of one shape however many there are of each kind: charts stand on fixed places of
 * them. Figures in whole hundredths: of money in the company's currency, of days, and of documents.
 */
import { addMonths, type Day } from '../basics/day.ts'
import { type Money, noMoney, plus, scaled } from '../basics/money.ts'
import { type Aged, agedBuckets } from '../receivables/aging.ts'

const overviewSections = ['figures', 'sales', 'aging', 'customers', 'items'] as const
export type OverviewSection = (typeof overviewSections)[number]

export interface OverviewRow {
  readonly section: OverviewSection
  /** What it is about: the name of a figure, a month such as `2026-03`, a bucket of ages, a customer's or an item's number. */
  readonly key: string
  /** Of a customer or an item. */
  readonly displayName: string
  /** Null where there is nothing to tell. */
  readonly amount: number | null
}
export interface Ranked {
  readonly key: string
  readonly displayName: string
  readonly amount: Money
}
export interface OverviewParts {
  readonly asOf: Day
  /** Sales without VAT, by month. */
  readonly monthly: ReadonlyMap<string, Money>
  readonly aged: readonly Aged[]
  /** What was billed with VAT in the last days, which the days sales outstanding are worked out of. */
  readonly billed: Money
  /** Documents that wait for somebody's approval. */
  readonly approvals: number
  readonly customers: readonly Ranked[]
  readonly items: readonly Ranked[]
}

export const overviewMonths = 12
export const overviewTop = 10
/** Days sales outstanding: receivables ÷ what was billed in so many days × those days. */
export const billedDays = 90

/** `2026-03`, eleven months before the month of the day and on. */
export const monthsUntil = (asOf: Day): string[] => {
  const first = `${asOf.slice(0, 7)}-01` as Day
  return Array.from({ length: overviewMonths }, (_, index) => addMonths(first, index + 1 - overviewMonths).slice(0, 7))
}

export function overviewRows(parts: OverviewParts): OverviewRow[] {
  const row =
    (section: OverviewSection) =>
    (key: string, amount: number | null, displayName = '') => ({
      section,
      key,
      displayName,
      amount,
    })
  const total = (bucket: keyof Omit<Aged, 'customerNumber'>) =>
    parts.aged.reduce((sum, one) => plus(sum, one[bucket]), noMoney)
  const balance = total('balanceDue')
  const figure = row('figures')
  return [
    figure('balance', balance),
    figure('overdueAmount', balance - total('currentAmount')),
    figure('daysSalesOutstanding', daysOutstanding(balance, parts.billed)),
    figure('waitingForApproval', parts.approvals * 100),
    ...monthsUntil(parts.asOf).map((month) => row('sales')(month, parts.monthly.get(month) ?? 0)),
    ...agedBuckets.map((bucket) => row('aging')(bucket, total(bucket))),
    ...ranked('customers', parts.customers),
    ...ranked('items', parts.items),
  ]

  function ranked(section: OverviewSection, all: readonly Ranked[]) {
    const best = all
      .filter(({ amount }) => amount > 0)
      .toSorted((one, other) => other.amount - one.amount || (one.key < other.key ? -1 : 1))
    return Array.from({ length: overviewTop }, (_, index) => {
      const one = best[index]
      return row(section)(one?.key ?? '', one?.amount ?? null, one?.displayName ?? '')
    })
  }
}

/** In hundredths of a day; null where nothing was billed. */
const daysOutstanding = (balance: Money, billed: Money): number | null =>
  billed <= 0 ? null : scaled(Math.max(0, balance), billedDays * 100, billed)
