/**
 * Doing what waits for the server, when it answers: once and in the order in which it was asked for. What was overtaken in the
 * meantime, by others or by the user's own later edits, is not done but asked about.
 */
import {
  type DraftSheet,
  isDraftSheet,
  isListSheet,
  isRecordSheet,
  type ListSheet,
  type RecordSheet,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { Queued } from '../replica/queue.ts'
import type { BatchRequest } from '../replica/wire.ts'
import type { Outcome, Said } from '../state/outcome.ts'
import type { Memory, Waiting, WaitingDocument } from '../workbook/memory.ts'
import { deliver } from './deliver.ts'
import { prepareDocuments } from './documents.ts'
import { sendLists, writeListWaits } from './list-saving.ts'
import { type Looked, lookAt, readyOf } from './look.ts'
import { overtakenBy } from './overtaken.ts'
import { companyOf, type Desk, isCutOff, type Parts, said, tell, working } from './parts.ts'
import { prepare } from './posting.ts'
import { lookAtRecords } from './record-look.ts'
import { savedBy, writeRecordWaits, wrongRows } from './record-saving.ts'
import { queuedOf } from './requests.ts'
import { settle } from './settle.ts'
import type { Subject } from './subject.ts'
import { remember, writeDraftWaits } from './waiting.ts'
import { bySince, ofThisWorkbook, showWaiting } from './waiting-list.ts'
import { contentDigest } from './waits.ts'
import { memoryOf } from './workbook-memory.ts'

/** Takes it off the list; the rows stay as they are. */
export async function withdraw(desk: Desk, id: string): Promise<void> {
  const { parts } = desk
  await parts.queue.drop(id)
  const book = await parts.host.read([])
  const order = book.memory?.waiting?.find((one) => one.id === id)
  if (!order) return showWaiting(parts, book.memory)
  const memory = memoryOf(parts, book)
  const next = { ...memory, waiting: (memory.waiting ?? []).filter((one) => one.id !== id) }
  await writeNext(desk, order.sheet, next)
}

/** What the workbook remembers from now on; rows say whether they wait. */
async function writeNext(desk: Desk, sheet: SheetKey, memory: Memory): Promise<void> {
  if (isListSheet(sheet)) await writeListWaits(desk, sheet, memory)
  else if (isRecordSheet(sheet)) await writeRecordWaits(desk, sheet, memory)
  else await remember(desk, sheet, memory)
}

/** Takes what was overtaken off the list and asks for the same of the documents as they are now; that is shown first. */
export async function askAnew(desk: Desk, id: string): Promise<void> {
  const { memory } = await desk.parts.host.read([])
  const order = memory?.waiting?.find((one) => one.id === id)
  await withdraw(desk, id)
  if (!order) return
  const ids = order.documents.map((one) => one.id)
  if (order.action === 'save') return
  if (isDraftSheet(order.sheet) && !order.documents.some(({ requests }) => requests))
    await prepare(desk, order.sheet, order.action, new Set(ids))
  else await prepareDocuments(desk, order.sheet, order.action, ids)
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
  const told: Told[] = []
  for (const order of await ordersOf(desk, memory, isAsked)) {
    const before = parts.store.get().outcome
    const left = order.waits ? await sendOrder(desk, order) : await deliverAll(desk, order)
    if (left.length > 0) told.push({ kind: 'mixed', lines: left })
    const { outcome } = parts.store.get()
    if (outcome && outcome !== before) told.push(outcome)
    // What comes after may rest on what was not confirmed.
    if (isCutOff(parts) || parts.store.get().unconfirmed) break
  }
  const after = await parts.host.read([])
  await showWaiting(parts, after.memory)
  tellTogether(parts, told)
}

type Told = Pick<Outcome, 'kind' | 'lines' | 'leads' | 'refused'>

/** What all of it came to: each sentence once, and as good, or as bad, only where everything was. */
function tellTogether(parts: Parts, told: readonly Told[]): void {
  const [first, ...others] = told
  if (!first) return
  const lines = new Map(told.flatMap((one) => one.lines).map((line) => [JSON.stringify(line), line]))
  const leads = [...new Set(told.flatMap((one) => one.leads ?? []))]
  const refused = told.flatMap((one) => one.refused ?? [])
  const kind = others.every((one) => one.kind === first.kind) ? first.kind : 'mixed'
  tell(parts, kind, [...lines.values()], { leads, refused })
}

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
  const elsewhere = (memory.waiting ?? [])
    .map((one) => ({ ...one, documents: one.documents.filter(({ overtaken }) => !overtaken) }))
    .filter(({ id, documents }) => isAsked && !ids.has(id) && documents.length > 0)
  const { workbookId } = memory
  const made = elsewhere.map(({ id, action, sheet, since, documents }): Queued => {
    const named = documents.map(({ id: documentId, label, requests = [] }) => ({ documentId, label, requests }))
    return { id, company: company ?? '', workbookId, action, sheet, since, documents: named, waits: true }
  })
  return [...here, ...made].toSorted(bySince)
}

/** Sends of an order what still is as it was asked for; what is not is asked about. */
async function sendOrder(desk: Desk, order: Queued): Promise<readonly Said[]> {
  const { parts } = desk
  const { memory } = await parts.host.read([])
  const known = memory?.waiting?.find(({ id }) => id === order.id)
  // The workbook that asked for it was lost: what was asked for is what was kept.
  if (known && isListSheet(known.sheet)) return sendListOrder(desk, order, known, known.sheet)
  if (known && isRecordSheet(known.sheet)) return sendRecords(desk, order, known, known.sheet)
  if (!known || !isOfRows(known)) return deliverAll(desk, order)
  return sendRows(desk, order, known)
}

const isOfRows = ({ sheet, documents }: Waiting): boolean =>
  isDraftSheet(sheet) && !documents.some(({ requests }) => requests)

async function sendRows(desk: Desk, order: Queued, known: Waiting): Promise<readonly Said[]> {
  const { parts } = desk
  const sheet = known.sheet as DraftSheet
  working(parts, 'reading')
  const looked = await lookAt(parts, sheet, true)
  const good = readyOf(looked, looked.local).filter((subject) => stillAsks(subject, known))
  const documents = good.map((subject) => queuedOf(subject, known.action)).filter(({ requests }) => requests.length > 0)
  // What is not on the sheet any more was done elsewhere, or taken out by the user.
  const left = known.action === 'save' ? [] : overtakenRows(desk, looked, known, good)
  const unsaved = known.action === 'save' ? stillHere(looked, known).length - good.length : 0
  const sent = new Set(documents.map(({ documentId }) => documentId))
  const still = [...known.documents.filter(({ id }) => sent.has(id)), ...left]
  const waiting = (looked.memory.waiting ?? []).flatMap((one) =>
    one.id !== order.id ? [one] : still.length > 0 ? [{ ...one, documents: still }] : [],
  )
  if (!(await writeDraftWaits(desk, looked, { ...looked.memory, waiting }))) return []
  if (documents.length > 0) await deliver(desk, { ...order, documents })
  else await parts.queue.drop(order.id)
  const n = left.length + unsaved
  return n > 0 ? [said('result.overtaken', { n })] : []
}

/** Rows as they are now; those that still say what was asked for go as the very same request. */
async function sendRecords(desk: Desk, order: Queued, known: Waiting, sheet: RecordSheet): Promise<readonly Said[]> {
  const { parts } = desk
  const { memory, tables } = await parts.host.read([sheet])
  // Their sheet is gone: what was asked for is what waits.
  if (!tables[sheet]) return deliverAll(desk, order)
  const looked = await lookAtRecords(desk, sheet)
  const asked = new Map(known.documents.map(({ id, requests = [] }) => [id, requests]))
  const wrong = wrongRows(looked)
  const documents = savedBy(sheet, looked, wrong)
    .filter(({ documentId }) => asked.has(documentId))
    .map((one) => ({ ...one, requests: sameOr(one.requests, asked.get(one.documentId) ?? []) }))
  const ids = new Set(documents.map(({ documentId }) => documentId))
  const left = looked.rows.filter(({ row, id }) => asked.has(id) && wrong.has(row)).length
  const waiting = (memory?.waiting ?? []).flatMap((one) => {
    const still = one.id === order.id ? one.documents.filter(({ id }) => ids.has(id)) : one.documents
    return still.length > 0 ? [{ ...one, documents: still }] : []
  })
  if (!(await writeRecordWaits(desk, sheet, { ...memoryOf(parts, looked.book), waiting }))) return []
  if (documents.length > 0) await deliver(desk, { ...order, documents }, left)
  else await parts.queue.drop(order.id)
  return documents.length === 0 && left > 0 ? [said('result.refused', { n: left })] : []
}

/** Lists as their rows are now. What was not answered waits on: once it was done, the rows say what the server has. */
async function sendListOrder(desk: Desk, order: Queued, known: Waiting, sheet: ListSheet): Promise<readonly Said[]> {
  const { parts } = desk
  if (!(await sendLists(desk, sheet, new Set(known.documents.map(({ id }) => id))))) return []
  await parts.queue.drop(order.id)
  const memory = memoryOf(parts, await parts.host.read([]))
  await writeListWaits(desk, sheet, { ...memory, waiting: (memory.waiting ?? []).filter(({ id }) => id !== order.id) })
  return []
}

async function deliverAll(desk: Desk, order: Queued): Promise<readonly Said[]> {
  await deliver(desk, order)
  return []
}

function sameOr(now: readonly BatchRequest[], asked: readonly BatchRequest[]): readonly BatchRequest[] {
  const textOf = (requests: readonly BatchRequest[]) => JSON.stringify(requests.map(({ id: _, ...said }) => said))
  return textOf(now) === textOf(asked) ? asked : now
}

const stillHere = ({ subjects }: Looked, { documents }: Waiting): readonly Subject[] => {
  const ids = new Set(documents.map(({ id }) => id))
  return subjects.filter(({ document }) => ids.has(document.id))
}

/** Their rows say something else than what was asked for, by whoever's hand: they stay on the list until that is answered. */
function overtakenRows(
  { parts }: Desk,
  looked: Looked,
  known: Waiting,
  good: readonly Subject[],
): readonly WaitingDocument[] {
  const here = new Set(stillHere(looked, known).map(({ document }) => document.id))
  for (const { document } of good) here.delete(document.id)
  return known.documents
    .filter(({ id }) => here.has(id))
    .map((one) => ({ ...one, overtaken: overtakenBy(parts, known.sheet, one) }))
}

/** A save means the rows as they are; anything else means exactly what was shown when it was asked for. */
function stillAsks(subject: Subject, { action, documents }: Waiting): boolean {
  const asked = documents.find(({ id }) => id === subject.document.id)
  return asked !== undefined && (action === 'save' || asked.digest === contentDigest(subject, action))
}
