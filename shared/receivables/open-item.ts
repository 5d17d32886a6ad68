/**
 * An open item: an entry of a customer as far as it is not settled. What the customer owes is positive (invoices, refunds),
 * what we owe the customer negative (credit memos, payments).
 */
import type { Entry } from '../ledger/ledgers.ts'

export type OpenItem = Entry<'customerLedgerEntries'>

type Typed = Pick<OpenItem, 'documentType'>
/** Money that came in or was paid back: only that takes discounts and differences. */
export const isMoney = ({ documentType }: Typed) => documentType === 'Payment' || documentType === 'Refund'
export const isDocument = ({ documentType }: Typed) => documentType === 'Invoice' || documentType === 'Credit Memo'

type Dated = Pick<OpenItem, 'dueDate' | 'postingDate'> & { readonly entryNumber: number | null }
/** The order in which items are settled: what is due first, then what was posted first. */
export function byDueDate(one: Dated, other: Dated): number {
  const [first, second] = [one.dueDate ?? one.postingDate, other.dueDate ?? other.postingDate]
  return first === second ? (one.entryNumber ?? 0) - (other.entryNumber ?? 0) : first < second ? -1 : 1
}
