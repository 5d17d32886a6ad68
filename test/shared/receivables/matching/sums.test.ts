import { expect, test } from 'vitest'
import { combination } from '../../../../shared/receivables/matching/sums.ts'

const of = (sizes: readonly number[], total: number) => combination(sizes, (size) => size, total)

test('a sum is found where only one set of two or more makes it', () => {
  expect(of([30, 40], 70)).toEqual([30, 40])
  expect(of([30, 40, 70], 70)).toEqual([30, 40])
  expect(of([10, 20, 30, 40], 50)).toBeNull()
  expect(of([30, 40], 30)).toBeNull()
  expect(of([70], 70)).toBeNull()
})

test('among very many, none is looked for', () => {
  const sizes = Array.from({ length: 12 }, (_, at) => 2 ** at)
  expect(of(sizes, 3)).toEqual([1, 2])
  expect(of([...sizes, 9_999], 3)).toBeNull()
})
