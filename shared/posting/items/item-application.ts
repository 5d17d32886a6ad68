/**
 * Goods that leave are taken from what came in, first in, first out; what comes in first covers what left beyond the stock.
 * Parts of a receipt always add up to what it cost.
 */
import {
  extended,
  type Money,
  minus,
  negative,
  noMoney,
  plus,
  price,
  type Quantity,
  shareOf,
} from '../../basics/money.ts'
import { partCost, recost } from './item-costs.ts'
import { type Adjust, addEntry, type ItemEntry, type Movement, wholeCost } from './item-entries.ts'
import type { ItemLedger } from './item-ledger.ts'

const used = (inbound: ItemEntry) => inbound.quantity - inbound.remainingQuantity
const costOfPart = (inbound: ItemEntry, part: number) => partCost(inbound, used(inbound), part)

const smaller = (one: number, other: number) => Math.min(Math.abs(one), Math.abs(other)) as Quantity

/** `average`: what it costs at the average, in place of what its receipts cost. */
export function takeOut(
  ledger: ItemLedger,
  layers: readonly ItemEntry[],
  movement: Movement,
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
    ledger.journal,
    movement,
    negative(average ?? plus(cost, provisional)),
    negative(left),
    negative(provisional),
  )
  for (const { inbound, part } of applied) {
    ledger.keep(drawn(inbound, part))
    ledger.apply(movement, inbound, entry, part)
  }
  ledger.keep(entry)
  return entry
}

const drawn = (inbound: ItemEntry, part: Quantity): ItemEntry => {
  const remainingQuantity = (inbound.remainingQuantity - part) as Quantity
  return { ...inbound, remainingQuantity, open: remainingQuantity !== 0 }
}

export function bringIn(
  ledger: ItemLedger,
  gaps: readonly ItemEntry[],
  movement: Movement,
  /** How what it covers is corrected; null under average costs, which correct all by themselves. */
  adjust: Adjust | null,
): ItemEntry {
  const cost = movement.cost ?? extended(movement.quantity, price(movement.item.unitCost))
  let inbound = addEntry(ledger.journal, movement, cost, movement.quantity, noMoney)
  for (const { entryNumber } of gaps) {
    if (inbound.remainingQuantity === 0) break
    const outbound = ledger.entry(entryNumber)
    const part = smaller(inbound.remainingQuantity, outbound.remainingQuantity)
    const after = coveredPart(outbound, part)
    ledger.keep(after)
    if (adjust) recost(ledger, adjust, after, coveredCost(inbound, outbound, part))
    ledger.apply(movement, inbound, outbound, part)
    inbound = drawn(inbound, part)
  }
  ledger.keep(inbound)
  return inbound
}

/**
 * What comes back of a sale covers only what left after that sale: its cost follows the sale's, and the sale's must not
 * follow from it in turn. Anything else covers whatever there is.
 */
export const coverable = (gaps: readonly ItemEntry[], { takesBack }: Movement) =>
  takesBack ? gaps.filter((gap) => gap.entryNumber > takesBack.entryNumber) : gaps

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
  minus(minus(wholeCost(outbound), provisionalShare(outbound, part)), costOfPart(inbound, part))
