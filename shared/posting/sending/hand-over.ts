/**
 * Handing a posted invoice or credit memo to an access point, as an e-invoice on its own: queued like an e-mail, in the
 * transaction of its cause, whichever action causes it. A document goes once; what failed for good may go anew.
 */
import { idAfter } from '../../basics/id.ts'
import { eInvoiceOf, isMade } from '../../einvoice/make.ts'
import type { Email } from '../../sales/email.ts'
import { type Issued, type PrintedKind, payerOf } from '../../sales/issued.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { type Mistake, mistake } from '../problem.ts'
import { gapMistake } from './e-invoice-mistakes.ts'
import { type Queued, queuedEmail } from './queued-email.ts'

type Invoiced = 'salesInvoices' | 'salesCreditMemos'
export const isInvoiced = (kind: PrintedKind): kind is Invoiced =>
  kind === 'salesInvoices' || kind === 'salesCreditMemos'

/** How the customer who pays wants e-invoices; "" for not through the network. */
export const wishOf = (facts: Facts, document: Parameters<typeof payerOf>[0]) => {
  const payer = payerOf(document)
  return (payer === '' ? null : facts.find('customers', payer))?.sendingProfile?.eInvoice || ''
}

/** The id of a document's message follows from its own, so that two sendings meet in one record, and each after a failure in the next. */
const messageId = (documentId: string, attempt: number) => idAfter(documentId, 950_000 + attempt)

/** The messages that handed it over, the last of which has not failed. */
export function handedOverNeeds(facts: Facts, documentId: string): Need[] {
  const needs: Need[] = []
  for (let attempt = 0; ; attempt++) {
    const id = messageId(documentId, attempt)
    const [need] = record('emails', id)
    if (need) needs.push(need)
    if (known(facts, need, () => facts.find('emails', id))?.status !== 'Failed') return needs
  }
}

/** The id of its next message; null while one is under way or has arrived. */
function nextId(facts: Facts, documentId: string): string | null {
  for (let attempt = 0; ; attempt++) {
    const id = messageId(documentId, attempt)
    const email: Email | null = facts.find('emails', id)
    if (email === null) return id
    if (email.status !== 'Failed') return null
  }
}
export const isHandedOver = (facts: Facts, documentId: string): boolean => nextId(facts, documentId) === null
export const handedOverMistake = (number: string): Mistake => mistake('EInvoiceSent', 'to', { number })

/** The queued e-invoice of a posted document; or every record and field that it lacks. */
export function handedOver(
  facts: Facts,
  context: Context,
  issued: Issued<Invoiced>,
): Queued | { readonly mistakes: readonly Mistake[] } {
  const id = nextId(facts, issued.document.id)
  if (id === null) return { mistakes: [handedOverMistake(issued.document.number)] }
  const made = eInvoiceOf(issued)
  if (!isMade(made)) return { mistakes: made.gaps.map(gapMistake) }
  const { scheme, value } = made.invoice.buyer.endpoint
  const delivery = { to: [`${scheme}:${value}`], cc: [], attachPdf: false, attachUbl: true, mistakes: [] }
  return queuedEmail(facts, context, issued as Issued, delivery, { subject: '', message: '', eInvoiceId: id })
}
export const isQueued = (queued: ReturnType<typeof handedOver>): queued is Queued => 'email' in queued
