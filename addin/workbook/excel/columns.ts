/** The looks of our columns, in a new sheet or in one that an earlier version made. */
import { headingsOf } from '../../../shared/sheets/headings.ts'
import { listOffers, rowsWithLists } from '../../../shared/sheets/hidden.ts'
import { coloursOf } from '../../../shared/sheets/marks.ts'
import { type Column, numberFormats, type SheetKey, sheetKeys, sheets } from '../../../shared/sheets/sheets.ts'
import type { Words } from '../../../shared/words/language.ts'
import type { Found } from './find.ts'
import { keysByPosition, type Placed, place } from './place.ts'

/** Excel counts a column's width in points; a character of the standard font takes about this much. */
const pointsPerCharacter = 5.6
/** What the button in a heading takes of its width, in characters. */
const filterButton = 5
const lastRow = 1_048_576
const newsColour = '#E8F1FB'

/** Where a table stands, counted from 0. */
export interface Place {
  readonly worksheet: Excel.Worksheet
  readonly sheet: SheetKey
  /** The row of the headings. */
  readonly top: number
  /** The worksheet's column of a key; -1 where the user removed it. */
  readonly at: (key: string) => number
}

// Before anybody types: a code in a column of text stays text.
export function formatColumn(worksheet: Excel.Worksheet, column: Column, at: number, heading: string): void {
  const whole = worksheet.getRangeByIndexes(0, at, 1, 1).getEntireColumn()
  whole.numberFormat = numberFormats[column.kind] as unknown as string[][]
  whole.format.columnWidth = Math.round(Math.max(column.width, heading.length + filterButton) * pointsPerCharacter)
  if (column.hidden) whole.columnHidden = true
}

const under = ({ worksheet, top }: Place, at: number, rows = lastRow - top - 1) =>
  worksheet.getRangeByIndexes(top + 1, at, rows, 1)

export function colour(place: Place, keys: readonly string[]): void {
  const marks = place.at('problems')
  if (marks < 0) return
  const problems = `$${letterOf(marks)}${place.top + 2}`
  for (const { column, formula, fill, font } of coloursOf(place.sheet)) {
    if (!keys.includes(column)) continue
    const format = under(place, place.at(column)).conditionalFormats.add('Custom')
    format.custom.rule.formula = formula.replaceAll('{problems}', problems)
    format.custom.format.fill.color = fill
    format.custom.format.font.color = font
  }
}

/** Rows that the last refresh brought, over the whole width of the table. */
export function colourNews(place: Place): void {
  const { worksheet, sheet, top, at } = place
  const places = sheets[sheet].columns.map(({ key }) => at(key)).filter((one) => one >= 0)
  const news = at('news')
  if (news < 0) return
  const [left, right] = [Math.min(...places), Math.max(...places)]
  const rows = worksheet.getRangeByIndexes(top + 1, left, lastRow - top - 1, right - left + 1)
  const format = rows.conditionalFormats.add('Custom')
  format.custom.rule.formula = `=LEN($${letterOf(news)}${top + 2})>0`
  format.custom.format.fill.color = newsColour
}

// A help for typing only: pasting goes past it, and what counts is the check.
export function offerLists(place: Place, keys: readonly string[]): void {
  for (const { key, shown } of sheets[place.sheet].columns) {
    if (shown || !(key in listOffers) || !keys.includes(key)) continue
    const validation = under(place, place.at(key), rowsWithLists).dataValidation
    validation.rule = { list: { inCellDropDown: true, source: `=${listOffers[key as keyof typeof listOffers]}` } }
    validation.errorAlert = { showAlert: false, style: 'Information', title: '', message: '' }
  }
}

/** 0 → A, 26 → AA. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter
}

// ── columns that came with a later version ──

/** What was added: sheet → column key → heading. */
export type Grown = Readonly<Partial<Record<SheetKey, Readonly<Record<string, string>>>>>

/**
 * Gives our tables the columns that came since they were made, each behind the one that it follows in a new sheet. Whole
 * columns of the worksheet are inserted, so that widths, formats and hidden columns go along with their cells.
 */
export async function addColumns(context: Excel.RequestContext, found: Found, words: Words): Promise<Grown> {
  const grown: Partial<Record<SheetKey, Readonly<Record<string, string>>>> = {}
  for (const one of await place(context, found, sheetKeys))
    if (one.newer.length > 0) grown[one.sheet] = grow(one, words)
  return grown
}

function grow(placed: Placed, words: Words): Record<string, string> {
  const { sheet, table, worksheet, left, rows, newer } = placed
  const top = placed.top - 1
  const keys = keysByPosition(placed)
  const added: Record<string, string> = {}
  for (const column of sheets[sheet].columns.filter(({ key }) => newer.includes(key))) {
    const at = placeFor(column.key, sheet, keys)
    const heading = freeHeading(headingsOf(sheet, words)[column.key] ?? column.key, [
      ...placed.headings,
      ...Object.values(added),
    ])
    worksheet
      .getRangeByIndexes(0, left + at, 1, 1)
      .getEntireColumn()
      .insert('Right')
    // At the right edge a column is not the table's by itself.
    if (at === keys.length) table.resize(worksheet.getRangeByIndexes(top, left, rows + 1, keys.length + 1))
    keys.splice(at, 0, column.key)
    worksheet.getRangeByIndexes(0, left + at, 1, 1).getEntireColumn().columnHidden = false
    formatColumn(worksheet, column, left + at, heading)
    worksheet.getRangeByIndexes(top, left + at, 1, 1).values = [[heading]]
    added[column.key] = heading
  }
  const grown: Place = { worksheet, sheet, top, at: (key) => (keys.includes(key) ? left + keys.indexOf(key) : -1) }
  colour(grown, newer)
  offerLists(grown, newer)
  if (newer.includes('news')) colourNews(grown)
  return added
}

/** Behind the nearest of the columns before it that is there; else in the second place, for the first begins the table. */
function placeFor(key: string, sheet: SheetKey, keys: readonly (string | null)[]): number {
  const order = sheets[sheet].columns.map((column) => column.key)
  const before = order.slice(0, order.indexOf(key)).findLast((one) => keys.includes(one))
  return before === undefined ? 1 : keys.indexOf(before) + 1
}

/** The user may have a column of that name. */
function freeHeading(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((heading) => heading.trim().toLowerCase()))
  let heading = wanted
  for (let n = 2; names.has(heading.toLowerCase()); n++) heading = `${wanted} ${n}`
  return heading
}
