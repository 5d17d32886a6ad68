/** Companies: each has books of its own, which begin with the set-up of its country's template. */

import { idAfter } from '../../shared/basics/id.ts'
import { keyOf } from '../../shared/posting/resources.ts'
import { isTemplateCountry, starterRecords } from '../../shared/templates/starter.ts'
import { noCounters } from '../store/books.ts'
import { recordWrites } from '../store/commit.ts'
import type { Database } from '../store/database.ts'

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

/** How a company begins. */
export interface Beginning {
  readonly template: 'starter' | 'demo'
  /** Seen at once; else when whoever fills it says so. */
  readonly ready: boolean
  /** Of its first commit. One that takes the place of another begins behind it, so that no revision comes twice. */
  readonly revision: number
}
const usual: Beginning = { template: 'starter', ready: true, revision: 1 }

/** Makes the company with its starter set-up; `exists` when the name is taken. `seed` is a UUID v7. */
export async function createCompany(
  db: Database,
  company: NewCompany,
  { seed, at }: Making,
  { template, ready, revision }: Beginning = usual,
): Promise<'created' | 'exists'> {
  const { country, name, displayName, currencyCode } = company
  if (!isTemplateCountry(country)) throw new Error(`no template for ${country}`)
  const changes = starterRecords(country, company).map(({ type, record }, index) => {
    const id = idAfter(seed, index + 1)
    const saved = { ...record, id, version: 1, lastModifiedDateTime: at }
    return { type, id, key: keyOf(type, saved), record: saved }
  })
  const counters = JSON.stringify(noCounters)
  const written = await db.batch([
    {
      sql: `INSERT INTO books (company, id, "displayName", country, "currencyCode", "createdAt", ready, revision, "setupRevision", counters, hash, template, "firstRevision")
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, '', $10, $8) ON CONFLICT DO NOTHING`,
      values: [name, seed, displayName, country, currencyCode, at, ready ? 1 : 0, revision, counters, template],
      touches: 1,
    },
    ...recordWrites(name, revision, changes),
  ])
  return written === 'written' ? 'created' : 'exists'
}

/** In the order of their names. */
export async function listCompanies(db: Database): Promise<Company[]> {
  return db.rows<Company>(
    `SELECT company AS name, id, "displayName", country, "currencyCode", "createdAt" AS "lastModifiedDateTime" FROM books WHERE ready = 1 ORDER BY company`,
  )
}
