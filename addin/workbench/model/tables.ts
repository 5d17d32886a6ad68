/** Tables: a header, a body, a totals row. */
import { areaOf, bottom, intersection, sameArea } from './area.ts'
import { cellAt, clearContents, eachCell, putCell, putContent, valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { calculate } from './formula/calculate.ts'
import { tableNamed } from './lookup.ts'
import { englishText } from './numberFormat.ts'
import { deleteCells, insertCells } from './structure.ts'
import type { Area, Sheet, Table, TableColumn, Workbook } from './types.ts'
import { nextId, sheetOf } from './workbook.ts'

export const sheetOfTable = (workbook: Workbook, table: Table): Sheet => sheetOf(workbook, table.sheet)

export const headerArea = ({ area, showHeaders }: Table): Area | null =>
  showHeaders ? areaOf(area.row, area.column, 1, area.columns) : null

export const totalsArea = ({ area, showTotals }: Table): Area | null =>
  showTotals ? areaOf(bottom(area), area.column, 1, area.columns) : null

/** Never less than one row. */
export function bodyArea({ area, showHeaders, showTotals }: Table): Area {
  const head = showHeaders ? 1 : 0
  return areaOf(area.row + head, area.column, area.rows - head - (showTotals ? 1 : 0), area.columns)
}

export const columnArea = (area: Area, column: number): Area => areaOf(area.row, area.column + column, area.rows, 1)

/** A table over the area. Without headers in it a header row is put above, and what is below goes down. */
export function addTable(workbook: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean): Table {
  checkFree(sheet, area)
  if (!hasHeaders) insertCells(workbook, sheet, areaOf(area.row, area.column, 1, area.columns), 'Down')
  const rows = hasHeaders ? Math.max(2, area.rows) : area.rows + 1
  const table: Table = {
    id: String(nextId(workbook)),
    name: freeTableName(workbook),
    sheet: sheet.id,
    area: { ...area, rows },
    columns: [],
    style: 'TableStyleMedium2',
    showHeaders: true,
    showTotals: false,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    sort: [],
  }
  checkFree(sheet, table.area)
  for (let at = 0; at < area.columns; at += 1) table.columns.push({ id: at + 1, name: '', criteria: null })
  readHeaders(sheet, table)
  sheet.tables.push(table)
  tell(workbook, { kind: 'tableAdded', sheet: sheet.id, table: table.id })
  return table
}

function checkFree(sheet: Sheet, area: Area, self?: Table): void {
  const other = sheet.tables.find((table) => table !== self && intersection(table.area, area))
  if (other) throw new WorkbookError('InvalidArgument', `The table ${other.name} is there.`)
}

function freeTableName(workbook: Workbook): string {
  let number = 1
  while (tableNamed(workbook, `Table${number}`)) number += 1
  return `Table${number}`
}

/** Takes the columns' names from the header cells; blank and repeated ones are completed, in the cells too. */
export function readHeaders(sheet: Sheet, table: Table): void {
  if (!table.showHeaders) return
  const taken = new Set<string>()
  table.columns.forEach((column, at) => {
    const { row } = table.area
    const place = table.area.column + at
    column.name = freeColumnName(headerText(sheet, row, place), at, taken)
    taken.add(column.name.toLowerCase())
    if (valueAt(sheet, row, place) !== column.name) putContent(sheet, row, place, { value: column.name, formula: null })
  })
}

function headerText(sheet: Sheet, row: number, column: number): string {
  const cell = cellAt(sheet, row, column)
  return englishText(cell?.value ?? null, cell?.format?.numberFormat ?? 'General')
}

function freeColumnName(wanted: string, at: number, taken: ReadonlySet<string>): string {
  const base = wanted || 'Column'
  let number = wanted ? 1 : at + 1
  let name = wanted || `Column${number}`
  while (taken.has(name.toLowerCase())) {
    number += 1
    name = `${base}${number}`
  }
  return name
}

export function renameTable(workbook: Workbook, table: Table, name: string): void {
  const fine =
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !/^([a-z]{1,3}\d+|[rc])$/i.test(name) && name.length <= 255
  if (!fine) throw new WorkbookError('InvalidArgument', `A table cannot be named ${name}.`)
  const other = tableNamed(workbook, name)
  const taken = workbook.names.some((item) => item.name.toLowerCase() === name.toLowerCase())
  if ((other && other !== table) || taken) throw new WorkbookError('InvalidArgument', `${name} is taken.`)
  table.name = name
  changed(workbook, table)
}

/** `cells`: where cells went along, when that is known. */
export const changed = (workbook: Workbook, table: Table, cells?: Area): void =>
  tell(workbook, { kind: 'tableChanged', sheet: table.sheet, table: table.id, ...(cells ? { cells } : {}) })

export type TableLook = Partial<
  Pick<
    Table,
    | 'style'
    | 'showFilterButton'
    | 'showBandedRows'
    | 'showBandedColumns'
    | 'highlightFirstColumn'
    | 'highlightLastColumn'
  >
>

export function setTableLook(workbook: Workbook, table: Table, look: TableLook): void {
  Object.assign(table, look)
  changed(workbook, table, columnsRow(table, table.area.row))
}

/** The header row goes blank, or comes back with the names of the columns. */
export function setShowHeaders(workbook: Workbook, table: Table, show: boolean): void {
  if (show === table.showHeaders) return
  const sheet = sheetOfTable(workbook, table)
  if (!show) clearContents(workbook, sheet, columnsRow(table, table.area.row))
  const shift = show ? -1 : 1
  if (show && table.area.row === 0) throw new WorkbookError('InvalidOperation', 'There is no row above.')
  table.area = { ...table.area, row: table.area.row + shift, rows: table.area.rows - shift }
  table.showHeaders = show
  if (show) writeHeaders(sheet, table)
  changed(workbook, table)
}

const columnsRow = (table: Table, row: number): Area => areaOf(row, table.area.column, 1, table.area.columns)

function writeHeaders(sheet: Sheet, table: Table): void {
  table.columns.forEach((column, at) => {
    putContent(sheet, table.area.row, table.area.column + at, { value: column.name, formula: null })
  })
}

/** A totals row below the body, with `Total` in its first cell; or away with it. */
export function setShowTotals(workbook: Workbook, table: Table, show: boolean): void {
  if (show === table.showTotals) return
  const sheet = sheetOfTable(workbook, table)
  if (show) {
    insertCells(workbook, sheet, columnsRow(table, bottom(table.area) + 1), 'Down')
    table.area = { ...table.area, rows: table.area.rows + 1 }
    putContent(sheet, bottom(table.area), table.area.column, { value: 'Total', formula: null })
    table.showTotals = true
  } else {
    table.showTotals = false
    deleteCells(workbook, sheet, columnsRow(table, bottom(table.area)), 'Up')
  }
  changed(workbook, table)
}

/** Another rectangle, with the header in the same row and at least one column in common. Cells stay where they are. */
export function resizeTable(workbook: Workbook, table: Table, area: Area): void {
  const sheet = sheetOfTable(workbook, table)
  const least = (table.showHeaders ? 1 : 0) + 1
  if (area.row !== table.area.row || area.rows < least || !intersection(area, table.area) || table.showTotals)
    throw new WorkbookError('InvalidArgument', `The table ${table.name} cannot be there.`)
  checkFree(sheet, area, table)
  if (sameArea(area, table.area)) return
  table.columns = resizedColumns(table, area)
  table.area = area
  readHeaders(sheet, table)
  calculate(workbook)
  changed(workbook, table, columnsRow(table, area.row))
}

function resizedColumns(table: Table, area: Area): TableColumn[] {
  return Array.from({ length: area.columns }, (_, at) => {
    const kept = table.columns[area.column + at - table.area.column]
    return kept ?? { id: nextColumnId(table) + at, name: '', criteria: null }
  })
}

export const nextColumnId = (table: Table): number => Math.max(0, ...table.columns.map((column) => column.id)) + 1

/** The cells stay, the table goes. */
export function convertToRange(workbook: Workbook, table: Table): void {
  const sheet = sheetOfTable(workbook, table)
  sheet.tables = sheet.tables.filter((other) => other !== table)
  tell(workbook, { kind: 'tableDeleted', sheet: sheet.id, table: table.id, name: table.name })
}

/** The table goes, and its cells with it. */
export function deleteTable(workbook: Workbook, table: Table): void {
  const sheet = sheetOfTable(workbook, table)
  convertToRange(workbook, table)
  for (const { row, column } of [...eachCell(sheet, table.area)]) putCell(sheet, row, column, undefined)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area: table.area })
}

/** After a write: header cells that were written rename their columns. */
export function followHeaders(sheet: Sheet, area: Area): void {
  for (const table of sheet.tables) {
    const header = headerArea(table)
    if (header && intersection(header, area)) readHeaders(sheet, table)
  }
}
