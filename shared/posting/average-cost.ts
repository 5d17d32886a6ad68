/**
 * Average costs: what leaves on a day costs the average of what was in stock that day, receipts of the day included. What
 * leaves beyond the stock keeps its provisional cost until the day of its receipt, and then costs that day's average.
 */
import type { Day } from '../basics/day.ts'
import { extended, type Money, minus, noMoney, type Price, plus, type Quantity, shareOf } from '../basics/money.ts'

export interface Moved {
  readonly entryNumber: number
  readonly postingDate: Day
  /** With the sign of the stock. */
  readonly quantity: Quantity
  /** Of a receipt, what it cost. */
  readonly cost: Money
}
/** Units that left before their receipt came. */
interface Short {
  readonly entryNumber: number
  readonly units: number
}

/**
 * What each entry that took stock out costs in all, as a positive amount, by entry number. `moved` is the whole history of
 * an item in the order of posting date and entry number; `unitCost` values what is not covered by any receipt.
 */
export function averageCosts(moved: readonly Moved[], unitCost: Price): Map<number, Money> {
  const costs = new Map<number, Money>()
  let [units, value] = [0, noMoney]
  let shorts: Short[] = []
  for (const day of daysOf(moved)) {
    for (const entry of day)
      if (entry.quantity > 0) {
        units += entry.quantity
        value = plus(value, entry.cost)
      }
    const leaving = [
      ...shorts,
      ...day.flatMap((entry) =>
        entry.quantity < 0 ? [{ entryNumber: entry.entryNumber, units: -entry.quantity }] : [],
      ),
    ]
    const covered = Math.min(
      units,
      leaving.reduce((total, one) => total + one.units, 0),
    )
    shorts = takeAtAverage(leaving, { units, value, covered }, costs)
    value = minus(value, units === 0 ? noMoney : shareOf(value, covered, units))
    units -= covered
  }
  for (const short of shorts) addTo(costs, short.entryNumber, extended(short.units as Quantity, unitCost))
  return costs
}

/** Shares the day's value out to what leaves, in order; answers what is left without a receipt. */
function takeAtAverage(
  leaving: readonly Short[],
  { units, value, covered }: { readonly units: number; readonly value: Money; readonly covered: number },
  costs: Map<number, Money>,
): Short[] {
  const left: Short[] = []
  let taken = 0
  for (const { entryNumber, units: wanted } of leaving) {
    const part = Math.min(wanted, covered - taken)
    if (part > 0) addTo(costs, entryNumber, minus(shareOf(value, taken + part, units), shareOf(value, taken, units)))
    taken += part
    if (wanted > part) left.push({ entryNumber, units: wanted - part })
  }
  return left
}

const addTo = (costs: Map<number, Money>, entryNumber: number, more: Money) =>
  costs.set(entryNumber, plus(costs.get(entryNumber) ?? noMoney, more))

function daysOf(moved: readonly Moved[]): Moved[][] {
  const days: Moved[][] = []
  for (const entry of moved) {
    const last = days.at(-1)
    if (last?.[0]?.postingDate === entry.postingDate) last.push(entry)
    else days.push([entry])
  }
  return days
}
