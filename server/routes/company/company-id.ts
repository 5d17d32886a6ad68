/**
 * `Company-Id`: the company that the caller knows under this name. Where it was made anew since, nothing is answered from
 * the new one, since numbers and ids of both may look alike.
 */
import { Hono } from 'hono'
import { refuse } from '../../problem-response.ts'
import type { AppEnv } from '../../request.ts'
import type { Database } from '../../store/database.ts'
import { type CompanyParts, companyOf } from './parts.ts'

const companyIdHeader = 'Company-Id'

/** Null when there is no such company. */
export async function companyIdOf(db: Database, company: string): Promise<string | null> {
  const [found] = await db.rows<{ id: string }>('SELECT id FROM books WHERE company = $1', company)
  return found?.id ?? null
}

export const companyIdRoutes = ({ db }: CompanyParts): Hono<AppEnv> =>
  new Hono<AppEnv>().use('/companies/:company/*', async (c, next) => {
    const known = c.req.header(companyIdHeader)
    if (known !== undefined) {
      const name = companyOf(c)
      const now = await companyIdOf(db, name)
      if (now !== null && now !== known) refuse('CompanyMadeAnew', { value: name })
    }
    await next()
  })
