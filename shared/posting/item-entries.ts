/** The entries that a movement of goods writes: what moved, what it was worth, and what it was taken from. */
import type { Day } from '../basics/day.ts'
import { type Money, minus, noMoney, noQuantity, plus, type Quantity, shareOf } from '../basics/money.ts'
import type { Entry, NewEntry } from '../ledger/ledgers.ts'
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

export interface Invoicing {
  readonly item: RecordIn<'items'>
  readonly postingDate: Day
  readonly documentType: string
  readonly documentNumber: string
  readonly sourceCode: string
  readonly sales: Money
  readonly discount: Money
}

/** Puts an entry as it will be in the place of what it was. */
export type Keep = (entry: ItemEntry) => void

export const costOf = (
  entry: ItemEntry,
  item: RecordIn<'items'>,
  actual: Money,
  expected: Money,
  { documentType, documentNumber }: Pick<Movement, 'documentType' | 'documentNumber'>,
): CostPosting => ({ entry, item, actual, expected, documentType, documentNumber })

export const valueFields = (
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

export function addEntry(
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

export function addApplication(
  journal: Journal,
  movement: Movement,
  inbound: ItemEntry,
  outbound: ItemEntry,
  part: Quantity,
) {
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

/** Brings an entry's cost to what it should be, by a value entry under its own document; the invoiced part is actual. */
export function adjusted(
  journal: Journal,
  movement: Movement,
  entry: ItemEntry,
  cost: Money,
  keep: Keep,
): CostPosting[] {
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
