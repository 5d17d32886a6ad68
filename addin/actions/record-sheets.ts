/** Customers and items as rows: shown from the replica, and merged with what people typed. */
import { type Mark, markText } from '../../shared/sheets/marks.ts'
import { type Column, isInput, type RecordSheet, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { AnyRecord, Warning, WireProblem } from '../replica/wire.ts'
import { cellText } from '../workbook/cell-text.ts'
import { type Cell, type Culture, type Typed, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, Table, TableEdit } from '../workbook/host.ts'
import { sameValue } from '../workbook/rows.ts'
import { errorAt, type Finding, readTable, type TypedTable } from '../workbook/typed-table.ts'
import type { Acted } from './acted.ts'
import type { Desk } from './parts.ts'
import { keyOfMistake, valueAt } from './record-parts.ts'
import { type Speech, sentenceOf, speechIn } from './sheet-marks.ts'
import { isAboutRecord, type Verdict } from './verdicts.ts'

/** A workbook of an older version lacks columns; what it does not show, it does not say. */
export const inputsOf = (sheet: RecordSheet, { columns }: TypedTable): readonly Column[] =>
  sheets[sheet].columns.filter((column) => isInput(column) && columns.has(column.key))

/** What an empty cell of this column stands for in a record. */
export const emptyOf = ({ kind }: Column): Typed =>
  kind === 'flag' ? false : ['text', 'code', 'term'].includes(kind) ? '' : 0

export const agrees = (column: Column, cell: Typed, value: unknown): boolean => {
  const empty = emptyOf(column)
  return sameValue(cell ?? empty, typedOf(value) ?? empty)
}

/** Records by the sheet that shows them, and by id. */
export type ById = Readonly<Record<RecordSheet, ReadonlyMap<string, AnyRecord>>>

/** What the sheets of customers and items are compared with, besides the replica. */
export interface Masters {
  /** As they were before this round of changes: the base for merging what people typed. */
  readonly before: ById
  /** With stock and balances; empty when these were not asked for. */
  readonly figures: ById
}

export function recordEdit(
  desk: Desk,
  book: Book,
  sheet: RecordSheet,
  masters: Masters,
  acted: Acted | null,
): TableEdit {
  const { parts } = desk
  const table = book.tables[sheet] as Table
  const typed = readTable(table, book.culture)
  const speech = speechIn(parts)
  const work: Merging = {
    sheet,
    table,
    typed,
    culture: book.culture,
    writes: new CellWrites(),
    speech,
  }
  const rowOf = new Map(typed.rowIds.map((id, row) => [id, row]))
  const append: Row[] = []
  for (const record of byNumber(parts.replica.all(resourceOf(sheet)))) {
    const row = rowOf.get(record.id)
    const figures = masters.figures[sheet].get(record.id)
    if (figures && row !== undefined) showFigures(work, row, figures)
    const verdict = acted?.verdicts.get(record.id)
    if (row === undefined) append.push(rowOfRecord(sheet, { ...figures, ...record }, book.culture, work.speech))
    else if (verdict?.kind === 'good') {
      const asked = acted?.asked.get(record.id)?.body
      saved(desk, work, row, { record, verdict, cells: acted?.sent.get(record.id)?.header, asked })
    } else {
      mergeRecord(work, row, record, masters.before[sheet].get(record.id))
      fillColumns(work, row, record)
    }
  }
  for (const [id, verdict] of acted?.verdicts ?? []) notSaved(desk, work, rowOf.get(id), id, verdict, acted)
  return { sheet, expect: table, set: work.writes.edits(table), remove: [], append }
}

export const byNumber = (records: Iterable<AnyRecord>): readonly AnyRecord[] =>
  [...records].toSorted((a, b) => (String(a.number) < String(b.number) ? -1 : 1))

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

/** As the server has it now; what was typed since it was sent stays. */
function saved(
  { opinions }: Desk,
  { sheet, typed, culture, writes, speech }: Merging,
  row: number,
  { record, verdict: { warnings }, cells, asked }: Answered,
): void {
  const isSince = (column: Column) => {
    const cell = typed.columns.get(column.key)?.[row] ?? null
    const isAsSent = cells === undefined || sameValue(cells[column.key] ?? null, cell)
    return !isAsSent && !agrees(column, cell, valueAt(record, column.key))
  }
  const kept = new Set(inputsOf(sheet, typed).flatMap((column) => (isSince(column) ? [column.key] : [])))
  for (const [key, cell] of Object.entries(rowOfRecord(sheet, record, culture, speech)))
    if (!kept.has(key)) writes.put(key, row, cell)
  const told = warnings.map((one) => warningAt(row, one))
  if (kept.size > 0) mark(writes, row, 'changed', told, speech)
  else if (told.length > 0) mark(writes, row, 'warn', told, speech)
  remember(opinions, record.id, asked, told)
}

interface Answered {
  readonly record: AnyRecord
  readonly verdict: Extract<Verdict, { readonly kind: 'good' }>
  /** What the cells said when it was sent. */
  readonly cells: Readonly<Record<string, Typed>> | undefined
  readonly asked: unknown
}

/** Saved all the same: that there may be another like it, or a number that looks wrong. */
const warningAt = (row: number, { code, message }: Warning): Finding => ({
  ...errorAt(row, null, code),
  message,
  level: 'warning',
})

/** Refused, or not answered. What the server refused because it knows more of it was compared with that. */
function notSaved(
  { opinions, parts }: Desk,
  { sheet, writes, speech }: Merging,
  row: number | undefined,
  id: string,
  verdict: Verdict,
  acted: Acted | null,
): void {
  if (row === undefined) return
  if (verdict.kind === 'lost') mark(writes, row, 'unknown', [errorAt(row, null, 'NotConfirmed')], speech)
  if (verdict.kind !== 'refused') return
  if (isAboutRecord(verdict.problem) && parts.replica.find(resourceOf(sheet), id)) return
  const told = refusalsOf(sheet, row, verdict.problem)
  mark(writes, row, 'error', told, speech)
  remember(opinions, id, acted?.asked.get(id)?.body, told)
}

function refusalsOf(sheet: RecordSheet, row: number, { errors, code, detail }: WireProblem): readonly Finding[] {
  if (errors.length === 0) return [{ ...errorAt(row, null, code), message: detail || null }]
  return errors.map((error) => {
    const column =
      sheets[sheet].columns.find((one) => one.key === keyOfMistake(error) && one.part !== 'mark')?.key ?? null
    return { ...errorAt(row, column, error.code), message: error.message || null }
  })
}

function remember(opinions: Desk['opinions'], id: string, asked: unknown, told: readonly Finding[]): void {
  if (told.length === 0) opinions.delete(id)
  else opinions.set(id, { content: JSON.stringify(asked), findings: told.map((one) => ({ ...one, rowId: id })) })
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
  let isChanged = false
  for (const column of inputsOf(sheet, typed)) {
    const mine = typed.columns.get(column.key)?.[row] ?? null
    if (agrees(column, mine, valueAt(record, column.key))) continue
    // What was left empty in a row that the server had not seen says nothing.
    if (typeof shown !== 'number' && mine === null) {
      put(column)
      continue
    }
    const agreed = base && base.version === shown ? valueAt(base, column.key) : undefined
    if (base && base.version === shown && agrees(column, mine, agreed)) {
      put(column)
      continue
    }
    isChanged = true
    if (!base || base.version !== shown || !agrees(column, typedOf(agreed), valueAt(record, column.key)))
      conflicts.push(conflict(row, column, mine, record))
  }
  writes.put('version', row, record.version)
  mark(writes, row, conflicts.length > 0 ? 'conflict' : isChanged ? 'changed' : 'clean', conflicts, speech)
}

function conflict(row: number, column: Column, mine: Typed, record: AnyRecord): Finding {
  const params = { value: String(mine ?? ''), first: String(typedOf(valueAt(record, column.key)) ?? ''), user: '' }
  return { ...errorAt(row, column.key, 'Conflict', params), level: 'question' }
}

/** How a row is marked, and for which columns. */
export function markedAt(table: Table, row: number): { mark: string; columns: readonly string[] } {
  const [mark = '', ...marked] = cellText(table, row, 'problems').split(';')
  return { mark, columns: marked.filter((key) => key !== '') }
}

export const markIn = (table: Table, row: number): string => markedAt(table, row).mark

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
