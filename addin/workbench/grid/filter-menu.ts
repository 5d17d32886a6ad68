/** The menu of a column of a table: sort it, or show only the rows with some of its values. */
import { bottom } from '../model/area.ts'
import { cellAt } from '../model/cells.ts'
import { sort } from '../model/edits.ts'
import { filterChoices, filterColumn } from '../model/filter.ts'
import { formatAt } from '../model/formats.ts'
import { tableAt } from '../model/lookup.ts'
import { bodyArea } from '../model/tables.ts'
import type { Sheet, Table, TableColumn } from '../model/types.ts'
import type { Desk } from './desk.ts'
import { make } from './element.ts'
import { spotBelow } from './menus.ts'
import type { Place } from './moves.ts'
import { closePopup, openPopup } from './popup.ts'
import { filled, type Words } from './words.ts'

/** More boxes than anybody ticks by hand: beyond them the search finds values. */
const mostBoxes = 500

/** False when the cell is no header of a table that can be filtered. */
export function openFilterMenu(desk: Desk, place: Place): boolean {
  const table = tableAt(desk.sheet(), place.row, place.column)
  const column = table?.columns[place.column - table.area.column]
  if (!table || !column || !table.showHeaders || !table.showFilterButton || place.row !== table.area.row) return false
  const menu = make('div', {
    class: 'popup menu filter-menu',
    role: 'dialog',
    'aria-label': filled(desk.words.filterOf, { name: column.name }),
    'data-filter-menu': column.name,
  })
  menu.append(
    ...sortButtons(desk, table, column),
    make('hr'),
    clearButton(desk, table, column),
    ...valuesPart(desk, table, column),
  )
  menu.addEventListener('keydown', (event) => walk(menu, event))
  openPopup(menu, spotBelow(desk, place), desk.surface.element)
  menu.querySelector('button')?.focus()
  return true
}

function sortButtons(desk: Desk, table: Table, column: TableColumn): HTMLElement[] {
  const key = table.columns.indexOf(column)
  const [up, down] = sortWords(desk.words, kindOfColumn(desk.sheet(), table, key))
  const by = (ascending: boolean) => (): void => {
    closePopup()
    desk.attempt(() => sort(desk.workbook, table, [{ key, ascending }]))
  }
  return [item(up, 'sort-up', by(true)), item(down, 'sort-down', by(false))]
}

function clearButton(desk: Desk, table: Table, column: TableColumn): HTMLElement {
  const button = item(desk.words.clearFilter, 'clear-filter', () => {
    closePopup()
    desk.attempt(() => filterColumn(desk.workbook, table, column, null))
  })
  button.disabled = column.criteria === null
  return button
}

function item(label: string, name: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', 'data-choice': name }, label)
  button.addEventListener('click', act)
  return button
}

type Kind = 'text' | 'number' | 'date'

/** What the first filled cell of the column holds. */
function kindOfColumn(sheet: Sheet, table: Table, key: number): Kind {
  const body = bodyArea(table)
  const column = body.column + key
  for (let row = body.row; row <= bottom(body); row += 1) {
    const value = cellAt(sheet, row, column)?.value ?? null
    if (value === null || value === '') continue
    if (typeof value !== 'number') return 'text'
    return /[ymd]/i.test(formatAt(sheet, row, column).numberFormat.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ''))
      ? 'date'
      : 'number'
  }
  return 'text'
}

function sortWords(words: Words, kind: Kind): readonly [string, string] {
  if (kind === 'number') return [words.sortNumberUp, words.sortNumberDown]
  return kind === 'date' ? [words.sortDateUp, words.sortDateDown] : [words.sortTextUp, words.sortTextDown]
}

function valuesPart(desk: Desk, table: Table, column: TableColumn): HTMLElement[] {
  const { words } = desk
  const values = filterChoices(desk.workbook, table, column)
  const wanted = column.criteria?.filterOn === 'Values' ? column.criteria.values : undefined
  const ticked = new Set(wanted ? values.filter((value) => wanted.includes(value)) : values)
  const search = make('input', { type: 'search', placeholder: words.search, 'aria-label': words.search })
  const list = make('div', { class: 'values', role: 'group', 'aria-label': words.all })
  const ok = make('button', { type: 'button', class: 'primary', 'data-answer': 'ok' }, words.ok)
  const cancel = make('button', { type: 'button', 'data-answer': 'cancel' }, words.cancel)
  const found = (): string[] =>
    values.filter((value) => value.toLowerCase().includes(search.value.trim().toLowerCase()))
  const mark = (): void => {
    ok.disabled = found().every((value) => !ticked.has(value))
    const all = list.querySelector<HTMLInputElement>('[data-all]')
    const count = found().filter((value) => ticked.has(value)).length
    if (!all) return
    all.checked = count === found().length
    all.indeterminate = count > 0 && !all.checked
  }
  const draw = (): void => {
    list.replaceChildren(...boxes(words, found(), ticked, mark, draw))
    mark()
  }
  search.addEventListener('input', draw)
  cancel.addEventListener('click', closePopup)
  ok.addEventListener('click', () => {
    closePopup()
    const chosen = found().filter((value) => ticked.has(value))
    const criteria = chosen.length === values.length ? null : ({ filterOn: 'Values', values: chosen } as const)
    desk.attempt(() => filterColumn(desk.workbook, table, column, criteria))
  })
  draw()
  return [search, list, make('div', { class: 'answers' }, ok, cancel)]
}

function boxes(
  words: Words,
  values: readonly string[],
  ticked: Set<string>,
  mark: () => void,
  draw: () => void,
): HTMLElement[] {
  const set = (value: string, isOn: boolean): void => void (isOn ? ticked.add(value) : ticked.delete(value))
  const all = box(words.all, true, (isOn, input) => {
    const list = input.closest('.values')
    for (const value of values) set(value, isOn)
    draw()
    list?.querySelector<HTMLElement>('[data-all]')?.focus()
  })
  all.querySelector('input')?.toggleAttribute('data-all', true)
  const each = values.slice(0, mostBoxes).map((value) =>
    box(value === '' ? words.blanks : value, ticked.has(value), (isOn) => {
      set(value, isOn)
      mark()
    }),
  )
  const rest = values.length - mostBoxes
  return rest > 0 ? [all, ...each, make('p', {}, filled(words.more, { n: rest }))] : [all, ...each]
}

function box(label: string, isOn: boolean, change: (isOn: boolean, input: HTMLInputElement) => void): HTMLElement {
  const input = make('input', { type: 'checkbox', 'data-value': label })
  input.checked = isOn
  input.addEventListener('change', () => change(input.checked, input))
  return make('label', {}, input, label)
}

/** Up and down go through everything in the menu; Enter in the search or on a box is OK. */
function walk(menu: HTMLElement, event: KeyboardEvent): void {
  event.stopPropagation()
  const stops = [...menu.querySelectorAll<HTMLElement>('button:not(:disabled), input')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const isBackwards = event.key === 'ArrowUp' || (event.key === 'Tab' && event.shiftKey)
  const isForwards = event.key === 'ArrowDown' || event.key === 'Tab'
  if (event.key === 'Escape') closePopup()
  else if (event.key === 'Enter' && document.activeElement instanceof HTMLInputElement)
    menu.querySelector<HTMLElement>('[data-answer="ok"]:not(:disabled)')?.click()
  else if (isBackwards) stops.at(at - 1)?.focus()
  else if (isForwards) stops[(at + 1) % stops.length]?.focus()
  else return
  event.preventDefault()
}
