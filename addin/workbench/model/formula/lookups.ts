/** Functions that find a place, or tell of one. */
import { bottom, holdsArea } from '../area.ts'
import { valueAt } from '../cells.ts'
import type { CellValue } from '../types.ts'
import { type Call, one, result } from './calls.ts'
import { criterion, matching } from './criteria.ts'
import { type Cells, failure, isCells, numberIn, type Place } from './values.ts'

function positionIn(cells: Cells, wanted: CellValue): number {
  const same = criterion(typeof wanted === 'string' ? `=${wanted}` : wanted)
  for (const [row, column] of matching([[cells, same]])) return row + column
  return -1
}

const lookup: Call = (place, args) => {
  const cells = result(place, args[1])
  if (!isCells(cells)) return failure('#VALUE!')
  const { sheet, area } = cells
  const at = positionIn({ sheet, area: { ...area, columns: 1 } }, one(place, args[0]))
  const column = numberIn(one(place, args[2])) - 1
  if (at < 0) return failure('#N/A')
  return column < area.columns ? valueAt(sheet, area.row + at, area.column + column) : failure('#REF!')
}

const match: Call = (place, args) => {
  const cells = result(place, args[1])
  const at = isCells(cells) ? positionIn(cells, one(place, args[0])) : -1
  return at < 0 ? failure('#N/A') : at + 1
}

const index: Call = (place, args) => {
  const cells = result(place, args[0])
  if (!isCells(cells)) return cells
  const first = numberIn(one(place, args[1])) - 1
  const flat = cells.area.rows === 1 && args.length === 2
  const row = flat ? 0 : first
  const column = flat ? first : Math.max(0, numberIn(one(place, args[2])) - 1)
  const area = { row: cells.area.row + row, column: cells.area.column + column, rows: 1, columns: 1 }
  return holdsArea(cells.area, area) ? { sheet: cells.sheet, area } : failure('#REF!')
}

const xlookup: Call = (place, args) => {
  const keys = result(place, args[1])
  const found = result(place, args[2])
  if (!isCells(keys) || !isCells(found)) return failure('#VALUE!')
  const at = positionIn(keys, one(place, args[0]))
  if (at < 0) return args[3] ? one(place, args[3]) : failure('#N/A')
  const row = keys.area.columns === 1 ? at : 0
  return valueAt(found.sheet, found.area.row + row, found.area.column + at - row)
}

const corner =
  (of: (cells: Cells) => number, own: (place: Place) => number): Call =>
  (place, args) => {
    if (!args[0]) return own(place) + 1
    const cells = result(place, args[0])
    return isCells(cells) ? of(cells) : failure('#VALUE!')
  }

export const lookups: Readonly<Record<string, Call>> = {
  ROW: corner(
    ({ area }) => area.row + 1,
    (place) => place.row,
  ),
  COLUMN: corner(
    ({ area }) => area.column + 1,
    (place) => place.column,
  ),
  ROWS: corner(
    ({ area }) => bottom(area) - area.row + 1,
    () => 0,
  ),
  COLUMNS: corner(
    ({ area }) => area.columns,
    () => 0,
  ),
  INDEX: index,
  MATCH: match,
  VLOOKUP: lookup,
  XLOOKUP: xlookup,
}
