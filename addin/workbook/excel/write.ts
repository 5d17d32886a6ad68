/**
 * One edit of the workbook: first a look whether the rows still stand where they were read, then everything in one
 * writing round trip, which is one step for Ctrl+Z. Only edits of several hundred kilobytes take more: then what must go together
 * goes first, and the new rows of long tables follow piece by piece. Each piece is a request after which the workbook is
 * whole: its rows are in their table, and those that are missing are found missing by the next refresh.
 */
import type { SheetKey } from '../../../shared/sheets/sheets.ts'
import type { BookEdit, TableEdit, Written } from '../host.ts'
import type { Memory } from '../memory.ts'
import { find } from './find.ts'
import { type Growing, growingOf } from './growing.ts'
import { writeLookups } from './lookups.ts'
import type { Pace } from './pace.ts'
import { type Placed, place } from './place.ts'
import { runsOf } from './row-runs.ts'
import { answered } from './run.ts'
import { memoryIn } from './write-memory.ts'
import { type Block, sizeOf, Writer } from './writer.ts'

interface Pair {
  readonly edit: TableEdit
  readonly at: Placed
}

export async function writeBook(context: Excel.RequestContext, edit: BookEdit, pace: Pace): Promise<Written> {
  const found = await find(context)
  const start = performance.now()
  const placed = await place(
    context,
    found,
    edit.tables.map((table) => table.sheet),
  )
  pace.took(0, performance.now() - start)
  const pairs = edit.tables.map((one) => ({ edit: one, at: placed.find((table) => table.sheet === one.sheet) }))
  const ready = pairs.filter((pair): pair is Pair => pair.at !== undefined)
  const filters = ready.map(({ at }) => at.table.autoFilter.load('isDataFiltered,criteria'))
  if (ready.length < pairs.length || !(await isUnmoved(context, ready))) return 'changed'
  const writer = new Writer(context, pace)
  const keepMemory = memoryIn(writer, found)
  // Writing through a filter puts values into the wrong rows.
  const filtered = ready.flatMap(({ at: { table } }, at) =>
    filters[at]?.isDataFiltered ? [{ table, criteria: filters[at].criteria }] : [],
  )
  for (const { table } of filtered) writer.do(() => table.clearFilters())
  const restore = (): void => {
    for (const { table, criteria } of filtered) writer.do(() => restoreFilter(table, criteria))
  }
  try {
    const added = await writeTables({ writer, pace, edit, keepMemory }, ready)
    const isWhole = ready.every(({ edit: one }) => (added.get(one.sheet) ?? one.append.length) === one.append.length)
    keepMemory(isWhole ? edit.memory : memoryAfter(edit, added))
    if (edit.lookups && found.hasListsSheet) writeLookups(writer, edit.lookups)
    restore()
    await writer.send()
    return isWhole ? 'written' : 'stopped'
  } catch (error) {
    writer.forget()
    restore()
    await writer.send().catch(() => undefined)
    throw error
  }
}

type Counts = ReadonlyMap<SheetKey, number>

const memoryAfter = (edit: BookEdit, added: Counts): Memory =>
  edit.memoryAfter?.(Object.fromEntries(added)) ?? edit.memory

interface Writing {
  readonly writer: Writer
  readonly pace: Pace
  readonly edit: BookEdit
  readonly keepMemory: (memory: Memory) => void
}

/** Rows that came, by sheet, of the tables that can stop. What was put last is still to be sent. */
async function writeTables(writing: Writing, ready: readonly Pair[]): Promise<Counts> {
  const { writer, pace, edit, keepMemory } = writing
  const long = new Map<SheetKey, Growing>()
  for (const { edit: one, at } of ready) {
    takeIn(writer, one, at)
    writeCells(writer, one, at)
    const left = removeRows(writer, one, at)
    if (one.append.length === 0) continue
    const growing = growingOf(one, at, left)
    if (one.canStop && edit.memoryAfter) long.set(one.sheet, growing)
    else growing.put(writer, 0, growing.take(0, Number.POSITIVE_INFINITY))
  }
  const added = new Map<SheetKey, number>([...long.keys()].map((sheet) => [sheet, 0]))
  const blocks = [...long.values()].map((growing) => growing.take(0, pace.size()))
  const isLong =
    blocks.reduce((sum, block) => sum + sizeOf(block), 0) > pace.size() ||
    [...long.values()].some(({ count }, at) => count > (blocks[at]?.length ?? 0))
  if (isLong) {
    // Should this be the last that is written, the workbook says what it holds.
    keepMemory(memoryAfter(edit, added))
    await writer.send()
    await putPieces(writing, long, added)
  } else
    for (const [at, [sheet, growing]] of [...long].entries())
      added.set(sheet, growing.put(writer, 0, blocks[at] as Block))
  return added
}

/** Whoever presses Cancel is heard, and the pane shows how far it is. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

async function putPieces(
  { writer, pace, edit }: Writing,
  long: ReadonlyMap<SheetKey, Growing>,
  added: Map<SheetKey, number>,
): Promise<void> {
  const all = [...long.values()].reduce((sum, { count }) => sum + count, 0)
  let done = 0
  for (const [sheet, growing] of long)
    for (let from = 0; from < growing.count; ) {
      edit.onProgress?.(done, all)
      await turn()
      if (edit.signal?.aborted) return
      const came = growing.put(writer, from, growing.take(from, pace.size()))
      await writer.send()
      from += came
      done += came
      added.set(sheet, from)
    }
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
      return stretchesOf(edit, at).map(([from, rows]) => {
        const range = at.worksheet.getRangeByIndexes(at.top + from, at.left + column, rows, 1).load('values')
        return { range, expected: edit.expect.values, was, from }
      })
    }),
  )
  await context.sync()
  return asked.every(({ range, expected, was, from }) =>
    answered(range.values).every(([cell], row) => cell === expected[from + row]?.[was]),
  )
}

/** Of a ledger that was not fetched only the rows that get something: all others may stand in any order. */
function stretchesOf({ expect, set }: TableEdit, { rows }: Placed): readonly (readonly [from: number, rows: number])[] {
  if (!expect.isSummed) return [[0, rows]]
  const written = new Set(set.flatMap(({ from, values }) => values.map((_, at) => from + at)))
  return runsOf([...written].sort((a, b) => a - b))
}

// ── writing ──

function writeCells(writer: Writer, edit: TableEdit, at: Placed): void {
  for (const { column, from, values } of edit.set) {
    const across = at.columns.get(column) ?? at.unfilled.get(column)
    if (across === undefined) continue
    const top = at.top + from
    writer.values(
      (start, rows) => at.worksheet.getRangeByIndexes(top + start, at.left + across, rows, 1),
      values.map((cell) => [cell]),
    )
  }
}

/** Rows that were pasted below the table become rows of it. */
function takeIn(writer: Writer, { set, remove, append }: TableEdit, at: Placed): void {
  const { table, worksheet, top, left, rows, beyond, headings } = at
  if (beyond === 0 || set.length + remove.length + append.length === 0) return
  writer.do(() => table.resize(worksheet.getRangeByIndexes(top - 1, left, rows + 1, headings.length)))
}

function restoreFilter(table: Excel.Table, criteria: readonly (Excel.FilterCriteria | null)[]): void {
  for (const [at, one] of criteria.entries()) if (one?.filterOn) table.columns.getItemAt(at).filter.apply(one)
}

/** The places of rows that stay. Runs of rows go from the bottom up; a table keeps at least one row, emptied. */
function removeRows(writer: Writer, { remove, expect }: TableEdit, at: Placed): readonly number[] {
  const gone = new Set(remove)
  const left = expect.values.flatMap((_, row) => (gone.has(row) ? [] : [row]))
  if (gone.size === 0) return left
  const runs = runsOf([...gone].sort((a, b) => a - b))
  const width = at.headings.length
  for (const [from, count] of runs.toReversed()) {
    const all = left.length === 0 && from === 0
    const skip = all ? 1 : 0
    if (all) writer.do(() => at.worksheet.getRangeByIndexes(at.top, at.left, 1, width).clear('Contents'))
    if (count > skip)
      writer.do(() => at.worksheet.getRangeByIndexes(at.top + from + skip, at.left, count - skip, width).delete('Up'))
  }
  return left
}
