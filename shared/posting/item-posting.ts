/**
 * What goes out and comes in of an item, and what it costs. Stock is taken first in, first out, by posting date and entry
 * number; what leaves beyond the stock is valued at the item's unit cost until its receipt arrives, which then corrects it
 * within its own posting. Quantities and costs of entries are negative for what leaves.
 */
import { minus, negative, noMoney, noQuantity, plus, price, type Quantity, shareOf } from '../basics/money.ts'
import { averageCosts, type Moved } from './average-cost.ts'
import type { Facts, ItemHistory } from './facts.ts'
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
import type { Journal } from './journal.ts'
import type { RecordIn } from './resources.ts'

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

  const targets = (item: RecordIn<'items'>, { opening, entries }: ItemHistory, also: readonly Moved[] = []) =>
    averageCosts(inOrder([...entries.map(movedBy), ...also]), price(item.unitCost), opening)
  /** Under average costs these entries change what others of their days and later have cost. */
  const revalue = (cause: Cause, because: readonly ItemEntry[]) => {
    const days = because.filter((entry) => !entry.dropShipment).map((entry) => entry.postingDate)
    const [first] = days.toSorted()
    if (first === undefined) return
    const history = ledger.history(cause.item.number, first)
    const wanted = targets(cause.item, history)
    const adjust = adjusting(ledger, cause, costs)
    for (const entry of history.entries) {
      const cost = wanted.get(entry.entryNumber)
      if (cost !== undefined) adjust(entry, entry.quantity < 0 ? negative(cost) : cost)
    }
  }
  /** What it costs at the average; a return of a sale that lies before the days at hand, what is left of that sale. */
  const averageOf = (movement: Movement) => {
    const { item, postingDate, takesBack, quantity } = movement
    const history = ledger.history(item.number, postingDate)
    const isKnown = history.entries.some((entry) => entry.entryNumber === takesBack?.entryNumber)
    if (takesBack && quantity > 0 && !isKnown)
      return costComingBack(ledger, ledger.entry(takesBack.entryNumber), quantity)
    return targets(item, history, [coming(movement)]).get(Number.POSITIVE_INFINITY)
  }

  const goOut = (movement: Movement) => {
    const { takesBack, item, from = takesBack } = movement
    const layers = from ? [ledger.entry(from.entryNumber)] : ledger.layers(item.number)
    return takeOut(ledger, layers, movement, isAverage && !movement.dropShipment ? averageOf(movement) : undefined)
  }
  const comeIn = (movement: Movement) => {
    const { takesBack, item, quantity } = movement
    const cost = !takesBack
      ? movement.cost
      : isAverage
        ? averageOf(movement)
        : costComingBack(ledger, ledger.entry(takesBack.entryNumber), quantity)
    const gaps = movement.dropShipment ? [] : coverable(ledger.gaps(item.number), movement)
    return bringIn(
      ledger,
      gaps,
      { ...movement, ...(cost === undefined ? {} : { cost }) },
      isAverage ? null : adjusting(ledger, movement, costs),
    )
  }

  /** What was bought turned out to cost something else, and so does what was taken from it. */
  const follow = (before: ItemEntry, after: ItemEntry, cause: Cause) => {
    const known = costs.length
    if (!isAverage || after.dropShipment) recostTaken(ledger, adjusting(ledger, cause, costs), before, after)
    if (isAverage) revalue(cause, [after, ...costs.slice(known).map((one) => one.entry)])
  }

  return {
    costs,
    move(movement) {
      const entry = movement.quantity < 0 ? goOut(movement) : comeIn(movement)
      if (movement.takesBack) giveBack(ledger, entry)
      costs.push(
        costOf(entry, movement.item, entry.costAmountActual, entry.costAmountExpected, movement.invoicedBy ?? movement),
      )
      if (isAverage) revalue(movement, [entry])
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
const coming = ({ postingDate, quantity, takesBack }: Movement): Moved => ({
  entryNumber: Number.POSITIVE_INFINITY,
  postingDate,
  quantity,
  cost: noMoney,
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
