/** Days as the cells of the reader's Excel show them. */
import type { Language, Params } from './language.ts'
import { dateText } from './sentence.ts'

/** For whom a sentence is: in which language, and how Excel writes days there (`d/MM/yyyy`); null where that is not known. */
export interface Reader {
  readonly language: Language
  readonly shortDate?: string | null
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** `2026-01-05` by Excel's pattern (`d/MM/yyyy` → `5/01/2026`); as the language has it where there is none that says all. */
export function dayText(day: string, pattern: string | null, language: Language): string {
  if (pattern === null || !saysAll(pattern)) return dateText(day, language)
  const [year = '', month = '', date = ''] = day.split('-')
  const figures = { d: date, M: month, y: year } as const
  return pattern.replaceAll(/d+|M+|y+/g, (part) => {
    const figure = figures[part[0] as keyof typeof figures]
    return part[0] === 'y'
      ? figure.slice(-Math.max(2, part.length))
      : part.length === 1
        ? String(Number(figure))
        : figure
  })
}

/** Day, month and year, each in figures. */
const saysAll = (pattern: string): boolean =>
  ['d', 'M', 'y'].every((letter) => pattern.includes(letter)) && !/M{3}|d{3}/.test(pattern)

/** What a `Prefer` header (RFC 7240) says: `short-date="d/MM/yyyy"`. Null where it names no pattern that says all in figures. */
export function shortDateAsked(prefer: string | undefined): string | null {
  const pattern = /(?:^|[,;\s])short-date="([dMy/. -]{5,16})"/.exec(prefer ?? '')?.[1] ?? null
  return pattern !== null && saysAll(pattern) ? pattern : null
}
export const preferredDates = (shortDate: string | null): string | null =>
  shortDate === null ? null : `short-date="${shortDate}"`

/** Days among what goes into a sentence. */
export const withDays = (params: Params, day: (iso: string) => string): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isDay(value) ? day(value) : value]))

/** The same as this reader's Excel writes them. */
export const datedFor = (params: Params, { language, shortDate = null }: Reader): Params =>
  withDays(params, (day) => dayText(day, shortDate, language))
