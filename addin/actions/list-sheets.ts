/**
 * Lists inside records as rows: shown from the replica, and merged with what people typed. Entries have no ids, so a row is known
 * again by what it says. What is deleted here stays away until it is saved; what others did to a list comes in beside it.
 */
import { type ListSheet, listed, resourceOf } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { type Culture, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, Table, TableEdit } from '../workbook/host.ts'
import type { KnownList, Memory } from '../workbook/memory.ts'
import { errorAt, readTable } from '../workbook/typed-table.ts'
import { contentOf, type Entry, entriesOf, type ListRow, listRowsOf, pairsOf } from './list-rows.ts'
import type { Desk } from './parts.ts'
import { byNumber, mark, rowOfRecord } from './record-sheets.ts'
import { type Speech, speechIn } from './sheet-marks.ts'

export type Lists = Partial<Record<ListSheet, KnownList>>

/** What the sheets that are there show. */
export const listsHere = (book: Book, { lists = {} }: Memory): Lists =>
  Object.fromEntries(Object.entries(lists).filter(([sheet]) => book.tables[sheet as ListSheet]))

/** Whose lists this very table shows, in which version. */
export const versionsShown = (lists: Lists, sheet: ListSheet, tableId: string | null): KnownList['versions'] => {
  const known = lists[sheet]
  return known && known.table === tableId ? known.versions : {}
}

export const tableIdOf = ({ memory }: Book, sheet: ListSheet): string | null => memory?.tableIds[sheet] ?? null

interface Merging {
  readonly sheet: ListSheet
  readonly culture: Culture
  readonly speech: Speech
  readonly newId: () => string
  readonly writes: CellWrites
  readonly remove: number[]
  readonly append: Row[]
}

/** `before` are the records as they were at the last look; `lists` is told what the sheet shows from now on. */
export function listEdit(
  { parts }: Desk,
  book: Book,
  sheet: ListSheet,
  before: ReadonlyMap<string, AnyRecord>,
  lists: Lists,
): TableEdit {
  const table = book.tables[sheet] as Table
  const speech = speechIn(parts)
  const work: Merging = {
    sheet,
    culture: book.culture,
    speech,
    newId: parts.newId,
    writes: new CellWrites(),
    remove: [],
    append: [],
  }
  const { byOwner } = listRowsOf(sheet, table, readTable(table, book.culture))
  const tableId = tableIdOf(book, sheet)
  const shown = versionsShown(lists, sheet, tableId)
  const versions: Record<string, number> = {}
  for (const record of byNumber(parts.replica.all(resourceOf(sheet)))) {
    const rows = byOwner.get(String(record.number).toLowerCase()) ?? []
    const base = before.get(record.id)
    if (entriesOf(sheet, record).length > 0) versions[record.id] = record.version
    for (const { row } of rows) showOwner(work, row, record)
    if (shown[record.id] !== record.version)
      mergeList(work, record, rows, base && base.version === shown[record.id] ? entriesOf(sheet, base) : null)
  }
  lists[sheet] = { table: tableId, versions }
  return { sheet, expect: table, set: work.writes.edits(table), remove: work.remove, append: work.append }
}

/** What is shown of the record itself. */
function showOwner({ sheet, culture, writes }: Merging, row: number, record: AnyRecord): void {
  for (const { key, kind, shown } of listed(sheet).columns)
    if (shown) writes.put(key, row, writeCell(typedOf(record[key]), kind, culture))
}

/** `base` is the list as the sheet showed it, where that is still known. */
function mergeList(work: Merging, record: AnyRecord, rows: readonly ListRow[], base: readonly Entry[] | null): void {
  const { sheet, writes, speech } = work
  const entries = entriesOf(sheet, record)
  const now = pairsOf(sheet, rows, entries)
  const then = base && pairsOf(sheet, rows, base)
  const isSame = base !== null && isWithin(sheet, base, entries)
  for (const one of rows) {
    if (now.entryOf.has(one)) agreed(work, one, record)
    else if (then?.entryOf.has(one)) work.remove.push(one.row)
    else if (one.wasShown && isSame) writes.put('version', one.row, record.version)
    else if (one.wasShown) {
      writes.put('version', one.row, '')
      mark(writes, one.row, 'conflict', [conflict(one.row, record)], speech)
    }
  }
  const deletedHere = then ? counted(sheet, then.missing) : new Map<string, number>()
  for (const entry of now.missing)
    if (!taken(deletedHere, contentOf(sheet, entry))) work.append.push(rowOfEntry(work, record, entry))
}

function agreed({ writes, speech, newId }: Merging, { row, rowId, wasShown }: ListRow, record: AnyRecord): void {
  writes.put('version', row, record.version)
  if (rowId === '') writes.put('rowId', row, newId())
  if (!wasShown) mark(writes, row, 'clean', [], speech)
}

const conflict = (row: number, record: AnyRecord) => ({
  ...errorAt(row, null, 'ListConflict', { owner: String(record.number) }),
  level: 'question' as const,
})

const rowOfEntry = ({ sheet, culture, speech, newId }: Merging, record: AnyRecord, entry: Entry): Row =>
  rowOfRecord(sheet, recordOfEntry(sheet, record, entry, newId()), culture, speech)

/** An entry with what its row shows of the record that it belongs to. */
export const recordOfEntry = (sheet: ListSheet, record: AnyRecord, entry: Entry, id: string): AnyRecord => ({
  ...record,
  ...entry,
  [listed(sheet).owner]: record.number,
  id,
  version: record.version,
})

/** Nothing of `base` is gone. */
function isWithin(sheet: ListSheet, base: readonly Entry[], entries: readonly Entry[]): boolean {
  const there = counted(sheet, entries)
  return base.every((entry) => taken(there, contentOf(sheet, entry)))
}

function counted(sheet: ListSheet, entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const content = contentOf(sheet, entry)
    counts.set(content, (counts.get(content) ?? 0) + 1)
  }
  return counts
}

/** Takes one away, if there is one. */
function taken(counts: Map<string, number>, content: string): boolean {
  const left = counts.get(content) ?? 0
  counts.set(content, left - 1)
  return left > 0
}
