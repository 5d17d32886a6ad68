/** Where the keys take the active cell and the end of the selection: arithmetic over a sheet, nothing drawn. */
import { bottom, bounding, lastColumn, lastRow, right } from '../model/area.ts'
import { cellAt, isBlank, usedArea } from '../model/cells.ts'
import { tableAt } from '../model/lookup.ts'
import type { Area, Selection, Sheet } from '../model/types.ts'

export interface Place {
  readonly row: number
  readonly column: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const steps: Readonly<Record<Direction, Place>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

export const areaAt = (place: Place): Area => ({ ...place, rows: 1, columns: 1 })

const isHiddenPlace = (sheet: Sheet, place: Place): boolean =>
  sheet.hiddenRows.has(place.row) || sheet.hiddenColumns.has(place.column)

const onSheet = ({ row, column }: Place): boolean => row >= 0 && column >= 0 && row <= lastRow && column <= lastColumn

function neighbour(sheet: Sheet, from: Place, direction: Direction): Place | undefined {
  const step = steps[direction]
  let place = from
  do place = { row: place.row + step.row, column: place.column + step.column }
  while (onSheet(place) && isHiddenPlace(sheet, place))
  return onSheet(place) ? place : undefined
}

/** `count` visible cells on, or as far as the sheet goes. */
export function moved(sheet: Sheet, from: Place, direction: Direction, count = 1): Place {
  let place = from
  for (let step = 0; step < count; step += 1) place = neighbour(sheet, place, direction) ?? place
  return place
}

/** Ctrl+arrow: to the last cell of the filled ones it stands in, else to the next filled one, else to the end. */
export function edge(sheet: Sheet, from: Place, direction: Direction): Place {
  const isFilled = (place: Place): boolean => !isBlank(cellAt(sheet, place.row, place.column))
  const next = neighbour(sheet, from, direction)
  if (!next) return from
  const within = isFilled(from) && isFilled(next)
  for (let place = next; ; ) {
    const further = neighbour(sheet, place, direction)
    if (!further) return place
    if (within ? !isFilled(further) : isFilled(place)) return place
    place = further
  }
}

/** The first cell that scrolls: below and right of the frozen ones. */
export const home = (sheet: Sheet): Place =>
  firstVisible(sheet, { row: sheet.freeze.rows, column: sheet.freeze.columns })

/** The first cell of the row that scrolls. */
export const rowHome = (sheet: Sheet, from: Place): Place => ({ row: from.row, column: home(sheet).column })

function firstVisible(sheet: Sheet, place: Place): Place {
  let { row, column } = place
  while (row < lastRow && sheet.hiddenRows.has(row)) row += 1
  while (column < lastColumn && sheet.hiddenColumns.has(column)) column += 1
  return { row, column }
}

/** The last row and the last column in use. */
export function end(sheet: Sheet): Place {
  const used = usedArea(sheet)
  return used ? { row: bottom(used), column: right(used) } : { row: 0, column: 0 }
}

/** The corner of a selection that Shift moves: the one opposite the active cell. */
export const headOf = ({ area, active }: Selection): Place => ({
  row: active.row === area.row ? bottom(area) : area.row,
  column: active.column === area.column ? right(area) : area.column,
})

export const selectionAt = (place: Place): Selection => ({ area: areaAt(place), active: place })

/** The selection from the active cell to another. */
export const extended = (selection: Selection, head: Place): Selection => ({
  area: bounding(areaAt(selection.active), areaAt(head)),
  active: selection.active,
})

/** Tab and Enter within a selection of many cells: the next visible cell, row by row or column by column, round and round. */
export function nextWithin(sheet: Sheet, selection: Selection, along: 'row' | 'column', step: 1 | -1): Place {
  const { area } = selection
  const total = area.rows * area.columns
  let index = placeToIndex(area, selection.active, along)
  for (let tried = 0; tried < total; tried += 1) {
    index = (index + step + total) % total
    const place = indexToPlace(area, index, along)
    if (!isHiddenPlace(sheet, place)) return place
  }
  return selection.active
}

const placeToIndex = (area: Area, place: Place, along: 'row' | 'column'): number =>
  along === 'row'
    ? (place.row - area.row) * area.columns + place.column - area.column
    : (place.column - area.column) * area.rows + place.row - area.row

const indexToPlace = (area: Area, index: number, along: 'row' | 'column'): Place =>
  along === 'row'
    ? { row: area.row + Math.floor(index / area.columns), column: area.column + (index % area.columns) }
    : { row: area.row + (index % area.rows), column: area.column + Math.floor(index / area.rows) }

/** What Ctrl+A selects: the table or the filled cells around the active one; the second time, everything. */
export function everything(sheet: Sheet, selection: Selection): Area {
  const all: Area = { row: 0, column: 0, rows: lastRow + 1, columns: lastColumn + 1 }
  const region = regionAround(sheet, selection.active)
  const { area } = selection
  const isWhole = area.rows >= region.rows && area.columns >= region.columns
  return isWhole ? all : region
}

/** The table that holds a cell, else the block of filled cells that touch each other around it. */
export function regionAround(sheet: Sheet, place: Place): Area {
  const table = tableAt(sheet, place.row, place.column)
  if (table) return table.area
  let area = areaAt(place)
  for (let before: Area | undefined; before !== area; ) {
    before = area
    for (const direction of directions) while (isFilledBeside(sheet, area, direction)) area = grown(area, direction)
  }
  return area
}

const directions: readonly Direction[] = ['up', 'down', 'left', 'right']

/** One row or column more on a side. */
function grown(area: Area, direction: Direction): Area {
  if (direction === 'up') return { ...area, row: area.row - 1, rows: area.rows + 1 }
  if (direction === 'left') return { ...area, column: area.column - 1, columns: area.columns + 1 }
  return direction === 'down' ? { ...area, rows: area.rows + 1 } : { ...area, columns: area.columns + 1 }
}

/** Whether a cell touches the area on a side, its corners included. */
function isFilledBeside(sheet: Sheet, area: Area, direction: Direction): boolean {
  const isFilled = (row: number, column: number): boolean => !isBlank(cellAt(sheet, row, column))
  if (direction === 'up' || direction === 'down') {
    const row = direction === 'up' ? area.row - 1 : bottom(area) + 1
    for (let column = area.column - 1; column <= right(area) + 1; column += 1) if (isFilled(row, column)) return true
    return false
  }
  const column = direction === 'left' ? area.column - 1 : right(area) + 1
  for (let row = area.row - 1; row <= bottom(area) + 1; row += 1) if (isFilled(row, column)) return true
  return false
}
