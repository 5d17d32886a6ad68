/** The companies that a person may see, and making new ones. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { mistake, type Problem, problem, problemOf } from '../../shared/posting/problem.ts'
import { mayAct, maySee } from '../../shared/sync/access.ts'
import { isTemplateCountry } from '../../shared/templates/starter.ts'
import { type Company, createCompany, createDemo, isCompanyName, listCompanies } from '../commands/companies.ts'
import { newId } from '../new-id.ts'
import { answerProblem } from '../problem-response.ts'
import { type AppContext, type AppEnv, answerJson, readJson } from '../request.ts'
import type { Answers } from '../store/answers.ts'
import { sha256 } from '../store/commit.ts'
import { checked } from './checked.ts'
import type { CompanyParts } from './company/parts.ts'
import { pageOf } from './page-of.ts'

export const newCompanyShape = v.object({
  name: v.string(),
  displayName: v.optional(v.string(), ''),
  country: v.optional(v.string(), 'BE'),
  currencyCode: v.optional(v.string(), 'EUR'),
  template: v.optional(v.picklist(['starter', 'demo']), 'starter'),
})
type Wanted = v.InferOutput<typeof newCompanyShape>

export function companiesRoutes(parts: CompanyParts & { readonly answers: Answers }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies', async (c) => {
      const seen = (await listCompanies(parts.db)).filter((company) => maySee(c.var.principal.roles, company.name))
      return answerJson(c, pageOf(c, seen, 'name'))
    })
    .post('/companies', async (c) => {
      if (!mayAct(c.var.principal.roles, '*', 'admin')) return answerProblem(c, problem('Forbidden', { role: 'admin' }))
      const wanted = checked(newCompanyShape, await readJson(c))
      return once(c, parts.answers, wanted, () => make(parts, wanted))
    })
}

async function make({ db, commands, now }: CompanyParts, wanted: Wanted): Promise<Company | Problem> {
  const mistakes = mistakesIn(wanted)
  if (mistakes.length > 0) return problemOf(mistakes)
  const at = new Date(now()).toISOString()
  const { template, ...named } = wanted
  const company = { ...named, displayName: named.displayName || named.name }
  const seed = newId(now())
  const made = await (template === 'demo'
    ? createDemo(db, commands, company, { seed, at })
    : createCompany(db, company, { seed, at }))
  if (made === 'exists') return problem('RecordExists', { value: wanted.name })
  return { id: seed, ...company, lastModifiedDateTime: at }
}

const mistakesIn = ({ name, country, currencyCode }: Wanted) => [
  ...(isCompanyName(name)
    ? []
    : [mistake('InvalidValue', 'name', { field: 'name', value: name, expected: 'a-z 0-9 -' })]),
  ...(isTemplateCountry(country)
    ? []
    : [mistake('InvalidValue', 'country', { field: 'country', value: country, expected: 'BE, NL' })]),
  ...(currencyCode === 'EUR'
    ? []
    : [mistake('InvalidValue', 'currencyCode', { field: 'currencyCode', value: currencyCode, expected: 'EUR' })]),
]

/** A repeat under the same key gets the first answer. */
async function once(c: AppContext, answers: Answers, wanted: Wanted, act: () => Promise<Company | Problem>) {
  const key = c.req.header('idempotency-key')
  const hash = sha256(JSON.stringify(['POST', 'companies', wanted]))
  const earlier = key === undefined ? undefined : await answers.earlier('*', key, hash)
  if (earlier === 'reused') return answerProblem(c, problem('IdempotencyKeyReused'))
  const replayed = { 'idempotent-replayed': 'true' }
  if (earlier && earlier.status >= 400) return answerProblem(c, earlier.body as Problem, replayed)
  if (earlier) return answerJson(c, earlier.body, 201, replayed)
  const made = await act()
  const status = 'code' in made ? made.status : 201
  if (key !== undefined) await answers.keep('*', key, hash, { status, body: made })
  return 'code' in made ? answerProblem(c, made) : answerJson(c, made, 201)
}
