/** The areas that a range leads to: beside it, around it, as far as the cells in it go on. */
import { areaOf, bottom, bounding, lastColumn, lastRow, right } from '../../model/area.ts'
import { cellAt, eachCell, isBlank } from '../../model/cells.ts'
import type { Area } from '../../model/types.ts'
import { asOneOf, asWhole, orElse } from '../arguments.ts'
import { invalidArgument } from '../faults.ts'
import { areaOfPlace, type Place } from './cells.ts'

export function resized(of: Area, rows: number, columns: number): Area {
  return areaOf(of.row, of.column, of.rows + rows, of.columns + columns)
}

export type Side = 'above' | 'below' | 'before' | 'after'

/** So many rows or columns beside an area. */
export function beside(of: Area, side: Side, count: number): Area {
  const size = Math.abs(count)
  if (size === 0) throw invalidArgument()
  if (side === 'below') return areaOf(bottom(of) + 1, of.column, size, of.columns)
  if (side === 'above') return areaOf(of.row - size, of.column, size, of.columns)
  if (side === 'after') return areaOf(of.row, right(of) + 1, of.rows, size)
  return areaOf(of.row, of.column - size, of.rows, size)
}

/** From the first cell as far as cells go on without a blank row and column around them. */
export function surrounding(place: Place): Area {
  let found = areaOfPlace(place)
  for (;;) {
    const wider = bounding(found, areaOf(Math.max(0, found.row - 1), Math.max(0, found.column - 1), 1, 1))
    const around = resized(wider, bottom(wider) < lastRow ? 1 : 0, right(wider) < lastColumn ? 1 : 0)
    let grown = found
    for (const { row, column, cell } of eachCell(place.sheet, around))
      if (!isBlank(cell)) grown = bounding(grown, areaOf(row, column))
    if (grown.rows === found.rows && grown.columns === found.columns) return found
    found = grown
  }
}

/** The last filled cell in a direction, as Ctrl with an arrow finds it. */
export function edge(place: Place, direction: unknown): Area {
  const way = asOneOf(direction, ['Up', 'Down', 'Left', 'Right'] as const)
  const [rows, columns] = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[way] as [number, number]
  let { row, column } = areaOfPlace(place)
  const filled = (): boolean => !isBlank(cellAt(place.sheet, row + rows, column + columns))
  const inside = (): boolean =>
    row + rows >= 0 && column + columns >= 0 && row + rows <= lastRow && column + columns <= lastColumn
  const jumping = !isBlank(cellAt(place.sheet, row, column)) && filled()
  while (inside() && filled() === jumping) {
    row += rows
    column += columns
  }
  if (!jumping && inside()) return areaOf(row + rows, column + columns)
  return areaOf(row, column)
}

export const offset = (of: Area, rows: unknown, columns: unknown): Area => ({
  ...of,
  row: of.row + orElse(rows, asWhole, 0),
  column: of.column + orElse(columns, asWhole, 0),
})
