/**
 * Handing a posted invoice or credit memo to an access point, as an e-invoice on its own: queued like an e-mail, in the
 * transaction of its cause. What cannot be an e-invoice is refused, with every record and field that is missing.
 */
import { eInvoiceOf, isMade } from '../einvoice/make.ts'
import { isDraft } from '../print/name.ts'
import type { Issued } from '../sales/issued.ts'
import { type Planned, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import { gapMistake } from './e-invoice-mistakes.ts'
import type { Facts } from './facts.ts'
import { issuedNeeds, issuedOf } from './issued.ts'
import type { Context } from './journal.ts'
import type { Need } from './need.ts'
import { queuedEmail } from './plan-send.ts'
import { mistake, problem, problemOf } from './problem.ts'
import { isStale, staleProblem } from './versions.ts'

type Invoiced = 'salesInvoices' | 'salesCreditMemos'

export const handOverNeeds = ({ resource, key }: ActionCommand<unknown>, facts: Facts): Need[] =>
  issuedNeeds(facts, resource as Invoiced, key)

export function planHandOver(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const kind = command.resource as Invoiced
  const document = facts.find(kind, command.key)
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  const issued = issuedOf(facts, kind, document as never) as Issued<'salesInvoices'>
  if (isDraft(issued)) return refused(problemOf([mistake('NotPosted', '', { number: document.number })]))
  const made = eInvoiceOf(issued)
  if (!isMade(made)) return refused(problemOf(made.gaps.map(gapMistake)))
  const { scheme, value } = made.invoice.buyer.endpoint
  const delivery = { to: [`${scheme}:${value}`], cc: [], attachPdf: false, attachUbl: true, mistakes: [] }
  const queued = queuedEmail(facts, context, issued, delivery, { subject: '', message: '', channel: 'Peppol' })
  return { changes: queued.changes, answer: { status: 202, body: { ...document, email: queued.email } } }
}
