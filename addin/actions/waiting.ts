/**
 * What waits for the server: asked for while it could not be reached, and done when it answers, once and in order. The workbook
 * remembers it beside the rows, so that it goes where the file goes; the browser keeps what would be sent, in case the file is
 * lost. What was overtaken in the meantime, by others or by the user's own later edits, is not sent but told.
 */
import { type DraftSheet, isDraftSheet } from '../../shared/sheets/sheets.ts'
import type { Queued } from '../replica/queue.ts'
import type { Said } from '../state/outcome.ts'
import { CellWrites } from '../workbook/differences.ts'
import type { Memory, Waiting, WaitingAction } from '../workbook/memory.ts'
import { deliver } from './deliver.ts'
import { type Looked, lookAt, readyOf } from './look.ts'
import { change, companyOf, type Desk, isCutOff, said, tell, working } from './parts.ts'
import { queuedOf } from './requests.ts'
import { settle } from './settle.ts'
import { markRows } from './sheet-marks.ts'
import type { Subject } from './subject.ts'
import { ofThisWorkbook, showWaiting, waitingMarks } from './waiting-list.ts'
import { contentDigest } from './waits.ts'
import { memoryOf } from './workbook-memory.ts'

/** Puts it on the list, in one write: a document waits for one thing at most, the last that was asked. */
export async function wait(
  desk: Desk,
  sheet: DraftSheet,
  action: WaitingAction,
  subjects: readonly Subject[],
  looked: Looked,
): Promise<boolean> {
  const { parts } = desk
  const { company, session } = parts.store.get()
  const by = session.kind === 'signed-in' ? session.userName : ''
  const [id, since] = [parts.newId(), parts.now()]
  const order = { id, action, sheet, since, by, documents: subjects.map(waitingFor(action)) }
  const { workbookId } = looked.memory
  const documents = subjects.map((subject) => queuedOf(subject, action))
  await parts.queue.keep({ id, company: company ?? '', workbookId, action, sheet, since, documents, waits: true })
  const ids = new Set(subjects.map(({ document }) => document.id))
  const memory = { ...looked.memory, waiting: [...without(looked.memory.waiting ?? [], ids), order] }
  if (!(await writeWaiting(desk, looked, memory))) {
    await parts.queue.drop(id)
    return false
  }
  await withoutInQueue(desk, workbookId, id, ids)
  await showWaiting(parts, memory)
  tell(parts, 'mixed', [said(action === 'save' ? 'result.waitsToBeSaved' : 'result.waits', { n: subjects.length })])
  return true
}

const waitingFor =
  (action: WaitingAction) =>
  (subject: Subject): Waiting['documents'][number] => ({
    id: subject.document.id,
    label: subject.document.label,
    digest: contentDigest(subject, action),
  })

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

/** The rows say what they wait for; those that wait no more say how they stand. */
async function writeWaiting(desk: Desk, looked: Looked, memory: Memory): Promise<boolean> {
  const { parts } = desk
  const { words, language } = parts.store.get()
  const writes = new CellWrites()
  const before = { ...looked, memory }
  markRows(writes, before, looked.local, waitingMarks(before), { words, language }, false)
  const edit = { sheet: looked.sheet, expect: looked.table, set: writes.edits(looked.table), remove: [], append: [] }
  if ((await parts.host.write({ tables: [edit], memory })) === 'changed') {
    change(parts, { notice: { kind: 'warning', ...said('notice.sheetChanged'), details: null } })
    return false
  }
  await showWaiting(parts, memory)
  return true
}

/** Takes it off the list; the rows stay as they are. */
export async function withdraw(desk: Desk, id: string): Promise<void> {
  const { parts } = desk
  await parts.queue.drop(id)
  const { memory } = await parts.host.read([])
  const order = memory?.waiting?.find((one) => one.id === id)
  if (!memory || !order || !isDraftSheet(order.sheet)) return showWaiting(parts, memory)
  const looked = await lookAt(parts, order.sheet, false)
  const waiting = (looked.memory.waiting ?? []).filter((one) => one.id !== id)
  await writeWaiting(desk, looked, { ...looked.memory, waiting })
}

/**
 * Everything that waits or was never answered, in the order in which it was asked for. By itself only what the same person
 * asked for on this computer is done; the rest waits for somebody to press the button.
 */
export async function sendWaiting(desk: Desk, isAsked: boolean): Promise<void> {
  const { parts } = desk
  const { waiting, unconfirmed } = parts.store.get()
  if (companyOf(parts) === null || (waiting.length === 0 && !unconfirmed)) return
  // First what others did comes in: what was asked for may be overtaken.
  if (!(await settle(desk, null))) return
  const book = await parts.host.read([])
  const memory = memoryOf(parts, book)
  const lines: Said[] = []
  for (const order of await ordersOf(desk, memory, isAsked)) {
    if (!order.waits) await deliver(desk, order)
    else lines.push(...(await sendOrder(desk, order)))
    lines.push(...(parts.store.get().outcome?.lines ?? []))
    if (isCutOff(parts)) break
  }
  const after = await parts.host.read([])
  await showWaiting(parts, after.memory)
  if (lines.length > 0) tell(parts, lines.some(isOvertaken) ? 'mixed' : 'good', unique(lines))
}

const isOvertaken = ({ key }: Said): boolean => key !== 'result.saved' && key !== 'result.posted'
const unique = (lines: readonly Said[]): readonly Said[] => [
  ...new Map(lines.map((line) => [JSON.stringify(line), line])).values(),
]

/** What is kept here, and what only the workbook remembers: that was asked for on another computer. */
async function ordersOf(desk: Desk, memory: Memory, isAsked: boolean): Promise<readonly Queued[]> {
  const { parts } = desk
  const { session, company } = parts.store.get()
  const own = session.kind === 'signed-in' ? session.userName : ''
  const kept = (await parts.queue.all()).filter((one) => one.company === company)
  const known = new Map((memory.waiting ?? []).map((one) => [one.id, one]))
  const here = kept.filter((one) =>
    one.waits ? isAsked || known.get(one.id)?.by === own : ofThisWorkbook(one, memory),
  )
  const ids = new Set(kept.map(({ id }) => id))
  const elsewhere = (memory.waiting ?? []).filter(({ id }) => isAsked && !ids.has(id))
  const { workbookId } = memory
  const made = elsewhere.map(({ id, action, sheet, since, documents }): Queued => {
    const named = documents.map((one) => ({ documentId: one.id, label: one.label, requests: [] }))
    return { id, company: company ?? '', workbookId, action, sheet, since, documents: named, waits: true }
  })
  return [...here, ...made].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

/** Sends of an order what still is as it was asked for; what is not is told. */
async function sendOrder(desk: Desk, order: Queued): Promise<readonly Said[]> {
  const { parts } = desk
  const { waits: _, ...sent } = order
  if (!isDraftSheet(order.sheet)) return []
  working(parts, 'reading')
  const looked = await lookAt(parts, order.sheet, true)
  const known = (looked.memory.waiting ?? []).find(({ id }) => id === order.id)
  // The workbook that asked for it was lost: what was asked for is what was kept.
  if (!known) {
    await deliver(desk, sent)
    return []
  }
  const ready = readyOf(looked, looked.local)
  const good = ready.filter((subject) => stillAsks(subject, known))
  // What is not on the sheet any more was done elsewhere, or taken out by the user.
  const ids = new Set(known.documents.map(({ id }) => id))
  const left = looked.subjects.filter(({ document }) => ids.has(document.id)).length - good.length
  const documents = good.map((subject) => queuedOf(subject, known.action)).filter(({ requests }) => requests.length > 0)
  const waiting = (looked.memory.waiting ?? []).filter(({ id }) => id !== order.id)
  if (!(await writeWaiting(desk, looked, { ...looked.memory, waiting }))) return []
  if (documents.length > 0) {
    await parts.queue.keep({ ...sent, documents })
    await deliver(desk, { ...sent, documents })
  } else await parts.queue.drop(order.id)
  return left > 0 ? [said('result.overtaken', { n: left })] : []
}

/** A save means the rows as they are; anything else means exactly what was shown when it was asked for. */
function stillAsks(subject: Subject, { action, documents }: Waiting): boolean {
  const asked = documents.find(({ id }) => id === subject.document.id)
  return asked !== undefined && (action === 'save' || asked.digest === contentDigest(subject, action))
}
