import { expect, test } from 'vitest'
import { starterRecords } from '../../../shared/templates/starter.ts'
import { termsName, unitName } from '../../../shared/words/set-up-names.ts'

const namesOf = (wanted: string) =>
  starterRecords('BE', { displayName: 'Demo', currencyCode: 'EUR' })
    .filter(({ type }) => type === wanted)
    .map(({ record }) => String((record as { displayName?: unknown }).displayName))

test('every unit and payment term that a company begins with is said in French too', () => {
  expect(namesOf('unitsOfMeasure').filter((name) => unitName(name, 2, 'fr') === name)).toEqual([])
  expect(namesOf('paymentTerms').filter((name) => termsName(name, 'fr') === name)).toEqual([])
  expect(namesOf('unitsOfMeasure').length).toBeGreaterThan(15)
})

test('a unit agrees with its number in the manner of its language; a name of the company’s own stays', () => {
  expect([1, 1.5, 2, -3, 0].map((many) => unitName('Doos', many, 'fr'))).toEqual([
    'Boîte',
    'Boîte',
    'Boîtes',
    'Boîtes',
    'Boîte',
  ])
  expect([1, 1.5, 2].map((many) => unitName('Doos', many, 'nl'))).toEqual(['Doos', 'Dozen', 'Dozen'])
  expect(unitName('Rol van 50 m', 2, 'fr')).toBe('Rol van 50 m')
})
