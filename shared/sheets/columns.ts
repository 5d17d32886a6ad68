/** What a column of a sheet is, and the columns that several sheets have. */
import type { WordKey } from '../words/language.ts'

/**
 * What a cell of the column holds. A `code` is short text that may look like a number: never calculated with. A `term` is one of
 * the server's own English words, shown in the language of the sheet (`../words/terms.ts`). An `instant` is shown in the user's own
 * time and never read.
 */
export type Kind =
  | 'text'
  | 'code'
  | 'date'
  | 'instant'
  | 'quantity'
  | 'price'
  | 'percent'
  /** Of exchange: with as many decimals as it has. */
  | 'factor'
  | 'amount'
  | 'whole'
  | 'flag'
  | 'status'
  | 'term'

/** A `header` cell belongs to the whole document (read from its first row), a `line` cell to its row. */
export type Part = 'header' | 'line' | 'record' | 'mark'

export interface Column {
  readonly key: string
  readonly caption: WordKey
  readonly kind: Kind
  readonly part: Part
  /** In characters of the standard font, as spreadsheet programs count. */
  readonly width: number
  /** Shown, never read as input. */
  readonly shown?: true
  readonly hidden?: true
  /** Longest text that is kept. */
  readonly longest?: number
}

/** Cells that people fill. */
export const isInput = (column: Column): boolean => column.part !== 'mark' && !column.shown

export interface Sheet {
  readonly key: string
  readonly caption: WordKey
  /** The name of its Excel table, the same in every language. */
  readonly table: string
  /** The resource of the server that it shows. */
  readonly resource: string
  readonly columns: readonly Column[]
}

type Options = Partial<Pick<Column, 'caption' | 'shown' | 'hidden' | 'longest' | 'width'>>

export const widths: Readonly<Record<Kind, number>> = {
  text: 30,
  code: 14,
  date: 12,
  instant: 17,
  quantity: 10,
  price: 12,
  percent: 10,
  factor: 11,
  amount: 13,
  whole: 9,
  flag: 10,
  status: 16,
  term: 14,
}

/** In how many parts a unit is counted where sums must be exact; undefined where nothing is added up. */
export const partsOf = (kind: Kind): number | undefined =>
  kind === 'amount' ? 100 : kind === 'quantity' ? 100_000 : undefined

const columnOf =
  (part: Part, always: Options = {}) =>
  (key: string, kind: Kind, options: Options = {}): Column => ({
    key,
    caption: `field.${key}` as WordKey,
    kind,
    part,
    width: widths[kind],
    ...always,
    ...options,
  })

export const header = columnOf('header')
export const line = columnOf('line')
export const record = columnOf('record')
export const shown = columnOf('record', { shown: true })
export const mark = columnOf('mark')

export const lineColumns: readonly Column[] = [
  line('lineObjectNumber', 'code', { longest: 20 }),
  line('description', 'text', { longest: 250 }),
  line('quantity', 'quantity'),
  line('unitOfMeasureCode', 'code', { width: 8, longest: 10 }),
  line('unitPrice', 'price'),
  line('discountPercent', 'percent'),
  line('taxCode', 'code', { width: 10, longest: 20 }),
  line('amountExcludingTax', 'amount', { shown: true }),
]

/** Empty for the company's own currency; without a factor, the rate of the day. */
export const currencyColumns: readonly Column[] = [
  header('currencyCode', 'code', { width: 9, longest: 10 }),
  header('currencyFactor', 'factor'),
]

/** What a sale may have otherwise than its customer has it. */
export const termsColumns: readonly Column[] = [
  header('billToCustomerNumber', 'code', { longest: 20 }),
  header('pricesIncludeTax', 'flag'),
  header('invoiceDiscountPercent', 'percent', { width: 12 }),
]

// Status and Message are for people; the hidden three are for us. Problems holds the state code and the keys of the
// wrong cells, and the conditional formats read it: so colour follows a row through sorting and pasting.
export const markColumns: readonly Column[] = [
  mark('status', 'status'),
  mark('message', 'text', { width: 50 }),
  mark('problems', 'text', { hidden: true }),
  mark('rowId', 'code', { hidden: true, width: 38 }),
  mark('version', 'whole', { hidden: true }),
]

export const headerColumns = (date: string): readonly Column[] => [
  header('document', 'code', { longest: 40 }),
  header('customerNumber', 'code', { longest: 20 }),
  header(date, 'date', { caption: 'field.date' }),
  header('externalDocumentNumber', 'code', { longest: 40 }),
]

export const entryColumns: readonly Column[] = [
  shown('entryNumber', 'whole'),
  shown('transactionNumber', 'whole', { width: 12 }),
  shown('postingDate', 'date'),
  shown('documentType', 'term', { width: 18 }),
  shown('documentNumber', 'code'),
]

/**
 * Number formats as Excel keeps them, in en-US codes; each user sees their own separators, and dates in their own short form:
 * this very code is Excel's built-in one for that.
 */
export const numberFormats: Readonly<Record<Kind, string>> = {
  text: '@',
  code: '@',
  date: 'm/d/yyyy',
  instant: 'm/d/yyyy h:mm',
  quantity: '#,##0.#####',
  price: '#,##0.00###',
  percent: '0.#####',
  factor: '0.########',
  amount: '#,##0.00',
  whole: '0',
  flag: 'General',
  status: '@',
  term: '@',
}
