import type { Language, Words } from '../../shared/words/language.ts'

/** The words of one language; the others stay on the server until somebody chooses them. */
export async function wordsOf(language: Language): Promise<Words> {
  if (language === 'nl') return (await import('../../shared/words/nl.ts')).nl
  if (language === 'fr') return (await import('../../shared/words/fr.ts')).fr
  return (await import('../../shared/words/en.ts')).en
}
