/**
 * What a workbook holds that the file library cannot write: kept as JSON in cells of a very hidden sheet of its own, so that
 * a file opened again goes on where it was. Files without it open as well.
 */
import type * as Excel from 'exceljs'
import type { FilterCriteria, Name, Sheet, SortField, Table, Workbook } from '../model/types.ts'

export const keepsakeSheet = '_workbench'
const cellLength = 30_000

export interface KeptTable {
  readonly id: string
  readonly columns: readonly { readonly id: number; readonly criteria: FilterCriteria | null }[]
  readonly showFilterButton: boolean
  readonly sort: readonly SortField[]
}

export interface KeptSheet {
  readonly id: string
  readonly properties: readonly (readonly [string, string])[]
}

export interface Keepsake {
  readonly version: 1
  readonly lastId: number
  readonly settings: readonly (readonly [string, string])[]
  readonly customXml: readonly { readonly id: string; readonly xml: string }[]
  /** Names that stand for no cells, belong to a sheet, or are hidden. */
  readonly names: readonly Name[]
  readonly sheets: Readonly<Record<string, KeptSheet>>
  readonly tables: Readonly<Record<string, KeptTable>>
}

const keptTable = (table: Table): KeptTable => ({
  id: table.id,
  columns: table.columns.map(({ id, criteria }) => ({ id, criteria })),
  showFilterButton: table.showFilterButton,
  sort: table.sort,
})

const keptSheet = (sheet: Sheet): KeptSheet => ({ id: sheet.id, properties: [...sheet.properties] })

export function keepsakeOf(workbook: Workbook, names: readonly Name[]): Keepsake {
  const tables = workbook.sheets.flatMap((sheet) => sheet.tables)
  return {
    version: 1,
    lastId: workbook.lastId,
    settings: [...workbook.settings],
    customXml: workbook.customXml,
    names,
    sheets: Object.fromEntries(workbook.sheets.map((sheet) => [sheet.name, keptSheet(sheet)])),
    tables: Object.fromEntries(tables.map((table) => [table.name, keptTable(table)])),
  }
}

export function writeKeepsake(file: Excel.Workbook, keepsake: Keepsake): void {
  const sheet = file.addWorksheet(keepsakeSheet, { state: 'veryHidden' })
  const text = JSON.stringify(keepsake)
  for (let at = 0; at * cellLength < text.length; at += 1)
    sheet.getCell(at + 1, 1).value = text.slice(at * cellLength, (at + 1) * cellLength)
}

/** `null` when the file has none that can be read. */
export function readKeepsake(file: Excel.Workbook): Keepsake | null {
  const sheet = file.getWorksheet(keepsakeSheet)
  if (!sheet) return null
  let text = ''
  for (let row = 1; row <= sheet.rowCount; row += 1) text += String(sheet.getCell(row, 1).value ?? '')
  try {
    const read: unknown = JSON.parse(text)
    return isKeepsake(read) ? read : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isKeepsake = (read: unknown): read is Keepsake =>
  typeof read === 'object' &&
  read !== null &&
  'version' in read &&
  read.version === 1 &&
  ['settings', 'customXml', 'names'].every((key) => Array.isArray(Reflect.get(read, key))) &&
  ['sheets', 'tables'].every((key) => typeof Reflect.get(read, key) === 'object')
