/** A person at the workbook, for tests and scripts: edits by address, as the grid makes them by hand. */
import { parseArea, splitAddress } from '../model/address.ts'
import { deleteRows, fill, insertRows, type Outcome, pasteTexts, select, sort, typeInto } from '../model/edits.ts'
import { WorkbookError } from '../model/errors.ts'
import { findTable } from '../model/lookup.ts'
import type { Area, Sheet, SortField, Workbook } from '../model/types.ts'
import { activeSheetOf, sheetOf } from '../model/workbook.ts'

export interface Person {
  /** Types a text into a cell: `userEdit('Sheet1!B2', '12,5')`. */
  userEdit(address: string, text: string): Outcome
  /** Pastes rows of texts, or tab separated lines, from a cell on. */
  userPaste(address: string, rows: string | readonly (readonly string[])[]): Outcome
  /** Drags the fill handle of one area over another. */
  userFill(source: string, target: string): Outcome
  userSelect(address: string): void
  /** Sorts a table by columns counted from its left. */
  userSort(table: string, fields: readonly SortField[]): Outcome
  /** Deletes whole rows: `userDeleteRows('Sheet1!3:5')`. */
  userDeleteRows(address: string): Outcome
  userInsertRows(address: string): Outcome
}

export function personAt(workbook: Workbook): Person {
  const at = (address: string): { sheet: Sheet; area: Area } => {
    const { sheet, cells } = splitAddress(address)
    const area = parseArea(cells)
    if (!area) throw new WorkbookError('InvalidArgument', `${address} is no address.`)
    return { sheet: sheet === null ? activeSheetOf(workbook) : sheetOf(workbook, sheet), area }
  }
  return {
    userEdit(address, text) {
      const { sheet, area } = at(address)
      return typeInto(workbook, sheet, area.row, area.column, text)
    },
    userPaste(address, rows) {
      const { sheet, area } = at(address)
      return pasteTexts(workbook, sheet, area.row, area.column, typeof rows === 'string' ? lines(rows) : rows)
    },
    userFill(source, target) {
      const { sheet, area } = at(source)
      return fill(workbook, sheet, area, at(target).area)
    },
    userSelect(address) {
      const { sheet, area } = at(address)
      select(workbook, sheet, { area, active: { row: area.row, column: area.column } })
    },
    userSort(name, fields) {
      const table = findTable(workbook, name)
      if (!table) throw new WorkbookError('ItemNotFound', `There is no table ${name}.`)
      return sort(workbook, table, fields)
    },
    userDeleteRows(address) {
      const { sheet, area } = at(address)
      return deleteRows(workbook, sheet, area.row, area.rows)
    },
    userInsertRows(address) {
      const { sheet, area } = at(address)
      return insertRows(workbook, sheet, area.row, area.rows)
    },
  }
}

const lines = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
