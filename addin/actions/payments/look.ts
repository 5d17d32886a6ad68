/** What stands in the sheet Payments, without writing: lines by how much is known of them, and cells that cannot be read. */

import type { Replica } from '../../replica/records.ts'
import type { PaymentLine } from '../../state/payments.ts'
import type { Book, Table } from '../../workbook/host.ts'
import { tableIn } from '../../workbook/table-in.ts'
import { errorAt, type Finding } from '../../workbook/typed-table.ts'
import { problemsOf } from '../look.ts'
import type { Desk, Parts } from '../parts.ts'
import { kindOf, type PaymentRow, type PaymentTable, readPayments, textIn } from './rows.ts'

export interface LookedPayments extends PaymentTable {
  readonly book: Book
  readonly table: Table
}

export async function readSheet({ host, replica }: Parts): Promise<LookedPayments> {
  const book = await host.read(['payments'])
  const table = tableIn(book, 'payments')
  const read = readPayments(table, book.culture)
  const unread = new Set(read.findings.map(({ row, column }) => `${row} ${column}`))
  // A cell that cannot be read is not empty.
  const lacking = read.rows.flatMap(missing).filter(({ row, column }) => !unread.has(`${row} ${column}`))
  const strange = read.rows.flatMap((one) => unknownCustomer(one, replica))
  return { book, table, rows: read.rows, findings: [...read.findings, ...lacking, ...strange] }
}

/** What is typed by hand has to say enough; what the bank gives says it by itself. */
function missing(one: PaymentRow): Finding[] {
  const needed = kindOf(one) === 'posted' ? [] : ['transactionDate', 'amount']
  return needed.flatMap((key) => (one.cells[key] === null ? [errorAt(one.row, key, 'MissingValue')] : []))
}

/** Told before the server is asked, as soon as its customers are known here. */
function unknownCustomer(one: PaymentRow, replica: Replica): Finding[] {
  const value = textIn(one.cells.customerNumber)
  if (kindOf(one) !== 'plain' || replica.cursor() === null || replica.find('customers', value) !== null) return []
  return [errorAt(one.row, 'customerNumber', 'UnknownCustomer', { value })]
}

export async function lookAtPayments({ parts }: Desk): Promise<void> {
  showPayments(parts, await readSheet(parts))
}

export function showPayments({ store }: Parts, looked: LookedPayments): void {
  const { table, rows, findings } = looked
  const problems = problemsOf({ table, sheet: 'payments', subjects: [] }, findings)
  const wrong = new Set(findings.map(({ row }) => row))
  const lines = rows.map((one) => shown(one, wrong.has(one.row)))
  store.change((state) => ({
    ...state,
    payments: { ...state.payments, rows: rows.length, problems, checked: 'local', lines },
  }))
}

function shown(one: PaymentRow, isWrong: boolean): PaymentLine {
  const { cells } = one
  return {
    row: one.row,
    kind: standing(one, isWrong),
    date: textIn(cells.transactionDate) || null,
    amount: typeof cells.amount === 'number' ? cells.amount : null,
    payer: textIn(cells.payerName) || textIn(cells.description) || textIn(cells.customerNumber),
    text: textIn(cells.description),
    pays: textIn(cells.applications),
    reasons: one.reasons,
    message: one.message,
  }
}
function standing(one: PaymentRow, isWrong: boolean): PaymentLine['kind'] {
  const kind = kindOf(one)
  if (kind === 'plain' && (isWrong || one.mark === 'error')) return 'wrong'
  if (kind !== 'line') return kind
  if (one.cells.accepted === true || one.confidence === 'Manual') return one.mark === 'ok' ? 'ready' : 'look'
  if (one.confidence === '') return one.mark === 'ok' ? 'ready' : 'open'
  return one.confidence === 'High' && one.mark === 'ok' ? 'sure' : 'look'
}
