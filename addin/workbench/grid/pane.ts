/** The task pane beside the sheet, in a frame of its own, with a border that can be moved. */
import { icon, icons, make } from './element.ts'
import type { Words } from './words.ts'

const narrowest = 320
const widest = 600
const usual = 350
const widthKey = 'verkoop.workbench.pane'

export interface Pane {
  readonly splitter: HTMLElement
  readonly element: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly isShown: () => boolean
  /** Hidden, the pane goes on working. */
  readonly show: (isShown: boolean) => void
}

/** The address is given later, once somebody listens to the frame. */
export function createPane(words: Words, desk: HTMLElement, onClose: () => void): Pane {
  const frame = make('iframe', { title: words.taskPane, name: 'taskpane', allow: 'clipboard-read; clipboard-write' })
  const element = make('aside', { class: 'pane', 'aria-label': words.taskPane, 'data-pane': '' })
  const close = make(
    'button',
    {
      type: 'button',
      class: 'tool only-icon',
      'aria-label': words.closePane,
      title: words.closePane,
      'data-close': '',
    },
    icon(icons.close),
  )
  element.append(make('h2', {}, 'Verkoop', close), frame)
  const show = (isShown: boolean): void => void desk.classList.toggle('without-pane', !isShown)
  close.addEventListener('click', () => {
    show(false)
    onClose()
  })
  const splitter = make('div', {
    class: 'splitter',
    role: 'separator',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': words.resizePane,
    'aria-valuemin': narrowest,
    'aria-valuemax': widest,
  })
  let width = Number(localStorage.getItem(widthKey)) || usual
  const set = (wanted: number): void => {
    width = Math.round(Math.min(widest, Math.max(narrowest, wanted)))
    desk.style.setProperty('--pane', `${width}px`)
    splitter.setAttribute('aria-valuenow', String(width))
    localStorage.setItem(widthKey, String(width))
  }
  set(width)
  splitter.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    if (step) set(width + step)
  })
  splitter.addEventListener('dblclick', () => set(usual))
  splitter.addEventListener('pointerdown', (event) => drag(event, splitter, desk, () => width, set))
  return { splitter, element, frame, show, isShown: () => !desk.classList.contains('without-pane') }
}

function drag(
  start: PointerEvent,
  splitter: HTMLElement,
  desk: HTMLElement,
  width: () => number,
  set: (width: number) => void,
): void {
  const before = width()
  splitter.setPointerCapture(start.pointerId)
  // A frame under the pointer would swallow its moves.
  desk.classList.add('resizing')
  const move = (event: PointerEvent): void => set(before + start.clientX - event.clientX)
  const stop = (): void => {
    desk.classList.remove('resizing')
    splitter.removeEventListener('pointermove', move)
  }
  splitter.addEventListener('pointermove', move)
  splitter.addEventListener('pointerup', stop, { once: true })
  splitter.addEventListener('pointercancel', stop, { once: true })
}
