/** The functions that formulas here may call. */
import { isError, valueAt } from '../cells.ts'
import { fromDay, toDay } from '../days.ts'
import type { CellError, CellValue } from '../types.ts'
import { type Call, one, plain, result } from './calls.ts'
import { criterion, matching, wildcard } from './criteria.ts'
import { lookups } from './lookups.ts'
import type { Expression } from './parse.ts'
import {
  arithmetic,
  type Cells,
  failure,
  isCells,
  numberIn,
  type Place,
  type Result,
  textIn,
  toNumber,
  toTruth,
  values,
} from './values.ts'

/** A test of one value, errors included. */
const test =
  (of: (value: CellValue) => boolean): Call =>
  (place, args) =>
    of(one(place, args[0]))

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

const numeric = (value: number): CellValue => (Number.isFinite(value) ? value : failure('#VALUE!'))

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0)
const average = (list: readonly number[]): CellValue => (list.length > 0 ? sum(list) / list.length : failure('#DIV/0!'))

function roundTo(value: number, digits: number, how: (number: number) => number): number {
  const shifted = Number(`${Math.abs(value)}e${digits}`)
  return Math.sign(value) * Number(`${how(shifted)}e${-digits}`)
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

/** Hidden rows count when the code is below 100. */
const subtotal: Call = (place, args) => {
  const code = numberIn(one(place, args[0]))
  const of = subtotals[code % 100]
  return of ? of(place, args.slice(1)) : failure('#VALUE!')
}

const search = (exact: boolean): Call =>
  plain(([needle, hay, start]) => {
    const from = start === undefined || start === null ? 0 : numberIn(start) - 1
    const rest = textIn(hay).slice(from)
    const at = exact ? rest.indexOf(textIn(needle)) : rest.search(wildcard(textIn(needle), false))
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

const ifError =
  (caught: (error: CellError) => boolean): Call =>
  (place, args) => {
    const value = one(place, args[0])
    return isError(value) && caught(value) ? one(place, args[1]) : value
  }

const joined: Call = (place, args) => {
  const parts = args.flatMap((arg) => [...values(result(place, arg))])
  return parts.find(isError) ?? parts.map(textIn).join('')
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
    const day = toDay(numberIn(serial))
    return day ? of(day) : failure('#NUM!')
  })

const rounding = (how: (number: number) => number): Call =>
  plain(([value, digits]) => numeric(roundTo(numberIn(value), numberIn(digits), how)))

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
  LEN: plain(([value]) => textIn(value).length),
  TRIM: plain(([value]) => textIn(value).trim().replace(/ +/g, ' ')),
  UPPER: plain(([value]) => textIn(value).toUpperCase()),
  LOWER: plain(([value]) => textIn(value).toLowerCase()),
  LEFT: plain(([value, count]) => textIn(value).slice(0, count === undefined ? 1 : numberIn(count))),
  RIGHT: plain(([value, count]) =>
    textIn(value).slice(Math.max(0, textIn(value).length - (count === undefined ? 1 : numberIn(count)))),
  ),
  MID: plain(([value, start, count]) =>
    textIn(value).slice(numberIn(start) - 1, numberIn(start) - 1 + numberIn(count)),
  ),
  EXACT: plain(([a, b]) => textIn(a) === textIn(b)),
  SUBSTITUTE: plain(([value, old, by]) =>
    textIn(old) === '' ? textIn(value) : textIn(value).replaceAll(textIn(old), textIn(by)),
  ),
  REPT: plain(([value, times]) => textIn(value).repeat(Math.max(0, numberIn(times)))),
  VALUE: plain(([value]) => toNumber(value ?? null)),
  CONCAT: joined,
  CONCATENATE: joined,
}

const mathematics: Readonly<Record<string, Call>> = {
  ...totals,
  ABS: plain(([value]) => arithmetic(value ?? null, Math.abs)),
  INT: plain(([value]) => arithmetic(value ?? null, Math.floor)),
  SIGN: plain(([value]) => arithmetic(value ?? null, Math.sign)),
  SQRT: plain(([value]) => numeric(Math.sqrt(numberIn(value)))),
  MOD: plain(([a, b]) =>
    numberIn(b) === 0 ? failure('#DIV/0!') : numeric(numberIn(a) - numberIn(b) * Math.floor(numberIn(a) / numberIn(b))),
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

const days: Readonly<Record<string, Call>> = {
  DATE: plain(([year, month, day]) => numeric(fromDay(numberIn(year), numberIn(month), numberIn(day)))),
  YEAR: dayPart((day) => day.getUTCFullYear()),
  MONTH: dayPart((day) => day.getUTCMonth() + 1),
  DAY: dayPart((day) => day.getUTCDate()),
}

export const functions: Readonly<Record<string, Call>> = { ...logic, ...texts, ...mathematics, ...days, ...lookups }
