/** The window that Office opens for an add-in, over the page: a frame with a title and a way out. */
import { icon, icons, make } from './element.ts'
import type { Words } from './words.ts'

export interface OfficeDialog {
  readonly frame: HTMLIFrameElement
  readonly close: () => void
}

/** Width and height in percent of the screen, as Office has them. `onClose` only when the person closes it. */
export function openOfficeDialog(
  words: Words,
  size: { readonly width: number; readonly height: number },
  onClose: () => void,
): OfficeDialog {
  const before = document.activeElement
  const out = make(
    'button',
    { type: 'button', class: 'tool only-icon', 'aria-label': words.closeDialog, title: words.closeDialog },
    icon(icons.close),
  )
  const frame = make('iframe', { title: 'Verkoop' })
  const dialog = make(
    'dialog',
    { class: 'office-dialog', 'aria-label': 'Verkoop', 'data-office-dialog': '' },
    make('h2', {}, 'Verkoop', out),
    frame,
  )
  dialog.style.width = `max(320px, ${size.width}vw)`
  dialog.style.height = `max(360px, ${size.height}vh)`
  let isOver = false
  const end = (): void => {
    isOver = true
    dialog.close()
    dialog.remove()
    if (before instanceof HTMLElement) before.focus()
  }
  out.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => {
    if (isOver) return
    end()
    onClose()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { frame, close: end }
}
