import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  belgianDigits,
  creditorReference,
  isBelgianEnterpriseNumber,
  isCreditorReference,
  isIban,
  isStructuredCommunication,
  paymentReferenceOf,
  structuredCommunication,
} from '../../../shared/basics/check-digits.ts'

test('a bank account is right with its check digits only, spaces or not', () => {
  expect(['BE68 5390 0754 7034', 'be68539007547034', 'NL91 ABNA 0417 1643 00'].every(isIban)).toBe(true)
  expect(['BE69539007547034', 'BE68 5390 0754 7043', '', 'x', '539-0075470-34'].some(isIban)).toBe(false)
})
test('a structured communication holds the payload and its rest by 97, which is 97 when there is none', () => {
  expect(structuredCommunication('20260001')).toBe('+++002/0260/00196+++')
  expect(structuredCommunication('97')).toBe('+++000/0000/09797+++')
})
test('a creditor reference is that of ISO 11649', () => {
  expect(creditorReference('539007547034')).toBe('RF18539007547034')
})
test('whatever the number of a document, its reference proves itself, and no two of a series are alike', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), fc.nat(9_999_999), fc.constantFrom('', 'PSI-', 'F2026/'), (one, other, prefix) => {
      const numbered = (scheme: 'BE-OGM' | 'RF', place: number) => paymentReferenceOf(scheme, `${prefix}${place}`)
      expect(isStructuredCommunication(numbered('BE-OGM', one))).toBe(true)
      expect(isCreditorReference(numbered('RF', one))).toBe(true)
      for (const scheme of ['BE-OGM', 'RF'] as const)
        if (String(one).length === String(other).length && one !== other)
          expect(numbered(scheme, one)).not.toBe(numbered(scheme, other))
    }),
  )
  expect(paymentReferenceOf('none', 'PSI-1')).toBe('')
})
test('one wrong digit is noticed', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999_999), fc.nat(11), fc.integer({ min: 1, max: 9 }), (payload, at, by) => {
      const digits = structuredCommunication(String(payload)).replace(/\D/g, '')
      const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
      expect(isStructuredCommunication(changed)).toBe(false)
    }),
  )
})
test('a Belgian number is read with dots, spaces and its prefix', () => {
  expect(['BE 0202.239.951', '0202 239 951', 'be0202239951'].map(belgianDigits)).toEqual(Array(3).fill('0202239951'))
  expect(isBelgianEnterpriseNumber('0202239952')).toBe(false)
})
