/** What becomes of a queued message: sent, tried again later, given up, or taken up again by somebody. */
import type { RecordOf } from '../basics/fields.ts'
import { pauseAfter } from '../sales/email.ts'
import type { attemptBody, noBody } from './action-bodies.ts'
import { noChanges, type Planned, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import { mistake, problem, problemOf } from './problem.ts'
import type { RecordIn } from './resources.ts'
import { isStale, staleProblem } from './versions.ts'

type Email = RecordIn<'emails'>

/** Tells of one attempt; the server asks for it when the mail server has answered. */
export function planAttempt(
  command: ActionCommand<RecordOf<typeof attemptBody>>,
  facts: Facts,
  context: Context,
): Planned {
  const email = facts.find('emails', command.key)
  if (!email) return refused(problem('NotFound', { value: command.key }))
  if (email.status === 'Sent') return { changes: noChanges, answer: { status: 200, body: email } }
  const { error, isRefusal, chance } = command.body
  const attempts = email.attempts + 1
  if (error === '')
    return changed(email, context, { status: 'Sent', attempts, lastError: '', sentDateTime: context.at }, null)
  const pause = pauseAfter(attempts, isRefusal, chance)
  const status = pause === null ? 'Failed' : 'Queued'
  return changed(
    email,
    context,
    { status, attempts, lastError: error },
    pause === null ? null : Date.parse(context.at) + pause,
  )
}

export function planRetry(command: ActionCommand<RecordOf<typeof noBody>>, facts: Facts, context: Context): Planned {
  const email = facts.find('emails', command.key)
  if (!email) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, email)) return refused(staleProblem(email))
  if (email.status === 'Sent') return refused(problemOf([mistake('AlreadySent', '', { value: email.to })]))
  return changed(email, context, { status: 'Queued', attempts: 0 }, Date.parse(context.at))
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
