/**
 * What goes out and comes in of an item, and what it costs. Stock is taken first in, first out, by posting date and entry
 * number; what leaves beyond the stock is valued at the item's unit cost until its receipt arrives, which then corrects it
 * within its own posting. Quantities and costs of entries are negative for what leaves.
 */
import { minus, negative, noMoney, noQuantity, plus, price, type Quantity, shareOf } from '../basics/money.ts'
import { averageCosts, type Moved } from './average-cost.ts'
import type { Facts } from './facts.ts'
import { bringIn, takeOut } from './item-application.ts'
import {
  adjusted,
  type CostPosting,
  costOf,
  type Invoicing,
  type ItemEntry,
  type Movement,
  valueFields,
} from './item-entries.ts'
import type { Journal } from './journal.ts'

export interface ItemPosting {
  move(movement: Movement): ItemEntry
  /** Invoices part of what an earlier entry shipped. */
  invoice(entry: ItemEntry, part: Quantity, how: Invoicing): void
  readonly costs: readonly CostPosting[]
}
export function openItemPosting(facts: Facts, journal: Journal): ItemPosting {
  const costs: CostPosting[] = []
  const latest = new Map<number, ItemEntry>()
  const keep = (entry: ItemEntry) => {
    journal.change('itemLedgerEntries', entry)
    latest.set(entry.entryNumber, entry)
  }
  // What is open of the item, as this posting has left it so far, in the order in which it is taken.
  const open = (earlier: readonly ItemEntry[], item: string, side: (entry: ItemEntry) => boolean) => {
    const numbers = new Set(earlier.map((entry) => entry.entryNumber))
    const own = [...latest.values()].filter((entry) => entry.itemNumber === item && !numbers.has(entry.entryNumber))
    const known = earlier.map((entry) => latest.get(entry.entryNumber) ?? entry)
    return (own.length === 0 ? known : inOrder([...known, ...own])).filter(side)
  }
  const layers = (item: string) => open(facts.stock(item), item, (entry) => entry.remainingQuantity > 0)
  const gaps = (item: string) => open(facts.shortfall(item), item, (entry) => entry.remainingQuantity < 0)

  const average = facts.only('salesSetup').costingMethod === 'Average'
  const history = (item: string) => open(facts.itemHistory(item), item, () => true)
  const targets = (movement: Movement, also: readonly Moved[]) =>
    averageCosts(inOrder([...history(movement.item.number).map(movedBy), ...also]), price(movement.item.unitCost))
  /** Under average costs a movement changes what others of its day and later have cost. */
  const revalue = (movement: Movement) => {
    const wanted = targets(movement, [])
    for (const entry of history(movement.item.number))
      if (entry.quantity < 0)
        costs.push(...adjusted(journal, movement, entry, negative(wanted.get(entry.entryNumber) ?? noMoney), keep))
  }

  return {
    costs,
    move(movement) {
      const { number } = movement.item
      const out = movement.quantity < 0
      const own = average && out ? targets(movement, [coming(movement)]).get(Number.POSITIVE_INFINITY) : undefined
      const entry = out
        ? takeOut(journal, layers(number), movement, keep, own)
        : bringIn(journal, gaps(number), movement, keep, average ? null : costs)
      costs.push(
        costOf(entry, movement.item, entry.costAmountActual, entry.costAmountExpected, movement.invoicedBy ?? movement),
      )
      if (average) revalue(movement)
      return entry
    },
    invoice(earlier, part, how) {
      const entry = latest.get(earlier.entryNumber) ?? earlier
      const after = invoicedEntry(entry, part, how)
      const actual = minus(after.costAmountActual, entry.costAmountActual)
      journal.add('valueEntries', {
        ...valueFields(after, how),
        entryType: 'Direct Cost',
        itemLedgerEntryQuantity: noQuantity,
        invoicedQuantity: part,
        costAmountActual: actual,
        costAmountExpected: minus(after.costAmountExpected, entry.costAmountExpected),
        salesAmountActual: how.sales,
        salesAmountExpected: minus(after.salesAmountExpected, entry.salesAmountExpected),
        discountAmount: how.discount,
      })
      keep(after)
      costs.push(costOf(after, how.item, actual, minus(after.costAmountExpected, entry.costAmountExpected), how))
    },
  }
}

const movedBy = (entry: ItemEntry): Moved => ({
  entryNumber: entry.entryNumber,
  postingDate: entry.postingDate,
  quantity: entry.quantity,
  cost: plus(entry.costAmountActual, entry.costAmountExpected),
})
/** What is about to be posted, behind all others of its day. */
const coming = ({ postingDate, quantity }: Movement): Moved => ({
  entryNumber: Number.POSITIVE_INFINITY,
  postingDate,
  quantity,
  cost: noMoney,
})
const inOrder = <T extends Pick<Moved, 'postingDate' | 'entryNumber'>>(entries: readonly T[]) =>
  entries.toSorted((one, other) =>
    one.postingDate === other.postingDate
      ? one.entryNumber - other.entryNumber
      : one.postingDate < other.postingDate
        ? -1
        : 1,
  )

/** The part's cost turns from expected into actual, as its share of the whole up to what is invoiced by now. */
function invoicedEntry(entry: ItemEntry, part: Quantity, how: Invoicing): ItemEntry {
  const whole = plus(entry.costAmountActual, entry.costAmountExpected)
  const invoicedQuantity = plus(entry.invoicedQuantity, part)
  const costAmountActual = shareOf(whole, invoicedQuantity, entry.quantity)
  const left = minus(entry.quantity, invoicedQuantity)
  const before = minus(entry.quantity, entry.invoicedQuantity)
  return {
    ...entry,
    invoicedQuantity,
    costAmountActual,
    costAmountExpected: minus(whole, costAmountActual),
    salesAmountActual: plus(entry.salesAmountActual, how.sales),
    salesAmountExpected: shareOf(entry.salesAmountExpected, left, before),
  }
}
