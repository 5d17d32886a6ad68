/** The width at which a column shows all that is in it. */
import { cellAt, eachCell } from '../model/cells.ts'
import type { Sheet } from '../model/types.ts'
import { points } from './layout.ts'
import { type CellSource, lookAt } from './look.ts'
import { textWidth } from './measure.ts'

const air = 11
const buttonRoom = 19
const widest = 1000

/** In points; the width that it has when the column is empty. */
export function bestWidth(source: CellSource, sheet: Sheet, column: number): number {
  let width = 0
  for (const { row } of eachCell(sheet, { row: 0, column, rows: Number.MAX_SAFE_INTEGER, columns: 1 })) {
    if (cellAt(sheet, row, column)?.value === null) continue
    const look = lookAt(source, sheet, row, column, 1)
    const lines = look.wrap ? look.text.split('\n') : [look.text]
    const isBold = look.classes.includes('header') && !look.font.includes('600 ')
    const text = Math.max(...lines.map((line) => textWidth(line, isBold ? `600 ${look.font}` : look.font)))
    width = Math.max(width, text + air + (look.filter ? buttonRoom : 0))
  }
  return width === 0 ? (sheet.columnWidths.get(column) ?? 48) : Math.ceil(points(Math.min(widest, width), 1) * 4) / 4
}
