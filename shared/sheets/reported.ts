/** The sheets of reports: rows that the server works out for a day, brought up to date whenever the books moved on. */
import { agedBuckets } from '../receivables/aging.ts'
import { overviewMonths, overviewTop } from '../reports/overview.ts'
import type { ReportName, ReportParameter } from '../reports/reports.ts'
import type { WordKey } from '../words/language.ts'
import { type Sheet, shown } from './columns.ts'

/** A chart beside the rows: its names and its amounts are neighbouring columns of so many rows. */
export interface SheetChart {
  readonly caption: WordKey
  readonly kind: 'ColumnClustered' | 'BarClustered'
  readonly names: string
  /** First row, counted from 0 under the headings. */
  readonly from: number
  readonly rows: number
}
export interface Reported extends Sheet {
  readonly resource: ReportName
  /** What can be chosen about it. */
  readonly asks: readonly ReportParameter[]
  /** The column that tells its rows apart; null where each row has a place of its own, whatever stands in it. */
  readonly rowKey: string | null
  /** The column by which the pane knows what a selected row is about; null where a row is about nothing in particular. */
  readonly rowName: string | null
  readonly charts: readonly SheetChart[]
}

/** The first rows of the parts of the overview; its four figures come before them. */
const sales = 4
const aging = sales + overviewMonths
const customers = aging + agedBuckets.length
const items = customers + overviewTop

const chart = (caption: WordKey, kind: SheetChart['kind'], from: number, rows: number): SheetChart => ({
  caption,
  kind,
  names: 'displayName',
  from,
  rows,
})

export const reported = {
  agedReceivables: {
    key: 'agedReceivables',
    caption: 'sheet.agedReceivables',
    table: 'VerkoopAgedReceivables',
    resource: 'agedAccountsReceivables',
    asks: ['asOf', 'by', 'period'],
    rowKey: 'customerNumber',
    rowName: 'customerNumber',
    charts: [],
    columns: [
      shown('customerNumber', 'code'),
      shown('displayName', 'text'),
      shown('balanceDue', 'amount', { caption: 'field.owed' }),
      shown('overdueAmount', 'amount'),
      ...agedBuckets.map((bucket) => shown(bucket, 'amount', { width: 16 })),
    ],
  },
  customerStatement: {
    key: 'customerStatement',
    caption: 'sheet.customerStatement',
    table: 'VerkoopCustomerStatement',
    resource: 'customerStatements',
    asks: ['customers', 'from', 'to'],
    rowKey: null,
    rowName: 'key',
    charts: [],
    columns: [
      shown('customerNumber', 'code'),
      shown('displayName', 'text', { width: 26 }),
      shown('postingDate', 'date', { caption: 'field.transactionDate' }),
      shown('documentType', 'term', { width: 14 }),
      shown('documentNumber', 'code', { width: 16 }),
      // What is no entry is described by a term: a discount, a difference.
      shown('description', 'term', { width: 20 }),
      shown('dueDate', 'date'),
      shown('amount', 'amount'),
      shown('remainingAmount', 'amount'),
      shown('balance', 'amount'),
      shown('key', 'text', { hidden: true }),
    ],
  },
  overview: {
    key: 'overview',
    caption: 'sheet.overview',
    table: 'VerkoopOverview',
    resource: 'overview',
    asks: ['asOf'],
    rowKey: null,
    rowName: null,
    columns: [
      shown('section', 'text', { width: 28 }),
      shown('displayName', 'text', { caption: 'field.what', width: 36 }),
      shown('amount', 'amount'),
      // Tells the rows apart for programs; people have the names.
      shown('key', 'code', { hidden: true }),
    ],
    charts: [
      chart('overview.sales', 'ColumnClustered', sales, overviewMonths),
      chart('overview.aging', 'ColumnClustered', aging, agedBuckets.length),
      chart('overview.customers', 'BarClustered', customers, overviewTop),
      chart('overview.items', 'BarClustered', items, overviewTop),
    ],
  },
} as const satisfies Readonly<Record<string, Reported>>
