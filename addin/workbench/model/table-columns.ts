/** Columns of a table: put in, taken out, renamed, taken in from the right. */
import { areaOf, intersection } from './area.ts'
import { putContent, valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { deleteCells, insertCells } from './structure.ts'
import { changed, columnArea, nextColumnId, readHeaders, sheetOfTable } from './tables.ts'
import type { CellValue, Table, TableColumn, Workbook } from './types.ts'

const newColumn = (table: Table): TableColumn => ({ id: nextColumnId(table), name: '', criteria: null })

/** A column before the column `index` (`null`: at the right); what is to the right moves over. */
export function insertTableColumn(workbook: Workbook, table: Table, index: number | null, name?: string): TableColumn {
  const sheet = sheetOfTable(workbook, table)
  const at = index ?? table.columns.length
  if (at < 0 || at > table.columns.length) throw new WorkbookError('InvalidArgument', `There is no column ${at}.`)
  const { row, column, rows, columns } = table.area
  insertCells(workbook, sheet, areaOf(row, column + at, rows, 1), 'Right')
  table.area = areaOf(row, column, rows, columns + 1)
  if (table.columns.length === columns) table.columns.splice(at, 0, newColumn(table))
  if (table.showHeaders && name) putContent(sheet, row, column + at, { value: name, formula: null })
  readHeaders(sheet, table)
  changed(workbook, table)
  return table.columns[at] ?? newColumn(table)
}

export function deleteTableColumn(workbook: Workbook, table: Table, column: TableColumn): void {
  const at = table.columns.indexOf(column)
  if (at < 0) throw new WorkbookError('ItemNotFound', 'The column is gone.')
  if (table.columns.length === 1) throw new WorkbookError('InvalidOperation', 'A table keeps one column.')
  const sheet = sheetOfTable(workbook, table)
  deleteCells(workbook, sheet, columnArea(table.area, at), 'Left')
  changed(workbook, table)
}

/** Renames in the header cell; names are unique within a table. */
export function renameColumn(workbook: Workbook, table: Table, column: TableColumn, name: string): void {
  const taken = table.columns.some((other) => other !== column && other.name.toLowerCase() === name.toLowerCase())
  if (name === '' || taken) throw new WorkbookError('InvalidArgument', `A column cannot be named ${name}.`)
  column.name = name
  const sheet = sheetOfTable(workbook, table)
  if (!table.showHeaders) {
    changed(workbook, table)
    return
  }
  const place = areaOf(table.area.row, table.area.column + table.columns.indexOf(column))
  const before: CellValue = valueAt(sheet, place.row, place.column)
  putContent(sheet, place.row, place.column, { value: name, formula: null })
  tell(workbook, { kind: 'cells', sheet: sheet.id, area: place, before })
}

/** Lets the table take in the column right of it. */
export function growRight(workbook: Workbook, table: Table): boolean {
  const sheet = sheetOfTable(workbook, table)
  const area = { ...table.area, columns: table.area.columns + 1 }
  if (sheet.tables.some((other) => other !== table && intersection(other.area, area))) return false
  table.columns.push(newColumn(table))
  table.area = area
  readHeaders(sheet, table)
  changed(workbook, table)
  return true
}
