/** The list of what waits for the server, as the workbook remembers it and the pane shows it. */
import type { Queued } from '../replica/queue.ts'
import type { WaitingOrder } from '../state/work.ts'
import type { Memory } from '../workbook/memory.ts'
import type { Looked } from './look.ts'
import { change, type Parts } from './parts.ts'
import type { Special } from './sheet-marks.ts'

export const ofThisWorkbook = (queued: Queued, memory: Memory | null): boolean =>
  queued.workbookId === memory?.workbookId

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
