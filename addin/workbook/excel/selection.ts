/** Which rows of our tables are selected. Excel tells it with an event, by address; without one it is asked. */
import { type SheetKey, sheetKeys, sheets } from '../../../shared/sheets/sheets.ts'
import type { SelectedRows } from '../host.ts'
import { find } from './find.ts'
import { hiddenIn } from './read.ts'

/** What the last event said; null when another sheet came to the front since. */
export interface Told {
  readonly worksheetId: string
  /** Such as `A2:C10,A15`, `2:5` or `A:A`. */
  readonly address: string
}

/** Two round trips, three where a filter hides rows; a table that the user renamed takes those of `find` too. */
export async function selectedRows(context: Excel.RequestContext, told: Told | null): Promise<SelectedRows | null> {
  const { workbook } = context
  const worksheet = told ? workbook.worksheets.getItem(told.worksheetId) : workbook.worksheets.getActiveWorksheet()
  const tables = worksheet.tables.load('items/id,items/name')
  const range = told ? null : workbook.getSelectedRange().load('address')
  await context.sync()
  const ours = (await ourTable(context, tables.items)) ?? null
  if (ours === null) return null
  const body = ours.table.getDataBodyRange().load('rowIndex,columnIndex,rowCount')
  const filter = ours.table.autoFilter.load('isDataFiltered')
  // Rows pasted below the table may have stayed outside of it.
  const used = worksheet.getUsedRange(true).load('rowIndex,rowCount')
  await context.sync()
  const count = Math.max(body.rowCount, used.rowIndex + used.rowCount - body.rowIndex)
  const rows = rowsIn(told?.address ?? range?.address ?? '', body.rowIndex, count)
  if (rows.length === 0) return null
  if (!filter.isDataFiltered) return { sheet: ours.sheet, rows }
  const view = worksheet.getRangeByIndexes(body.rowIndex, body.columnIndex, count, 1).getVisibleView()
  view.load('cellAddresses')
  await context.sync()
  const hidden = hiddenIn(view.cellAddresses, { top: body.rowIndex, rows: count })
  return { sheet: ours.sheet, rows: rows.filter((row) => !hidden.has(row)) }
}

async function ourTable(
  context: Excel.RequestContext,
  tables: readonly Excel.Table[],
): Promise<{ sheet: SheetKey; table: Excel.Table } | undefined> {
  if (tables.length === 0) return undefined
  const named = match(tables, (key, table) => sheets[key].table.toLowerCase() === table.name.toLowerCase())
  if (named) return named
  const { tableIds } = await find(context)
  return match(tables, (key, table) => tableIds[key] === table.id)
}

function match(tables: readonly Excel.Table[], is: (key: SheetKey, table: Excel.Table) => boolean) {
  for (const table of tables) {
    const sheet = sheetKeys.find((key) => is(key, table))
    if (sheet) return { sheet, table }
  }
  return undefined
}

/** Positions in a table of `count` rows whose first row is `top`; an address without row numbers is of whole columns. */
export function rowsIn(address: string, top: number, count: number): readonly number[] {
  const rows = new Set<number>()
  for (const area of address.split(',')) {
    const cells = area.slice(area.lastIndexOf('!') + 1)
    const [first = 1, last = first] = (cells.match(/\d+/g) ?? ['1', String(top + count)]).map(Number)
    for (let row = Math.max(first - 1 - top, 0); row <= Math.min(last - 1 - top, count - 1); row++) rows.add(row)
  }
  return [...rows].sort((a, b) => a - b)
}
