/**
 * The words on paper and in messages, in all three languages: documents speak the customer's, so the server needs all of
 * them and the pane none. `{name}` is filled in.
 */
import type { Language } from './language.ts'
import { print as en } from './print/en.ts'
import { print as fr } from './print/fr.ts'
import { print as nl } from './print/nl.ts'

export type PrintWord = keyof typeof en

const printWords: Readonly<Record<Language, Readonly<Record<PrintWord, string>>>> = { en, nl, fr }

export const printed = (language: Language, word: PrintWord, params: Readonly<Record<string, string>> = {}) =>
  printWords[language][word].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
