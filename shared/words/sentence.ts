import type { Language, Params, WordKey, Words } from './language.ts'

/**
 * One text of the product, filled in. `words` are those of `language`, so that a page carries only its own.
 *
 * Numbers, ISO dates and instants are written in the manner of the language.
 *
 * A parameter called `field` or `column` may be a property name: the name people know it by is shown. One whose value has
 * a word of its own under its name, such as `status.Released`, is shown by that word. Beside an `amount`, `max`, `value`
 * and `missing` are money too, and money has its two decimals. An `entry` or a `line` is named by its number.
 * A parameter that is not given leaves nothing behind, so a text must read well without it only where the
 * caller may leave it out. A text that has not arrived yet (see `FirstWords`) is empty.
 */
export function sentence(words: Words, language: Language, key: WordKey, params: Params = {}): string {
  return unbroken(words[key] ?? '', language)
    .replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
      const value = params[name]
      if (one !== undefined && many !== undefined) return isSingular(value, language) ? one : many
      if (value === undefined) return ''
      if (name === 'field' || name === 'column') return fieldName(words, String(value))
      if (typeof value === 'number' && namesByNumber.has(name)) return String(value)
      if (typeof value === 'number') return (isMoney(name, params) ? amountText : numberText)(value, language)
      const own = `${name}.${value.replaceAll(' ', '')}`
      return isWordKey(words, own) ? words[own] : written(value, language)
    })
    .trimEnd()
}

/** The numbers of an entry and of a line are names: nothing groups their digits. */
const namesByNumber: ReadonlySet<string> = new Set(['entry', 'line'])

// French has a space before its high signs and inside its quotation marks, at which no line may end.
const unbroken = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/ ([?!:;»])/g, '\u00A0$1').replaceAll('« ', '«\u00A0') : text

const isMoney = (name: string, params: Params): boolean =>
  params.amount !== undefined && ['amount', 'max', 'value', 'missing'].includes(name)

/**
 * The sentence of a problem code, or another where the code has one for what is `expected`, or for the `user` who did it; a
 * code that has no sentence yet is shown as it came, with the server's own text.
 */
export function problemSentence(
  words: Words,
  language: Language,
  problem: { readonly code: string; readonly params?: Params; readonly message?: string },
): string {
  const bare = `problem.${problem.code}`
  const given = ['expected', 'user'].find((name) => problem.params?.[name])
  const key = isWordKey(words, `${bare}.${given}`) ? (`${bare}.${given}` as WordKey) : bare
  if (problem.params && isWordKey(words, key)) return sentence(words, language, key, problem.params)
  if (problem.message) return problem.message
  return isWordKey(words, key) ? sentence(words, language, key) : problem.code
}

export const isWordKey = (words: Words, key: string): key is WordKey => Object.hasOwn(words, key)

/** `unitPrice` → "Unit price"; a name that we have no word for stays as it is. */
export function fieldName(words: Words, field: string): string {
  const key = `field.${field}`
  return isWordKey(words, key) ? words[key] : field
}

// French counts zero as one; Dutch and English do not.
function isSingular(value: string | number | undefined, language: Language): boolean {
  const n = Math.abs(Number(value))
  return language === 'fr' ? n < 2 : n === 1
}

function written(value: string, language: Language): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateText(value, language)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? instantText(value, language) : value
}

/** 1234.5 → `1,234.5` (en), `1.234,5` (nl, fr with their own spaces); never more than five decimals. */
export const numberText = (value: number, language: Language): string => numberFormats[language].format(value)

/** 1234.5 → `1,234.50`: an amount of money, always with its two decimals. */
export const amountText = (value: number, language: Language): string =>
  value.toLocaleString(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `2026-01-31` → `31/01/2026` (en, fr) or `31-01-2026` (nl): day first, as people in Belgium and the Netherlands write. */
export function dateText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return [date, month, year].join(language === 'nl' ? '-' : '/')
}

/** An instant, where the reader is: `15 Jun, 10:04`. */
const instantText = (instant: string, language: Language): string =>
  new Date(instant).toLocaleString(locales[language], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

/** How each language writes numbers and days. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE' }

const numberFormat = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 5 })
const numberFormats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: numberFormat(locales.en),
  nl: numberFormat(locales.nl),
  fr: numberFormat(locales.fr),
}
