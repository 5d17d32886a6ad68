import { expect, test } from 'vitest'
import { boundsOf, markOf } from '../../../../addin/workbench/grid/chart-scale.ts'

test('an axis goes to a round number above what it shows, and has zero in it', () => {
  expect(boundsOf([86_964.39, 30_639.32])).toEqual({ least: 0, most: 100_000 })
  expect(boundsOf([1.2, -0.3])).toEqual({ least: -0.5, most: 2 })
  expect(boundsOf([-12])).toEqual({ least: -20, most: 0 })
  expect(boundsOf([])).toEqual({ least: 0, most: 0 })
  expect(boundsOf([5])).toEqual({ least: 0, most: 5 })
})

test('its marks are short, in the language of the reader', () => {
  expect(markOf(100_000, 'en')).toBe('100K')
  expect(markOf(2_000_000, 'nl')).toMatch(/^2\smln\.$/)
  expect(markOf(0.5, 'fr')).toBe('0,5')
})
