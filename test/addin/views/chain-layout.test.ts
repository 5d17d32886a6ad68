import { expect, test } from 'vitest'
import { boxHeight, gap, layoutOf } from '../../../addin/views/chain-layout.ts'
import type { Chain } from '../../../shared/reports/document-chain.ts'

const node = (id: string, kind: Chain['nodes'][number]['kind']) => ({
  id,
  kind,
  number: id,
  date: null,
  status: '',
  amount: null,
})

test('one of a kind stands in the middle, two side by side, and lines run between those that are drawn', () => {
  const chain: Chain = {
    nodes: [node('o', 'salesOrders'), node('s1', 'salesShipments'), node('s2', 'salesShipments')],
    links: [
      { from: 'o', to: 's1' },
      { from: 'o', to: 's2' },
    ],
  }
  const layout = layoutOf(chain, 'o')
  expect(layout.placed.map(({ node: { id }, x, y }) => [id, x, y])).toEqual([
    ['o', 50, 0],
    ['s1', 25, boxHeight + gap],
    ['s2', 75, boxHeight + gap],
  ])
  expect(layout.lines.map(({ to }) => to.node.id)).toEqual(['s1', 's2'])
  expect(layout.height).toBe(2 * boxHeight + gap)
})

test('of many of a kind some are left out, never the one that it is about', () => {
  const chain: Chain = {
    nodes: Array.from({ length: 20 }, (_, at) => node(`s${at}`, 'salesShipments')),
    links: [],
  }
  const layout = layoutOf(chain, 's19')
  expect(layout.placed).toHaveLength(7)
  expect(layout.placed.at(-1)?.node.id).toBe('s19')
  expect([...layout.left]).toEqual([['salesShipments', 13]])
})
