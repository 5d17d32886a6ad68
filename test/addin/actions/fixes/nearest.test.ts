import { expect, test } from 'vitest'
import { nearest } from '../../../../addin/actions/fixes/nearest.ts'

const customers = [
  { code: 'C-0001', name: 'Acme NV' },
  { code: 'C-0002', name: 'De Vries B.V.' },
  { code: 'C-0012', name: 'Bakkerij Peeters' },
  { code: 'ACME2', name: 'Second company of that name' },
  { code: 'K9', name: 'Élevage du Chêne' },
]
const codes = (text: string, most = 6) => nearest(text, customers, most).map(({ code }) => code)

test('a mistyped code finds codes and names that are nearly the same, the nearest first', () => {
  expect(codes('ACM1')).toEqual(['C-0001', 'ACME2'])
  expect(codes('C0012')[0]).toBe('C-0012')
  expect(codes('c-0003').slice(0, 2)).toEqual(['C-0001', 'C-0002'])
})

test('the beginning or a part of a name finds it, whatever its accents and case', () => {
  expect(codes('vries')).toEqual(['C-0002'])
  expect(codes('PEET')[0]).toBe('C-0012')
  expect(codes('elev')).toEqual(['K9'])
  expect(codes('chene')[0]).toBe('K9')
})

test('nothing is offered that has nothing in common, and everything for nothing', () => {
  expect(codes('WWWWWWWW')).toEqual([])
  expect(codes('', 2)).toEqual(['C-0001', 'C-0002'])
})
