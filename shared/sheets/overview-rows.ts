/** The rows that a number of the overview is made of: on which sheet they stand, and what tells them from the others there. */
import { addDays, addMonths, type Day } from '../basics/day.ts'
import { billedDays, monthsUntil } from '../reports/overview.ts'
import type { SheetKey } from './sheets.ts'

/** What of a column a row has to say to be seen; terms as the server writes them. */
export type Condition =
  | { readonly column: string; readonly is: readonly string[] }
  /** First and last day. */
  | { readonly column: string; readonly from: Day; readonly to: Day }
  | { readonly column: string; readonly isNot: number }

export interface RowsBehind {
  readonly sheet: SheetKey
  readonly conditions: readonly Condition[]
}
/** What has to be known besides the number itself. */
export interface Known {
  /** The day that the overview shows. */
  readonly asOf: Day
  /** Only goods have entries of their own. */
  isGoods(item: string): boolean
  /** Numbers of the posted invoices of these days with this item. */
  invoicesOf(item: string, from: Day, to: Day): readonly string[]
}
type Told = Readonly<Record<string, unknown>>

const billed: Condition = { column: 'documentType', is: ['Invoice', 'Credit Memo'] }
const not0 = (column: string): Condition => ({ column, isNot: 0 })
const between = (from: Day, to: Day): Condition => ({ column: 'postingDate', from, to })

/** Sales of a month and of a customer stand in the column *Sales* of the customer ledger, ages on the sheet of their own. */
export function rowsBehind({ section, key }: Told, known: Known): RowsBehind {
  const { asOf } = known
  const name = String(key)
  const year = { from: `${monthsUntil(asOf)[0]}-01` as Day, to: asOf }
  switch (section) {
    case 'sales':
      return { sheet: 'customerLedger', conditions: [billed, between(...monthOf(name, asOf))] }
    case 'aging':
      return { sheet: 'agedReceivables', conditions: [not0(name)] }
    case 'customers': {
      const own: Condition = { column: 'customerNumber', is: [name] }
      return { sheet: 'customerLedger', conditions: [own, billed, between(year.from, year.to)] }
    }
    case 'items':
      return ofItem(name, year.from, year.to, known)
    default:
      return ofFigure(name, asOf)
  }
}

function monthOf(month: string, asOf: Day): [Day, Day] {
  const first = `${month}-01` as Day
  const last = addDays(addMonths(first, 1), -1)
  return [first, last < asOf ? last : asOf]
}

function ofItem(item: string, from: Day, to: Day, { isGoods, invoicesOf }: Known): RowsBehind {
  if (!isGoods(item))
    return { sheet: 'postedInvoices', conditions: [{ column: 'number', is: invoicesOf(item, from, to) }] }
  const sales: Condition = { column: 'entryType', is: ['Sale'] }
  return { sheet: 'itemLedger', conditions: [{ column: 'itemNumber', is: [item] }, sales, between(from, to)] }
}

function ofFigure(name: string, asOf: Day): RowsBehind {
  if (name === 'waitingForApproval') return { sheet: 'approvals', conditions: [{ column: 'status', is: ['Open'] }] }
  if (name === 'daysSalesOutstanding')
    return { sheet: 'customerLedger', conditions: [billed, between(addDays(asOf, 1 - billedDays), asOf)] }
  return { sheet: 'agedReceivables', conditions: [not0(name === 'overdueAmount' ? name : 'balanceDue')] }
}
