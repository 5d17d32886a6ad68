/** The chain of registers: one per transaction, each sealed by a hash that carries the one before. */
import { type Range, sealedText } from '../../shared/ledger/chain.ts'
import { type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import { sha256 } from './commit.ts'
import type { Database } from './database.ts'
import { entryOf, selection } from './entries.ts'

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

export async function listRegisters(db: Database, company: string, after: number, top: number) {
  const rows = await db.rows<Row>(
    `SELECT ${columns} FROM registers WHERE company = $1 AND "transactionNumber" > $2 ORDER BY "transactionNumber" LIMIT ${top + 1}`,
    company,
    after,
  )
  const [total] = await db.rows<{ count: number }>(
    'SELECT CAST(COUNT(*) AS BIGINT) AS count FROM registers WHERE company = $1',
    company,
  )
  const page = rows.slice(0, top)
  return {
    value: page.map(told),
    count: total?.count ?? 0,
    last: rows.length > top ? String(page.at(-1)?.transactionNumber) : null,
  }
}

export type Verdict =
  | { readonly valid: true; readonly checked: number }
  | { readonly valid: false; readonly checked: number; readonly transactionNumber: number }

const pageSize = 500

/** Works out every hash again from the entries as they stand; tells the first transaction that does not match. */
export async function verifyChain(db: Database, company: string): Promise<Verdict> {
  let previousHash = ''
  let checked = 0
  for (;;) {
    const rows = await db.rows<Row>(
      `SELECT ${columns} FROM registers WHERE company = $1 AND "transactionNumber" > $2 ORDER BY "transactionNumber" LIMIT ${pageSize}`,
      company,
      checked,
    )
    const entries = await entriesOf(db, company, rows)
    for (const row of rows) {
      const next = checked + 1
      const hash = sha256(sealedText(previousHash, next, entries.get(next) ?? {}))
      if (row.transactionNumber !== next || row.previousHash !== previousHash || row.hash !== hash)
        return { valid: false, checked, transactionNumber: next }
      previousHash = hash
      checked = next
    }
    if (rows.length < pageSize) return await wholeChain(db, company, checked, previousHash)
  }
}

/** The books say how many transactions there are and how the last was sealed: so the end of the chain cannot be cut off. */
async function wholeChain(db: Database, company: string, checked: number, hash: string): Promise<Verdict> {
  const [book] = await db.rows<{ hash: string; counters: string }>(
    'SELECT hash, counters FROM books WHERE company = $1',
    company,
  )
  const transactions = (JSON.parse(book?.counters ?? '{"transaction":0}') as { transaction: number }).transaction
  // A posting may have come in since the last page was read; then its own register follows.
  return transactions < checked || (transactions === checked && book?.hash !== hash)
    ? { valid: false, checked, transactionNumber: checked }
    : { valid: true, checked }
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
