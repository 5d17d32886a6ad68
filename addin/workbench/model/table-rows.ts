/** Rows of a table's body: put in, taken out, taken in from below. */
import { areaOf, bottom, intersection, right } from './area.ts'
import { cellAt, clearContents, eachCell, isBlank, putCell, putContent } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { copiedFormula } from './formula/references.ts'
import { deleteCells, insertCells, takeOut } from './structure.ts'
import { bodyArea, changed, sheetOfTable } from './tables.ts'
import type { Area, Sheet, Table, Workbook } from './types.ts'

/** A table without rows shows one blank row; rows that are added take its place. */
export const isEmpty = (sheet: Sheet, table: Table): boolean => {
  const body = bodyArea(table)
  return body.rows === 1 && [...eachCell(sheet, body)].every(({ cell }) => isBlank(cell))
}

/** Makes room for rows before the body's row `index` (`null`: at its end); gives where. What is below goes down. */
export function insertTableRows(workbook: Workbook, table: Table, index: number | null, count: number): Area {
  const sheet = sheetOfTable(workbook, table)
  const body = bodyArea(table)
  const at = index ?? body.rows
  if (at < 0 || at > body.rows) throw new WorkbookError('InvalidArgument', `There is no row ${at}.`)
  const reused = isEmpty(sheet, table) ? 1 : 0
  const place = areaOf(body.row + (reused ? 0 : at), body.column, count, body.columns)
  if (count > reused) makeRoom(workbook, sheet, table, { ...place, row: place.row + reused, rows: count - reused })
  copyColumnFormulas(sheet, table, place)
  return place
}

function makeRoom(workbook: Workbook, sheet: Sheet, table: Table, room: Area): void {
  const rows = table.area.rows + room.rows
  const old = bodyArea(table)
  insertCells(workbook, sheet, room, 'Down')
  table.area = { ...table.area, rows }
  if (room.row > bottom(old)) extendRules(sheet, old, room.rows)
  if (room.row <= old.row) copyFormats(sheet, table, room, bottom(room) + 1)
}

function copyFormats(sheet: Sheet, table: Table, room: Area, model: number): void {
  for (let column = room.column; column <= right(table.area); column += 1) {
    const format = cellAt(sheet, model, column)?.format
    for (let row = room.row; format && row <= bottom(room); row += 1)
      putCell(sheet, row, column, { value: null, formula: null, format })
  }
}

/** Rules over a body's last row reach over the rows that are added below it. */
function extendRules(sheet: Sheet, body: Area, rows: number): void {
  const reaches = (area: Area): boolean =>
    bottom(area) === bottom(body) && area.column >= body.column && right(area) <= right(body)
  for (const rule of sheet.conditionalFormats)
    if (reaches(rule.area)) rule.area = { ...rule.area, rows: rule.area.rows + rows }
  sheet.validations = sheet.validations.map((rule) =>
    reaches(rule.area) ? { ...rule, area: { ...rule.area, rows: rule.area.rows + rows } } : rule,
  )
}

/** A column whose neighbouring rows hold a formula gives it to the new rows. */
function copyColumnFormulas(sheet: Sheet, table: Table, place: Area): void {
  const body = bodyArea(table)
  const model = place.row > body.row ? place.row - 1 : bottom(place) + 1
  if (model > bottom(body)) return
  for (let column = place.column; column <= right(place); column += 1) {
    const formula = cellAt(sheet, model, column)?.formula
    for (let row = place.row; formula && row <= bottom(place); row += 1)
      if (isBlank(cellAt(sheet, row, column)))
        putContent(sheet, row, column, { value: null, formula: copiedFormula(formula, row - model, 0) })
  }
}

/** Takes rows of the body away; when none would be left one blank row stays. */
export function deleteTableRows(workbook: Workbook, table: Table, indices: readonly number[]): void {
  const sheet = sheetOfTable(workbook, table)
  const body = bodyArea(table)
  const wanted = [...new Set(indices)].sort((a, b) => b - a)
  if (wanted.some((index) => index < 0 || index >= body.rows))
    throw new WorkbookError('InvalidArgument', 'There is no such row.')
  if (runs(wanted).length > 1 && canCompact(workbook, sheet, body)) {
    compact(workbook, sheet, body, wanted)
    return
  }
  const all = wanted.length === body.rows
  for (const [first, count] of runs(wanted)) {
    const spared = all && first === 0 ? 1 : 0
    if (spared) clearContents(workbook, sheet, areaOf(body.row, body.column, 1, body.columns))
    const gone = areaOf(body.row + first + spared, body.column, count - spared, body.columns)
    if (gone.rows > 0) deleteCells(workbook, sheet, gone, 'Up')
  }
}

/** Whether rows may be moved up one by one: nothing points at single rows of the body. */
function canCompact(workbook: Workbook, sheet: Sheet, body: Area): boolean {
  const spansAll = (area: Area): boolean =>
    !intersection(area, body) || (area.row <= body.row && bottom(area) >= bottom(body))
  const rules = [...sheet.conditionalFormats, ...sheet.validations]
  return (
    workbook.names.length === 0 &&
    workbook.sheets.every(({ formulas }) => formulas === 0) &&
    rules.every(({ area }) => spansAll(area))
  )
}

/** Many scattered rows at once: those that stay move up in one go, then the end is taken out. Told stretch by stretch. */
function compact(workbook: Workbook, sheet: Sheet, body: Area, falling: readonly number[]): void {
  const gone = new Set(falling)
  let target = body.row
  for (let index = 0; index < body.rows; index += 1) {
    if (gone.has(index)) continue
    moveRow(sheet, body, body.row + index, target)
    target += 1
  }
  takeOut(workbook, sheet, { ...body, row: target, rows: gone.size }, 'Up')
  for (const [first, rows] of runs(falling)) {
    const area = { ...body, row: body.row + first, rows }
    tell(workbook, { kind: 'deleted', sheet: sheet.id, area, what: 'cells', shift: 'Up' })
  }
}

function moveRow(sheet: Sheet, body: Area, from: number, to: number): void {
  if (from === to) return
  for (let column = body.column; column <= right(body); column += 1)
    putCell(sheet, to, column, cellAt(sheet, from, column))
}

/** Numbers in falling order as stretches: first and length, last stretch first. */
function runs(falling: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const index of falling) {
    const last = found.at(-1)
    if (last && last[0] === index + 1) {
      last[0] = index
      last[1] += 1
    } else found.push([index, 1])
  }
  return found
}

/** The table that takes in what is written at `area`, because it starts right below and within its columns. */
export function tableAbove(sheet: Sheet, area: Area): Table | undefined {
  return sheet.tables.find(
    (table) =>
      !table.showTotals &&
      area.row === bottom(table.area) + 1 &&
      area.column >= table.area.column &&
      right(area) <= right(table.area),
  )
}

/** Lets the table take in `rows` rows below it, which stay as they are. Rules and formats reach over them. */
export function growDown(workbook: Workbook, table: Table, rows: number): boolean {
  const sheet = sheetOfTable(workbook, table)
  const old = bodyArea(table)
  const area = { ...table.area, rows: table.area.rows + rows }
  if (sheet.tables.some((other) => other !== table && intersection(other.area, area))) return false
  table.area = area
  extendRules(sheet, old, rows)
  const added = areaOf(bottom(old) + 1, old.column, rows, old.columns)
  adoptFormats(sheet, added, bottom(old))
  copyColumnFormulas(sheet, table, added)
  changed(workbook, table, added)
  return true
}

function adoptFormats(sheet: Sheet, added: Area, model: number): void {
  for (let column = added.column; column <= right(added); column += 1) {
    const format = cellAt(sheet, model, column)?.format
    for (let row = added.row; format && row <= bottom(added); row += 1) {
      const cell = cellAt(sheet, row, column)
      if (!cell?.format)
        putCell(sheet, row, column, { value: cell?.value ?? null, formula: cell?.formula ?? null, format })
    }
  }
}
