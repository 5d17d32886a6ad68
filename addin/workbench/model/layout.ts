/** Widths, heights, what is hidden, what is frozen. */
import { bottom, isWholeColumns, isWholeRows, right } from './area.ts'
import { eachCell } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { defaultColumnWidth, defaultRowHeight, formatAt } from './formats.ts'
import { textAt } from './text.ts'
import type { Area, Freeze, Sheet, Workbook } from './types.ts'

/** In points; zero when hidden. */
export const columnWidth = (sheet: Sheet, column: number): number =>
  sheet.hiddenColumns.has(column) ? 0 : (sheet.columnWidths.get(column) ?? defaultColumnWidth)

/** In points; zero when hidden. */
export const rowHeight = (sheet: Sheet, row: number): number =>
  sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? defaultRowHeight)

function* columnsOf(area: Area): Generator<number> {
  for (let column = area.column; column <= right(area); column += 1) yield column
}

function* rowsOf(area: Area): Generator<number> {
  for (let row = area.row; row <= bottom(area); row += 1) yield row
}

const told = (workbook: Workbook, sheet: Sheet): void => tell(workbook, { kind: 'layout', sheet: sheet.id })

/** `null`: the standard width again. */
export function setColumnWidth(workbook: Workbook, sheet: Sheet, area: Area, width: number | null): void {
  if (width !== null && !(width >= 0)) throw new WorkbookError('InvalidArgument', 'A width is not negative.')
  if (isWholeRows(area)) throw new WorkbookError('InvalidArgument', 'That is every column.')
  for (const column of columnsOf(area)) {
    if (width === null) sheet.columnWidths.delete(column)
    else sheet.columnWidths.set(column, width)
    if (width === 0) sheet.hiddenColumns.add(column)
    else sheet.hiddenColumns.delete(column)
  }
  told(workbook, sheet)
}

export function setRowHeight(workbook: Workbook, sheet: Sheet, area: Area, height: number | null): void {
  if (height !== null && !(height >= 0)) throw new WorkbookError('InvalidArgument', 'A height is not negative.')
  if (isWholeColumns(area)) throw new WorkbookError('InvalidArgument', 'That is every row.')
  for (const row of rowsOf(area))
    if (height === null) sheet.rowHeights.delete(row)
    else sheet.rowHeights.set(row, height)
  told(workbook, sheet)
}

export function hideColumns(workbook: Workbook, sheet: Sheet, area: Area, hide: boolean): void {
  for (const column of columnsOf(area))
    if (hide) sheet.hiddenColumns.add(column)
    else sheet.hiddenColumns.delete(column)
  told(workbook, sheet)
}

export function hideRows(workbook: Workbook, sheet: Sheet, area: Area, hide: boolean): void {
  for (const row of rowsOf(area))
    if (hide) sheet.hiddenRows.add(row)
    else sheet.hiddenRows.delete(row)
  tell(workbook, { kind: 'layout', sheet: sheet.id, rowsHidden: hide, area })
}

export function setFreeze(workbook: Workbook, sheet: Sheet, freeze: Freeze): void {
  sheet.freeze = freeze
  told(workbook, sheet)
}

export type SheetLook = Partial<Pick<Sheet, 'tabColor' | 'showGridlines' | 'showHeadings'>>

export function setSheetLook(workbook: Workbook, sheet: Sheet, look: SheetLook): void {
  Object.assign(sheet, look)
  told(workbook, sheet)
}

/** About five and a half points a letter at size 11, and some air; a filter button wants more. */
export function autofitColumns(workbook: Workbook, sheet: Sheet, area: Area): void {
  const widths = new Map<number, number>()
  for (const { row, column } of eachCell(sheet, area)) {
    const { font, wrap } = formatAt(sheet, row, column)
    const letters = wrap ? 12 : textAt(workbook, sheet, row, column).length
    const button = sheet.tables.some((table) => table.showHeaders && table.showFilterButton && table.area.row === row)
    const width = letters * font.size * (font.bold ? 0.53 : 0.5) + (button ? 18 : 6)
    widths.set(column, Math.max(widths.get(column) ?? 0, width))
  }
  for (const [column, width] of widths)
    sheet.columnWidths.set(column, Math.min(255 * 5.25, Math.max(12, Math.ceil(width))))
  told(workbook, sheet)
}

/** Rows take the height of their largest font again. */
export function autofitRows(workbook: Workbook, sheet: Sheet, area: Area): void {
  const heights = new Map<number, number>()
  for (const { row, column } of eachCell(sheet, area)) {
    const { font, wrap } = formatAt(sheet, row, column)
    const lines = wrap ? textAt(workbook, sheet, row, column).split('\n').length : 1
    heights.set(row, Math.max(heights.get(row) ?? defaultRowHeight, Math.ceil(font.size * 1.36) * lines))
  }
  for (const [row, height] of heights) sheet.rowHeights.set(row, height)
  told(workbook, sheet)
}
