/** A workbook of ours as one of the file library. */
import type * as Excel from 'exceljs'
import { areaAddress, columnLetters } from '../model/address.ts'
import { areaOf } from '../model/area.ts'
import { eachCell, isError } from '../model/cells.ts'
import { areaFormula, cellsOfName } from '../model/names.ts'
import { bodyArea } from '../model/tables.ts'
import type { Cell, Comment, Format, Name, Sheet, Table, Visibility, Workbook } from '../model/types.ts'
import { keepsakeOf, writeKeepsake } from './keepsake.ts'
import { fileConditional, fileValidation } from './rules.ts'
import { fileStyle } from './styles.ts'

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const satisfies Record<
  Visibility,
  Excel.WorksheetState
>

const pixels = (points: number): number => points / 0.75
/** Widths in the file are counted in digits of the standard font. */
const digitsWide = (points: number): number => Math.max(0, (pixels(points) - 5) / 7)
export const pointsWide = (digits: number): number => Math.round((digits * 7 + 5) * 0.75 * 100) / 100

type Styles = (format: Format) => Partial<Excel.Style>

/** Cells that look the same share one style. */
function sharedStyles(): Styles {
  const known = new Map<Format, Partial<Excel.Style>>()
  return (format) => {
    const style = known.get(format) ?? fileStyle(format)
    known.set(format, style)
    return style
  }
}

export async function fillFile(file: Excel.Workbook, workbook: Workbook): Promise<void> {
  const styles = sharedStyles()
  for (const sheet of workbook.sheets) await writeSheet(file, workbook, sheet, styles)
  const active = workbook.sheets.findIndex(({ id }) => id === workbook.activeSheet)
  file.views = [{ x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab: active, visibility: 'visible' }]
  const others = workbook.names.filter((name) => !writeName(file, workbook, name))
  writeKeepsake(file, keepsakeOf(workbook, others))
}

const mostNamedCells = 100_000

/** Only visible names of the whole workbook for cells: others go into the keepsake. */
function writeName(file: Excel.Workbook, workbook: Workbook, name: Name): boolean {
  const cells = cellsOfName(workbook, name)
  if (!cells || name.scope !== null || !name.visible || name.comment !== '') return false
  if (cells.area.rows * cells.area.columns > mostNamedCells) return false
  if (areaFormula(cells.sheet, cells.area) !== name.formula) return false
  file.definedNames.add(name.formula.slice(1), name.name)
  return true
}

async function writeSheet(file: Excel.Workbook, _workbook: Workbook, sheet: Sheet, styles: Styles): Promise<void> {
  const made = file.addWorksheet(sheet.name, {
    state: states[sheet.visibility],
    ...(sheet.tabColor === null ? {} : { properties: { tabColor: { argb: `FF${sheet.tabColor.slice(1)}` } } }),
    views: [viewOf(sheet)],
  })
  for (const table of sheet.tables) writeTable(made, table)
  writeLines(made, sheet, styles)
  for (const { row, column, cell } of eachCell(sheet, everything))
    writeCell(made.getCell(row + 1, column + 1), cell, styles)
  writeRules(made, sheet)
  for (const comment of sheet.comments) made.getCell(comment.row + 1, comment.column + 1).note = noteOf(comment)
  if (sheet.filter) made.autoFilter = areaAddress(sheet.filter.area)
  if (sheet.protection) await made.protect(sheet.protection.password ?? '', permissions(sheet))
}

/** The file's library knows notes only: the thread as one text. */
const noteOf = ({ author, content, replies }: Comment): string =>
  [{ author, content }, ...replies].map((said) => `${said.author}: ${said.content}`).join('\n')

const everything = areaOf(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

function viewOf({ freeze, showGridlines, showHeadings }: Sheet): Partial<Excel.WorksheetView> {
  const shown = { showGridLines: showGridlines, showRowColHeaders: showHeadings }
  if (freeze.rows === 0 && freeze.columns === 0) return { state: 'normal', ...shown }
  return { state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, ...shown }
}

/** The library wants rows for a table's size and writes them; the true cells are written over them. */
function writeTable(made: Excel.Worksheet, table: Table): void {
  const rows = Array.from({ length: bodyArea(table).rows }, () => table.columns.map(() => null))
  made.addTable({
    name: table.name,
    displayName: table.name,
    ref: areaAddress(areaOf(table.area.row, table.area.column)),
    headerRow: table.showHeaders,
    totalsRow: table.showTotals,
    style: {
      ...(table.style === '' ? {} : { theme: table.style as NonNullable<Excel.TableStyleProperties['theme']> }),
      showRowStripes: table.showBandedRows,
      showColumnStripes: table.showBandedColumns,
      showFirstColumn: table.highlightFirstColumn,
      showLastColumn: table.highlightLastColumn,
    },
    columns: table.columns.map(({ name }) => ({ name, filterButton: table.showFilterButton })),
    rows,
  })
}

function writeLines(made: Excel.Worksheet, sheet: Sheet, styles: Styles): void {
  for (const [column, width] of sheet.columnWidths) made.getColumn(column + 1).width = digitsWide(width)
  for (const [column, format] of sheet.columnFormats) made.getColumn(column + 1).style = styles(format)
  for (const column of sheet.hiddenColumns) made.getColumn(column + 1).hidden = true
  for (const [row, height] of sheet.rowHeights) made.getRow(row + 1).height = height
  for (const row of sheet.hiddenRows) made.getRow(row + 1).hidden = true
}

function writeCell(made: Excel.Cell, cell: Cell, styles: Styles): void {
  if (cell.format) made.style = styles(cell.format)
  const value = isError(cell.value) ? { error: cell.value.error as Excel.CellErrorValue['error'] } : cell.value
  made.value =
    cell.formula === null ? value : { formula: cell.formula.slice(1), ...(value === null ? {} : { result: value }) }
}

interface Validations {
  add(address: string, validation: Excel.DataValidation): void
}

/** The library's typings leave this member out. */
const hasValidations = (sheet: object): sheet is { readonly dataValidations: Validations } => 'dataValidations' in sheet

function writeRules(made: Excel.Worksheet, sheet: Sheet): void {
  for (const validation of sheet.validations) {
    const written = fileValidation(validation)
    if (written && hasValidations(made)) made.dataValidations.add(areaAddress(validation.area), written)
  }
  for (const [index, format] of sheet.conditionalFormats.entries()) {
    const corner = columnLetters(format.area.column) + (format.area.row + 1)
    made.addConditionalFormatting({
      ref: areaAddress(format.area),
      rules: [fileConditional(format, index + 1, corner)],
    })
  }
}

function permissions({ protection }: Sheet): Partial<Excel.WorksheetProtection> {
  const options = protection?.options
  return {
    selectLockedCells: options?.selectionMode !== 'None' && options?.selectionMode !== 'Unlocked',
    selectUnlockedCells: options?.selectionMode !== 'None',
    formatCells: options?.allowFormatCells ?? false,
    formatColumns: options?.allowFormatColumns ?? false,
    formatRows: options?.allowFormatRows ?? false,
    insertRows: options?.allowInsertRows ?? false,
    insertColumns: options?.allowInsertColumns ?? false,
    insertHyperlinks: options?.allowInsertHyperlinks ?? false,
    deleteRows: options?.allowDeleteRows ?? false,
    deleteColumns: options?.allowDeleteColumns ?? false,
    sort: options?.allowSort ?? false,
    autoFilter: options?.allowAutoFilter ?? false,
    pivotTables: options?.allowPivotTables ?? false,
    objects: options?.allowEditObjects ?? false,
    scenarios: options?.allowEditScenarios ?? false,
    spinCount: 10_000,
  }
}
