/** A workbook of the file library as one of ours. */
import type * as Excel from 'exceljs'
import { parseArea, splitAddress } from '../model/address.ts'
import { areaOf, bottom, right } from '../model/area.ts'
import { putCell } from '../model/cells.ts'
import { fromDay } from '../model/days.ts'
import { applyTableFilter } from '../model/filter.ts'
import { addName } from '../model/names.ts'
import { strictest } from '../model/protection.ts'
import { readHeaders } from '../model/tables.ts'
import type {
  Area,
  CellValue,
  Comment,
  Format,
  ProtectionOptions,
  Sheet,
  Table,
  Validation,
  Visibility,
  Workbook,
} from '../model/types.ts'
import { addSheet, createWorkbook, findSheet } from '../model/workbook.ts'
import { type Keepsake, type KeptTable, keepsakeSheet, readKeepsake } from './keepsake.ts'
import { ourConditional, ourValidation, type ReadConditional } from './rules.ts'
import { ourFormat } from './styles.ts'
import { pointsWide } from './write.ts'

const visibilities: Readonly<Record<Excel.WorksheetState, Visibility>> = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
}

type Formats = (style: Partial<Excel.Style>) => Format | null

/** Cells that look the same share one format again. A style without anything is none. */
function sharedFormats(): Formats {
  const known = new Map<string, Format | null>()
  return (style) => {
    const key = JSON.stringify(style)
    const format = known.get(key) ?? (key === '{}' ? null : ourFormat(style))
    known.set(key, format)
    return format
  }
}

export function readFile(file: Excel.Workbook): Workbook {
  const keepsake = readKeepsake(file)
  const workbook = createWorkbook({ sheets: [] })
  const formats = sharedFormats()
  for (const read of file.worksheets)
    if (read.name !== keepsakeSheet) readSheet(workbook, addSheet(workbook, read.name), read, formats, keepsake)
  workbook.lastId = Math.max(workbook.lastId, keepsake?.lastId ?? 0)
  takeUp(workbook, keepsake)
  readNames(workbook, file)
  activate(workbook, file)
  return workbook
}

/** The tab that was active, if it is to be seen; else the first that is. */
function activate(workbook: Workbook, file: Excel.Workbook): void {
  const wanted = workbook.sheets[file.views?.[0]?.activeTab ?? 0]
  const shown =
    wanted?.visibility === 'Visible' ? wanted : workbook.sheets.find(({ visibility }) => visibility === 'Visible')
  workbook.activeSheet = shown?.id ?? workbook.sheets[0]?.id ?? ''
}

function takeUp(workbook: Workbook, keepsake: Keepsake | null): void {
  if (!keepsake) return
  workbook.settings = new Map(keepsake.settings)
  workbook.customXml = keepsake.customXml.map((part) => ({ ...part }))
  workbook.names = keepsake.names.map((name) => ({ ...name }))
  for (const [name, kept] of Object.entries(keepsake.sheets)) {
    const sheet = findSheet(workbook, name)
    if (sheet) sheet.properties = new Map(kept.properties)
  }
}

/** Names of cells; of names for several areas the first counts. Names with marks of programs (`_xlnm.…`) are theirs. */
function readNames(workbook: Workbook, file: Excel.Workbook): void {
  for (const { name, ranges } of file.definedNames.model) {
    const [first] = ranges
    const sheet = first && findSheet(workbook, splitAddress(first).sheet ?? '')
    if (!first || !sheet || name.startsWith('_xlnm') || workbook.names.some((known) => known.name === name)) continue
    addName(workbook, name, `=${first}`)
  }
}

function readSheet(
  workbook: Workbook,
  sheet: Sheet,
  read: Excel.Worksheet,
  formats: Formats,
  keepsake: Keepsake | null,
): void {
  const kept = keepsake?.sheets[read.name]
  if (kept) Object.assign(sheet, { id: kept.id })
  sheet.visibility = visibilities[read.state]
  readView(sheet, read)
  readLines(sheet, read, formats)
  read.eachRow({ includeEmpty: true }, (row, number) => {
    row.eachCell({ includeEmpty: true }, (cell, column) => readCell(sheet, number - 1, column - 1, cell, formats))
  })
  readRules(workbook, sheet, read)
  for (const model of tableModels(read)) readTable(workbook, sheet, model, keepsake?.tables[model.name])
  sheet.protection = protectionOf(read)
}

function readView(sheet: Sheet, read: Excel.Worksheet): void {
  const [view] = read.views ?? []
  sheet.showGridlines = view?.showGridLines ?? true
  sheet.showHeadings = view?.showRowColHeaders ?? true
  if (view?.state === 'frozen') sheet.freeze = { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 }
  const color = read.properties?.tabColor?.argb
  sheet.tabColor = color ? `#${color.slice(-6).toUpperCase()}` : null
}

function readLines(sheet: Sheet, read: Excel.Worksheet, formats: Formats): void {
  for (const [index, column] of (read.columns ?? []).entries()) {
    if (column.width !== undefined) sheet.columnWidths.set(index, pointsWide(column.width))
    if (column.hidden) sheet.hiddenColumns.add(index)
    const format = column.style && formats(column.style)
    if (format) sheet.columnFormats.set(index, format)
  }
  read.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) sheet.rowHeights.set(number - 1, row.height)
    if (row.hidden) sheet.hiddenRows.add(number - 1)
  })
}

function readCell(sheet: Sheet, row: number, column: number, cell: Excel.Cell, formats: Formats): void {
  const formula = cell.formula ? `=${cell.formula.replace(/^=/, '')}` : null
  const value = cellValue(formula === null ? cell.value : cell.result)
  putCell(sheet, row, column, { value, formula, format: formats(cell.style) })
  const note = noteText(cell.note)
  if (note !== '') sheet.comments.push(commentOf(sheet, row, column, note))
}

const noteText = (note: string | Excel.Comment | undefined): string =>
  typeof note === 'string' ? note : (note?.texts?.map(textOf).join('') ?? '')

/** A note of the file becomes a comment of whom it names first. */
function commentOf(sheet: Sheet, row: number, column: number, note: string): Comment {
  const [, author = '', content = note] = /^([^:\n]{1,60}):\s+([\s\S]*)$/.exec(note) ?? []
  const id = `note-${sheet.id}-${row}-${column}`
  return {
    id,
    sheet: sheet.id,
    row,
    column,
    author,
    content,
    created: '2000-01-01T00:00:00Z',
    resolved: false,
    replies: [],
  }
}

/** The library gives days as moments in UTC, and texts with looks or links as objects. */
function cellValue(value: unknown): CellValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return serialOf(value)
  if (typeof value !== 'object') return null
  if ('error' in value && typeof value.error === 'string') return { error: value.error }
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(textOf).join('')
  return 'text' in value ? cellValue(value.text) : null
}

const textOf = (piece: unknown): string =>
  typeof piece === 'object' && piece !== null && 'text' in piece ? String(piece.text) : ''

function serialOf(moment: Date): number {
  const day = fromDay(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate())
  const time = moment.getTime() - Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate())
  return Number((day + time / 86_400_000).toPrecision(15))
}

/** What the library knows of a table after reading; its typings tell of tables to be written only. */
interface TableModel {
  readonly name: string
  readonly tableRef: string
  readonly headerRow?: boolean
  readonly totalsRow?: boolean
  readonly columns: readonly { readonly name: string; readonly filterButton?: boolean }[]
  readonly style?: Excel.TableStyleProperties
}

const isTableModel = (model: unknown): model is TableModel =>
  typeof model === 'object' && model !== null && 'name' in model && 'tableRef' in model && 'columns' in model

function tableModels(read: Excel.Worksheet): TableModel[] {
  const tables: readonly unknown[] = read.getTables()
  return tables
    .map((table): unknown => (typeof table === 'object' && table !== null && 'table' in table ? table.table : table))
    .filter(isTableModel)
}

function readTable(workbook: Workbook, sheet: Sheet, model: TableModel, kept: KeptTable | undefined): void {
  const area = parseArea(model.tableRef)
  if (!area) return
  const table: Table = {
    id: kept?.id ?? freshTableId(workbook),
    name: model.name,
    sheet: sheet.id,
    area,
    columns: model.columns.map(({ name }, at) => ({
      id: kept?.columns[at]?.id ?? at + 1,
      name,
      criteria: kept?.columns[at]?.criteria ?? null,
    })),
    style: model.style?.theme ?? '',
    showHeaders: model.headerRow ?? true,
    showTotals: model.totalsRow ?? false,
    showFilterButton: kept?.showFilterButton ?? model.columns.some(({ filterButton }) => filterButton),
    showBandedRows: model.style?.showRowStripes ?? false,
    showBandedColumns: model.style?.showColumnStripes ?? false,
    highlightFirstColumn: model.style?.showFirstColumn ?? false,
    highlightLastColumn: model.style?.showLastColumn ?? false,
    sort: kept?.sort ?? [],
  }
  readHeaders(sheet, table)
  sheet.tables.push(table)
  if (table.columns.some(({ criteria }) => criteria)) applyTableFilter(workbook, table)
}

function freshTableId(workbook: Workbook): string {
  workbook.lastId += 1
  return String(workbook.lastId)
}

interface ValidationModel {
  readonly dataValidations: { readonly model?: Readonly<Record<string, Excel.DataValidation | undefined>> }
}

/** The library's typings leave this member out. */
const hasValidations = (sheet: object): sheet is ValidationModel => 'dataValidations' in sheet

interface ConditionalModel {
  readonly conditionalFormattings: readonly Excel.ConditionalFormattingOptions[]
}

const hasConditionals = (sheet: object): sheet is ConditionalModel =>
  'conditionalFormattings' in sheet && Array.isArray(sheet.conditionalFormattings)

function readRules(workbook: Workbook, sheet: Sheet, read: Excel.Worksheet): void {
  sheet.validations = hasValidations(read) ? validationsOf(read) : []
  if (!hasConditionals(read)) return
  const found = read.conditionalFormattings.flatMap(({ ref, rules }) => {
    const area = parseArea(ref.split(' ')[0] ?? '')
    return area ? rules.flatMap((rule) => placed(area, ourConditional(rule))) : []
  })
  found.sort((a, b) => a.priority - b.priority)
  for (const { area, rule, look } of found) {
    workbook.lastId += 1
    const id = `{00000000-0003-0000-0000-${String(workbook.lastId).padStart(12, '0')}}`
    sheet.conditionalFormats.push({ id, area, rule, look, stopIfTrue: false })
  }
}

const placed = (area: Area, rule: ReadConditional | null): (ReadConditional & { area: Area })[] =>
  rule ? [{ ...rule, area }] : []

/** The library tells rules cell by cell; equal ones below and beside each other are one again. */
function validationsOf({ dataValidations }: ValidationModel): Validation[] {
  const groups = new Map<string, Area[]>()
  for (const [address, validation] of Object.entries(dataValidations.model ?? {})) {
    const area = parseArea(address.replace(/^range:/, ''))
    if (!area || !validation) continue
    const key = JSON.stringify(validation)
    groups.set(key, [...(groups.get(key) ?? []).slice(0, -1), ...stacked(groups.get(key)?.at(-1), area)])
  }
  return [...groups].flatMap(([key, areas]) => {
    const parsed: Excel.DataValidation = JSON.parse(key)
    return widened(areas).flatMap((area) => withArea(ourValidation('A1', parsed), area))
  })
}

const withArea = (validation: Validation | null, area: Area): Validation[] =>
  validation ? [{ ...validation, area }] : []

const stacked = (last: Area | undefined, next: Area): Area[] => {
  if (!last) return [next]
  const below = last.column === next.column && last.columns === next.columns && next.row === bottom(last) + 1
  return below ? [{ ...last, rows: last.rows + next.rows }] : [last, next]
}

function widened(areas: readonly Area[]): Area[] {
  const found: Area[] = []
  for (const area of areas) {
    const beside = found.findIndex(
      (one) => one.row === area.row && one.rows === area.rows && right(one) + 1 === area.column,
    )
    const known = found[beside]
    if (known) found[beside] = areaOf(known.row, known.column, known.rows, known.columns + area.columns)
    else found.push(area)
  }
  return found
}

/** A password is kept in the file as its hash only: the sheet opens protected, and anyone may lift it here. */
function protectionOf(read: Excel.Worksheet): Sheet['protection'] {
  const found: unknown = Reflect.get(read, 'sheetProtection')
  if (typeof found !== 'object' || found === null || Reflect.get(found, 'sheet') !== true) return null
  const flag = (key: string): boolean => Reflect.get(found, key) === true
  const options: ProtectionOptions = {
    ...strictest,
    allowAutoFilter: flag('autoFilter'),
    allowDeleteColumns: flag('deleteColumns'),
    allowDeleteRows: flag('deleteRows'),
    allowEditObjects: flag('objects'),
    allowEditScenarios: flag('scenarios'),
    allowFormatCells: flag('formatCells'),
    allowFormatColumns: flag('formatColumns'),
    allowFormatRows: flag('formatRows'),
    allowInsertColumns: flag('insertColumns'),
    allowInsertHyperlinks: flag('insertHyperlinks'),
    allowInsertRows: flag('insertRows'),
    allowPivotTables: flag('pivotTables'),
    allowSort: flag('sort'),
  }
  return { options, password: null }
}
