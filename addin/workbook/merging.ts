/** Bringing the rows of a draft up to the server's record, cell by cell, and what both sides agreed on before. */
import { type Column, type DraftSheet, sheets } from '../../shared/sheets/sheets.ts'
import { type Cells, type Merge, mergeDrafts, type Version } from '../../shared/sync/merge.ts'
import { type Culture, type Typed, writeCell } from './cells.ts'
import {
  type CellWrites,
  type DraftRecord,
  draftRows,
  isKept,
  ofAction,
  type RecordLine,
  type Row,
  rowIdOf,
  sameContent,
  savedOf,
  shownValue,
  versionOf,
} from './differences.ts'
import type { KnownLine, Saved } from './memory.ts'
import { type DraftDocument, sameIn } from './rows.ts'

const versionIn = ({ header, lines }: Pick<Saved, 'header' | 'lines'>): Version => ({
  header,
  lines: Object.fromEntries(Object.entries(lines).map(([rowId, { cells }]) => [rowId, cells])),
})

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
