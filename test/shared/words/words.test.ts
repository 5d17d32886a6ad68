import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Field } from '../../../shared/basics/fields.ts'
import { resources } from '../../../shared/posting/resources.ts'
import { type ActionName, documentActions } from '../../../shared/sheets/actions.ts'
import { languageOf, languages, say, sayProblem, words } from '../../../shared/words/words.ts'

describe('words', () => {
  test('every language asks for the same parameters in the same text', () => {
    const parameters = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]))].sort()
    for (const language of languages)
      for (const [key, text] of Object.entries(words.en))
        expect(parameters(words[language][key as keyof typeof words.en]), `${language} ${key}`).toEqual(
          parameters(text),
        )
  })

  test('no language leaves a text empty or in English by accident', () => {
    for (const language of ['nl', 'fr'] as const)
      for (const [key, text] of Object.entries(words[language])) {
        expect(text.trim(), key).not.toBe('')
        if (key.startsWith('problem.'))
          expect(text, `${language} ${key}`).not.toBe(words.en[key as keyof typeof words.en])
      }
  })

  test('each word is said in one place', async () => {
    const folder = `${import.meta.dirname}/../../../shared/words`
    // What stands on paper is no word of the pane's.
    const areas = readdirSync(folder, { withFileTypes: true }).filter(
      (one) => one.isDirectory() && one.name !== 'print',
    )
    const said = await Promise.all(
      areas.map(async ({ name }) => {
        const area: Readonly<Record<string, object>> = await import(`${folder}/${name}/en.ts`)
        return Object.keys(area[name] ?? {})
      }),
    )
    const once = new Set<string>()
    expect(said.flat().filter((key) => once.size === once.add(key).size)).toEqual([])
    expect(once.size).toBe(Object.keys(words.en).length)
  })

  test('a command whose name ends in dots asks before it is done', () => {
    for (const language of languages)
      for (const [name, { asks }] of Object.entries(documentActions))
        if (!asks) expect(say(language, `do.${name as ActionName}`), `${language} ${name}`).not.toMatch(/…|\.\.\./)
  })

  test('a number chooses the word, and French counts zero as one', () => {
    expect(say('en', 'action.post', { n: 1 })).toBe('Post 1 ready document')
    expect(say('en', 'action.post', { n: 0 })).toBe('Post 0 ready documents')
    expect(say('fr', 'action.post', { n: 0 })).toBe('Valider 0 document prêt')
    expect(say('nl', 'action.post', { n: 12 })).toBe('12 documenten boeken')
  })

  test('fields, numbers and dates are written as the reader knows them', () => {
    expect(say('nl', 'problem.TooManyDecimals', { field: 'unitPrice', value: 1234.5, max: 5 })).toContain(
      'Eenheidsprijs: 1.234,5',
    )
    expect(say('nl', 'problem.PostingDateNotAllowed', { date: '2026-01-31', from: '', to: '' })).toContain('31-01-2026')
    expect(say('fr', 'problem.MissingValue', { field: 'shelfLife' })).toBe('shelfLife est vide. Complétez.')
  })

  test('a value that is not allowed is told with what is expected, and what does not exist with where to add it', () => {
    const told = (code: string, params: Record<string, string>) => sayProblem('nl', { code, params })
    expect(told('InvalidValue', { field: 'iban', value: 'X' })).toBe('IBAN: X is hier niet toegelaten.')
    expect(told('InvalidValue', { field: 'iban', value: 'X', expected: 'BE68' })).toBe(
      'IBAN: X is hier niet toegelaten. Verwacht: BE68.',
    )
    expect(told('UnknownCurrency', { value: 'CHF', expected: 'EUR, USD', setup: 'currencies' })).toBe(
      'De valuta CHF bestaat hier niet. Gebruik EUR, USD, of laat CHF toevoegen in de instellingen onder Valuta’s.',
    )
    expect(told('UnknownReference', { field: 'currencyCode', value: 'CHF', setup: 'currencies' })).toBe(
      'Valuta: CHF bestaat niet. Kies een bestaande waarde, of voeg ze eerst toe onder Valuta’s.',
    )
  })

  test('every part of the set-up that a record may name has a name itself', () => {
    const named = Object.values(resources).flatMap(({ fields }) =>
      Object.values<Field<unknown>>(fields).flatMap(({ refersTo, mustExist }) =>
        refersTo && mustExist ? [refersTo] : [],
      ),
    )
    // Of these it is said by sentences of their own that they do not exist.
    const own = ['customers', 'vendors', 'paymentTerms', 'accounts']
    const unnamed = [...new Set(named)].filter((one) => !own.includes(one) && !(`setup.${one}` in words.en))
    expect(unnamed).toEqual([])
  })

  test('an entry or a line is named by its number, which nothing groups', () => {
    expect(say('fr', 'problem.AlreadyApplied', { entry: 3867 })).toBe("L'écriture 3867 est déjà lettrée.")
    expect(say('nl', 'problem.ExportDate', { line: 1204, value: 'x' })).toContain('1204')
  })

  test('what the server names in English is said as the reader knows it', () => {
    const released = { code: 'DocumentNotOpen', params: { number: 'SO-00334', status: 'Released' } }
    expect(sayProblem('fr', released)).toContain('a le statut «\u00A0Lancé\u00A0»')
    expect(sayProblem('nl', { code: 'DocumentNotOpen', params: { number: 'SO-1', status: 'In Review' } })).toContain(
      'heeft de status Ter goedkeuring',
    )
    expect(sayProblem('fr', { code: 'CustomerBlocked', params: { customer: 'C1', blocked: 'All' } })).toContain(
      '(tout)',
    )
    expect(sayProblem('fr', { code: 'Forbidden', params: { role: 'accountant' } })).toContain('le rôle Comptable')
  })

  test('money keeps its two decimals, and what is no money does not get them', () => {
    expect(sayProblem('fr', { code: 'OverdueBalance', params: { customer: 'C1', amount: 778 } })).toContain('778,00')
    const over = { code: 'OverApplied', params: { amount: 100, max: 50.5 } }
    expect(sayProblem('en', over)).toContain('100.00 is more than the 50.50')
    const returned = { code: 'ItemCannotBeReturned', params: { item: 'X', max: 3, entry: 7 } }
    expect(sayProblem('en', returned)).toContain('at most 3 can')
  })

  test('no line of French ends before a sign that belongs to the word', () => {
    expect(say('fr', 'confirm.title.ship', { documents: 'a ? b' })).toBe('Expédier a ? b\u00A0?')
  })

  test('a time comes with its day when it is not of today, so no preposition of clock times stands before it', () => {
    const clumsy = languages.flatMap((language) =>
      Object.entries(words[language]).filter(([, text]) => /\b(at|om)\s\{time\}|\sà\s\{time\}/.test(text)),
    )
    expect(clumsy).toEqual([])
  })

  test('braces in a value stay as they are', () => {
    expect(say('en', 'problem.UnknownItem', { value: '{value}' })).toContain('Item {value} does not')
  })

  test('a code without a sentence is shown with the message that came along', () => {
    expect(sayProblem('en', { code: 'NewKind', message: 'Told by the server.' })).toBe('Told by the server.')
    expect(sayProblem('en', { code: 'NewKind' })).toBe('NewKind')
    expect(sayProblem('nl', { code: 'UnknownItem', params: { value: 'X' } })).toContain('Artikel X')
  })

  test('the language is the first that is spoken here, in the order of preference', () => {
    expect(languageOf('de-DE,fr;q=0.5,nl;q=0.9')).toBe('nl')
    expect(languageOf('nl-BE')).toBe('nl')
    expect(languageOf('xx')).toBe('en')
    expect(languageOf(undefined)).toBe('en')
  })
})
