import { expect, test } from 'vitest'
import { createPace } from '../../../../addin/workbook/excel/pace.ts'

/** Sends requests of the size that the pace proposes, each as long as `milliseconds` says, and tells their sizes. */
function sizesOf(requests: number, milliseconds: (bytes: number) => number, pace = createPace()): number[] {
  return Array.from({ length: requests }, () => {
    const bytes = pace.size()
    pace.took(bytes, milliseconds(bytes))
    return bytes
  })
}

test('what goes quickly grows, but never above what Excel on the web takes', () => {
  const sizes = sizesOf(8, () => 10)
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0)
  expect(sizes.at(-1)).toBe(1_500_000)
})

test('what takes too long shrinks until it does not', () => {
  const sizes = sizesOf(20, (bytes) => bytes / 700)
  const last = sizes.at(-1) ?? 0
  expect(last / 700).toBeLessThan(200)
  expect(last / 700).toBeGreaterThan(50)
})

test('a slow line is no reason for small requests: they would only be more', () => {
  const pace = createPace()
  pace.took(0, 300)
  const sizes = sizesOf(5, () => 600, pace)
  expect(Math.min(...sizes)).toBe(400_000)
})

test('the short end of a long row of requests says nothing', () => {
  const pace = createPace()
  pace.took(10_000, 5)
  pace.took(10_000, 5000)
  expect(pace.size()).toBe(400_000)
})

test('what Excel refused once is not tried again', () => {
  const pace = createPace()
  expect(pace.refused(400_000)).toBe(true)
  const sizes = sizesOf(6, () => 1, pace)
  expect(Math.max(...sizes, pace.most())).toBe(200_000)
})
