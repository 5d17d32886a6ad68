/** Rectangles of cells: the arithmetic. */
import type { Area } from './types.ts'

export const lastRow = 1_048_575
export const lastColumn = 16_383

export const areaOf = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns })

export const bottom = (area: Area): number => area.row + area.rows - 1
export const right = (area: Area): number => area.column + area.columns - 1

export const isOneCell = (area: Area): boolean => area.rows === 1 && area.columns === 1
export const isWholeColumns = (area: Area): boolean => area.row === 0 && area.rows > lastRow
export const isWholeRows = (area: Area): boolean => area.column === 0 && area.columns > lastColumn

export const wholeRows = (row: number, rows: number): Area => areaOf(row, 0, rows, lastColumn + 1)
export const wholeColumns = (column: number, columns: number): Area => areaOf(0, column, lastRow + 1, columns)

/** Whether the area lies on a sheet at all. */
export const fits = (area: Area): boolean =>
  area.row >= 0 &&
  area.column >= 0 &&
  area.rows > 0 &&
  area.columns > 0 &&
  bottom(area) <= lastRow &&
  right(area) <= lastColumn

export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns

export const holds = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row <= bottom(area) && column >= area.column && column <= right(area)

export const holdsArea = (outer: Area, inner: Area): boolean =>
  holds(outer, inner.row, inner.column) && holds(outer, bottom(inner), right(inner))

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(bottom(a), bottom(b)) - row + 1
  const columns = Math.min(right(a), right(b)) - column + 1
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

/** The smallest area around both. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return {
    row,
    column,
    rows: Math.max(bottom(a), bottom(b)) - row + 1,
    columns: Math.max(right(a), right(b)) - column + 1,
  }
}

/** What is left of `area` when `hole` is cut out of it: up to four rectangles. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole)
  if (!cut) return [area]
  const pieces = [
    areaOf(area.row, area.column, cut.row - area.row, area.columns),
    areaOf(bottom(cut) + 1, area.column, bottom(area) - bottom(cut), area.columns),
    areaOf(cut.row, area.column, cut.rows, cut.column - area.column),
    areaOf(cut.row, right(cut) + 1, cut.rows, right(area) - right(cut)),
  ]
  return pieces.filter((piece) => piece.rows > 0 && piece.columns > 0)
}
