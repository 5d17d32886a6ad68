/** What this page is, for who comes here first: a strip above the sheet that can be closed for good. */
import { icon, icons, make } from './element.ts'
import type { Words } from './words.ts'

const key = 'verkoop.workbench.welcomed'

export interface WelcomeActions {
  readonly sample: () => void
  readonly install: () => void
}

export function createWelcome(words: Words, actions: WelcomeActions): HTMLElement {
  const button = (name: string, label: string, act: () => void): HTMLButtonElement => {
    const made = make('button', { type: 'button', class: 'tool', 'data-welcome-action': name }, label)
    made.addEventListener('click', act)
    return made
  }
  const close = make(
    'button',
    { type: 'button', class: 'tool only-icon', 'aria-label': words.closeWelcome, title: words.closeWelcome },
    icon(icons.close),
  )
  const steps = make('ol', {}, ...[words.welcome1, words.welcome2, words.welcome3].map((step) => make('li', {}, step)))
  const strip = make(
    'section',
    { class: 'welcome', 'aria-label': words.welcome, 'data-welcome': '', hidden: localStorage.getItem(key) !== null },
    make('div', {}, make('strong', {}, words.welcome), make('p', {}, words.welcomeSafe)),
    steps,
    button('sample', words.sample, actions.sample),
    button('install', words.install, actions.install),
    close,
  )
  close.addEventListener('click', () => {
    localStorage.setItem(key, 'yes')
    strip.hidden = true
  })
  return strip
}
