/** The width at which a column shows all that is in it. */
import { right, wholeColumns } from '../model/area.ts'
import { cellAt, eachCell, valueAt } from '../model/cells.ts'
import { defaultColumnWidth } from '../model/formats.ts'
import { setColumnWidth } from '../model/layout.ts'
import type { Area, Sheet, Workbook } from '../model/types.ts'
import { pixels, points } from './layout.ts'
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

const checkedRows = 500

/** Columns whose width nobody chose become wide enough for the numbers and dates just put into the area. */
export function widenForNumbers(source: CellSource, workbook: Workbook, sheet: Sheet, area: Area): void {
  for (let column = area.column; column <= right(area); column += 1) {
    if (sheet.columnWidths.has(column)) continue
    const width = widestNumber(source, sheet, { ...area, column, rows: Math.min(area.rows, checkedRows) })
    if (width > pixels(defaultColumnWidth, 1))
      setColumnWidth(workbook, sheet, wholeColumns(column, 1), points(width, 1))
  }
}

function widestNumber(source: CellSource, sheet: Sheet, area: Area): number {
  let width = 0
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    if (typeof valueAt(sheet, row, area.column) !== 'number') continue
    const look = lookAt(source, sheet, row, area.column, 1)
    if (look.text.length < 40) width = Math.max(width, textWidth(look.text, look.font) + air)
  }
  return Math.ceil(width)
}
