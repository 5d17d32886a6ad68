/** What becomes of a queued message: sent, tried again later, given up, or taken up again by somebody. */
import type { RecordOf } from '../../basics/fields.ts'
import { askAgainAfter, pauseAfter } from '../../sales/email.ts'
import type { attemptBody, noBody } from '../actions/bodies.ts'
import { noChanges, type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { mistake, problem, problemOf } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { handedOverMistake, handedOverNeeds, isHandedOver } from './hand-over.ts'

type Email = RecordIn<'emails'>

/** Tells of one attempt; the server asks for it when the mail server or the access point has answered. */
export function planAttempt(
  command: ActionCommand<RecordOf<typeof attemptBody>>,
  facts: Facts,
  context: Context,
): Planned {
  const email = facts.find('emails', command.key)
  if (!email) return refused(problem('NotFound', { value: command.key }))
  const { error, isRefusal, chance, delivery, deliveryId } = command.body
  if (email.status === 'Sent') return planDelivery(email, delivery, error, context)
  const attempts = email.attempts + 1
  if (error === '') {
    const sent = { status: 'Sent', attempts, lastError: '', sentDateTime: context.at, deliveryId } as const
    return changed(
      email,
      context,
      { ...sent, deliveryStatus: delivery },
      nextQuestion(delivery, context.at, context.at),
    )
  }
  const pause = pauseAfter(attempts, isRefusal, chance)
  const status = pause === null ? 'Failed' : 'Queued'
  return changed(
    email,
    context,
    { status, attempts, lastError: error },
    pause === null ? null : Date.parse(context.at) + pause,
  )
}

/** What the access point says of an e-invoice that it took: it waits, it arrived, or it was sent back. */
function planDelivery(email: Email, delivery: Email['deliveryStatus'], error: string, context: Context): Planned {
  if (email.deliveryStatus !== 'Accepted') return { changes: noChanges, answer: { status: 200, body: email } }
  if (delivery === 'Rejected')
    return changed(email, context, { status: 'Failed', deliveryStatus: delivery, lastError: error }, null)
  const next = nextQuestion('Accepted', String(email.sentDateTime), context.at)
  if (delivery === 'Delivered') return changed(email, context, { deliveryStatus: delivery, lastError: '' }, null)
  return changed(email, context, { lastError: error }, next)
}

/** When the access point is asked again, in milliseconds since 1970; null where there is nothing to ask. */
function nextQuestion(delivery: Email['deliveryStatus'], sentAt: string, at: string): number | null {
  const pause = delivery === 'Accepted' ? askAgainAfter(Date.parse(at) - Date.parse(sentAt)) : null
  return pause === null ? null : Date.parse(at) + pause
}

export function retryNeeds({ key }: ActionCommand<unknown>, facts: Facts): Need[] {
  const [own] = record('emails', key)
  const email = known(facts, own, () => facts.find('emails', key))
  return [...(own ? [own] : []), ...(email?.channel === 'Peppol' ? handedOverNeeds(facts, email.documentId) : [])]
}

/** Another message may have handed the document over since this one failed. */
const isOvertaken = (facts: Facts, { channel, status, documentId }: Email) =>
  channel === 'Peppol' && status === 'Failed' && isHandedOver(facts, documentId)

export function planRetry(command: ActionCommand<RecordOf<typeof noBody>>, facts: Facts, context: Context): Planned {
  const email = facts.find('emails', command.key)
  if (!email) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, email)) return refused(staleProblem(email))
  if (email.status === 'Sent') return refused(problemOf([mistake('AlreadySent', '', { value: email.to })]))
  if (isOvertaken(facts, email)) return refused(problemOf([handedOverMistake(email.documentNumber)]))
  return changed(email, context, { status: 'Queued', attempts: 0, deliveryStatus: '' }, Date.parse(context.at))
}

function changed(email: Email, context: Context, values: Partial<Email>, dueAt: number | null): Planned {
  const record: Email = {
    ...email,
    ...values,
    nextAttemptDateTime: dueAt === null ? null : new Date(dueAt).toISOString(),
    version: email.version + 1,
    lastModifiedDateTime: context.at,
  }
  return {
    changes: {
      records: [{ type: 'emails', id: email.id, key: email.id, record }],
      messages: [{ id: email.id, dueAt }],
    },
    answer: { status: 200, body: record },
  }
}
