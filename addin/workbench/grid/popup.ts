/** What opens at a place and closes by Escape, a click elsewhere or a choice: context menus, lists, filters. */
import { make } from './element.ts'

export interface Spot {
  readonly left: number
  readonly top: number
  /** The top of what it opens from: where there is no room below, it opens above that. */
  readonly above?: number
}

let close: (() => void) | undefined

export const closePopup = (): void => close?.()

/** Shows `content` at a spot of the window; when it closes, the focus goes back to `back`. */
export function openPopup(content: HTMLElement, spot: Spot, back: HTMLElement): void {
  closePopup()
  // In the page's main part, so that who goes from part to part by keys comes past it.
  const room = document.querySelector('main') ?? document.body
  room.append(content)
  place(content, spot)
  const away = (event: Event): void => {
    if (!(event.target instanceof Node && content.contains(event.target))) close?.()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close?.()
  }
  close = () => {
    close = undefined
    const hadFocus = content.contains(document.activeElement) || document.activeElement === document.body
    content.remove()
    document.removeEventListener('pointerdown', away, true)
    window.removeEventListener('blur', away)
    if (hadFocus) back.focus({ preventScroll: true })
  }
  content.addEventListener('keydown', onKey)
  document.addEventListener('pointerdown', away, true)
  window.addEventListener('blur', away)
}

function place(content: HTMLElement, { left, top, above }: Spot): void {
  const box = content.getBoundingClientRect()
  const below = top + box.height <= window.innerHeight
  const y = below ? top : Math.max(4, (above ?? window.innerHeight) - box.height)
  content.style.left = `${Math.max(4, Math.min(left, window.innerWidth - box.width - 4))}px`
  content.style.top = `${y}px`
}

export interface Choice {
  readonly label: string
  readonly name: string
  readonly act: () => void
  readonly disabled?: boolean
  readonly checked?: boolean
  /** A line above it. */
  readonly apart?: boolean
  /** What it and those after it are about, above it. */
  readonly heading?: string
}

/** A menu of choices, walked through by the arrow keys, Home, End and first letters. */
export function openMenu(choices: readonly Choice[], spot: Spot, back: HTMLElement, label: string): void {
  const menu = make('div', { class: 'popup menu', role: 'menu', 'aria-label': label, tabindex: -1 })
  for (const choice of choices) {
    if (choice.apart) menu.append(make('hr'))
    if (choice.heading) menu.append(make('div', { class: 'menu-heading', role: 'presentation' }, choice.heading))
    menu.append(itemOf(choice))
  }
  menu.addEventListener('keydown', walk)
  menu.addEventListener('contextmenu', (event) => event.preventDefault())
  openPopup(menu, spot, back)
  const items = itemsOf(menu)
  ;(items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus()
}

function itemOf({ label, name, act, disabled, checked }: Choice): HTMLElement {
  const role = checked === undefined ? 'menuitem' : 'menuitemradio'
  const item = make('button', { type: 'button', role, tabindex: -1, 'data-choice': name }, label)
  if (checked !== undefined) item.setAttribute('aria-checked', String(checked))
  item.disabled = disabled ?? false
  item.addEventListener('click', () => {
    closePopup()
    act()
  })
  return item
}

const itemsOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('button:not(:disabled)')]

function walk(event: KeyboardEvent): void {
  const items = itemsOf(event.currentTarget as HTMLElement)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const target = turnedTo(event.key, items, at)
  if (event.key === 'Tab') closePopup()
  if (target || event.key === 'Tab') event.preventDefault()
  event.stopPropagation()
  if (event.key === 'Escape') closePopup()
  target?.focus()
}

/** The item that a key leads to from the one at this place: arrows go round, a letter to the next that begins with it. */
function turnedTo(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const letter = key.toLowerCase()
  return [...items.slice(at + 1), ...items].find((item) => item.textContent?.toLowerCase().startsWith(letter))
}
