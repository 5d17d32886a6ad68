/** Reading ledgers: entries in pages, single ones, and the feed that copies of a ledger are kept by. */
import { columnsOf, type Ledger } from '../../shared/ledger/ledgers.ts'
import { entryTold } from '../../shared/ledger/told.ts'
import { documentTypes } from '../../shared/posting/document-kinds.ts'
import { folded, type Resource } from '../../shared/posting/resources.ts'
import type { Database } from './database.ts'
import { selection } from './entries.ts'
import { Conditions, escaped, type Query, readPage } from './query.ts'
import { ledgerTables, quoted } from './tables.ts'

export async function listEntries(
  db: Database,
  company: string,
  ledger: Ledger,
  query: Query,
): Promise<{ value: object[]; count: number; last: string | null }> {
  const where = new Conditions()
  where.add((p) => `company = ${p}`, company)
  for (const [field, value] of query.filters)
    addEntryFilter(where, ledger, field, await asFirstTyped(db, company, field, value))
  if (query.search !== '') addEntrySearch(where, ledger, query.search)
  if (query.modifiedSince !== '') where.add((p) => `"createdAt" > ${p}`, query.modifiedSince)
  const listing = {
    select: selection(ledger),
    from: ledgerTables[ledger].name,
    by: '"entryNumber"',
    after: query.after === null ? null : Number(query.after),
  }
  const { rows, count, more } = await readPage<Record<string, unknown>>(db, listing, where, query.top)
  const last = more ? String(rows.at(-1)?.entryNumber) : null
  return { value: rows.map((row) => entryTold(ledger, row)), count, last }
}

const scales: Readonly<Record<string, number>> = {
  money: 100,
  quantity: 100_000,
  percent: 100_000,
  whole: 1,
  wholeOrNone: 1,
}
function addEntryFilter(where: Conditions, ledger: Ledger, field: string, value: string) {
  const kind = columnsOf(ledger)[field]?.kind
  if (!kind) return where.addNever()
  if (value === '') return where.texts.push(`COALESCE(CAST(${quoted(field)} AS TEXT), '') = ''`)
  const scale = scales[kind]
  if (kind === 'flag')
    return value === 'true' || value === 'false'
      ? where.add((p) => `${quoted(field)} = ${p}`, value === 'true' ? 1 : 0)
      : where.addNever()
  if (scale === undefined) return where.add((p) => `${quoted(field)} = ${p}`, value)
  const wanted = value.trim() === '' ? Number.NaN : Number(value)
  const number = Math.round(wanted * scale)
  return Number.isSafeInteger(number) && number / scale === wanted
    ? where.add((p) => `${quoted(field)} = ${p}`, number)
    : where.addNever()
}
const named = new Map<string, readonly Resource[]>([
  ['customerNumber', ['customers']],
  ['vendorNumber', ['vendors']],
  ['itemNumber', ['items']],
  ['accountNumber', ['accounts']],
  ['documentNumber', documentTypes],
])
/** Entries hold numbers as they were first typed; whoever asks may write them in another case. */
async function asFirstTyped(db: Database, company: string, field: string, value: string): Promise<string> {
  const types = named.get(field)
  if (!types) return value
  const [found] = await db.rows<{ number: string }>(
    'SELECT number FROM records WHERE company = $1 AND type = ANY($2) AND key = $3 AND body IS NOT NULL',
    company,
    types,
    folded(value),
  )
  return found?.number ?? value
}
function addEntrySearch(where: Conditions, ledger: Ledger, search: string) {
  const texts = Object.entries(columnsOf(ledger)).filter(([name, { kind }]) => kind === 'text' && name !== 'createdAt')
  where.add(
    (p) => `(${texts.map(([name]) => `LOWER(${quoted(name)}) LIKE ${p} ESCAPE '\\'`).join(' OR ')})`,
    escaped(search),
  )
}

export async function readEntry(
  db: Database,
  company: string,
  ledger: Ledger,
  entryNumber: number,
): Promise<object | null> {
  const [row] = await db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE company = $1 AND "entryNumber" = $2`,
    company,
    entryNumber,
  )
  return row ? entryTold(ledger, row) : null
}

export interface Feed {
  readonly columns: readonly string[]
  readonly rows: readonly unknown[][]
  readonly last: number
  readonly more: boolean
  readonly changed: readonly unknown[][]
}
/** Entries after one, in order; and those up to it that transactions after its own have changed. */
export async function readFeed(
  db: Database,
  company: string,
  ledger: Ledger,
  after: number,
  limit: number,
): Promise<Feed> {
  const shown = (row: object) => Object.values(entryTold(ledger, row))
  const rows = await db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE company = $1 AND "entryNumber" > $2 ORDER BY "entryNumber" LIMIT ${limit + 1}`,
    company,
    after,
  )
  const page = rows.slice(0, limit)
  const changed =
    after > 0 && ledgerTables[ledger].later.length > 0 ? await changedSince(db, company, ledger, after) : []
  return {
    columns: Object.keys(columnsOf(ledger)),
    rows: page.map(shown),
    last: (page.at(-1)?.entryNumber as number | undefined) ?? after,
    more: rows.length > limit,
    changed: changed.map(shown),
  }
}
/** Entries of a ledger up to a transaction. */
export async function countEntries(db: Database, company: string, ledger: Ledger, upTo: number): Promise<number> {
  const [counted] = await db.rows<{ count: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS count FROM ${ledgerTables[ledger].name} WHERE company = $1 AND "transactionNumber" <= $2`,
    company,
    upTo,
  )
  return Number(counted?.count ?? 0)
}

const changedSince = (db: Database, company: string, ledger: Ledger, after: number) =>
  db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE company = $1 AND "entryNumber" <= $2 AND "changedIn" IS NOT NULL AND "changedIn" >
       COALESCE((SELECT "transactionNumber" FROM ${ledgerTables[ledger].name} WHERE company = $1 AND "entryNumber" = $2), 0) ORDER BY "entryNumber"`,
    company,
    after,
  )
