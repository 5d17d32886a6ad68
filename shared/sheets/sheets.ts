/**
 * The worksheets of the product: which there are, and what stands in their columns. The add-in makes and reads them,
 * the server writes them into the workbook that people start from. A column is known by its key, which is the
 * property's name on the wire; people may move columns and see captions in their own language.
 */
import type { WordKey } from '../words/language.ts'

export type DraftSheet = 'invoices' | 'orders'
export type RecordSheet = 'customers' | 'items'
export type DocumentSheet = 'postedInvoices' | 'shipments'
export type LedgerSheet = 'customerLedger' | 'itemLedger' | 'generalLedger' | 'vat'
export type SheetKey = DraftSheet | RecordSheet | DocumentSheet | LedgerSheet

/** What a cell of the column holds. A `code` is short text that may look like a number: never calculated with. */
export type Kind = 'text' | 'code' | 'date' | 'quantity' | 'price' | 'percent' | 'amount' | 'whole' | 'flag' | 'status'

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

export interface Sheet {
  readonly key: SheetKey
  readonly caption: WordKey
  /** The name of its Excel table, the same in every language. */
  readonly table: string
  readonly columns: readonly Column[]
}

type Options = Partial<Pick<Column, 'caption' | 'shown' | 'hidden' | 'longest' | 'width'>>

const widths: Readonly<Record<Kind, number>> = {
  text: 30,
  code: 14,
  date: 12,
  quantity: 10,
  price: 12,
  percent: 10,
  amount: 13,
  whole: 9,
  flag: 10,
  status: 16,
}

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

const header = columnOf('header')
const line = columnOf('line')
const record = columnOf('record')
const shown = columnOf('record', { shown: true })
const mark = columnOf('mark')

const lineColumns: readonly Column[] = [
  line('lineObjectNumber', 'code', { longest: 20 }),
  line('description', 'text', { longest: 250 }),
  line('quantity', 'quantity'),
  line('unitOfMeasureCode', 'code', { width: 8, longest: 10 }),
  line('unitPrice', 'price'),
  line('discountPercent', 'percent'),
  line('taxCode', 'code', { width: 10, longest: 20 }),
  line('amountExcludingTax', 'amount', { shown: true }),
]

// Status and Message are for people; the hidden three are for us. Problems holds the state code and the keys of the
// wrong cells, and the conditional formats read it: so colour follows a row through sorting and pasting.
const markColumns: readonly Column[] = [
  mark('status', 'status'),
  mark('message', 'text', { width: 50 }),
  mark('problems', 'text', { hidden: true }),
  mark('rowId', 'code', { hidden: true, width: 38 }),
  mark('version', 'whole', { hidden: true }),
]

const headerColumns = (date: string): readonly Column[] => [
  header('document', 'code', { longest: 40 }),
  header('customerNumber', 'code', { longest: 20 }),
  header(date, 'date', { caption: 'field.date' }),
  header('externalDocumentNumber', 'code', { longest: 40 }),
]

const entryColumns: readonly Column[] = [
  shown('entryNumber', 'whole'),
  shown('transactionNumber', 'whole', { width: 12 }),
  shown('postingDate', 'date'),
  shown('documentType', 'text', { width: 18 }),
  shown('documentNumber', 'code'),
]

export const sheets: Readonly<Record<SheetKey, Sheet>> = {
  invoices: {
    key: 'invoices',
    caption: 'sheet.invoices',
    table: 'VerkoopInvoices',
    columns: [...headerColumns('postingDate'), ...lineColumns, ...markColumns],
  },
  orders: {
    key: 'orders',
    caption: 'sheet.orders',
    table: 'VerkoopOrders',
    columns: [
      ...headerColumns('orderDate'),
      ...lineColumns,
      line('shipQuantity', 'quantity'),
      line('invoiceQuantity', 'quantity'),
      line('shippedQuantity', 'quantity', { shown: true }),
      line('invoicedQuantity', 'quantity', { shown: true }),
      ...markColumns,
    ],
  },
  customers: {
    key: 'customers',
    caption: 'sheet.customers',
    table: 'VerkoopCustomers',
    columns: [
      record('number', 'code', { longest: 20 }),
      record('displayName', 'text', { longest: 100 }),
      record('addressLine1', 'text', { longest: 100 }),
      record('postalCode', 'code', { longest: 20 }),
      record('city', 'text', { width: 18, longest: 50 }),
      record('country', 'code', { width: 8, longest: 2 }),
      record('email', 'text', { longest: 250 }),
      record('phoneNumber', 'code', { width: 18, longest: 30 }),
      record('language', 'code', { width: 8, longest: 2 }),
      record('taxRegistrationNumber', 'code', { width: 16, longest: 20 }),
      record('enterpriseNumber', 'code', { width: 16, longest: 20 }),
      record('paymentTermsCode', 'code', { longest: 20 }),
      record('pricesIncludeTax', 'flag'),
      record('creditLimit', 'amount'),
      record('blocked', 'code', { width: 10, longest: 10 }),
      record('generalBusinessPostingGroup', 'code', { longest: 20 }),
      record('vatBusinessPostingGroup', 'code', { longest: 20 }),
      record('customerPostingGroup', 'code', { longest: 20 }),
      shown('balance', 'amount'),
      ...markColumns,
    ],
  },
  items: {
    key: 'items',
    caption: 'sheet.items',
    table: 'VerkoopItems',
    columns: [
      record('number', 'code', { longest: 20 }),
      record('displayName', 'text', { longest: 100 }),
      record('type', 'code', { longest: 20 }),
      record('baseUnitOfMeasureCode', 'code', { width: 8, longest: 10 }),
      record('unitPrice', 'price'),
      record('unitCost', 'price'),
      record('priceIncludesTax', 'flag'),
      record('gtin', 'code', { width: 16, longest: 14 }),
      record('blocked', 'flag'),
      record('salesBlocked', 'flag'),
      record('generalProductPostingGroup', 'code', { longest: 20 }),
      record('vatProductPostingGroup', 'code', { longest: 20 }),
      record('inventoryPostingGroup', 'code', { longest: 20 }),
      shown('inventory', 'quantity'),
      ...markColumns,
    ],
  },
  postedInvoices: {
    key: 'postedInvoices',
    caption: 'sheet.postedInvoices',
    table: 'VerkoopPostedInvoices',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('externalDocumentNumber', 'code'),
      shown('orderNumber', 'code'),
      shown('dueDate', 'date'),
      shown('totalAmountExcludingTax', 'amount', { width: 16 }),
      shown('totalTaxAmount', 'amount'),
      shown('totalAmountIncludingTax', 'amount', { width: 16 }),
      shown('remainingAmount', 'amount'),
      shown('status', 'status'),
      mark('rowId', 'code', { hidden: true, width: 38 }),
      mark('version', 'whole', { hidden: true }),
    ],
  },
  shipments: {
    key: 'shipments',
    caption: 'sheet.shipments',
    table: 'VerkoopShipments',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('orderNumber', 'code'),
      shown('customerNumber', 'code'),
      shown('lineObjectNumber', 'code'),
      shown('description', 'text'),
      shown('quantity', 'quantity'),
      shown('unitOfMeasureCode', 'code', { width: 8 }),
      shown('invoicedQuantity', 'quantity'),
      mark('rowId', 'code', { hidden: true, width: 38 }),
      mark('version', 'whole', { hidden: true }),
    ],
  },
  customerLedger: {
    key: 'customerLedger',
    caption: 'sheet.customerLedger',
    table: 'VerkoopCustomerLedger',
    columns: [
      ...entryColumns,
      shown('customerNumber', 'code'),
      shown('description', 'text'),
      shown('dueDate', 'date'),
      shown('amount', 'amount'),
      shown('remainingAmount', 'amount'),
      shown('open', 'flag'),
      shown('userName', 'text', { width: 14 }),
    ],
  },
  itemLedger: {
    key: 'itemLedger',
    caption: 'sheet.itemLedger',
    table: 'VerkoopItemLedger',
    columns: [
      ...entryColumns,
      shown('entryType', 'text', { width: 16 }),
      shown('itemNumber', 'code'),
      shown('quantity', 'quantity'),
      shown('remainingQuantity', 'quantity', { width: 13 }),
      shown('invoicedQuantity', 'quantity'),
      shown('costAmountActual', 'amount'),
      shown('costAmountExpected', 'amount'),
      shown('salesAmountActual', 'amount'),
      shown('salesAmountExpected', 'amount'),
      shown('userName', 'text', { width: 14 }),
    ],
  },
  generalLedger: {
    key: 'generalLedger',
    caption: 'sheet.generalLedger',
    table: 'VerkoopGeneralLedger',
    columns: [
      ...entryColumns,
      shown('accountNumber', 'code'),
      shown('description', 'text'),
      shown('debitAmount', 'amount'),
      shown('creditAmount', 'amount'),
      shown('amount', 'amount'),
      shown('userName', 'text', { width: 14 }),
    ],
  },
  vat: {
    key: 'vat',
    caption: 'sheet.vat',
    table: 'VerkoopVat',
    columns: [
      ...entryColumns,
      shown('type', 'text', { width: 12 }),
      shown('customerNumber', 'code'),
      shown('vatIdentifier', 'code'),
      shown('vatPercent', 'percent'),
      shown('base', 'amount'),
      shown('amount', 'amount'),
      shown('userName', 'text', { width: 14 }),
    ],
  },
}

/** A workbook in which this setting is true is a template: its sheets are made when it is first opened, and the setting goes. */
export const templateSetting = 'Verkoop.insertSheets'

export const sheetKeys = Object.keys(sheets) as SheetKey[]
export const draftSheets: readonly DraftSheet[] = ['invoices', 'orders']
export const ledgerSheets: readonly LedgerSheet[] = ['customerLedger', 'itemLedger', 'generalLedger', 'vat']

export const isDraftSheet = (key: SheetKey): key is DraftSheet => (draftSheets as readonly string[]).includes(key)
export const isRecordSheet = (key: SheetKey): key is RecordSheet => key === 'customers' || key === 'items'
export const isLedgerSheet = (key: SheetKey): key is LedgerSheet => (ledgerSheets as readonly string[]).includes(key)

/** The resource of the server that a sheet shows. */
export const resources = {
  invoices: 'salesInvoices',
  orders: 'salesOrders',
  customers: 'customers',
  items: 'items',
  postedInvoices: 'salesInvoices',
  shipments: 'salesShipments',
  customerLedger: 'customerLedgerEntries',
  itemLedger: 'itemLedgerEntries',
  generalLedger: 'generalLedgerEntries',
  vat: 'vatEntries',
} as const satisfies Record<SheetKey, string>

/**
 * Number formats as Excel keeps them, in en-US codes; each user sees their own separators, and dates in their own short form:
 * this very code is Excel's built-in one for that.
 */
export const numberFormats: Readonly<Record<Kind, string>> = {
  text: '@',
  code: '@',
  date: 'm/d/yyyy',
  quantity: '#,##0.#####',
  price: '#,##0.00###',
  percent: '0.#####',
  amount: '#,##0.00',
  whole: '0',
  flag: 'General',
  status: '@',
}
