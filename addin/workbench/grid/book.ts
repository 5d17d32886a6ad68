/** A workbook on the page: the line above the sheet, the sheet itself and the tabs, with all that keys and pointer do there. */
import { subscribe } from '../model/changes.ts'
import { conditionalLookAt } from '../model/conditional.ts'
import { type History, keepHistory } from '../model/history.ts'
import { shownAt } from '../model/text.ts'
import type { Area, Workbook } from '../model/types.ts'
import { validationAt } from '../model/validation.ts'
import { activeSheetOf } from '../model/workbook.ts'
import { createBar, drawBar, listenToNameBox } from './bar.ts'
import { createCharts } from './chart.ts'
import { createDesk, type Desk, type Mode } from './desk.ts'
import { createEditor, type Editor } from './editor.ts'
import { make } from './element.ts'
import { followExtents } from './extent.ts'
import { openFilterMenu } from './filter-menu.ts'
import { listenToKeys } from './keys.ts'
import type { CellSource } from './look.ts'
import { openGridMenu, openListMenu } from './menus.ts'
import { listenToMouse } from './mouse.ts'
import type { Choice } from './popup.ts'
import * as settings from './settings.ts'
import { createSurface } from './surface.ts'
import { createTabs } from './tabs.ts'
import { createTransfer, listenToClipboard, type Transfer } from './transfer.ts'
import { bestWidth, widenForNumbers } from './widths.ts'
import type { Words } from './words.ts'

export interface Book {
  readonly element: HTMLElement
  readonly desk: Desk
  readonly zoom: () => number
  readonly setZoom: (zoom: number) => void
  /** Where F6 takes the focus. */
  readonly leaveTo: (element: HTMLElement) => void
}

export interface BookListeners {
  readonly onDrawn: () => void
  readonly onMode: (mode: Mode) => void
  /** What the add-in offers on a cell, at the end of its menu. */
  readonly choicesOnCell: () => readonly Choice[]
  readonly download: () => void
}

const noticeTime = 7000

export function createBook(workbook: Workbook, words: Words, listeners: BookListeners): Book {
  let zoom = settings.zoom()
  let filling: Area | undefined
  let beyond: HTMLElement | undefined
  const bar = createBar(words)
  const stage = make('div', { class: 'stage' })
  const prompt = make('div', { class: 'prompt', role: 'note', 'data-prompt': '', hidden: true })
  const notice = createNotice()
  const source = sourceOf(workbook)
  const extentOf = followExtents(workbook)
  const surface = createSurface(
    words,
    source,
    () => {
      const sheet = activeSheetOf(workbook)
      const copied = transfer.copied()
      return {
        sheet,
        selection: sheet.selection,
        zoom,
        end: () => extentOf(sheet),
        copied: copied?.sheet === sheet ? copied.area : undefined,
        filling,
      }
    },
    () => {
      drawBar(bar, desk, editor.mode() !== 'ready')
      editor.follow()
      charts.draw()
      drawPrompt(prompt, desk, editor)
      tabs.draw()
      listeners.onDrawn()
    },
  )
  const history: History = keepHistory(workbook, () => surface.draw(true))
  const desk: Desk = createDesk({
    workbook,
    words,
    surface,
    history,
    tell: notice.tell,
    finish: () => editor.commit(),
    widen: (area) => widenForNumbers(source, workbook, activeSheetOf(workbook), area),
  })
  const editor: Editor = createEditor(
    () => desk,
    stage,
    bar.contents,
    (mode) => {
      surface.element.classList.toggle('editing', mode !== 'ready')
      if (mode !== 'ready') transfer.forget()
      listeners.onMode(mode)
    },
  )
  const transfer: Transfer = createTransfer(desk, () => surface.draw())
  const tabs = createTabs(desk)
  const charts = createCharts(() => desk)
  stage.append(surface.element, charts.element, prompt, notice.element)
  listenToNameBox(bar, desk)
  bar.contents.addEventListener('focus', () => {
    if (editor.mode() === 'ready') editor.begin('edit', undefined, 'bar')
  })
  listenToKeys(
    desk,
    editor,
    {
      openAt: (place) => openListMenu(desk, place) || openFilterMenu(desk, place),
      forgetCopy: () => {
        transfer.forget()
        notice.clear()
      },
      download: listeners.download,
      switchSheet: tabs.step,
      leave: () => beyond?.focus(),
    },
    [stage.querySelector<HTMLElement>('[data-editor]') ?? stage, bar.contents],
  )
  listenToMouse(
    desk,
    editor,
    {
      openFilter: (place) => void openFilterMenu(desk, place),
      openList: (place) => void openListMenu(desk, place),
      openMenu: (_, x, y) => openGridMenu(desk, transfer, { x, y }, listeners.choicesOnCell()),
      showFilling: (area) => {
        filling = area
        surface.draw()
      },
      bestWidth: (sheet, column) => bestWidth(source, sheet, column),
    },
    stage,
  )
  listenToClipboard(surface.element, desk, transfer)
  subscribe(workbook, (change) => {
    if (change.kind === 'replaced' || change.kind === 'activated') editor.cancel()
    if (change.kind === 'replaced') transfer.forget()
    surface.draw(change.kind !== 'selection')
  })
  return {
    element: make('section', { class: 'book', 'aria-label': words.workbook }, bar.element, stage, tabs.element),
    desk,
    zoom: () => zoom,
    setZoom: (value) => {
      zoom = value
      settings.setZoom(value)
      surface.draw(true)
      surface.reveal(desk.selection().active)
    },
    leaveTo: (element) => {
      beyond = element
    },
  }
}

const sourceOf = (workbook: Workbook): CellSource => ({
  shown: (sheet, row, column) => shownAt(workbook, sheet, row, column),
  conditional: (sheet, row, column) =>
    sheet.conditionalFormats.length > 0 ? conditionalLookAt(workbook, sheet, row, column) : undefined,
})

/** A sentence above the sheet that goes by itself. */
function createNotice(): { element: HTMLElement; tell: (text: string) => void; clear: () => void } {
  const element = make('div', { class: 'notice', role: 'alert', 'data-notice': '' })
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = (): void => element.replaceChildren()
  return {
    element,
    clear,
    tell: (text) => {
      clearTimeout(timer)
      element.textContent = text
      timer = setTimeout(clear, noticeTime)
    },
  }
}

/** What a rule says about the active cell before anything is typed. */
function drawPrompt(element: HTMLElement, desk: Desk, editor: Editor): void {
  const { active } = desk.selection()
  const prompt = validationAt(desk.sheet(), active.row, active.column)?.prompt
  const isShown = editor.mode() === 'ready' && prompt?.show === true && prompt.title + prompt.message !== ''
  element.hidden = !isShown
  if (!isShown) return
  element.replaceChildren(make('b', {}, prompt.title), prompt.message)
  const box = desk.surface.boxOf(active)
  element.style.left = `${box.left + 12}px`
  element.style.top = `${box.top + box.height + 6}px`
}
