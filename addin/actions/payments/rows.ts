/** Rows of the sheet Payments, both ways: what they say, what the server's lines look like in them, and what was edited since. */

import type { RecordIn } from '../../../shared/posting/resources.ts'
import type { Proposal, ReconciliationLine } from '../../../shared/receivables/payment-reconciliation.ts'
import { type Mark, markText } from '../../../shared/sheets/marks.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'
import type { Words } from '../../../shared/words/language.ts'
import { termOf } from '../../../shared/words/terms.ts'
import { type Cell, type Culture, type Typed, writeCell } from '../../workbook/cells.ts'
import type { Row } from '../../workbook/differences.ts'
import type { Table } from '../../workbook/host.ts'
import { isId } from '../../workbook/ids.ts'
import { errorAt, type Finding, readTable } from '../../workbook/typed-table.ts'

export type Statement = RecordIn<'paymentReconciliations'>
export type StatementLine = ReconciliationLine

type Cells = Readonly<Record<string, Typed>>
export interface PaymentRow {
  readonly row: number
  /** The row's own id; "" while it has none. */
  readonly id: string
  /** Null while no statement holds it. */
  readonly statement: string | null
  readonly version: number | null
  readonly cells: Cells
  readonly confidence: string
  readonly reasons: string
  readonly message: string
  readonly mark: Mark
}
export interface PaymentTable {
  readonly rows: readonly PaymentRow[]
  readonly findings: readonly Finding[]
}

/** Blank rows left out. A repeated id counts as none: its row was copied. */
export function readPayments(table: Table, culture: Culture): PaymentTable {
  const typed = readTable(table, culture)
  const cell = (row: number, key: string): Cell => table.values[row]?.[table.columns.get(key) ?? -1] ?? ''
  const seen = new Set<string>()
  const rows = typed.blank.flatMap((isBlank, row): PaymentRow[] => {
    if (isBlank) return []
    const rowId = String(cell(row, 'rowId'))
    const [first = '', second] = rowId.split('/')
    const name = seen.has(rowId) ? '' : rowId
    seen.add(rowId)
    const version = cell(row, 'version')
    const cells = Object.fromEntries([...typed.columns].map(([key, values]) => [key, values[row] ?? null]))
    return [
      {
        row,
        id: name === '' ? '' : (second ?? (isId(first) ? first : '')),
        statement: name !== '' && second !== undefined && isId(first) ? first : null,
        version: typeof version === 'number' ? version : null,
        cells,
        confidence: termOf(String(cell(row, 'confidence'))),
        reasons: String(cell(row, 'reasons')),
        message: String(cell(row, 'message')),
        mark: String(cell(row, 'problems')).split(';')[0] as Mark,
      },
    ]
  })
  const unreadable = rows.flatMap((one) =>
    readPays(textIn(one.cells.applications), culture) === null
      ? [errorAt(one.row, 'applications', 'PaysUnreadable', { value: textIn(one.cells.applications) })]
      : [],
  )
  return { rows, findings: [...typed.findings, ...unreadable] }
}
export const textIn = (cell: Typed | undefined): string => (typeof cell === 'string' ? cell : '')

/** What a row is: of a statement, a payment typed by hand (it names its customer), or new from a bank. */
export const kindOf = ({ statement, mark, cells }: PaymentRow): 'line' | 'posted' | 'plain' | 'fresh' =>
  mark === 'posted' ? 'posted' : statement !== null ? 'line' : cells.customerNumber !== null ? 'plain' : 'fresh'

// ── what is paid, in one cell ──

export interface Pays {
  readonly documentNumber: string
  /** Null: as much as is open and there is money for. */
  readonly amount: number | null
}
const amountText = (amount: number, { decimal }: Culture): string => amount.toFixed(2).replace('.', decimal)

const paysText = (proposals: readonly Proposal[], culture: Culture): string =>
  proposals.map((one) => `${one.documentNumber || one.accountNumber} ${amountText(one.amount, culture)}`).join('; ')

/** Null when it cannot be read. */
export function readPays(text: string, culture: Culture): readonly Pays[] | null {
  const parts = text.split(/[;\n]/).map((part) => part.trim())
  const read = parts.filter((part) => part !== '').map((part) => onePays(part, culture))
  return read.some((one) => one === null) ? null : (read as Pays[])
}
function onePays(text: string, { decimal }: Culture): Pays | null {
  const [, documentNumber, amount] = /^(\S+)(?:\s+(-?[\d.,\s]+))?$/.exec(text) ?? []
  if (documentNumber === undefined) return null
  if (amount === undefined) return { documentNumber, amount: null }
  const plain = amount.replace(decimal === ',' ? /[.\s]/g : /[,\s]/g, '').replace(',', '.')
  return plain === '' || !Number.isFinite(Number(plain)) ? null : { documentNumber, amount: Number(plain) }
}

export interface PaymentPart {
  readonly amount: number
  readonly orderNumber: string
  readonly applications: readonly Pays[]
}
/**
 * Money typed by hand as the payments that it is: what an order gets in advance is a payment of its own, the rest one that settles
 * documents or stays with the customer. Without an amount an order gets what is left.
 */
export function sharedOut(
  amount: number,
  pays: readonly Pays[],
  isOpenOrder: (number: string) => boolean,
): PaymentPart[] {
  const applications = pays.filter(({ documentNumber }) => !isOpenOrder(documentNumber))
  const fixed = cents(pays.reduce((sum, one) => sum + (one.amount ?? 0), 0))
  let left = cents(amount)
  const orders = pays.flatMap((one): PaymentPart[] => {
    if (!isOpenOrder(one.documentNumber)) return []
    const size = one.amount === null ? cents(amount) - fixed : cents(one.amount)
    left -= size
    return [{ amount: size / 100, orderNumber: one.documentNumber, applications: [] }]
  })
  const isRest = orders.length === 0 || left !== 0 || applications.length > 0
  return [...(isRest ? [{ amount: left / 100, orderNumber: '', applications }] : []), ...orders]
}
const cents = (amount: number) => Math.round(amount * 100)

// ── the server's lines as rows ──

export const rowName = (statement: Statement, line: StatementLine): string => `${statement.id}/${line.clientId}`
const restOf = ({ amount, proposals, transferDifferenceTo }: StatementLine): number =>
  transferDifferenceTo
    ? 0
    : Math.round(((amount ?? 0) - proposals.reduce((sum, one) => sum + one.amount, 0)) * 100) / 100

/** The least sure of its proposals. */
function confidenceOf({ proposals }: StatementLine): string {
  const order = ['High', 'Manual', 'Medium', 'Low']
  return order[Math.max(...proposals.map(({ confidence }) => order.indexOf(confidence)), -1)] ?? ''
}

function markOf(statement: Statement, line: StatementLine): Mark {
  if (statement.status === 'Posted') return 'posted'
  const isDecided =
    line.accepted || ['High', 'Manual'].includes(confidenceOf(line)) || line.transferDifferenceTo !== null
  return restOf(line) === 0 && isDecided && (line.knownFrom === '' || line.accepted) ? 'ok' : 'warn'
}

export interface Speech {
  readonly words: Words
  readonly culture: Culture
  readonly say: (key: keyof Words & string, params?: Readonly<Record<string, string | number>>) => string
}

function messageOf(statement: Statement, line: StatementLine, { say, culture }: Speech): string {
  if (statement.status === 'Posted') return ''
  const rest = restOf(line)
  return [
    ...(line.knownFrom === '' ? [] : [say('payments.known', { value: line.knownFrom })]),
    ...(rest === 0 || line.proposals.length === 0 ? [] : [say('payments.rest', { amount: amountText(rest, culture) })]),
    ...(line.proposals.length === 0 && rest !== 0 ? [say('payments.nothing')] : []),
  ].join(' · ')
}

export function rowOf(statement: Statement, line: StatementLine, speech: Speech): Row {
  const { culture, say, words } = speech
  const mark = markOf(statement, line)
  const { transferDifferenceTo: to } = line
  const customer = line.proposals.find((one) => one.customerNumber !== '')?.customerNumber ?? to?.customerNumber ?? ''
  const reasons = [...new Set(line.proposals.flatMap((one) => one.reasons))]
  const values: Record<string, Typed> = {
    transactionDate: line.transactionDate,
    amount: line.amount,
    payerName: line.payerName,
    payerAccount: line.payerAccount,
    description: line.description,
    reference: line.reference,
    customerNumber: customer,
    applications: paysText(line.proposals, culture),
    confidence: confidenceOf(line),
    reasons: reasons.map((reason) => words[`reason.${reason}` as keyof Words] ?? reason).join(', '),
    accepted: line.accepted,
    transferDifferenceTo: to ? to.customerNumber || to.accountNumber : '',
    splitAmount: null,
    statementNumber: statement.statementNumber,
    bankAccount: statement.bankAccount,
  }
  const cells = sheets.payments.columns.flatMap((column) =>
    column.part === 'mark' ? [] : [[column.key, writeCell(values[column.key], column.kind, culture)] as const],
  )
  return {
    ...Object.fromEntries(cells),
    status: say(`status.${mark}`, { number: statement.statementNumber }),
    message: messageOf(statement, line, speech),
    problems: markText(mark, []),
    rowId: rowName(statement, line),
    version: statement.version,
  }
}

// ── what was edited since ──

/** The change of the line that the row asks for; null when it says what the server has. `isAccount`: what of a code is an account. */
export function editOf(
  { cells }: PaymentRow,
  line: StatementLine,
  culture: Culture,
  isAccount: (code: string) => boolean,
): Readonly<Record<string, unknown>> | null {
  const text = (key: string) => textIn(cells[key]).trim()
  const { transferDifferenceTo: to, proposals, accepted } = line
  const pays = text('applications') === paysText(proposals, culture) ? null : readPays(text('applications'), culture)
  const where = to ? to.customerNumber || to.accountNumber : ''
  const typedCustomer = proposals.length === 0 && pays === null && !to ? text('customerNumber') : ''
  const wanted = text('transferDifferenceTo') || typedCustomer
  const edit = {
    ...(cells.accepted !== null && cells.accepted !== accepted ? { accepted: cells.accepted } : {}),
    ...(pays === null ? {} : { applications: pays }),
    ...(wanted === where
      ? {}
      : { transferDifferenceTo: isAccount(wanted) ? { accountNumber: wanted } : { customerNumber: wanted } }),
    ...(typeof cells.splitAmount === 'number' ? { splitAmount: cells.splitAmount } : {}),
  }
  return Object.keys(edit).length === 0 ? null : edit
}
