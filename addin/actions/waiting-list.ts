/** The list of what waits for the server, as the workbook remembers it and the pane shows it. */
import type { Queued } from '../replica/queue.ts'
import type { WaitingOrder } from '../state.ts'
import { digestOf } from '../workbook/ids.ts'
import type { Memory, Waiting, WaitingAction } from '../workbook/memory.ts'
import type { Looked } from './look.ts'
import { change, type Parts } from './parts.ts'
import { requestsOf, type Subject } from './requests.ts'
import type { Special } from './sheet-marks.ts'

/** Tells whether what would be sent is still what was asked for. */
export const contentDigest = (subject: Subject, action: WaitingAction): string =>
  digestOf(JSON.stringify(requestsOf(subject, action)))

export const ofThisWorkbook = (queued: Queued, memory: Memory | null): boolean =>
  queued.workbookId === memory?.workbookId

/** What a document waits for, if anything. */
export const waitsFor = ({ waiting = [] }: Memory, { document }: Subject): Waiting | undefined =>
  waiting.find(({ documents }) => documents.some(({ id }) => id === document.id))

/** Waits for a posting, with the rows just as they were then: asking again would be the same once more. */
export function isWaiting({ memory }: Looked, subject: Subject): boolean {
  const order = waitsFor(memory, subject)
  if (!order || order.action === 'save') return false
  const asked = order.documents.find(({ id }) => id === subject.document.id)
  return asked?.digest === contentDigest(subject, order.action)
}

export function waitingMarks(looked: Pick<Looked, 'memory' | 'subjects'>): Special {
  const ids = new Set((looked.memory.waiting ?? []).flatMap(({ documents }) => documents.map(({ id }) => id)))
  return new Map([...ids].map((id) => [id, { mark: 'waiting' }]))
}

/** Brings the pane's list up to date: of this workbook, and of others whose rows may have been lost with their file. */
export async function showWaiting(parts: Parts, memory: Memory | null): Promise<void> {
  const { company } = parts.store.get()
  const kept = (await parts.queue.all()).filter((one) => one.waits && one.company === company)
  const ids = new Set(kept.map(({ id }) => id))
  const here = (memory?.waiting ?? []).map(({ id, action, sheet, since, documents }): WaitingOrder => {
    const labels = documents.map(({ label }) => label)
    return { id, action, sheet, since, labels, from: ids.has(id) ? 'here' : 'otherComputer' }
  })
  const known = new Set(here.map(({ id }) => id))
  const others = kept
    .filter(({ id }) => !known.has(id))
    .map(({ id, action, sheet, since, documents }): WaitingOrder => {
      const labels = documents.map(({ label }) => label)
      return { id, action, sheet, since, labels, from: 'otherWorkbook' }
    })
  const waiting = [...here, ...others].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
  if (JSON.stringify(waiting) !== JSON.stringify(parts.store.get().waiting)) change(parts, { waiting })
}
