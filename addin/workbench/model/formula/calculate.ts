/** Recalculation: every formula of the workbook, until nothing changes any more. */
import { areaOf, bounding } from '../area.ts'
import { eachCell, isError, type Placed, putCell } from '../cells.ts'
import { tell } from '../changes.ts'
import type { Area, CellValue, Sheet, Workbook } from '../types.ts'
import { evaluate } from './evaluate.ts'

const mostPasses = 100

/** Does nothing while the workbook calculates by hand, unless `forced`. */
export function calculate(workbook: Workbook, forced = false): void {
  if (workbook.calculationMode === 'Manual' && !forced) return
  const sheets = workbook.sheets.filter((sheet) => sheet.formulas > 0)
  if (sheets.length === 0) return
  const changed = new Map<Sheet, Area>()
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = changed.size
    const moved = sheets.map((sheet) => calculateSheet(workbook, sheet, changed)).some(Boolean)
    if (!moved && before === changed.size) break
  }
  for (const [sheet, area] of changed) tell(workbook, { kind: 'calculated', sheet: sheet.id, area })
}

const formulaCells = (sheet: Sheet): Placed[] =>
  [...eachCell(sheet, areaOf(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))].filter(
    ({ cell }) => cell.formula !== null,
  )

function calculateSheet(workbook: Workbook, sheet: Sheet, changed: Map<Sheet, Area>): boolean {
  let moved = false
  for (const { row, column, cell } of formulaCells(sheet)) {
    if (cell.formula === null) continue
    const value = evaluate({ workbook, sheet, row, column, rows: 0, columns: 0 }, cell.formula) ?? 0
    if (sameValue(value, cell.value)) continue
    putCell(sheet, row, column, { ...cell, value })
    const known = changed.get(sheet)
    changed.set(sheet, known ? bounding(known, areaOf(row, column)) : areaOf(row, column))
    moved = true
  }
  return moved
}

const sameValue = (a: CellValue, b: CellValue): boolean => a === b || (isError(a) && isError(b) && a.error === b.error)
