/**
 * What differs between the sheet and the base copy, which is what both sides last agreed on; and how a record of the server
 * stands in rows. `merging.ts` brings the two together when both have changed.
 */
import { type Column, type DraftSheet, isInput, sheets } from '../../shared/sheets/sheets.ts'
import type { Cells, Version } from '../../shared/sync/merge.ts'
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
export const ofAction: ReadonlySet<string> = new Set(['shipQuantity', 'receiveQuantity', 'invoiceQuantity'])

/** What a draft keeps, other than what goes with the next action. */
export const isKept = (key: string): boolean => !ofAction.has(key)

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

/** The same of what the server keeps. */
export const keptVersion = ({ header: { document: _, ...header }, lines }: Saved): Version => ({
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

export function shownValue(record: DraftRecord, line: RecordLine, column: Column): Typed {
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
