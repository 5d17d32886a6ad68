/**
 * Following the company while the pane is open: who edits which document just now, and what others changed since the sheets
 * were brought up to date. Nothing is written into the workbook: what came is shown, and taken over when the user asks.
 */
import { draftSheets, isDraftSheet, recordSheets, resourceOf } from '../../shared/sheets/sheets.ts'
import { type Change, type Editing, isMadeAnew } from '../replica/wire.ts'
import type { Elsewhere } from '../state/work.ts'
import { change, companyOf, type Desk, refused } from './parts.ts'

/** Where there is nobody signed in, or the server did not answer, it is looked again after so many milliseconds. */
const pauseBetween = 5_000
/** Seconds for which the server may hold its answer until there is something to tell. */
const longestWait = 20
/** What one edits is said again while one does, before the server forgets it. */
const saidAgainAfter = 30_000

const followedTypes: readonly string[] = [...new Set([...draftSheets, ...recordSheets].map(resourceOf))]

/** Until `signal` is aborted. `onReturn` is called when the server answers again. */
export async function follow(desk: Desk, signal: AbortSignal, onReturn: () => Promise<void>): Promise<void> {
  let company: string | null = null
  let cursor: string | null = null
  let tried = ''
  while (!signal.aborted) {
    const now = companyOf(desk.parts)
    if (now !== company) {
      forget(desk)
      company = now
      cursor = null
    }
    cursor ??= desk.parts.replica.cursor()
    if (isAway(desk)) {
      await comeBack(desk, onReturn)
      if (isAway(desk) && !signal.aborted) await desk.parts.pause(pauseBetween)
      continue
    }
    const heard: Heard = company && cursor ? await hear(desk, company, cursor, signal) : 'nothing'
    // Nothing more comes for this workbook; a new one has a pane of its own.
    if (heard === 'ended') return
    if (heard === 'nothing') {
      if (!signal.aborted) await desk.parts.pause(pauseBetween)
      if (company !== null) await desk.parts.server.reach()
      continue
    }
    cursor = heard.next
    // Something else may have noticed first that the server is back: what waits is tried once.
    const waits = desk.parts.store
      .get()
      .waiting.map(({ id }) => id)
      .join()
    const isNew = waits !== '' && waits !== tried
    tried = waits
    if (isNew) await onReturn()
  }
}

const isAway = ({ parts }: Desk): boolean => parts.store.get().connection === 'offline'

async function comeBack(desk: Desk, onReturn: () => Promise<void>): Promise<void> {
  await desk.parts.server.reach()
  if (!isAway(desk)) await onReturn()
}

/** How far an answer goes; `ended`, since the company was made anew. */
type Heard = { readonly next: string } | 'nothing' | 'ended'

/** One answer of the server. */
async function hear(desk: Desk, company: string, cursor: string, signal: AbortSignal): Promise<Heard> {
  const { parts, news } = desk
  const answer = await parts.server.changes(company, cursor, followedTypes, { seconds: longestWait, signal })
  if (answer.kind === 'refused' && isMadeAnew(answer)) {
    refused(parts, answer.problem)
    return 'ended'
  }
  if (answer.kind !== 'ok' || companyOf(parts) !== company) return 'nothing'
  for (const one of answer.body.changes) news.set(`${one.type}/${one.id}`, one)
  showNews(desk)
  showEditing(desk, answer.body.editing ?? [])
  return { next: answer.body.next }
}

function forget({ parts, news }: Desk): void {
  news.clear()
  change(parts, { elsewhere: null, editing: [] })
}

/** What the replica has by now is no news any more. */
export function showNews({ parts, news }: Desk): void {
  if (parts.store.get().work) return
  for (const [key, { type, id, version, record }] of news) {
    const known = parts.replica.find(type, id)
    if (record === null ? known === null : known !== null && known.version >= version) news.delete(key)
  }
  const elsewhere = elsewhereOf([...news.values()])
  if (JSON.stringify(elsewhere) !== JSON.stringify(parts.store.get().elsewhere)) change(parts, { elsewhere })
}

function elsewhereOf(changes: readonly Change[]): Elsewhere | null {
  if (changes.length === 0) return null
  const people = new Set(changes.map(({ userName }) => userName ?? '').filter((name) => name !== ''))
  return { records: changes.length, people: [...people].toSorted() }
}

function showEditing({ parts }: Desk, told: readonly Editing[]): void {
  const { session, editing: before } = parts.store.get()
  const own = session.kind === 'signed-in' ? session.userName : ''
  const editing = told.filter(({ userName }) => userName !== own)
  if (JSON.stringify(editing) !== JSON.stringify(before)) change(parts, { editing })
}

/** Tells the others which rows of which saved document are selected here; that none are, when none are. */
export async function sayWhatIsEdited(desk: Desk): Promise<void> {
  const { parts, selected, said } = desk
  const company = companyOf(parts)
  const now = company === null ? null : editedNow(desk)
  const text = JSON.stringify(now)
  const at = Date.parse(parts.now())
  const isOld = now !== null && at - (said?.at ?? 0) >= saidAgainAfter
  if (company === null || (text === (said?.text ?? 'null') && !isOld)) return
  desk.said = { text, at }
  await parts.server.presence(company, now ?? { documentId: selected?.sheet ?? '', cells: [] })
}

function editedNow({ parts, selected }: Desk): { documentId: string; cells: { line: string }[] } | null {
  if (selected === null || !isDraftSheet(selected.sheet)) return null
  const rows = new Set(selected.rows)
  const entry = parts.store.get().drafts[selected.sheet].list.find((one) => one.rows.some((row) => rows.has(row)))
  if (!entry || entry.change === 'new') return null
  const cells = entry.rows.flatMap((row, at) => (rows.has(row) ? [{ line: entry.lines[at] ?? '' }] : []))
  return { documentId: entry.id, cells }
}
