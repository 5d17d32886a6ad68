/** Reading and writing cells. */
import { areaOf, bottom, bounding, isOneCell, right } from './area.ts'
import { tell } from './changes.ts'
import { calculate } from './formula/calculate.ts'
import type { Area, Cell, CellError, CellValue, Sheet, Workbook } from './types.ts'

export const isError = (value: CellValue): value is CellError => typeof value === 'object' && value !== null

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined => sheet.cells.get(row)?.get(column)

export const valueAt = (sheet: Sheet, row: number, column: number): CellValue =>
  cellAt(sheet, row, column)?.value ?? null

export const isBlank = (cell: Cell | undefined): boolean => !cell || (cell.value === null && cell.formula === null)

/** Stores a cell and tells nobody; a blank cell without a format is left out. */
export function putCell(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
  const cells = sheet.cells.get(row)
  if (cells?.get(column)?.formula) sheet.formulas -= 1
  if (cell?.formula) sheet.formulas += 1
  if (!cell || (isBlank(cell) && cell.format === null)) dropCell(sheet, row, column)
  else if (cells) cells.set(column, cell)
  else sheet.cells.set(row, new Map([[column, cell]]))
}

function dropCell(sheet: Sheet, row: number, column: number): void {
  const cells = sheet.cells.get(row)
  if (cells?.delete(column) && cells.size === 0) sheet.cells.delete(row)
}

export interface Placed {
  readonly row: number
  readonly column: number
  readonly cell: Cell
}

/** The cells that exist within the area, whichever is smaller to walk: the area or what is stored. */
export function* eachCell(sheet: Sheet, area: Area): Generator<Placed> {
  for (const [row, cells] of rowsWithin(sheet, area))
    for (const [column, cell] of cells) if (column >= area.column && column <= right(area)) yield { row, column, cell }
}

function* rowsWithin(sheet: Sheet, area: Area): Generator<[number, Map<number, Cell>]> {
  if (area.rows > sheet.cells.size) {
    for (const entry of sheet.cells) if (entry[0] >= area.row && entry[0] <= bottom(area)) yield entry
    return
  }
  for (let row = area.row; row <= bottom(area); row += 1) {
    const cells = sheet.cells.get(row)
    if (cells) yield [row, cells]
  }
}

/** The smallest area around what is in use (within `area`, when given); formats count unless `valuesOnly`. */
export function usedArea(sheet: Sheet, valuesOnly = false, area?: Area): Area | null {
  let used: Area | null = null
  for (const { row, column, cell } of eachCell(sheet, area ?? areaOf(0, 0, Number.MAX_SAFE_INTEGER, 1 << 20))) {
    if (valuesOnly && isBlank(cell)) continue
    if (used && row >= used.row && row <= bottom(used) && column >= used.column && column <= right(used)) continue
    const here = areaOf(row, column)
    used = used ? bounding(used, here) : here
  }
  return used
}

/** The last row in which a cell is stored; -1 when there is none. */
export function lastStoredRow({ cells }: Sheet): number {
  let last = -1
  for (const row of cells.keys()) if (row > last) last = row
  return last
}

/** A cell to be: `undefined` leaves what is there. Formats stay. */
export interface Content {
  readonly value: CellValue
  readonly formula: string | null
}

/**
 * Writes contents from the top left of `area`, cell by cell, and tells it as one change.
 * `contentAt` gives the content by place within the area.
 */
export function writeContents(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  contentAt: (row: number, column: number) => Content | undefined,
): void {
  const before = isOneCell(area) ? valueAt(sheet, area.row, area.column) : null
  for (let row = 0; row < area.rows; row += 1)
    for (let column = 0; column < area.columns; column += 1) {
      const content = contentAt(row, column)
      if (content) putContent(sheet, area.row + row, area.column + column, content)
    }
  calculate(workbook)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area, ...(isOneCell(area) ? { before } : {}) })
}

export const blankContent: Content = { value: null, formula: null }

/** Stores a content, keeps the format, tells nobody. */
export function putContent(sheet: Sheet, row: number, column: number, content: Content): void {
  const format = cellAt(sheet, row, column)?.format ?? null
  putCell(sheet, row, column, { value: content.value, formula: content.formula, format })
}

/** Clears values and formulas; formats stay. */
export function clearContents(workbook: Workbook, sheet: Sheet, area: Area): void {
  const before = isOneCell(area) ? valueAt(sheet, area.row, area.column) : null
  for (const { row, column } of [...eachCell(sheet, area)])
    putContent(sheet, row, column, { value: null, formula: null })
  calculate(workbook)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area, ...(isOneCell(area) ? { before } : {}) })
}
