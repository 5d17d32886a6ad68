/**
 * The grid on the page: a scrolling box that holds only the rows and columns in view. Column letters, row numbers and
 * frozen cells stay by `position: sticky`. It draws what the model says and keeps no values; a draw compares with what
 * is there and touches only the cells that look different.
 */
import { columnLetters } from '../model/address.ts'
import { bottom, right } from '../model/area.ts'
import type { Area, Selection, Sheet } from '../model/types.ts'
import { indexAt, isHidden, lengthOf, type Span, scrollTo, spanOf, startOf } from './axis.ts'
import { paintCell } from './cell.ts'
import { make } from './element.ts'
import { boxOf, type Layout, layoutOf, sameLayout } from './layout.ts'
import { lettersOf, type RowView, rowAt } from './lines.ts'
import { type CellSource, type Look, sheetFont } from './look.ts'
import type { Place } from './moves.ts'
import type { Words } from './words.ts'

export interface Drawing {
  readonly sheet: Sheet
  readonly selection: Selection
  readonly zoom: number
  /** The last row and column that hold a cell. */
  readonly end: () => Place
  /** Cut or copied, with a moving border. */
  readonly copied: Area | undefined
  /** What the fill handle is being dragged over. */
  readonly filling: Area | undefined
}

export interface Spot extends Place {
  readonly zone: 'cells' | 'rowHead' | 'columnHead' | 'corner'
}

export interface Surface {
  /** The grid: it scrolls and takes the keys. */
  readonly element: HTMLElement
  /** Draws with the next frame; `true` when something of the workbook but the selection may have changed. */
  readonly draw: (isChanged?: boolean) => void
  readonly layout: () => Layout
  /** Scrolls a cell into view. */
  readonly reveal: (place: Place) => void
  /** What is at a point of the window. */
  readonly spotAt: (x: number, y: number) => Spot
  /** Where a cell is, in pixels from the top left of the grid. */
  readonly boxOf: (place: Place) => ReturnType<typeof boxOf>
  /** How many rows a page is. */
  readonly page: () => number
}

export function createSurface(words: Words, source: CellSource, drawing: () => Drawing, onDrawn: () => void): Surface {
  const letters = make('div', { class: 'row letters', role: 'row', 'aria-rowindex': 1 })
  const frozen = make('div', { class: 'frozen-rows', role: 'presentation' })
  const head = make('div', { class: 'head', role: 'rowgroup' }, letters, frozen)
  const body = make('div', { class: 'body', role: 'rowgroup' })
  const sizer = make('div', { class: 'sizer', role: 'presentation' }, head, body)
  const element = make(
    'div',
    { class: 'grid', role: 'grid', tabindex: 0, 'aria-multiselectable': 'true', 'data-grid': '' },
    sizer,
  )
  let layout: Layout | undefined
  let isStale = false
  const looks = new Map<number, Look>()
  const places = new Map<string, { readonly left: number; readonly top: number }>()
  let shown: { sheet: Sheet; layout: Layout; columns: Span } | undefined
  let scheduled = false
  const rows = new Map<number, RowView>()

  const currentLayout = (): Layout => {
    if (layout && !isStale) return layout
    const { sheet, selection, zoom, end } = drawing()
    const fresh = layoutOf(sheet, end(), zoom, reachOf(selection))
    isStale = false
    if (!layout || !sameLayout(layout, fresh)) layout = fresh
    return layout
  }

  const reachOf = ({ active, area }: Selection): Place => ({
    row: Math.max(active.row, area.rows > 100_000 ? 0 : bottom(area), scrolledReach('row')),
    column: Math.max(active.column, area.columns > 10_000 ? 0 : right(area), scrolledReach('column')),
  })

  const scrolledReach = (axis: 'row' | 'column'): number => {
    if (!layout) return 0
    return axis === 'row'
      ? indexAt(layout.rows, element.scrollTop + element.clientHeight)
      : indexAt(layout.columns, element.scrollLeft + element.clientWidth)
  }

  const draw = (isChanged = false): void => {
    if (isChanged) {
      isStale = true
      looks.clear()
    }
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(() => {
      scheduled = false
      drawNow()
    })
  }

  const drawNow = (): void => {
    const now = drawing()
    if (shown?.sheet !== now.sheet) turnTo(now.sheet)
    const plan = currentLayout()
    const columns = spanOf(plan.columns, {
      frozen: plan.frozen.columns,
      scrolled: element.scrollLeft,
      length: element.clientWidth,
      spare: 200,
    })
    if (shown?.layout !== plan || shown.sheet !== now.sheet || !sameSpan(shown.columns, columns)) {
      clear()
      size(plan)
      letters.replaceChildren(...lettersOf(plan, columns, words))
    }
    shown = { sheet: now.sheet, layout: plan, columns }
    drawRows(now, plan, columns)
    markLetters(now)
    markGrid(now, plan)
    onDrawn()
  }

  /** Each sheet stays scrolled where it was left; seen for the first time, its active cell is in view. */
  const turnTo = (sheet: Sheet): void => {
    if (shown) places.set(shown.sheet.id, { left: element.scrollLeft, top: element.scrollTop })
    looks.clear()
    size(currentLayout())
    element.scrollTo(places.get(sheet.id) ?? { left: 0, top: 0 })
    if (!places.has(sheet.id)) reveal(sheet.selection.active)
  }

  const clear = (): void => {
    rows.clear()
    frozen.replaceChildren()
    body.replaceChildren()
  }

  const size = (plan: Layout): void => {
    const { style } = element
    style.setProperty('--row', `${plan.rows.size}px`)
    style.setProperty('--left', `${plan.margin.left}px`)
    style.setProperty('--top', `${plan.margin.top}px`)
    style.setProperty('--text', `${Math.round(13.2 * plan.zoom * 10) / 10}px`)
    style.setProperty('--sheet-font', sheetFont)
    sizer.style.width = `${plan.margin.left + lengthOf(plan.columns)}px`
    sizer.style.height = `${plan.margin.top + lengthOf(plan.rows)}px`
    element.style.scrollPadding = `${plan.margin.top}px 0 0 ${plan.margin.left}px`
    element.setAttribute('aria-rowcount', String(plan.rows.count + 1))
    element.setAttribute('aria-colcount', String(plan.columns.count + 1))
  }

  const drawRows = (now: Drawing, plan: Layout, columns: Span): void => {
    const span = spanOf(plan.rows, {
      frozen: plan.frozen.rows,
      scrolled: element.scrollTop,
      length: element.clientHeight - plan.margin.top,
      spare: 240,
    })
    for (const [row, view] of rows)
      if (row >= plan.frozen.rows && (row < span.first || row > span.last)) {
        view.element.remove()
        rows.delete(row)
      }
    body.style.top = `${startOf(plan.rows, span.first) - startOf(plan.rows, plan.frozen.rows)}px`
    for (let row = 0; row < plan.frozen.rows; row += 1) drawRow(now, plan, columns, row, frozen)
    let before: HTMLElement | undefined
    for (let row = span.first; row <= span.last; row += 1)
      before = drawRow(now, plan, columns, row, body, before) ?? before
  }

  const drawRow = (
    now: Drawing,
    plan: Layout,
    columns: Span,
    row: number,
    parent: HTMLElement,
    before?: HTMLElement,
  ): HTMLElement | undefined => {
    if (isHidden(plan.rows, row)) return undefined
    const view = rows.get(row) ?? rowAt(plan, columns, row)
    rows.set(row, view)
    if (!view.element.parentNode) {
      if (before) before.after(view.element)
      else if (parent === body) parent.prepend(view.element)
      else parent.append(view.element)
    }
    const isIn = row >= now.selection.area.row && row <= bottom(now.selection.area)
    setClass(view.head, `number${isIn ? ' in' : ''}`)
    for (const [column, cell] of view.cells)
      paintCell(cell, { ...now, source, looks, layout: plan, row, column, words })
    return view.element
  }

  const markLetters = (now: Drawing): void => {
    for (const cell of letters.querySelectorAll<HTMLElement>('.letter')) {
      const column = Number(cell.getAttribute('aria-colindex')) - 2
      const isIn = column >= now.selection.area.column && column <= right(now.selection.area)
      cell.classList.toggle('in', isIn)
      cell.classList.toggle('after-hidden', column > 0 && now.sheet.hiddenColumns.has(column - 1))
    }
  }

  const markGrid = (now: Drawing, plan: Layout): void => {
    const { row, column } = now.selection.active
    const id = `cell-${columnLetters(column)}${row + 1}`
    if (element.querySelector(`#${id}`)) element.setAttribute('aria-activedescendant', id)
    else element.removeAttribute('aria-activedescendant')
    element.classList.toggle('no-lines', !now.sheet.showGridlines)
    head.classList.toggle('edge', plan.frozen.rows > 0)
    element.setAttribute('aria-label', now.sheet.name)
  }

  const reveal = (target: Place): void => {
    const before = currentLayout()
    if (target.row >= before.rows.count || target.column >= before.columns.count) isStale = true
    const plan = currentLayout()
    if (plan !== before) size(plan)
    element.scrollTo({
      top: scrollTo(plan.rows, target.row, {
        frozen: plan.frozen.rows,
        scrolled: element.scrollTop,
        length: element.clientHeight - plan.margin.top,
      }),
      left: scrollTo(plan.columns, target.column, {
        frozen: plan.frozen.columns,
        scrolled: element.scrollLeft,
        length: element.clientWidth - plan.margin.left,
      }),
    })
    draw()
  }

  const spotAt = (x: number, y: number): Spot => {
    const plan = currentLayout()
    const box = element.getBoundingClientRect()
    const left = x - box.left - plan.margin.left
    const top = y - box.top - plan.margin.top
    const across = left < startOf(plan.columns, plan.frozen.columns) ? left : left + element.scrollLeft
    const down = top < startOf(plan.rows, plan.frozen.rows) ? top : top + element.scrollTop
    const zone = left < 0 && top < 0 ? 'corner' : left < 0 ? 'rowHead' : top < 0 ? 'columnHead' : 'cells'
    return { row: indexAt(plan.rows, down), column: indexAt(plan.columns, across), zone }
  }

  element.addEventListener('scroll', () => {
    const plan = currentLayout()
    const isNearEnd =
      element.scrollTop + element.clientHeight * 2 > lengthOf(plan.rows) ||
      element.scrollLeft + element.clientWidth * 2 > lengthOf(plan.columns)
    draw(isNearEnd)
  })
  new ResizeObserver(() => draw(true)).observe(element)

  return {
    element,
    draw,
    layout: currentLayout,
    reveal,
    spotAt,
    boxOf: (target) => boxOf(currentLayout(), target, { left: element.scrollLeft, top: element.scrollTop }),
    page: () => Math.max(1, Math.floor(element.clientHeight / currentLayout().rows.size) - 2),
  }
}

const sameSpan = (a: Span, b: Span): boolean => a.first === b.first && a.last === b.last

function setClass(element: HTMLElement, name: string): void {
  if (element.className !== name) element.className = name
}
