/** Companies: each has books of its own, which begin with the set-up of its country's template. */

import { dayOf } from '../../shared/basics/day.ts'
import { idAfter } from '../../shared/basics/id.ts'
import { keyOf } from '../../shared/posting/resources.ts'
import { isTemplateCountry, starterRecords } from '../../shared/templates/starter.ts'
import { noCounters } from '../store/books.ts'
import { recordWrites } from '../store/commit.ts'
import type { Database } from '../store/database.ts'
import { answers, ledgerTables, records, registers } from '../store/tables.ts'
import type { Commands } from './run.ts'

export interface NewCompany {
  /** A slug: lower-case letters, digits and hyphens. */
  readonly name: string
  readonly displayName: string
  readonly country: string
  readonly currencyCode: string
}
/** `seed` is a UUID v7, `at` an instant. */
export interface Making {
  readonly seed: string
  readonly at: string
}
export interface Company extends NewCompany {
  readonly id: string
  readonly lastModifiedDateTime: string
}

export const isCompanyName = (name: string) => /^[a-z0-9][a-z0-9-]{0,49}$/.test(name)

/** Makes the company with its starter set-up; `exists` when the name is taken. `seed` is a UUID v7. */
export async function createCompany(
  db: Database,
  company: NewCompany,
  { seed, at }: Making,
  ready = true,
): Promise<'created' | 'exists'> {
  const { country } = company
  if (!isTemplateCountry(country)) throw new Error(`no template for ${country}`)
  const changes = starterRecords(country, company).map(({ type, record }, index) => {
    const id = idAfter(seed, index + 1)
    const saved = { ...record, id, version: 1, lastModifiedDateTime: at }
    return { type, id, key: keyOf(type, saved), record: saved }
  })
  const written = await db.batch([
    {
      sql: `INSERT INTO books (company, id, "displayName", country, "currencyCode", "createdAt", ready, revision, "setupRevision", counters, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $8, 1, 1, $7, '') ON CONFLICT DO NOTHING`,
      values: [
        company.name,
        seed,
        company.displayName,
        company.country,
        company.currencyCode,
        at,
        JSON.stringify(noCounters),
        ready ? 1 : 0,
      ],
      touches: 1,
    },
    ...recordWrites(company.name, 1, changes),
  ])
  return written === 'written' ? 'created' : 'exists'
}

/** In the order of their names. */
export async function listCompanies(db: Database): Promise<Company[]> {
  return db.rows<Company>(
    `SELECT company AS name, id, "displayName", country, "currencyCode", "createdAt" AS "lastModifiedDateTime" FROM books WHERE ready = 1 ORDER BY company`,
  )
}

/** A company that has not become ready by now never will: its server was stopped while it posted the year. */
const fillingMs = 120_000

/**
 * The company with a year of posted history, made by the ordinary planners. It is seen once it is complete; one that was
 * left half made is made again.
 */
export async function createDemo(
  db: Database,
  commands: Commands,
  company: NewCompany,
  making: Making,
): Promise<'created' | 'exists'> {
  await dropUnfinished(db, company.name, new Date(Date.parse(making.at) - fillingMs).toISOString())
  if ((await createCompany(db, company, making, false)) === 'exists') return 'exists'
  const { fillDemo } = await import('../demo/fill.ts')
  await fillDemo(commands, company.name, dayOf(making.at))
  await db.batch([{ sql: 'UPDATE books SET ready = 1 WHERE company = $1', values: [company.name], touches: 1 }])
  return 'created'
}

async function dropUnfinished(db: Database, name: string, before: string): Promise<void> {
  const tables = [records, answers, registers, ...Object.values(ledgerTables)]
  const [unfinished] = await db.rows(
    'SELECT 1 FROM books WHERE company = $1 AND ready = 0 AND "createdAt" < $2',
    name,
    before,
  )
  if (!unfinished) return
  const remove = (table: string) => ({ sql: `DELETE FROM ${table} WHERE company = $1`, values: [name] })
  await db.batch([remove('books'), ...tables.map((table) => remove(table.name))])
}
