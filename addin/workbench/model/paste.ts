/** Pasting cells that were copied: here, from another sheet, or from another workbook. */
import { areaOf } from './area.ts'
import { blankContent, type Content, cellAt, putCell } from './cells.ts'
import { tell } from './changes.ts'
import { done, growAround, type Outcome, refused } from './edits.ts'
import { calculate } from './formula/calculate.ts'
import { copiedFormula } from './formula/references.ts'
import { isWritable } from './protection.ts'
import { followHeaders } from './tables.ts'
import type { Area, Cell, Sheet, Workbook } from './types.ts'

/** Copied cells, by row and column, and where they stood: formulas move by the distance. */
export interface Copy {
  readonly area: Area
  readonly cells: readonly (readonly (Cell | undefined)[])[]
}

export interface PasteOptions {
  /** What of the cells; all of it when nothing is said. */
  readonly what?: 'All' | 'Formulas' | 'Values' | 'Formats'
  /** Blank cells leave what they would be pasted over. */
  readonly skipBlanks?: boolean
  /** Rows become columns. */
  readonly transpose?: boolean
}

export const copyOf = (sheet: Sheet, area: Area): Copy => ({
  area,
  cells: Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => cellAt(sheet, area.row + row, area.column + column)),
  ),
})

/** Copies and pastes within one workbook. A source smaller than the target is repeated. */
export const pasteCells = (
  workbook: Workbook,
  from: Sheet,
  source: Area,
  sheet: Sheet,
  target: Area,
  options: PasteOptions = {},
): Outcome => paste(workbook, copyOf(from, source), sheet, target, options)

/** As one edit. What is copied from another workbook names that workbook's sheets, which are looked for here by name. */
export function paste(workbook: Workbook, copy: Copy, sheet: Sheet, target: Area, options: PasteOptions = {}): Outcome {
  const { area: source, cells } = options.transpose ? transposed(copy) : copy
  const area = repeatedArea(source, target)
  if (!isWritable(sheet, area)) return refused
  const at = (row: number, column: number): Cell | undefined => cells[row % source.rows]?.[column % source.columns]
  const changesContents = options.what !== 'Formats'
  if (changesContents) growAround(workbook, sheet, area, contents(area, at))
  for (let row = 0; row < area.rows; row += 1)
    for (let column = 0; column < area.columns; column += 1) {
      const cell = at(row, column)
      const place = areaOf(area.row + row, area.column + column)
      const moved = [
        place.row - source.row - (row % source.rows),
        place.column - source.column - (column % source.columns),
      ]
      if (cell || !options.skipBlanks) put(sheet, place, copiedCell(cell, moved[0] ?? 0, moved[1] ?? 0), options)
    }
  followHeaders(sheet, area)
  calculate(workbook)
  tell(
    workbook,
    changesContents ? { kind: 'cells', sheet: sheet.id, area } : { kind: 'formats', sheet: sheet.id, area },
  )
  return done
}

function put(sheet: Sheet, { row, column }: Area, cell: Cell | undefined, { what = 'All' }: PasteOptions): void {
  const there = cellAt(sheet, row, column)
  const format = (what === 'All' || what === 'Formats' ? cell?.format : there?.format) ?? null
  if (what === 'Formats') putCell(sheet, row, column, { ...(there ?? blankContent), format })
  else if (what === 'Values') putCell(sheet, row, column, { value: cell?.value ?? null, formula: null, format })
  else putCell(sheet, row, column, { ...(cell ?? blankContent), format })
}

function transposed({ area, cells }: Copy): Copy {
  const turned = Array.from({ length: area.columns }, (_, row) =>
    Array.from({ length: area.rows }, (_, column) => cells[column]?.[row]),
  )
  return { area: areaOf(area.row, area.column, area.columns, area.rows), cells: turned }
}

const contents = (area: Area, at: (row: number, column: number) => Cell | undefined): Content[][] =>
  Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => at(row, column) ?? blankContent),
  )

/** A cell as it reads so many rows and columns on. */
export const copiedCell = (cell: Cell | undefined, rows: number, columns: number): Cell | undefined =>
  cell?.formula ? { ...cell, formula: copiedFormula(cell.formula, rows, columns) } : cell

const repeatedArea = (source: Area, target: Area): Area => ({
  ...target,
  rows: target.rows % source.rows === 0 ? target.rows : source.rows,
  columns: target.columns % source.columns === 0 ? target.columns : source.columns,
})
