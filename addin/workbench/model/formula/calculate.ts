/** Recalculation: every formula of the workbook, until nothing changes any more. */
import { areaOf, bounding } from '../area.ts'
import { eachCell, isError, type Placed, putCell } from '../cells.ts'
import { tell } from '../changes.ts'
import type { Area, CellValue, Sheet, Workbook } from '../types.ts'
import { type EngineRun, needsEngine, runEngine } from './engine.ts'
import { evaluate } from './evaluate.ts'

const mostPasses = 100

/** Does nothing while the workbook calculates by hand, unless `forced`. */
export function calculate(workbook: Workbook, forced = false): void {
  if (workbook.calculationMode === 'Manual' && !forced) return
  const sheets = workbook.sheets.filter((sheet) => sheet.formulas > 0)
  if (sheets.length === 0) return
  const changed = new Map<Sheet, Area>()
  const theirs = theirsOf(workbook)
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = changed.size
    const round = theirs.begin()
    const moved = sheets.map((sheet) => calculateSheet(workbook, sheet, changed, round)).some(Boolean)
    if (!moved && before === changed.size) break
  }
  for (const [sheet, area] of changed) tell(workbook, { kind: 'calculated', sheet: sheet.id, area })
}

const formulaCells = (sheet: Sheet): Placed[] =>
  [...eachCell(sheet, areaOf(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))].filter(
    ({ cell }) => cell.formula !== null,
  )

function calculateSheet(workbook: Workbook, sheet: Sheet, changed: Map<Sheet, Area>, theirs: Theirs): boolean {
  let moved = false
  for (const { row, column, cell } of formulaCells(sheet)) {
    if (cell.formula === null) continue
    const own = theirs.has(cell.formula)
      ? theirs.run().valueAt(sheet, row, column)
      : evaluated(workbook, sheet, row, column, cell.formula)
    const value = own ?? 0
    if (sameValue(value, cell.value)) continue
    putCell(sheet, row, column, { ...cell, value })
    const known = changed.get(sheet)
    changed.set(sheet, known ? bounding(known, areaOf(row, column)) : areaOf(row, column))
    moved = true
  }
  return moved
}

const evaluated = (workbook: Workbook, sheet: Sheet, row: number, column: number, formula: string): CellValue =>
  evaluate({ workbook, sheet, row, column, rows: 0, columns: 0 }, formula)

/** Formulas that another engine does, and its answers in this pass. */
interface Theirs {
  has(formula: string): boolean
  run(): EngineRun
}

function theirsOf(workbook: Workbook): { begin(): Theirs } {
  const known = new Map<string, boolean>()
  const has = (formula: string): boolean => {
    const found = known.get(formula) ?? needsEngine(workbook, formula)
    known.set(formula, found)
    return found
  }
  return {
    begin() {
      let run: EngineRun | undefined
      return {
        has,
        run: () => {
          run ??= runEngine(workbook, has)
          return run
        },
      }
    },
  }
}

const sameValue = (a: CellValue, b: CellValue): boolean => a === b || (isError(a) && isError(b) && a.error === b.error)
