/**
 * The workbook that the workbench shows, as plain data: no page, no Office, no file format.
 *
 * How to use it: `createWorkbook()` (workbook.ts) makes one; `cellAt`, `formatAt`, `textAt` (cells.ts, text.ts) read it;
 * what a person does at the keyboard is in edits.ts (`typeInto`, `paste`, `fill`, `select`, …: tables grow, protection and
 * validation speak, input is read under the workbook's culture); what a program does is in cells.ts, structure.ts, tables.ts,
 * formats.ts, … Every operation changes the workbook in place and then tells it once to `subscribe`d listeners (changes.ts):
 * a view draws after a change and never keeps values of its own.
 *
 * Rows and columns count from 0. An `Area` is a rectangle. Sizes are points (a pixel is 0.75 of one), as Office has them.
 * Cells and formats are never changed, they are replaced: the same object means the same content.
 */
import type { Culture } from './culture.ts'
import type { Quirks } from './quirks.ts'

/** An error that stands in a cell, such as `#N/A`. */
export interface CellError {
  readonly error: string
}

/** What a cell holds; `null` is a blank cell. Days are serial numbers (1 = 1 January 1900). */
export type CellValue = string | number | boolean | CellError | null

export interface Cell {
  readonly value: CellValue
  /** With its `=`, in English with commas; `null` when the cell holds a plain value. */
  readonly formula: string | null
  /** `null`: the row's, else the column's, else the default format holds. */
  readonly format: Format | null
}

export type Horizontal =
  | 'General'
  | 'Left'
  | 'Center'
  | 'Right'
  | 'Fill'
  | 'Justify'
  | 'CenterAcrossSelection'
  | 'Distributed'
export type Vertical = 'Top' | 'Center' | 'Bottom' | 'Justify' | 'Distributed'
export type Underline = 'None' | 'Single' | 'Double' | 'SingleAccountant' | 'DoubleAccountant'

/** Colours are `#RRGGBB` in capitals. */
export interface Font {
  readonly name: string
  readonly size: number
  readonly color: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: Underline
  readonly strikethrough: boolean
}

export type Edge = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight'
export type LineStyle = 'None' | 'Continuous' | 'Dash' | 'DashDot' | 'DashDotDot' | 'Dot' | 'Double' | 'SlantDashDot'
export type LineWeight = 'Hairline' | 'Thin' | 'Medium' | 'Thick'

export interface Border {
  readonly style: LineStyle
  readonly weight: LineWeight
  readonly color: string
}

export interface Format {
  /** An en-US code: `General`, `#,##0.00`, `m/d/yyyy`, `@`. */
  readonly numberFormat: string
  /** `null`: no fill. */
  readonly fill: string | null
  readonly font: Font
  readonly horizontal: Horizontal
  readonly vertical: Vertical
  readonly wrap: boolean
  readonly indent: number
  readonly locked: boolean
  readonly formulaHidden: boolean
  readonly borders: Readonly<Partial<Record<Edge, Border>>>
}

/** A rectangle of cells; `rows` and `columns` are counts, at least 1. */
export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

export interface FilterCriteria {
  readonly filterOn: 'Values' | 'Custom'
  readonly values?: readonly string[]
  /** With its operator: `>10`, `=abc*`, `<>`. */
  readonly criterion1?: string
  readonly criterion2?: string
  readonly operator?: 'And' | 'Or'
}

export interface TableColumn {
  readonly id: number
  /** The text of the header cell. */
  name: string
  criteria: FilterCriteria | null
}

export interface SortField {
  /** Column, counted from the left of what is sorted. */
  readonly key: number
  readonly ascending: boolean
}

export interface Table {
  readonly id: string
  name: string
  readonly sheet: string
  /** Header and totals rows included. */
  area: Area
  columns: TableColumn[]
  style: string
  showHeaders: boolean
  showTotals: boolean
  showFilterButton: boolean
  showBandedRows: boolean
  showBandedColumns: boolean
  highlightFirstColumn: boolean
  highlightLastColumn: boolean
  sort: readonly SortField[]
}

export interface ProtectionOptions {
  readonly allowAutoFilter: boolean
  readonly allowDeleteColumns: boolean
  readonly allowDeleteRows: boolean
  readonly allowEditObjects: boolean
  readonly allowEditScenarios: boolean
  readonly allowFormatCells: boolean
  readonly allowFormatColumns: boolean
  readonly allowFormatRows: boolean
  readonly allowInsertColumns: boolean
  readonly allowInsertHyperlinks: boolean
  readonly allowInsertRows: boolean
  readonly allowPivotTables: boolean
  readonly allowSort: boolean
  readonly selectionMode: 'Normal' | 'Unlocked' | 'None'
}

export interface Protection {
  readonly options: ProtectionOptions
  readonly password: string | null
}

export type Comparison =
  | 'Between'
  | 'NotBetween'
  | 'EqualTo'
  | 'NotEqualTo'
  | 'GreaterThan'
  | 'LessThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThanOrEqualTo'

/** What a cell may hold. Operands are numbers, or formulas with their `=`. */
export type ValidationRule =
  | { readonly kind: 'list'; readonly source: string; readonly dropDown: boolean }
  | {
      readonly kind: 'wholeNumber' | 'decimal' | 'date' | 'time' | 'textLength'
      readonly operator: Comparison
      readonly first: string | number
      readonly second: string | number | null
    }
  | { readonly kind: 'custom'; readonly formula: string }

export interface ErrorAlert {
  readonly show: boolean
  readonly style: 'Stop' | 'Warning' | 'Information'
  readonly title: string
  readonly message: string
}

export interface Prompt {
  readonly show: boolean
  readonly title: string
  readonly message: string
}

export interface Validation {
  readonly area: Area
  readonly rule: ValidationRule
  readonly ignoreBlanks: boolean
  readonly alert: ErrorAlert
  readonly prompt: Prompt
}

export interface ConditionalLook {
  readonly fill: string | null
  readonly color: string | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly underline: Underline | null
  readonly strikethrough: boolean | null
  readonly numberFormat: string | null
}

export type TextComparison = 'Contains' | 'NotContains' | 'BeginsWith' | 'EndsWith'

export type ConditionalRule =
  | { readonly kind: 'custom'; readonly formula: string }
  | {
      readonly kind: 'cellValue'
      readonly operator: Comparison
      readonly first: string
      readonly second: string | null
    }
  | { readonly kind: 'text'; readonly operator: TextComparison; readonly text: string }

export interface ConditionalFormat {
  readonly id: string
  /** Relative references in its rule count from the top left cell of this. */
  area: Area
  rule: ConditionalRule
  look: ConditionalLook
  stopIfTrue: boolean
}

/** An answer in the thread of a comment; `at` in ISO 8601. */
export interface Reply {
  readonly id: string
  readonly author: string
  content: string
  readonly at: string
}

export interface Comment {
  readonly id: string
  readonly sheet: string
  row: number
  column: number
  readonly author: string
  content: string
  /** In ISO 8601. */
  readonly created: string
  resolved: boolean
  replies: Reply[]
}

export interface Chart {
  readonly id: string
  name: string
  /** Office's word: `ColumnClustered`, `Line`, `Pie`. */
  type: string
  readonly sheet: string
  source: { readonly sheet: string; readonly area: Area }
  /** Whether its series lie in rows or in columns. */
  by: 'Rows' | 'Columns'
  /** `null`: the title that it has by itself. */
  title: string | null
  hasTitle: boolean
  hasLegend: boolean
  /** The first category stands where the last would. */
  isReversed: boolean
  /** In points. */
  left: number
  top: number
  width: number
  height: number
}

export interface Freeze {
  readonly rows: number
  readonly columns: number
}

export interface Selection {
  readonly area: Area
  readonly active: { readonly row: number; readonly column: number }
}

/** A filter over plain cells; the filter of a table is in its columns. */
export interface SheetFilter {
  area: Area
  criteria: Map<number, FilterCriteria>
}

export interface Sheet {
  readonly id: string
  name: string
  visibility: Visibility
  tabColor: string | null
  showGridlines: boolean
  showHeadings: boolean
  /** Row to column to cell; what is not there is blank. */
  cells: Map<number, Map<number, Cell>>
  /** How many cells hold a formula; while zero nothing is calculated. */
  formulas: number
  rowFormats: Map<number, Format>
  columnFormats: Map<number, Format>
  columnWidths: Map<number, number>
  rowHeights: Map<number, number>
  hiddenColumns: Set<number>
  hiddenRows: Set<number>
  freeze: Freeze
  protection: Protection | null
  tables: Table[]
  /** First has priority. */
  conditionalFormats: ConditionalFormat[]
  validations: Validation[]
  filter: SheetFilter | null
  comments: Comment[]
  charts: Chart[]
  selection: Selection
  properties: Map<string, string>
}

export interface Name {
  name: string
  /** The sheet's id, or `null` for the whole workbook. */
  readonly scope: string | null
  /** With its `=`: `=Items!$A$2:$A$20`. */
  formula: string
  visible: boolean
  comment: string
}

export interface CustomXml {
  readonly id: string
  xml: string
}

export interface Workbook {
  name: string
  /** In the order of their tabs, at least one. */
  sheets: Sheet[]
  activeSheet: string
  names: Name[]
  /** Values as JSON text. */
  settings: Map<string, string>
  customXml: CustomXml[]
  culture: Culture
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual'
  /** The last number given to a sheet, table, column or rule. */
  lastId: number
  /** What is wrong with the Excel that this workbook is open in. */
  quirks: Quirks
  /** Who is changing it just now, when that is somebody at another screen. */
  author: string | null
  readonly listeners: Set<(change: Change) => void>
}

export type Shift = 'Down' | 'Right' | 'Up' | 'Left'

/** What happened, after it happened. `sheet` is a sheet's id, `area` where. */
export type Change =
  | {
      readonly kind: 'cells'
      readonly sheet: string
      readonly area: Area
      /** For an edit of one cell: what it held before. */
      readonly before?: CellValue
      /** By dragging the fill handle, or by choosing from a list. */
      readonly how?: 'fill' | 'pick'
    }
  | {
      readonly kind: 'inserted' | 'deleted'
      readonly sheet: string
      readonly area: Area
      readonly what: 'rows' | 'columns' | 'cells'
      readonly shift: Shift
    }
  | { readonly kind: 'sorted'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'filtered'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'formats'; readonly sheet: string; readonly area: Area }
  /** Widths, heights, hidden rows and columns, freeze, gridlines, tab colour. */
  | { readonly kind: 'layout'; readonly sheet: string; readonly rowsHidden?: boolean; readonly area?: Area }
  | { readonly kind: 'rules'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'protection'; readonly sheet: string; readonly protected: boolean }
  | { readonly kind: 'selection'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'activated'; readonly sheet: string; readonly left: string }
  | { readonly kind: 'sheetAdded'; readonly sheet: string }
  | { readonly kind: 'sheetDeleted'; readonly sheet: string; readonly name: string }
  | { readonly kind: 'sheetRenamed'; readonly sheet: string; readonly before: string; readonly after: string }
  | { readonly kind: 'sheetMoved'; readonly sheet: string; readonly before: number; readonly after: number }
  | {
      readonly kind: 'sheetVisibility'
      readonly sheet: string
      readonly before: Visibility
      readonly after: Visibility
    }
  | { readonly kind: 'tableAdded'; readonly sheet: string; readonly table: string }
  | { readonly kind: 'tableDeleted'; readonly sheet: string; readonly table: string; readonly name: string }
  | {
      readonly kind: 'tableChanged'
      readonly sheet: string
      readonly table: string
      /** Where cells went along; without it that may be anywhere on the sheet. */
      readonly cells?: Area
    }
  | {
      readonly kind: 'comment'
      readonly sheet: string
      readonly area: Area
      readonly what: 'added' | 'changed' | 'deleted'
      readonly comment: string
      readonly replies: readonly string[]
    }
  | { readonly kind: 'calculated'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'names' | 'settings' | 'customXml' | 'replaced' }
