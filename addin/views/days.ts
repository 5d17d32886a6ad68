/** Days in the pane as the cells beside it show them. */
import type { Language, Params } from '../../shared/words/language.ts'
import { dateText } from '../../shared/words/sentence.ts'

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** `2026-01-05` by Excel's pattern (`d/MM/yyyy` → `5/01/2026`); as the language has it where there is none that says all. */
export function dayText(day: string, pattern: string | null, language: Language): string {
  if (pattern === null || !['d', 'M', 'y'].every((letter) => pattern.includes(letter)) || /M{3}|d{3}/.test(pattern))
    return dateText(day, language)
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

/** Days among what goes into a sentence. */
export const withDays = (params: Params, day: (iso: string) => string): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isDay(value) ? day(value) : value]))
