/** The tables as the drivers need them: names and columns in order. `migrations/` makes them. */
import { columnsOf, type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import type { Columns, Table } from './database.ts'

/** Names with capitals are quoted, so that both engines keep them as they are. */
export const quoted = (name: string) => (/[A-Z]/.test(name) ? `"${name}"` : name)

const text = (...names: readonly string[]): Columns => Object.fromEntries(names.map((name) => [quoted(name), 'text']))
const whole = (...names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [quoted(name), 'bigint']))

export const books: Table = {
  name: 'books',
  columns: {
    ...text('company', 'id', 'displayName', 'country', 'currencyCode', 'createdAt'),
    ...whole('ready', 'revision', 'setupRevision'),
    ...text('counters', 'hash', 'template'),
    ...whole('firstRevision'),
  },
}
export const records: Table = {
  name: 'records',
  columns: {
    ...text('company', 'type', 'id', 'key', 'number'),
    ...whole('version', 'revision', 'place'),
    ...text('party', 'reference', 'search'),
    body: 'json',
    ...text('payer'),
    ...whole('outstanding'),
    ...text('changedBy'),
  },
}
export const answers: Table = {
  name: 'answers',
  columns: { ...text('company', 'id', 'request'), ...whole('status'), ...text('answer', 'made', 'createdAt') },
}
export const messages: Table = {
  name: 'messages',
  columns: { ...text('company', 'id', 'content'), ...whole('dueAt', 'claimedUntil') },
}
export const registers: Table = {
  name: 'registers',
  columns: {
    ...text('company'),
    ...whole('transactionNumber'),
    ...text('ranges', 'userName', 'createdAt', 'hash', 'previousHash'),
  },
}

export interface LedgerTable extends Table {
  /** The ledger's own columns, in the order of the table, without company. */
  readonly fields: readonly string[]
  /** Those that change after posting. */
  readonly later: readonly string[]
}

const isText = (kind: string) => kind === 'text' || kind === 'day' || kind === 'dayOrNone'
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function ledgerTable(ledger: Ledger): LedgerTable {
  const columns = columnsOf(ledger)
  const fields = Object.keys(columns)
  const later = fields.filter((field) => columns[field]?.later)
  const own = Object.fromEntries(
    fields.map((field) => [quoted(field), isText(columns[field]?.kind ?? 'text') ? 'text' : 'bigint'] as const),
  )
  return {
    name: snake(ledger),
    columns: { ...text('company'), ...own, ...(later.length > 0 ? whole('changedIn') : {}) },
    fields,
    later,
  }
}
export const ledgerTables = Object.fromEntries(ledgerNames.map((ledger) => [ledger, ledgerTable(ledger)])) as Readonly<
  Record<Ledger, LedgerTable>
>

/** All tables that hold something of a company, but for `books` itself. Users and their sessions belong to none. */
export const companyTables: readonly string[] = [
  ...[records, answers, registers, messages].map(({ name }) => name),
  'issued_documents',
  ...Object.values(ledgerTables).map(({ name }) => name),
]
