/** A person at the workbook, for tests and scripts: edits by address, as the grid makes them by hand. */
import { parseArea, splitAddress } from '../model/address.ts'
import type { Outcome } from '../model/edits.ts'
import * as edits from '../model/edits.ts'
import { WorkbookError } from '../model/errors.ts'
import { filterColumn } from '../model/filter.ts'
import { type History, keepHistory } from '../model/history.ts'
import { hideColumns, hideRows } from '../model/layout.ts'
import { findTable } from '../model/lookup.ts'
import { type Copy, copyOf, paste, pasteCells } from '../model/paste.ts'
import { isAllowed } from '../model/protection.ts'
import { sheetOfTable } from '../model/tables.ts'
import type { Area, Sheet, SortField, Table, Workbook } from '../model/types.ts'
import { activeSheetOf, sheetOf } from '../model/workbook.ts'

export interface Person {
  /** Types a text into a cell: `userEdit('Sheet1!B2', '12,5')`. */
  userEdit(address: string, text: string): Outcome
  /** Chooses an item from the list of a cell. */
  userPick(address: string, item: string): Outcome
  /** Pastes rows of texts, or tab separated lines, from a cell on. */
  userPaste(address: string, rows: string | readonly (readonly string[])[]): Outcome
  /** Copies cells, formats and formulas and pastes them from a cell on: `userCopy('Data!2:3', 'Data!7:8')`. */
  userCopy(source: string, target: string): Outcome
  /** As `userCopy`, and the cells left behind go blank. */
  userCut(source: string, target: string): Outcome
  /** Pastes what was copied in another workbook: `userPasteCopy('A5', other.userCopied('Data!A2:B3'))`. */
  userPasteCopy(address: string, copy: Copy): Outcome
  userCopied(address: string): Copy
  /** Drags the fill handle of one area over another. */
  userFill(source: string, target: string): Outcome
  /** Presses Delete. */
  userClear(address: string): Outcome
  userSelect(address: string): void
  /** Sorts a table by columns counted from its left. */
  userSort(table: string, fields: readonly SortField[]): Outcome
  /** Ticks the values to be seen in the filter of a table's column; `null` takes the filter away. */
  userFilter(table: string, column: string, values: readonly string[] | null): Outcome
  /** Deletes whole rows: `userDeleteRows('Sheet1!3:5')`. */
  userDeleteRows(address: string): Outcome
  userInsertRows(address: string): Outcome
  /** `userDeleteColumns('Sheet1!B:C')`. */
  userDeleteColumns(address: string): Outcome
  userInsertColumns(address: string): Outcome
  /** Hides whole rows or whole columns, or shows them again. */
  userHide(address: string, hide?: boolean): void
  /** Ctrl+Z, once what is under way is done; whether there was something to undo. */
  userUndo(): Promise<boolean>
  /** Ctrl+Y. */
  userRedo(): Promise<boolean>
}

export function personAt(workbook: Workbook, history: History = keepHistory(workbook, () => undefined)): Person {
  const at = (address: string): { sheet: Sheet; area: Area } => {
    const { sheet, cells } = splitAddress(address)
    const area = parseArea(cells)
    if (!area) throw new WorkbookError('InvalidArgument', `${address} is no address.`)
    return { sheet: sheet === null ? activeSheetOf(workbook) : sheetOf(workbook, sheet), area }
  }
  return { ...contentsBy(workbook, at), ...tablesBy(workbook), ...linesBy(workbook, at), ...historyBy(history) }
}

type At = (address: string) => { readonly sheet: Sheet; readonly area: Area }
type Contents =
  | 'userEdit'
  | 'userPick'
  | 'userPaste'
  | 'userCopy'
  | 'userCopied'
  | 'userPasteCopy'
  | 'userCut'
  | 'userFill'
  | 'userClear'
  | 'userSelect'
type Lines = 'userDeleteRows' | 'userInsertRows' | 'userDeleteColumns' | 'userInsertColumns' | 'userHide'

function contentsBy(workbook: Workbook, at: At): Pick<Person, Contents> {
  const copy = (source: string, target: string): Outcome => {
    const from = at(source)
    const to = at(target)
    return pasteCells(workbook, from.sheet, from.area, to.sheet, to.area)
  }
  return {
    userEdit: (address, text) => {
      const { sheet, area } = at(address)
      return edits.typeInto(workbook, sheet, area.row, area.column, text)
    },
    userPick: (address, item) => {
      const { sheet, area } = at(address)
      return edits.pick(workbook, sheet, area.row, area.column, item)
    },
    userPaste: (address, rows) => {
      const { sheet, area } = at(address)
      return edits.pasteTexts(workbook, sheet, area.row, area.column, typeof rows === 'string' ? lines(rows) : rows)
    },
    userCopy: copy,
    userCopied: (address) => {
      const { sheet, area } = at(address)
      return copyOf(sheet, area)
    },
    userPasteCopy: (address, copied) => {
      const { sheet, area } = at(address)
      return paste(workbook, copied, sheet, area)
    },
    userCut: (source, target) => {
      const { sheet, area } = at(source)
      const outcome = copy(source, target)
      if (outcome.done) edits.clearLeft(workbook, { sheet, area }, at(target))
      return outcome
    },
    userFill: (source, target) => {
      const { sheet, area } = at(source)
      return edits.fill(workbook, sheet, area, at(target).area)
    },
    userClear: (address) => {
      const { sheet, area } = at(address)
      return edits.clear(workbook, sheet, area)
    },
    userSelect: (address) => {
      const { sheet, area } = at(address)
      edits.select(workbook, sheet, { area, active: { row: area.row, column: area.column } })
    },
  }
}

function tableOf(workbook: Workbook, name: string): Table {
  const table = findTable(workbook, name)
  if (!table) throw new WorkbookError('ItemNotFound', `There is no table ${name}.`)
  return table
}

function tablesBy(workbook: Workbook): Pick<Person, 'userSort' | 'userFilter'> {
  return {
    userSort: (name, fields) => edits.sort(workbook, tableOf(workbook, name), fields),
    userFilter: (name, wanted, values) => {
      const table = tableOf(workbook, name)
      const column = table.columns.find((one) => one.name === wanted)
      if (!column) throw new WorkbookError('ItemNotFound', `${name} has no column ${wanted}.`)
      if (!isAllowed(sheetOfTable(workbook, table), 'allowAutoFilter')) return { done: false, why: 'protected' }
      filterColumn(workbook, table, column, values && { filterOn: 'Values', values })
      return { done: true }
    },
  }
}

function linesBy(workbook: Workbook, at: At): Pick<Person, Lines> {
  return {
    userDeleteRows: (address) => {
      const { sheet, area } = at(address)
      return edits.deleteRows(workbook, sheet, area.row, area.rows)
    },
    userInsertRows: (address) => {
      const { sheet, area } = at(address)
      return edits.insertRows(workbook, sheet, area.row, area.rows)
    },
    userDeleteColumns: (address) => {
      const { sheet, area } = at(address)
      return edits.deleteColumns(workbook, sheet, area.column, area.columns)
    },
    userInsertColumns: (address) => {
      const { sheet, area } = at(address)
      return edits.insertColumns(workbook, sheet, area.column, area.columns)
    },
    userHide: (address, hide = true) => {
      const { sheet, area } = at(address)
      const set = /\d/.test(splitAddress(address).cells) ? hideRows : hideColumns
      set(workbook, sheet, area, hide)
    },
  }
}

function historyBy(history: History): Pick<Person, 'userUndo' | 'userRedo'> {
  // What happens now is a step of its own once this turn is over.
  const after = async (can: () => boolean, go: () => void): Promise<boolean> => {
    await Promise.resolve()
    if (!can()) return false
    go()
    return true
  }
  return {
    userUndo: () => after(history.canUndo, history.undo),
    userRedo: () => after(history.canRedo, history.redo),
  }
}

const lines = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
