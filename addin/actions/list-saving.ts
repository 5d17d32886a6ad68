/** Lists inside records, saved: each stands or falls as a whole. */
import { type ListSheet, listed, resourceOf } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { AnyRecord, WireError } from '../replica/wire.ts'
import { CellWrites, type Row } from '../workbook/differences.ts'
import type { Book } from '../workbook/host.ts'
import type { Memory } from '../workbook/memory.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import { troubleIn } from './check.ts'
import { type LookedLists, lookAtLists, type Owned, removedIn } from './list-look.ts'
import { entriesOf, type ListRow } from './list-rows.ts'
import { type Lists, listsHere, recordOfEntry, tableIdOf, versionsShown } from './list-sheets.ts'
import { companyToAsk, type Desk, isCutOff, mayAsk, type Parts, refused, said, tell, warn } from './parts.ts'
import { showRecords } from './record-look.ts'
import { mark, markIn, rowOfRecord } from './record-sheets.ts'
import { sendWatched } from './send-watched.ts'
import { type Speech, speechIn } from './sheet-marks.ts'
import { type Verdict, verdictOf } from './verdicts.ts'
import { waitAsWritten, writeWaits } from './waiting.ts'
import { waitingIn } from './waiting-list.ts'
import { memoryOf } from './workbook-memory.ts'

/**
 * Saves the lists that changed; each stands or falls by itself, and stays while one of its rows is wrong. While the server cannot
 * be reached they wait.
 */
export async function saveListSheet(desk: Desk, sheet: ListSheet): Promise<void> {
  const { parts } = desk
  if (!mayAsk(parts)) return
  await parts.server.reach()
  if (!isCutOff(parts)) return void (await sendLists(desk, sheet))
  const looked = await lookAtLists(desk, sheet)
  const documents = documentsOf(changedIn(looked))
  if (documents.length === 0) return tellSaved(parts, [], new Map(), looked.findings)
  await waitAsWritten(desk, sheet, documents, (memory) => writeListWaits(desk, sheet, memory))
}

const changedIn = ({ owned, findings }: LookedLists): readonly Owned[] => {
  const wrong = new Set(findings.map(({ row }) => row))
  return owned.filter(({ request, rows }) => request && !rows.some(({ row }) => wrong.has(row)))
}

const documentsOf = (changed: readonly Owned[]): readonly QueuedDocument[] =>
  changed.flatMap(({ record, request }) =>
    request ? [{ documentId: record.id, label: String(record.number), requests: [request] }] : [],
  )

/** Rows of lists that wait say so; those that wait no more say that they are not saved. */
export async function writeListWaits(desk: Desk, sheet: ListSheet, memory: Memory): Promise<boolean> {
  const { parts } = desk
  const { table, owned } = await lookAtLists(desk, sheet)
  const speech = speechIn(parts)
  const ids = waitingIn(memory, sheet)
  const writes = new CellWrites()
  for (const { record, rows } of owned)
    for (const { row, wasShown } of rows)
      if (ids.has(record.id)) mark(writes, row, 'waiting', [], speech)
      else if (markIn(table, row) === 'waiting') mark(writes, row, wasShown ? 'changed' : 'new', [], speech)
  return writeWaits(parts, table, writes, memory)
}

/** Of all lists that changed, or of these owners. False when an answer was lost: asked again, nothing is done twice. */
export async function sendLists(desk: Desk, sheet: ListSheet, only?: ReadonlySet<string>): Promise<boolean> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return false
  const looked = await lookAtLists(desk, sheet)
  const changed = changedIn(looked).filter(({ record }) => !only || only.has(record.id))
  const documents = documentsOf(changed)
  const sent = await sendWatched(desk, 'saving', { company, documents, preview: false })
  const verdicts = new Map(changed.map(({ record }) => [record.id, verdictOf(sent.get(record.id))]))
  const findings = await writeSaved(desk, sheet, looked, verdicts)
  const problem = troubleIn(sent) ?? unplaced(changed, verdicts)
  if (problem) refused(parts, problem)
  tellSaved(parts, changed, verdicts, findings)
  return [...verdicts.values()].every(({ kind }) => kind !== 'lost' && kind !== 'unsent')
}

/** A refusal of a list that has no rows left has no place in the sheet. */
function unplaced(changed: readonly Owned[], verdicts: ReadonlyMap<string, Verdict>) {
  for (const { record, rows } of changed) {
    const verdict = verdicts.get(record.id)
    if (rows.length === 0 && verdict?.kind === 'refused') return verdict.problem
  }
  return null
}

function tellSaved(
  parts: Parts,
  changed: readonly Owned[],
  verdicts: ReadonlyMap<string, Verdict>,
  findings: readonly Finding[],
): void {
  const good = changed.filter(({ record }) => verdicts.get(record.id)?.kind === 'good')
  const saved = good.reduce((sum, { altered }) => sum + altered, 0)
  const removed = removedIn(good)
  const rows = new Set(findings.map(({ row }) => row)).size
  const bad = rows > 0 ? rows : changed.length - good.length
  tell(parts, bad === 0 ? 'good' : good.length > 0 ? 'mixed' : 'bad', [
    ...(saved > 0 || removed + bad === 0 ? [said('result.rowsSaved', { n: saved })] : []),
    ...(removed > 0 ? [said('result.entriesRemoved', { n: removed })] : []),
    ...(bad > 0 ? [said('result.refused', { n: bad })] : []),
  ])
}

interface Writing {
  readonly sheet: ListSheet
  readonly book: Book
  readonly speech: Speech
  readonly newId: () => string
  readonly writes: CellWrites
  readonly append: Row[]
}

async function writeSaved(
  desk: Desk,
  sheet: ListSheet,
  looked: LookedLists,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Finding[]> {
  const { parts } = desk
  const { book, table, cleared } = looked
  const speech = speechIn(parts)
  const work: Writing = { sheet, book, speech, newId: parts.newId, writes: new CellWrites(), append: [] }
  const memory = memoryOf(parts, book)
  const versions: Record<string, number> = { ...versionsShown(listsHere(book, memory), sheet, tableIdOf(book, sheet)) }
  const findings = [...looked.findings]
  for (const owned of looked.owned) {
    const verdict = verdicts.get(owned.record.id)
    if (verdict?.kind === 'good' && verdict.record) {
      const { record } = verdict
      parts.replica.apply([{ type: resourceOf(sheet), id: record.id, version: record.version, record }], null)
      writeList(work, owned, record, versions)
    } else if (verdict) findings.push(...refusalsOf(sheet, owned, verdict))
  }
  markWrong(work, looked.rows, findings)
  const lists: Lists = { ...memory.lists, [sheet]: { table: tableIdOf(book, sheet), versions } }
  const { writes, append } = work
  const edit = { sheet, expect: table, set: writes.edits(table), remove: cleared, append }
  if ((await parts.host.write({ tables: [edit], memory: { ...memory, lists } })) === 'changed')
    warn(parts, 'warning', said('notice.sheetChanged'))
  const unsaved = looked.owned.filter(({ record, request }) => request && verdicts.get(record.id)?.kind !== 'good')
  showRecords(desk, sheet, { ...looked, removed: removedIn(unsaved) }, findings, 'checked')
  return findings
}

/** The list as the server keeps it now: what was sent comes back in the same order. */
function writeList(work: Writing, { rows }: Owned, record: AnyRecord, versions: Record<string, number>): void {
  const { sheet, book, speech, newId, writes, append } = work
  const entries = entriesOf(sheet, record)
  for (const [at, entry] of entries.entries()) {
    const own = rows[at]
    const cells = rowOfRecord(sheet, recordOfEntry(sheet, record, entry, own?.rowId || newId()), book.culture, speech)
    if (own) for (const [key, cell] of Object.entries(cells)) writes.put(key, own.row, cell)
    else append.push(cells)
  }
  if (entries.length > 0) versions[record.id] = record.version
  else delete versions[record.id]
}

function markWrong({ writes, speech }: Writing, rows: readonly number[], findings: readonly Finding[]): void {
  const byRow = Map.groupBy(findings, ({ row }) => row)
  for (const row of rows) {
    const own = byRow.get(row) ?? []
    if (own.length > 0)
      mark(writes, row, own.some(({ code }) => code === 'NotConfirmed') ? 'unknown' : 'error', own, speech)
  }
}

function refusalsOf(sheet: ListSheet, { rows }: Owned, verdict: Verdict): readonly Finding[] {
  if (verdict.kind === 'lost')
    return rows.map(({ row }) => ({ ...errorAt(row, null, 'NotConfirmed'), level: 'question' as const }))
  if (verdict.kind !== 'refused') return []
  const { errors, code, detail } = verdict.problem
  if (errors.length === 0) return rows.map(({ row }) => ({ ...errorAt(row, null, code), message: detail || null }))
  return errors.flatMap((error) => placed(sheet, rows, error))
}

/** `/salesPrices/2/unitPrice` is a cell of the third row; what is about the record itself stands in all of its rows. */
function placed(sheet: ListSheet, rows: readonly ListRow[], error: WireError): readonly Finding[] {
  const [, list, at, property] = error.pointer.split('/')
  const own = list === listed(sheet).list && at !== undefined ? rows[Number(at)] : undefined
  const column = listed(sheet).columns.find(({ key, part }) => key === property && part !== 'mark')?.key ?? null
  const message = error.message || null
  if (own) return [{ ...errorAt(own.row, column, error.code), message }]
  return rows.map(({ row }) => ({ ...errorAt(row, null, error.code), message }))
}
