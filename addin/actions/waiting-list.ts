/** The lists of what waits for the server and of what it did not answer, as workbook and queue remember them and the pane shows them. */
import type { RecordSheet } from '../../shared/sheets/sheets.ts'
import type { Queued } from '../replica/queue.ts'
import type { WaitingOrder } from '../state/work.ts'
import type { Memory, Waiting } from '../workbook/memory.ts'
import type { Looked } from './look.ts'
import { change, type Parts } from './parts.ts'
import type { Special } from './sheet-marks.ts'

export const ofThisWorkbook = (queued: Queued, memory: Memory | null): boolean =>
  queued.workbookId === memory?.workbookId

/** In the order in which it was asked for. */
export const bySince = (one: { readonly since: string }, other: { readonly since: string }): number =>
  one.since < other.since ? -1 : one.since > other.since ? 1 : 0

export function waitingMarks(looked: Pick<Looked, 'memory' | 'subjects'>): Special {
  const ids = new Set(
    (looked.memory.waiting ?? []).flatMap(({ documents }) =>
      documents.flatMap(({ id, overtaken }) => (overtaken ? [] : [id])),
    ),
  )
  return new Map([...ids].map((id) => [id, { mark: 'waiting' }]))
}

/** Which records of this sheet wait to be saved, by id. */
export const waitingIn = ({ waiting = [] }: Memory, sheet: RecordSheet): ReadonlySet<string> =>
  new Set(waiting.filter((one) => one.sheet === sheet).flatMap(({ documents }) => documents.map(({ id }) => id)))

/** Brings the pane's lists up to date: of this workbook, and of others whose rows may have been lost with their file. */
export async function showWaiting(parts: Parts, memory: Memory | null): Promise<void> {
  const all = await parts.queue.all()
  showUnconfirmed(parts, all, memory)
  const { company } = parts.store.get()
  const kept = all.filter((one) => one.waits && one.company === company)
  const ids = new Set(kept.map(({ id }) => id))
  const sent = new Set(all.flatMap(({ id, waits }) => (waits ? [] : [id])))
  const here = (memory?.waiting ?? []).flatMap((order) =>
    sent.has(order.id) ? [] : shownOf(order, ids.has(order.id) ? 'here' : 'otherComputer'),
  )
  const known = new Set(here.map(({ id }) => id))
  const others = kept
    .filter(({ id }) => !known.has(id))
    .map(({ id, action, sheet, since, documents }): WaitingOrder => {
      const labels = documents.map(({ label }) => label)
      return { id, action, sheet, since, labels, from: 'otherWorkbook', overtaken: [] }
    })
  const waiting = [...here, ...others].toSorted(bySince)
  if (JSON.stringify(waiting) !== JSON.stringify(parts.store.get().waiting)) change(parts, { waiting })
}

/** What still waits of an order, and what of it was overtaken, each by itself. */
function shownOf(
  { id, action, sheet, since, documents }: Waiting,
  from: WaitingOrder['from'],
): readonly WaitingOrder[] {
  const [asked, waits] = [documents.filter((one) => one.overtaken), documents.filter((one) => !one.overtaken)]
  const common = { id, action, sheet, since, from }
  const labelsOf = (all: typeof documents) => all.map(({ label }) => label)
  const overtaken = asked.flatMap(({ label, overtaken: by }) => (by ? [{ label, ...by }] : []))
  return [
    ...(waits.length > 0 ? [{ ...common, labels: labelsOf(waits), overtaken: [] }] : []),
    ...(asked.length > 0 ? [{ ...common, labels: labelsOf(asked), overtaken }] : []),
  ]
}

/** Sent from this workbook without an answer, here or on another computer: because the line broke, or the pane was closed. */
function showUnconfirmed(parts: Parts, all: readonly Queued[], memory: Memory | null): void {
  const here = all.filter((one) => !one.waits && ofThisWorkbook(one, memory))
  const ids = new Set(here.map(({ id }) => id))
  const elsewhere = (memory?.unanswered ?? []).filter(({ id }) => !ids.has(id))
  const sent = [...here, ...elsewhere].toSorted(bySince)
  const documents = sent.reduce((sum, one) => sum + one.documents.length, 0)
  const unconfirmed = sent[0] ? { documents, since: sent[0].since } : null
  if (JSON.stringify(unconfirmed) !== JSON.stringify(parts.store.get().unconfirmed)) change(parts, { unconfirmed })
}
