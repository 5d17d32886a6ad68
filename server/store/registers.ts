/** The chain of registers: one per transaction, each sealed by a hash that carries the one before. */
import { setImmediate as turn } from 'node:timers/promises'
import { type Range, rangesOf, sealedText } from '../../shared/ledger/chain.ts'
import { type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import { sha256 } from './commit.ts'
import type { Database, Value } from './database.ts'
import { entryOf, selection } from './entries.ts'
import { Conditions, type Query, readPage } from './query.ts'
import { ledgerTables, quoted } from './tables.ts'

interface Row {
  readonly transactionNumber: number
  readonly ranges: string
  readonly userName: string
  readonly createdAt: string
  readonly hash: string
  readonly previousHash: string
}
const columns = '"transactionNumber", ranges, "userName", "createdAt", hash, "previousHash"'

const told = ({ ranges, ...row }: Row) => ({ ...row, entries: JSON.parse(ranges) as object })

const filterable = new Map<string, (text: string) => Value>([
  ['transactionNumber', Number],
  ['userName', String],
  ['createdAt', String],
  ['hash', String],
  ['previousHash', String],
])

/** A filter by what a register does not have finds nothing. */
export async function listRegisters(
  db: Database,
  company: string,
  { after, top, filters }: Pick<Query, 'top' | 'filters'> & { readonly after: number },
) {
  const where = new Conditions()
  where.add((p) => `company = ${p}`, company)
  for (const [name, text] of filters) {
    const value = filterable.get(name)?.(text)
    if (value === undefined || Number.isNaN(value)) where.addNever()
    else where.add((p) => `${quoted(name)} = ${p}`, value)
  }
  const listing = { select: `SELECT ${columns} FROM registers`, from: 'registers', by: '"transactionNumber"', after }
  const { rows, count, more } = await readPage<Row>(db, listing, where, top)
  return { value: rows.map(told), count, last: more ? String(rows.at(-1)?.transactionNumber) : null }
}

export type Verdict =
  | { readonly valid: true; readonly checked: number }
  | { readonly valid: false; readonly checked: number; readonly transactionNumber: number }

const pageSize = 500

/** Works out every hash again from the entries as they stand; tells the first transaction that does not match. */
export async function verifyChain(db: Database, company: string): Promise<Verdict> {
  const head = await headOf(db, company)
  const extra = await strayEntry(db, company)
  let previousHash = ''
  let checked = 0
  const invalid = () => ({ valid: false, checked, transactionNumber: checked + 1 }) as const
  for (;;) {
    const rows = await db.rows<Row>(
      `SELECT ${columns} FROM registers WHERE company = $1 AND "transactionNumber" > $2 ORDER BY "transactionNumber" LIMIT ${pageSize}`,
      company,
      checked,
    )
    const entries = await entriesOf(db, company, rows)
    for (const row of rows) {
      if (!isWhole(row, checked + 1, previousHash, entries.get(checked + 1) ?? {})) return invalid()
      // The books keep the last hash too, so that nobody can seal another end.
      if (row.transactionNumber === head.transaction && row.hash !== head.hash) return invalid()
      previousHash = row.hash
      checked = row.transactionNumber
    }
    if (rows.length < pageSize) break
    await turn() // a file answers without a pause, and others wait
  }
  if (checked < head.transaction) return invalid()
  return extra === null ? { valid: true, checked } : { valid: false, checked, transactionNumber: extra }
}

function isWhole(row: Row, expected: number, previousHash: string, entries: Partial<Record<Ledger, object[]>>) {
  return (
    row.transactionNumber === expected &&
    row.previousHash === previousHash &&
    row.hash === sha256(sealedText(previousHash, expected, entries)) &&
    row.ranges === JSON.stringify(rangesOf(entries)) &&
    (Object.values(entries).flat() as readonly { readonly userName: string; readonly createdAt: string }[]).every(
      (entry) => entry.userName === row.userName && entry.createdAt === row.createdAt,
    )
  )
}

/** How many transactions the books know of, and how the last was sealed: so the end of the chain cannot be cut off. */
async function headOf(db: Database, company: string) {
  const [book] = await db.rows<{ hash: string; counters: string }>(
    'SELECT hash, counters FROM books WHERE company = $1',
    company,
  )
  const { transaction = 0 } = JSON.parse(book?.counters ?? '{}') as { readonly transaction?: number }
  return { hash: book?.hash ?? '', transaction }
}

/** The transaction of an entry that no posting wrote: beyond the last that the books have counted, or before the first. */
async function strayEntry(db: Database, company: string): Promise<number | null> {
  for (const ledger of ledgerNames) {
    const { name } = ledgerTables[ledger]
    const [found] = await db.rows<{
      counters: string
      first: number | null
      last: number | null
      stray: number | null
    }>(
      `SELECT counters,
              (SELECT MIN("entryNumber") FROM ${name} WHERE company = $1) AS first,
              (SELECT MAX("entryNumber") FROM ${name} WHERE company = $1) AS last,
              (SELECT MAX("transactionNumber") FROM ${name} WHERE company = $1) AS stray
         FROM books WHERE company = $1`,
      company,
    )
    const { entries = {} } = JSON.parse(found?.counters ?? '{}') as { entries?: Partial<Record<Ledger, number>> }
    if ((found?.last ?? 0) > (entries[ledger] ?? 0) || (found?.first ?? 1) < 1) return found?.stray ?? 0
  }
  return null
}

type EntriesByTransaction = Map<number, Partial<Record<Ledger, object[]>>>

/** The entries of consecutive registers, found by the entry numbers that they name. */
async function entriesOf(db: Database, company: string, rows: readonly Row[]): Promise<EntriesByTransaction> {
  const found: EntriesByTransaction = new Map()
  const ranges = rows.map((row) => JSON.parse(row.ranges) as Partial<Record<Ledger, Range>>)
  for (const ledger of ledgerNames) {
    const own = ranges.flatMap((range) => range[ledger] ?? [])
    if (own.length === 0) continue
    const [from, to] = [Math.min(...own.map((one) => one.from)), Math.max(...own.map((one) => one.to))]
    const entries = await db.rows<Record<string, unknown>>(
      `${selection(ledger)} WHERE company = $1 AND "entryNumber" BETWEEN $2 AND $3 ORDER BY "entryNumber"`,
      company,
      from,
      to,
    )
    for (const entry of entries) put(found, ledger, entryOf(ledger, entry))
  }
  return found
}

function put(found: EntriesByTransaction, ledger: Ledger, entry: { readonly transactionNumber: number }) {
  const entries = found.get(entry.transactionNumber) ?? {}
  found.set(entry.transactionNumber, entries)
  const list = entries[ledger] ?? []
  entries[ledger] = list
  list.push(entry)
}
