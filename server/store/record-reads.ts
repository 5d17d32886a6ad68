/** Reading records: lists in pages, single ones, and the feed of what changed. */
import type { Day } from '../../shared/basics/day.ts'
import type { Fields, Kind } from '../../shared/basics/fields.ts'
import { folded, type Resource, resources } from '../../shared/posting/resources.ts'
import type { Database } from './database.ts'
import { Conditions, escaped, type Query, readPage } from './query.ts'

export interface Page {
  /** JSON texts of the records. */
  readonly value: readonly string[]
  readonly count: number
  readonly last: string | null
}

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
  const listing = { select: 'SELECT number, body FROM records', from: 'records', by: 'number', after: query.after }
  const { rows, count, more } = await readPage<{ number: string; body: string }>(db, listing, where, query.top)
  return { value: rows.map(({ body }) => body), count, last: more ? (rows.at(-1)?.number ?? null) : null }
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
  else if (status !== 'Accepted') where.addNever()
}

const kindsOfSaved = new Map<string, Kind>([
  ['id', 'text'],
  ['version', 'whole'],
  ['lastModifiedDateTime', 'text'],
])
function addFilter(where: Conditions, fields: Fields, field: string, value: string) {
  const kind = fields[field]?.kind ?? kindsOfSaved.get(field)
  if (!kind) return where.addNever()
  // Nothing is asked for: absent dates, numbers and references are null.
  if (value === '') return where.texts.push(`COALESCE(body ->> '${field}', '') = ''`)
  // A customer's documents are found by the index that they have for it.
  if (field === 'customerNumber' && fields.lines) return where.add((p) => `party = ${p} AND party <> ''`, folded(value))
  // SQLite reads true as 1, PostgreSQL as true; figures are compared as figures.
  if (kind === 'flag')
    return value === 'true' || value === 'false'
      ? where.add((p) => `body ->> '${field}' = ANY(${p})`, value === 'true' ? ['true', 1] : ['false', 0])
      : where.addNever()
  const number = Number(value)
  if (isFigure(kind))
    return Number.isFinite(number) && value.trim() !== ''
      ? where.add((p) => `CAST(body ->> '${field}' AS NUMERIC) = CAST(${p} AS NUMERIC)`, String(number))
      : where.addNever()
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
