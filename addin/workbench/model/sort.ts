/** Sorting rows. */
import { cellAt, isBlank, isError, putCell } from './cells.ts'
import { tell } from './changes.ts'
import { calculate } from './formula/calculate.ts'
import { copiedFormula } from './formula/references.ts'
import { compare } from './formula/values.ts'
import { bodyArea, sheetOfTable } from './tables.ts'
import type { Area, Cell, CellValue, Sheet, SortField, Table, Workbook } from './types.ts'

interface Row {
  readonly from: number
  readonly cells: readonly (Cell | undefined)[]
}

/** Whole rows of the area change places; equal ones keep their order, blanks come last. */
export function sortRows(workbook: Workbook, sheet: Sheet, area: Area, fields: readonly SortField[]): void {
  const rows = Array.from({ length: area.rows }, (_, at) => rowAt(sheet, area, area.row + at))
  rows.sort((a, b) => rowOrder(a, b, fields))
  rows.forEach((row, at) => {
    place(sheet, area, area.row + at, row)
  })
  calculate(workbook)
  tell(workbook, { kind: 'sorted', sheet: sheet.id, area })
}

const rowAt = (sheet: Sheet, area: Area, row: number): Row => ({
  from: row,
  cells: Array.from({ length: area.columns }, (_, at) => cellAt(sheet, row, area.column + at)),
})

function place(sheet: Sheet, area: Area, row: number, { cells, from }: Row): void {
  cells.forEach((cell, at) => {
    const formula = cell?.formula ? copiedFormula(cell.formula, row - from, 0) : null
    putCell(sheet, row, area.column + at, cell && { ...cell, formula })
  })
}

function rowOrder(a: Row, b: Row, fields: readonly SortField[]): number {
  for (const { key, ascending } of fields) {
    const [left, right] = [a.cells[key], b.cells[key]]
    if (isBlank(left) || isBlank(right)) {
      if (isBlank(left) !== isBlank(right)) return isBlank(left) ? 1 : -1
      continue
    }
    const order = valueOrder(left?.value ?? null, right?.value ?? null)
    if (order !== 0) return ascending ? order : -order
  }
  return 0
}

function valueOrder(a: CellValue, b: CellValue): number {
  if (isError(a) || isError(b)) return Number(isError(a)) - Number(isError(b))
  return compare(a, b)
}

export function sortTable(workbook: Workbook, table: Table, fields: readonly SortField[]): void {
  sortRows(workbook, sheetOfTable(workbook, table), bodyArea(table), fields)
  table.sort = fields
}
