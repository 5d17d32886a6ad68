/**
 * What waits for the server: asked for while it could not be reached. The workbook remembers it beside the rows, so that it
 * goes where the file goes; the browser keeps what would be sent, in case the file is lost. `send-waiting.ts` does it.
 */
import { isDraftSheet, resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Queued, QueuedDocument } from '../replica/queue.ts'
import { CellWrites } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import type { Memory, Waiting, WaitingAction, WaitingDocument } from '../workbook/memory.ts'
import { type Looked, lookAt } from './look.ts'
import { type Desk, type Parts, said, tell, warn } from './parts.ts'
import { queuedOf } from './requests.ts'
import { markRows, speechIn } from './sheet-marks.ts'
import type { Subject } from './subject.ts'
import { showWaiting, waitingMarks } from './waiting-list.ts'
import { contentDigest } from './waits.ts'
import { memoryOf } from './workbook-memory.ts'

/** Puts documents of rows on the list, in one write: a document waits for one thing at most, the last that was asked. */
export async function wait(
  desk: Desk,
  sheet: SheetKey,
  action: WaitingAction,
  subjects: readonly Subject[],
  looked: Looked,
): Promise<boolean> {
  const waiting = subjects.map((subject) => ({
    id: subject.document.id,
    label: subject.document.label,
    digest: contentDigest(subject, action),
    version: subject.known?.saved?.version ?? 0,
  }))
  const documents = subjects.map((subject) => queuedOf(subject, action))
  const write = (memory: Memory) => writeDraftWaits(desk, looked, memory)
  if (!(await keepWaiting(desk, looked.memory, { sheet, action, waiting, documents, write }))) return false
  tellOf(desk, action, waiting.length)
  return true
}

/** The same of documents as the server has them: what waits is the very request, in the workbook too. */
export async function waitAsAsked(
  desk: Desk,
  sheet: SheetKey,
  action: WaitingAction,
  documents: readonly QueuedDocument[],
): Promise<boolean> {
  const memory = memoryOf(desk.parts, await desk.parts.host.read([]))
  const write = (next: Memory) => remember(desk, sheet, next)
  const waiting = asWaiting(desk, sheet, documents)
  if (!(await keepWaiting(desk, memory, { sheet, action, waiting, documents, write }))) return false
  tellOf(desk, action, waiting.length)
  return true
}

const asWaiting = (
  { parts }: Desk,
  sheet: SheetKey,
  documents: readonly QueuedDocument[],
): readonly WaitingDocument[] =>
  documents.map(({ documentId: id, label, requests }) => {
    const version = parts.replica.find(resourceOf(sheet), id)?.version ?? 0
    return { id, label, digest: '', version, requests }
  })

/**
 * Rows of customers and their like: they are saved as they are then, and known to others until then as they are now. What waits
 * already keeps its place, before what rests on it.
 */
export async function waitAsWritten(
  desk: Desk,
  sheet: SheetKey,
  documents: readonly QueuedDocument[],
  write: Asked['write'],
): Promise<boolean> {
  const { parts } = desk
  const before = memoryOf(parts, await parts.host.read([]))
  const waiting = new Map(asWaiting(desk, sheet, documents).map((one) => [one.id, one]))
  const isSave = (order: Pick<Queued, 'sheet' | 'action'>) => order.sheet === sheet && order.action === 'save'
  const orders = (before.waiting ?? []).map((order) =>
    isSave(order) ? { ...order, documents: order.documents.map((one) => waiting.get(one.id) ?? one) } : order,
  )
  const known = new Set(orders.filter(isSave).flatMap((order) => order.documents.map(({ id }) => id)))
  const byId = new Map(documents.map((one) => [one.documentId, one]))
  for (const kept of await parts.queue.all())
    if (kept.waits && isSave(kept) && kept.workbookId === before.workbookId)
      await parts.queue.keep({ ...kept, documents: kept.documents.map((one) => byId.get(one.documentId) ?? one) })
  const memory = { ...before, waiting: orders }
  const fresh = documents.filter(({ documentId }) => !known.has(documentId))
  const more = { sheet, action: 'save', waiting: asWaiting(desk, sheet, fresh), documents: fresh, write } as const
  if (!(await (fresh.length > 0 ? keepWaiting(desk, memory, more) : write(memory)))) return false
  tell(parts, 'mixed', [said('result.recordsWait', { n: documents.length })])
  return true
}

interface Asked {
  readonly sheet: SheetKey
  readonly action: WaitingAction
  readonly waiting: readonly WaitingDocument[]
  readonly documents: readonly QueuedDocument[]
  /** Writes what the workbook remembers from now on, with what the rows say. False when they had moved. */
  readonly write: (memory: Memory) => Promise<boolean>
}

/** The queue first: what stands in the workbook alone would count as asked for on another computer. */
async function keepWaiting(desk: Desk, before: Memory, asked: Asked): Promise<boolean> {
  const { parts } = desk
  const { sheet, action, documents, waiting, write } = asked
  const { company, session } = parts.store.get()
  const by = session.kind === 'signed-in' ? session.userName : ''
  const [id, since] = [parts.newId(), parts.now()]
  const { workbookId } = before
  await parts.queue.keep({ id, company: company ?? '', workbookId, action, sheet, since, documents, waits: true })
  const ids = new Set(waiting.map((one) => one.id))
  const order = { id, action, sheet, since, by, documents: waiting }
  const memory = { ...before, waiting: [...without(before.waiting ?? [], ids), order] }
  if (!(await write(memory))) {
    await parts.queue.drop(id)
    return false
  }
  await withoutInQueue(desk, workbookId, id, ids)
  await showWaiting(parts, memory)
  return true
}

const tellOf = ({ parts }: Desk, action: WaitingAction, n: number): void =>
  tell(parts, 'mixed', [said(action === 'save' ? 'result.waitsToBeSaved' : 'result.waits', { n })])

const without = (waiting: readonly Waiting[], ids: ReadonlySet<string>): readonly Waiting[] =>
  waiting
    .map((order) => ({ ...order, documents: order.documents.filter(({ id }) => !ids.has(id)) }))
    .filter(({ documents }) => documents.length > 0)

/** What was asked for before of the same documents is not sent any more. */
async function withoutInQueue(desk: Desk, workbookId: string, id: string, ids: ReadonlySet<string>): Promise<void> {
  const { queue } = desk.parts
  for (const order of await queue.all()) {
    if (!order.waits || order.id === id || order.workbookId !== workbookId) continue
    const documents = order.documents.filter(({ documentId }) => !ids.has(documentId))
    if (documents.length === 0) await queue.drop(order.id)
    else if (documents.length < order.documents.length) await queue.keep({ ...order, documents })
  }
}

/** Rows of drafts say what they wait for. */
export async function remember(desk: Desk, sheet: SheetKey, memory: Memory): Promise<boolean> {
  if (isDraftSheet(sheet)) return writeDraftWaits(desk, await lookAt(desk.parts, sheet, true), memory)
  await desk.parts.host.write({ tables: [], memory })
  await showWaiting(desk.parts, memory)
  return true
}

/** The rows say what they wait for; those that wait no more say how they stand. */
export async function writeDraftWaits(desk: Desk, looked: Looked, memory: Memory): Promise<boolean> {
  const { parts } = desk
  const speech = speechIn(parts)
  const writes = new CellWrites()
  const before = { ...looked, memory }
  markRows(writes, before, looked.local, waitingMarks(before), speech, false)
  return writeWaits(parts, looked.table, writes, memory)
}

/** What waits and what the rows say of it, in one write; the pane's lists follow. False when the rows had moved, which is told. */
export async function writeWaits(parts: Parts, table: Table, writes: CellWrites, memory: Memory): Promise<boolean> {
  const edit = { sheet: table.sheet, expect: table, set: writes.edits(table), remove: [], append: [] }
  if ((await parts.host.write({ tables: [edit], memory })) === 'changed') {
    warn(parts, 'warning', said('notice.sheetChanged'))
    return false
  }
  await showWaiting(parts, memory)
  return true
}
