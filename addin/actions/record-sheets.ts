/** Customers and items as rows: shown from the replica, and merged with what people typed. */

import { type Mark, markText } from '../../shared/sheets/marks.ts'
import { type Column, isInput, type RecordSheet, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { type Cell, type Culture, type Typed, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, Table, TableEdit } from '../workbook/host.ts'
import { errorAt, type Finding, readTable, sameValue, type TypedTable } from '../workbook/rows.ts'
import type { Desk } from './parts.ts'
import { valueAt } from './record-parts.ts'
import type { Masters } from './settle.ts'
import { type Speech, sentenceOf } from './sheet-marks.ts'

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
