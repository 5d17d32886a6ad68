import { expect, test } from 'vitest'
import { paymentReferenceOf } from '../../../../shared/basics/check-digits.ts'
import { openMentions } from '../../../../shared/receivables/matching/mentions.ts'
import type { OpenItem } from '../../../../shared/receivables/open-item.ts'

const item = (documentNumber: string, externalDocumentNumber = '') =>
  ({ documentNumber, externalDocumentNumber }) as OpenItem
const known = openMentions([
  item('PSI000012', 'PO-2026-7'),
  item('PSI000013', '47B'),
  item('2026/0014'),
  item('9814'),
  item('AB1234'),
])
const named = (text: string) =>
  known.in(text).found.map(({ reason, items }) => `${reason} ${items.map((one) => one.documentNumber)}`)

test('a number stands alone, in capitals or not, whole or in groups', () => {
  expect(named('pay psi000012, thanks')).toEqual(['documentNumber PSI000012'])
  expect(named('PSI 000012')).toEqual(['documentNumber PSI000012'])
  expect(named('your po-2026-7')).toEqual(['externalDocumentNumber PSI000012'])
  expect(named('2026/0014')).toEqual(['documentNumber 2026/0014'])
  expect(named('for 9814')).toEqual(['documentNumber 9814'])
  expect(named('AB 1234')).toEqual(['documentNumber AB1234'])
})

test('a number within another, or one too short to be a number, names nothing', () => {
  for (const text of ['PSI000012A', 'XPSI000012', 'ref 47B', '98 14', '2026', '0014']) expect(named(text)).toEqual([])
})

test('a structured communication is found however it is written', () => {
  for (const text of ['+++000/0000/01212+++', '000000001212', '***000/0000/01212***', '0000 0000 1212'])
    expect(named(text)).toEqual(['structuredReference PSI000012'])
})

test('an RF reference is found in its groups of four', () => {
  const groups = paymentReferenceOf('RF', 'PSI000013')
    .match(/.{1,4}/g)
    ?.join(' ')
  expect(named(`Ref ${groups} thank you`)).toContain('creditorReference PSI000013')
})

test('a valid reference that belongs to nothing open is told', () => {
  expect(known.in('+++000/0000/09999+++').hasUnknownReference).toBe(false) // 99 mod 97 is 2, not 99
  expect(known.in('+++000/0000/09902+++').hasUnknownReference).toBe(true)
  expect(known.in('PSI000012').hasUnknownReference).toBe(false)
})
