/** `GET …/setup/check`: what is missing in the set-up before everything can be posted, in the caller's language. */
import { Hono } from 'hono'
import { dayOf } from '../../../shared/basics/day.ts'
import type { RecordIn } from '../../../shared/posting/resources.ts'
import { type Finding, setupFindings } from '../../../shared/posting/setup-check.ts'
import type { Language } from '../../../shared/words/language.ts'
import { sayProblem } from '../../../shared/words/words.ts'
import { refuse } from '../../problem-response.ts'
import { type AppEnv, answerJson } from '../../request.ts'
import type { Database } from '../../store/database.ts'
import { type CompanyParts, companyOf } from './parts.ts'

export function setupCheckRoutes({ db, books, now }: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/companies/:company/setup/check', async (c) => {
    const company = companyOf(c)
    const head = (await books.head(company)) ?? refuse('NotFound', { value: company })
    const found = setupFindings(
      await books.newFacts(head),
      await seriesOf(db, company),
      dayOf(new Date(now()).toISOString()),
    )
    return answerJson(c, { value: found.map((one) => told(c.var.language, one)), count: found.length })
  })
}

async function seriesOf(db: Database, company: string): Promise<RecordIn<'numberSeries'>[]> {
  const rows = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND type = 'numberSeries' AND body IS NOT NULL ORDER BY number`,
    company,
  )
  return rows.map(({ body }) => JSON.parse(body))
}

const told = (language: Language, { severity, code, word, params, resource, key, field }: Finding) => ({
  severity,
  code,
  resource,
  key,
  field,
  message: sayProblem(language, { code: word ?? code, params: { field, ...params } }),
})
