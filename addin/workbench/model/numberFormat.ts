/** Numbers, days and texts as a number format shows them under a culture. */

import { isError } from './cells.ts'
import { type Culture, cultures } from './culture.ts'
import { toDay } from './days.ts'
import type { CellValue } from './types.ts'

export interface Shown {
  readonly text: string
  /** From `[Red]` and its like, as `#RRGGBB`. */
  readonly color: string | null
}

/** What a cell shows when it is wide enough. */
export const shownText = (value: CellValue, code: string, culture: Culture): string => shown(value, code, culture).text

export function shown(value: CellValue, code: string, culture: Culture): Shown {
  if (value === null) return plain('')
  if (isError(value)) return plain(value.error)
  if (typeof value === 'boolean') return plain(value ? culture.yes : culture.no)
  const sections = splitSections(localDate(code, culture))
  if (typeof value === 'string') return textSection(value, sections)
  const { section, number } = numberSection(value, sections)
  return { text: renderNumber(number, section, culture), color: colorOf(section) }
}

const plain = (text: string): Shown => ({ text, color: null })

/** `m/d/yyyy` as a whole code is the built-in format that follows the culture, as do the `[$-F800]` and `[$-F400]` ones. */
function localDate(code: string, culture: Culture): string {
  if (code === 'm/d/yyyy') return culture.shortDate
  if (code === 'm/d/yyyy h:mm') return `${culture.shortDate} h:mm`
  if (code.startsWith('[$-F800]')) return culture.longDate
  return code.startsWith('[$-F400]') ? culture.longTime : code
}

/** Parts of a code: literals keep their quotes or backslash. */
const partPattern = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P|General|E[+-]|y+|m+|d+|h+|s+|\.0+(?=\D|$)|[0#?]|[\s\S]/gi

const parts = (section: string): string[] => section.match(partPattern) ?? []

function splitSections(code: string): string[] {
  const sections = ['']
  for (const part of parts(code))
    if (part === ';') sections.push('')
    else sections[sections.length - 1] += part
  return sections
}

const literal = (part: string): string | null => {
  if (part.startsWith('"')) return part.slice(1, -1)
  if (part.startsWith('\\')) return part.slice(1)
  if (part.startsWith('_')) return ' '
  if (part.startsWith('*')) return ''
  const [, currency] = /^\[\$([^\]-]*)/.exec(part) ?? []
  if (currency !== undefined) return currency
  return /^\[(?!h+\]|m+\]|s+\])/i.test(part) ? '' : null
}

function textSection(value: string, sections: readonly string[]): Shown {
  const section = sections[3] ?? (sections.at(-1)?.includes('@') ? sections.at(-1) : undefined)
  if (section === undefined) return plain(value)
  const text = parts(section).map((part) => literal(part) ?? (part === '@' ? value : part))
  return { text: text.join(''), color: colorOf(section) }
}

function numberSection(value: number, sections: readonly string[]): { section: string; number: number } {
  const [positive = 'General', negative, zero] = sections
  if (value < 0 && negative !== undefined && sections.length > 1) return { section: negative, number: -value }
  if (value === 0 && zero !== undefined) return { section: zero, number: value }
  return { section: positive, number: value }
}

const colors: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  cyan: '#00FFFF',
  green: '#00FF00',
  magenta: '#FF00FF',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
}

const colorOf = (section: string): string | null => {
  const [, name] = /\[([a-z]+)\]/i.exec(section) ?? []
  return colors[name?.toLowerCase() ?? ''] ?? null
}

/** Whether a code shows days or times. */
export const isDateFormat = (code: string): boolean =>
  parts(code).some((part) => literal(part) === null && /^(y+|d+|h+|s+|\[h+\]|AM\/PM)$/i.test(part)) ||
  /^m+[/-]|^mmm/i.test(code)

function renderNumber(value: number, section: string, culture: Culture): string {
  const list = parts(section)
  if (list.some((part) => /^general$/i.test(part))) return renderGeneralParts(value, list, culture)
  if (isDateFormat(section)) return renderDay(value, list, culture)
  if (section === '') return ''
  if (list.includes('@') && !list.some((part) => /^[0#?]$/.test(part)))
    return list.map((part) => literal(part) ?? (part === '@' ? generalText(value, culture) : part)).join('')
  return renderDigits(value, list, culture)
}

const renderGeneralParts = (value: number, list: readonly string[], culture: Culture): string =>
  list.map((part) => literal(part) ?? (/^general$/i.test(part) ? generalText(value, culture) : part)).join('')

/** Eleven digits at most, as the General format has them. */
function generalText(value: number, culture: Culture): string {
  const size = Math.abs(value)
  if (value !== 0 && (size >= 1e11 || size < 1e-9)) return exponential(value, culture)
  const wholeDigits = Math.max(1, Math.trunc(size).toString().length)
  return trimmed(value.toFixed(Math.max(0, Math.min(9, 10 - wholeDigits)))).replace('.', culture.decimal)
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^-0$/, '0')

function exponential(value: number, culture: Culture): string {
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e')
  const sign = exponent.startsWith('-') ? '-' : '+'
  return `${trimmed(mantissa).replace('.', culture.decimal)}E${sign}${exponent.slice(1).padStart(2, '0')}`
}

const isDigit = (part: string): boolean => part === '0' || part === '#' || part === '?'

/** How the digits of a code are laid out. */
interface Layout {
  readonly wholeZeros: number
  readonly decimals: number
  readonly decimalZeros: number
  readonly grouped: boolean
  /** By what the value is multiplied: percents up, trailing commas down. */
  readonly factor: number
}

function layoutOf(list: readonly string[]): Layout {
  const flat = list.flatMap((part) => (/^\.0+$/.test(part) ? [...part] : [part]))
  const dot = flat.indexOf('.')
  const whole = flat.slice(0, dot < 0 ? undefined : dot)
  const after = dot < 0 ? [] : flat.slice(dot + 1)
  const lastDigit = flat.findLastIndex(isDigit)
  const scaling = flat.filter((part, at) => part === ',' && at > lastDigit).length
  const percents = flat.filter((part) => part === '%').length
  return {
    wholeZeros: whole.filter((part) => part === '0').length,
    decimals: after.filter(isDigit).length,
    decimalZeros: after.filter((part) => part === '0').length,
    grouped: whole.some(
      (part, at) => part === ',' && whole.slice(at + 1).some(isDigit) && whole.slice(0, at).some(isDigit),
    ),
    factor: 10 ** (percents * 2 - scaling * 3),
  }
}

function renderDigits(value: number, list: readonly string[], culture: Culture): string {
  const layout = layoutOf(list)
  const digits = digitsText(Math.abs(value) * layout.factor, layout, culture)
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : ''
  let placed = false
  const text = list.map((part) => {
    const fixed = literal(part)
    if (fixed !== null) return fixed
    if (!isDigit(part) && part !== ',' && !/^\.0*$/.test(part)) return part
    if (placed || part === ',') return ''
    placed = true
    return digits
  })
  return sign + text.join('')
}

function digitsText(value: number, layout: Layout, culture: Culture): string {
  const [whole = '', decimals = ''] = roundedText(value, layout.decimals).split('.')
  const padded = (whole === '0' ? '' : whole).padStart(layout.wholeZeros, '0')
  const kept = decimals.slice(0, layout.decimalZeros) + decimals.slice(layout.decimalZeros).replace(/0+$/, '')
  const front = layout.grouped ? padded.replace(/\B(?=(\d{3})+$)/g, culture.thousands) : padded
  return front + (layout.decimals > 0 && (kept !== '' || layout.decimalZeros > 0) ? culture.decimal + kept : '')
}

/** Halves away from zero on the fifteen digits that Excel keeps. */
function roundedText(value: number, decimals: number): string {
  const exact = Number(value.toPrecision(15))
  const shifted = Math.round(Number(`${exact}e${decimals}`))
  return Number.isFinite(shifted) && shifted < 1e21
    ? Number(`${shifted}e-${decimals}`).toFixed(decimals)
    : exact.toFixed(decimals)
}

function renderDay(value: number, list: readonly string[], culture: Culture): string {
  const day = toDay(Math.round(value * 86_400) / 86_400)
  if (!day) return '########'
  const twelve = list.some((part) => /^(AM\/PM|A\/P)$/i.test(part))
  return list
    .map((part, at) => literal(part) ?? dayPart(part, { day, value, twelve, minutes: isMinutes(list, at), culture }))
    .join('')
}

/** An `m` after an hour or before a second is minutes. */
function isMinutes(list: readonly string[], at: number): boolean {
  const letters = (part: string): boolean => /^\[?[ymdhs]+\]?$/i.test(part)
  const before = list.slice(0, at).findLast(letters)
  const after = list.slice(at + 1).find(letters)
  return /^\[?h/i.test(before ?? '') || /^s/i.test(after ?? '')
}

interface Moment {
  readonly day: Date
  readonly value: number
  readonly twelve: boolean
  readonly minutes: boolean
  readonly culture: Culture
}

function dayPart(part: string, moment: Moment): string {
  const { day, culture } = moment
  const letter = part.replace('[', '').charAt(0).toLowerCase()
  const padded = (number: number): string => String(number).padStart(Math.min(2, part.length), '0')
  if (/^am\/pm$/i.test(part)) return day.getUTCHours() < 12 ? 'AM' : 'PM'
  if (/^a\/p$/i.test(part)) return day.getUTCHours() < 12 ? 'A' : 'P'
  if (/^\[h+\]$/i.test(part)) return String(Math.floor(moment.value * 24 + 1e-9))
  if (letter === 'y')
    return part.length > 2 ? String(day.getUTCFullYear()) : String(day.getUTCFullYear() % 100).padStart(2, '0')
  if (letter === 'm' && /^m+$/i.test(part))
    return moment.minutes ? padded(day.getUTCMinutes()) : monthText(part, day, culture)
  if (letter === 'd') return part.length > 2 ? weekday(part, day, culture) : padded(day.getUTCDate())
  if (letter === 'h') return padded(moment.twelve ? day.getUTCHours() % 12 || 12 : day.getUTCHours())
  if (letter === 's') return padded(day.getUTCSeconds())
  if (part === '/') return culture.dateSeparator
  return part === ':' ? culture.timeSeparator : part
}

const inWords = (day: Date, culture: Culture, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(culture.name, { ...options, timeZone: 'UTC' }).format(day).replace(/\.$/, '')

function monthText(part: string, day: Date, culture: Culture): string {
  const month = day.getUTCMonth() + 1
  if (part.length < 3) return String(month).padStart(part.length, '0')
  if (part.length === 3) return inWords(day, culture, { month: 'short' })
  const full = inWords(day, culture, { month: 'long' })
  return part.length === 5 ? full.slice(0, 1).toUpperCase() : full
}

const weekday = (part: string, day: Date, culture: Culture): string =>
  inWords(day, culture, { weekday: part.length === 3 ? 'short' : 'long' })

/** What the code says to a program, whatever the culture: for comparing filters and the like. */
export const englishText = (value: CellValue, code: string): string => shownText(value, code, cultures['en-US'])
