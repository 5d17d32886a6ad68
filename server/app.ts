/** The web face of the server, put together from parts. Knows no database and no environment; `app.request()` tests it. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { problem } from '../shared/posting/problem.ts'
import { shortDateAsked } from '../shared/words/days.ts'
import { languageOf } from '../shared/words/words.ts'
import type { Authenticate } from './auth/principal.ts'
import { commonHeaders, pageHeaders, policies, withHeaders } from './headers.ts'
import type { Log } from './log.ts'
import { answerProblem, Refused, refuse } from './problem-response.ts'
import type { AppContext, AppEnv } from './request.ts'
import { DatabaseUnavailable, StorageFull } from './store/database.ts'

export type Routes = Hono<AppEnv>

export interface AppParts {
  readonly log: Log
  readonly publicUrl: string
  readonly authenticate: Authenticate
  /** Below /api/v1, for anyone: signing in. */
  readonly doors: readonly Routes[]
  /** Below /api/v1, only with a valid token. */
  readonly api: readonly Routes[]
  /** Pages, files, health: at the root, for anyone. Each sets the headers of its pages. */
  readonly pages: readonly Routes[]
}

const maximumBody = 16 * 1024 * 1024

export function createApp(parts: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestId({ limitLength: 64 }), accessLog(parts.log), withHeaders(commonHeaders(parts.publicUrl)))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
  app.route('/api/v1', apiOf(parts))
  for (const routes of parts.pages) app.route('/', routes)
  app.notFound((c) => answerProblem(c, problem('NotFound', { value: c.req.path })))
  app.onError((error, c) => answerTo(error, c, parts.log))
  return app
}

function apiOf({ authenticate, doors, api }: AppParts): Routes {
  const routes = new Hono<AppEnv>()
  routes.use(withHeaders(pageHeaders(policies.api, 'never')))
  routes.use(limitBody)
  routes.use(async (c, next) => {
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('shortDate', shortDateAsked(c.req.header('prefer')))
    if (c.req.url.includes('%00')) refuse('MalformedRequest', { detail: '%00' })
    await next()
  })
  for (const door of doors) routes.route('/', door)
  routes.use(async (c, next) => {
    c.set('principal', await principalOf(c, authenticate))
    await next()
  })
  for (const inside of api) routes.route('/', inside)
  return routes
}

async function principalOf(c: AppContext, authenticate: Authenticate) {
  const token = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const principal = token === undefined ? undefined : await authenticate(token)
  if (principal !== undefined) return principal
  return refuse('AuthenticationRequired', {}, { 'www-authenticate': 'Bearer' })
}

const accessLog =
  (log: Log) =>
  async (c: AppContext, next: () => Promise<void>): Promise<void> => {
    if (!log.isLevelEnabled('info')) return next()
    const start = performance.now()
    await next()
    const milliseconds = Math.round((performance.now() - start) * 10) / 10
    const { requestId: id } = c.var
    log.info(
      { requestId: id, method: c.req.method, route: routePath(c, -1), status: c.res.status, milliseconds },
      'answered',
    )
  }

const refuseBody = (c: AppContext) =>
  answerProblem(c, problem('PayloadTooLarge', { max: '16 MiB' }), { connection: 'close' })

const limitedAsRead = bodyLimit({ maxSize: maximumBody, onError: refuseBody })
/** Nearly every body says how long it is. Only the others are read as a stream to find out, which costs much more. */
function limitBody(c: AppContext, next: () => Promise<void>) {
  const length = c.req.header('content-length')
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) return limitedAsRead(c, next)
  return Number(length) > maximumBody ? Promise.resolve(refuseBody(c)) : next()
}

const refuseMethod = (c: AppContext, allowed: string[]) =>
  answerProblem(c, problem('MethodNotAllowed', { value: c.req.method }), { allow: allowed.join(', ') })

function answerTo(error: Error, c: AppContext, log: Log): Response {
  const { requestId: id } = c.var
  if (error instanceof Refused) return answerProblem(c, error.problem, error.headers)
  log.error({ requestId: id, err: error }, 'failed')
  if (error instanceof StorageFull) return answerProblem(c, problem('StorageFull'))
  if (error instanceof DatabaseUnavailable)
    return answerProblem(c, problem('DatabaseUnavailable'), { 'retry-after': '1' })
  return answerProblem(c, problem('InternalError', { requestId: id }))
}
