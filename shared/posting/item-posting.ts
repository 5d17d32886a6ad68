/**
 * What goes out and comes in of an item, and what it costs. Stock is taken first in, first out, by posting date and entry
 * number; what leaves beyond the stock is valued at the item's unit cost until its receipt arrives, which then corrects it
 * within its own posting. Quantities and costs of entries are negative for what leaves.
 */
import type { Day } from '../basics/day.ts'
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
} from '../basics/money.ts'
import type { Entry, NewEntry } from '../ledger/ledgers.ts'
import { averageCosts, type Moved } from './average-cost.ts'
import type { Facts } from './facts.ts'
import type { Journal } from './journal.ts'
import type { RecordIn } from './resources.ts'

export type ItemEntry = Entry<'itemLedgerEntries'>
export interface Movement {
  readonly item: RecordIn<'items'>
  /** The general business group that its costs are posted by. */
  readonly businessGroup: string
  readonly entryType: 'Sale' | 'Purchase' | 'Positive Adjmt.' | 'Negative Adjmt.'
  readonly postingDate: Day
  readonly documentType: string
  readonly documentNumber: string
  readonly documentId: string
  readonly documentLineId: string
  /** The invoice that invoices it at once, where another document ships it: its cost is told under that number. */
  readonly invoicedBy?: { readonly documentType: string; readonly documentNumber: string }
  readonly description: string
  readonly sourceCode: string
  /** Units, with the sign of the stock: negative for what leaves. */
  readonly quantity: Quantity
  /** How many of them are invoiced at once. The rest is expected. */
  readonly invoiced: Quantity
  /** Net sales amount of the part invoiced, and expected of the rest. */
  readonly sales: Money
  readonly salesExpected: Money
  readonly discount: Money
  /** Cost of the whole, for what comes in. */
  readonly cost?: Money
}
/** A cost that goes to the general ledger: what an item entry was worth when it was invoiced, adjusted or expected. */
export interface CostPosting {
  readonly entry: ItemEntry
  readonly item: RecordIn<'items'>
  /** Positive when stock grows in value. */
  readonly actual: Money
  readonly expected: Money
  readonly documentType: string
  readonly documentNumber: string
}

export interface ItemPosting {
  move(movement: Movement): ItemEntry
  /** Invoices part of what an earlier entry shipped. */
  invoice(entry: ItemEntry, part: Quantity, how: Invoicing): void
  readonly costs: readonly CostPosting[]
}
export interface Invoicing {
  readonly item: RecordIn<'items'>
  readonly postingDate: Day
  readonly documentType: string
  readonly documentNumber: string
  readonly sourceCode: string
  readonly sales: Money
  readonly discount: Money
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

const costOf = (
  entry: ItemEntry,
  item: RecordIn<'items'>,
  actual: Money,
  expected: Money,
  { documentType, documentNumber }: Pick<Movement, 'documentType' | 'documentNumber'>,
): CostPosting => ({ entry, item, actual, expected, documentType, documentNumber })

const valueFields = (
  entry: ItemEntry,
  of: Pick<Movement, 'postingDate' | 'documentType' | 'documentNumber' | 'sourceCode'>,
) => ({
  postingDate: of.postingDate,
  documentType: of.documentType,
  documentNumber: of.documentNumber,
  sourceCode: of.sourceCode,
  itemLedgerEntryNumber: entry.entryNumber,
  itemNumber: entry.itemNumber,
})

/** What the first `units` of an entry cost, of its whole cost: so that parts always add up to the whole. */
const costUpTo = (entry: ItemEntry, units: number) =>
  shareOf(plus(entry.costAmountActual, entry.costAmountExpected), units, entry.quantity)
const used = (inbound: ItemEntry) => inbound.quantity - inbound.remainingQuantity
const costOfPart = (inbound: ItemEntry, part: number) =>
  minus(costUpTo(inbound, used(inbound) + part), costUpTo(inbound, used(inbound)))

const smaller = (one: number, other: number) => Math.min(Math.abs(one), Math.abs(other)) as Quantity

type Keep = (entry: ItemEntry) => void

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

/** `average`: what it costs at the average, in place of what its receipts cost. */
function takeOut(
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

function bringIn(
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

/** Brings an entry's cost to what it should be, by a value entry under its own document; the invoiced part is actual. */
function adjusted(journal: Journal, movement: Movement, entry: ItemEntry, cost: Money, keep: Keep): CostPosting[] {
  const difference = minus(cost, plus(entry.costAmountActual, entry.costAmountExpected))
  if (difference === 0) return []
  const actual = shareOf(difference, entry.invoicedQuantity, entry.quantity)
  const expected = minus(difference, actual)
  const after: ItemEntry = {
    ...entry,
    costAmountActual: plus(entry.costAmountActual, actual),
    costAmountExpected: plus(entry.costAmountExpected, expected),
  }
  keep(after)
  const adjustment = { ...movement, documentType: entry.documentType, documentNumber: entry.documentNumber }
  journal.add('valueEntries', {
    ...valueFields(after, adjustment),
    entryType: 'Adjustment',
    itemLedgerEntryQuantity: noQuantity,
    invoicedQuantity: noQuantity,
    costAmountActual: actual,
    costAmountExpected: expected,
    salesAmountActual: noMoney,
    salesAmountExpected: noMoney,
    discountAmount: noMoney,
  })
  return [costOf(after, movement.item, actual, expected, adjustment)]
}

function addEntry(
  journal: Journal,
  movement: Movement,
  cost: Money,
  remaining: Quantity,
  provisional: Money,
): ItemEntry {
  const costAmountActual = shareOf(cost, movement.invoiced, movement.quantity)
  const figures = {
    costAmountActual,
    costAmountExpected: minus(cost, costAmountActual),
    salesAmountActual: movement.sales,
    salesAmountExpected: movement.salesExpected,
  }
  const { postingDate, documentType, documentNumber, sourceCode } = movement
  const entry = journal.add('itemLedgerEntries', {
    postingDate,
    documentType,
    documentNumber,
    entryType: movement.entryType,
    itemNumber: movement.item.number,
    description: movement.description,
    quantity: movement.quantity,
    remainingQuantity: remaining,
    invoicedQuantity: movement.invoiced,
    open: remaining !== 0,
    ...figures,
    provisionalCostAmount: provisional,
    appliesToEntry: null,
    correction: false,
    dropShipment: false,
    documentId: movement.documentId,
    documentLineId: movement.documentLineId,
    businessGroup: movement.businessGroup,
    productGroup: movement.item.generalProductPostingGroup,
    sourceCode,
  } satisfies NewEntry<'itemLedgerEntries'>)
  journal.add('valueEntries', {
    ...valueFields(entry, { ...movement, ...movement.invoicedBy }),
    entryType: 'Direct Cost',
    itemLedgerEntryQuantity: movement.quantity,
    invoicedQuantity: movement.invoiced,
    ...figures,
    discountAmount: movement.discount,
  })
  return entry
}

function addApplication(journal: Journal, movement: Movement, inbound: ItemEntry, outbound: ItemEntry, part: Quantity) {
  journal.add('itemApplicationEntries', {
    postingDate: movement.postingDate,
    documentType: movement.documentType,
    documentNumber: movement.documentNumber,
    sourceCode: movement.sourceCode,
    itemNumber: inbound.itemNumber,
    inboundEntryNumber: inbound.entryNumber,
    outboundEntryNumber: outbound.entryNumber,
    quantity: part,
  })
}

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
