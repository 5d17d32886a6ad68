/** What this page is and what to do next, for who comes here first: a strip above the sheet that can be closed for good. */
import { type Seen, type TourStep, tourAfter, tourStart, tourSteps } from '../tour.ts'
import { icon, icons, make } from './element.ts'
import type { Words } from './words.ts'

const key = 'verkoop.workbench.welcomed'

export interface WelcomeActions {
  readonly step: Readonly<Record<TourStep, () => void>>
  readonly install: () => void
}

export interface Welcome {
  readonly element: HTMLElement
  /** `look` is called only while somebody sees the strip. */
  readonly draw: (look: () => Seen | null) => void
}

export function createWelcome(words: Words, actions: WelcomeActions): Welcome {
  const button = (name: string, label: string, act: () => void): HTMLButtonElement => {
    const made = make('button', { type: 'button', class: 'tool', 'data-welcome-action': name }, label)
    made.addEventListener('click', act)
    return made
  }
  const labels = { sample: words.sample, check: words.check, post: words.post, look: words.seeLedger }
  const texts = { sample: words.welcome1, check: words.welcome2, post: words.welcome3, look: words.welcome4 }
  const next = tourSteps.map((step) => button(step, labels[step], actions.step[step]))
  for (const one of next) one.classList.add('next')
  const steps = tourSteps.map((step) => make('li', {}, texts[step]))
  const close = make(
    'button',
    { type: 'button', class: 'tool only-icon', 'aria-label': words.closeWelcome, title: words.closeWelcome },
    icon(icons.close),
  )
  const element = make(
    'section',
    { class: 'welcome', 'aria-label': words.welcome, 'data-welcome': '', hidden: localStorage.getItem(key) !== null },
    make('div', {}, make('strong', {}, words.welcome), make('p', {}, words.welcomeSafe)),
    make('ol', {}, ...steps),
    ...next,
    button('install', words.install, actions.install),
    close,
  )
  close.addEventListener('click', () => {
    localStorage.setItem(key, 'yes')
    element.hidden = true
  })
  let tour = tourStart
  const show = (): void => {
    const now = tourSteps.indexOf(tour.step)
    for (const [at, one] of next.entries()) one.hidden = at !== now
    for (const [at, one] of steps.entries()) {
      one.classList.toggle('done', at < now)
      one.toggleAttribute('data-now', at === now)
      if (at === now) one.setAttribute('aria-current', 'step')
      else one.removeAttribute('aria-current')
    }
  }
  show()
  return {
    element,
    draw: (look) => {
      if (element.hidden) return
      const seen = look()
      const before = tour
      if (seen) tour = tourAfter(tour, seen)
      if (tour.step !== before.step) show()
    },
  }
}
