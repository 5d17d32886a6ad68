/** What undoing does to a line of a shipment or receipt, and to its goods. */
import { negative, noMoney, noQuantity } from '../../basics/money.ts'
import type { Facts } from '../facts.ts'
import type { ItemEntry, Movement } from '../items/item-entries.ts'

interface Undoable {
  readonly id: string
  readonly sequence: number
  readonly quantity: number
  readonly invoicedQuantity: number
  readonly correction: boolean
  readonly itemLedgerEntryNumber: number | null
}
/** The line and its mirror image, which stands between it and the next. `back` is the entry by which the goods went back. */
export function withMirror<L extends Undoable>(line: L, next: L | undefined, back: ItemEntry | null, id: string): L[] {
  const mirror = {
    ...line,
    id,
    sequence: next ? line.sequence + Math.floor((next.sequence - line.sequence) / 2) : line.sequence + 10_000,
    quantity: -line.quantity,
    invoicedQuantity: -line.quantity,
    correction: true,
    itemLedgerEntryNumber: back?.entryNumber ?? null,
  }
  return [{ ...line, invoicedQuantity: line.quantity, correction: true }, mirror]
}

/** Nothing of it is invoiced, so cost and turnover are expected ones, and come to nothing with those of the entry. */
export function backMovement(facts: Facts, entry: ItemEntry): Movement {
  const item = facts.find('items', entry.itemNumber)
  if (!item) throw new Error(`item ${entry.itemNumber} of entry ${entry.entryNumber} is missing`)
  return {
    item,
    businessGroup: entry.businessGroup,
    entryType: entry.entryType as Movement['entryType'],
    postingDate: entry.postingDate,
    documentType: entry.documentType,
    documentNumber: entry.documentNumber,
    documentId: entry.documentId,
    documentLineId: entry.documentLineId,
    description: entry.description,
    sourceCode: entry.sourceCode,
    quantity: negative(entry.quantity),
    invoiced: noQuantity,
    sales: noMoney,
    salesExpected: negative(entry.salesAmountExpected),
    discount: noMoney,
    takesBack: entry,
    correction: true,
    dropShipment: entry.dropShipment,
  }
}
