/** Charts: pictures of cells that lie over a sheet. */
import { areaOf, bottom, right } from './area.ts'
import { valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { columnWidth, rowHeight } from './layout.ts'
import { textAt } from './text.ts'
import type { Area, Chart, Sheet, Workbook } from './types.ts'
import { findSheet, nextId } from './workbook.ts'

export interface Series {
  readonly name: string
  readonly categories: readonly string[]
  /** `null` where there is no number. */
  readonly values: readonly (number | null)[]
}

/** Beside the cells that it shows. Without `by`, the longer side of the cells has the categories. */
export function addChart(
  workbook: Workbook,
  sheet: Sheet,
  type: string,
  source: { readonly sheet: Sheet; readonly area: Area },
  by: 'Rows' | 'Columns' | null,
): Chart {
  const id = nextId(workbook)
  const { area } = source
  const chart: Chart = {
    id: String(id),
    name: `Chart ${sheet.charts.length + 1}`,
    type,
    sheet: sheet.id,
    source: { sheet: source.sheet.id, area },
    by: by ?? (area.rows >= area.columns ? 'Columns' : 'Rows'),
    title: null,
    hasTitle: true,
    hasLegend: true,
    isReversed: false,
    left: widthTo(sheet, right(area) + 2),
    top: heightTo(sheet, area.row),
    width: 360,
    height: 216,
  }
  sheet.charts.push(chart)
  told(workbook, chart)
  return chart
}

const told = (workbook: Workbook, { sheet }: Chart): void => tell(workbook, { kind: 'layout', sheet })

export type ChartChange = Partial<Omit<Chart, 'id' | 'sheet'>>

export function changeChart(workbook: Workbook, chart: Chart, change: ChartChange): void {
  for (const size of [change.width, change.height])
    if (size !== undefined && !(size > 0)) throw new WorkbookError('InvalidArgument', 'A chart has a size.')
  Object.assign(chart, change)
  told(workbook, chart)
}

/** Over these cells. */
export const placeChart = (workbook: Workbook, chart: Chart, sheet: Sheet, area: Area): void =>
  changeChart(workbook, chart, {
    left: widthTo(sheet, area.column),
    top: heightTo(sheet, area.row),
    width: widthTo(sheet, right(area) + 1) - widthTo(sheet, area.column),
    height: heightTo(sheet, bottom(area) + 1) - heightTo(sheet, area.row),
  })

export function deleteChart(workbook: Workbook, chart: Chart): void {
  const sheet = findSheet(workbook, chart.sheet)
  if (sheet) sheet.charts = sheet.charts.filter((one) => one !== chart)
  told(workbook, chart)
}

/** In points from the edge of the sheet. */
function widthTo(sheet: Sheet, column: number): number {
  let width = 0
  for (let at = 0; at < column; at += 1) width += columnWidth(sheet, at)
  return width
}

function heightTo(sheet: Sheet, row: number): number {
  let height = 0
  for (let at = 0; at < row; at += 1) height += rowHeight(sheet, at)
  return height
}

/** Texts in the first row and column are names and categories. */
export function seriesOf(workbook: Workbook, chart: Chart): Series[] {
  const sheet = findSheet(workbook, chart.source.sheet)
  if (!sheet) return []
  const { area } = chart.source
  const isWide = chart.by === 'Rows'
  const at = (line: number, place: number): [number, number] =>
    isWide ? [area.row + line, area.column + place] : [area.row + place, area.column + line]
  const [lines, places] = isWide ? [area.rows, area.columns] : [area.columns, area.rows]
  const isText = (line: number, place: number): boolean => typeof valueAt(sheet, ...at(line, place)) !== 'number'
  const names = lines > 0 && isText(lines - 1, 0) ? 1 : 0
  const heads = places > 0 && lines > 1 && isText(0, places - 1) ? 1 : 0
  const shown = (line: number, place: number): string => textAt(workbook, sheet, ...at(line, place))
  const categories = range(names, places).map((place) => (heads ? shown(0, place) : String(place - names + 1)))
  return range(heads, lines).map((line) => ({
    name: names ? shown(line, 0) : `Series${line - heads + 1}`,
    categories,
    values: range(names, places).map((place) => numberAt(sheet, ...at(line, place))),
  }))
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

function numberAt(sheet: Sheet, row: number, column: number): number | null {
  const value = valueAt(sheet, row, column)
  return typeof value === 'number' ? value : null
}

/** What stands above a chart: its own title, or the name of its only series. */
export function titleOf(workbook: Workbook, chart: Chart): string {
  const series = seriesOf(workbook, chart)
  return chart.title ?? (series.length === 1 ? (series[0]?.name ?? '') : 'Chart Title')
}

/** The cell under the top left corner, and how far into it the chart begins, in points. */
export function anchorOf(sheet: Sheet, { left, top }: Chart): { area: Area; over: number; down: number } {
  let [column, row] = [0, 0]
  let [over, down] = [left, top]
  while (over >= columnWidth(sheet, column) && column < 16_000) {
    over -= columnWidth(sheet, column)
    column += 1
  }
  while (down >= rowHeight(sheet, row) && row < 1_000_000) {
    down -= rowHeight(sheet, row)
    row += 1
  }
  return { area: areaOf(row, column), over, down }
}
