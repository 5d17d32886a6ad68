/** What a formula gives, for the part of Excel's language that functions.ts lists; the rest gives `#NAME?`. */
import { areaOf, bottom, intersection } from '../area.ts'
import { isError } from '../cells.ts'
import { tableAt, tableNamed } from '../lookup.ts'
import type { Area, CellValue, Table } from '../types.ts'
import { findSheet } from '../workbook.ts'
import { customFunctionsOf } from './custom.ts'
import { functions } from './functions.ts'
import { type Expression, type Operator, parseFormula } from './parse.ts'
import { movedReference, type Reference, referenceArea } from './references.ts'
import { arithmetic, compare, failure, type Place, type Result, scalar, toNumber, toText } from './values.ts'

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
  const table =
    tableName === null ? tableAt(place.sheet, place.row, place.column) : tableNamed(place.workbook, tableName)
  const sheet = table && findSheet(place.workbook, table.sheet)
  if (!table || !sheet) return failure('#REF!')
  const columns = columnsOf(table, items)
  const rows = rowsOf(place, table, items)
  const area = columns && rows && intersection(columns, rows)
  return area ? { sheet, area } : failure('#REF!')
}

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
