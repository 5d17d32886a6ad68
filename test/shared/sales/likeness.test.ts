import { expect, test } from 'vitest'
import { isVatNumber } from '../../../shared/basics/check-digits.ts'
import { bareName, likenessesOf, likenessKey } from '../../../shared/sales/likeness.ts'

test('a name is the same without its legal form, small words, accents, signs and order', () => {
  for (const one of ['De Spaak B.V.', 'SPAAK bv', 'Spaak', 'Spáák, de (NV)']) expect(bareName(one)).toBe('spaak')
  expect(bareName('Bakkerij De Korenaar')).toBe(bareName('de korenaar bakkerij bvba'))
  expect(bareName('NV')).toBe('nv')
  expect(bareName('Spaak Wielen')).not.toBe(bareName('Spaak'))
})

test('a Belgian firm is one by its VAT number and by its enterprise number', () => {
  const keys = (record: object) => likenessesOf(record).map(likenessKey)
  expect(keys({ taxRegistrationNumber: 'BE 0202.239.951', enterpriseNumber: '0202239951' })).toEqual([
    'taxRegistrationNumber:0202239951',
  ])
  expect(keys({ email: ' Info@X.example ' })).toEqual(['email:info@x.example'])
  expect(keys({ displayName: '', email: '' })).toEqual([])
})

test('VAT numbers have the form of their country, and right check digits where it is Belgium or the Netherlands', () => {
  for (const good of ['BE0202.239.951', 'NL004495445B01', 'FR40303265045', 'DE136695976', 'GB123456789'])
    expect(isVatNumber(good), good).toBe(true)
  for (const wrong of ['BE0202239950', 'NL123', 'NL004495446B01', 'FR4030326504', '0202239951', ''])
    expect(isVatNumber(wrong), wrong).toBe(false)
})
