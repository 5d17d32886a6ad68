/** Filters: rows that do not pass are hidden. */
import { areaOf, bottom } from './area.ts'
import { valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { criterion } from './formula/criteria.ts'
import { bodyArea, sheetOfTable } from './tables.ts'
import { textAt } from './text.ts'
import type { Area, FilterCriteria, Sheet, Table, TableColumn, Workbook } from './types.ts'

/** What a person may tick in the filter of a column: the texts shown there, each once, in order. */
export function filterChoices(workbook: Workbook, table: Table, column: TableColumn): string[] {
  const sheet = sheetOfTable(workbook, table)
  const body = bodyArea(table)
  const place = body.column + table.columns.indexOf(column)
  const texts = new Set<string>()
  for (let row = body.row; row <= bottom(body); row += 1) texts.add(textAt(workbook, sheet, row, place))
  return [...texts].sort((a, b) => a.localeCompare(b, workbook.culture.name, { numeric: true }))
}

/** Sets (or with `null` takes away) the criteria of one column of a table. */
export function filterColumn(
  workbook: Workbook,
  table: Table,
  column: TableColumn,
  criteria: FilterCriteria | null,
): void {
  column.criteria = criteria
  applyTableFilter(workbook, table)
}

export function clearTableFilter(workbook: Workbook, table: Table): void {
  for (const column of table.columns) column.criteria = null
  applyTableFilter(workbook, table)
}

export const isFiltered = (table: Table): boolean => table.columns.some((column) => column.criteria !== null)

/** Hides and shows the rows of the body as the criteria of the columns say now. */
export function applyTableFilter(workbook: Workbook, table: Table): void {
  const criteria = new Map<number, FilterCriteria>()
  table.columns.forEach((column, at) => {
    if (column.criteria) criteria.set(at, column.criteria)
  })
  hideRows(workbook, sheetOfTable(workbook, table), bodyArea(table), criteria)
}

/** Puts a filter over plain cells, the first row being headings; `column` counts from the left of the area. */
export function filterSheet(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  column: number | null,
  criteria: FilterCriteria | null,
): void {
  const filter = sheet.filter ?? { area, criteria: new Map<number, FilterCriteria>() }
  sheet.filter = { area, criteria: filter.criteria }
  if (column !== null && criteria) filter.criteria.set(column, criteria)
  else if (column !== null) filter.criteria.delete(column)
  applySheetFilter(workbook, sheet)
}

export function applySheetFilter(workbook: Workbook, sheet: Sheet): void {
  if (!sheet.filter) return
  const { area, criteria } = sheet.filter
  hideRows(workbook, sheet, areaOf(area.row + 1, area.column, area.rows - 1, area.columns), criteria)
}

export function removeSheetFilter(workbook: Workbook, sheet: Sheet): void {
  if (!sheet.filter) return
  sheet.filter.criteria.clear()
  applySheetFilter(workbook, sheet)
  sheet.filter = null
}

function hideRows(workbook: Workbook, sheet: Sheet, body: Area, criteria: ReadonlyMap<number, FilterCriteria>): void {
  for (let row = body.row; row <= bottom(body); row += 1) {
    const shows = [...criteria].every(([column, wanted]) => passes(workbook, sheet, row, body.column + column, wanted))
    if (shows) sheet.hiddenRows.delete(row)
    else sheet.hiddenRows.add(row)
  }
  tell(workbook, { kind: 'filtered', sheet: sheet.id, area: body })
}

function passes(workbook: Workbook, sheet: Sheet, row: number, column: number, wanted: FilterCriteria): boolean {
  if (wanted.filterOn === 'Values') {
    const text = textAt(workbook, sheet, row, column).toLowerCase()
    return (wanted.values ?? []).some((value) => value.toLowerCase() === text)
  }
  const value = valueAt(sheet, row, column)
  const first = wanted.criterion1 === undefined || criterion(wanted.criterion1)(value)
  if (wanted.criterion2 === undefined) return first
  const second = criterion(wanted.criterion2)(value)
  return wanted.operator === 'Or' ? first || second : first && second
}
