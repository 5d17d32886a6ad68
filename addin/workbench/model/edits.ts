/**
 * What a person does at the keyboard. Each edit is told as one change; tables below or beside which something is typed or
 * pasted take it in; protected cells refuse, and a typed value that breaks a validation rule is refused with the rule's alert.
 */
import { areaOf, bottom, bounding, intersection, isOneCell, right, wholeColumns, wholeRows, without } from './area.ts'
import { blankContent, type Content, cellAt, clearContents, isBlank, putCell, putContent } from './cells.ts'
import { tell } from './changes.ts'
import { changedFormat, formatAt } from './formats.ts'
import { calculate } from './formula/calculate.ts'
import { type Input, typedInput } from './input.ts'
import { isDateFormat } from './numberFormat.ts'
import { copiedCell } from './paste.ts'
import { isAllowed, isWritable } from './protection.ts'
import { sortTable } from './sort.ts'
import { deleteCells, insertCells } from './structure.ts'
import { growRight } from './table-columns.ts'
import { deleteTableRows, growDown, tableAbove } from './table-rows.ts'
import { followHeaders, sheetOfTable } from './tables.ts'
import type { Area, Cell, CellValue, ErrorAlert, Selection, Sheet, SortField, Table, Workbook } from './types.ts'
import { accepts, validationAt } from './validation.ts'
import { activate } from './workbook.ts'

export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'protected' }
  | { readonly done: false; readonly why: 'invalid'; readonly alert: ErrorAlert }

export const done: Outcome = { done: true }
export const refused: Outcome = { done: false, why: 'protected' }

/** Types a text into one cell, read under the workbook's culture. `insist`: past a rule that only warns. */
export function typeInto(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  insist = false,
): Outcome {
  const area = areaOf(row, column)
  if (!isWritable(sheet, area)) return refused
  const input = typedIn(workbook, text, formatAt(sheet, row, column).numberFormat)
  const alert = input.formula === null ? refusal(workbook, sheet, row, column, input.value) : null
  if (alert && !(insist && alert.style !== 'Stop')) return { done: false, why: 'invalid', alert }
  writeInputs(workbook, sheet, area, [[input]])
  return done
}

/** Where days stay text, the text is the cell's. */
function typedIn({ culture, quirks }: Workbook, text: string, code: string): Input {
  const input = typedInput(text, code, culture)
  const isDay = typeof input.value === 'number' && input.numberFormat !== null && isDateFormat(input.numberFormat)
  const stays = quirks.textDates && isDay && /^(nl|fr)/.test(culture.name)
  return stays ? { value: text, formula: null, numberFormat: null } : input
}

function refusal(workbook: Workbook, sheet: Sheet, row: number, column: number, value: CellValue): ErrorAlert | null {
  const alert = validationAt(sheet, row, column)?.alert
  return alert?.show && !accepts(workbook, sheet, row, column, value) ? alert : null
}

/**
 * Pastes rows of texts, as another program put them on the clipboard, from a cell on.
 * Validation rules do not stop a paste, as in Excel.
 */
export function pasteTexts(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  rows: readonly (readonly string[])[],
): Outcome {
  const columns = Math.max(0, ...rows.map((texts) => texts.length))
  if (rows.length === 0 || columns === 0) return done
  const area = areaOf(row, column, rows.length, columns)
  if (!isWritable(sheet, area)) return refused
  const inputs = rows.map((texts, down) =>
    texts.map((text, over) => typedIn(workbook, text, pasteFormat(sheet, row + down, column + over))),
  )
  writeInputs(workbook, sheet, area, inputs)
  return done
}

/** A row below a table will look as the table's last row does. */
function pasteFormat(sheet: Sheet, row: number, column: number): string {
  const own = formatAt(sheet, row, column).numberFormat
  if (own !== 'General') return own
  const table = sheet.tables.find(
    ({ area }) => row > bottom(area) && column >= area.column && column <= right(area) && !cellAt(sheet, row, column),
  )
  return table ? formatAt(sheet, bottom(table.area), column).numberFormat : own
}

function writeInputs(workbook: Workbook, sheet: Sheet, area: Area, inputs: readonly (readonly Input[])[]): void {
  const before = isOneCell(area) ? (cellAt(sheet, area.row, area.column)?.value ?? null) : null
  growAround(workbook, sheet, area, inputs)
  inputs.forEach((texts, down) => {
    texts.forEach((input, over) => {
      putInput(sheet, area.row + down, area.column + over, input)
    })
  })
  followHeaders(sheet, area)
  calculate(workbook)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area, ...(isOneCell(area) ? { before } : {}) })
}

function putInput(sheet: Sheet, row: number, column: number, input: Input): void {
  putContent(sheet, row, column, input)
  const format = formatAt(sheet, row, column)
  if (input.numberFormat === null || format.numberFormat !== 'General') return
  putCell(sheet, row, column, {
    value: input.value,
    formula: input.formula,
    format: changedFormat(format, { numberFormat: input.numberFormat }),
  })
}

/** Lets a table take in what comes right below it, or a heading or value right beside it. */
export function growAround(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  inputs: readonly (readonly Content[])[],
): void {
  if (workbook.quirks.keepsTablesSmall) return
  const rows = inputs.findLastIndex((texts) => texts.some((text) => !isBlankContent(text))) + 1
  if (rows === 0) return
  const below = tableStart(sheet, area)
  if (below && isBlankRow(sheet, below)) growDown(workbook, below, area.row + rows - 1 - bottom(below.area))
  const beside = sheet.tables.find(
    (table) => area.columns === 1 && area.column === right(table.area) + 1 && intersection(rowsBeside(table), area),
  )
  if (beside && isBlank(cellAt(sheet, area.row, area.column))) growRight(workbook, beside)
}

const isBlankContent = (content: Content): boolean => content.value === null && content.formula === null

/** A table right above the area, or one whose last rows the area covers and runs past. */
function tableStart(sheet: Sheet, area: Area): Table | undefined {
  const direct = tableAbove(sheet, area)
  if (direct) return direct
  return sheet.tables.find(
    (table) =>
      !table.showTotals &&
      intersection(table.area, area) !== null &&
      bottom(area) > bottom(table.area) &&
      area.column >= table.area.column &&
      right(area) <= right(table.area),
  )
}

const isBlankRow = (sheet: Sheet, { area }: Table): boolean =>
  Array.from({ length: area.columns }, (_, at) => cellAt(sheet, bottom(area) + 1, area.column + at)).every(isBlank)

const rowsBeside = ({ area }: Table): Area => areaOf(area.row, right(area) + 1, area.rows, 1)

/** Cells on a sheet. */
export interface Spot {
  readonly sheet: Sheet
  readonly area: Area
}

/** After a cut the cells left behind go blank, except where they were pasted over. */
export function clearLeft(workbook: Workbook, source: Spot, target: Spot): void {
  const pieces = source.sheet === target.sheet ? without(source.area, target.area) : [source.area]
  for (const piece of pieces) clear(workbook, source.sheet, piece)
}

const contentsOf = (sheet: Sheet, area: Area): Content[][] =>
  Array.from({ length: area.rows }, (_, row) =>
    Array.from(
      { length: area.columns },
      (_, column) => cellAt(sheet, area.row + row, area.column + column) ?? blankContent,
    ),
  )

/** Drags the fill handle: numbers and days go on in their steps, texts that end in a number count up, the rest repeats. */
export function fill(workbook: Workbook, sheet: Sheet, source: Area, target: Area): Outcome {
  const area = bounding(source, target)
  if (!isWritable(sheet, area)) return refused
  const down = area.columns === source.columns
  const lines = down ? source.columns : source.rows
  for (let line = 0; line < lines; line += 1) fillLine(sheet, source, area, line, down)
  growAround(workbook, sheet, area, contentsOf(sheet, area))
  calculate(workbook)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area, how: 'fill' })
  return done
}

function fillLine(sheet: Sheet, source: Area, area: Area, line: number, down: boolean): void {
  const place = (at: number): [number, number] => (down ? [at, source.column + line] : [source.row + line, at])
  const [first, count] = down ? [source.row, source.rows] : [source.column, source.columns]
  const [from, to] = down ? [area.row, bottom(area)] : [area.column, right(area)]
  const cells = Array.from({ length: count }, (_, at) => cellAt(sheet, ...place(first + at)))
  const next = series(cells)
  for (let at = from; at <= to; at += 1) {
    if (at >= first && at < first + count) continue
    const offset = at - first
    const model = cells[((offset % count) + count) % count]
    const shift = offset - (((offset % count) + count) % count)
    const cell = copiedCell(model, down ? shift : 0, down ? 0 : shift)
    const value = model && model.formula === null ? next(offset) : undefined
    putCell(sheet, ...place(at), cell && value !== undefined ? { ...cell, value } : cell)
  }
}

/** How a line of cells goes on; `undefined` where it repeats. */
function series(cells: readonly (Cell | undefined)[]): (offset: number) => CellValue | undefined {
  const values = cells.map((cell) => cell?.value ?? null)
  const [first, second] = values
  const dates = /[ymd]/i.test(cells[0]?.format?.numberFormat.replace(/General/i, '') ?? '')
  if (values.every((value) => typeof value === 'number') && typeof first === 'number' && (values.length > 1 || dates)) {
    const step = typeof second === 'number' ? second - first : 1
    const steady = values.every((value, at) => Math.abs(value - first - step * at) < 1e-9)
    return (offset) => (steady ? Number((first + step * offset).toPrecision(15)) : undefined)
  }
  const [, stem, digits] =
    values.length === 1 ? (/^(.*?)(\d+)$/.exec(typeof first === 'string' ? first : '') ?? []) : []
  if (digits === undefined) return () => undefined
  return (offset) => stem + String(Math.max(0, Number(digits) + offset)).padStart(digits.length, '0')
}

export function clear(workbook: Workbook, sheet: Sheet, area: Area): Outcome {
  if (!isWritable(sheet, area)) return refused
  clearContents(workbook, sheet, area)
  followHeaders(sheet, area)
  return done
}

export function select(workbook: Workbook, sheet: Sheet, selection: Selection): void {
  activate(workbook, sheet)
  sheet.selection = selection
  tell(workbook, { kind: 'selection', sheet: sheet.id, area: selection.area })
}

export function insertRows(workbook: Workbook, sheet: Sheet, row: number, rows: number): Outcome {
  if (!isAllowed(sheet, 'allowInsertRows')) return refused
  insertCells(workbook, sheet, wholeRows(row, rows), 'Down')
  return done
}

export function deleteRows(workbook: Workbook, sheet: Sheet, row: number, rows: number): Outcome {
  if (!isAllowed(sheet, 'allowDeleteRows')) return refused
  deleteCells(workbook, sheet, wholeRows(row, rows), 'Up')
  return done
}

export function insertColumns(workbook: Workbook, sheet: Sheet, column: number, columns: number): Outcome {
  if (!isAllowed(sheet, 'allowInsertColumns')) return refused
  insertCells(workbook, sheet, wholeColumns(column, columns), 'Right')
  return done
}

export function deleteColumns(workbook: Workbook, sheet: Sheet, column: number, columns: number): Outcome {
  if (!isAllowed(sheet, 'allowDeleteColumns')) return refused
  deleteCells(workbook, sheet, wholeColumns(column, columns), 'Left')
  return done
}

/** Takes rows out of a table only; `indices` count from the first row of its body. */
export function removeTableRows(workbook: Workbook, table: Table, indices: readonly number[]): Outcome {
  if (!isAllowed(sheetOfTable(workbook, table), 'allowDeleteRows')) return refused
  deleteTableRows(workbook, table, indices)
  return done
}

export function sort(workbook: Workbook, table: Table, fields: readonly SortField[]): Outcome {
  if (!isAllowed(sheetOfTable(workbook, table), 'allowSort')) return refused
  sortTable(workbook, table, fields)
  return done
}

/** Chooses an item of the list that a rule puts into a cell. */
export function pick(workbook: Workbook, sheet: Sheet, row: number, column: number, item: string): Outcome {
  const area = areaOf(row, column)
  if (!isWritable(sheet, area)) return refused
  const number = Number(item)
  const isNumber = item.trim() !== '' && String(number) === item
  const before = cellAt(sheet, row, column)?.value ?? null
  const content = { value: isNumber ? number : item, formula: null }
  growAround(workbook, sheet, area, [[content]])
  putContent(sheet, row, column, content)
  followHeaders(sheet, area)
  calculate(workbook)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area, before, how: 'pick' })
  return done
}
