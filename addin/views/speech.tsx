/** The words of the pane in the user's language, and numbers, amounts, dates and times as that language writes them. */
import { createContext, useContext } from 'react'
import { captioned, captionOf } from '../../shared/sheets/headings.ts'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import { dayText, withDays } from '../../shared/words/days.ts'
import type { Language, Params, WordKey, Words } from '../../shared/words/language.ts'
import {
  amountText,
  fieldName,
  isWordKey,
  locales,
  numberText,
  problemSentence,
  sentence,
} from '../../shared/words/sentence.ts'
import type { Place, Problem } from '../state/findings.ts'
import type { SheetNames } from '../state/state.ts'

export interface Speech {
  readonly language: Language
  readonly say: (key: WordKey, params?: Params) => string
  /** With its currency where that is not the company's own. */
  readonly amount: (value: number, currency?: string) => string
  readonly number: (value: number) => string
  /** A large number in few letters, such as `12K`. */
  readonly short: (value: number) => string
  /** An ISO day. */
  readonly day: (day: string) => string
  /** The name of a month such as `2026-03`. */
  readonly month: (month: string) => string
  /** The day it is where the user is, ISO. */
  readonly today: () => string
  /** An instant: the time when it is of today, else day and time. */
  readonly time: (instant: string) => string
  /** Of a cell it names the column as its sheet does. */
  readonly problem: (problem: Pick<Problem, 'code' | 'params' | 'message'> & Partial<Pick<Problem, 'place'>>) => string
  /** The heading of a place's column, as the sheet has it; empty when the place is a whole row. */
  readonly column: (place: Place) => string
  /** A property's name as people know it. */
  readonly field: (name: string) => string
  /** What the workbook calls a sheet of ours, as far as that was seen. */
  readonly sheet: (sheet: SheetKey) => string
  /** The text of a key that may not exist, such as a ledger's name. */
  readonly known: (key: string, otherwise: string, params?: Params) => string
}

/** `shortDate` is how Excel writes days, `sheetNames` what stands on the tabs. */
export function speechOf(
  words: Words,
  language: Language,
  shortDate: string | null = null,
  sheetNames: SheetNames = {},
): Speech {
  const day = (iso: string) => dayText(iso, shortDate, language)
  const dated = (params: Params = {}) => withDays(params, day)
  return {
    language,
    say: (key, params) => sentence(words, language, key, dated(params)),
    amount: (value, currency = '') => [currency, amountText(value, language)].filter(Boolean).join(' '),
    number: (value) => numberText(value, language),
    short: (value) => value.toLocaleString(locales[language], { notation: 'compact' }),
    day,
    month: (month) => monthText(month, language),
    today: localDay,
    time: (instant) => timeText(instant, language),
    problem: ({ code, params, message, place }) =>
      message ?? problemSentence(words, language, { code, params: captioned(dated(params), place?.sheet, words) }),
    column: ({ sheet, column }) => (column === null ? '' : captionOf(sheet, column, words)),
    field: (name) => fieldName(words, name),
    sheet: (sheet) => sheetNames[sheet] ?? words[`sheet.${sheet}`],
    known: (key, otherwise, params) =>
      isWordKey(words, key) ? sentence(words, language, key, dated(params)) : otherwise,
  }
}

function monthText(month: string, language: Language): string {
  const at = new Date(`${month}-15T12:00:00Z`)
  return at.toLocaleString(locales[language], { month: 'long' })
}

function localDay(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function timeText(instant: string, language: Language): string {
  const at = new Date(instant)
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  const isToday = at.toDateString() === new Date().toDateString()
  return at.toLocaleString(locales[language], isToday ? time : { day: 'numeric', month: 'short', ...time })
}

const SpeechContext = createContext<Speech | null>(null)
export const SpeechProvider = SpeechContext.Provider

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('Views speak only inside a SpeechProvider.')
  return speech
}
