import { describe, expect, test } from 'vitest'
import {
  axisOf,
  indexAt,
  isHidden,
  lengthOf,
  scrollTo,
  sizeOf,
  spanOf,
  startOf,
  stepFrom,
} from '../../../../addin/workbench/grid/axis.ts'

const sizes = new Map([
  [2, 50],
  [5, 0],
  [6, 0],
])
const axis = axisOf(10, 20, sizes)

describe('an axis with a tall row and two hidden ones', () => {
  test('knows where every row starts, as if they were laid end to end', () => {
    let point = 0
    for (let index = 0; index < 10; index += 1) {
      expect(startOf(axis, index)).toBe(point)
      expect(sizeOf(axis, index)).toBe(sizes.get(index) ?? 20)
      point += sizes.get(index) ?? 20
    }
    expect(lengthOf(axis)).toBe(point)
  })
  test('finds the row at every point of it', () => {
    for (let point = 0; point < lengthOf(axis); point += 1) {
      const index = indexAt(axis, point)
      expect(startOf(axis, index)).toBeLessThanOrEqual(point)
      expect(startOf(axis, index + 1)).toBeGreaterThan(point)
    }
  })
  test('answers the first and the last row for points outside', () => {
    expect(indexAt(axis, -5)).toBe(0)
    expect(indexAt(axis, 10_000)).toBe(9)
  })
  test('steps over the hidden rows both ways and stays at the ends', () => {
    expect(isHidden(axis, 5)).toBe(true)
    expect(stepFrom(axis, 4, 1)).toBe(7)
    expect(stepFrom(axis, 7, -1)).toBe(4)
    expect(stepFrom(axis, 9, 1)).toBe(9)
    expect(stepFrom(axis, 0, -1)).toBe(0)
  })
})

describe('the rows to draw', () => {
  const long = axisOf(100_000, 20, new Map())
  test('are those in view and the spare ones around it, never the frozen ones', () => {
    expect(spanOf(long, { frozen: 1, scrolled: 0, length: 200, spare: 40 })).toEqual({ first: 1, last: 12 })
    expect(spanOf(long, { frozen: 1, scrolled: 2000, length: 200, spare: 40 })).toEqual({ first: 99, last: 112 })
  })
  test('end at the end', () => {
    expect(spanOf(long, { frozen: 0, scrolled: 1_999_800, length: 200, spare: 40 }).last).toBe(99_999)
  })
})

describe('scrolling to a row', () => {
  const long = axisOf(1000, 20, new Map())
  const view = { frozen: 1, scrolled: 400, length: 200 }
  test('moves nothing for a row in view or a frozen one', () => {
    expect(scrollTo(long, 25, view)).toBe(400)
    expect(scrollTo(long, 0, view)).toBe(400)
  })
  test('brings a row above below the frozen ones, and a row below up from under the edge', () => {
    expect(scrollTo(long, 10, view)).toBe(180)
    expect(scrollTo(long, 40, view)).toBe(620)
  })
})
