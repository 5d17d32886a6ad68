/**
 * Average costs: what leaves on a day costs the average of what was in stock that day, receipts of the day included. What
 * leaves beyond the stock keeps its provisional cost until the day of its receipt, and then costs that day's average.
 * What comes back of a sale costs what it left with; on the day of the sale it is as if it had never left. What goes out
 * again on the day on which it came, because it should not have come, takes along what it came for.
 */
import type { Day } from '../../basics/day.ts'
import {
  extended,
  type Money,
  minus,
  noMoney,
  noQuantity,
  type Price,
  plus,
  type Quantity,
  shareOf,
  sum,
} from '../../basics/money.ts'

export interface Moved {
  readonly entryNumber: number
  readonly postingDate: Day
  /** With the sign of the stock. */
  readonly quantity: Quantity
  /** Of a receipt, what it cost. */
  readonly cost: Money
  /** The entry whose goods these are, going the way back. */
  readonly takesBack: number | null
}
/** A sale's units that wait for a receipt, and those that have a cost; less what came back of them. */
interface Sale {
  readonly entryNumber: number
  short: number
  covered: number
  cost: Money
}
interface Book {
  readonly unitCost: Price
  readonly costs: Map<number, Money>
  readonly sales: Map<number, Sale>
  /** Sales of which something is short, in the order in which they left. */
  shorts: Sale[]
  /** What is in stock. */
  units: number
  value: Money
}

/**
 * What each entry costs in all that took stock out or goes the way back, as a positive amount, by entry number. `moved` is
 * what happened to an item since `opening`, in the order of posting date and entry number; `unitCost` values what no receipt
 * covers. What comes back of a sale before the opening is a receipt like any.
 */
export function averageCosts(
  moved: readonly Moved[],
  unitCost: Price,
  opening: { readonly units: Quantity; readonly value: Money } = { units: noQuantity, value: noMoney },
): Map<number, Money> {
  const book: Book = { unitCost, costs: new Map(), sales: new Map(), shorts: [], ...opening }
  for (const day of daysOf(moved)) workDay(book, day)
  for (const { entryNumber, short } of book.shorts)
    addTo(book.costs, entryNumber, extended(short as Quantity, unitCost))
  return book.costs
}

/** A day's entries that take back what moved the same day, by the entry that they take back. */
type Back = ReadonlyMap<number | null, readonly Moved[]>

function workDay(book: Book, day: readonly Moved[]) {
  const today = new Set(day.map((entry) => entry.entryNumber))
  const isOfToday = ({ takesBack }: Moved) => takesBack !== null && today.has(takesBack)
  const back: Back = Map.groupBy(day.filter(isOfToday), (entry) => entry.takesBack)
  for (const entry of day)
    if (entry.quantity > 0 && !isOfToday(entry)) {
      const sale = entry.takesBack === null ? undefined : book.sales.get(entry.takesBack)
      sale ? comeBack(book, back, entry, sale) : receive(book, back, entry)
    }
  const leaving = day.filter((entry) => entry.quantity < 0 && !isOfToday(entry))
  cover(book, [...book.shorts, ...leaving.map((entry) => leave(book, back, entry))])
}

const unitsOf = (entries: readonly Moved[]) => sum(entries.map((entry) => Math.abs(entry.quantity))) as Quantity
const backOf = (back: Back, { entryNumber }: Moved) => back.get(entryNumber) ?? []

function addToStock(book: Book, units: number, value: Money) {
  book.units += units
  book.value = plus(book.value, value)
}

function receive(book: Book, back: Back, entry: Moved) {
  const undone = backOf(back, entry)
  const costs = undone.map((one) => shareOf(entry.cost, -one.quantity, entry.quantity))
  undone.forEach((one, index) => void book.costs.set(one.entryNumber, costs[index] ?? noMoney))
  addToStock(book, entry.quantity - unitsOf(undone), minus(entry.cost, sum(costs)))
}

/** Units that had no receipt yet go first: they never had another cost than the provisional one. */
function comeBack(book: Book, back: Back, entry: Moved, sale: Sale) {
  const undone = takeAlong(book, backOf(back, entry), (units) =>
    sale.covered === 0 ? extended(units, book.unitCost) : shareOf(sale.cost, units, sale.covered),
  )
  const units = minus(entry.quantity, undone.units)
  const short = Math.min(units, sale.short) as Quantity
  const covered = units - short
  const provisional = extended(short, book.unitCost)
  const cost = covered === 0 ? noMoney : shareOf(sale.cost, covered, sale.covered)
  sale.short -= short
  sale.covered -= covered
  sale.cost = minus(sale.cost, cost)
  addTo(book.costs, sale.entryNumber, provisional)
  addToStock(book, covered, cost)
  book.costs.set(entry.entryNumber, sum([provisional, cost, undone.cost]))
}

/** What leaves, less what of it comes back the same day at the day's average. */
function leave(book: Book, back: Back, { entryNumber, quantity }: Moved): Sale {
  const average = (units: Quantity) =>
    book.units > 0 ? shareOf(book.value, units, book.units) : extended(units, book.unitCost)
  let short = -quantity
  for (const one of back.get(entryNumber) ?? []) {
    const undone = takeAlong(book, backOf(back, one), average)
    const units = minus(one.quantity, undone.units)
    book.costs.set(one.entryNumber, plus(average(units), undone.cost))
    addTo(book.costs, entryNumber, average(units))
    short -= units
  }
  const sale = { entryNumber, short, covered: 0, cost: noMoney }
  book.sales.set(entryNumber, sale)
  return sale
}

/** What undoes a return on its day costs what that part of the return does. */
function takeAlong(book: Book, undone: readonly Moved[], costOf: (units: Quantity) => Money) {
  const costs = undone.map((one) => costOf(-one.quantity as Quantity))
  undone.forEach((one, index) => void book.costs.set(one.entryNumber, costs[index] ?? noMoney))
  return { units: unitsOf(undone), cost: sum(costs) }
}

/** Shares the value of the stock out to what leaves, in order, as far as there is stock. */
function cover(book: Book, leaving: readonly Sale[]) {
  const { units, value } = book
  const covered = Math.min(units, sum(leaving.map((sale) => sale.short)))
  let taken = 0
  for (const sale of leaving) {
    const part = Math.min(sale.short, covered - taken)
    if (part <= 0) continue
    const cost = minus(shareOf(value, taken + part, units), shareOf(value, taken, units))
    addTo(book.costs, sale.entryNumber, cost)
    sale.short -= part
    sale.covered += part
    sale.cost = plus(sale.cost, cost)
    taken += part
  }
  if (covered > 0) addToStock(book, -covered, minus(noMoney, shareOf(value, covered, units)))
  book.shorts = leaving.filter((sale) => sale.short > 0)
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
