/**
 * What goes out and comes in of an item, and what it costs. Stock is taken first in, first out, by posting date and entry
 * number; what leaves beyond the stock is valued at the item's unit cost until its receipt arrives, which then corrects it
 * within its own posting. Quantities and costs of entries are negative for what leaves.
 */
import type { Day } from '../../basics/day.ts'
import {
  extended,
  type Money,
  minus,
  negative,
  noMoney,
  noQuantity,
  plus,
  price,
  type Quantity,
  shareOf,
} from '../../basics/money.ts'
import type { Facts } from '../facts.ts'
import type { Journal } from '../journal.ts'
import type { RecordIn } from '../resources.ts'
import { averageCosts, type Moved } from './average-cost.ts'
import { bringIn, coverable, takeOut } from './item-application.ts'
import { costComingBack, recostTaken } from './item-costs.ts'
import {
  adjusting,
  type Cause,
  type CostPosting,
  costOf,
  type Invoicing,
  type ItemEntry,
  type Movement,
  valueFields,
  wholeCost,
} from './item-entries.ts'
import { type ItemLedger, inOrder, openItemLedger } from './item-ledger.ts'

export interface ItemPosting {
  /**
   * Goods that leave or come. With `takesBack` they are those of an earlier entry, and cost what they did: a credit memo's
   * line takes back the entry of its `appliesFromEntry`; a cancelled invoice's, an undone shipment's or an undone receipt's
   * line the entry that it wrote itself. Ask item-returns.ts first whether so much of it is left.
   */
  move(movement: Movement): ItemEntry
  /** Invoices part of what an earlier entry shipped or received. */
  invoice(entry: ItemEntry, part: Quantity, how: Invoicing): void
  readonly costs: readonly CostPosting[]
}
export function openItemPosting(facts: Facts, journal: Journal): ItemPosting {
  const costs: CostPosting[] = []
  const ledger = openItemLedger(facts, journal)
  const isAverage = facts.only('salesSetup').costingMethod === 'Average'

  /** Under average costs a movement changes what others of its day and later have cost. */
  const averages = (item: RecordIn<'items'>, from: Day, also: readonly Moved[] = []): Averages => {
    const { opening, entries } = ledger.history(item.number, from)
    const moved = entries.map(movedBy)
    const costs = averageCosts(also.length === 0 ? moved : inOrder([...moved, ...also]), price(item.unitCost), opening)
    return { entries, costs }
  }
  const revalue = ({ entries, costs: wanted }: Averages, cause: Cause) => {
    const adjust = adjusting(ledger, cause, costs)
    for (const entry of entries) {
      const cost = wanted.get(entry.entryNumber)
      if (cost !== undefined) adjust(ledger.now(entry), entry.quantity < 0 ? negative(cost) : cost)
    }
  }
  /** Because these entries cost something else. */
  const revalueAfter = (changed: readonly ItemEntry[], cause: Cause) => {
    const days = changed.filter((entry) => !entry.dropShipment).map((entry) => entry.postingDate)
    const [first] = days.toSorted()
    if (first !== undefined) revalue(averages(cause.item, first), cause)
  }

  /** What comes in costs, under average costs too, what is said, what its sale did, or what the item does. */
  const costOfComing = ({ takesBack, item, quantity, cost }: Movement) =>
    takesBack
      ? costComingBack(ledger, ledger.entry(takesBack.entryNumber), quantity)
      : (cost ?? extended(quantity, price(item.unitCost)))
  /** `average`: what it costs where that is worked out from averages. */
  const goOut = (movement: Movement, average: Money | undefined) => {
    const { takesBack, item, from = takesBack } = movement
    const layers = from ? [ledger.entry(from.entryNumber)] : ledger.layers(item.number)
    return takeOut(ledger, layers, movement, average)
  }
  const comeIn = (movement: Movement, average: Money | undefined) => {
    const cost = average ?? costOfComing(movement)
    const gaps = movement.dropShipment ? [] : coverable(ledger.gaps(movement.item.number), movement)
    return bringIn(ledger, gaps, { ...movement, cost }, isAverage ? null : adjusting(ledger, movement, costs))
  }

  /** What was bought turned out to cost something else, and so does what was taken from it. */
  const follow = (before: ItemEntry, after: ItemEntry, cause: Cause) => {
    const known = costs.length
    if (!isAverage || after.dropShipment) recostTaken(ledger, adjusting(ledger, cause, costs), before, after)
    if (isAverage) revalueAfter([after, ...costs.slice(known).map((one) => one.entry)], cause)
  }

  return {
    costs,
    move(movement) {
      const { item, postingDate, quantity } = movement
      const known = quantity < 0 ? noMoney : costOfComing(movement)
      const wanted = isAverage && !movement.dropShipment ? averages(item, postingDate, [coming(movement, known)]) : null
      const average = wanted?.costs.get(Number.POSITIVE_INFINITY)
      const entry = quantity < 0 ? goOut(movement, average) : comeIn(movement, average)
      if (movement.takesBack) giveBack(ledger, entry)
      costs.push(
        costOf(entry, movement.item, entry.costAmountActual, entry.costAmountExpected, movement.invoicedBy ?? movement),
      )
      if (wanted) revalue(wanted, movement)
      return entry
    },
    invoice(earlier, part, how) {
      const entry = ledger.entry(earlier.entryNumber)
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
      ledger.keep(after)
      if (entry.quantity > 0 && wholeCost(after) !== wholeCost(entry)) follow(entry, after, how)
      costs.push(costOf(after, how.item, actual, minus(after.costAmountExpected, entry.costAmountExpected), how))
    },
  }
}

/** Entries of an item, and what those of them cost that costs are worked out for. */
interface Averages {
  readonly entries: readonly ItemEntry[]
  readonly costs: ReadonlyMap<number, Money>
}

/** Of the sale so much more has come back; or so much less, when it is the return that is taken back. */
function giveBack(ledger: ItemLedger, entry: ItemEntry) {
  const origin = ledger.entry(entry.appliesToEntry ?? 0)
  const sale = entry.quantity > 0 ? origin : origin.appliesToEntry === null ? null : ledger.entry(origin.appliesToEntry)
  if (sale) ledger.keep({ ...sale, shippedQuantityNotReturned: plus(sale.shippedQuantityNotReturned, entry.quantity) })
}

const movedBy = (entry: ItemEntry): Moved => ({
  entryNumber: entry.entryNumber,
  postingDate: entry.postingDate,
  quantity: entry.quantity,
  cost: wholeCost(entry),
  takesBack: entry.appliesToEntry,
})
/** What is about to be posted, behind all others of its day. */
const coming = ({ postingDate, quantity, takesBack }: Movement, cost: Money): Moved => ({
  entryNumber: Number.POSITIVE_INFINITY,
  postingDate,
  quantity,
  cost,
  takesBack: takesBack?.entryNumber ?? null,
})

function invoicedEntry(entry: ItemEntry, part: Quantity, how: Invoicing): ItemEntry {
  const invoicedQuantity = plus(entry.invoicedQuantity, part)
  const left = minus(entry.quantity, invoicedQuantity)
  const before = minus(entry.quantity, entry.invoicedQuantity)
  const costs =
    how.cost === undefined
      ? costsByShare(entry, invoicedQuantity)
      : {
          costAmountActual: plus(entry.costAmountActual, how.cost),
          costAmountExpected: shareOf(entry.costAmountExpected, left, before),
        }
  return {
    ...entry,
    invoicedQuantity,
    ...costs,
    salesAmountActual: plus(entry.salesAmountActual, how.sales),
    salesAmountExpected: shareOf(entry.salesAmountExpected, left, before),
  }
}

/** The part's cost turns from expected into actual, as its share of the whole up to what is invoiced by now. */
function costsByShare(entry: ItemEntry, invoicedQuantity: Quantity) {
  const whole = wholeCost(entry)
  const costAmountActual = shareOf(whole, invoicedQuantity, entry.quantity)
  return { costAmountActual, costAmountExpected: minus(whole, costAmountActual) }
}
