/** The goods that a posted invoice or credit memo invoiced: which entry of the item ledger belongs to which of its lines. */
import type { Money, Quantity } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { PostedSale } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { ItemEntry } from '../items/item-entries.ts'
import { returnNeeds } from '../items/item-returns.ts'
import type { Need } from '../need.ts'

export interface PostedGoods {
  readonly line: AnyLine
  readonly entry: ItemEntry
  /** What the document invoiced of the entry, as the stock sees it; with its turnover. */
  readonly units: Quantity
  readonly sales: Money
  readonly discount: Money
}

/** The entry that a posted document left with its customer. */
export function itemOf(facts: Facts, document: PostedSale): OpenItem {
  const item = facts.documentEntries(document.number).find((one) => one.documentId === document.id)
  if (!item) throw new Error(`${document.number} left no entry`)
  return item
}

export function postedGoodsNeeds(facts: Facts, document: PostedSale): Need[] {
  const entries = { kind: 'documentEntries', documentNumber: document.number } as const
  if (!facts.has(entries)) return [entries]
  const valued = { kind: 'valued', transaction: itemOf(facts, document).transactionNumber } as const
  const numbers = facts.has(valued) ? valuesOf(facts, document).map((value) => value.itemLedgerEntryNumber) : []
  return [entries, valued, ...returnNeeds(facts, numbers)]
}

const valuesOf = (facts: Facts, document: PostedSale) =>
  facts
    .valued(itemOf(facts, document).transactionNumber)
    .filter((value) => value.documentNumber === document.number && value.invoicedQuantity !== 0)

export const postedGoods = (facts: Facts, document: PostedSale): PostedGoods[] =>
  valuesOf(facts, document).flatMap((value) => {
    const entry = facts.itemEntry(value.itemLedgerEntryNumber)
    const line = (document.lines as readonly AnyLine[]).find((one) => isOf(one, entry))
    if (!line) throw new Error(`entry ${entry.entryNumber} belongs to no line of ${document.number}`)
    const { invoicedQuantity: units, salesAmountActual: sales, discountAmount: discount } = value
    return [{ line, entry, units, sales, discount }]
  })

/** What was moved before is known by the line of its order; an order may have been delivered in several parts. */
const isOf = ({ id, orderLineId, deliveryId }: AnyLine, { documentId, documentLineId }: ItemEntry) =>
  documentLineId === id || (documentLineId === orderLineId && (!deliveryId || deliveryId === documentId))
