/**
 * The mirror image of a posted document: what an invoice said, as a credit memo, or the other way round. Figures are those
 * of the original to the cent, and so is the date; nothing is worked out anew.
 */
import type { Day } from '../../basics/day.ts'
import { negative, noMoney } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { noApproval } from '../../sales/approval.ts'
import type { AnyLine } from '../../sales/document.ts'
import { ledgerForm } from '../currency.ts'
import { isCreditMemo, type PostedSale } from '../direction.ts'
import { initialDocuments, kindOf } from '../document-kinds.ts'
import { unlinkedLine } from '../drafts/document-copy.ts'
import { ofKind } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, costLines } from '../general-ledger.ts'
import { openItemPosting } from '../items/item-posting.ts'
import type { Context, Journal } from '../journal.ts'
import { addSale } from '../receivable.ts'
import { resources } from '../resources.ts'
import type { PostedGoods } from './posted-goods.ts'

const sourceCode = 'SALES'

export interface Mirroring {
  readonly id: string
  readonly number: string
  readonly context: Context
  readonly newId: () => string
}
export interface Mirror<D> {
  readonly document: D
  /** Ids of its lines, by those of the original's. */
  readonly lineIds: ReadonlyMap<string, string>
}

export type Opposite<D extends PostedSale> = Exclude<PostedSale, D>

const oppositeType = (document: PostedSale) => (isCreditMemo(document) ? 'salesInvoices' : 'salesCreditMemos')

/** `more` is what only this kind of line knows: what it takes back, and at which cost. */
export function mirrorOf<D extends PostedSale>(
  original: D,
  { id, number, context, newId }: Mirroring,
  more: (line: AnyLine) => Partial<AnyLine>,
): Mirror<Opposite<D>> {
  const type = oppositeType(original)
  const lineIds = new Map(original.lines.map((line) => [line.id, newId()]))
  const lines = (original.lines as readonly AnyLine[]).map((line) =>
    ofKind(type, { ...unlinkedLine(line), ...more(line), id: lineIds.get(line.id) ?? '' }),
  )
  const fields: object = resources[type].fields
  const shared = Object.fromEntries(Object.entries(original).filter(([field]) => field in fields))
  const document = {
    ...initialDocuments[type],
    ...shared,
    ...noApproval,
    ...datesOf(original, type),
    id,
    number,
    draftNumber: '',
    status: 'Corrective',
    corrects: original.number,
    correctedBy: '',
    canceledBy: '',
    version: 1,
    lastModifiedDateTime: context.at,
    lines,
  } as unknown as Opposite<D>
  return { document, lineIds }
}

/** What is credited is due on its own date; an invoice as it was. */
function datesOf(original: PostedSale, type: ReturnType<typeof oppositeType>) {
  const { dateField } = kindOf(type)
  const documentDate = isCreditMemo(original) ? original.creditMemoDate : original.invoiceDate
  return { [dateField]: documentDate, dueDate: documentDate }
}

/** Line discounts that were posted apart for part of an order line: their share of it, by the id of the mirror's line. */
export type Apart = ReadonlyMap<string, number>

const withDiscounts = (document: PostedSale, apart: Apart): PostedSale =>
  ({
    ...document,
    lines: document.lines.map((line) => ({ ...line, discountAmount: apart.get(line.id) ?? line.discountAmount })),
  }) as PostedSale

/** Goods go the way back at what they cost, the sale is taken back; gives the entry that this leaves with the customer. */
export function postMirror(
  facts: Facts,
  journal: Journal,
  { document, lineIds }: Mirror<PostedSale>,
  goods: readonly PostedGoods[],
  apart: Apart = new Map(),
): OpenItem {
  const form = ledgerForm(facts, withDiscounts(document, apart))
  const posting = openItemPosting(facts, journal)
  const documentType = isCreditMemo(document) ? 'Sales Credit Memo' : 'Sales Invoice'
  for (const { line, entry, units, sales, discount } of goods) {
    const item = facts.find('items', line.lineObjectNumber)
    if (!item) throw new Error(`item ${line.lineObjectNumber} of ${document.number} is missing`)
    posting.move({
      item,
      businessGroup: document.generalBusinessPostingGroup,
      entryType: 'Sale',
      postingDate: document.postingDate as Day,
      documentType,
      documentNumber: document.number,
      documentId: document.id,
      documentLineId: lineIds.get(line.id) ?? '',
      description: line.description,
      sourceCode,
      quantity: negative(units),
      invoiced: negative(units),
      sales: negative(sales),
      salesExpected: noMoney,
      discount: negative(discount),
      takesBack: entry,
    })
  }
  const sale = addSale(journal, facts, document, form, sourceCode)
  const general = [...sale.general, ...costLines(facts, posting.costs)]
  addGeneral(journal, general, document.postingDate as Day, sourceCode)
  return sale.item
}
