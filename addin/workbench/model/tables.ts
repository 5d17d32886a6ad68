/** Tables: a header, a body that grows, a totals row. */
import { areaOf, bottom, intersection, right, sameArea } from './area.ts'
import { cellAt, clearContents, eachCell, isBlank, putCell, putContent, valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { calculate } from './formula/calculate.ts'
import { copiedFormula } from './formula/references.ts'
import { tableNamed } from './lookup.ts'
import { englishText } from './numberFormat.ts'
import { deleteCells, insertCells, takeOut } from './structure.ts'
import type { Area, CellValue, Sheet, Table, TableColumn, Workbook } from './types.ts'
import { nextId, sheetOf } from './workbook.ts'

export const sheetOfTable = (workbook: Workbook, table: Table): Sheet => sheetOf(workbook, table.sheet)

export const headerArea = ({ area, showHeaders }: Table): Area | null =>
  showHeaders ? areaOf(area.row, area.column, 1, area.columns) : null

export const totalsArea = ({ area, showTotals }: Table): Area | null =>
  showTotals ? areaOf(bottom(area), area.column, 1, area.columns) : null

/** Never less than one row. */
export function bodyArea({ area, showHeaders, showTotals }: Table): Area {
  const head = showHeaders ? 1 : 0
  return areaOf(area.row + head, area.column, area.rows - head - (showTotals ? 1 : 0), area.columns)
}

export const columnArea = (area: Area, column: number): Area => areaOf(area.row, area.column + column, area.rows, 1)

/** A table over the area. Without headers in it a header row is put above, and what is below goes down. */
export function addTable(workbook: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean): Table {
  checkFree(sheet, area)
  if (!hasHeaders) insertCells(workbook, sheet, areaOf(area.row, area.column, 1, area.columns), 'Down')
  const rows = hasHeaders ? Math.max(2, area.rows) : area.rows + 1
  const table: Table = {
    id: String(nextId(workbook)),
    name: freeTableName(workbook),
    sheet: sheet.id,
    area: { ...area, rows },
    columns: [],
    style: 'TableStyleMedium2',
    showHeaders: true,
    showTotals: false,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    sort: [],
  }
  checkFree(sheet, table.area)
  for (let at = 0; at < area.columns; at += 1) table.columns.push({ id: at + 1, name: '', criteria: null })
  readHeaders(sheet, table)
  sheet.tables.push(table)
  tell(workbook, { kind: 'tableAdded', sheet: sheet.id, table: table.id })
  return table
}

function checkFree(sheet: Sheet, area: Area, self?: Table): void {
  const other = sheet.tables.find((table) => table !== self && intersection(table.area, area))
  if (other) throw new WorkbookError('InvalidArgument', `The table ${other.name} is there.`)
}

function freeTableName(workbook: Workbook): string {
  let number = 1
  while (tableNamed(workbook, `Table${number}`)) number += 1
  return `Table${number}`
}

/** Takes the columns' names from the header cells; blank and repeated ones are completed, in the cells too. */
export function readHeaders(sheet: Sheet, table: Table): void {
  if (!table.showHeaders) return
  const taken = new Set<string>()
  table.columns.forEach((column, at) => {
    const { row } = table.area
    const place = table.area.column + at
    column.name = freeColumnName(headerText(sheet, row, place), at, taken)
    taken.add(column.name.toLowerCase())
    if (valueAt(sheet, row, place) !== column.name) putContent(sheet, row, place, { value: column.name, formula: null })
  })
}

function headerText(sheet: Sheet, row: number, column: number): string {
  const cell = cellAt(sheet, row, column)
  return englishText(cell?.value ?? null, cell?.format?.numberFormat ?? 'General')
}

function freeColumnName(wanted: string, at: number, taken: ReadonlySet<string>): string {
  const base = wanted || 'Column'
  let number = wanted ? 1 : at + 1
  let name = wanted || `Column${number}`
  while (taken.has(name.toLowerCase())) {
    number += 1
    name = `${base}${number}`
  }
  return name
}

export function renameTable(workbook: Workbook, table: Table, name: string): void {
  const fine =
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !/^([a-z]{1,3}\d+|[rc])$/i.test(name) && name.length <= 255
  if (!fine) throw new WorkbookError('InvalidArgument', `A table cannot be named ${name}.`)
  const other = tableNamed(workbook, name)
  const taken = workbook.names.some((item) => item.name.toLowerCase() === name.toLowerCase())
  if ((other && other !== table) || taken) throw new WorkbookError('InvalidArgument', `${name} is taken.`)
  table.name = name
  changed(workbook, table)
}

const changed = (workbook: Workbook, table: Table): void =>
  tell(workbook, { kind: 'tableChanged', sheet: table.sheet, table: table.id })

export type TableLook = Partial<
  Pick<
    Table,
    | 'style'
    | 'showFilterButton'
    | 'showBandedRows'
    | 'showBandedColumns'
    | 'highlightFirstColumn'
    | 'highlightLastColumn'
  >
>

export function setTableLook(workbook: Workbook, table: Table, look: TableLook): void {
  Object.assign(table, look)
  changed(workbook, table)
}

/** The header row goes blank, or comes back with the names of the columns. */
export function setShowHeaders(workbook: Workbook, table: Table, show: boolean): void {
  if (show === table.showHeaders) return
  const sheet = sheetOfTable(workbook, table)
  if (!show) clearContents(workbook, sheet, columnsRow(table, table.area.row))
  const shift = show ? -1 : 1
  if (show && table.area.row === 0) throw new WorkbookError('InvalidOperation', 'There is no row above.')
  table.area = { ...table.area, row: table.area.row + shift, rows: table.area.rows - shift }
  table.showHeaders = show
  if (show) writeHeaders(sheet, table)
  changed(workbook, table)
}

const columnsRow = (table: Table, row: number): Area => areaOf(row, table.area.column, 1, table.area.columns)

function writeHeaders(sheet: Sheet, table: Table): void {
  table.columns.forEach((column, at) => {
    putContent(sheet, table.area.row, table.area.column + at, { value: column.name, formula: null })
  })
}

/** A totals row below the body, with `Total` in its first cell; or away with it. */
export function setShowTotals(workbook: Workbook, table: Table, show: boolean): void {
  if (show === table.showTotals) return
  const sheet = sheetOfTable(workbook, table)
  if (show) {
    insertCells(workbook, sheet, columnsRow(table, bottom(table.area) + 1), 'Down')
    table.area = { ...table.area, rows: table.area.rows + 1 }
    putContent(sheet, bottom(table.area), table.area.column, { value: 'Total', formula: null })
    table.showTotals = true
  } else {
    table.showTotals = false
    deleteCells(workbook, sheet, columnsRow(table, bottom(table.area)), 'Up')
  }
  changed(workbook, table)
}

/** Another rectangle, with the header in the same row and at least one column in common. Cells stay where they are. */
export function resizeTable(workbook: Workbook, table: Table, area: Area): void {
  const sheet = sheetOfTable(workbook, table)
  const least = (table.showHeaders ? 1 : 0) + 1
  if (area.row !== table.area.row || area.rows < least || !intersection(area, table.area) || table.showTotals)
    throw new WorkbookError('InvalidArgument', `The table ${table.name} cannot be there.`)
  checkFree(sheet, area, table)
  if (sameArea(area, table.area)) return
  table.columns = resizedColumns(table, area)
  table.area = area
  readHeaders(sheet, table)
  calculate(workbook)
  changed(workbook, table)
}

function resizedColumns(table: Table, area: Area): TableColumn[] {
  return Array.from({ length: area.columns }, (_, at) => {
    const kept = table.columns[area.column + at - table.area.column]
    return kept ?? { id: nextColumnId(table) + at, name: '', criteria: null }
  })
}

const nextColumnId = (table: Table): number => Math.max(0, ...table.columns.map((column) => column.id)) + 1
const newColumn = (table: Table): TableColumn => ({ id: nextColumnId(table), name: '', criteria: null })

/** The cells stay, the table goes. */
export function convertToRange(workbook: Workbook, table: Table): void {
  const sheet = sheetOfTable(workbook, table)
  sheet.tables = sheet.tables.filter((other) => other !== table)
  tell(workbook, { kind: 'tableDeleted', sheet: sheet.id, table: table.id, name: table.name })
}

/** The table goes, and its cells with it. */
export function deleteTable(workbook: Workbook, table: Table): void {
  const sheet = sheetOfTable(workbook, table)
  convertToRange(workbook, table)
  for (const { row, column } of [...eachCell(sheet, table.area)]) putCell(sheet, row, column, undefined)
  tell(workbook, { kind: 'cells', sheet: sheet.id, area: table.area })
}

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

/** A column before the column `index` (`null`: at the right); what is to the right moves over. */
export function insertTableColumn(workbook: Workbook, table: Table, index: number | null, name?: string): TableColumn {
  const sheet = sheetOfTable(workbook, table)
  const at = index ?? table.columns.length
  if (at < 0 || at > table.columns.length) throw new WorkbookError('InvalidArgument', `There is no column ${at}.`)
  const { row, column, rows, columns } = table.area
  insertCells(workbook, sheet, areaOf(row, column + at, rows, 1), 'Right')
  table.area = areaOf(row, column, rows, columns + 1)
  if (table.columns.length === columns) table.columns.splice(at, 0, newColumn(table))
  if (table.showHeaders && name) putContent(sheet, row, column + at, { value: name, formula: null })
  readHeaders(sheet, table)
  changed(workbook, table)
  return table.columns[at] ?? newColumn(table)
}

export function deleteTableColumn(workbook: Workbook, table: Table, column: TableColumn): void {
  const at = table.columns.indexOf(column)
  if (at < 0) throw new WorkbookError('ItemNotFound', 'The column is gone.')
  if (table.columns.length === 1) throw new WorkbookError('InvalidOperation', 'A table keeps one column.')
  const sheet = sheetOfTable(workbook, table)
  deleteCells(workbook, sheet, columnArea(table.area, at), 'Left')
  changed(workbook, table)
}

/** Renames in the header cell; names are unique within a table. */
export function renameColumn(workbook: Workbook, table: Table, column: TableColumn, name: string): void {
  const taken = table.columns.some((other) => other !== column && other.name.toLowerCase() === name.toLowerCase())
  if (name === '' || taken) throw new WorkbookError('InvalidArgument', `A column cannot be named ${name}.`)
  column.name = name
  const sheet = sheetOfTable(workbook, table)
  if (!table.showHeaders) {
    changed(workbook, table)
    return
  }
  const place = areaOf(table.area.row, table.area.column + table.columns.indexOf(column))
  const before: CellValue = valueAt(sheet, place.row, place.column)
  putContent(sheet, place.row, place.column, { value: name, formula: null })
  tell(workbook, { kind: 'cells', sheet: sheet.id, area: place, before })
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
  changed(workbook, table)
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

/** Lets the table take in the column right of it. */
export function growRight(workbook: Workbook, table: Table): boolean {
  const sheet = sheetOfTable(workbook, table)
  const area = { ...table.area, columns: table.area.columns + 1 }
  if (sheet.tables.some((other) => other !== table && intersection(other.area, area))) return false
  table.columns.push(newColumn(table))
  table.area = area
  readHeaders(sheet, table)
  changed(workbook, table)
  return true
}

/** After a write: header cells that were written rename their columns. */
export function followHeaders(sheet: Sheet, area: Area): void {
  for (const table of sheet.tables) {
    const header = headerArea(table)
    if (header && intersection(header, area)) readHeaders(sheet, table)
  }
}
