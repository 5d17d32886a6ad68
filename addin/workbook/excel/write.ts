/**
 * One edit of the workbook: first a look whether the rows still stand where they were read, then everything in one
 * writing round trip, which is one step for Ctrl+Z. Only edits of several megabytes take more.
 */
import { listNames, listsSheet, memoryRows, memorySheet } from '../../../shared/sheets/hidden.ts'
import type { Cell } from '../cells.ts'
import type { BookEdit, Lookups, TableEdit, Written } from '../host.ts'
import type { Memory } from '../memory.ts'
import { type Found, find } from './find.ts'
import { keysByPosition, type Placed, place } from './read.ts'

/** Excel on the web refuses requests above 5 MB; JSON and the protocol around the values take their share. */
const bytesPerWrite = 1_500_000

export async function writeBook(context: Excel.RequestContext, edit: BookEdit): Promise<Written> {
  const found = await find(context)
  const placed = await place(
    context,
    found,
    edit.tables.map((table) => table.sheet),
  )
  const pairs = edit.tables.map((one) => ({ edit: one, at: placed.find((table) => table.sheet === one.sheet) }))
  const ready = pairs.filter((pair): pair is { edit: TableEdit; at: Placed } => pair.at !== undefined)
  const filters = ready.map(({ at }) => at.table.autoFilter.load('isDataFiltered,criteria'))
  if (ready.length < pairs.length || !(await isUnmoved(context, ready))) return 'changed'
  const added = edit.tables.reduce((sum, table) => sum + table.append.length, 0)
  const writer = new Writer(context, (rows) => edit.onProgress?.(rows, added))
  // Writing through a filter puts values into the wrong rows.
  const filtered = ready.filter((_, at) => filters[at]?.isDataFiltered)
  for (const { at } of filtered) at.table.clearFilters()
  for (const { edit: table, at } of ready) await writeTable(writer, table, at)
  await writeMemory(writer, found, edit.memory)
  if (edit.lookups && found.hasListsSheet) await writeLookups(writer, edit.lookups)
  for (const { at } of filtered)
    restoreFilter(at.table, filters[ready.findIndex((one) => one.at === at)]?.criteria ?? [])
  await context.sync()
  return 'written'
}

// ── has anything moved? ──

/** Rows are known again by their id and their first cells, as far as these were read. */
const guards = ['rowId', 'document', 'number', 'lineObjectNumber', 'entryNumber']

async function isUnmoved(
  context: Excel.RequestContext,
  pairs: readonly { edit: TableEdit; at: Placed }[],
): Promise<boolean> {
  if (pairs.some(({ edit, at }) => at.rows !== edit.expect.values.length)) return false
  const asked = pairs.flatMap(({ edit, at }) =>
    guards.flatMap((key) => {
      const column = at.columns.get(key)
      const was = edit.expect.columns.get(key)
      if (column === undefined || was === undefined || edit.expect.values[0]?.[was] === undefined) return []
      const range = at.worksheet.getRangeByIndexes(at.top, at.left + column, at.rows, 1).load('values')
      return [{ range, expected: edit.expect.values, was }]
    }),
  )
  await context.sync()
  return asked.every(({ range, expected, was }) => range.values.every(([cell], row) => cell === expected[row]?.[was]))
}

// ── writing ──

/** Gathers writes and sends them off only when a request would become too large. */
export class Writer {
  readonly context: Excel.RequestContext
  readonly #onSent: (rows: number) => void
  #bytes = 0
  #rows = 0

  /** `onSent` hears how many new rows were sent off so far, when not all go at once. */
  constructor(context: Excel.RequestContext, onSent: (rows: number) => void = () => {}) {
    this.context = context
    this.#onSent = onSent
  }

  /** New rows, as far as they are counted. */
  async rows(range: Excel.Range, values: readonly (readonly (Cell | null)[])[]): Promise<void> {
    await this.values(range, values)
    this.#rows += values.length
  }

  async values(range: Excel.Range, values: readonly (readonly (Cell | null)[])[]): Promise<void> {
    const bytes = sizeOf(values)
    if (this.#bytes > 0 && this.#bytes + bytes > bytesPerWrite) {
      await this.context.sync()
      this.#bytes = 0
      this.#onSent(this.#rows)
    }
    range.values = values as Cell[][]
    this.#bytes += bytes
  }
}

function sizeOf(values: readonly (readonly (Cell | null)[])[]): number {
  let bytes = 0
  for (const row of values) for (const cell of row) bytes += typeof cell === 'string' ? cell.length + 3 : 8
  return bytes
}

/** Rows per write, so that a piece stays below the limit. */
function* pieces<T>(
  rows: readonly T[],
  size: (row: T) => number,
): Generator<readonly [from: number, rows: readonly T[]]> {
  let from = 0
  let bytes = 0
  for (let at = 0; at < rows.length; at++) {
    const next = size(rows[at] as T)
    if (at > from && bytes + next > bytesPerWrite) {
      yield [from, rows.slice(from, at)]
      from = at
      bytes = 0
    }
    bytes += next
  }
  if (from < rows.length) yield [from, rows.slice(from)]
}

async function writeTable(writer: Writer, edit: TableEdit, at: Placed): Promise<void> {
  if (edit.set.length + edit.remove.length + edit.append.length === 0) return
  for (const { column, from, values } of edit.set) {
    const place = at.columns.get(column) ?? at.unfilled.get(column)
    if (place === undefined) continue
    for (const [start, cells] of pieces(values, (cell) => sizeOf([[cell]])))
      await writer.values(
        at.worksheet.getRangeByIndexes(at.top + from + start, at.left + place, cells.length, 1),
        cells.map((cell) => [cell]),
      )
  }
  const left = removeRows(edit, at)
  await appendRows(writer, edit, at, left)
}

function restoreFilter(table: Excel.Table, criteria: readonly (Excel.FilterCriteria | null)[]): void {
  for (const [at, one] of criteria.entries()) if (one?.filterOn) table.columns.getItemAt(at).filter.apply(one)
}

/** The places of rows that stay. Runs of rows go from the bottom up; a table keeps at least one row, emptied. */
function removeRows({ remove, expect }: TableEdit, at: Placed): readonly number[] {
  const gone = new Set(remove)
  const left = expect.values.flatMap((_, row) => (gone.has(row) ? [] : [row]))
  if (gone.size === 0) return left
  const runs = runsOf([...gone].sort((a, b) => a - b))
  const width = at.headings.length
  for (const [from, count] of runs.toReversed()) {
    const all = left.length === 0 && from === 0
    const skip = all ? 1 : 0
    if (all) at.worksheet.getRangeByIndexes(at.top, at.left, 1, width).clear('Contents')
    if (count > skip) at.worksheet.getRangeByIndexes(at.top + from + skip, at.left, count - skip, width).delete('Up')
  }
  return left
}

function runsOf(rows: readonly number[]): (readonly [from: number, count: number])[] {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === row) last[1]++
    else runs.push([row, 1])
  }
  return runs
}

/** New rows go directly under the last row that holds something, and the table grows around them. */
async function appendRows(writer: Writer, edit: TableEdit, at: Placed, left: readonly number[]): Promise<void> {
  const { append, expect } = edit
  if (append.length === 0) return
  const written = rowsWritten(edit)
  const isFree = (row: number) => isBlank(expect.values[row]) && !written.has(row)
  let used = left.length
  while (used > 0 && isFree(left[used - 1] as number)) used--
  const keys = keysByPosition(at)
  const rows = append.map((row) => keys.map((key) => (key === null ? null : (row[key] ?? ''))))
  for (const [from, piece] of pieces(rows, (row) => sizeOf([row])))
    await writer.rows(at.worksheet.getRangeByIndexes(at.top + used + from, at.left, piece.length, keys.length), piece)
  const total = Math.max(used + append.length, left.length, 1)
  at.table.resize(at.worksheet.getRangeByIndexes(at.top - 1, at.left, total + 1, keys.length))
}

/** Rows that hold something once the cells of this edit are in them. */
const rowsWritten = ({ set }: TableEdit): ReadonlySet<number> =>
  new Set(set.flatMap(({ from, values }) => values.flatMap((cell, at) => (cell === '' ? [] : [from + at]))))

const isBlank = (row: readonly Cell[] | undefined): boolean =>
  row === undefined || Object.values(row).every((cell) => cell === '')

// ── memory and lists ──

export async function writeMemory(writer: Writer, found: Found, memory: Memory): Promise<void> {
  const { workbook } = writer.context
  const sheet = found.hasMemorySheet ? workbook.worksheets.getItem(memorySheet) : workbook.worksheets.add(memorySheet)
  if (!found.hasMemorySheet) sheet.visibility = 'VeryHidden'
  const rows = memoryRows(memory)
  for (const [from, piece] of pieces(rows, (row) => row.length))
    await writer.values(
      sheet.getRangeByIndexes(from, 0, piece.length, 1),
      piece.map((text) => [text]),
    )
  if (found.memoryRows > rows.length)
    sheet.getRangeByIndexes(rows.length, 0, found.memoryRows - rows.length, 1).clear('Contents')
  const { workbookId, company, server, schema } = memory
  workbook.settings.add('verkoop', JSON.stringify({ workbookId, company, server, schema }))
}

/** The codes that the drop-down lists offer; the names grow with the lists. */
async function writeLookups(writer: Writer, lookups: Lookups): Promise<void> {
  const { workbook } = writer.context
  const sheet = workbook.worksheets.getItem(listsSheet)
  for (const [column, key] of (['customers', 'items'] as const).entries()) {
    const codes = lookups[key].length > 0 ? lookups[key] : ['']
    for (const [from, piece] of pieces(codes, (code) => code.length + 3))
      await writer.values(
        sheet.getRangeByIndexes(from, column, piece.length, 1),
        piece.map((code) => [code]),
      )
    const letter = column === 0 ? 'A' : 'B'
    workbook.names.getItem(listNames[key]).formula = `=${listsSheet}!$${letter}$1:$${letter}$${codes.length}`
  }
}
