/** Where our tables stand in the workbook, and which of their columns is which. */
import { isFilled, type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import { columnsOf, headingNames } from '../headings.ts'
import { type Apart, WorkbookRefused } from '../host.ts'
import { nothingBelow, rowsBelow } from './beyond.ts'
import { type Found, find } from './find.ts'
import { answered } from './run.ts'

export interface Placed {
  readonly sheet: SheetKey
  readonly table: Excel.Table
  readonly worksheet: Excel.Worksheet
  readonly headings: readonly string[]
  /** First row under the headings and first column, counted from 0 on the worksheet. */
  readonly top: number
  readonly left: number
  /** With those that stand right below the table and did not join it. */
  readonly rows: number
  readonly beyond: number
  readonly apart: readonly Apart[]
  readonly isFiltered: boolean
  readonly columns: ReadonlyMap<string, number>
  readonly missing: readonly string[]
  readonly newer: readonly string[]
  /** Columns that do not show yet what the server knows: nobody reads them, only edits find them. */
  readonly unfilled: ReadonlyMap<string, number>
  readonly name: string
}

/**
 * One round trip: where each table stands, and which column is which. Tables that are not there are left out. Where something stands
 * below a table that people fill, another one tells whether these are rows of it (`beyond.ts`).
 */
export async function place(
  context: Excel.RequestContext,
  found: Found,
  wanted: readonly SheetKey[],
): Promise<Placed[]> {
  const asked = wanted.flatMap((sheet) => {
    const id = found.tableIds[sheet]
    return id === undefined ? [] : [{ sheet, ...asking(context.workbook.tables.getItem(id), sheet) }]
  })
  if (asked.length === 0) return []
  await context.sync()
  const below = await rowsBelow(context, asked)
  return Promise.all(
    asked.map(async ({ sheet, table, worksheet, header, body, filter }, index) => {
      const headings = (answered(header.values)[0] ?? []).map(String)
      const known = columnsOf(sheet, headings, await headingNames(sheet, found.memory))
      const unfilled = takenOut(known.columns, found.memory?.unfilled?.[sheet] ?? [])
      const { rowIndex: top, columnIndex: left, rowCount } = body
      const { beyond, apart } = below[index] ?? nothingBelow
      const isFiltered = filter.isDataFiltered
      return {
        sheet,
        table,
        worksheet,
        headings,
        top,
        left,
        rows: rowCount + beyond,
        beyond,
        apart,
        isFiltered,
        ...known,
        unfilled,
        name: worksheet.name,
      }
    }),
  )
}

/** Where one table stands. Throws `tableMissing` when it is not there. */
export async function placeOf(context: Excel.RequestContext, sheet: SheetKey): Promise<Placed> {
  const [at] = await place(context, await find(context), [sheet])
  if (!at) throw new WorkbookRefused('tableMissing', sheets[sheet].table, { sheet })
  return at
}

function takenOut(columns: Map<string, number>, keys: readonly string[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const key of keys) {
    const at = columns.get(key)
    if (at !== undefined) taken.set(key, at)
    columns.delete(key)
  }
  return taken
}

const asking = (table: Excel.Table, sheet: SheetKey) => ({
  table,
  worksheet: table.worksheet.load('name'),
  header: table.getHeaderRowRange().load('values'),
  body: table.getDataBodyRange().load('rowIndex,columnIndex,rowCount'),
  filter: table.autoFilter.load('isDataFiltered'),
  used: isFilled(sheet) ? table.worksheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount') : null,
})

/** Keys by position; null where a column is the user's own. */
export function keysByPosition({ headings, columns, unfilled }: Placed): (string | null)[] {
  const keys: (string | null)[] = headings.map(() => null)
  for (const [key, at] of [...columns, ...unfilled]) keys[at] = key
  return keys
}
