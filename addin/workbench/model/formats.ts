/** The look of cells. */
import { areaOf, bottom, intersection, isWholeColumns, isWholeRows, right } from './area.ts'
import { cellAt, eachCell, putCell } from './cells.ts'
import { tell } from './changes.ts'
import type { Area, Border, Edge, Font, Format, Sheet, Workbook } from './types.ts'

export const defaultFont: Font = {
  name: 'Calibri',
  size: 11,
  color: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
}

export const defaultFormat: Format = {
  numberFormat: 'General',
  fill: null,
  font: defaultFont,
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  locked: true,
  formulaHidden: false,
  borders: {},
}

export const defaultColumnWidth = 48
export const defaultRowHeight = 15

/** The cell's own, else its row's, else its column's, else the default. */
export const formatAt = (sheet: Sheet, row: number, column: number): Format =>
  cellAt(sheet, row, column)?.format ?? sheet.rowFormats.get(row) ?? sheet.columnFormats.get(column) ?? defaultFormat

/** What is to change; `font` and `borders` are laid over what is there. */
export type FormatChange = Partial<Omit<Format, 'font' | 'borders'>> & {
  readonly font?: Partial<Font>
  readonly borders?: Partial<Record<Edge, Border | null>>
}

/** The format with the change laid over it. */
export function changedFormat(format: Format, change: FormatChange): Format {
  const { font, borders, ...rest } = change
  return { ...format, ...rest, font: { ...format.font, ...font }, borders: changedBorders(format.borders, borders) }
}

function changedBorders(
  borders: Format['borders'],
  change: FormatChange['borders'],
): Readonly<Partial<Record<Edge, Border>>> {
  const result: Partial<Record<Edge, Border>> = { ...borders }
  for (const [edge, border] of Object.entries(change ?? {}) as [Edge, Border | null][]) {
    if (border) result[edge] = border
    else delete result[edge]
  }
  return result
}

/** Lays a change over every cell of the area; whole rows and columns keep it for cells to come. */
export function formatArea(workbook: Workbook, sheet: Sheet, area: Area, change: FormatChange): void {
  applyFormat(
    sheet,
    area,
    memo((format) => changedFormat(format, change)),
  )
  tell(workbook, { kind: 'formats', sheet: sheet.id, area })
}

/** Gives every cell of the area this format, or none of its own. */
export function setFormat(workbook: Workbook, sheet: Sheet, area: Area, format: Format | null): void {
  applyFormat(sheet, area, () => format ?? defaultFormat)
  tell(workbook, { kind: 'formats', sheet: sheet.id, area })
}

/** Many cells share few formats: each is changed once. */
function memo(change: (format: Format) => Format): (format: Format) => Format {
  const done = new Map<Format, Format>()
  return (format) => {
    const known = done.get(format)
    if (known) return known
    const made = change(format)
    done.set(format, made)
    return made
  }
}

function applyFormat(sheet: Sheet, area: Area, change: (format: Format) => Format): void {
  if (isWholeColumns(area)) formatColumns(sheet, area, change)
  else if (isWholeRows(area)) formatRows(sheet, area, change)
  else formatCells(sheet, area, change)
}

function formatCells(sheet: Sheet, area: Area, change: (format: Format) => Format): void {
  for (let row = area.row; row <= bottom(area); row += 1)
    for (let column = area.column; column <= right(area); column += 1)
      putFormat(sheet, row, column, change(formatAt(sheet, row, column)))
}

function putFormat(sheet: Sheet, row: number, column: number, format: Format): void {
  const cell = cellAt(sheet, row, column)
  if (cell?.format === format) return
  putCell(sheet, row, column, { value: cell?.value ?? null, formula: cell?.formula ?? null, format })
}

function formatColumns(sheet: Sheet, area: Area, change: (format: Format) => Format): void {
  const cells = [...eachCell(sheet, area)]
  const crossings = [...sheet.rowFormats.keys()]
  for (const { row, column } of cells) putFormat(sheet, row, column, change(formatAt(sheet, row, column)))
  for (let column = area.column; column <= right(area); column += 1) {
    for (const row of crossings) putFormat(sheet, row, column, change(formatAt(sheet, row, column)))
    sheet.columnFormats.set(column, change(sheet.columnFormats.get(column) ?? defaultFormat))
  }
}

function formatRows(sheet: Sheet, area: Area, change: (format: Format) => Format): void {
  const cells = [...eachCell(sheet, area)]
  for (const { row, column } of cells) putFormat(sheet, row, column, change(formatAt(sheet, row, column)))
  for (let row = area.row; row <= bottom(area); row += 1) {
    for (const column of sheet.columnFormats.keys())
      if (intersection(area, areaOf(row, column))) putFormat(sheet, row, column, change(formatAt(sheet, row, column)))
    sheet.rowFormats.set(row, change(sheet.rowFormats.get(row) ?? defaultFormat))
  }
}
