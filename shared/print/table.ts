/** The lines of a document over as many pages as they need; what is carried from one to the next stands at both ends. */
import { type Money, noMoney, plus } from '../basics/money.ts'
import { printed } from '../words/print.ts'
import { amountText } from './figures.ts'
import {
  bold,
  group,
  linesAt,
  type Mark,
  type Measure,
  type Part,
  page,
  part,
  rule,
  soft,
  textAt,
  textEndingAt,
  wrapped,
} from './marks.ts'
import type { Paper } from './paper.ts'
import type { Column, Row } from './rows.ts'

const lineHeight = 11.5
const padding = 5
const headHeight = 20
const carryHeight = 16

const fixed: Readonly<Record<Column['name'], number>> = {
  item: 62,
  description: 0,
  quantity: 74,
  unitPrice: 62,
  discount: 46,
  vat: 38,
  amount: 78,
  date: 62,
  dueDate: 62,
  original: 78,
}
interface Place {
  readonly column: Column
  readonly x: number
  readonly width: number
}
/** The description takes what the others leave. */
function placesOf(columns: readonly Column[]): Place[] {
  const taken = columns.reduce((total, { name }) => total + fixed[name], 0)
  let x: number = page.left
  return columns.map((column) => {
    const width = column.name === 'description' ? page.right - page.left - taken : fixed[column.name]
    const place = { column, x, width }
    x += width
    return place
  })
}

export interface TablePage {
  readonly part: Part
  /** Where it ends. */
  readonly bottom: number
}
export interface TableSpace {
  /** Where it begins on the first page, and on each that follows. */
  readonly first: number
  readonly next: number
  readonly bottom: number
}

/** One table per page; the last is followed by the sums, so that it has none to carry. */
export function tablePages(paper: Paper, measure: Measure, space: TableSpace): TablePage[] {
  const places = placesOf(paper.columns)
  const carries = paper.rows.some((row) => row.amount !== null)
  const pages: TablePage[] = []
  let total = noMoney
  let [rows, y] = [[headRow(measure, places, space.first)], space.first + headHeight]
  const rowsLeft = [...paper.rows]
  for (let row = rowsLeft.shift(); row; row = rowsLeft.shift()) {
    const cells = cellLines(measure, places, row)
    const height = Math.max(...cells.map((lines) => lines.length)) * lineHeight + padding
    const isFirst = rows.length === 1
    if (!isFirst && y + height + (carries ? carryHeight : 0) > space.bottom) {
      if (carries) rows.push(carryRow(paper, measure, y, total, 'carried'))
      pages.push({ part: group('Table', rows), bottom: y + carryHeight })
      ;[rows, y] = [[headRow(measure, places, space.next)], space.next + headHeight]
      if (carries) {
        rows.push(carryRow(paper, measure, y, total, 'brought'))
        y += carryHeight
      }
    }
    rows.push(bodyRow(measure, places, cells, y))
    y += height
    total = plus(total, row.amount ?? (0 as Money))
  }
  const end = part('Artifact', [rule(page.left, y, page.right - page.left)])
  return [...pages, { part: group('Table', [...rows, end]), bottom: y + 8 }]
}

function headRow(measure: Measure, places: readonly Place[], y: number): Part {
  const cells = places.map(({ column, x, width }) =>
    part('TH', [
      column.isFigure
        ? textEndingAt(measure, column.label, x + width - 3, y, bold)
        : textAt(column.label, x + 3, y, bold),
    ]),
  )
  const line = part('Artifact', [rule(page.left, y + 13, page.right - page.left, true)])
  return group('TR', [...cells, line])
}

const cellLines = (measure: Measure, places: readonly Place[], row: Row): string[][] =>
  places.map(({ column, width }, index) => {
    const text = row.cells[index] ?? ''
    return column.isFigure && column.name !== 'quantity' ? [text] : wrapped(measure, text, width - 8)
  })

function bodyRow(measure: Measure, places: readonly Place[], cells: readonly (readonly string[])[], y: number): Part {
  return group(
    'TR',
    places.map(({ column, x, width }, index) => {
      const lines = cells[index] ?? []
      const marks: Mark[] = column.isFigure
        ? lines.map((line, place) => textEndingAt(measure, line, x + width - 3, y + place * lineHeight))
        : linesAt(lines, x + 3, y, lineHeight)
      return part(
        'TD',
        marks.filter((mark) => mark.kind !== 'text' || mark.text !== ''),
      )
    }),
  )
}

function carryRow({ language }: Paper, measure: Measure, y: number, total: Money, word: 'carried' | 'brought'): Part {
  const line = rule(page.left, word === 'carried' ? y : y + 13, page.right - page.left)
  return part('Artifact', [
    ...(word === 'carried' ? [line] : []),
    textEndingAt(measure, printed(language, word), page.right - 90, y + 3, soft),
    textEndingAt(measure, amountText(total / 100, language), page.right - 3, y + 3, soft),
  ])
}
