import { expect, test } from 'vitest'
import { amountTyped } from '../../../addin/views/amount-typed.ts'

test('an amount is read however people write it, in any of the languages', () => {
  const typed = [
    '121',
    '121,5',
    '121.50',
    '1.234,56',
    '1,234.56',
    '1 234,56',
    '1\u202f234,56',
    '12.345',
    '€ 5',
    ' 0,01 ',
  ]
  expect(typed.map(amountTyped)).toEqual([12100, 12150, 12150, 123456, 123456, 123456, 123456, 1234500, 500, 1])
})

test('what is no amount above nothing is none', () => {
  for (const typed of ['', '0', '0,00', '-5', 'all', '1,2345', '12,34,56', '1.23.456', '5,'])
    expect(amountTyped(typed)).toBeNull()
})
