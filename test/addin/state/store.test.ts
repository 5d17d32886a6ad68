import { expect, test } from 'vitest'
import { initialState } from '../../../addin/state/state.ts'
import { createStore } from '../../../addin/state/store.ts'
import { words } from '../../../shared/words/words.ts'

test('listeners hear of changes only, until they stop listening', () => {
  const store = createStore(initialState('en', words.en))
  let heard = 0
  const stop = store.subscribe(() => heard++)
  store.change((state) => state)
  store.change((state) => ({ ...state, company: 'demo' }))
  stop()
  store.change((state) => ({ ...state, company: null }))
  expect([heard, store.get().company]).toEqual([1, null])
})
