/**
 * Editing a cell, in the cell or in the bar above the sheet; both show the same text. Typing over a cell is finished by
 * an arrow key, changing its text (F2, double click) is not. A value that breaks a rule of the cell asks before it stays.
 */
import { columnLetters } from '../model/address.ts'
import { bottom, right } from '../model/area.ts'
import { type Outcome, pasteTexts, typeInto } from '../model/edits.ts'
import { editTextAt } from '../model/text.ts'
import type { ErrorAlert } from '../model/types.ts'
import type { Desk, Mode } from './desk.ts'
import { ask } from './dialog.ts'
import { make } from './element.ts'
import { measureBox } from './measure.ts'
import type { Place } from './moves.ts'

export interface Editor {
  readonly mode: () => Mode
  /** The text to begin with, or what is in the cell; `where` gets the focus. */
  readonly begin: (mode: 'enter' | 'edit', text?: string, where?: 'cell' | 'bar') => void
  /** Writes the text; `after` runs once it is in the cell, and not when the value was refused. */
  readonly commit: (after?: () => void, everywhere?: boolean) => boolean
  readonly cancel: () => void
  /** Lies over its cell again, after a scroll or a change. */
  readonly follow: () => void
}

interface Editing {
  readonly place: Place
  readonly sheet: string
  readonly mode: 'enter' | 'edit'
}

export function createEditor(
  desk: () => Desk,
  stage: HTMLElement,
  bar: HTMLTextAreaElement,
  onMode: (mode: Mode) => void,
): Editor {
  let editing: Editing | undefined
  const field = make('textarea', { class: 'editor', 'data-editor': '', rows: 1, spellcheck: 'false', hidden: true })
  stage.append(field)

  const mirror = (from: HTMLTextAreaElement, to: HTMLTextAreaElement): void => {
    from.addEventListener('input', () => {
      if (!editing) begin('enter', from.value, from === bar ? 'bar' : 'cell')
      to.value = from.value
      grow()
    })
  }

  const begin: Editor['begin'] = (mode, text, where = 'cell') => {
    const { workbook, sheet, selection, words, surface } = desk()
    const place = selection().active
    editing = { place, sheet: sheet().id, mode }
    const value = text ?? editTextAt(workbook, sheet(), place.row, place.column)
    field.hidden = false
    field.setAttribute('aria-label', `${columnLetters(place.column)}${place.row + 1}, ${words.contents}`)
    field.value = value
    if (where === 'cell' || bar.value !== value) bar.value = value
    surface.reveal(place)
    grow()
    const target = where === 'cell' ? field : bar
    if (document.activeElement !== target) target.focus({ preventScroll: true })
    if (where === 'cell') target.setSelectionRange(value.length, value.length)
    onMode(mode)
  }

  const end = (): void => {
    editing = undefined
    field.hidden = true
    const { surface } = desk()
    surface.element.focus({ preventScroll: true })
    onMode('ready')
    surface.draw()
  }

  const commit: Editor['commit'] = (after, everywhere = false) => {
    if (!editing) {
      after?.()
      return true
    }
    const outcome = write(false, everywhere)
    if (outcome.done) {
      end()
      after?.()
      return true
    }
    if (outcome.why === 'protected') {
      desk().tell(desk().words.protected)
      cancel()
    } else void settle(outcome.alert, after)
    return false
  }

  const write = (insist: boolean, everywhere: boolean): Outcome => {
    const { workbook, sheet, selection } = desk()
    const { row, column } = editing?.place ?? selection().active
    const { area } = selection()
    let outcome: Outcome = { done: true }
    const text = field.value
    const isSame = text === editTextAt(workbook, sheet(), row, column)
    const done = desk().attempt(() => {
      if (everywhere && area.rows * area.columns <= 100_000) {
        const line = Array<string>(right(area) - area.column + 1).fill(text)
        outcome = pasteTexts(workbook, sheet(), area.row, area.column, Array(bottom(area) - area.row + 1).fill(line))
      } else if (!isSame) outcome = typeInto(workbook, sheet(), row, column, text, insist)
      return undefined
    })
    if (!done) cancel()
    else if (outcome.done && !isSame) desk().widen({ row, column, rows: 1, columns: 1 })
    return outcome
  }

  /** Stop: change it or give up. The others may also be kept as they are. */
  const settle = async (alert: ErrorAlert, after?: () => void): Promise<void> => {
    const { words } = desk()
    const isStop = alert.style === 'Stop'
    const answer = await ask({
      title: alert.title || words.invalidTitle,
      text: [alert.message || words.invalid, ...(isStop ? [] : [words.invalidGoOn])].join('\n'),
      answers: isStop
        ? [
            { answer: 'retry', label: words.retry },
            { answer: 'cancel', label: words.cancel },
          ]
        : [
            { answer: 'keep', label: words.yes },
            { answer: 'retry', label: words.no },
            { answer: 'cancel', label: words.cancel },
          ],
    })
    if (answer === 'retry') return selectText()
    if (answer !== 'keep') return cancel()
    if (!write(true, false).done) return cancel()
    end()
    after?.()
  }

  const selectText = (): void => {
    field.focus()
    field.select()
  }

  const cancel = (): void => {
    if (!editing) return
    end()
  }

  const follow = (): void => {
    if (!editing) return
    const box = desk().surface.boxOf(editing.place)
    field.style.left = `${box.left - 1}px`
    field.style.top = `${box.top - 1}px`
    field.style.minWidth = `${box.width + 1}px`
    field.style.minHeight = `${box.height + 1}px`
  }

  /** As wide and as high as its text, from its cell to the edge of the stage. */
  const grow = (): void => {
    if (!editing) return
    follow()
    const box = desk().surface.boxOf(editing.place)
    const style = getComputedStyle(field)
    const room = Math.max(box.width, stage.clientWidth - box.left - 20)
    const size = measureBox(field.value, style.font)
    field.style.width = `${Math.min(room, Math.max(box.width + 1, size.width + 16))}px`
    field.style.height = 'auto'
    field.style.height = `${Math.max(box.height + 1, size.width + 16 > room ? field.scrollHeight + 4 : size.lines * box.height + 1)}px`
  }

  mirror(field, bar)
  mirror(bar, field)
  return { mode: () => editing?.mode ?? 'ready', begin, commit, cancel, follow }
}
