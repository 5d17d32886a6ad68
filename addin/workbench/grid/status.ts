/** The line at the bottom: what the keys do now, the figures of the selection, appearance, the culture and the zoom. */
import { isOneCell } from '../model/area.ts'
import { eachCell, isBlank } from '../model/cells.ts'
import { type CultureName, cultures } from '../model/culture.ts'
import { formatAt } from '../model/formats.ts'
import { shownText } from '../model/numberFormat.ts'
import type { Area, Sheet } from '../model/types.ts'
import type { Desk, Mode } from './desk.ts'
import { make } from './element.ts'
import type { Theme } from './settings.ts'
import type { Words } from './words.ts'

export interface Figures {
  readonly filled: number
  readonly numbers: number
  readonly sum: number
}

/** Of the rows that show: what a filter hides does not count. Sums are free of the noise of binary fractions. */
export function figuresOf(sheet: Sheet, area: Area): Figures {
  let filled = 0
  let numbers = 0
  let sum = 0
  for (const { row, cell } of eachCell(sheet, area)) {
    if (isBlank(cell) || sheet.hiddenRows.has(row)) continue
    filled += 1
    if (typeof cell.value !== 'number') continue
    numbers += 1
    sum += cell.value
  }
  return { filled, numbers, sum: Number(sum.toPrecision(15)) }
}

export interface Status {
  readonly element: HTMLElement
  readonly draw: () => void
  readonly showMode: (mode: Mode) => void
  readonly showKept: (text: string, isFailed: boolean) => void
}

const cultureChoices = Object.keys(cultures) as readonly CultureName[]
const zooms = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 2] as const

export interface StatusActions {
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  readonly setCulture: (culture: CultureName) => void
  readonly setZoom: (zoom: number) => void
  readonly zoom: () => number
}

export function createStatus(desk: Desk, actions: StatusActions): Status {
  const { words } = desk
  const mode = make('span', { role: 'status', 'data-mode': 'ready' }, words.ready)
  const kept = make('span', { class: 'kept', role: 'status', 'data-kept': '' })
  const figures = make('output', { 'data-figures': '', 'aria-live': 'off' })
  const culture = chooser(
    words.culture,
    'culture',
    cultureChoices.map((name) => [name, cultureLabel(name)]),
  )
  const zoom = chooser(
    words.zoom,
    'zoom',
    zooms.map((one) => [String(one), `${Math.round(one * 100)} %`]),
  )
  const theme = chooser(words.theme, 'theme', [
    ['system', words.system],
    ['light', words.light],
    ['dark', words.dark],
  ])
  theme.select.value = actions.theme
  theme.select.addEventListener('change', () => actions.setTheme(theme.select.value as Theme))
  culture.select.addEventListener('change', () => actions.setCulture(culture.select.value as CultureName))
  zoom.select.addEventListener('change', () => actions.setZoom(Number(zoom.select.value)))
  let shown = ''
  const draw = (): void => {
    culture.select.value = desk.workbook.culture.name
    zoom.select.value = String(actions.zoom())
    const parts = figureParts(desk, words)
    const key = parts.map(([label, value]) => `${label}${value}`).join()
    if (key === shown) return
    shown = key
    figures.replaceChildren(...parts.flatMap(([label, value]) => [`${label}: `, make('b', {}, value), '\u2003']))
  }
  return {
    element: make(
      'footer',
      { class: 'status' },
      mode,
      kept,
      make('span', { class: 'space' }),
      figures,
      theme.label,
      culture.label,
      zoom.label,
    ),
    draw,
    showMode: (now) => {
      mode.textContent = words[now]
      mode.dataset.mode = now
    },
    showKept: (text, isFailed) => {
      if (kept.textContent !== text) kept.textContent = text
      kept.classList.toggle('failed', isFailed)
    },
  }
}

function figureParts({ sheet, selection, workbook }: Desk, words: Words): (readonly [string, string])[] {
  const { area, active } = selection()
  if (isOneCell(area)) return []
  const { filled, numbers, sum } = figuresOf(sheet(), area)
  if (filled < 2) return []
  const own = formatAt(sheet(), active.row, active.column).numberFormat
  const show = (value: number): string =>
    shownText(value, /[0#]/.test(own) ? own : Number.isInteger(value) ? '#,##0' : '#,##0.00', workbook.culture)
  const count = [words.count, shownText(filled, '#,##0', workbook.culture)] as const
  return numbers === 0 ? [count] : [[words.average, show(sum / numbers)], count, [words.sum, show(sum)]]
}

/** `nl-BE  1.234,56`: the name says little to most people, the look of a number everything. */
const cultureLabel = (name: CultureName): string => `${name} · ${shownText(1234.56, '#,##0.00', cultures[name])}`

export function chooser(
  label: string,
  name: string,
  options: readonly (readonly [string, string])[],
): { readonly label: HTMLElement; readonly select: HTMLSelectElement } {
  const select = make('select', { 'data-choose': name })
  for (const [value, text] of options) select.append(make('option', { value }, text))
  return { label: make('label', { class: 'choice' }, label, select), select }
}
