/**
 * Goods that leave are taken from what came in, first in, first out; what comes in first covers what left beyond the stock.
 * Parts of a receipt always add up to what it cost.
 */
import { extended, type Money, minus, negative, noMoney, plus, price, type Quantity, shareOf } from '../basics/money.ts'
import {
  addApplication,
  addEntry,
  adjusted,
  type CostPosting,
  type ItemEntry,
  type Keep,
  type Movement,
} from './item-entries.ts'
import type { Journal } from './journal.ts'

/** What the first `units` of an entry cost, of its whole cost: so that parts always add up to the whole. */
const costUpTo = (entry: ItemEntry, units: number) =>
  shareOf(plus(entry.costAmountActual, entry.costAmountExpected), units, entry.quantity)
const used = (inbound: ItemEntry) => inbound.quantity - inbound.remainingQuantity
const costOfPart = (inbound: ItemEntry, part: number) =>
  minus(costUpTo(inbound, used(inbound) + part), costUpTo(inbound, used(inbound)))

const smaller = (one: number, other: number) => Math.min(Math.abs(one), Math.abs(other)) as Quantity

/** `average`: what it costs at the average, in place of what its receipts cost. */
export function takeOut(
  journal: Journal,
  layers: readonly ItemEntry[],
  movement: Movement,
  keep: Keep,
  average: Money | undefined,
): ItemEntry {
  let left = -movement.quantity as Quantity
  let cost = noMoney
  const applied: { inbound: ItemEntry; part: Quantity }[] = []
  for (const inbound of layers) {
    if (left === 0) break
    const part = smaller(inbound.remainingQuantity, left)
    cost = plus(cost, costOfPart(inbound, part))
    applied.push({ inbound, part })
    left = (left - part) as Quantity
  }
  const provisional = extended(left, price(movement.item.unitCost))
  const entry = addEntry(
    journal,
    movement,
    negative(average ?? plus(cost, provisional)),
    negative(left),
    negative(provisional),
  )
  for (const { inbound, part } of applied) {
    keep(drawn(inbound, part))
    addApplication(journal, movement, inbound, entry, part)
  }
  keep(entry)
  return entry
}

const drawn = (inbound: ItemEntry, part: Quantity): ItemEntry => {
  const remainingQuantity = (inbound.remainingQuantity - part) as Quantity
  return { ...inbound, remainingQuantity, open: remainingQuantity !== 0 }
}

export function bringIn(
  journal: Journal,
  gaps: readonly ItemEntry[],
  movement: Movement,
  keep: Keep,
  /** Where corrections of what it covers are told; null under average costs, which correct all by themselves. */
  costs: CostPosting[] | null,
): ItemEntry {
  const cost = movement.cost ?? extended(movement.quantity, price(movement.item.unitCost))
  let inbound = addEntry(journal, movement, cost, movement.quantity, noMoney)
  for (const outbound of gaps) {
    if (inbound.remainingQuantity === 0) break
    const part = smaller(inbound.remainingQuantity, outbound.remainingQuantity)
    const after = coveredPart(outbound, part)
    keep(after)
    if (costs) costs.push(...adjusted(journal, movement, after, coveredCost(inbound, outbound, part), keep))
    addApplication(journal, movement, inbound, outbound, part)
    inbound = drawn(inbound, part)
  }
  keep(inbound)
  return inbound
}

/** The share of the provisional cost that belongs to the part which a receipt now covers. */
const provisionalShare = (outbound: ItemEntry, part: Quantity) =>
  shareOf(outbound.provisionalCostAmount, part, -outbound.remainingQuantity)

function coveredPart(outbound: ItemEntry, part: Quantity): ItemEntry {
  const remainingQuantity = plus(outbound.remainingQuantity, part)
  const provisionalCostAmount = minus(outbound.provisionalCostAmount, provisionalShare(outbound, part))
  return { ...outbound, remainingQuantity, open: remainingQuantity !== 0, provisionalCostAmount }
}
/** What left before its receipt costs in all, once part of it costs what the receipt did. */
const coveredCost = (inbound: ItemEntry, outbound: ItemEntry, part: Quantity) =>
  minus(
    minus(plus(outbound.costAmountActual, outbound.costAmountExpected), provisionalShare(outbound, part)),
    costOfPart(inbound, part),
  )
