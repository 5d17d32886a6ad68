/** A message that is queued: its record, its content and its entry in the log, for the transaction of its cause. */
import { paperName } from '../../print/name.ts'
import { queued } from '../../sales/email.ts'
import { type Issued, payerOf } from '../../sales/issued.ts'
import type { Changes } from '../changes.ts'
import { sentInteraction } from '../contacts/plan-interaction.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { RecordIn } from '../resources.ts'
import { mailDomain } from './mail-domain.ts'
import type { Delivery } from './recipients.ts'

/** Ids of what sending makes come after those that posting may have made. */
export const afterPosting = 500_000

export interface Wording {
  readonly subject: string
  readonly message: string
  /** Of an e-invoice that goes through the access point: the id of its message. */
  readonly eInvoiceId?: string
  /** Such a one goes at the same time. */
  readonly besideEInvoice?: boolean
}
export interface Queued {
  readonly email: RecordIn<'emails'>
  readonly changes: Changes
}

export function queuedEmail(
  facts: Facts,
  context: Context,
  issued: Issued,
  delivery: Delivery,
  { subject, message, eInvoiceId, besideEInvoice = false }: Wording,
): Queued {
  const newId = idMaker(context, afterPosting + (eInvoiceId ? 11 : 1))
  const id = eInvoiceId ?? newId()
  const { document, kind, language, seller } = issued
  const email: RecordIn<'emails'> = {
    id,
    version: 1,
    lastModifiedDateTime: context.at,
    ...queued,
    channel: eInvoiceId ? 'Peppol' : 'E-mail',
    documentType: kind,
    documentId: document.id,
    documentNumber: document.number,
    customerNumber: payerOf(document),
    to: delivery.to.join('; '),
    cc: delivery.cc.join('; '),
    subject: oneLine(subject) || `${seller.displayName} - ${paperName(issued, language)}`,
    message,
    language,
    attachPdf: delivery.attachPdf,
    attachUbl: delivery.attachUbl,
    besideEInvoice,
    messageId: `<${id}@${mailDomain(facts)}>`,
    userName: context.userName,
    queuedDateTime: context.at,
    nextAttemptDateTime: context.at,
  }
  const told = eInvoiceId ? `${email.subject} (Peppol)` : email.subject
  return {
    email,
    changes: {
      records: [
        { type: 'emails', id, key: id, record: email },
        ...sentInteraction(facts, issued, told, context, newId()),
      ],
      messages: [{ id, content: JSON.stringify(issued), dueAt: Date.parse(context.at) }],
    },
  }
}
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
