import type { State } from './state.ts'

/** The one place that holds the current state; views subscribe, actions change it. */
export interface Store {
  readonly get: () => State
  readonly change: (change: (state: State) => State) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore(initial: State): Store {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    change: (change) => {
      const next = change(state)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
