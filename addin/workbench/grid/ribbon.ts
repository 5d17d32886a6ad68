/** The add-in's tab of the ribbon above the sheet. */
import type { RibbonButton, RibbonTab } from '../host/manifest.ts'
import { make } from './element.ts'
import { openMenu } from './popup.ts'

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
      const element = button.items.length > 0 ? menu(button, press) : drawn(button, press)
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

/** A button that opens a list of others. */
function menu(button: RibbonButton, press: (button: RibbonButton) => Promise<void>): HTMLButtonElement {
  const element = faceOf(button)
  element.setAttribute('aria-haspopup', 'menu')
  element.addEventListener('click', () => {
    const { left, bottom, top } = element.getBoundingClientRect()
    const choices = button.items.map((item) => ({ name: item.id, label: item.label, act: () => void press(item) }))
    openMenu(choices, { left, top: bottom, above: top }, element, button.label)
  })
  return element
}

function drawn(button: RibbonButton, press: (button: RibbonButton) => Promise<void>): HTMLButtonElement {
  const element = faceOf(button)
  element.addEventListener('click', async () => {
    if (element.hasAttribute('aria-busy')) return
    element.setAttribute('aria-busy', 'true')
    await press(button)
    element.removeAttribute('aria-busy')
  })
  return element
}

const faceOf = ({ id, label, tip, icon }: RibbonButton): HTMLButtonElement =>
  make(
    'button',
    { type: 'button', class: 'tool', title: tip, 'data-command': id },
    make('img', { src: icon, alt: '', width: 20, height: 20 }),
    label,
  )
