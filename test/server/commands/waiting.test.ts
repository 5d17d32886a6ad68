import { afterEach, expect, test, vi } from 'vitest'
import { mostHeld, openWaiting } from '../../../server/commands/waiting.ts'

afterEach(() => {
  vi.useRealTimers()
})
/** Waits that say in `over` that they were let go, in the order in which that happened. */
function opened() {
  vi.useFakeTimers()
  const stop = new AbortController()
  const waiting = openWaiting(stop.signal)
  const over: string[] = []
  const wait = (userName: string, name: string) => {
    const held = waiting.hold(userName)
    const sleeping = held.changed('trade', 400).then(() => {
      if (held.isOver()) over.push(name)
    })
    return { ...held, sleeping }
  }
  return { stop, waiting, over, wait, settled: () => vi.advanceTimersByTimeAsync(0) }
}

test('of one who waits with too many the oldest is let go, of others none', async () => {
  const { over, wait, settled } = opened()
  wait('piet', 'of piet')
  for (let count = 1; count <= mostHeld + 2; count++) wait('an', `${count}`)
  await settled()
  expect(over).toEqual(['1', '2'])
})

test('a wait that ended makes room for another, and no timer is left of any', async () => {
  const { waiting, over, wait, settled } = opened()
  const waits = Array.from({ length: mostHeld }, (_, count) => wait('an', `${count}`))
  waits[5]?.end()
  wait('an', 'one more').end()
  await settled()
  expect(over).toEqual(['5', 'one more'])
  waiting.wake('trade')
  await Promise.all(waits.map(({ sleeping }) => sleeping))
  expect(over).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('the end of the server lets all go, and who comes then does not wait', async () => {
  const { stop, over, wait, settled } = opened()
  wait('an', 'an')
  wait('piet', 'piet')
  stop.abort()
  wait('an', 'late')
  await settled()
  expect(over).toEqual(['an', 'piet', 'late'])
  expect(vi.getTimerCount()).toBe(0)
})
