/** The functions that formulas here may call. */
import { bottom, holdsArea } from '../area.ts'
import { isError, lastStoredRow, valueAt } from '../cells.ts'
import { fromDay, toDay } from '../days.ts'
import type { CellError, CellValue } from '../types.ts'
import {
  arithmetic,
  type Cells,
  compare,
  compute,
  failure,
  isCells,
  type Place,
  type Result,
  scalar,
  toNumber,
  toText,
  toTruth,
  values,
} from './evaluate.ts'
import type { Expression } from './parse.ts'

type Call = (place: Place, args: readonly Expression[]) => Result

const result = (place: Place, tree: Expression | undefined): Result => (tree ? compute(place, tree) : null)
const one = (place: Place, tree: Expression | undefined): CellValue => scalar(place, result(place, tree))

/** A function of plain values: an error among them is its result. */
const plain =
  (of: (args: readonly CellValue[]) => CellValue): Call =>
  (place, args) => {
    const list = args.map((arg) => one(place, arg))
    return list.find(isError) ?? of(list)
  }

/** A test of one value, errors included. */
const test =
  (of: (value: CellValue) => boolean): Call =>
  (place, args) =>
    of(one(place, args[0]))

const text = (value: CellValue | undefined): string => String(toText(value ?? null))
const number = (value: CellValue | undefined): number => {
  const found = toNumber(value ?? null)
  return typeof found === 'number' ? found : Number.NaN
}
const numeric = (value: number): CellValue => (Number.isFinite(value) ? value : failure('#VALUE!'))

/** The numbers among the arguments; texts in cells do not count. */
function numbers(place: Place, args: readonly Expression[]): number[] | CellError {
  const found: number[] = []
  for (const arg of args)
    for (const value of values(result(place, arg))) {
      if (isError(value)) return value
      if (typeof value === 'number') found.push(value)
    }
  return found
}

const fold =
  (of: (list: readonly number[]) => CellValue): Call =>
  (place, args) => {
    const list = numbers(place, args)
    return Array.isArray(list) ? of(list) : list
  }

function truths(place: Place, args: readonly Expression[]): boolean[] | CellError {
  const found: boolean[] = []
  for (const arg of args)
    for (const value of values(result(place, arg))) {
      const truth = toTruth(value)
      if (typeof truth !== 'boolean') return truth
      found.push(truth)
    }
  return found
}

const junction =
  (of: (list: readonly boolean[]) => boolean): Call =>
  (place, args) => {
    const list = truths(place, args)
    return Array.isArray(list) ? of(list) : list
  }

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0)
const average = (list: readonly number[]): CellValue => (list.length > 0 ? sum(list) / list.length : failure('#DIV/0!'))

function roundTo(value: number, digits: number, how: (number: number) => number): number {
  const shifted = Number(`${Math.abs(value)}e${digits}`)
  return Math.sign(value) * Number(`${how(shifted)}e${-digits}`)
}

/** A pattern with `*` and `?`; `~` before one means itself. */
const wildcard = (pattern: string, whole: boolean): RegExp => {
  const body = pattern.replace(/~?[\s\S]/g, (piece) => {
    if (piece === '*') return '[\\s\\S]*'
    if (piece === '?') return '[\\s\\S]'
    return (piece.length === 2 ? piece.slice(1) : piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(whole ? `^${body}$` : body, 'i')
}

/** What `COUNTIF` and its like accept: `">10"`, `"abc*"`, `5`. */
export function criterion(wanted: CellValue): (value: CellValue) => boolean {
  if (typeof wanted !== 'string') return (value) => value !== null && compare(value, wanted) === 0
  const [, sign = '', operand = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(wanted) ?? []
  const asNumber = operand.trim() === '' ? Number.NaN : Number(operand)
  if (sign === '' || sign === '=' || sign === '<>') {
    const equal = Number.isNaN(asNumber)
      ? (value: CellValue) => !isError(value) && wildcard(operand, true).test(text(value))
      : (value: CellValue) => value !== null && number(value) === asNumber
    return sign === '<>' ? (value) => !equal(value) : equal
  }
  return (value) => ordered(sign, value, Number.isNaN(asNumber) ? operand : asNumber)
}

function ordered(sign: string, value: CellValue, operand: CellValue): boolean {
  if (value === null || typeof value !== typeof operand) return false
  const order = compare(value, operand)
  return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0
}

/** The rows of the first area (cut to what both hold) whose cells pass every test, with the place in it. */
function* matching(pairs: readonly (readonly [Cells, (value: CellValue) => boolean])[]): Generator<[number, number]> {
  const shape = pairs[0]?.[0]
  if (!shape) return
  const last = Math.max(...pairs.map(([cells]) => Math.max(0, lastStoredRow(cells.sheet)) - cells.area.row + 1))
  for (let row = 0; row < Math.min(shape.area.rows, last); row += 1)
    for (let column = 0; column < shape.area.columns; column += 1)
      if (pairs.every(([{ sheet, area }, passes]) => passes(valueAt(sheet, area.row + row, area.column + column))))
        yield [row, column]
}

function conditions(place: Place, args: readonly Expression[]): [Cells, (value: CellValue) => boolean][] | null {
  const pairs: [Cells, (value: CellValue) => boolean][] = []
  for (let at = 0; at < args.length; at += 2) {
    const cells = result(place, args[at])
    if (!isCells(cells)) return null
    pairs.push([cells, criterion(one(place, args[at + 1]))])
  }
  return pairs
}

const countIf: Call = (place, args) => {
  const pairs = conditions(place, args)
  return pairs ? [...matching(pairs)].length : failure('#VALUE!')
}

/** `summed` first, as in `SUMIFS`. */
function sumMatching(place: Place, summed: Expression | undefined, args: readonly Expression[]): Result {
  const cells = result(place, summed)
  const pairs = conditions(place, args)
  if (!pairs || !isCells(cells)) return failure('#VALUE!')
  const found = [...matching(pairs)].map(([row, column]) =>
    valueAt(cells.sheet, cells.area.row + row, cells.area.column + column),
  )
  return sum(found.filter((value) => typeof value === 'number'))
}

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
  const column = number(one(place, args[2])) - 1
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
  const first = number(one(place, args[1])) - 1
  const flat = cells.area.rows === 1 && args.length === 2
  const row = flat ? 0 : first
  const column = flat ? first : Math.max(0, number(one(place, args[2])) - 1)
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

/** Hidden rows count when the code is below 100. */
const subtotal: Call = (place, args) => {
  const code = number(one(place, args[0]))
  const of = subtotals[code % 100]
  return of ? of(place, args.slice(1)) : failure('#VALUE!')
}

const search = (exact: boolean): Call =>
  plain(([needle, hay, start]) => {
    const from = start === undefined || start === null ? 0 : number(start) - 1
    const rest = text(hay).slice(from)
    const at = exact ? rest.indexOf(text(needle)) : rest.search(wildcard(text(needle), false))
    return at < 0 ? failure('#VALUE!') : at + from + 1
  })

const choose: Call = (place, args) => {
  const truth = toTruth(one(place, args[0]))
  if (typeof truth !== 'boolean') return truth
  return truth ? result(place, args[1]) : args[2] ? result(place, args[2]) : false
}

const countOf: Call = (place, args) => {
  let count = 0
  for (const arg of args) for (const value of values(result(place, arg))) if (typeof value === 'number') count += 1
  return count
}

const countAny: Call = (place, args) => {
  let count = 0
  for (const arg of args) for (const value of values(result(place, arg))) if (value !== null) count += 1
  return count
}

const countBlank: Call = (place, args) => {
  const cells = result(place, args[0])
  if (!isCells(cells)) return failure('#VALUE!')
  return cells.area.rows * cells.area.columns - [...values(cells)].filter((value) => value !== '').length
}

const corner =
  (of: (cells: Cells) => number, own: (place: Place) => number): Call =>
  (place, args) => {
    if (!args[0]) return own(place) + 1
    const cells = result(place, args[0])
    return isCells(cells) ? of(cells) : failure('#VALUE!')
  }

const ifError =
  (caught: (error: CellError) => boolean): Call =>
  (place, args) => {
    const value = one(place, args[0])
    return isError(value) && caught(value) ? one(place, args[1]) : value
  }

const joined: Call = (place, args) => {
  const parts = args.flatMap((arg) => [...values(result(place, arg))])
  return parts.find(isError) ?? parts.map(text).join('')
}

const extreme = (of: (...list: number[]) => number): Call =>
  fold((list) => (list.length > 0 ? list.reduce((a, b) => of(a, b)) : 0))

const totals = {
  SUM: fold(sum),
  AVERAGE: fold(average),
  SUMSQ: fold((list) => list.reduce((total, each) => total + each * each, 0)),
  COUNT: countOf,
  COUNTA: countAny,
  MIN: extreme(Math.min),
  MAX: extreme(Math.max),
  PRODUCT: fold((list) => (list.length > 0 ? list.reduce((a, b) => a * b, 1) : 0)),
} satisfies Record<string, Call>

const subtotals: Readonly<Record<number, Call>> = {
  1: totals.AVERAGE,
  2: totals.COUNT,
  3: totals.COUNTA,
  4: totals.MAX,
  5: totals.MIN,
  6: totals.PRODUCT,
  9: totals.SUM,
}

const dayPart = (of: (day: Date) => number): Call =>
  plain(([serial]) => {
    const day = toDay(number(serial))
    return day ? of(day) : failure('#NUM!')
  })

const rounding = (how: (number: number) => number): Call =>
  plain(([value, digits]) => numeric(roundTo(number(value), number(digits), how)))

const logic: Readonly<Record<string, Call>> = {
  IF: choose,
  AND: junction((list) => list.every(Boolean)),
  OR: junction((list) => list.some(Boolean)),
  NOT: plain(([value]) => !toTruth(value ?? null)),
  TRUE: () => true,
  FALSE: () => false,
  IFERROR: ifError(() => true),
  IFNA: ifError(({ error }) => error === '#N/A'),
  NA: () => failure('#N/A'),
  ISBLANK: test((value) => value === null),
  ISNUMBER: test((value) => typeof value === 'number'),
  ISTEXT: test((value) => typeof value === 'string'),
  ISNONTEXT: test((value) => typeof value !== 'string'),
  ISLOGICAL: test((value) => typeof value === 'boolean'),
  ISERROR: test(isError),
  ISNA: test((value) => isError(value) && value.error === '#N/A'),
}

const texts: Readonly<Record<string, Call>> = {
  SEARCH: search(false),
  FIND: search(true),
  LEN: plain(([value]) => text(value).length),
  TRIM: plain(([value]) => text(value).trim().replace(/ +/g, ' ')),
  UPPER: plain(([value]) => text(value).toUpperCase()),
  LOWER: plain(([value]) => text(value).toLowerCase()),
  LEFT: plain(([value, count]) => text(value).slice(0, count === undefined ? 1 : number(count))),
  RIGHT: plain(([value, count]) =>
    text(value).slice(Math.max(0, text(value).length - (count === undefined ? 1 : number(count)))),
  ),
  MID: plain(([value, start, count]) => text(value).slice(number(start) - 1, number(start) - 1 + number(count))),
  EXACT: plain(([a, b]) => text(a) === text(b)),
  SUBSTITUTE: plain(([value, old, by]) =>
    text(old) === '' ? text(value) : text(value).replaceAll(text(old), text(by)),
  ),
  REPT: plain(([value, times]) => text(value).repeat(Math.max(0, number(times)))),
  VALUE: plain(([value]) => toNumber(value ?? null)),
  CONCAT: joined,
  CONCATENATE: joined,
}

const mathematics: Readonly<Record<string, Call>> = {
  ...totals,
  ABS: plain(([value]) => arithmetic(value ?? null, Math.abs)),
  INT: plain(([value]) => arithmetic(value ?? null, Math.floor)),
  SIGN: plain(([value]) => arithmetic(value ?? null, Math.sign)),
  SQRT: plain(([value]) => numeric(Math.sqrt(number(value)))),
  MOD: plain(([a, b]) =>
    number(b) === 0 ? failure('#DIV/0!') : numeric(number(a) - number(b) * Math.floor(number(a) / number(b))),
  ),
  ROUND: rounding(Math.round),
  ROUNDUP: rounding(Math.ceil),
  ROUNDDOWN: rounding(Math.floor),
  COUNTBLANK: countBlank,
  COUNTIF: countIf,
  COUNTIFS: countIf,
  SUMIF: (place, args) => sumMatching(place, args[2] ?? args[0], args.slice(0, 2)),
  SUMIFS: (place, args) => sumMatching(place, args[0], args.slice(1)),
  SUBTOTAL: subtotal,
}

const placesAndDays: Readonly<Record<string, Call>> = {
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
  DATE: plain(([year, month, day]) => numeric(fromDay(number(year), number(month), number(day)))),
  YEAR: dayPart((day) => day.getUTCFullYear()),
  MONTH: dayPart((day) => day.getUTCMonth() + 1),
  DAY: dayPart((day) => day.getUTCDate()),
}

export const functions: Readonly<Record<string, Call>> = { ...logic, ...texts, ...mathematics, ...placesAndDays }
