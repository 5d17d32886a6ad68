/** How a sheet lies on the page: its rows and columns as axes of pixels, as far as it is drawn. */
import { lastColumn, lastRow } from '../model/area.ts'
import { defaultColumnWidth, defaultRowHeight } from '../model/formats.ts'
import type { Sheet } from '../model/types.ts'
import { type Axis, axisOf, startOf } from './axis.ts'

export interface Layout {
  readonly rows: Axis
  readonly columns: Axis
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** The width of the row numbers and the height of the column letters. */
  readonly margin: { readonly left: number; readonly top: number }
  readonly zoom: number
}

/** How many rows and columns there must be at least, because the selection or the scrolling reached them. */
export interface Reach {
  readonly row: number
  readonly column: number
}

const pixelsPerPoint = 4 / 3
export const pixels = (points: number, zoom: number): number => Math.round(points * pixelsPerPoint * zoom)
export const points = (length: number, zoom: number): number => length / pixelsPerPoint / zoom

/** `end`: the last row and column that hold a cell. */
export function layoutOf(sheet: Sheet, end: Reach, zoom: number, reach: Reach): Layout {
  const rows = Math.min(lastRow + 1, Math.max(end.row, reach.row, 0) + 60)
  const columns = Math.min(lastColumn + 1, Math.max(end.column, reach.column, 0) + 20)
  return {
    rows: axisOf(rows, pixels(defaultRowHeight, zoom), sizesOf(sheet.rowHeights, sheet.hiddenRows, zoom)),
    columns: axisOf(columns, pixels(defaultColumnWidth, zoom), sizesOf(sheet.columnWidths, sheet.hiddenColumns, zoom)),
    frozen: { rows: sheet.freeze.rows, columns: sheet.freeze.columns },
    margin: { left: Math.round((16 + 8 * String(rows).length) * zoom), top: Math.round(20 * zoom) },
    zoom,
  }
}

/** Whether everything lies where it did. */
export const sameLayout = (a: Layout, b: Layout): boolean =>
  a.zoom === b.zoom &&
  a.frozen.rows === b.frozen.rows &&
  a.frozen.columns === b.frozen.columns &&
  sameAxis(a.rows, b.rows) &&
  sameAxis(a.columns, b.columns)

const sameAxis = (a: Axis, b: Axis): boolean =>
  a.count === b.count &&
  a.size === b.size &&
  a.odd.length === b.odd.length &&
  a.odd.every((index, at) => index === b.odd[at] && a.moved[at] === b.moved[at])

function sizesOf(sizes: ReadonlyMap<number, number>, hidden: ReadonlySet<number>, zoom: number): Map<number, number> {
  const result = new Map<number, number>()
  for (const [index, size] of sizes) result.set(index, pixels(size, zoom))
  for (const index of hidden) result.set(index, 0)
  return result
}

/** Where a cell is in a view scrolled so far, frozen cells where they stay; pixels from the view's top left. */
export function boxOf(
  layout: Layout,
  place: { readonly row: number; readonly column: number },
  scrolled: { readonly left: number; readonly top: number },
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const left = startOf(layout.columns, place.column)
  const top = startOf(layout.rows, place.row)
  return {
    left: layout.margin.left + left - (place.column < layout.frozen.columns ? 0 : scrolled.left),
    top: layout.margin.top + top - (place.row < layout.frozen.rows ? 0 : scrolled.top),
    width: startOf(layout.columns, place.column + 1) - left,
    height: startOf(layout.rows, place.row + 1) - top,
  }
}
