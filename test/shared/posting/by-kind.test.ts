import { describe, expect, test } from 'vitest'
import { ByKind } from '../../../shared/posting/by-kind.ts'

const stocked = () =>
  new ByKind<string>().set('items', 'a', 'Anvil').set('items', 'b', 'Bolt').set('stock', 'a', 'three')

describe('values by kind and key', () => {
  test('are apart where kinds share a key, and numbers and texts are keys', () => {
    const known = stocked().set('itemEntry', 7, 'receipt')
    expect([known.get('items', 'a'), known.get('stock', 'a'), known.get('itemEntry', 7)]).toEqual([
      'Anvil',
      'three',
      'receipt',
    ])
    expect([known.get('stock', 'b'), known.get('orders', 'a'), known.get('itemEntry', '7')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('are counted, each once', () => {
    const known = stocked().set('items', 'a', 'Awl')
    expect(known.size).toBe(3)
    known.delete('items', 'a')
    known.delete('items', 'a')
    known.delete('orders', 'a')
    expect([known.size, known.get('items', 'a')]).toEqual([2, undefined])
  })

  test('are told of one kind in the order in which they came, and of all', () => {
    const known = stocked()
    expect(known.of('items')).toEqual(['Anvil', 'Bolt'])
    expect(known.of('orders')).toEqual([])
    expect(known.all()).toEqual(['Anvil', 'Bolt', 'three'])
  })

  test('stay as they are when a copy changes, which may be of some kinds only', () => {
    const known = stocked()
    const items = known.copy((kind) => kind === 'items').set('items', 'c', 'Clamp')
    expect([items.size, items.get('stock', 'a'), items.get('items', 'a')]).toEqual([3, undefined, 'Anvil'])
    expect([known.size, known.get('items', 'c')]).toEqual([3, undefined])
  })
})
