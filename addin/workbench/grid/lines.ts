/** The elements of the grid's lines: the column letters, and a row with its number and its cells, empty as yet. */
import { columnLetters } from '../model/address.ts'
import { isHidden, type Span, sizeOf, startOf } from './axis.ts'
import type { CellPaint } from './cell.ts'
import { make } from './element.ts'
import type { Layout } from './layout.ts'
import type { Words } from './words.ts'

export interface RowView {
  readonly element: HTMLElement
  readonly head: HTMLElement
  readonly cells: Map<number, CellPaint>
}

export function lettersOf(plan: Layout, columns: Span, words: Words): HTMLElement[] {
  const corner = make(
    'div',
    { class: 'corner', role: 'columnheader', 'aria-colindex': 1, 'data-corner': '' },
    make('span', { class: 'hidden-words' }, words.selectAll),
  )
  const cells = columnsOf(plan, columns).map((column) => letterCell(plan, column))
  return [corner, ...withGap(plan, columns, cells)]
}

function letterCell(plan: Layout, column: number): HTMLElement {
  const name = columnLetters(column)
  const cell = make('div', {
    class: 'letter',
    role: 'columnheader',
    'aria-colindex': column + 2,
    'data-column': name,
  })
  cell.append(name, make('span', { class: 'resize', 'data-resize': column }))
  place(plan, cell, column)
  return cell
}

export function rowAt(plan: Layout, columns: Span, row: number): RowView {
  const height = sizeOf(plan.rows, row)
  const number = make('div', { class: 'number', role: 'rowheader', 'aria-colindex': 1, 'data-row': row + 1 })
  number.textContent = String(row + 1)
  const cells = new Map<number, CellPaint>()
  const elements = columnsOf(plan, columns).map((column) => {
    const name = columnLetters(column) + (row + 1)
    const cell = make('div', {
      class: 'cell',
      role: 'gridcell',
      id: `cell-${name}`,
      'aria-colindex': column + 2,
      'data-cell': name,
    })
    place(plan, cell, column)
    cells.set(column, { element: cell, key: '' })
    return cell
  })
  const line = make('div', { class: 'row', role: 'row', 'aria-rowindex': row + 2 }, number)
  if (height !== plan.rows.size) line.style.height = `${height}px`
  line.append(...withGap(plan, columns, elements))
  return { element: line, head: number, cells }
}

/** The gap stands for the columns that are scrolled away, between the frozen ones and the others. */
function withGap(plan: Layout, columns: Span, cells: readonly HTMLElement[]): HTMLElement[] {
  const frozenCount = columnsOf(plan, { first: 0, last: -1 }).length
  const width = startOf(plan.columns, columns.first) - startOf(plan.columns, plan.frozen.columns)
  const gap = make('div', { class: 'gap', role: 'presentation' })
  gap.style.width = `${width}px`
  return width > 0 ? [...cells.slice(0, frozenCount), gap, ...cells.slice(frozenCount)] : [...cells]
}

function place(plan: Layout, cell: HTMLElement, column: number): void {
  cell.style.width = `${sizeOf(plan.columns, column)}px`
  if (column >= plan.frozen.columns) return
  cell.classList.add('held')
  cell.style.left = `${plan.margin.left + startOf(plan.columns, column)}px`
}

/** Frozen columns, then those in view, without the hidden ones. */
function columnsOf(plan: Layout, span: Span): number[] {
  const columns: number[] = []
  for (let column = 0; column < plan.frozen.columns; column += 1) columns.push(column)
  for (let column = span.first; column <= span.last; column += 1) columns.push(column)
  return columns.filter((column) => !isHidden(plan.columns, column))
}
