/**
 * Sending a document, and posting and sending it at once: by e-mail, as an e-invoice through the access point, or both, as
 * the customer's sending profile says (domain 10.1). Messages are queued in the transaction of their cause, with what they
 * tell as it is now. What cannot be sent is refused before anything is posted.
 */
import type { RecordOf } from '../../basics/fields.ts'
import { isDraft } from '../../print/name.ts'
import { addressesIn, type Email } from '../../sales/email.ts'
import { type Issued, type IssuedKind, isIssuedKind } from '../../sales/issued.ts'
import { quoteStatus } from '../../sales/quote.ts'
import type { postAndSendBody, sendBody } from '../actions/bodies.ts'
import { type Changes, type Planned, refused } from '../changes.ts'
import type { ActionCommand, PostingCommand } from '../command.ts'
import { logNeeds } from '../contacts/plan-interaction.ts'
import type { Facts } from '../facts.ts'
import { issuedNeeds, issuedOf } from '../issued.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, postingNeeds, record } from '../needs.ts'
import { planInvoice } from '../plan-invoice.ts'
import { type Mistake, mistake, problem, problemOf } from '../problem.ts'
import { archivedVersion } from '../quotes/quote-archive.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { eInvoiceMistakes } from './e-invoice-mistakes.ts'
import {
  handedOver,
  handedOverMistake,
  handedOverNeeds,
  isHandedOver,
  isInvoiced,
  isQueued,
  wishOf,
} from './hand-over.ts'
import { afterPosting, queuedEmail, type Wording } from './queued-email.ts'
import { type Delivery, deliveryOf, recipientNeeds } from './recipients.ts'

type Sending = ActionCommand<RecordOf<typeof sendBody>>
type PostAndSend = ActionCommand<RecordOf<typeof postAndSendBody>>

export function sendNeeds({ resource, key, body }: Sending, facts: Facts): Need[] {
  const kind = kindOf(resource)
  const [own] = record(kind, key)
  const document = known(facts, own, () => facts.find(kind, key))
  return [
    ...issuedNeeds(facts, kind, key),
    ...(document ? [...logNeeds(facts, document), ...recipientNeeds(facts, document, body)] : []),
    ...(document && isInvoiced(kind) ? handedOverNeeds(facts, document.id) : []),
  ]
}

export function planSend(command: Sending, facts: Facts, context: Context): Planned {
  const kind = kindOf(command.resource)
  const document = facts.find(kind, command.key)
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  const issued = issuedOf(facts, kind, document as never) as Issued
  const ways = waysOf(facts, kind, issued.document, command.body, !isDraft(issued))
  const leaving = leave(facts, context, issued, ways, command.body)
  const mistakes = [...command.mistakes, ...stateMistakes(issued), ...ways.mistakes, ...leaving.mistakes]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const sent = kind === 'salesQuotes' ? sentQuote(document as RecordIn<'salesQuotes'>, context) : noChange(document)
  return {
    changes: { records: [...sent.records, ...leaving.records], messages: leaving.messages },
    answer: { status: 202, body: { ...sent.document, ...leaving.told } },
  }
}

export const postAndSendNeeds = (command: PostAndSend, facts: Facts): Need[] => [
  ...postingNeeds(postingOf(command), facts),
  ...sendNeeds(command, facts),
]

export function planPostAndSend(command: PostAndSend, facts: Facts, context: Context): Planned {
  const kind = kindOf(command.resource) as 'salesInvoices' | 'salesCreditMemos'
  const draft = facts.find(kind, command.key)
  const ways = draft ? waysOf(facts, kind, draft, command.body, true) : null
  const posted = planInvoice(postingOf(command), facts, context)
  if ('refused' in posted || !ways) return withMore(posted, ways?.mistakes ?? [])
  const document = posted.answer.body as RecordIn<typeof kind>
  const issued = issuedOf(facts, kind, document as never) as Issued
  const leaving = leave(facts, context, issued, ways, command.body)
  const mistakes = [...ways.mistakes, ...leaving.mistakes]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  return {
    changes: {
      ...posted.changes,
      records: [...posted.changes.records, ...leaving.records],
      messages: leaving.messages,
    },
    answer: { ...posted.answer, body: { ...document, ...leaving.told } },
  }
}

/** How it leaves: by e-mail, as an e-invoice through the access point, or both, as the customer who pays wants it. */
interface Ways {
  readonly delivery: Delivery
  readonly byEmail: boolean
  readonly byNetwork: boolean
  readonly mistakes: readonly Mistake[]
}

/** Whoever names an address asks for an e-mail, whatever the customer wants else. */
function waysOf(
  facts: Facts,
  kind: IssuedKind,
  document: Issued['document'] & { readonly id: string },
  body: RecordOf<typeof sendBody>,
  isPosted: boolean,
): Ways {
  const delivery = deliveryOf(facts, document, body)
  const wish = isPosted && isInvoiced(kind) ? wishOf(facts, document) : ''
  const byEmail = wish !== 'Instead of the e-mail' || addressesIn(body.to).length > 0
  const byNetwork = wish !== '' && !isHandedOver(facts, document.id)
  const nothing = byEmail || byNetwork ? [] : [handedOverMistake(document.number)]
  return { delivery, byEmail, byNetwork, mistakes: byEmail ? delivery.mistakes : nothing }
}

interface Leaving {
  readonly records: Changes['records']
  readonly messages: NonNullable<Changes['messages']>
  /** `email`, the message that is sent; beside it `eInvoice`, where one goes through the access point. */
  readonly told: Readonly<Record<string, Email>>
  readonly mistakes: readonly Mistake[]
}

function leave(
  facts: Facts,
  context: Context,
  issued: Issued,
  { delivery, byEmail, byNetwork }: Ways,
  { subject, message }: Pick<Wording, 'subject' | 'message'>,
): Leaving {
  const wording = { subject, message, besideEInvoice: byNetwork }
  const email = byEmail ? queuedEmail(facts, context, issued, delivery, wording) : null
  const eInvoice = byNetwork ? handedOver(facts, context, issued as Issued<'salesInvoices'>) : null
  // What is attached is the same e-invoice: what it lacks is told once.
  if (eInvoice && !isQueued(eInvoice)) return { ...nothingLeaves, mistakes: eInvoice.mistakes }
  const all = [email, eInvoice].filter((one) => one !== null)
  return {
    records: all.flatMap(({ changes }) => changes.records),
    messages: all.flatMap(({ changes }) => changes.messages ?? []),
    told: {
      ...(all[0] ? { email: all[0].email } : {}),
      ...(eInvoice ? { eInvoice: eInvoice.email } : {}),
    },
    mistakes: email ? attachmentMistakes(issued, delivery) : [],
  }
}
const nothingLeaves = { records: [], messages: [], told: {} } as const

function kindOf(resource: string): IssuedKind {
  if (!isIssuedKind(resource)) throw new Error(`${resource} are not sent`)
  return resource
}
const postingOf = ({ body, ...command }: PostAndSend): PostingCommand => ({
  ...command,
  action: 'post',
  body: { postingDate: body.postingDate, lines: null },
})

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
  if (!attachUbl || !isInvoiced(issued.kind)) return []
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
