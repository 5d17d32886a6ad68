/** The texts of the workbench page itself, in the three languages that it speaks. The task pane has its own. */
import { workbench as en } from './words/en.ts'
import { workbench as fr } from './words/fr.ts'
import { workbench as nl } from './words/nl.ts'

export const languages = ['en', 'nl', 'fr'] as const
export type Language = (typeof languages)[number]

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands', fr: 'Français' }

export type Words = Readonly<Record<keyof typeof en, string>>

export const wordsOf: Readonly<Record<Language, Words>> = { en, nl, fr }

/** Puts values in the `{places}` of a text. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
