import { expect, test } from 'vitest'
import { openNames } from '../../../../shared/receivables/matching/names.ts'

const customers = [
  'Harbor Lights Trading',
  'Café René & Fils',
  'Jan Janssens',
  'De Smet Bouw NV',
  'De Smet Bouw BV',
  'ABC',
  'Rémy',
]
const near = (name: string) => openNames(customers, (one) => one).near(name)

test('a name is found in any order, cut off at the end, without accents, with more words around it', () => {
  expect(near('TRADING LIGHTS HARBOR')).toEqual(['Harbor Lights Trading'])
  expect(near('Harbor Lights Tradin')).toEqual(['Harbor Lights Trading'])
  expect(near('REMY')).toEqual(['Rémy'])
  expect(near('CAFE RENE FILS')).toEqual(['Café René & Fils'])
  expect(near('Mevr. JANSSENS JAN (privé)')).toEqual(['Jan Janssens'])
})

test('the form of a company tells nobody apart', () => {
  expect(near('DE SMET BOUW')).toEqual(['De Smet Bouw NV', 'De Smet Bouw BV'])
})

test('half a name, a very short one, and words that happen to be there are nobody', () => {
  for (const name of ['Harbor Light', 'Payment for invoice x', 'Jan', 'ABC', ''] as const)
    expect(near(name)).toEqual([])
})
