/** Companies: each has books of its own, which begin with the set-up of its country's template. */

import { idAfter } from '../../shared/basics/id.ts'
import { keyOf } from '../../shared/posting/resources.ts'
import { starterRecords } from '../../shared/templates/starter.ts'
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
export interface Company extends NewCompany {
  readonly id: string
  readonly lastModifiedDateTime: string
}

type TemplateCountry = Parameters<typeof starterRecords>[0]
/** Countries that have a template of set-up. */
export const isTemplateCountry = (country: string): country is TemplateCountry => country === 'BE' || country === 'NL'
export const isCompanyName = (name: string) => /^[a-z0-9][a-z0-9-]{0,49}$/.test(name)

/** Makes the company with its starter set-up; `exists` when the name is taken. `seed` is a UUID v7. */
export async function createCompany(
  db: Database,
  company: NewCompany,
  { seed, at }: { readonly seed: string; readonly at: string },
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
      sql: `INSERT INTO books (company, id, "displayName", country, "currencyCode", "createdAt", revision, "setupRevision", counters, hash)
            VALUES ($1, $2, $3, $4, $5, $6, 1, 1, $7, '') ON CONFLICT DO NOTHING`,
      values: [
        company.name,
        seed,
        company.displayName,
        company.country,
        company.currencyCode,
        at,
        JSON.stringify(noCounters),
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
    `SELECT company AS name, id, "displayName", country, "currencyCode", "createdAt" AS "lastModifiedDateTime" FROM books ORDER BY company`,
  )
}
