/** What a row of the overview is called in the reader's language. */
import type { WordKey, Words } from '../words/language.ts'

/** A month as `03/2026`, a bucket of ages or a figure by its word, a customer or an item by its name. */
export function overviewName({ section, key, displayName }: Readonly<Record<string, unknown>>, words: Words): string {
  if (section === 'sales') return String(key).split('-').toReversed().join('/')
  const word = section === 'aging' ? `field.${key}` : `overview.${key}`
  return section === 'customers' || section === 'items'
    ? String(displayName || key)
    : (words[word as WordKey] ?? String(key))
}
