/** Whether a document waits for the server just as it is, so that asking again would be the same once more. */
import { digestOf } from '../workbook/ids.ts'
import type { Memory, Waiting, WaitingAction } from '../workbook/memory.ts'
import type { Looked } from './look.ts'
import { requestsOf } from './requests.ts'
import type { Subject } from './subject.ts'

/** Tells whether what would be sent is still what was asked for. */
export const contentDigest = (subject: Subject, action: WaitingAction): string =>
  digestOf(JSON.stringify(requestsOf(subject, action)))

/** What a document waits for, if anything; what was overtaken waits for an answer only. */
const waitsFor = ({ waiting = [] }: Memory, { document }: Subject): Waiting | undefined =>
  waiting.find(({ documents }) => documents.some(({ id, overtaken }) => id === document.id && !overtaken))

/** Waits for a posting, with the rows just as they were then: asking again would be the same once more. */
export function isWaiting({ memory }: Pick<Looked, 'memory'>, subject: Subject): boolean {
  const order = waitsFor(memory, subject)
  if (!order || order.action === 'save') return false
  const asked = order.documents.find(({ id }) => id === subject.document.id)
  return asked?.digest === contentDigest(subject, order.action)
}

/**
 * Why a document cannot be asked for again: its posting waits for the server (`waiting`), or was sent and not answered
 * (`unknown`), after which nobody knows what a change of its rows would change. Null when it can be.
 */
export function askedOf(looked: Pick<Looked, 'memory'>, subject: Subject): 'waiting' | 'unknown' | null {
  if (isWaiting(looked, subject)) return 'waiting'
  const isSent = looked.memory.unanswered.some(
    ({ action, documents }) => action !== 'save' && documents.includes(subject.document.id),
  )
  return isSent ? 'unknown' : null
}
