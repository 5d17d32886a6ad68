/** How far a quote has got. */
import type { Day } from '../basics/day.ts'
import { type Approval, isPending } from './approval.ts'
import type { SalesQuote } from './document.ts'

type Told = Pick<SalesQuote, 'validUntilDate' | 'sentDateTime' | 'orderNumber' | 'invoiceNumber'> & Partial<Approval>

/** It holds through its last day. */
export const isExpired = ({ validUntilDate }: Pick<SalesQuote, 'validUntilDate'>, today: Day) =>
  validUntilDate !== null && validUntilDate < today

/** Accepted once it became an order or invoice; in review while it waits for approval; expired when its time is over, sent or not. */
export function quoteStatus(quote: Told, today: Day): SalesQuote['status'] {
  if (quote.orderNumber !== '' || quote.invoiceNumber !== '') return 'Accepted'
  if (isPending(quote)) return 'In Review'
  if (isExpired(quote, today)) return 'Expired'
  return quote.sentDateTime === null ? 'Draft' : 'Sent'
}
