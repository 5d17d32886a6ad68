/** Ledger sheets: new entries are added below, and entries of which less is open than before are brought up to date. */
import { type LedgerSheet, ledgerSheets, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { Words } from '../../shared/words/language.ts'
import type { Server } from '../replica/server.ts'
import type { Feed } from '../replica/wire.ts'
import { type Cell, type Culture, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, NewRows, Table, TableEdit } from '../workbook/host.ts'
import type { KnownLedger } from '../workbook/memory.ts'
import { sumsAfter } from './ledger-sums.ts'

export interface SheetFeed {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly changed: readonly (readonly unknown[])[]
  readonly last: number
  /** Rows on the sheet before these are added. */
  readonly rowsBefore: number
  /** Rows on the sheet that are no entries, or the same once more. */
  readonly others: number
  /** The sheet was compared from its first entry on: what comes again is no news. */
  readonly isWhole: boolean
  /** False when the line broke before the end. */
  readonly complete: boolean
}

export type Feeds = Readonly<Partial<Record<LedgerSheet, SheetFeed>>>

export interface Reading {
  readonly server: Server
  readonly company: string
  /** Sheets in which somebody typed: they are compared with the ledger cell by cell. */
  readonly touched: ReadonlySet<LedgerSheet>
  /** Entries that came so far, of all ledgers. */
  readonly onProgress: (rows: number) => void
  /** Stops between two pages; what came until then is kept, and the rest comes with the next refresh. */
  readonly signal: AbortSignal | undefined
}

export async function readFeeds(reading: Reading, book: Book): Promise<Feeds> {
  const feeds: Partial<Record<LedgerSheet, SheetFeed>> = {}
  let before = 0
  for (const sheet of ledgerSheets) {
    const table = book.tables[sheet]
    if (!table || reading.signal?.aborted) continue
    const onProgress = (rows: number) => reading.onProgress(before + rows)
    const feed = await readFeed({ ...reading, onProgress }, sheet, table)
    feeds[sheet] = feed
    before += feed.rows.length + feed.changed.length
  }
  return feeds
}

/** The sheet itself says how far it goes; one with holes is read again from the start and its holes are filled. */
async function readFeed(reading: Reading, sheet: LedgerSheet, table: Table): Promise<SheetFeed> {
  const { server, company, touched, onProgress, signal } = reading
  const present = presentIn(table)
  const { highest } = present
  // Columns that came later want the entries that are there already once more.
  let after = present.count === highest && !table.unfilled?.size && !touched.has(sheet) ? highest : 0
  const isWhole = after < highest
  const rows: (readonly unknown[])[] = []
  const changed: (readonly unknown[])[] = []
  let columns: readonly string[] = []
  const came = (complete: boolean): SheetFeed => {
    const { count: rowsBefore } = present
    const others = rowsBefore === 0 ? 0 : table.values.length - rowsBefore
    return { columns, rows, changed, last: after, rowsBefore, others, isWhole, complete }
  }
  for (;;) {
    const answer = await server.feed(company, resourceOf(sheet), after)
    if (answer.kind !== 'ok') return came(false)
    const page: Feed = answer.body
    columns = page.columns
    const at = columns.indexOf('entryNumber')
    for (const row of page.rows) (present.has(Number(row[at])) ? changed : rows).push(row)
    changed.push(...(page.changed ?? []))
    after = page.last
    onProgress(rows.length + changed.length)
    if (!page.more) return came(true)
    if (signal?.aborted) return came(false)
  }
}

/** Which entries a sheet holds. */
interface Present {
  readonly count: number
  readonly highest: number
  readonly has: (entryNumber: number) => boolean
}

function presentIn(table: Table): Present {
  const count = table.values.length
  if (table.isSummed) return { count, highest: count, has: (entry) => entry >= 1 && entry <= count }
  const numbers = new Set(entryNumbers(table))
  let highest = 0
  for (const one of numbers) if (one > highest) highest = one
  return { count: numbers.size, highest, has: (entry) => numbers.has(entry) }
}

function* entryNumbers(table: Table): Generator<number> {
  const at = table.columns.get('entryNumber')
  if (at === undefined) return
  for (const row of table.values) if (typeof row[at] === 'number') yield row[at]
}

/** More than this is no news any more. */
const mostNews = 5000

/** Entry numbers that a feed brings to a sheet that was refreshed before; null where it brings none, or too many to tell. */
function newsIn(feed: SheetFeed | undefined, known: KnownLedger | undefined): readonly number[] | null {
  if (!feed || !known?.refreshedAt) return null
  const at = feed.columns.indexOf('entryNumber')
  const came = feed.isWhole ? feed.rows.filter((row) => Number(row[at]) > known.last) : [...feed.rows, ...feed.changed]
  if (came.length === 0) return null
  return came.length > mostNews ? [] : came.map((row) => Number(row[at]))
}

/** Marks that stay: of a refresh that was stopped, what came before it was. */
const stillNews = (known: KnownLedger | undefined): readonly number[] => (known?.isPartial ? (known.marked ?? []) : [])

/** The marks of the time before go, and what came now is marked. */
function markNews(
  writes: CellWrites,
  rowOf: RowOf,
  before: readonly number[],
  now: ReadonlySet<number>,
  changed: string,
) {
  for (const entry of new Set([...before, ...now])) {
    const row = rowOf(entry)
    if (row !== undefined) writes.put('news', row, now.has(entry) ? changed : '')
  }
}

/** What the workbook remembers of a ledger after a refresh of which only the first `added` new rows came. */
export function ledgerAfter(
  sheet: LedgerSheet,
  feed: SheetFeed,
  known: KnownLedger | undefined,
  added: number,
  now: string,
): KnownLedger {
  const isPartial = !feed.complete || added < feed.rows.length
  const news = newsIn(feed, known)
  const at = feed.columns.indexOf('entryNumber')
  const missing = new Set(feed.rows.slice(added).map((row) => Number(row[at])))
  const marked = news
    ? [...new Set([...stillNews(known), ...news])].filter((entry) => !missing.has(entry))
    : known?.marked
  return {
    last: isPartial ? (known?.last ?? 0) : feed.last,
    rows: feed.rowsBefore + added,
    refreshedAt: isPartial ? (known?.refreshedAt ?? '') : now,
    sums: sumsAfter(sheet, feed, known, added),
    marked: marked ?? [],
    ...(isPartial ? { isPartial } : {}),
  }
}

export function ledgerEdit(
  book: Book,
  sheet: LedgerSheet,
  feeds: Feeds,
  words: Pick<Words, 'news.new' | 'news.changed'>,
): TableEdit {
  const table = book.tables[sheet] as Table
  const feed = feeds[sheet]
  const writes = new CellWrites()
  if (!feed) return { sheet, expect: table, set: [], remove: [], append: [] }
  const rowOf = placesIn(table)
  for (const values of feed.changed) {
    const cells = cellsOf(sheet, feed, values, book.culture)
    const row = rowOf(cells.entryNumber)
    if (row !== undefined) for (const [key, cell] of Object.entries(cells)) writes.put(key, row, cell)
  }
  const known = book.memory?.ledgers[sheet]
  const news = newsIn(feed, known)
  const stay = new Set(stillNews(known))
  const gone = (known?.marked ?? []).filter((entry) => !stay.has(entry))
  if (news) markNews(writes, rowOf, gone, new Set(news), words['news.changed'])
  const mark: Row = news && news.length > 0 ? { news: words['news.new'] } : {}
  return {
    sheet,
    expect: table,
    set: writes.edits(table),
    remove: [],
    append: madeOf(feed.rows, (row) => ({ ...cellsOf(sheet, feed, row, book.culture), ...mark })),
    canStop: true,
  }
}

/** The row of an entry, where it is on the sheet. */
type RowOf = (entryNumber: Cell | undefined) => number | undefined

function placesIn({ values, columns, isSummed }: Table): RowOf {
  if (isSummed) return (entry) => (Number(entry) <= values.length ? Number(entry) - 1 : undefined)
  const at = columns.get('entryNumber') ?? 0
  const places = new Map(values.map((row, index) => [row[at], index]))
  return (entry) => places.get(entry)
}

/** Rows that are made when they are written: a hundred thousand at once would hold everything up. */
const madeOf = <T>(rows: readonly T[], make: (row: T) => Row): NewRows => ({
  length: rows.length,
  slice: (from, to) => rows.slice(from, to).map(make),
})

function cellsOf(
  sheet: LedgerSheet,
  feed: SheetFeed,
  values: readonly unknown[],
  culture: Culture,
): Record<string, Cell> {
  const cells: Record<string, Cell> = {}
  for (const column of sheets[sheet].columns) {
    const at = feed.columns.indexOf(column.key)
    if (at >= 0) cells[column.key] = writeCell(typedOf(values[at]), column.kind, culture)
  }
  return cells
}
