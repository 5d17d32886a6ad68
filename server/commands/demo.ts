/** The demonstration: a company with a year of posted history, and the same made anew while others look on. */
import { dayOf } from '../../shared/basics/day.ts'
import { isTemplateCountry } from '../../shared/templates/starter.ts'
import type { Database, Statement } from '../store/database.ts'
import { companyTables } from '../store/tables.ts'
import { type Beginning, createCompany, type Making, type NewCompany } from './companies.ts'
import type { Commands } from './run.ts'

/** The one that the first start makes. */
export const demoCompany: NewCompany = {
  name: 'demo',
  displayName: 'Fietsgroothandel De Spaak',
  country: 'BE',
  currencyCode: 'EUR',
}

/** A company that has not become ready by now never will: its server was stopped while it posted the year. */
const fillingMs = 120_000

/** Made by the ordinary planners. It is seen once it is complete; one that was left half made is made again. */
export async function createDemo(
  db: Database,
  commands: Commands,
  company: NewCompany,
  making: Making,
): Promise<'created' | 'exists'> {
  if ((await fill(db, commands, company, making, 1)) === 'exists') return 'exists'
  await db.batch([{ sql: 'UPDATE books SET ready = 1 WHERE company = $1', values: [company.name], touches: 1 }])
  return 'created'
}

/** More revisions than a company goes through while another is filled beside it. */
const ahead = 1_000_000

/**
 * The demonstration as it was on its first day, under a new id: filled beside the old one, which stays until the new one
 * takes its place in one transaction. Null when the company is no demonstration, `busy` when somebody else is at it.
 */
export async function resetDemo(
  db: Database,
  commands: Commands,
  name: string,
  making: Making,
): Promise<NewCompany | 'busy' | null> {
  const [old] = await db.rows<Omit<NewCompany, 'name'> & { id: string; revision: number }>(
    `SELECT id, revision, "displayName", country, "currencyCode" FROM books WHERE company = $1 AND template = 'demo' AND ready = 1`,
    name,
  )
  if (!old) return null
  const { id, revision, ...named } = old
  // No name that anybody could give a company.
  const beside = { ...named, name: `${name}~` }
  const first = revision + ahead
  if ((await fill(db, commands, beside, making, first)) === 'exists') return 'busy'
  const changed = await db.batch([
    // First, so that whoever writes into the old books waits here, and finds them gone.
    {
      sql: 'DELETE FROM books WHERE company = $1 AND id = $2 AND revision < $3',
      values: [name, id, first],
      touches: 1,
    },
    ...emptied(name),
    ...['books', ...companyTables].map((table) => moved(table, beside.name, name)),
    { sql: 'UPDATE books SET ready = 1 WHERE company = $1', values: [name], touches: 1 },
  ])
  return changed === 'written' ? { ...named, name } : 'busy'
}

/** `revision` is that of its first commit. */
async function fill(
  db: Database,
  commands: Commands,
  company: NewCompany,
  making: Making,
  revision: number,
): Promise<'created' | 'exists'> {
  const beginning: Beginning = { template: 'demo', ready: false, revision }
  await dropUnfinished(db, company.name, new Date(Date.parse(making.at) - fillingMs).toISOString())
  if ((await createCompany(db, company, making, beginning)) === 'exists') return 'exists'
  const { fillDemo } = await import('../demo/fill.ts')
  const home = isTemplateCountry(company.country) ? company.country : undefined
  await fillDemo(commands, company.name, dayOf(making.at), home)
  return 'created'
}

const dropUnfinished = (db: Database, name: string, before: string) =>
  db.batch([
    {
      sql: 'DELETE FROM books WHERE company = $1 AND ready = 0 AND "createdAt" < $2',
      values: [name, before],
      touches: 1, // else there is none, and the rest stays undone
    },
    ...emptied(name),
  ])

const emptied = (company: string): Statement[] =>
  companyTables.map((table) => ({ sql: `DELETE FROM ${table} WHERE company = $1`, values: [company] }))

const moved = (table: string, from: string, to: string): Statement => ({
  sql: `UPDATE ${table} SET company = $2 WHERE company = $1`,
  values: [from, to],
})
