/** One command by a REST call: every POST, PUT, PATCH and DELETE of records, documents and journals. */
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { dayOf } from '../../../shared/basics/day.ts'
import { problem } from '../../../shared/posting/problem.ts'
import { mayAct } from '../../../shared/sync/access.ts'
import { asked, type Request } from '../../../shared/sync/decode.ts'
import type { Work } from '../../commands/request.ts'
import { newId } from '../../new-id.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, readJson } from '../../request.ts'
import { sha256 } from '../../store/commit.ts'
import { bodyText, contentType, headersOf } from './outcome.ts'
import { type CompanyParts, companyOf } from './parts.ts'

export function writeRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().on(['POST', 'PUT', 'PATCH', 'DELETE'], '/companies/:company/:path{.+}', async (c) => {
    const company = companyOf(c)
    const body = c.req.method === 'DELETE' ? undefined : await readJson(c)
    const path = c.req.path.slice(c.req.path.indexOf('/companies/') + '/companies/'.length).replace(/^[^/]*\//, '')
    const request = { method: c.req.method, path, ifMatch: c.req.header('if-match') ?? null, body }
    const work = workOf(c, parts.now(), company, request, c.req.header('idempotency-key') ?? null)
    const { commands } = parts
    const preview = c.req.query('preview') === 'true'
    const outcomes = await (preview ? commands.preview(company, [[work]]) : commands.run(company, [[work]]))
    const outcome = outcomes.get(work) ?? refuse('InternalError')
    if (outcome.status === 204) return c.body(null, 204, headersOf(outcome))
    return c.body(bodyText(outcome, c.var.language), outcome.status as ContentfulStatusCode, {
      'content-type': contentType(outcome),
      ...headersOf(outcome),
    })
  })
}

/** The command that a request asks for, or its refusal: both are remembered under the request's key. */
export function workOf(
  c: AppContext,
  now: number,
  company: string,
  request: Request,
  id: string | null,
  original: unknown = request.body,
  after: readonly Work[] = [],
): Work {
  const decoded = asked(request)
  const { roles, userName } = c.var.principal
  const allowed = 'refused' in decoded || mayAct(roles, company, decoded.role)
  const at = new Date(now).toISOString()
  return {
    id,
    request: id === null ? '' : sha256(JSON.stringify([request.method, request.path, original ?? null])),
    asked:
      'refused' in decoded
        ? decoded
        : allowed
          ? decoded.command
          : { refused: problem('Forbidden', { role: decoded.role }) },
    context: { at, today: dayOf(at), userName, seed: newId(now) },
    after,
  }
}
