import type { en } from './en.ts'
import type { pane } from './pane/en.ts'

export type Language = 'en' | 'nl' | 'fr'

export const languages: readonly Language[] = ['en', 'nl', 'fr']

/** Each in its own language, for those who cannot read the one that is shown. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands', fr: 'Français' }

/** The name of something the product can say, such as `problem.UnknownItem`. */
export type WordKey = keyof typeof en

/** All texts of one language. */
export type Words = Readonly<Record<WordKey, string>>

/** The texts that the pane begins with; the others follow. */
export type FirstWords = Readonly<Record<keyof typeof pane, string>>

/** What fills the braces of a text. Numbers and ISO dates are written in the manner of the language. */
export type Params = Readonly<Record<string, string | number>>

/**
 * The language to speak, out of an `Accept-Language` header or a locale such as `nl-BE`.
 * The first that we speak wins, in the caller's order of preference; English when none.
 */
export function languageOf(wanted: string | null | undefined): Language {
  const asked = (wanted ?? '').split(',').map(readPreference)
  const spoken = asked.toSorted((a, b) => b.weight - a.weight).find((one) => isLanguage(one.tag))
  return spoken && isLanguage(spoken.tag) ? spoken.tag : 'en'
}

const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag)

function readPreference(text: string): { tag: string; weight: number } {
  const [range = '', ...parameters] = text.trim().split(';')
  const quality = parameters.find((one) => one.trim().startsWith('q='))
  const weight = quality ? Number(quality.trim().slice(2)) : 1
  const tag = (range.split('-')[0] ?? '').toLowerCase()
  return { tag, weight: Number.isFinite(weight) && weight > 0 ? weight : 0 }
}
