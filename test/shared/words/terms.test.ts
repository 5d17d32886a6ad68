import { expect, test } from 'vitest'
import { allTerms, termOf, termText } from '../../../shared/words/terms.ts'

test('a term is shown in the language of the sheet, and what has no word stays as it came', () => {
  expect((['en', 'nl', 'fr'] as const).map((language) => termText('Credit Memo', language))).toEqual([
    'Credit Memo',
    'Creditnota',
    'Note de crédit',
  ])
  expect(termText('Something new', 'nl')).toBe('Something new')
})

test('whoever wrote it in whichever language, every term reads back as itself', () => {
  for (const term of Object.keys(allTerms))
    for (const language of ['en', 'nl', 'fr'] as const) {
      expect(termOf(termText(term, language))).toBe(term)
      expect(termOf(` ${termText(term, language).toUpperCase()} `)).toBe(term)
    }
  expect(termOf('nonsense')).toBe('nonsense')
})
