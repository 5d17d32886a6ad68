/** A GET inside a batch is answered by the routes that answer it alone. */
import { setImmediate as turn } from 'node:timers/promises'
import { Hono } from 'hono'
import { problem } from '../../../shared/posting/problem.ts'
import { answerProblem, Refused } from '../../problem-response.ts'
import type { AppContext, AppEnv } from '../../request.ts'
import { ledgerRoutes } from './ledgers.ts'
import type { CompanyParts } from './parts.ts'
import { recordRoutes } from './records.ts'
import { reportRoutes } from './reports.ts'
import { setupCheckRoutes } from './setup-check.ts'

/** What a question inherits from the batch that it stands in. */
type Asker = { readonly Bindings: { readonly asker: AppEnv['Variables'] } } & AppEnv

export interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON text. */
  readonly body: string
}
export type Ask = (c: AppContext, company: string, url: string) => Promise<Told>

const origin = 'http://batch'

export function openQuestions(parts: CompanyParts): Ask {
  const routes = new Hono<Asker>()
    .use(async (c, next) => {
      for (const name of ['requestId', 'language', 'shortDate', 'principal'] as const) c.set(name, c.env.asker[name])
      await next()
    })
    .route('/', ledgerRoutes(parts))
    .route('/', reportRoutes(parts))
    .route('/', setupCheckRoutes(parts))
    .route('/', recordRoutes(parts))
    .notFound((c) => answerProblem(c, problem('NotFound', { value: c.req.path })))
    .onError((error, c) => {
      if (error instanceof Refused) return answerProblem(c, error.problem, error.headers)
      throw error
    })
  return async (c, company, url) => {
    await turn() // a batch may hold thousands, and others wait
    const headers = { 'accept-language': c.req.header('accept-language') ?? '', prefer: c.req.header('prefer') ?? '' }
    const answer = await routes.request(addressOf(company, url), { headers }, { asker: c.var })
    const kept = ['content-type', 'etag'].flatMap((name) => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() }
  }
}

/** Relative to the company, and never out of it: dots lead nowhere. */
function addressOf(company: string, url: string): string {
  const base = `/companies/${company}/`
  const relative = `${origin}${base}${url.replace(/^\/+/, '')}`
  const isInside = URL.canParse(relative) && new URL(relative).pathname.startsWith(base) && !url.includes('%00')
  return isInside ? relative : `${origin}/nowhere`
}
