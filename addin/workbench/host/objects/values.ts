/** Values, formulas, formats and texts of cells as rows of rows, in and out. */
import { bottom, right } from '../../model/area.ts'
import { blankContent, type Content, cellAt, isBlank, isError, putCell, writeContents } from '../../model/cells.ts'
import { changedFormat, formatArea, formatAt } from '../../model/formats.ts'
import { programInput } from '../../model/input.ts'
import { isDateFormat } from '../../model/numberFormat.ts'
import { checkAllowed, checkWritable, isWritable } from '../../model/protection.ts'
import { growDown, tableAbove } from '../../model/table-rows.ts'
import { followHeaders } from '../../model/tables.ts'
import { textAt } from '../../model/text.ts'
import type { Area, CellValue, Sheet } from '../../model/types.ts'
import { invalidArgument } from '../faults.ts'
import type { Session } from '../types.ts'
import { areaOfPlace, type Place } from './cells.ts'

/** More cells than this are neither read nor written at once: Excel gives `null` too. */
const mostCells = 5_000_000

/** Rows of what `read` gives for each cell, or `null` when they are too many. */
function matrix<T>(
  place: Place,
  read: (sheet: Sheet, row: number, column: number) => T,
  most = mostCells,
): T[][] | null {
  const area = areaOfPlace(place)
  if (area.rows * area.columns > most) return null
  const rows: T[][] = []
  for (let row = area.row; row <= bottom(area); row += 1) {
    const line: T[] = []
    for (let column = area.column; column <= right(area); column += 1) line.push(read(place.sheet, row, column))
    rows.push(line)
  }
  return rows
}

type Plain = string | number | boolean

const plainValue = (value: CellValue): Plain => (value === null ? '' : isError(value) ? value.error : value)

export const valuesOf = (place: Place, { workbook }: Pick<Session, 'workbook'>): Plain[][] | null =>
  matrix(
    place,
    (sheet, row, column) => plainValue(cellAt(sheet, row, column)?.value ?? null),
    workbook.quirks.readLimit,
  )

/** Formulas, and values such that writing them back changes nothing. */
export const formulasOf = (place: Place, { workbook }: Session): Plain[][] | null =>
  matrix(place, (sheet, row, column) => {
    const cell = cellAt(sheet, row, column)
    const value = plainValue(cell?.value ?? null)
    if (cell?.formula) return cell.formula
    return typeof value === 'string' && !workbook.quirks.swallowsApostrophe
      ? guarded(cell?.value ?? null, value)
      : value
  })

/** A text that would be read as something else has an apostrophe in front. */
function guarded(value: CellValue, text: string): string {
  if (typeof value !== 'string' || text === '') return text
  return programInput(text, 'General').value === text ? text : `'${text}`
}

export const textsOf = (session: Session, place: Place): string[][] | null =>
  matrix(place, (sheet, row, column) => textAt(session.workbook, sheet, row, column))

export const numberFormatsOf = (place: Place): string[][] | null =>
  matrix(place, (sheet, row, column) => formatAt(sheet, row, column).numberFormat)

export const valueTypesOf = (place: Place): string[][] | null =>
  matrix(place, (sheet, row, column) => valueType(cellAt(sheet, row, column)?.value ?? null))

export function valueType(value: CellValue): string {
  if (value === null) return 'Empty'
  if (isError(value)) return 'Error'
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string' | 'number' | 'boolean']
}

export const categoriesOf = (place: Place): string[][] | null =>
  matrix(place, (sheet, row, column) => category(formatAt(sheet, row, column).numberFormat))

function category(code: string): string {
  if (code === 'General') return 'General'
  if (code === '@') return 'Text'
  if (isDateFormat(code)) return /[yd]/i.test(code) ? 'Date' : 'Time'
  if (code.includes('%')) return 'Percentage'
  if (/[€$£]/.test(code)) return 'Currency'
  return /^(#,##)?0(\.0+)?$/.test(code) ? 'Number' : 'Custom'
}

/** What is given for a cell, by its place in an area. */
type Given = (row: number, column: number) => unknown

/** One value for all cells, or rows of exactly the area's shape; `null` or nothing leaves a cell as it is. */
function spread(area: Area, given: unknown): Given {
  if (!Array.isArray(given)) return () => given
  const rows: readonly unknown[] = given
  const fitting = rows.length === area.rows && rows.every((row) => Array.isArray(row) && row.length === area.columns)
  if (!fitting) throw invalidArgument()
  return (row, column) => {
    const line = rows[row]
    return Array.isArray(line) ? line[column] : undefined
  }
}

/** Writes values or formulas as a program does. Cells right below a table, within its columns, join it. */
export function writeValues(session: Session, place: Place, given: unknown): void {
  const area = areaOfPlace(place)
  checkWritable(place.sheet, area)
  if (area.rows * area.columns > mostCells) throw invalidArgument()
  const at = through(session, place, spread(area, given))
  joinTable(session, place, at)
  writeContents(session.workbook, place.sheet, area, (row, column) =>
    contentFor(place.sheet, area.row + row, area.column + column, at(row, column)),
  )
  followHeaders(place.sheet, area)
}

/** Where writing goes astray under a filter, rows that are not seen get nothing and each stretch that is seen begins anew. */
function through({ workbook }: Session, { sheet, area }: Place, given: Given): Given {
  const isFiltered = sheet.filter !== null || sheet.tables.some(({ columns }) => columns.some((one) => one.criteria))
  if (!area || !isFiltered || !workbook.quirks.misplacesUnderFilter) return given
  let from = 0
  const sources = Array.from({ length: area.rows }, (_, row) => {
    if (!sheet.hiddenRows.has(area.row + row)) return row - from
    from = row + 1
    return null
  })
  return (row, column) => {
    const source = sources[row] ?? null
    return source === null ? undefined : given(source, column)
  }
}

function contentFor(sheet: Sheet, row: number, column: number, value: unknown): Content | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw invalidArgument()
  const format = formatAt(sheet, row, column)
  const input = programInput(value, format.numberFormat)
  if (input.numberFormat !== null && format.numberFormat === 'General')
    putCell(sheet, row, column, {
      ...blankContent,
      format: changedFormat(format, { numberFormat: input.numberFormat }),
    })
  return input
}

function joinTable(session: Session, { sheet, area }: Place, at: Given): void {
  const table = area && !session.workbook.quirks.keepsTablesSmall && tableAbove(sheet, area)
  if (!area || !table || !isBlankLine(sheet, { ...table.area, row: area.row, rows: 1 })) return
  let rows = area.rows
  while (rows > 0 && isBlankGiven(area, at, rows - 1)) rows -= 1
  if (rows > 0) growDown(session.workbook, table, rows)
}

const isBlankLine = (sheet: Sheet, line: Area): boolean =>
  Array.from({ length: line.columns }, (_, at) => cellAt(sheet, line.row, line.column + at)).every(isBlank)

const isBlankGiven = (area: Area, at: Given, row: number): boolean =>
  Array.from({ length: area.columns }, (_, column) => at(row, column)).every(
    (value) => value === null || value === undefined || value === '',
  )

export function writeNumberFormats(session: Session, place: Place, given: unknown): void {
  const area = areaOfPlace(place)
  if (!isWritable(place.sheet, area)) checkAllowed(place.sheet, 'allowFormatCells')
  const codes =
    Array.isArray(given) && given.length === 1 && Array.isArray(given[0]) && given[0].length === 1 ? given[0][0] : given
  if (typeof codes === 'string') formatArea(session.workbook, place.sheet, area, { numberFormat: codes })
  else writeEachNumberFormat(session, { sheet: place.sheet, area }, codes)
}

function writeEachNumberFormat(session: Session, place: Place, codes: unknown): void {
  const area = areaOfPlace(place)
  const at = spread(area, codes)
  for (let row = 0; row < area.rows; row += 1)
    for (let column = 0; column < area.columns; column += 1) {
      const code = at(row, column)
      if (typeof code === 'string') putNumberFormat(place.sheet, area.row + row, area.column + column, code)
    }
  formatArea(session.workbook, place.sheet, area, {})
}

function putNumberFormat(sheet: Sheet, row: number, column: number, numberFormat: string): void {
  const cell = cellAt(sheet, row, column)
  const format = changedFormat(formatAt(sheet, row, column), { numberFormat })
  putCell(sheet, row, column, { value: cell?.value ?? null, formula: cell?.formula ?? null, format })
}
