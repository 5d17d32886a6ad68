/**
 * When an entry turns out to cost something else, so does what was taken from it and what takes it back, on through any
 * number of steps. The steps never come round to where they began: what comes back of a sale covers only gaps that came
 * after that sale (see item-application.ts).
 */
import { type Money, minus, negative, noMoney, plus, type Quantity, shareOf } from '../../basics/money.ts'
import { type Adjust, costUpTo, hasComeBack, type ItemEntry, wholeCost } from './item-entries.ts'
import type { ItemLedger } from './item-ledger.ts'

/** Brings an entry to what it costs, and all that follow from it. */
export function recost(ledger: ItemLedger, adjust: Adjust, entry: ItemEntry, cost: Money): void {
  if (wholeCost(entry) === cost) return
  const after = adjust(entry, cost)
  if (entry.quantity > 0) recostTaken(ledger, adjust, entry, after)
  else if (hasComeBack(entry)) recostReturns(ledger, adjust, after)
}

/** What was taken from a receipt costs its part of what the receipt costs now. */
export function recostTaken(ledger: ItemLedger, adjust: Adjust, before: ItemEntry, after: ItemEntry) {
  let used = 0
  for (const { outboundEntryNumber, quantity } of ledger.takenFrom(after.entryNumber)) {
    const outbound = ledger.entry(outboundEntryNumber)
    const dearer = minus(partCost(after, used, quantity), partCost(before, used, quantity))
    recost(ledger, adjust, outbound, minus(wholeCost(outbound), dearer))
    used += quantity
  }
}

/** What `part` of a receipt costs, once `used` of it are gone. */
export const partCost = (inbound: ItemEntry, used: number, part: number) =>
  minus(costUpTo(inbound, used + part), costUpTo(inbound, used))

/** What came back of a sale so far, less what of it went out again. */
interface Back {
  readonly units: Quantity
  readonly cost: Money
}
const nothingBack: Back = { units: 0 as Quantity, cost: noMoney }

function recostReturns(ledger: ItemLedger, adjust: Adjust, sale: ItemEntry) {
  let back = nothingBack
  for (const one of returnsAndUndone(ledger, sale)) {
    if (one.quantity > 0) recost(ledger, adjust, one, returnCost(sale, back, one.quantity))
    back = withEntry(back, ledger.entry(one.entryNumber))
  }
}
const withEntry = (back: Back, entry: ItemEntry): Back => ({
  units: plus(back.units, entry.quantity),
  cost: plus(back.cost, wholeCost(entry)),
})

/** What came back of a sale and what undid that again, in the order in which it was posted. */
function returnsAndUndone(ledger: ItemLedger, sale: ItemEntry): ItemEntry[] {
  const returns = ledger.returnsOf(sale.entryNumber)
  const undone = returns.flatMap((one) => ledger.returnsOf(one.entryNumber))
  return [...returns, ...undone].toSorted((one, other) => one.entryNumber - other.entryNumber)
}

/** The last to come back takes what the others left, so that all of them cost just what the sale did. */
const returnCost = (sale: ItemEntry, back: Back, units: Quantity) =>
  shareOf(minus(negative(wholeCost(sale)), back.cost), units, minus(negative(sale.quantity), back.units))

/** What so many units of a sale cost when they come back now. */
export function costComingBack(ledger: ItemLedger, sale: ItemEntry, units: Quantity): Money {
  const before = hasComeBack(sale) ? returnsAndUndone(ledger, sale) : []
  return returnCost(sale, before.reduce(withEntry, nothingBack), units)
}
