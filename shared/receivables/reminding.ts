/**
 * What a customer is reminded of, and what that costs him: by the levels of the reminder terms, as Business Central does it
 * (domain 11.4). Pure figures: whole hundredths, days.
 */
import { calculated, type Day, daysBetween, isDateFormula } from '../basics/day.ts'
import { type Money, noMoney, type Percent, plus, scaled, sum } from '../basics/money.ts'
import { byDueDate, type OpenItem } from './open-item.ts'

export interface Level {
  readonly level: number
  readonly gracePeriod: string
  readonly dueDateCalculation: string
  readonly fee: number
  readonly calculateInterest: boolean
}
export interface Terms {
  readonly levels: readonly Level[]
  /** No reminder for less than this; 0 for any amount. */
  readonly minimumAmount: Money
  /** How often an entry is reminded of; 0 for no end. */
  readonly mostReminders: number
  /** Percent a year. */
  readonly interestRate: Percent
}
/** What the latest reminder said of an entry. */
export interface Reminded {
  readonly dueDate: Day | null
  /** The day up to which interest was charged; null where none was. */
  readonly chargedUntil: Day | null
}
export type RemindedOf = (item: OpenItem) => Reminded | null

export interface DueLine {
  readonly item: OpenItem
  /** 0: it counts, and is not reminded of. */
  readonly level: number
  readonly interest: Money
}

/** The rules of a reminder: those of the highest level that is not above it. Null where the terms name none. */
export const levelAt = <L extends Level>({ levels }: { readonly levels: readonly L[] }, wanted: number): L | null =>
  levels.filter(({ level }) => level <= wanted).toSorted((one, other) => other.level - one.level)[0] ?? null

/** Only invoices are reminded of; fees that are open, and what the customer has on account, count in the total. */
const isReminded = (item: OpenItem) => item.documentType === 'Invoice' && item.remainingAmount > 0

/** Which reminder of the entry would be next, if any more are sent. */
function nextLevel(terms: Terms, item: OpenItem): Level | null {
  const next = item.lastIssuedReminderLevel + 1
  const rules = terms.mostReminders > 0 && next > terms.mostReminders ? null : levelAt(terms, next)
  return rules && { ...rules, level: next }
}

/** Whether its time has come: the day lies beyond its due date, or the last reminder's, and the days of grace. */
function isDue(level: Level, item: OpenItem, reminded: Reminded | null, on: Day): boolean {
  const due = reminded?.dueDate ?? item.dueDate ?? item.postingDate
  return on > later(due, level.gracePeriod)
}
const later = (day: Day, formula: string) => (isDateFormula(formula) ? calculated(day, formula) : day)

export const dueDateOf = ({ dueDateCalculation }: Pick<Level, 'dueDateCalculation'>, on: Day) =>
  later(on, dueDateCalculation)

/** The open items of one currency as a reminder's lines, due first; none where nothing is to be reminded of. */
export function dueLines(items: readonly OpenItem[], terms: Terms, on: Day, remindedOf: RemindedOf): DueLine[] {
  const reminded = items.filter((item) => {
    const level = isReminded(item) ? nextLevel(terms, item) : null
    return level !== null && isDue(level, item, remindedOf(item), on)
  })
  const beside = items.filter((item) => !isReminded(item) && item.postingDate <= on)
  return linesOf([...reminded, ...beside], terms, on, remindedOf)
}

/** The same of items that were chosen before: whatever of them is still open. */
export function linesOf(items: readonly OpenItem[], terms: Terms, on: Day, remindedOf: RemindedOf): DueLine[] {
  const lines = items
    .filter((item) => item.open)
    .toSorted(byDueDate)
    .map((item) => lineOf(item, terms, on, remindedOf(item)))
  const total = sum(lines.map(({ item }) => item.remainingAmount))
  const isWorthIt = total > 0 && total >= terms.minimumAmount
  return isWorthIt && lines.some(({ level }) => level > 0) ? lines : []
}

function lineOf(item: OpenItem, terms: Terms, on: Day, reminded: Reminded | null): DueLine {
  const level = isReminded(item) ? nextLevel(terms, item) : null
  if (!level) return { item, level: 0, interest: noMoney }
  const from = reminded?.chargedUntil ?? item.dueDate ?? item.postingDate
  const interest = level.calculateInterest ? interestOn(item.remainingAmount, terms.interestRate, from, on) : noMoney
  return { item, level: level.level, interest }
}

/** So many percent a year on an amount from one day to another, rounded once; a year has 365 days. */
function interestOn(amount: Money, rate: Percent, from: Day, to: Day): Money {
  const days = Math.max(0, daysBetween(from, to))
  return scaled(amount, rate * days, 365 * 10_000_000) as Money
}

export const highestLevel = (lines: readonly DueLine[]) => Math.max(0, ...lines.map(({ level }) => level))
export const interestIn = (lines: readonly DueLine[]) =>
  lines.reduce((total, { interest }) => plus(total, interest), noMoney)
