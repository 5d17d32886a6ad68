/** Draws the whole pane in a made-up moment, and finds what is in it. */
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { createStore, type Store } from '../../../addin/state/store.ts'
import { App } from '../../../addin/views/app.tsx'
import { fetchLater } from '../../../addin/views/later.ts'
import type { Surroundings } from '../../../addin/views/surroundings.ts'
import { registerOwnIcons } from '../../../addin/views/ui/icons.tsx'
import { type Language, words } from '../../../shared/words/words.ts'
import { type MomentName, moments } from './states.ts'
import { type Asked, notingActions, surroundings } from './still-actions.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
// jsdom has no layout, so no media either.
window.matchMedia ??= (media: string) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList

export interface Drawn {
  readonly store: Store
  /** What the pane asked of the actions, in order. */
  readonly asked: readonly Asked[]
  /** All text that can be seen or heard. */
  readonly text: () => string
  readonly find: (selector: string) => HTMLElement
  readonly all: (selector: string) => readonly HTMLElement[]
  readonly press: (selector: string) => Promise<void>
  readonly key: (init: KeyboardEventInit) => Promise<void>
  readonly type: (selector: string, text: string) => Promise<void>
  /** One of a list, by its value. */
  readonly choose: (selector: string, value: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function draw(
  name: MomentName,
  language: Language = 'en',
  around: Partial<Surroundings> = {},
): Promise<Drawn> {
  registerOwnIcons()
  const place = document.body.appendChild(document.createElement('div'))
  const store = createStore(moments[name](language, words[language]))
  const asked: Asked[] = []
  const root: Root = createRoot(place)
  const props = { store, actions: notingActions(asked), surroundings: surroundings(around) }
  await act(async () => root.render(createElement(App, props)))
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const find = (selector: string) => {
    const [first] = all(selector)
    if (!first) throw new Error(`There is no ${selector} in: ${document.body.textContent}`)
    return first
  }
  return {
    store,
    asked,
    all,
    find,
    text: () => document.body.textContent ?? '',
    press: async (selector) => {
      const element = find(selector)
      await act(async () => element.click())
    },
    key: async (init) => {
      await act(
        async () =>
          void (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
          ),
      )
    },
    type: async (selector, text) => {
      const element = find(selector)
      await act(async () => {
        // React listens to what the browser itself sets.
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
        set?.call(element, text)
        element.dispatchEvent(new Event('input', { bubbles: true }))
      })
    },
    choose: async (selector, value) => {
      const select = find(selector) as HTMLSelectElement
      await act(async () => {
        select.value = value
        select.dispatchEvent(new Event('change', { bubbles: true }))
      })
    },
    close: async () => {
      await act(async () => root.unmount())
      place.remove()
    },
  }
}

/** Once all that is fetched later is here. */
export const settled = (): Promise<void> => act(fetchLater)
