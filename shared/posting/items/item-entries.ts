/** The entries that a movement of goods writes: what moved, what it was worth, and what it was taken from. */
import type { Day } from '../../basics/day.ts'
import { type Money, minus, noMoney, noQuantity, plus, type Quantity, shareOf } from '../../basics/money.ts'
import type { Entry, NewEntry } from '../../ledger/ledgers.ts'
import type { Journal } from '../journal.ts'
import type { RecordIn } from '../resources.ts'
import type { ItemLedger } from './item-ledger.ts'

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
  /** Cost of the whole, for what comes in; and of the part that is invoiced at once, where that is known by itself. */
  readonly cost?: Money
  readonly costInvoiced?: Money
  /** The earlier entry that it takes back, whole or in part: then it costs what that one did. See item-returns.ts. */
  readonly takesBack?: ItemEntry
  /** It undoes a posting made by mistake. */
  readonly correction?: boolean
  /** The vendor delivers to the customer: what comes in never lies in stock, and covers nothing but its own sale. */
  readonly dropShipment?: boolean
  /** The receipt that it is taken from, whatever else is in stock. */
  readonly from?: ItemEntry
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
  /** Of goods that were bought: what the part that is invoiced costs. */
  readonly cost?: Money
}

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

/** What a sale sent out may come back; what goes out again because it should not have come in has done so already. */
const isReturnable = ({ entryType, quantity, takesBack }: Movement) =>
  entryType === 'Sale' && quantity < 0 && takesBack === undefined

/** Whether some of a sale has come back. */
export const hasComeBack = (entry: ItemEntry) =>
  entry.entryType === 'Sale' &&
  entry.quantity < 0 &&
  entry.appliesToEntry === null &&
  entry.shippedQuantityNotReturned !== entry.quantity

/** What an entry costs in all, with the sign of the stock. */
export const wholeCost = (entry: ItemEntry) => plus(entry.costAmountActual, entry.costAmountExpected)
/** What the first `units` of an entry cost, of its whole cost: so that parts always add up to the whole. */
export const costUpTo = (entry: ItemEntry, units: number) => shareOf(wholeCost(entry), units, entry.quantity)

export function addEntry(
  journal: Journal,
  movement: Movement,
  cost: Money,
  remaining: Quantity,
  provisional: Money,
): ItemEntry {
  const costAmountActual = movement.costInvoiced ?? shareOf(cost, movement.invoiced, movement.quantity)
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
    shippedQuantityNotReturned: isReturnable(movement) ? movement.quantity : noQuantity,
    appliesToEntry: movement.takesBack?.entryNumber ?? null,
    correction: movement.correction ?? false,
    dropShipment: movement.dropShipment ?? false,
    documentId: movement.documentId,
    documentLineId: movement.documentLineId,
    businessGroup: movement.businessGroup,
    productGroup: movement.item.generalProductPostingGroup,
    sourceCode,
  } satisfies NewEntry<'itemLedgerEntries'>)
  journal.add('valueEntries', {
    ...valueFields(entry, movement.invoicedBy ? { ...movement, ...movement.invoicedBy } : movement),
    entryType: 'Direct Cost',
    itemLedgerEntryQuantity: movement.quantity,
    invoicedQuantity: movement.invoiced,
    ...figures,
    discountAmount: movement.discount,
  })
  return entry
}

/** Brings an entry to what it costs in all, and answers it as it is then. */
export type Adjust = (entry: ItemEntry, cost: Money) => ItemEntry
/** What makes an entry cost something else. */
export type Cause = Pick<Movement, 'item' | 'postingDate' | 'sourceCode'>

/** Adjusts by a value entry under the entry's own document; the invoiced part is actual. */
export const adjusting =
  (ledger: ItemLedger, cause: Cause, costs: CostPosting[]): Adjust =>
  (entry, cost) => {
    const difference = minus(cost, wholeCost(entry))
    if (difference === 0) return entry
    const actual = shareOf(difference, entry.invoicedQuantity, entry.quantity)
    const expected = minus(difference, actual)
    const after: ItemEntry = {
      ...entry,
      costAmountActual: plus(entry.costAmountActual, actual),
      costAmountExpected: plus(entry.costAmountExpected, expected),
    }
    ledger.keep(after)
    const adjustment = { ...cause, documentType: entry.documentType, documentNumber: entry.documentNumber }
    ledger.journal.add('valueEntries', {
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
    costs.push(costOf(after, cause.item, actual, expected, adjustment))
    return after
  }
