/** What a posted document does to the books: an invoice adds to what the customer owes, a credit memo takes it back. */
import type { RecordIn } from './resources.ts'

export type PostedSale = RecordIn<'salesInvoices'> | RecordIn<'salesCreditMemos'>
export interface Direction {
  readonly documentType: 'Invoice' | 'Credit Memo'
  readonly sign: 1 | -1
  /** The account of the general posting set-up that items are posted to. */
  readonly revenueAccount: 'salesAccount' | 'salesCreditMemoAccount'
}
const invoice: Direction = { documentType: 'Invoice', sign: 1, revenueAccount: 'salesAccount' }
const creditMemo: Direction = { documentType: 'Credit Memo', sign: -1, revenueAccount: 'salesCreditMemoAccount' }

export const isCreditMemo = (document: object): document is RecordIn<'salesCreditMemos'> => 'creditMemoDate' in document
/** Of a document before or after posting: return orders make credit memos. */
export const directionOf = (document: object) =>
  isCreditMemo(document) || 'uninvoicedReceipts' in document ? creditMemo : invoice
