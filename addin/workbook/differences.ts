/**
 * What differs between the sheet, the base copy (what both sides last agreed on) and the server, and what must change on
 * the sheet so that it shows the server's record. Cells that only one side changed are merged; a cell that both changed
 * keeps what stands in the sheet and becomes a conflict, which the user decides.
 */
import { type Column, type DraftSheet, isInput, sheets } from '../../shared/sheets/sheets.ts'
import { type Cells, type Merge, mergeDrafts, type Version } from '../../shared/sync/merge.ts'
import { type Cell, type Culture, type Typed, writeCell } from './cells.ts'
import type { ColumnEdit, Table } from './host.ts'
import { isId } from './ids.ts'
import type { KnownDocument, KnownLine, Saved } from './memory.ts'
import { type DraftDocument, sameIn } from './rows.ts'

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

/** What a draft keeps, other than what goes with the next action. */
const isKept = (key: string): boolean => !ofAction.has(key)

/** `new`: only here; `changed`: content differs from what was saved; `clean`: as saved. */
export function changeOf(document: DraftDocument, known: KnownDocument | undefined): 'new' | 'changed' | 'clean' {
  if (!known?.saved) return 'new'
  return sameContent(versionOf(document), known.saved, known.sheet, isKept) ? 'clean' : 'changed'
}

/** Whether To ship and To invoice are other than the server proposes. */
export const quantitiesChanged = (document: DraftDocument, saved: Saved, sheet: DraftSheet): boolean =>
  !sameContent({ ...versionOf(document), header: {} }, saved, sheet, (key) => ofAction.has(key))

/** Whether the sheet says the same of every column that counts, and has the same lines. */
export function sameContent(
  mine: Version,
  saved: Pick<Saved, 'header' | 'lines'>,
  sheet: DraftSheet,
  counts: (key: string) => boolean,
): boolean {
  const same = sameIn(sheet)
  const agree = (cells: Cells, before: Cells) =>
    Object.keys(cells).every((key) => !counts(key) || same(key, cells[key] ?? null, before[key] ?? null))
  const lines = Object.entries(mine.lines)
  if (!agree(mine.header, saved.header) || lines.length !== Object.keys(saved.lines).length) return false
  return lines.every(([rowId, cells]) => {
    const before = saved.lines[rowId]
    return before !== undefined && agree(cells, before.cells)
  })
}

/** What the sheet says of the document. Its label is the server's to give. */
export function versionOf({ header: { document: _, ...header }, lines }: DraftDocument): Version {
  return { header, lines: Object.fromEntries(lines.map(({ rowId, cells }) => [rowId, cells])) }
}

const versionIn = ({ header, lines }: Pick<Saved, 'header' | 'lines'>): Version => ({
  header,
  lines: Object.fromEntries(Object.entries(lines).map(([rowId, { cells }]) => [rowId, cells])),
})

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
      const at = table.columns.get(column) ?? table.unfilled?.get(column)
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

export interface Merged extends Pick<Merge, 'cells' | 'lines'> {
  readonly saved: Saved
  /** Whether the sheet has more to say than the record, now that they are merged. */
  readonly change: 'clean' | 'changed'
  /** Rows of lines that the server no longer has and nobody changed here. */
  readonly remove: readonly number[]
  /** Lines that came on the server, as rows; also those that were deleted here and changed there. */
  readonly append: readonly Row[]
}

/**
 * Brings the rows of a document up to the server's record. `mine` is what the sheet says, `base` what both agreed on: the
 * base copy, or what this sheet itself just sent, so that what was typed in the meantime stays.
 */
export function mergeDraft(
  mine: DraftDocument,
  base: Pick<Saved, 'header' | 'lines'>,
  record: DraftRecord,
  sheet: DraftSheet,
  culture: Culture,
  writes: CellWrites,
): Merged {
  const saved = savedOf(record, sheet)
  const here = versionOf(mine)
  const merge = mergeDrafts(versionIn(base), here, versionIn(saved), sameIn(sheet))
  const header: Record<string, Typed> = { ...here.header, document: record.number }
  for (const { line, column, value } of merge.taken) if (line === null) header[column] = value
  writeMerge({ mine, record, sheet, culture, writes, header }, merge)
  const gone = new Set(merge.gone)
  const came = new Set(merge.came)
  return {
    saved,
    change: isSettled(here, merge, saved, sheet) ? 'clean' : 'changed',
    cells: merge.cells,
    lines: merge.lines,
    remove: mine.lines.filter(({ rowId }) => gone.has(rowId)).map(({ row }) => row),
    append: draftRows(record, sheet, culture)
      .filter((row) => came.has(String(row.rowId)))
      .map((row) => ({ ...row, ...headerCells(header, sheet, culture) })),
  }
}

/** Whether nothing is left that only the sheet says: each cell that differs was taken over, each line is on both sides. */
function isSettled(here: Version, { taken, gone, came }: Merge, saved: Saved, sheet: DraftSheet): boolean {
  const over = new Set(taken.map(({ line, column }) => `${line}/${column}`))
  const left = (line: string | null, cells: Cells) =>
    Object.fromEntries(Object.entries(cells).filter(([column]) => !over.has(`${line}/${column}`)))
  const away = new Set(gone)
  const lines = Object.entries(here.lines).filter(([line]) => !away.has(line))
  const after = {
    header: left(null, here.header),
    lines: Object.fromEntries([
      ...lines.map(([line, cells]) => [line, left(line, cells)]),
      ...came.map((line) => [line, {}]),
    ]),
  }
  return sameContent(after, saved, sheet, isKept)
}

interface Writing {
  readonly mine: DraftDocument
  readonly record: DraftRecord
  readonly sheet: DraftSheet
  readonly culture: Culture
  readonly writes: CellWrites
  /** As it is after the merge. */
  readonly header: Readonly<Record<string, Typed>>
}

const headerCells = (header: Readonly<Record<string, Typed>>, sheet: DraftSheet, culture: Culture): Row =>
  Object.fromEntries(
    sheets[sheet].columns
      .filter(({ part, key }) => part === 'header' && key in header)
      .map(({ key, kind }) => [key, writeCell(header[key], kind, culture)]),
  )

function writeMerge({ mine, record, sheet, culture, writes, header }: Writing, { taken }: Merge): void {
  const kinds = new Map<string, Column['kind']>(sheets[sheet].columns.map(({ key, kind }) => [key, kind]))
  const rows = new Map(mine.lines.map(({ rowId, row }) => [rowId, row]))
  const put = (column: string, row: number, value: Typed) =>
    writes.put(column, row, writeCell(value, kinds.get(column) ?? 'text', culture))
  for (const { line, column, value } of taken)
    if (line !== null) put(column, rows.get(line) as number, value)
    else for (const row of rows.values()) put(column, row, value)
  for (const row of rows.values()) put('document', row, header.document ?? null)
  for (const line of record.lines) {
    const row = rows.get(rowIdOf(line))
    if (row !== undefined) writeShown(writes, row, record, line, sheet, culture)
  }
}

/** What is the server's alone to say. */
function writeShown(
  writes: CellWrites,
  row: number,
  record: DraftRecord,
  line: RecordLine,
  sheet: DraftSheet,
  culture: Culture,
): void {
  const columns: readonly Column[] = sheets[sheet].columns
  for (const column of columns)
    if (column.shown && column.part !== 'mark')
      writes.put(column.key, row, writeCell(shownValue(record, line, column), column.kind, culture))
  writes.put('rowId', row, rowIdOf(line))
  writes.put('version', row, record.version)
}

/**
 * What the sheet said when the draft was sent, as a base copy: what was left empty was left to the server. Of columns that
 * go with an action the server says anew what is next, whatever the sheet has.
 */
export function sentBase(mine: DraftDocument, sent: Version): Pick<Saved, 'header' | 'lines'> {
  const here = versionOf(mine).lines
  const lines = Object.entries(sent.lines).map(([rowId, cells]): [string, KnownLine] => {
    const now = Object.entries(here[rowId] ?? {}).filter(([key]) => ofAction.has(key))
    const said = Object.entries(cells).filter(([, value]) => value !== null)
    return [rowId, { id: '', sequence: 0, cells: Object.fromEntries([...said, ...now]) }]
  })
  return { header: sent.header, lines: Object.fromEntries(lines) }
}

/** Where nobody knows what both sides last agreed on: what the sheet leaves empty is the server's, what it says is a change. */
export function unknownBase(mine: DraftDocument, saved: Saved): Pick<Saved, 'header' | 'lines'> {
  const here = versionOf(mine)
  const where = (said: Cells | undefined, cells: Cells) =>
    Object.fromEntries(Object.entries(cells).filter(([key]) => (said ? said[key] !== null : true)))
  const lines = Object.entries(saved.lines).map(([rowId, line]): [string, KnownLine] => [
    rowId,
    { ...line, cells: where(here.lines[rowId], line.cells) },
  ])
  return { header: where(here.header, saved.header), lines: Object.fromEntries(lines) }
}

/** Whether the sheet still says what was sent. */
export const isAsSent = (mine: DraftDocument, sent: Version, sheet: DraftSheet): boolean =>
  sameContent(versionOf(mine), sentBase(mine, sent), sheet, () => true)
