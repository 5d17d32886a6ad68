/** The add-in's tab of the ribbon above the sheet. */
import type { RibbonButton, RibbonTab } from '../host/manifest.ts'
import { make } from './element.ts'

export interface Ribbon {
  readonly element: HTMLElement
  readonly enable: (id: string, isEnabled: boolean) => void
  readonly show: (isShown: boolean) => void
}

/** `press` does what a button is for, and comes back when it is done. */
export function createRibbon(tab: RibbonTab, press: (button: RibbonButton) => Promise<void>): Ribbon {
  const buttons = new Map<string, HTMLButtonElement>()
  const groups = tab.groups.map(({ label, buttons: listed }) => {
    const group = make('div', { class: 'ribbon-group', role: 'group', 'aria-label': label })
    for (const button of listed) {
      const element = drawn(button, press)
      buttons.set(button.id, element)
      group.append(element)
    }
    return group
  })
  const element = make('nav', { class: 'ribbon', 'aria-label': tab.label, 'data-ribbon': '' }, ...groups)
  return {
    element,
    enable: (id, isEnabled) => {
      const button = buttons.get(id)
      if (button) button.disabled = !isEnabled
    },
    show: (isShown) => {
      element.hidden = !isShown
    },
  }
}

function drawn(button: RibbonButton, press: (button: RibbonButton) => Promise<void>): HTMLButtonElement {
  const { id, label, tip, icon } = button
  const element = make(
    'button',
    { type: 'button', class: 'tool', title: tip, 'data-command': id },
    make('img', { src: icon, alt: '', width: 20, height: 20 }),
    label,
  )
  element.addEventListener('click', async () => {
    if (element.hasAttribute('aria-busy')) return
    element.setAttribute('aria-busy', 'true')
    await press(button)
    element.removeAttribute('aria-busy')
  })
  return element
}
