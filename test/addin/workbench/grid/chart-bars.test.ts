// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { bars } from '../../../../addin/workbench/grid/chart-bars.ts'

const plot = { left: 40, top: 10, width: 300, height: 90 }
document.documentElement.lang = 'en'
const sold = [{ name: 'Sold', categories: ['Gazelle', 'Batavus', 'Sparta'], values: [100, 50, 25] }]

const figures = (drawn: readonly SVGElement[], name: string) => drawn.filter(({ tagName }) => tagName === name)
const at = (one: SVGElement | undefined, attribute: string) => Number(one?.getAttribute(attribute))

test('bars lie beside their names, as long as what they show', () => {
  const drawn = bars(sold, plot, false)
  const [first, second, third] = figures(drawn, 'rect')
  expect([at(first, 'width'), at(second, 'width'), at(third, 'width')]).toEqual([180, 90, 45])
  expect(new Set([at(first, 'x'), at(second, 'x'), at(third, 'x')]).size).toBe(1)
  expect(figures(drawn, 'text').map((text) => text.textContent)).toEqual(['100', '0', 'Gazelle', 'Batavus', 'Sparta'])
})

test('the first is the lowest, as in Excel, and the highest when that is turned round', () => {
  const heights = (isReversed: boolean) => figures(bars(sold, plot, isReversed), 'rect').map((one) => at(one, 'y'))
  const [low, , high] = heights(false) as [number, number, number]
  expect(low).toBeGreaterThan(high)
  expect(heights(true)).toEqual(heights(false).toReversed())
})

test('a long name is cut where its room ends, and a loss lies on the other side of nought', () => {
  const long = [{ name: 'Sold', categories: ['Fietsgroothandel Van der Straeten en Zonen'], values: [-50] }]
  const drawn = bars(long, plot, false)
  expect(figures(drawn, 'text').at(-1)?.textContent).toBe('Fietsgroothandel Van de…')
  const [bar] = figures(drawn, 'rect')
  expect([at(bar, 'x'), at(bar, 'width')]).toEqual([160, 180])
})
