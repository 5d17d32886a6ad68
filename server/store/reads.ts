/** Reading the books: lists in pages, single records, ledgers, feeds. What follows from entries is worked out here, not kept. */
import type { Day } from '../../shared/basics/day.ts'
import type { Fields, Kind } from '../../shared/basics/fields.ts'
import { columnsOf, type Ledger } from '../../shared/ledger/ledgers.ts'
import { entryTold } from '../../shared/ledger/told.ts'
import { documentTypes } from '../../shared/posting/document-kinds.ts'
import { folded, type Resource, resources } from '../../shared/posting/resources.ts'
import type { Database, Parameter } from './database.ts'
import { selection } from './entries.ts'
import { ledgerTables, quoted } from './tables.ts'

export interface Query {
  readonly top: number
  /** Number after which the page begins. */
  readonly after: string | null
  readonly search: string
  readonly modifiedSince: string
  /** Property → value; a property that the record does not have matches nothing. */
  readonly filters: readonly (readonly [string, string])[]
}
export interface Page {
  /** JSON texts of the records. */
  readonly value: readonly string[]
  readonly count: number
  readonly last: string | null
}

class Conditions {
  readonly texts: string[] = []
  readonly values: Parameter[] = []
  add(condition: (parameter: string) => string, value: Parameter) {
    this.values.push(value)
    this.texts.push(condition(`$${this.values.length}`))
  }
}
const escaped = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

export async function listRecords(
  db: Database,
  company: string,
  type: Resource,
  query: Query,
  today: Day,
): Promise<Page> {
  const where = new Conditions()
  where.add((p) => `company = ${p}`, company)
  where.add((p) => `type = ${p}`, type)
  where.texts.push('body IS NOT NULL')
  for (const [field, value] of query.filters)
    if (type === 'salesQuotes' && field === 'status') addQuoteStatus(where, value, today)
    else addFilter(where, resources[type].fields, field, value)
  if (query.search !== '') where.add((p) => `search LIKE ${p} ESCAPE '\\'`, escaped(query.search))
  if (query.modifiedSince !== '')
    where.add((p) => `body ->> 'lastModifiedDateTime' > ${p} COLLATE "C"`, query.modifiedSince)
  const counted = where.texts.join(' AND ')
  const [total] = await db.rows<{ count: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS count FROM records WHERE ${counted}`,
    ...where.values,
  )
  if (query.after !== null) where.add((p) => `number > ${p}`, query.after)
  const rows = await db.rows<{ number: string; body: string }>(
    `SELECT number, body FROM records WHERE ${where.texts.join(' AND ')} ORDER BY number LIMIT ${query.top + 1}`,
    ...where.values,
  )
  const page = rows.slice(0, query.top)
  return {
    value: page.map((row) => row.body),
    count: total?.count ?? 0,
    last: rows.length > query.top ? (page.at(-1)?.number ?? null) : null,
  }
}

/** SQL of what a document's approval is; quotes that were saved before there was such a thing do not say. */
const waits = `COALESCE(body ->> 'approvalStatus', '')`

/** A quote's status as it is today, not as it was when it was saved (see `quoteStatus`). */
function addQuoteStatus(where: Conditions, status: string, today: Day) {
  const sent = status === 'Sent' ? 'NOT NULL' : 'NULL'
  if (status === 'In Review') return void where.texts.push(`${waits} = 'Pending' AND body ->> 'status' <> 'Accepted'`)
  if (status !== 'Accepted') where.texts.push(`${waits} <> 'Pending'`)
  where.texts.push(`body ->> 'status' ${status === 'Accepted' ? '=' : '<>'} 'Accepted'`)
  if (status === 'Expired') where.add((p) => `body ->> 'validUntilDate' < ${p} COLLATE "C"`, today)
  else if (status === 'Draft' || status === 'Sent')
    where.add(
      (p) =>
        `body ->> 'sentDateTime' IS ${sent} AND (body ->> 'validUntilDate' IS NULL OR body ->> 'validUntilDate' >= ${p} COLLATE "C")`,
      today,
    )
  else if (status !== 'Accepted') where.texts.push('1 = 0')
}

const kindsOfSaved: Readonly<Record<string, Kind>> = { id: 'text', version: 'whole', lastModifiedDateTime: 'text' }
function addFilter(where: Conditions, fields: Fields, field: string, value: string) {
  const kind = fields[field]?.kind ?? kindsOfSaved[field]
  if (!kind) return where.texts.push('1 = 0')
  // Nothing is asked for: absent dates, numbers and references are null.
  if (value === '') return where.texts.push(`COALESCE(body ->> '${field}', '') = ''`)
  // A customer's documents are found by the index that they have for it.
  if (field === 'customerNumber' && fields.lines) return where.add((p) => `party = ${p} AND party <> ''`, folded(value))
  // SQLite reads true as 1, PostgreSQL as true; figures are compared as figures.
  if (kind === 'flag')
    return value === 'true' || value === 'false'
      ? where.add((p) => `body ->> '${field}' = ANY(${p})`, value === 'true' ? ['true', 1] : ['false', 0])
      : where.texts.push('1 = 0')
  const number = Number(value)
  if (isFigure(kind))
    return Number.isFinite(number) && value.trim() !== ''
      ? where.add((p) => `CAST(body ->> '${field}' AS NUMERIC) = CAST(${p} AS NUMERIC)`, String(number))
      : where.texts.push('1 = 0')
  if (kind === 'code') return where.add((p) => `LOWER(body ->> '${field}') = ${p}`, folded(value))
  return where.add((p) => `body ->> '${field}' = ${p}`, value)
}
const isFigure = (kind: string | undefined) =>
  kind !== undefined && ['money', 'price', 'quantity', 'percent', 'factor', 'whole'].includes(kind)

/** The record's JSON, by id or number; null when there is none. */
export async function readRecord(db: Database, company: string, type: Resource, key: string): Promise<string | null> {
  const [row] = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND type = $2 AND (id = $3 OR key = $3) AND body IS NOT NULL`,
    company,
    type,
    folded(key),
  )
  return row?.body ?? null
}

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
  const counted = where.texts.join(' AND ')
  const [total] = await db.rows<{ count: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS count FROM ${ledgerTables[ledger].name} WHERE ${counted}`,
    ...where.values,
  )
  if (query.after !== null) where.add((p) => `"entryNumber" > ${p}`, Number(query.after))
  const rows = await db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE ${where.texts.join(' AND ')} ORDER BY "entryNumber" LIMIT ${query.top + 1}`,
    ...where.values,
  )
  const page = rows.slice(0, query.top)
  const last = rows.length > query.top ? String(page.at(-1)?.entryNumber) : null
  return { value: page.map((row) => entryTold(ledger, row)), count: total?.count ?? 0, last }
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
  if (!kind) return where.texts.push('1 = 0')
  if (value === '') return where.texts.push(`COALESCE(CAST(${quoted(field)} AS TEXT), '') = ''`)
  const scale = scales[kind]
  if (kind === 'flag')
    return value === 'true' || value === 'false'
      ? where.add((p) => `${quoted(field)} = ${p}`, value === 'true' ? 1 : 0)
      : where.texts.push('1 = 0')
  if (scale === undefined) return where.add((p) => `${quoted(field)} = ${p}`, value)
  const wanted = value.trim() === '' ? Number.NaN : Number(value)
  const number = Math.round(wanted * scale)
  return Number.isSafeInteger(number) && number / scale === wanted
    ? where.add((p) => `${quoted(field)} = ${p}`, number)
    : where.texts.push('1 = 0')
}
const named: Readonly<Record<string, readonly Resource[]>> = {
  customerNumber: ['customers'],
  vendorNumber: ['vendors'],
  itemNumber: ['items'],
  accountNumber: ['accounts'],
  documentNumber: documentTypes,
}
/** Entries hold numbers as they were first typed; whoever asks may write them in another case. */
async function asFirstTyped(db: Database, company: string, field: string, value: string): Promise<string> {
  const types = named[field]
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
  const kinds = Object.entries(columnsOf(ledger))
  const shown = (row: Record<string, unknown>) => kinds.map(([name]) => entryTold(ledger, row)[name])
  const rows = await db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE company = $1 AND "entryNumber" > $2 ORDER BY "entryNumber" LIMIT ${limit + 1}`,
    company,
    after,
  )
  const page = rows.slice(0, limit)
  const changed =
    after > 0 && ledgerTables[ledger].later.length > 0 ? await changedSince(db, company, ledger, after) : []
  return {
    columns: kinds.map(([name]) => name),
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

export interface Change {
  readonly type: string
  readonly id: string
  readonly version: number
  /** Who changed it last; empty of what no one person did. */
  readonly changedBy: string
  readonly revision: number
  readonly place: number
  readonly body: string | null
}
/** Records in the order in which they last changed, after a revision and a place within it. */
export function readChanges(
  db: Database,
  company: string,
  after: { readonly revision: number; readonly place: number },
  types: readonly string[],
  top: number,
): Promise<Change[]> {
  const typed = types.length > 0 ? 'AND type = ANY($4)' : ''
  return db.rows<Change>(
    `SELECT type, id, version, revision, place, "changedBy", body FROM records WHERE company = $1 AND (revision > $2 OR (revision = $2 AND place > $3)) ${typed} ORDER BY revision, place LIMIT ${top}`,
    company,
    after.revision,
    after.place,
    ...(types.length > 0 ? [types] : []),
  )
}
