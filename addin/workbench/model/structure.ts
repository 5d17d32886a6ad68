/** Inserting and deleting rows, columns and cells; everything that points at cells follows. */
import { areaOf, bottom, fits, intersection, isWholeColumns, isWholeRows, right } from './area.ts'
import { eachCell, putCell } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { formatAt } from './formats.ts'
import { calculate } from './formula/calculate.ts'
import { copiedFormula, mapReferences, type Reference, referenceArea, withArea } from './formula/references.ts'
import { readHeaders } from './tables.ts'
import type { Area, Format, Sheet, Shift, Table, TableColumn, Workbook } from './types.ts'
import { findSheet } from './workbook.ts'

/** Cells made room for, or taken away, and in which direction the others went. */
export interface Move {
  readonly area: Area
  readonly shift: Shift
}

const isInsert = (shift: Shift): boolean => shift === 'Down' || shift === 'Right'
const isVertical = (shift: Shift): boolean => shift === 'Down' || shift === 'Up'

const turned = ({ row, column, rows, columns }: Area): Area => areaOf(column, row, columns, rows)

/** Where an area is after the move; `null` when it was deleted. */
export function movedArea(area: Area, { area: hole, shift }: Move): Area | null {
  if (!isVertical(shift)) {
    const moved = movedArea(turned(area), { area: turned(hole), shift: shift === 'Right' ? 'Down' : 'Up' })
    return moved && turned(moved)
  }
  if (isWholeColumns(area) || area.column < hole.column || right(area) > right(hole)) return area
  return isInsert(shift) ? pushedDown(area, hole) : pulledUp(area, hole)
}

function pushedDown(area: Area, hole: Area): Area {
  if (area.row >= hole.row) return { ...area, row: area.row + hole.rows }
  return bottom(area) >= hole.row ? { ...area, rows: area.rows + hole.rows } : area
}

function pulledUp(area: Area, hole: Area): Area | null {
  if (area.row > bottom(hole)) return { ...area, row: area.row - hole.rows }
  const gone = Math.max(0, Math.min(bottom(area), bottom(hole)) - Math.max(area.row, hole.row) + 1)
  if (gone === area.rows) return null
  return { ...area, row: Math.min(area.row, hole.row), rows: area.rows - gone }
}

/** Makes room at `area`; new cells look like those above them (or left of them). */
export function insertCells(workbook: Workbook, sheet: Sheet, area: Area, shift: 'Down' | 'Right'): void {
  if (!fits(area)) throw new WorkbookError('InvalidArgument', 'That is outside the sheet.')
  checkTables(sheet, { area, shift })
  moveAll(workbook, sheet, { area, shift })
  for (const table of sheet.tables) if (table.columns.some(({ name }) => name === '')) readHeaders(sheet, table)
  inheritFormats(sheet, area, shift)
  calculate(workbook)
  tell(workbook, { kind: 'inserted', sheet: sheet.id, area, what: kindOf(area), shift })
}

/** Takes the cells of `area` away, content and all. */
export function deleteCells(workbook: Workbook, sheet: Sheet, area: Area, shift: 'Up' | 'Left'): void {
  takeOut(workbook, sheet, area, shift)
  tell(workbook, { kind: 'deleted', sheet: sheet.id, area, what: kindOf(area), shift })
}

/** As `deleteCells`, but the caller tells. */
export function takeOut(workbook: Workbook, sheet: Sheet, area: Area, shift: 'Up' | 'Left'): void {
  checkTables(sheet, { area, shift })
  moveAll(workbook, sheet, { area, shift })
  calculate(workbook)
}

const kindOf = (area: Area): 'rows' | 'columns' | 'cells' =>
  isWholeRows(area) ? 'rows' : isWholeColumns(area) ? 'columns' : 'cells'

/** A move may not tear a table apart, nor take its header away while leaving rows. */
function checkTables(sheet: Sheet, move: Move): void {
  const rest = restOf(move)
  for (const table of sheet.tables) {
    const hit = intersection(table.area, rest)
    if (!hit) continue
    const along = isVertical(move.shift) ? hit.columns === table.area.columns : hit.rows === table.area.rows
    const inside = isVertical(move.shift) ? table.area.row < move.area.row : table.area.column < move.area.column
    if (!along || (inside && !isVertical(move.shift) && hit.rows !== table.area.rows))
      throw new WorkbookError('InsertDeleteConflict', `This would tear the table ${table.name} apart.`)
  }
}

/** The moved cells and all that shifts with them. */
function restOf({ area, shift }: Move): Area {
  const { row, column, rows, columns } = area
  return isVertical(shift) ? areaOf(row, column, 1_048_576 - row, columns) : areaOf(row, column, rows, 16_384 - column)
}

function moveAll(workbook: Workbook, sheet: Sheet, move: Move): void {
  moveCells(sheet, move)
  moveLines(sheet, move)
  moveTables(workbook, sheet, move)
  moveRules(sheet, move)
  moveCharts(workbook, sheet, move)
  moveReferences(workbook, sheet, move)
}

function moveCells(sheet: Sheet, move: Move): void {
  if (isWholeRows(move.area)) {
    sheet.cells = movedKeys(sheet.cells, move)
    sheet.formulas = countFormulas(sheet)
    return
  }
  const moving = [...eachCell(sheet, restOf(move))]
  for (const { row, column } of moving) putCell(sheet, row, column, undefined)
  for (const { row, column, cell } of moving) {
    const place = movedArea(areaOf(row, column), move)
    if (place) putCell(sheet, place.row, place.column, cell)
  }
}

function countFormulas(sheet: Sheet): number {
  let count = 0
  for (const cells of sheet.cells.values()) for (const cell of cells.values()) if (cell.formula !== null) count += 1
  return count
}

/** Rows or columns by number, after the move. */
function movedKeys<Value>(lines: ReadonlyMap<number, Value>, move: Move): Map<number, Value> {
  const result = new Map<number, Value>()
  for (const [line, value] of lines) {
    const place = movedLine(line, move)
    if (place !== null) result.set(place, value)
  }
  return result
}

function movedLine(line: number, { area, shift }: Move): number | null {
  const [first, count] = isVertical(shift) ? [area.row, area.rows] : [area.column, area.columns]
  if (line < first) return line
  if (isInsert(shift)) return line + count
  return line < first + count ? null : line - count
}

function moveLines(sheet: Sheet, move: Move): void {
  if (isWholeRows(move.area)) {
    sheet.rowFormats = movedKeys(sheet.rowFormats, move)
    sheet.rowHeights = movedKeys(sheet.rowHeights, move)
    sheet.hiddenRows = movedSet(sheet.hiddenRows, move)
  } else if (isWholeColumns(move.area)) {
    sheet.columnFormats = movedKeys(sheet.columnFormats, move)
    sheet.columnWidths = movedKeys(sheet.columnWidths, move)
    sheet.hiddenColumns = movedSet(sheet.hiddenColumns, move)
  }
}

const movedSet = (lines: ReadonlySet<number>, move: Move): Set<number> =>
  new Set(movedKeys(new Map([...lines].map((line) => [line, true])), move).keys())

function moveTables(workbook: Workbook, sheet: Sheet, move: Move): void {
  for (const table of [...sheet.tables]) {
    const area = movedArea(table.area, move)
    if (!area) {
      sheet.tables = sheet.tables.filter((other) => other !== table)
      tell(workbook, { kind: 'tableDeleted', sheet: sheet.id, table: table.id, name: table.name })
    } else {
      if (!isVertical(move.shift)) table.columns = movedColumns(table, move)
      table.area = area
    }
  }
}

/** A column put into a table gets a name of its own; columns taken out are forgotten. */
function movedColumns({ columns, area }: Table, { area: hole, shift }: Move): TableColumn[] {
  const at = hole.column - area.column
  if (shift === 'Left') return columns.filter((_, index) => index < at || index >= at + hole.columns)
  if (at <= 0 || at >= columns.length) return columns
  const lastId = Math.max(...columns.map(({ id }) => id))
  const made = Array.from({ length: hole.columns }, (_, index) => ({
    id: lastId + 1 + index,
    name: '',
    criteria: null,
  }))
  return columns.toSpliced(at, 0, ...made)
}

/** Charts show the cells that they showed; when all are gone, what stands there now. */
function moveCharts(workbook: Workbook, moved: Sheet, move: Move): void {
  for (const chart of workbook.sheets.flatMap(({ charts }) => charts)) {
    const { sheet, area } = chart.source
    if (sheet === moved.id) chart.source = { sheet, area: movedArea(area, move) ?? area }
  }
}

function moveRules(sheet: Sheet, move: Move): void {
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const area = movedArea(rule.area, move)
    if (!area) return []
    if (rule.rule.kind === 'custom')
      rule.rule = { kind: 'custom', formula: seenFrom(rule.rule.formula, rule.area, area) }
    rule.area = area
    return [rule]
  })
  sheet.validations = sheet.validations.flatMap((rule) => {
    const area = movedArea(rule.area, move)
    return area ? [{ ...rule, area }] : []
  })
  sheet.comments = sheet.comments.flatMap((comment) => {
    const area = movedArea(areaOf(comment.row, comment.column), move)
    return area ? [Object.assign(comment, { row: area.row, column: area.column })] : []
  })
  if (sheet.filter) sheet.filter.area = movedArea(sheet.filter.area, move) ?? sheet.filter.area
}

/** A rule speaks of cells by where they are from its first cell, also when that is another one now. */
const seenFrom = (formula: string, before: Area, after: Area): string =>
  copiedFormula(formula, after.row - before.row, after.column - before.column)

function moveReferences(workbook: Workbook, moved: Sheet, move: Move): void {
  const follow =
    (isFollowed: (reference: Reference) => boolean) =>
    (formula: string, home: Sheet | undefined): string =>
      mapReferences(formula, (reference) => {
        const target = reference.sheet === null ? home : findSheet(workbook, reference.sheet)
        if (target !== moved || !isFollowed(reference)) return reference
        const before = referenceArea(reference)
        const after = movedArea(before, move)
        return after === before ? reference : after && withArea(reference, after)
      })
  const isFixed = ({ first, last }: Reference): boolean =>
    isVertical(move.shift) ? first.rowFixed && last.rowFixed : first.columnFixed && last.columnFixed
  rewriteFormulas(
    workbook,
    follow(() => true),
    follow(isFixed),
  )
}

/** Rewrites every formula of the workbook: cells, names and rules. */
export function rewriteFormulas(
  workbook: Workbook,
  rewrite: (formula: string, home: Sheet | undefined) => string,
  rewriteRule = rewrite,
): void {
  for (const sheet of workbook.sheets) {
    if (sheet.formulas > 0) rewriteCells(sheet, (formula) => rewrite(formula, sheet))
    for (const format of sheet.conditionalFormats)
      if (format.rule.kind === 'custom')
        format.rule = { kind: 'custom', formula: rewriteRule(format.rule.formula, sheet) }
    sheet.validations = sheet.validations.map((validation) => {
      const { rule } = validation
      return rule.kind === 'list' && rule.source.startsWith('=')
        ? { ...validation, rule: { ...rule, source: rewrite(rule.source, sheet) } }
        : validation
    })
  }
  for (const name of workbook.names) name.formula = rewrite(name.formula, undefined)
}

function rewriteCells(sheet: Sheet, rewrite: (formula: string) => string): void {
  for (const cells of sheet.cells.values())
    for (const [column, cell] of cells) if (cell.formula) cells.set(column, { ...cell, formula: rewrite(cell.formula) })
}

/** As the row above (or the column to the left) looks, save below a header of a table. */
function inheritFormats(sheet: Sheet, area: Area, shift: Shift): void {
  const vertical = isVertical(shift)
  if ((vertical ? area.row : area.column) === 0) return
  const used = vertical ? lineCells(sheet, area.row - 1, area) : columnCells(sheet, area.column - 1, area)
  for (const [line, format] of used)
    for (let step = 0; step < (vertical ? area.rows : area.columns); step += 1)
      if (vertical) putCell(sheet, area.row + step, line, { value: null, formula: null, format })
      else putCell(sheet, line, area.column + step, { value: null, formula: null, format })
}

function lineCells(sheet: Sheet, row: number, area: Area): [number, Format][] {
  const header = (column: number): boolean =>
    sheet.tables.some(
      (table) =>
        table.showHeaders && table.area.row === row && column >= table.area.column && column <= right(table.area),
    )
  return [...eachCell(sheet, { ...area, row, rows: 1 })]
    .filter(({ cell, column }) => cell.format && !header(column))
    .map(({ column }) => [column, formatAt(sheet, row, column)])
}

const columnCells = (sheet: Sheet, column: number, area: Area): [number, Format][] =>
  [...eachCell(sheet, { ...area, column, columns: 1 })]
    .filter(({ cell }) => cell.format)
    .map(({ row }) => [row, formatAt(sheet, row, column)])
