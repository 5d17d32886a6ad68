/**
 * What differs between the sheet, the base copy (what both sides last agreed on) and the server, and what must change on
 * the sheet so that it shows the server's record. Cells that only one side changed are merged; a cell that both changed
 * keeps what stands in the sheet and becomes a conflict, which the user decides.
 */
import { type Column, type DraftSheet, sheets } from '../../shared/sheets/sheets.ts'
import { type Cell, type Culture, type Typed, writeCell } from './cells.ts'
import type { ColumnEdit, Table } from './host.ts'
import { isId } from './ids.ts'
import type { Conflict, KnownDocument, KnownLine, Saved } from './memory.ts'
import { type DraftDocument, isInput, sameValue } from './rows.ts'

/** A draft as the server gives it; more properties than these pass through unread. */
export interface DraftRecord {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly status: string
  readonly lines: readonly RecordLine[]
  readonly [field: string]: unknown
}

export interface RecordLine {
  readonly id: string
  readonly clientLineId: string
  readonly sequence: number
  readonly [field: string]: unknown
}

/** Quantities of this very delivery: they go with the action, not with the order. */
const ofAction = new Set(['shipQuantity', 'receiveQuantity', 'invoiceQuantity'])

/** `new`: only here; `changed`: content differs from what was saved; `clean`: as saved. */
export function changeOf(document: DraftDocument, known: KnownDocument | undefined): 'new' | 'changed' | 'clean' {
  const saved = known?.saved
  if (!saved) return 'new'
  const headerSame = Object.keys(document.header).every(
    (key) => key === 'document' || same(document.header[key], saved.header[key]),
  )
  return headerSame && linesSame(document, saved, (key) => !ofAction.has(key)) ? 'clean' : 'changed'
}

/** Whether To ship and To invoice are other than the server proposes. */
export const quantitiesChanged = (document: DraftDocument, saved: Saved): boolean =>
  !linesSame(document, saved, (key) => ofAction.has(key))

function linesSame(document: DraftDocument, saved: Saved, counts: (key: string) => boolean): boolean {
  if (document.lines.length !== Object.keys(saved.lines).length) return false
  return document.lines.every((line) => {
    const base = saved.lines[line.rowId]
    return (
      base !== undefined &&
      Object.keys(line.cells).every((key) => !counts(key) || same(line.cells[key], base.cells[key]))
    )
  })
}

const same = (one: Typed | undefined, other: Typed | undefined): boolean => sameValue(one ?? null, other ?? null)

/** The Row ID of a server's line: the client's own id of it, or the server's for a line made elsewhere. */
export const rowIdOf = (line: RecordLine): string => (isId(line.clientLineId) ? line.clientLineId : line.id)

/** The server's record as a base copy. */
export function savedOf(record: DraftRecord, sheet: DraftSheet): Saved {
  const columns = sheets[sheet].columns.filter(isInput)
  const lines: Record<string, KnownLine> = {}
  for (const line of record.lines)
    lines[rowIdOf(line)] = { id: line.id, sequence: line.sequence, cells: valuesOf(line, columns, 'line') }
  const header = { ...valuesOf(record, columns, 'header'), document: record.number }
  return { number: record.number, version: record.version, status: record.status, header, lines }
}

function valuesOf(
  record: Readonly<Record<string, unknown>>,
  columns: readonly Column[],
  part: Column['part'],
): Record<string, Typed> {
  const values: Record<string, Typed> = {}
  for (const column of columns) if (column.part === part) values[column.key] = typedOf(record[column.key])
  return values
}

/** A property of a record as a typed value: absent and empty text are nothing. */
export const typedOf = (value: unknown): Typed =>
  typeof value === 'string'
    ? value === ''
      ? null
      : value
    : typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null

/** One whole row of a sheet, by column key. */
export type Row = Readonly<Record<string, Cell>>

/** A draft as rows for its sheet, header on every row so that sorting and filtering work. */
export function draftRows(record: DraftRecord, sheet: DraftSheet, culture: Culture): readonly Row[] {
  return record.lines.map((line) => {
    const row: Record<string, Cell> = {}
    for (const column of sheets[sheet].columns)
      if (column.part !== 'mark') row[column.key] = writeCell(shownValue(record, line, column), column.kind, culture)
    return { ...row, rowId: rowIdOf(line), version: record.version }
  })
}

function shownValue(record: DraftRecord, line: RecordLine, column: Column): Typed {
  if (column.key === 'document') return record.number
  return typedOf(column.part === 'header' ? record[column.key] : line[column.key])
}

/** Cells to write, by column key and then row. */
export class CellWrites {
  readonly #columns = new Map<string, Map<number, Cell>>()

  put(column: string, row: number, cell: Cell): void {
    const rows = this.#columns.get(column)
    if (rows) rows.set(row, cell)
    else this.#columns.set(column, new Map([[row, cell]]))
  }

  /** As few and as short pieces of columns as cover the cells that really change. */
  edits(table: Table): readonly ColumnEdit[] {
    const edits: ColumnEdit[] = []
    for (const [column, cells] of this.#columns) {
      const at = table.columns.get(column)
      if (at === undefined) continue
      const changed = [...cells].filter(([row, cell]) => table.values[row]?.[at] !== unguarded(cell))
      if (changed.length > 0) edits.push(columnEdit(column, changed))
    }
    return edits
  }
}

// The apostrophe that keeps text from becoming a formula is not part of the value on the next read.
const unguarded = (cell: Cell): Cell => (typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell)

function columnEdit(column: string, cells: readonly (readonly [number, Cell])[]): ColumnEdit {
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const [row] of cells) {
    if (row < first) first = row
    if (row > last) last = row
  }
  const values = new Array<Cell | null>(last - first + 1).fill(null)
  for (const [row, cell] of cells) values[row - first] = cell
  return { column, from: first, values }
}

export interface Merged {
  readonly saved: Saved
  readonly conflicts: readonly Conflict[]
  /** Rows of lines that the server no longer has and nobody changed here. */
  readonly remove: readonly number[]
  /** Lines that came on the server, as rows. */
  readonly append: readonly Row[]
}

/**
 * Brings the rows of a document up to the server's record. `mine` is what the sheet says, `base` what both agreed on; a
 * `base` of null takes all from the record (it is the answer to what this sheet itself just sent).
 */
export function mergeDraft(
  mine: DraftDocument,
  base: Saved | null,
  record: DraftRecord,
  sheet: DraftSheet,
  culture: Culture,
  writes: CellWrites,
): Merged {
  const saved = savedOf(record, sheet)
  const conflicts: Conflict[] = []
  const merge = { mine, base, saved, sheet, culture, writes, conflicts }
  mergeHeader(merge)
  const remove: number[] = []
  const here = new Set(mine.lines.map((line) => line.rowId))
  for (const line of mine.lines) if (isRemoved(merge, line)) remove.push(line.row)
  const byRowId = new Map(record.lines.map((line) => [rowIdOf(line), line]))
  for (const line of mine.lines) {
    const theirs = byRowId.get(line.rowId)
    if (theirs) mergeLine(merge, line, theirs, record)
  }
  const gone = (rowId: string) => base?.lines[rowId] !== undefined && !here.has(rowId)
  const append = draftRows(record, sheet, culture).filter(
    (row) => !here.has(String(row.rowId)) && !gone(String(row.rowId)),
  )
  return { saved, conflicts, remove, append }
}

interface Merge {
  readonly mine: DraftDocument
  readonly base: Saved | null
  readonly saved: Saved
  readonly sheet: DraftSheet
  readonly culture: Culture
  readonly writes: CellWrites
  readonly conflicts: Conflict[]
}

/** A line the server deleted goes, unless it was changed here: then it stays, as a new line. */
function isRemoved({ base, saved }: Merge, line: DraftDocument['lines'][number]): boolean {
  const before = base?.lines[line.rowId]
  if (!before || saved.lines[line.rowId]) return false
  return Object.keys(line.cells).every((key) => same(line.cells[key], before.cells[key]))
}

function mergeHeader({ mine, base, saved, sheet, culture, writes, conflicts }: Merge): void {
  const first = mine.lines[0]
  if (!first) return
  for (const column of sheets[sheet].columns) {
    if (column.part !== 'header' || isAbsent(column, mine.header)) continue
    const theirs = saved.header[column.key] ?? null
    const local = mine.header[column.key] ?? null
    if (same(local, theirs)) continue
    const verdict =
      column.key === 'document' ? 'theirs' : decide(local, base?.header[column.key], theirs, base !== null)
    if (verdict === 'both') conflicts.push({ rowId: first.rowId, column: column.key, mine: local, theirs })
    if (verdict === 'theirs')
      for (const line of mine.lines) writes.put(column.key, line.row, writeCell(theirs, column.kind, culture))
  }
}

function mergeLine(
  merge: Merge,
  line: DraftDocument['lines'][number],
  theirLine: RecordLine,
  record: DraftRecord,
): void {
  const { base, sheet, culture, writes, conflicts } = merge
  for (const column of sheets[sheet].columns) {
    if (column.part !== 'line' || isAbsent(column, line.cells)) continue
    const theirs = shownValue(record, theirLine, column)
    const local = line.cells[column.key] ?? null
    const verdict = column.shown
      ? 'theirs'
      : decide(local, base?.lines[line.rowId]?.cells[column.key], theirs, base !== null)
    if (verdict === 'both') conflicts.push({ rowId: line.rowId, column: column.key, mine: local, theirs })
    if (verdict === 'theirs') writes.put(column.key, line.row, writeCell(theirs, column.kind, culture))
  }
  writes.put('rowId', line.row, line.rowId)
  writes.put('version', line.row, record.version)
}

/** The sheet has no such column: about it nothing can be merged. */
const isAbsent = ({ key, shown }: Column, cells: Readonly<Record<string, Typed>>): boolean => !shown && !(key in cells)

function decide(mine: Typed, before: Typed | undefined, theirs: Typed, hasBase: boolean): 'mine' | 'theirs' | 'both' {
  if (!hasBase || mine === theirs) return 'theirs'
  const untouchedHere = same(mine, before)
  const untouchedThere = same(theirs, before)
  return untouchedHere ? 'theirs' : untouchedThere ? 'mine' : 'both'
}
