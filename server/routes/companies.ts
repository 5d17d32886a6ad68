/** The companies that a person may see, and making new ones. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { mistake, type Problem, problem, problemOf } from '../../shared/posting/problem.ts'
import { mayAct, maySee } from '../../shared/sync/roles.ts'
import { isTemplateCountry } from '../../shared/templates/starter.ts'
import { type Company, createCompany, isCompanyName, listCompanies } from '../commands/companies.ts'
import { createDemo, demoCompany, resetDemo } from '../commands/demo.ts'
import { newId } from '../new-id.ts'
import { answerProblem } from '../problem-response.ts'
import { type AppContext, type AppEnv, answerJson, readJson } from '../request.ts'
import type { Answers } from '../store/answers.ts'
import { sha256 } from '../store/commit.ts'
import { checked } from './checked.ts'
import { type CompanyParts, companyOf } from './company/parts.ts'
import { pageOf } from './page-of.ts'

export const newCompanyShape = v.object({
  name: v.string(),
  displayName: v.optional(v.string(), ''),
  country: v.optional(v.string(), 'BE'),
  currencyCode: v.optional(v.string(), 'EUR'),
  template: v.optional(v.picklist(['starter', 'demo']), 'starter'),
})
type Wanted = v.InferOutput<typeof newCompanyShape>

interface CompaniesParts extends CompanyParts {
  readonly answers: Answers
  /** The server offers a company to play with. */
  readonly demo: boolean
}

export function companiesRoutes(parts: CompaniesParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies', async (c) => {
      const seen = (await listCompanies(parts.db)).filter((company) => maySee(c.var.principal.roles, company.name))
      return answerJson(c, pageOf(c, seen, 'name'))
    })
    .post('/companies', async (c) => {
      if (!mayAct(c.var.principal.roles, '*', 'admin')) return answerProblem(c, problem('Forbidden', { role: 'admin' }))
      const wanted = checked(newCompanyShape, await readJson(c))
      return once(c, parts.answers, ['POST', 'companies', wanted], () => make(parts, wanted))
    })
    .post('/companies/:company/reset', (c) => {
      const name = companyOf(c, 'admin')
      return once(c, parts.answers, ['POST', 'reset', name], () => reset(parts, name))
    })
}

async function reset({ db, commands, now, demo }: CompaniesParts, name: string): Promise<Company | Problem> {
  const making = { seed: newId(now()), at: new Date(now()).toISOString() }
  const isOffered = demo && name === demoCompany.name
  const made = isOffered ? await resetDemo(db, commands, name, making) : null
  if (made === null) return problem('NotDemonstration', { value: name })
  if (made === 'busy') return problem('Busy')
  return { id: making.seed, ...made, lastModifiedDateTime: making.at }
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
async function once(c: AppContext, answers: Answers, asked: readonly unknown[], act: () => Promise<Company | Problem>) {
  const key = c.req.header('idempotency-key')
  const hash = sha256(JSON.stringify(asked))
  const earlier = key === undefined ? undefined : await answers.earlier('*', key, hash)
  if (earlier === 'reused') return answerProblem(c, problem('IdempotencyKeyReused'))
  const replayed = { 'idempotent-replayed': 'true' }
  if (earlier && earlier.status >= 400) return answerProblem(c, earlier.body as Problem, replayed)
  if (earlier) return answerJson(c, earlier.body, 201, replayed)
  const made = await act()
  const status = 'code' in made ? made.status : 201
  // What failed for the moment may be tried again.
  if (key !== undefined && status < 500) await answers.keep('*', key, hash, { status, body: made })
  return 'code' in made ? answerProblem(c, made) : answerJson(c, made, 201)
}
