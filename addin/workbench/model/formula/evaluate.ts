/** What a formula gives, for the part of Excel's language that functions.ts lists; the rest gives `#NAME?`. */
import { areaOf, bottom, holds, intersection } from '../area.ts'
import { eachCell, isError, valueAt } from '../cells.ts'
import { tableNamed } from '../lookup.ts'
import type { Area, CellError, CellValue, Sheet, Table, Workbook } from '../types.ts'
import { findSheet } from '../workbook.ts'
import { customFunctionsOf } from './custom.ts'
import { functions } from './functions.ts'
import { type Expression, type Operator, parseFormula } from './parse.ts'
import { movedReference, type Reference, referenceArea } from './references.ts'

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

/** The value of a formula with its `=`. */
export function evaluate(place: Place, formula: string): CellValue {
  const tree = parsed(formula)
  return tree ? scalar(place, compute(place, tree)) : failure('#NAME?')
}

const trees = new Map<string, Expression | null>()

/** Reading a formula is pure, and the rules of a sheet are read again for every cell drawn. */
export function parsed(formula: string): Expression | null {
  const known = trees.get(formula)
  if (known !== undefined) return known
  const tree = parseFormula(formula)
  if (trees.size > 10_000) trees.clear()
  trees.set(formula, tree)
  return tree
}

export function compute(place: Place, tree: Expression): Result {
  switch (tree.kind) {
    case 'value':
      return tree.value
    case 'reference':
      return cellsOf(place, tree.reference)
    case 'structured':
      return structured(place, tree.table, tree.items)
    case 'name':
      return named(place, tree.name)
    case 'call':
      return called(place, tree.name, tree.args)
    case 'binary':
      return binary(tree.operator, scalar(place, compute(place, tree.left)), scalar(place, compute(place, tree.right)))
    case 'minus':
      return arithmetic(scalar(place, compute(place, tree.of)), (number) => -number)
    case 'percent':
      return arithmetic(scalar(place, compute(place, tree.of)), (number) => number / 100)
  }
}

function called(place: Place, name: string, args: readonly Expression[]): Result {
  const own = functions[name]
  if (own) return own(place, args)
  const custom = customFunctionsOf(place.workbook)
  const given = custom?.call(
    place,
    name,
    args.map((arg) => compute(place, arg)),
  )
  return given === undefined ? failure('#NAME?') : given
}

function cellsOf(place: Place, reference: Reference): Result {
  const moved = movedReference(reference, place.rows, place.columns)
  const sheet = reference.sheet === null ? place.sheet : findSheet(place.workbook, reference.sheet)
  return moved && sheet ? { sheet, area: referenceArea(moved) } : failure('#REF!')
}

function named(place: Place, name: string): Result {
  const found = place.workbook.names.find(
    (item) => item.name.toLowerCase() === name.toLowerCase() && (item.scope === null || item.scope === place.sheet.id),
  )
  if (found) return computeText({ ...place, rows: 0, columns: 0 }, found.formula)
  const table = tableNamed(place.workbook, name)
  return table ? structured(place, name, ['#Data']) : failure('#NAME?')
}

/** As `evaluate`, but cells stay cells. */
export function computeText(place: Place, formula: string): Result {
  const tree = parsed(formula)
  return tree ? compute(place, tree) : failure('#NAME?')
}

function structured(place: Place, tableName: string | null, items: readonly string[]): Result {
  const table = tableName === null ? tableAround(place) : tableNamed(place.workbook, tableName)
  const sheet = table && findSheet(place.workbook, table.sheet)
  if (!table || !sheet) return failure('#REF!')
  const columns = columnsOf(table, items)
  const rows = rowsOf(place, table, items)
  const area = columns && rows && intersection(columns, rows)
  return area ? { sheet, area } : failure('#REF!')
}

const tableAround = (place: Place): Table | undefined =>
  place.sheet.tables.find((table) => holds(table.area, place.row, place.column))

function columnsOf(table: Table, items: readonly string[]): Area | null {
  const names = items.filter((item) => item !== '@' && !item.startsWith('#')).map((item) => item.toLowerCase())
  if (names.length === 0) return table.area
  const at = names.map((name) => table.columns.findIndex((column) => column.name.toLowerCase() === name))
  if (at.includes(-1)) return null
  const first = Math.min(...at)
  const { row, rows, column } = table.area
  return areaOf(row, column + first, rows, Math.max(...at) - first + 1)
}

function rowsOf(place: Place, table: Table, items: readonly string[]): Area | null {
  const { row, column, rows, columns } = table.area
  const head = table.showHeaders ? 1 : 0
  const foot = table.showTotals ? 1 : 0
  const has = (item: string): boolean => items.some((one) => one.toLowerCase() === item)
  if (has('@') || has('#this row')) return areaOf(place.row, column, 1, columns)
  if (has('#all')) return table.area
  if (has('#headers') && has('#data')) return areaOf(row, column, rows - foot, columns)
  if (has('#headers')) return head ? areaOf(row, column, 1, columns) : null
  if (has('#totals')) return foot ? areaOf(bottom(table.area), column, 1, columns) : null
  return areaOf(row + head, column, rows - head - foot, columns)
}

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

/** `null` when the value is neither true nor false. */
export function toTruth(value: CellValue): boolean | CellError {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : failure('#VALUE!')
  const number = toNumber(value)
  return typeof number === 'number' ? number !== 0 : number
}

export function arithmetic(value: CellValue, of: (number: number) => number): CellValue {
  const number = toNumber(value)
  return typeof number === 'number' ? of(number) : number
}

function binary(operator: Operator, left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left
  if (isError(right)) return right
  if (operator === '&') return `${toText(left)}${toText(right)}`
  const ordering = comparisons[operator]
  if (ordering) return ordering(compare(left, right))
  const a = toNumber(left)
  const b = toNumber(right)
  if (typeof a !== 'number') return a
  if (typeof b !== 'number') return b
  return finite(calculations[operator]?.(a, b) ?? Number.NaN, operator)
}

const finite = (number: number, operator: Operator): CellValue =>
  Number.isFinite(number) ? number : failure(operator === '/' ? '#DIV/0!' : '#NUM!')

const calculations: Partial<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

const comparisons: Partial<Record<Operator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
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
