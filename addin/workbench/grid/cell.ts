/** Draws one cell into its element, and only when it looks different from before. */
import { bottom, holds, right } from '../model/area.ts'
import { cellAt, isBlank } from '../model/cells.ts'
import { commentAt } from '../model/comments.ts'
import { tableAt } from '../model/lookup.ts'
import type { Area, Sheet, Table } from '../model/types.ts'
import { isHidden, sizeOf } from './axis.ts'
import { icon, make } from './element.ts'
import type { Layout } from './layout.ts'
import { type CellSource, isTableCorner, type Look, lookAt } from './look.ts'
import { textWidth } from './measure.ts'
import type { Place } from './moves.ts'
import type { Drawing } from './surface.ts'
import { filled, type Words } from './words.ts'

/** An element of a cell and what was drawn into it. */
export interface CellPaint {
  readonly element: HTMLElement
  key: string
}

interface Scene extends Drawing {
  readonly source: CellSource
  /** The looks worked out since the workbook last changed. */
  readonly looks: Map<number, Look>
  readonly layout: Layout
  readonly row: number
  readonly column: number
  readonly words: Words
}

const padding = 7

export function paintCell(paint: CellPaint, scene: Scene): void {
  const { column } = scene
  const look = knownLook(scene)
  const fit = fitted(scene, look)
  const marks = marksOf(scene)
  const held = column < scene.layout.frozen.columns ? ' held' : ''
  const classes = `cell${held} ${look.classes} ${marks}`
  const note = noteOf(scene)
  const key = `${note}|${classes}|${look.css}|${fit.text}|${fit.spill}|${look.filter ? filterState(look.filter) : ''}`
  if (key === paint.key) return
  paint.key = key
  dress(paint.element, classes, look.css)
  paint.element.setAttribute('aria-selected', String(marks.includes('sel')))
  fillIn(paint.element, scene, look, fit)
  if (note !== '') markNote(paint.element, note)
}

/** Who said what about the cell. */
function noteOf({ sheet, row, column }: Scene): string {
  const comment = sheet.comments.length > 0 ? commentAt(sheet, row, column) : undefined
  return comment ? [comment, ...comment.replies].map(({ author, content }) => `${author}: ${content}`).join('\n') : ''
}

function markNote(element: HTMLElement, note: string): void {
  element.title = note
  element.append(make('span', { class: 'note-corner', role: 'note', 'aria-label': note }))
}

function knownLook({ looks, source, sheet, row, column, zoom }: Scene): Look {
  const key = row * 16_384 + column
  const known = looks.get(key)
  if (known) return known
  const look = lookAt(source, sheet, row, column, zoom)
  looks.set(key, look)
  return look
}

function dress(element: HTMLElement, classes: string, css: string): void {
  const { width, left } = element.style
  element.className = classes
  element.style.cssText = css
  element.style.width = width
  if (left) element.style.left = left
}

function fillIn(element: HTMLElement, scene: Scene, look: Look, fit: Fit): void {
  const label = make('span', { class: fit.spill ? 'text spill' : 'text' }, fit.text)
  if (fit.spill) label.style.width = `${fit.spill}px`
  if (fit.text !== look.text) element.title = look.text
  else element.removeAttribute('title')
  element.replaceChildren(label)
  if (look.filter) element.append(filterButton(scene, look.filter))
  const { active } = scene.selection
  const isActive = active.row === scene.row && active.column === scene.column
  if (isActive && scene.sheet.validations.some((rule) => isListFor(rule, scene)))
    element.append(listButton(scene.words))
  if (isHandle(scene)) element.append(make('span', { class: 'handle', 'data-fill-handle': '' }))
  const table = tableAt(scene.sheet, scene.row, scene.column)
  if (table && isTableCorner(table, scene.row, scene.column)) element.append(make('span', { class: 'table-corner' }))
}

const isListFor = (rule: Sheet['validations'][number], { row, column }: Place): boolean =>
  rule.rule.kind === 'list' && rule.rule.dropDown && holds(rule.area, row, column)

function filterButton({ words }: Scene, filter: { table: Table; column: number }): HTMLElement {
  const name = filter.table.columns[filter.column]?.name ?? ''
  const button = make('button', {
    type: 'button',
    class: 'filter',
    tabindex: -1,
    'aria-label': filled(words.filterOf, { name }),
    'aria-haspopup': 'dialog',
    'data-filter': name,
    'data-state': filterState(filter),
  })
  button.append(icon(filterShape(filterState(filter))))
  return button
}

function filterShape(state: string): string {
  if (state.includes('filtered')) return 'M2.5 3.5h11l-4.2 5v4.5l-2.6-1.5v-3z'
  if (state.includes('up')) return 'M8 13V3M4.5 6.5 8 3l3.5 3.5'
  return state.includes('down') ? 'M8 3v10M4.5 9.5 8 13l3.5-3.5' : 'M4 6.5 8 10.5 12 6.5'
}

function filterState({ table, column }: { table: Table; column: number }): string {
  const sort = table.sort.find((field) => field.key === column)
  return [table.columns[column]?.criteria ? 'filtered' : '', sort ? (sort.ascending ? 'up' : 'down') : '']
    .join(' ')
    .trim()
}

function listButton(words: Words): HTMLElement {
  const button = make('button', {
    type: 'button',
    class: 'list',
    tabindex: -1,
    'aria-label': words.choose,
    'aria-haspopup': 'menu',
    'data-list': '',
  })
  button.append(icon('M4 6.5 8 10.5 12 6.5'))
  return button
}

const isHandle = ({ selection, filling, row, column }: Scene): boolean =>
  !filling &&
  selection.area.rows < 1_000_000 &&
  selection.area.columns < 16_000 &&
  row === bottom(selection.area) &&
  column === right(selection.area)

function marksOf(scene: Scene): string {
  const { selection, copied, filling, row, column } = scene
  const isActive = selection.active.row === row && selection.active.column === column
  return [
    marked('sel', selection.area, row, column),
    isActive ? 'active' : '',
    isHandle(scene) ? 'with-handle' : '',
    copied ? marked('copied', copied, row, column) : '',
    filling ? marked('filling', filling, row, column) : '',
  ]
    .filter((mark) => mark !== '')
    .join(' ')
}

/** `sel sel-t sel-l` for a cell at the top left of the area. */
function marked(name: string, area: Area, row: number, column: number): string {
  if (!holds(area, row, column)) return ''
  const edges = [
    row === area.row ? `${name}-t` : '',
    row === bottom(area) ? `${name}-b` : '',
    column === area.column ? `${name}-l` : '',
    column === right(area) ? `${name}-r` : '',
  ]
  return [name, ...edges.filter((edge) => edge !== '')].join(' ')
}

/** A text longer than its cell runs on over blank cells; a number is rounded, or shown as marks. */
interface Fit {
  readonly text: string
  readonly spill: number
}

function fitted(scene: Scene, look: Look): Fit {
  if (look.text === '' || look.wrap) return { text: look.text, spill: 0 }
  if (look.text.includes('\n')) return fitted(scene, { ...look, text: look.text.replace(/\s*\n\s*/g, ' ') })
  const { layout, column } = scene
  const width = sizeOf(layout.columns, column) - padding
  // Nothing is narrower than four pixels a letter on average: most cells need no measuring.
  if (look.text.length * 11 * layout.zoom < width) return { text: look.text, spill: 0 }
  const needed = textWidth(look.text, look.font)
  if (needed <= width) return { text: look.text, spill: 0 }
  if (look.kind === 'number') return { text: shorter(scene, look, width), spill: 0 }
  return { text: look.text, spill: look.kind === 'text' && !look.filter ? spillOf(scene, look, needed) : 0 }
}

function shorter({ sheet, row, column }: Scene, look: Look, width: number): string {
  const value = cellAt(sheet, row, column)?.value
  const mark = /^-?\d+([.,])\d+$/.exec(look.text)?.[1]
  if (typeof value === 'number' && mark && look.text.length > 10)
    for (let digits = 9; digits >= 0; digits -= 1) {
      const text = value.toFixed(digits).replace('.', mark)
      if (textWidth(text, look.font) <= width) return text
    }
  return '#'.repeat(Math.max(1, Math.floor(width / textWidth('#', look.font))))
}

function spillOf({ sheet, layout, row, column }: Scene, look: Look, needed: number): number {
  if (!look.classes.includes('left')) return 0
  let room = sizeOf(layout.columns, column)
  let next = column + 1
  while (room < needed + padding && next < layout.columns.count && isBlank(cellAt(sheet, row, next))) {
    if (!isHidden(layout.columns, next)) room += sizeOf(layout.columns, next)
    if (next === layout.frozen.columns) break
    next += 1
  }
  return next > column + 1 ? Math.min(room, needed + padding) : 0
}
