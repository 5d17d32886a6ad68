/** What formulas reckon with: values and cells, and how one kind of value becomes another or stands before it. */
import { holds } from '../area.ts'
import { eachCell, isError, valueAt } from '../cells.ts'
import type { Area, CellError, CellValue, Sheet, Workbook } from '../types.ts'

/** Cells that a formula speaks of. */
export interface Cells {
  readonly sheet: Sheet
  readonly area: Area
}

export type Result = CellValue | Cells

/** Where a formula stands; `rows` and `columns` tell how far it was copied from where it was written. */
export interface Place {
  readonly workbook: Workbook
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const isCells = (result: Result): result is Cells =>
  typeof result === 'object' && result !== null && 'area' in result

export const failure = (error: string): CellError => ({ error })

/** One value of a result: of several cells the one in the formula's own row or column. */
export function scalar(place: Place, result: Result): CellValue {
  if (!isCells(result)) return result
  const { sheet, area } = result
  const row = area.rows === 1 ? area.row : place.row
  const column = area.columns === 1 ? area.column : place.column
  return holds(area, row, column) ? valueAt(sheet, row, column) : failure('#VALUE!')
}

/** The values of a result that are there; blank cells are left out. */
export function* values(result: Result): Generator<CellValue> {
  if (!isCells(result)) yield result
  else for (const { cell } of eachCell(result.sheet, result.area)) if (cell.value !== null) yield cell.value
}

export function toNumber(value: CellValue): number | CellError {
  if (typeof value === 'number') return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isError(value)) return value
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isNaN(number) ? failure('#VALUE!') : number
}

export function toText(value: CellValue): string | CellError {
  if (value === null) return ''
  if (isError(value)) return value
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
}

/** `#VALUE!` when the value is neither true nor false. */
export function toTruth(value: CellValue): boolean | CellError {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : failure('#VALUE!')
  const number = toNumber(value)
  return typeof number === 'number' ? number !== 0 : number
}

/** The text of what is no error; "" of what is missing. */
export const textIn = (value: CellValue | undefined): string => String(toText(value ?? null))
/** `NaN` for what is no number. */
export const numberIn = (value: CellValue | undefined): number => {
  const found = toNumber(value ?? null)
  return typeof found === 'number' ? found : Number.NaN
}

export function arithmetic(value: CellValue, of: (number: number) => number): CellValue {
  const number = toNumber(value)
  return typeof number === 'number' ? of(number) : number
}

/** Numbers before texts before truths; texts without regard to case; a blank equals zero and the empty text. */
export function compare(left: CellValue, right: CellValue): number {
  const a = left === null ? blankLike(right) : left
  const b = right === null ? blankLike(left) : right
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'string' && typeof b === 'string') return order(a.toLowerCase(), b.toLowerCase())
  return order(Number(a), Number(b))
}

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
const rank = (value: CellValue): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 3
const blankLike = (other: CellValue): CellValue =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0
