/** Whole tables out of Excel, in slices that Excel on the web can answer. */
import { isDocumentSheet, isDraftSheet, isLedgerSheet, type SheetKey } from '../../../shared/sheets/sheets.ts'
import type { Cell } from '../cells.ts'
import { type Book, type Table, WorkbookRefused } from '../host.ts'
import { find } from './find.ts'
import { type Placed, place } from './place.ts'
import { runsOf } from './row-runs.ts'
import { isTooLarge } from './run.ts'
import { editedIn, inOrder, summedIn } from './summed.ts'

/**
 * Sheets that people only read may be very long; of these only what identifies a row is fetched, and the other cells of
 * the table are left out.
 */
const identifying = (sheet: SheetKey): readonly string[] | null =>
  isDocumentSheet(sheet) ? ['rowId', 'version'] : isLedgerSheet(sheet) ? ['entryNumber'] : null

/** Cells per round trip: with texts of ordinary length about 2 MB. */
const cellsPerRead = 100_000

interface HowToRead {
  readonly whole?: readonly SheetKey[] | undefined
  readonly exactly?: 'exactly' | undefined
}

export async function readBook(
  context: Excel.RequestContext,
  wanted: readonly SheetKey[],
  from1904: boolean,
  { whole = [], exactly }: HowToRead = {},
): Promise<Book> {
  const application = context.workbook.application.load('decimalSeparator,thousandsSeparator')
  const days = application.cultureInfo.datetimeFormat.load('shortDatePattern')
  const found = await find(context)
  const culture = {
    decimal: application.decimalSeparator,
    group: application.thousandsSeparator,
    from1904,
    shortDate: days.shortDatePattern,
    language: found.memory?.language ?? 'en',
  }
  const placed = await place(context, found, wanted)
  const tables: Partial<Record<SheetKey, Table>> = {}
  const isEdited = editedIn(context, found.memory, placed)
  const summed = exactly ? new Set<SheetKey>() : await summedIn(context, found.memory, placed, whole)
  const fetched = placed.map((one) => (summed.has(one.sheet) ? { ...one, rows: 0 } : one))
  const values = await readValues(context, fetched, whole)
  const errors = await readErrors(context, fetched, values, whole)
  const hidden = await readHidden(context, placed)
  for (const [at, one] of placed.entries())
    tables[one.sheet] = {
      sheet: one.sheet,
      name: one.name,
      columns: one.columns,
      missing: one.missing,
      newer: one.newer,
      unfilled: one.unfilled,
      headings: one.headings,
      values: summed.has(one.sheet) ? inOrder(one) : (values[at] as Cell[][]),
      ...(summed.has(one.sheet) ? { isSummed: true } : {}),
      ...(isEdited(one.sheet) ? { isEdited: true } : {}),
      errors: errors[at] ?? null,
      ...(hidden[at] ? { hidden: hidden[at] } : {}),
      firstRow: one.top + 1,
      ...(one.apart.length > 0 ? { apart: one.apart } : {}),
    }
  return { culture, memory: found.memory, tables }
}

export async function cellsAt(
  context: Excel.RequestContext,
  sheet: SheetKey,
  columns: readonly string[],
  rows: readonly number[],
): Promise<readonly (readonly Cell[])[]> {
  const placed = await place(context, await find(context), [sheet])
  const across = columns.map((column) => placed[0]?.columns.get(column))
  const runs = runsOf(rows)
  const pieces = across.flatMap((column) =>
    column === undefined ? [] : runs.map(([from, count]) => ({ table: 0, from, rows: count, column, width: 1 })),
  )
  const found = new Map<number, Map<number, Cell>>(across.map((column = -1) => [column, new Map()]))
  for (const trip of trips(pieces))
    await fetchCells(context, placed, trip, 'values', ({ from, column }, cells) => {
      for (const [at, [cell]] of (cells as Cell[][]).entries()) found.get(column)?.set(from + at, cell ?? '')
    })
  return rows.map((row) => across.map((column = -1) => found.get(column)?.get(row) ?? ''))
}

interface Slice {
  readonly table: number
  readonly from: number
  readonly rows: number
  /** First of `width` neighbouring columns. */
  readonly column: number
  readonly width: number
}

/** Pieces of tables, each small enough for one answer. */
function slices(placed: readonly Placed[], whole: readonly SheetKey[]): Slice[] {
  return placed.flatMap((one, table) =>
    stripes(one, whole).flatMap(({ column, width }) => {
      const most = Math.max(1, Math.floor(cellsPerRead / width))
      const pieces: Slice[] = []
      for (let from = 0; from < one.rows; from += most)
        pieces.push({ table, from, rows: Math.min(most, one.rows - from), column, width })
      return pieces
    }),
  )
}

function stripes(
  { sheet, columns, headings }: Placed,
  whole: readonly SheetKey[],
): { column: number; width: number }[] {
  const keys = whole.includes(sheet) ? null : identifying(sheet)
  if (!keys) return [{ column: 0, width: headings.length }]
  return keys.flatMap((key) => {
    const column = columns.get(key)
    return column === undefined ? [] : [{ column, width: 1 }]
  })
}

/** Pieces that fit into one answer together. */
function trips(pieces: readonly Slice[]): Slice[][] {
  const result: Slice[][] = []
  let cells = Number.POSITIVE_INFINITY
  for (const piece of pieces) {
    const size = piece.rows * piece.width
    if (cells + size > cellsPerRead) {
      result.push([])
      cells = 0
    }
    result.at(-1)?.push(piece)
    cells += size
  }
  return result
}

const rangeOf = ({ worksheet, top, left }: Placed, { from, rows, column, width }: Slice) =>
  worksheet.getRangeByIndexes(top + from, left + column, rows, width)

async function readValues(
  context: Excel.RequestContext,
  placed: readonly Placed[],
  whole: readonly SheetKey[],
): Promise<Cell[][][]> {
  const values: Cell[][][] = placed.map(({ rows }) => Array.from({ length: rows }, () => []))
  for (const trip of trips(slices(placed, whole)))
    await fetchCells(context, placed, trip, 'values', (piece, cells) => put(values, piece, cells as Cell[][]))
  return values
}

/**
 * One round trip; more where Excel does not answer so much at once, be it that it says so or that it answers null instead
 * of cells: then the pieces are asked for in halves.
 */
async function fetchCells(
  context: Excel.RequestContext,
  placed: readonly Placed[],
  pieces: readonly Slice[],
  what: 'values' | 'valueTypes',
  take: (piece: Slice, cells: readonly unknown[][]) => void,
): Promise<void> {
  const ranges = pieces.map((piece) => rangeOf(placed[piece.table] as Placed, piece).load(what))
  const answered = await context.sync().then(
    () => true,
    (error: unknown) => {
      if (!isTooLarge(error, 0)) throw error
      return false
    },
  )
  const left = pieces.filter((piece, at) => {
    const cells = answered ? (ranges[at]?.[what] as readonly unknown[][] | null | undefined) : null
    if (cells) take(piece, cells)
    return !cells
  })
  for (const half of halves(left)) await fetchCells(context, placed, half, what, take)
}

function halves(pieces: readonly Slice[]): readonly (readonly Slice[])[] {
  const [first] = pieces
  if (!first) return []
  const half = pieces.length >> 1
  if (half > 0) return [pieces.slice(0, half), pieces.slice(half)]
  const rows = first.rows >> 1
  if (rows === 0) throw new WorkbookRefused('tooLarge', `no answer for a row of ${first.width} cells`)
  return [[{ ...first, rows }], [{ ...first, from: first.from + rows, rows: first.rows - rows }]]
}

function put(values: Cell[][][], { table, from, column }: Slice, read: readonly (readonly Cell[])[]): void {
  for (const [row, cells] of read.entries()) {
    const target = values[table]?.[from + row] as Cell[]
    for (const [offset, cell] of cells.entries()) target[column + offset] = cell
  }
}

const looksLikeError = (cell: Cell) => typeof cell === 'string' && cell.startsWith('#')

/** Only the type tells #N/A from a text that looks like it; types are fetched only for rows with such a cell. */
async function readErrors(
  context: Excel.RequestContext,
  placed: readonly Placed[],
  values: readonly (readonly (readonly Cell[])[])[],
  whole: readonly SheetKey[],
): Promise<((boolean[] | null)[] | null)[]> {
  const suspects = slices(placed, whole).filter(
    ({ table, from, rows, width }) =>
      width > 1 && values[table]?.slice(from, from + rows).some((row) => row.some(looksLikeError)),
  )
  const errors: ((boolean[] | null)[] | null)[] = placed.map(() => null)
  const take = ({ table, from }: Slice, read: readonly unknown[][]): void => {
    const rows = errors[table] ?? new Array<boolean[] | null>(values[table]?.length ?? 0).fill(null)
    errors[table] = rows
    for (const [row, types] of read.entries()) {
      const wrong = types.map((type) => type === 'Error')
      rows[from + row] = wrong.includes(true) ? wrong : null
    }
  }
  for (const trip of trips(suspects)) await fetchCells(context, placed, trip, 'valueTypes', take)
  return errors
}

/** Of filtered draft sheets, the rows that are not seen: what is not seen is not posted. One more round trip, then only. */
async function readHidden(
  context: Excel.RequestContext,
  placed: readonly Placed[],
): Promise<readonly (ReadonlySet<number> | null)[]> {
  const views = placed.map(({ sheet, isFiltered, worksheet, top, left, rows }) =>
    isFiltered && isDraftSheet(sheet)
      ? worksheet.getRangeByIndexes(top, left, rows, 1).getVisibleView().load('cellAddresses')
      : null,
  )
  if (views.some((view) => view !== null)) await context.sync()
  return views.map((view, at) => view && hiddenIn(view.cellAddresses, placed[at] as Placed))
}

export function hiddenIn(
  visible: readonly (readonly unknown[])[],
  { top, rows }: Pick<Placed, 'top' | 'rows'>,
): ReadonlySet<number> {
  const seen = new Set(visible.map(([address]) => Number(/\d+$/.exec(String(address))?.[0]) - 1 - top))
  return new Set(Array.from({ length: rows }, (_, row) => row).filter((row) => !seen.has(row)))
}

/** The first serial number of 2000 tells from which year the workbook counts; no other property does. */
export async function countsFrom1904(context: Excel.RequestContext): Promise<boolean> {
  const first = context.workbook.functions.date(2000, 1, 1).load('value')
  await context.sync()
  return first.value === 35064
}
