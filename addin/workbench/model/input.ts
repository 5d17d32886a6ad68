/** From what is typed, pasted or handed over by a program to what a cell holds. */
import type { Content } from './cells.ts'
import { type Culture, cultures } from './culture.ts'
import { checkedDay } from './days.ts'
import type { CellValue } from './types.ts'

export interface Input extends Content {
  /** A format that the input brings along for a cell whose own is `General`. */
  readonly numberFormat: string | null
}

const input = (value: CellValue, numberFormat: string | null = null): Input => ({ value, formula: null, numberFormat })

/** What a program writes: numbers and truths as they are, texts read in English. */
export function programInput(value: string | number | boolean, code: string): Input {
  if (typeof value !== 'string') return input(value)
  return readText(value, code, cultures['en-US'], false)
}

/** What a person types into a cell with the format `code`. */
export const typedInput = (text: string, code: string, culture: Culture): Input => readText(text, code, culture, true)

function readText(text: string, code: string, culture: Culture, typed: boolean): Input {
  if (text === '') return input(null)
  if (text.startsWith("'")) return input(text.slice(1))
  if (code === '@' && !text.startsWith('=')) return input(text)
  if (text.startsWith('=') && text.length > 1) return formula(typed ? englishFormula(text, culture) : text)
  const plain = readPlain(text.trim(), culture, code)
  if (plain) return plain
  return /^[+-]./.test(text) || (typed && /^@./.test(text)) ? formula(`=${text.replace(/^\+/, '')}`) : input(text)
}

const formula = (text: string): Input => ({ value: null, formula: text, numberFormat: null })

function readPlain(text: string, culture: Culture, code: string): Input | null {
  if (text.toUpperCase() === culture.yes || /^true$/i.test(text)) return input(true)
  if (text.toUpperCase() === culture.no || /^false$/i.test(text)) return input(false)
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i.test(text)) return input({ error: text.toUpperCase() })
  return readNumber(text, culture, code) ?? readDay(text, culture)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function readNumber(text: string, culture: Culture, code: string): Input | null {
  const [, open, currency, bare = '', after, percent, close] =
    /^(\()?\s*(?:([€$£])\s*)?([+-]?[^€$£%()]+?)\s*([€$£])?\s*(%)?(\))?$/.exec(text) ?? []
  const number = plainNumber(bare.trim(), culture)
  if (number === null || Boolean(open) !== Boolean(close)) return null
  const signed = open ? -Math.abs(number) : number
  if (percent) return input(signed / 100, bare.includes(culture.decimal) ? '0.00%' : '0%')
  if (currency || after) return input(signed, `[$${currency ?? after}] #,##0.00`)
  const grouped = bare.includes(culture.thousands) && code === 'General'
  return input(signed, grouped ? (bare.includes(culture.decimal) ? '#,##0.00' : '#,##0') : null)
}

/** A number in the culture's writing; thousands must stand by threes. `null` when the text is no number. */
function plainNumber(text: string, culture: Culture): number | null {
  const space = culture.thousands.trim() === '' ? '[\\s\\u00A0\\u202F]' : escaped(culture.thousands)
  const pattern = new RegExp(
    `^[+-]?(?:\\d{1,3}(?:${space}\\d{3})+|\\d+)?(?:${escaped(culture.decimal)}\\d*)?(?:[eE][+-]?\\d+)?$`,
  )
  if (!pattern.test(text) || !/\d/.test(text)) return null
  const english = text.replace(new RegExp(space, 'g'), '').replace(culture.decimal, '.')
  const number = Number(english)
  return Number.isFinite(number) ? Number(number.toPrecision(15)) : null
}

/** Days as the culture orders them, with any of `/`, `-` and (outside English) `.`; year first is always understood. */
function readDay(text: string, culture: Culture): Input | null {
  const [, y, ym, yd] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? []
  if (y) return dayInput(Number(y), Number(ym), Number(yd))
  const separators = culture.decimal === '.' || culture.thousands === '.' ? '[-/]' : '[-/.]'
  const [, first, second, year] =
    new RegExp(`^(\\d{1,2})${separators}(\\d{1,2})(?:${separators}(\\d{4}|\\d{2}))?$`).exec(text) ?? []
  if (!first || !second) return null
  const monthFirst = culture.shortDate.startsWith('m')
  const [month, day] = monthFirst ? [first, second] : [second, first]
  return dayInput(year ? fullYear(Number(year)) : new Date().getFullYear(), Number(month), Number(day), !year)
}

const fullYear = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year)

function dayInput(year: number, month: number, day: number, short = false): Input | null {
  const serial = checkedDay(year, month, day)
  return serial === null ? null : input(serial, short ? 'd-mmm' : 'm/d/yyyy')
}

/** A formula typed with the culture's semicolons and decimal commas. */
function englishFormula(text: string, culture: Culture): string {
  if (culture.list === ',') return text
  return text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|(\d),(?=\d)|;/g, (piece, digit: string | undefined) => {
    if (piece === ';') return ','
    return digit === undefined ? piece : `${digit}.`
  })
}
