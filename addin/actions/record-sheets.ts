/** Customers and items as rows: shown from the replica, checked, merged with what people typed, and saved. */

import { type Mark, markText } from '../../shared/sheets/marks.ts'
import { type Column, isInput, type RecordSheet, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { AnyRecord, BatchRequest, Warning } from '../replica/wire.ts'
import { type Cell, type Culture, type Typed, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import { type Book, type Table, type TableEdit, WorkbookRefused } from '../workbook/host.ts'
import { errorAt, type Finding, readTable, sameValue, type TypedTable } from '../workbook/rows.ts'
import { troubleIn } from './check.ts'
import { problemsOf } from './look.ts'
import { companyToAsk, type Desk, refused, said, tell, warn } from './parts.ts'
import { bodyOf, keyOfMistake, valueAt } from './record-parts.ts'
import { sendWatched } from './send-watched.ts'
import type { Masters } from './settle.ts'
import { type Speech, sentenceOf } from './sheet-marks.ts'
import { type Verdict, verdictOf } from './verdicts.ts'
import { memoryOf } from './workbook-memory.ts'

/** A workbook of an older version lacks columns; what it does not show, it does not say. */
const inputsOf = (sheet: RecordSheet, { columns }: TypedTable): readonly Column[] =>
  sheets[sheet].columns.filter((column) => isInput(column) && columns.has(column.key))

/** What an empty cell of this column stands for in a record. */
export const emptyOf = ({ kind }: Column): Typed =>
  kind === 'flag' ? false : ['text', 'code', 'term'].includes(kind) ? '' : 0

const agrees = (column: Column, cell: Typed, value: unknown): boolean => {
  const empty = emptyOf(column)
  return sameValue(cell ?? empty, typedOf(value) ?? empty)
}

// ── showing ──

export function recordEdit({ parts }: Desk, book: Book, sheet: RecordSheet, masters: Masters): TableEdit {
  const table = book.tables[sheet] as Table
  const typed = readTable(table, book.culture)
  const { words, language } = parts.store.get()
  const work: Merging = {
    sheet,
    table,
    typed,
    culture: book.culture,
    writes: new CellWrites(),
    speech: { words, language },
  }
  const rowOf = new Map(typed.rowIds.map((id, row) => [id, row]))
  const records = [...parts.replica.all(resourceOf(sheet))].toSorted((a, b) =>
    String(a.number) < String(b.number) ? -1 : 1,
  )
  const append: Row[] = []
  for (const record of records) {
    const row = rowOf.get(record.id)
    const figures = masters.figures[sheet].get(record.id)
    if (figures && row !== undefined) showFigures(work, row, figures)
    if (row === undefined) append.push(rowOfRecord(sheet, { ...figures, ...record }, book.culture, work.speech))
    else {
      mergeRecord(work, row, record, masters.before[sheet].get(record.id))
      fillColumns(work, row, record)
    }
  }
  return { sheet, expect: table, set: work.writes.edits(table), remove: [], append }
}

interface Merging {
  readonly sheet: RecordSheet
  readonly table: Table
  readonly typed: TypedTable
  readonly culture: Culture
  readonly writes: CellWrites
  readonly speech: Speech
}

export function rowOfRecord(sheet: RecordSheet, record: AnyRecord, culture: Culture, { words }: Speech): Row {
  const row: Record<string, Cell> = {
    rowId: record.id,
    version: record.version,
    status: words['status.clean'],
    message: '',
    problems: markText('clean', []),
  }
  for (const column of sheets[sheet].columns)
    if (column.part !== 'mark') row[column.key] = writeCell(typedOf(valueAt(record, column.key)), column.kind, culture)
  return row
}

function showFigures({ sheet, culture, writes }: Merging, row: number, figures: AnyRecord): void {
  for (const column of sheets[sheet].columns)
    if (column.shown) writes.put(column.key, row, writeCell(typedOf(figures[column.key]), column.kind, culture))
}

/** Columns that came with a later version than the sheet. */
function fillColumns({ sheet, table, culture, writes }: Merging, row: number, record: AnyRecord): void {
  for (const column of sheets[sheet].columns) {
    const at = table.unfilled?.get(column.key)
    if (at !== undefined && table.values[row]?.[at] === '')
      writes.put(column.key, row, writeCell(typedOf(valueAt(record, column.key)), column.kind, culture))
  }
}

/** `base` is the record as the sheet showed it, where it is still known. */
function mergeRecord(
  { sheet, table, typed, culture, writes, speech }: Merging,
  row: number,
  record: AnyRecord,
  base: AnyRecord | undefined,
): void {
  const shown = table.values[row]?.[table.columns.get('version') ?? -1]
  const put = (column: Column) =>
    writes.put(column.key, row, writeCell(typedOf(valueAt(record, column.key)), column.kind, culture))
  if (shown === record.version) return
  const conflicts: Finding[] = []
  for (const column of inputsOf(sheet, typed)) {
    const mine = typed.columns.get(column.key)?.[row] ?? null
    if (agrees(column, mine, valueAt(record, column.key))) continue
    const agreed = base && base.version === shown ? valueAt(base, column.key) : undefined
    if (base && base.version === shown && agrees(column, mine, agreed)) put(column)
    else if (!base || base.version !== shown || !agrees(column, typedOf(agreed), valueAt(record, column.key)))
      conflicts.push(conflict(row, column, mine, record))
  }
  writes.put('version', row, record.version)
  mark(writes, row, conflicts.length > 0 ? 'conflict' : 'clean', conflicts, speech)
}

function conflict(row: number, column: Column, mine: Typed, record: AnyRecord): Finding {
  const params = { value: String(mine ?? ''), first: String(typedOf(valueAt(record, column.key)) ?? ''), user: '' }
  return { ...errorAt(row, column.key, 'Conflict', params), level: 'question' }
}

export function mark(writes: CellWrites, row: number, state: Mark, findings: readonly Finding[], speech: Speech): void {
  const [first] = findings
  writes.put('status', row, speech.words[`status.${state}` as 'status.clean'])
  writes.put('message', row, first ? sentenceOf(first, speech) : '')
  writes.put(
    'problems',
    row,
    markText(state, new Set(findings.flatMap((one) => (one.column === null ? [] : [one.column])))),
  )
}

// ── checking and saving ──

interface RecordRow {
  readonly row: number
  readonly id: string
  readonly request: BatchRequest | null
}

interface LookedRecords {
  readonly book: Book
  readonly table: Table
  readonly rows: readonly RecordRow[]
  readonly findings: readonly Finding[]
}

async function lookAtRecords({ parts }: Desk, sheet: RecordSheet): Promise<LookedRecords> {
  const book = await parts.host.read([sheet])
  const table = book.tables[sheet]
  if (!table) throw new WorkbookRefused('tableMissing', sheet, { sheet })
  const typed = readTable(table, book.culture)
  const seen = new Set<string>()
  const rows: RecordRow[] = []
  const findings = [...typed.findings]
  for (let row = 0; row < typed.rows; row++) {
    if (typed.blank[row]) continue
    const own = typed.rowIds[row] as string
    const id = own === '' || seen.has(own) ? parts.newId() : own
    seen.add(id)
    if (typed.columns.get('displayName')?.[row] == null) findings.push(errorAt(row, 'displayName', 'MissingValue'))
    rows.push({
      row,
      id,
      request: requestOf(parts.newId, sheet, typed, row, parts.replica.find(resourceOf(sheet), id), id, table),
    })
  }
  return { book, table, rows, findings }
}

/** Null when the row is as the server has it. */
function requestOf(
  newId: () => string,
  sheet: RecordSheet,
  typed: TypedTable,
  row: number,
  record: AnyRecord | null,
  id: string,
  table: Table,
): BatchRequest | null {
  const columns = inputsOf(sheet, typed)
  const cell = (column: Column): Typed => typed.columns.get(column.key)?.[row] ?? null
  const said = columns.map((column) => ({ key: column.key, typed: cell(column), empty: emptyOf(column) }))
  const resource = resourceOf(sheet)
  if (!record) return { id: newId(), method: 'POST', url: resource, body: { id, ...bodyOf(resource, null, said) } }
  if (columns.every((column) => agrees(column, cell(column), valueAt(record, column.key)))) return null
  const shown = table.values[row]?.[table.columns.get('version') ?? -1]
  const version = typeof shown === 'number' ? shown : record.version
  return {
    id: newId(),
    method: 'PUT',
    url: `${resource}/${id}`,
    headers: { 'If-Match': `"${version}"` },
    body: { ...record, ...bodyOf(resource, record, said) },
  }
}

/** What is wrong in a sheet of customers or items, without writing. */
export async function lookAtRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const looked = await lookAtRecords(desk, sheet)
  showRecords(desk, sheet, looked, looked.findings, 'local')
}

interface ShownRows {
  readonly table: Table
  readonly rows: readonly unknown[]
  readonly removed?: number
}

export function showRecords(
  { parts }: Desk,
  sheet: RecordSheet,
  { table, rows, removed = 0 }: ShownRows,
  findings: readonly Finding[],
  checked: 'local' | 'checked',
): void {
  const problems = problemsOf({ table, sheet, subjects: [] }, findings)
  parts.store.change((state) => ({
    ...state,
    records: { ...state.records, [sheet]: { rows: rows.length, problems, checked, removed } },
  }))
}

/** Saves the rows that are new or changed; each stands or falls by itself. */
export async function saveRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const looked = await lookAtRecords(desk, sheet)
  const wrong = new Set(looked.findings.map((finding) => finding.row))
  const documents = looked.rows.flatMap(({ row, id, request }) =>
    request && !wrong.has(row) ? [{ documentId: id, label: '', requests: [request] }] : [],
  )
  const sent = await sendWatched(desk, 'saving', { company, documents, preview: false })
  const verdicts = new Map(documents.map(({ documentId }) => [documentId, verdictOf(sent.get(documentId))]))
  const findings = await writeSaved(desk, sheet, looked, verdicts)
  const problem = troubleIn(sent)
  if (problem) refused(parts, problem)
  const good = [...verdicts.values()].filter((verdict) => verdict.kind === 'good').length
  const bad = new Set(findings.map((finding) => finding.row)).size
  const lines = [
    ...(good > 0 || bad === 0 ? [said('result.recordsSaved', { n: good })] : []),
    ...(bad > 0 ? [said('result.refused', { n: bad })] : []),
  ]
  tell(parts, bad === 0 ? 'good' : good > 0 ? 'mixed' : 'bad', lines)
}

async function writeSaved(
  desk: Desk,
  sheet: RecordSheet,
  looked: LookedRecords,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Finding[]> {
  const { parts } = desk
  const { book, table, rows } = looked
  const { words, language } = parts.store.get()
  const speech: Speech = { words, language }
  const writes = new CellWrites()
  const findings = [...looked.findings]
  const warnings: Finding[] = []
  for (const { row, id } of rows) {
    const verdict = verdicts.get(id)
    if (verdict?.kind === 'good' && verdict.record) {
      parts.replica.apply(
        [{ type: resourceOf(sheet), id, version: verdict.record.version, record: verdict.record }],
        null,
      )
      for (const [key, cell] of Object.entries(rowOfRecord(sheet, verdict.record, book.culture, speech)))
        writes.put(key, row, cell)
      const told = verdict.warnings.map((one) => warningAt(row, one))
      if (told.length > 0) mark(writes, row, 'warn', told, speech)
      warnings.push(...told)
      continue
    }
    if (verdict) findings.push(...refusalOf(sheet, row, verdict))
    const own = findings.filter((finding) => finding.row === row)
    writes.put('rowId', row, id)
    if (own.length > 0) mark(writes, row, verdict?.kind === 'lost' ? 'unknown' : 'error', own, speech)
  }
  const edit: TableEdit = { sheet, expect: table, set: writes.edits(table), remove: [], append: [] }
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })) === 'changed')
    warn(parts, 'warning', said('notice.sheetChanged'))
  showRecords(desk, sheet, looked, [...findings, ...warnings], 'checked')
  return findings
}

/** Saved all the same: that there may be another like it, or a number that looks wrong. */
const warningAt = (row: number, { code, message }: Warning): Finding => ({
  ...errorAt(row, null, code),
  message,
  level: 'warning',
})

function refusalOf(sheet: RecordSheet, row: number, verdict: Verdict): readonly Finding[] {
  if (verdict.kind === 'lost') return [{ ...errorAt(row, null, 'NotConfirmed'), level: 'question' }]
  if (verdict.kind !== 'refused') return []
  const { errors, code, detail } = verdict.problem
  if (errors.length === 0) return [{ ...errorAt(row, null, code), message: detail || null }]
  return errors.map((error) => {
    const column =
      sheets[sheet].columns.find((one) => one.key === keyOfMistake(error) && one.part !== 'mark')?.key ?? null
    return { ...errorAt(row, column, error.code), message: error.message || null }
  })
}
