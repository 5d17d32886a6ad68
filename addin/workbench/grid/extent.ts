/** How far the cells of a sheet reach: worked out anew only where something changed, for it is asked at every drawing. */
import { bothTouched, endOfBlock, filledBlocks, type Touched, touchedBy, untouched } from '../model/blocks.ts'
import { subscribe } from '../model/changes.ts'
import type { Sheet, Workbook } from '../model/types.ts'
import type { Place } from './moves.ts'

/** The last row and the last column that hold a cell; -1 on a sheet that holds none. */
export function followExtents(workbook: Workbook): (sheet: Sheet) => Place {
  const stale = new Map<string, Touched>()
  let known = new WeakMap<Sheet, Map<number, Place>>()
  subscribe(workbook, (change) => {
    if (!('sheet' in change)) known = new WeakMap()
    else stale.set(change.sheet, bothTouched(stale.get(change.sheet) ?? untouched, touchedBy(change)))
  })
  return (sheet) => {
    const touched = known.has(sheet) ? (stale.get(sheet.id) ?? untouched) : 'all'
    stale.delete(sheet.id)
    const ends = (touched === 'all' ? undefined : known.get(sheet)) ?? new Map<number, Place>()
    known.set(sheet, ends)
    for (const block of touched === 'all' ? filledBlocks(sheet) : touched) {
      const end = endOfBlock(sheet, block)
      if (end) ends.set(block, end)
      else ends.delete(block)
    }
    let [row, column] = [-1, -1]
    for (const end of ends.values()) {
      if (end.row > row) row = end.row
      if (end.column > column) column = end.column
    }
    return { row, column }
  }
}
