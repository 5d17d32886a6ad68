/** Goods moved directly, without documents around them. */
import type { Day } from '../../shared/basics/day.ts'
import { type Money, quantity } from '../../shared/basics/money.ts'
import { addGeneral, costLines } from '../../shared/posting/general-ledger.ts'
import type { ItemEntry } from '../../shared/posting/items/item-entries.ts'
import { openItemPosting } from '../../shared/posting/items/item-posting.ts'
import { openJournal } from '../../shared/posting/journal.ts'
import type { Book } from './given.ts'

export interface Moving {
  readonly item: string
  /** As the stock sees them: below zero they leave. */
  readonly units: number
  /** The entry whose goods these are. */
  readonly of?: number | null
  readonly postingDate?: string
  readonly invoiced?: number
}

/** Moves goods as a sale or a credit memo would, and gives the number of the entry. */
export function moveGoods(
  book: Book,
  { item, units, of = null, postingDate = '2026-03-10', invoiced = units }: Moving,
): number {
  book.takes((facts, context) => {
    const journal = openJournal(facts, context)
    const goods = openItemPosting(facts, journal)
    const record = facts.find('items', item)
    if (!record) throw new Error(item)
    goods.move({
      item: record,
      businessGroup: 'DOMESTIC',
      entryType: 'Sale',
      postingDate: postingDate as Day,
      documentType: 'Sales Credit Memo',
      documentNumber: 'CM',
      documentId: '',
      documentLineId: '',
      description: '',
      sourceCode: 'SALES',
      quantity: quantity(units),
      invoiced: quantity(invoiced),
      sales: 0 as Money,
      salesExpected: 0 as Money,
      discount: 0 as Money,
      ...(of === null ? {} : { takesBack: facts.itemEntry(of) }),
    })
    addGeneral(journal, costLines(facts, goods.costs), postingDate as Day, 'SALES')
    return { changes: { records: [], transaction: journal.transaction() }, answer: { status: 200, body: {} } }
  })
  return (book.entries.itemLedgerEntries.at(-1) as ItemEntry).entryNumber
}
