/** Finding tables by name or place. */
import { holds, intersection } from './area.ts'
import type { Area, Sheet, Table, Workbook } from './types.ts'

export const allTables = (workbook: Workbook): Table[] => workbook.sheets.flatMap((sheet) => sheet.tables)

export const tableNamed = (workbook: Workbook, name: string): Table | undefined =>
  allTables(workbook).find((table) => table.name.toLowerCase() === name.toLowerCase())

/** By id, or by name in any case. */
export const findTable = (workbook: Workbook, key: string): Table | undefined =>
  allTables(workbook).find((table) => table.id === key) ?? tableNamed(workbook, key)

export const tableAt = (sheet: Sheet, row: number, column: number): Table | undefined =>
  sheet.tables.find((table) => holds(table.area, row, column))

export const tablesIn = (sheet: Sheet, area: Area): Table[] =>
  sheet.tables.filter((table) => intersection(table.area, area) !== null)
