/**
 * Sending a document by e-mail, and posting and sending it at once: the message is queued in the transaction of its cause,
 * with what it tells as it is now. What cannot be sent is refused before anything is posted.
 */
import type { RecordOf } from '../basics/fields.ts'
import { isDraft, paperName } from '../print/name.ts'
import { type Email, queued } from '../sales/email.ts'
import { type Issued, type IssuedKind, isIssuedKind, payerOf } from '../sales/issued.ts'
import { quoteStatus } from '../sales/quote.ts'
import type { postAndSendBody, sendBody } from './action-bodies.ts'
import { type Answer, type Changes, type Planned, refused } from './changes.ts'
import type { ActionCommand, PostingCommand } from './command.ts'
import { eInvoiceMistakes } from './e-invoice-mistakes.ts'
import type { Facts } from './facts.ts'
import { issuedNeeds, issuedOf } from './issued.ts'
import { type Context, idMaker } from './journal.ts'
import { mailDomain } from './mail-domain.ts'
import type { Need } from './need.ts'
import { postingNeeds } from './needs.ts'
import { sentInteraction } from './plan-interaction.ts'
import { planInvoice } from './plan-invoice.ts'
import { type Mistake, mistake, problem, problemOf } from './problem.ts'
import { archivedVersion } from './quote-archive.ts'
import { type Delivery, deliveryOf } from './recipients.ts'
import type { RecordIn } from './resources.ts'
import { isStale, staleProblem } from './versions.ts'

type Sending = ActionCommand<RecordOf<typeof sendBody>>
type PostAndSend = ActionCommand<RecordOf<typeof postAndSendBody>>

/** Ids of what sending makes come after those that posting may have made. */
const afterPosting = 500_000

export const sendNeeds = ({ resource, key }: Sending, facts: Facts): Need[] => issuedNeeds(facts, kindOf(resource), key)

export function planSend(command: Sending, facts: Facts, context: Context): Planned {
  const kind = kindOf(command.resource)
  const document = facts.find(kind, command.key)
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  const issued = issuedOf(facts, kind, document as never) as Issued
  const delivery = deliveryOf(facts, issued.document, command.body)
  const mistakes = [
    ...command.mistakes,
    ...stateMistakes(issued),
    ...delivery.mistakes,
    ...attachmentMistakes(issued, delivery),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const sent = kind === 'salesQuotes' ? sentQuote(document as RecordIn<'salesQuotes'>, context) : noChange(document)
  const queued = queuedEmail(facts, context, issued, delivery, command.body)
  return {
    changes: { records: [...sent.records, ...queued.changes.records], messages: queued.changes.messages ?? [] },
    answer: { status: 202, body: { ...sent.document, email: queued.email } },
  }
}

export const postAndSendNeeds = (command: PostAndSend, facts: Facts): Need[] => [
  ...postingNeeds(postingOf(command), facts),
  ...issuedNeeds(facts, kindOf(command.resource), command.key),
]

export function planPostAndSend(command: PostAndSend, facts: Facts, context: Context): Planned {
  const kind = kindOf(command.resource) as 'salesInvoices' | 'salesCreditMemos'
  const draft = facts.find(kind, command.key)
  const delivery = draft ? deliveryOf(facts, draft, command.body) : null
  const posted = planInvoice(postingOf(command), facts, context)
  if ('refused' in posted || !delivery) return withMore(posted, delivery?.mistakes ?? [])
  const document = posted.answer.body as RecordIn<typeof kind>
  const issued = issuedOf(facts, kind, document as never) as Issued
  const mistakes = [...delivery.mistakes, ...attachmentMistakes(issued, delivery)]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const queued = queuedEmail(facts, context, issued, delivery, command.body)
  return {
    changes: {
      ...posted.changes,
      records: [...posted.changes.records, ...queued.changes.records],
      messages: queued.changes.messages ?? [],
    },
    answer: withEmail(posted.answer, queued.email),
  }
}

function kindOf(resource: string): IssuedKind {
  if (!isIssuedKind(resource)) throw new Error(`${resource} are not sent`)
  return resource
}
const postingOf = ({ body, ...command }: PostAndSend): PostingCommand => ({
  ...command,
  action: 'post',
  body: { postingDate: body.postingDate, lines: null },
})
const withEmail = (answer: Answer, email: Email): Answer => ({ ...answer, body: { ...(answer.body as object), email } })

/** All reasons at once: why it cannot be posted, and why it could not be sent. */
function withMore(planned: Planned, mistakes: readonly Mistake[]): Planned {
  if (!('refused' in planned) || planned.refused.errors.length === 0 || mistakes.length === 0) return planned
  return refused({ ...planned.refused, errors: [...planned.refused.errors, ...mistakes] })
}

/** A draft invoice may be shown to the customer; what a draft credit memo or reminder says nobody has decided yet. */
function stateMistakes(issued: Issued): Mistake[] {
  const { kind, document } = issued
  const { number } = document
  if (kind !== 'salesInvoices' && isDraft(issued)) return [mistake('NotPosted', '', { number })]
  return kind === 'reminders' && 'status' in document && document.status === 'Canceled'
    ? [mistake('ReminderAlreadyCanceled', '', { number })]
    : []
}

function attachmentMistakes(issued: Issued, { attachUbl }: Delivery): Mistake[] {
  if (!attachUbl || (issued.kind !== 'salesInvoices' && issued.kind !== 'salesCreditMemos')) return []
  if (isDraft(issued)) return [mistake('NotPosted', 'attachUbl', { number: issued.document.number })]
  return eInvoiceMistakes(issued as Issued<'salesInvoices'>)
}

interface Sent {
  readonly document: object
  readonly records: Changes['records']
}
const noChange = (document: object): Sent => ({ document, records: [] })
/** A quote that was sent is kept as it was sent, whatever becomes of it later. */
function sentQuote(quote: RecordIn<'salesQuotes'>, context: Context): Sent {
  const sent = { ...quote, sentDateTime: context.at }
  const document = {
    ...sent,
    status: quoteStatus(sent, context.today),
    archivedVersions: quote.archivedVersions + 1,
    version: quote.version + 1,
    lastModifiedDateTime: context.at,
  }
  const own = { type: 'salesQuotes' as const, id: quote.id, key: quote.number, record: document }
  return { document, records: [own, archivedVersion(quote, context, idMaker(context, afterPosting)())] }
}

interface Wording {
  readonly subject: string
  readonly message: string
  readonly channel?: Email['channel']
}

export function queuedEmail(
  facts: Facts,
  context: Context,
  issued: Issued,
  delivery: Delivery,
  { subject, message, channel = 'E-mail' }: Wording,
): { readonly email: RecordIn<'emails'>; readonly changes: Changes } {
  const newId = idMaker(context, afterPosting + 1)
  const id = newId()
  const { document, kind, language, seller } = issued
  const email: RecordIn<'emails'> = {
    id,
    version: 1,
    lastModifiedDateTime: context.at,
    ...queued,
    channel,
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
    messageId: `<${id}@${mailDomain(facts)}>`,
    userName: context.userName,
    queuedDateTime: context.at,
    nextAttemptDateTime: context.at,
  }
  return {
    email,
    changes: {
      records: [
        { type: 'emails', id, key: id, record: email },
        ...sentInteraction(facts, issued, email.subject, context, newId()),
      ],
      messages: [{ id, content: JSON.stringify(issued), dueAt: Date.parse(context.at) }],
    },
  }
}
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
