import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Language, Params, WordKey, Words } from './language.ts'
import { nl } from './nl.ts'
import { problemSentence, sentence } from './sentence.ts'

export { type Language, languageOf, languages, type Params, type WordKey, type Words } from './language.ts'

/** All three languages at once: for the server. The pane loads one (see `language.ts` and `sentence.ts`). */
export const words: Readonly<Record<Language, Words>> = { en, nl, fr }

/** `say('nl', 'problem.UnknownItem', { value: 'X' })` → the Dutch sentence. */
export const say = (language: Language, key: WordKey, params: Params = {}): string =>
  sentence(words[language], language, key, params)

/** The sentence of a problem code of the contract, or its own message when the code has no sentence. */
export const sayProblem = (
  language: Language,
  problem: { readonly code: string; readonly params?: Params; readonly message?: string },
): string => problemSentence(words[language], language, problem)
