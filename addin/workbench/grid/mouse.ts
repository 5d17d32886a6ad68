/** The pointer on the grid: selecting, dragging the fill handle, widths of columns, and the buttons in cells. */
import { bottom, bounding, lastColumn, lastRow, right } from '../model/area.ts'
import { cellAt, isBlank } from '../model/cells.ts'
import { fill } from '../model/edits.ts'
import { setColumnWidth } from '../model/layout.ts'
import { pasteCells } from '../model/paste.ts'
import type { Area, Selection, Sheet } from '../model/types.ts'
import { sizeOf, startOf } from './axis.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import { make } from './element.ts'
import { points } from './layout.ts'
import { areaAt, edge, extended, type Place } from './moves.ts'
import type { Spot } from './surface.ts'

export interface MouseActions {
  readonly openFilter: (place: Place) => void
  readonly openList: (place: Place) => void
  readonly openMenu: (spot: Spot, x: number, y: number) => void
  /** Draws the border of what the fill handle would fill. */
  readonly showFilling: (area: Area | undefined) => void
  /** The width in points that shows all of a column. */
  readonly bestWidth: (sheet: Sheet, column: number) => number
}

type Drag = (x: number, y: number, event?: PointerEvent) => void

export function listenToMouse(desk: Desk, editor: Editor, actions: MouseActions, stage: HTMLElement): void {
  const { surface } = desk
  const grid = surface.element

  const onDown = (event: PointerEvent): void => {
    const target = event.target as HTMLElement
    if (event.button !== 0 || isOnScrollbar(grid, event)) return
    event.preventDefault()
    if (!desk.finish()) return
    grid.focus({ preventScroll: true })
    const spot = surface.spotAt(event.clientX, event.clientY)
    const resize = target.closest<HTMLElement>('[data-resize]')
    if (resize) resizeFrom(event, Number(resize.dataset.resize))
    else if (target.closest('[data-fill-handle]')) fillFrom(event)
    else if (target.closest('[data-filter]')) actions.openFilter(spot)
    else if (target.closest('[data-list]')) actions.openList(spot)
    else selectFrom(event, spot)
  }

  const selectFrom = (event: PointerEvent, spot: Spot): void => {
    const start = event.shiftKey ? desk.selection() : startAt(spot)
    const to = (place: Spot): void => {
      const next = reached(start, spot.zone, place)
      desk.select(next, seenPlace(spot.zone, place, desk))
    }
    to(spot)
    if (spot.zone !== 'corner') drag(event, (x, y) => to(surface.spotAt(x, y)))
  }

  const fillFrom = (event: PointerEvent): void => {
    const source = desk.selection().area
    let target: Area | undefined
    const over: Drag = (x, y) => {
      const spot = surface.spotAt(x, y)
      target = filledArea(source, spot)
      actions.showFilling(target)
      surface.reveal(spot)
    }
    drag(event, over, (last) => {
      actions.showFilling(undefined)
      if (target) fillOver(source, target, last.ctrlKey)
    })
  }

  /** With Ctrl it copies where it would count on. */
  const fillOver = (source: Area, target: Area, isCopy: boolean): void => {
    const sheet = desk.sheet()
    const area = bounding(source, target)
    const done = desk.attempt(() =>
      isCopy ? pasteCells(desk.workbook, sheet, source, sheet, target) : fill(desk.workbook, sheet, source, target),
    )
    if (done) desk.select({ area, active: desk.selection().active }, { row: bottom(target), column: right(target) })
  }

  const resizeFrom = (event: PointerEvent, column: number): void => {
    const { columns, margin, zoom } = surface.layout()
    const before = sizeOf(columns, column)
    const left = surface.boxOf({ row: 0, column }).left
    const guide = make('div', { class: 'guide' })
    stage.append(guide)
    let width = before
    const over: Drag = (x) => {
      width = Math.max(0, before + x - event.clientX)
      guide.style.left = `${Math.max(margin.left, left + width)}px`
    }
    over(event.clientX, 0)
    drag(event, over, () => {
      guide.remove()
      if (width !== before) setWidth(column, () => points(width, zoom))
    })
  }

  /** All selected columns when the column is one of several selected whole ones. */
  const setWidth = (column: number, widthOf: (column: number) => number): void => {
    const { area } = desk.selection()
    const isWhole = area.rows > lastRow && column >= area.column && column <= right(area) && area.columns < 1000
    const [first, last] = isWhole ? [area.column, right(area)] : [column, column]
    desk.attempt(() => {
      for (let one = first; one <= last; one += 1)
        setColumnWidth(
          desk.workbook,
          desk.sheet(),
          { row: 0, column: one, rows: lastRow + 1, columns: 1 },
          widthOf(one),
        )
    })
  }

  const onDouble = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    const resize = target.closest<HTMLElement>('[data-resize]')
    if (resize) setWidth(Number(resize.dataset.resize), (column) => actions.bestWidth(desk.sheet(), column))
    else if (target.closest('[data-fill-handle]')) fillDown()
    else if (target.closest('button') === null && surface.spotAt(event.clientX, event.clientY).zone === 'cells')
      editor.begin('edit')
  }

  /** As far down as the column beside it is filled. */
  const fillDown = (): void => {
    const source = desk.selection().area
    const end = neighbourEnd(desk.sheet(), source)
    if (end > bottom(source)) fillOver(source, { ...source, rows: end - source.row + 1 }, false)
  }

  /** Follows the pointer until it is let go; at the edges it goes on by itself. */
  const drag = (start: PointerEvent, over: Drag, onEnd?: (event: PointerEvent) => void): void => {
    let last = { x: start.clientX, y: start.clientY }
    const again = setInterval(() => isOutside(grid, last) && over(last.x, last.y), 60)
    const move = (event: PointerEvent): void => {
      last = { x: event.clientX, y: event.clientY }
      over(event.clientX, event.clientY, event)
    }
    const stop = (event: PointerEvent): void => {
      clearInterval(again)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', stop)
      window.removeEventListener('pointercancel', stop)
      onEnd?.(event)
    }
    grid.setPointerCapture(start.pointerId)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', stop)
    window.addEventListener('pointercancel', stop)
  }

  const onMenu = (event: MouseEvent): void => {
    event.preventDefault()
    if (!desk.finish()) return
    const active = surface.boxOf(desk.selection().active)
    const box = grid.getBoundingClientRect()
    const isByKey = event.button !== 2
    const x = isByKey ? box.left + active.left + 8 : event.clientX
    const y = isByKey ? box.top + active.top + active.height : event.clientY
    const spot = isByKey ? { ...desk.selection().active, zone: 'cells' as const } : surface.spotAt(x, y)
    if (!isByKey && !isSelected(desk.selection(), spot)) desk.select(reached(startAt(spot), spot.zone, spot), spot)
    actions.openMenu(spot, x, y)
  }

  grid.addEventListener('pointerdown', onDown)
  grid.addEventListener('dblclick', onDouble)
  grid.addEventListener('contextmenu', onMenu)
}

const isOnScrollbar = (grid: HTMLElement, event: PointerEvent): boolean => {
  const box = grid.getBoundingClientRect()
  return event.clientX - box.left > grid.clientWidth || event.clientY - box.top > grid.clientHeight
}

const isOutside = (grid: HTMLElement, { x, y }: { x: number; y: number }): boolean => {
  const box = grid.getBoundingClientRect()
  return x < box.left + 20 || y < box.top + 20 || x > box.left + grid.clientWidth || y > box.top + grid.clientHeight
}

const wholeRow = (row: number): Area => ({ row, column: 0, rows: 1, columns: lastColumn + 1 })
const wholeColumn = (column: number): Area => ({ row: 0, column, rows: lastRow + 1, columns: 1 })

function startAt({ row, column, zone }: Spot): Selection {
  if (zone === 'rowHead') return { area: wholeRow(row), active: { row, column: 0 } }
  if (zone === 'columnHead') return { area: wholeColumn(column), active: { row: 0, column } }
  return zone === 'corner'
    ? { area: { row: 0, column: 0, rows: lastRow + 1, columns: lastColumn + 1 }, active: { row: 0, column: 0 } }
    : { area: areaAt({ row, column }), active: { row, column } }
}

/** The selection from where it started to where the pointer is, by whole rows or columns from their headings. */
function reached(start: Selection, zone: Spot['zone'], { row, column }: Place): Selection {
  if (zone === 'corner') return start
  if (zone === 'rowHead') return { ...start, area: bounding(wholeRow(start.active.row), wholeRow(row)) }
  if (zone === 'columnHead') return { ...start, area: bounding(wholeColumn(start.active.column), wholeColumn(column)) }
  return extended(start, { row, column })
}

/** Selecting whole rows or columns never scrolls the other way. */
function seenPlace(zone: Spot['zone'], { row, column }: Place, desk: Desk): Place {
  const { scrollLeft, scrollTop } = desk.surface.element
  const { rows, columns, frozen } = desk.surface.layout()
  if (zone === 'cells') return { row, column }
  const firstRow = Math.ceil((scrollTop + startOf(rows, frozen.rows)) / rows.size)
  const firstColumn = Math.ceil((scrollLeft + startOf(columns, frozen.columns)) / columns.size)
  if (zone === 'rowHead') return { row, column: Math.min(firstColumn, frozen.columns > 0 ? 0 : firstColumn) }
  return zone === 'columnHead' ? { row: Math.min(firstRow, 0), column } : { row: 0, column: 0 }
}

const isSelected = ({ area }: Selection, { row, column, zone }: Spot): boolean => {
  if (zone === 'rowHead') return area.columns > lastColumn && row >= area.row && row <= bottom(area)
  if (zone === 'columnHead') return area.rows > lastRow && column >= area.column && column <= right(area)
  return row >= area.row && row <= bottom(area) && column >= area.column && column <= right(area)
}

/** What the handle dragged to a cell fills: the side that it went further to, none when it went nowhere. */
export function filledArea(source: Area, place: Place): Area | undefined {
  const down = Math.max(place.row - bottom(source), source.row - place.row)
  const across = Math.max(place.column - right(source), source.column - place.column)
  if (down <= 0 && across <= 0) return undefined
  const line = down >= across ? { row: place.row, column: source.column } : { row: source.row, column: place.column }
  return bounding(source, areaAt(line))
}

function neighbourEnd(sheet: Sheet, source: Area): number {
  for (const column of [source.column - 1, right(source) + 1]) {
    if (column < 0 || isBlank(cellAt(sheet, bottom(source), column))) continue
    if (isBlank(cellAt(sheet, bottom(source) + 1, column))) continue
    return edge(sheet, { row: bottom(source), column }, 'down').row
  }
  return bottom(source)
}
