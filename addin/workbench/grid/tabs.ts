/** The tabs of the sheets that are not hidden. */
import { copySheet } from '../model/copies.ts'
import { renameSheet } from '../model/names.ts'
import type { Sheet } from '../model/types.ts'
import { activate, addSheet, deleteSheet } from '../model/workbook.ts'
import type { Desk } from './desk.ts'
import { ask, askText } from './dialog.ts'
import { icon, icons, make } from './element.ts'
import { openMenu } from './popup.ts'
import { filled } from './words.ts'

export interface Tabs {
  readonly element: HTMLElement
  readonly draw: () => void
  readonly step: (step: 1 | -1) => void
}

export function createTabs(desk: Desk): Tabs {
  const { words } = desk
  const strip = make('div', { class: 'strip', role: 'tablist', 'aria-label': words.sheets })
  const plus = make('button', {
    type: 'button',
    class: 'tool only-icon',
    'aria-label': words.addSheet,
    title: words.addSheet,
  })
  plus.append(icon(icons.plus))
  plus.addEventListener('click', () => {
    if (desk.finish()) desk.attempt(() => activate(desk.workbook, addSheet(desk.workbook)))
  })
  let drawn = ''

  const draw = (): void => {
    const sheets = visibleSheets(desk)
    const key = JSON.stringify([
      desk.workbook.activeSheet,
      sheets.map((sheet) => [sheet.id, sheet.name, sheet.tabColor]),
    ])
    if (key === drawn) return
    drawn = key
    const hadFocus = strip.contains(document.activeElement)
    strip.replaceChildren(...sheets.map((sheet) => tabOf(desk, sheet)))
    const active = strip.querySelector<HTMLElement>('[aria-selected="true"]')
    active?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (hadFocus) active?.focus()
  }

  const step = (by: 1 | -1): void => {
    const sheets = visibleSheets(desk)
    const next = sheets[sheets.findIndex((sheet) => sheet.id === desk.workbook.activeSheet) + by]
    if (next && desk.finish()) desk.attempt(() => activate(desk.workbook, next))
  }

  strip.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    step(event.key === 'ArrowLeft' ? -1 : 1)
  })
  return { element: make('div', { class: 'tabs' }, strip, plus), draw, step }
}

const visibleSheets = (desk: Desk): Sheet[] => desk.workbook.sheets.filter((sheet) => sheet.visibility === 'Visible')

function tabOf(desk: Desk, sheet: Sheet): HTMLElement {
  const isActive = sheet.id === desk.workbook.activeSheet
  const tab = make('button', {
    type: 'button',
    role: 'tab',
    'aria-selected': String(isActive),
    tabindex: isActive ? 0 : -1,
    'data-sheet': sheet.name,
  })
  tab.textContent = sheet.name
  if (sheet.tabColor) tab.style.setProperty('--tab', sheet.tabColor)
  tab.addEventListener('click', () => {
    if (desk.finish()) desk.attempt(() => activate(desk.workbook, sheet))
  })
  tab.addEventListener('dblclick', () => void rename(desk, sheet))
  tab.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    openTabMenu(desk, sheet, tab, event)
  })
  return tab
}

function openTabMenu(desk: Desk, sheet: Sheet, tab: HTMLElement, event: MouseEvent): void {
  const { words } = desk
  const box = tab.getBoundingClientRect()
  const choices = [
    { name: 'rename-sheet', label: words.renameSheet, act: () => void rename(desk, sheet) },
    { name: 'copy-sheet', label: words.copySheet, act: () => void copy(desk, sheet) },
    {
      name: 'delete-sheet',
      label: words.deleteSheet,
      disabled: visibleSheets(desk).length === 1,
      act: () => void remove(desk, sheet),
    },
  ]
  openMenu(choices, { left: event.clientX || box.left, top: box.bottom, above: box.top }, tab, sheet.name)
}

function copy(desk: Desk, sheet: Sheet): boolean {
  const { workbook } = desk
  const position = workbook.sheets.indexOf(sheet) + 1
  return desk.finish() && desk.attempt(() => activate(workbook, copySheet(workbook, sheet, position)))
}

async function rename(desk: Desk, sheet: Sheet): Promise<void> {
  const { words, workbook } = desk
  const name = await askText({
    title: words.renameSheet,
    label: words.sheetName,
    value: sheet.name,
    ok: words.ok,
    cancel: words.cancel,
  })
  if (name !== undefined && name !== sheet.name) desk.attempt(() => renameSheet(workbook, sheet, name))
}

async function remove(desk: Desk, sheet: Sheet): Promise<void> {
  const { words, workbook } = desk
  const answer = await ask({
    title: filled(words.deleteSheetAsk, { name: sheet.name }),
    careful: true,
    answers: [
      { answer: 'delete', label: words.deleteSheet },
      { answer: 'cancel', label: words.cancel },
    ],
  })
  if (answer === 'delete') desk.attempt(() => deleteSheet(workbook, sheet))
}
