/** The line above the sheet: the name box, which also goes to a cell or a name, and the contents of the active cell. */
import { areaAddress, columnLetters, parseArea, splitAddress } from '../model/address.ts'
import { isOneCell } from '../model/area.ts'
import { tableNamed } from '../model/lookup.ts'
import { addName, areaFormula, cellsOfName, findName } from '../model/names.ts'
import { bodyArea } from '../model/tables.ts'
import { editTextAt } from '../model/text.ts'
import type { Area, Sheet, Workbook } from '../model/types.ts'
import { activate, findSheet } from '../model/workbook.ts'
import type { Desk } from './desk.ts'
import { make } from './element.ts'
import { filled, type Words } from './words.ts'

export interface Bar {
  readonly element: HTMLElement
  readonly contents: HTMLTextAreaElement
  readonly name: HTMLInputElement
}

export function createBar(words: Words): Bar {
  const name = make('input', {
    type: 'text',
    'aria-label': words.nameBox,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-name-box': '',
  })
  const contents = make('textarea', {
    'aria-label': words.contents,
    rows: 1,
    spellcheck: 'false',
    'data-contents': '',
  })
  return {
    element: make(
      'div',
      { class: 'formula' },
      name,
      make('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'),
      contents,
    ),
    contents,
    name,
  }
}

/** Shows the selection, unless the user is typing there. */
export function drawBar(bar: Bar, desk: Desk, isEditing: boolean): void {
  const { active, area } = desk.selection()
  if (document.activeElement !== bar.name)
    bar.name.value = nameOfArea(desk.workbook, desk.sheet(), area) ?? columnLetters(active.column) + (active.row + 1)
  if (!isEditing) bar.contents.value = editTextAt(desk.workbook, desk.sheet(), active.row, active.column)
}

function nameOfArea(workbook: Workbook, sheet: Sheet, area: Area): string | undefined {
  if (isOneCell(area)) return undefined
  const table = sheet.tables.find((one) => areaAddress(bodyArea(one)) === areaAddress(area))
  const formula = areaFormula(sheet, area)
  return table?.name ?? workbook.names.find((one) => one.visible && one.formula === formula)?.name
}

/** Enter goes there; a new word names the selection. */
export function listenToNameBox(bar: Bar, desk: Desk): void {
  bar.name.addEventListener('focus', () => bar.name.select())
  bar.name.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter' && desk.finish()) goTo(desk, bar.name.value.trim())
    desk.surface.element.focus({ preventScroll: true })
    desk.surface.draw()
  })
}

function goTo(desk: Desk, text: string): void {
  const { workbook, words } = desk
  const found = placeNamed(workbook, desk.sheet(), text)
  if (found) {
    activate(workbook, found.sheet)
    const active = { row: found.area.row, column: found.area.column }
    desk.select({ area: found.area, active }, active)
  } else if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text)) desk.tell(filled(words.noSuchPlace, { name: text }))
  else desk.attempt(() => void addName(workbook, text, areaFormula(desk.sheet(), desk.selection().area)))
}

function placeNamed(workbook: Workbook, here: Sheet, text: string): { sheet: Sheet; area: Area } | undefined {
  const { sheet: sheetName, cells } = splitAddress(text)
  const sheet = sheetName === null ? here : findSheet(workbook, sheetName)
  const area = parseArea(cells)
  if (area && sheet?.visibility === 'Visible') return { sheet, area }
  const table = tableNamed(workbook, text)
  const owner = table && findSheet(workbook, table.sheet)
  if (table && owner?.visibility === 'Visible') return { sheet: owner, area: bodyArea(table) }
  const name = findName(workbook, text, here.id) ?? findName(workbook, text)
  const named = name && cellsOfName(workbook, name)
  return named?.sheet.visibility === 'Visible' ? { sheet: named.sheet, area: named.area } : undefined
}
