/**
 * One cell, both ways. Excel gives a number, a text or a yes/no, never a date and never an amount; what it means depends
 * on the column it stands in and on how the user's Excel writes numbers. A cell that could mean two things is a question
 * with both readings, never a guess.
 */
import { fits } from '../../shared/basics/money.ts'
import type { Kind } from '../../shared/sheets/sheets.ts'
import type { Language, Params } from '../../shared/words/language.ts'
import { termOf, termText } from '../../shared/words/terms.ts'
import type { Choice } from '../state/findings.ts'

/** A cell as Excel hands it over; an empty one is `''`. */
export type Cell = string | number | boolean

/** What a cell means: text, a decimal, an ISO day, yes or no; `null` when empty. */
export type Typed = string | number | boolean | null

/** How the user's Excel writes numbers and counts days. */
export interface Culture {
  readonly decimal: string
  readonly group: string
  /** Workbooks from old Macs count days from 1904. */
  readonly from1904: boolean
  /** In .NET's letters, such as `d/MM/yyyy`. */
  readonly shortDate?: string
  /** Of the sheets; English when it is not known. */
  readonly language?: Language
}

/** Why a cell has no meaning yet. `choices` are what it may mean. */
export class CellProblem {
  readonly code: string
  readonly params: Params
  readonly choices: readonly Choice[]
  constructor(code: string, params: Params, choices: readonly Choice[] = []) {
    this.code = code
    this.params = params
    this.choices = choices
  }
}

/** The cell's meaning in a column of this kind, or why it has none. */
export function readCell(cell: Cell, kind: Kind, culture: Culture, longest = 32_767): Typed | CellProblem {
  if (typeof cell === 'string' && cell.trim() === '') return null
  switch (kind) {
    case 'text':
    case 'status':
    case 'instant':
      return readText(textOf(cell), longest)
    case 'code':
      return readCode(cell, longest)
    case 'term':
      return readTerm(cell, longest)
    case 'date':
      return readDate(cell, culture)
    case 'flag':
      return readFlag(cell)
    default:
      return readNumber(cell, kind, culture)
  }
}

export const errorCell = (cell: Cell): CellProblem => new CellProblem('ErrorCell', { value: String(cell) })

function readText(text: string, longest: number): string | null | CellProblem {
  if (text.length > longest) return new CellProblem('TextTooLong', { value: text.length, max: longest })
  return text
}

// Excel keeps 15 digits of a number; a longer code that arrives as a number has lost its tail already.
function readCode(cell: Cell, longest: number): string | null | CellProblem {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return new CellProblem('CodeRounded', { value: String(cell) })
  const text = visible(textOf(cell)).trim()
  return text === '' ? null : readText(text, longest)
}

function readTerm(cell: Cell, longest: number): string | null | CellProblem {
  const read = readCode(cell, longest)
  return typeof read === 'string' ? termOf(read) : read
}

/** Web pages put marks between letters that steer how they break and run; nobody sees them, and no code has them. */
const visible = (text: string): string => text.replace(/\p{Cf}/gu, '')

const textOf = (cell: Cell): string =>
  typeof cell === 'number' ? decimalText(cell) : typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : cell

/** The shortest decimal that equals the number to Excel's 15 digits: 0.1 + 0.2 reads `0.3`. */
export const decimalText = (value: number): string => String(Number(value.toPrecision(15)))

const yes = new Set(['true', 'yes', 'y', 'ja', 'j', 'oui', 'o', 'vrai', 'waar', '1', 'x'])
const no = new Set(['false', 'no', 'n', 'nee', 'neen', 'non', 'faux', 'onwaar', '0', '-'])

function readFlag(cell: Cell): boolean | null | CellProblem {
  if (typeof cell === 'boolean') return cell
  const word = String(cell).trim().toLowerCase()
  if (word === '') return null
  if (yes.has(word)) return true
  return no.has(word) ? false : new CellProblem('NotYesOrNo', { value: String(cell) })
}

// ── numbers ──

type NumberKind = 'quantity' | 'price' | 'percent' | 'factor' | 'amount' | 'whole'
/** Null: as many as it has. */
const decimalsOf: Readonly<Record<NumberKind, 0 | 2 | 5 | null>> = {
  quantity: 5,
  price: 5,
  percent: 5,
  factor: null,
  amount: 2,
  whole: 0,
}

/** Beyond this a double no longer holds five decimals. */
const largest = 9_999_999_999

function readNumber(cell: Cell, kind: NumberKind, culture: Culture): number | null | CellProblem {
  if (typeof cell === 'number') return keptNumber(cell, decimalsOf[kind])
  if (typeof cell === 'boolean') return new CellProblem('NotANumber', { value: textOf(cell) })
  const read = readNumberText(cell, culture)
  return typeof read === 'number' ? keptNumber(read, decimalsOf[kind]) : read
}

function keptNumber(value: number, decimals: 0 | 2 | 5 | null): number | CellProblem {
  if (Math.abs(value) > largest) return new CellProblem('NumberTooLarge', { value: decimalText(value), max: largest })
  if (decimals === null) return value
  const scale = 10 ** decimals
  const kept = Math.round(value * scale) / scale
  if (kept === value || fits(value, decimals)) return kept
  return new CellProblem('TooManyDecimals', { value: decimalText(value), max: decimals })
}

const decorations = /[\s€$£]|EUR/gi
/** Web pages write a true minus, word processors a dash. */
const dashes = /[\u2212\u2013\u2014]/g
/** `25,-` and `25,--` are whole euros. */
const noCents = /(?<whole>\d[.,])--?(?=\)?$)/
const figure = /^([+-]?)([\d.,]*\d[\d.,]*)(-?)$/

/** A number that arrived as text: `1 234,50 €`, `(1,00)`, `12,5-`, `25,-`. Only an unmistakable one is taken. */
function readNumberText(text: string, culture: Culture): number | null | CellProblem {
  const bare = visible(text)
    .replace(decorations, '')
    .replace(dashes, '-')
    .replace(/%$/, '')
    .replace(noCents, '$<whole>00')
  if (bare === '' && text.trim() === '') return null
  const inBrackets = /^\((.*)\)$/.exec(bare)
  const found = figure.exec(inBrackets ? (inBrackets[1] as string) : bare)
  if (!found || !spacesBetweenThousands(text)) return new CellProblem('NotANumber', { value: text })
  const [, sign, digits, trailing] = found as unknown as [string, string, string, string]
  if (inBrackets && (sign || trailing)) return new CellProblem('NotANumber', { value: text })
  const negative = inBrackets !== null || sign === '-' || trailing === '-'
  return readDigits(text, digits, negative, culture)
}

// "12 34" is two numbers, not one; between thousands a space, a no-break space or a narrow one may stand.
const spacesBetweenThousands = (text: string): boolean =>
  !/\d\s+\d/.test(text) || /^\D*\d{1,3}(\s\d{3})+(\D.*)?$/.test(text)

function readDigits(text: string, digits: string, negative: boolean, culture: Culture): number | CellProblem {
  const signed = (plain: string) => (negative ? -Number(plain) : Number(plain))
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (points === 0 && commas === 0) return signed(digits)
  if (points > 0 && commas > 0) return readBothSigns(text, digits, signed, culture)
  return readOneSign(text, digits, points > 0 ? '.' : ',', Math.max(points, commas), signed, culture)
}

type Signed = (plain: string) => number

function readBothSigns(text: string, digits: string, signed: Signed, culture: Culture): number | CellProblem {
  const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  const [whole = '', fraction = '', ...more] = digits.split(decimal)
  if (more.length > 0 || !isGrouped(whole, decimal === '.' ? ',' : '.'))
    return new CellProblem('NotANumber', { value: text })
  const value = signed(`${whole.replace(/[.,]/g, '')}.${fraction}`)
  return decimal === culture.decimal ? value : otherSign(text, value, culture)
}

function readOneSign(
  text: string,
  digits: string,
  sign: string,
  times: number,
  signed: Signed,
  culture: Culture,
): number | CellProblem {
  if (times > 1) {
    if (isGrouped(digits, sign)) return signed(digits.replaceAll(sign, ''))
    return new CellProblem('NotANumber', { value: text })
  }
  const value = signed(digits.replace(sign, '.'))
  if (sign === culture.decimal) return value
  return isGrouped(digits, sign)
    ? ambiguous(text, signed(digits.replace(sign, '')), value, culture)
    : otherSign(text, value, culture)
}

const isGrouped = (digits: string, sign: string): boolean =>
  (sign === '.' ? /^[1-9]\d{0,2}(\.\d{3})+$/ : /^[1-9]\d{0,2}(,\d{3})+$/).test(digits)

const ambiguous = (text: string, first: number, second: number, culture: Culture) =>
  question('AmbiguousNumber', text, [numberChoice(first, culture), numberChoice(second, culture)])

const otherSign = (text: string, value: number, culture: Culture) =>
  question('OtherDecimalSign', text, [numberChoice(value, culture)])

/** A number that a cell may mean, in the user's writing. */
export const numberChoice = (value: number, culture: Culture): Choice => ({
  text: decimalText(value).replace('.', culture.decimal),
  value,
})

const question = (code: string, text: string, choices: readonly Choice[]) =>
  new CellProblem(code, { value: text, first: choices[0]?.text ?? '', second: choices[1]?.text ?? '' }, choices)

// ── days ──

const dayLength = 86_400_000
const dayZero = Date.UTC(1899, 11, 30)
const days1904 = 1462
const lastSerial = 2_958_465

/** 46053 → `2026-01-31`, and so 46053.6, which is its afternoon. Null for what is no day that a person can mean. */
export function serialToDay(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? days1904 : 0)
  // Excel counts a 29 February 1900 that never was; a serial below 61 is a typing mistake, not a day.
  if (days < 61 || days > lastSerial) return null
  return dayText(dayZero + days * dayLength)
}

export const dayToSerial = (day: string, from1904: boolean): number =>
  (Date.parse(`${day}T00:00:00Z`) - dayZero) / dayLength - (from1904 ? days1904 : 0)

/** An instant as the user's own clock shows it, to the second. */
function instantToSerial(instant: string, from1904: boolean): Cell {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return asText(instant)
  const local = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds())
  return Number(((local - dayZero) / dayLength - (from1904 ? days1904 : 0)).toFixed(6))
}

function readDate(cell: Cell, culture: Culture): string | null | CellProblem {
  if (typeof cell === 'boolean') return new CellProblem('NotADate', { value: textOf(cell) })
  if (typeof cell === 'string') return readDateText(cell, culture)
  const day = serialToDay(cell, culture.from1904)
  if (day !== null) return day
  const early = cell < 61
  return new CellProblem(early ? 'DateTooEarly' : 'NotADate', { value: early ? earlyDay(cell) : decimalText(cell) })
}

// As Excel shows it: it counts from 1 January 1900, so its days before March are one off.
const earlyDay = (serial: number): string =>
  serial > 0 && serial < 60 ? dayText(Date.UTC(1899, 11, 31) + serial * dayLength) : decimalText(serial)

const dayText = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** Of the same day; one with a time zone may be of another. */
const time = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s?[ap]\.?m\.?)?$/i
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const dayFirstDate = /^(\d{1,2})-(\d{1,2})-(\d{4})$/
const slashedDate = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/

function readDateText(cell: string, culture: Culture): string | null | CellProblem {
  const text = visible(cell).trim().replace(time, '')
  if (text === '') return null
  const iso = isoDate.exec(text)
  if (iso) return keptDay(dayOf(iso[1], iso[2], iso[3]), text)
  const dayFirst = dayFirstDate.exec(text)
  if (dayFirst) return keptDay(dayOf(dayFirst[3], dayFirst[2], dayFirst[1]), text)
  const slashed = slashedDate.exec(text)
  return slashed ? askDate(cell, slashed, culture) : new CellProblem('NotADate', { value: text })
}

function keptDay(day: string | null, text: string): string | CellProblem {
  if (day === null) return new CellProblem('NotADate', { value: text })
  return day < '1900-03-01' ? new CellProblem('DateTooEarly', { value: text }) : day
}

// 1/12/2010 is 1 December to one reader and 12 January to the next.
function askDate(text: string, parts: RegExpExecArray, culture: Culture): CellProblem {
  const readings = [dayOf(parts[3], parts[2], parts[1]), dayOf(parts[3], parts[1], parts[2])]
  const days = [...new Set(readings.filter((day): day is string => day !== null && day >= '1900-03-01'))]
  if (days.length === 0) return new CellProblem('NotADate', { value: text })
  const choices = days.map((day): Choice => ({ text: day, value: dayToSerial(day, culture.from1904) }))
  return question(days.length > 1 ? 'AmbiguousDate' : 'UncertainDate', text, choices)
}

function dayOf(year = '', month = '', date = ''): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const ms = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? day : null
}

// ── writing ──

const armed = /^[=+\-@\t\r\n|%']/

/** Text that Excel would take for a formula, or whose apostrophe it would swallow, stays text. */
export const asText = (text: string): string => (armed.test(text) ? `'${text}` : text)

/** What to put in a cell so that it reads back as this value. Days become serial numbers, text stays text. */
export function writeCell(value: Typed | undefined, kind: Kind, culture: Culture): Cell {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return value
  if (kind === 'date' && isoDate.test(value)) return dayToSerial(value, culture.from1904)
  if (kind === 'instant') return instantToSerial(value, culture.from1904)
  return asText(kind === 'term' ? termText(value, culture.language ?? 'en') : value)
}
