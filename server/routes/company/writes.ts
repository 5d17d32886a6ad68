/** One command by a REST call: every POST, PUT, PATCH and DELETE of records, documents and journals. */
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { dayOf } from '../../../shared/basics/day.ts'
import { type Problem, problem } from '../../../shared/posting/problem.ts'
import { asked, type Request } from '../../../shared/sync/decode.ts'
import { mayAct } from '../../../shared/sync/roles.ts'
import type { Outcome, Work } from '../../commands/request.ts'
import { newId } from '../../new-id.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, readJson } from '../../request.ts'
import { sha256 } from '../../store/commit.ts'
import { bodyText, contentType, headersOf } from './outcome.ts'
import { type CompanyParts, companyOf } from './parts.ts'
import { isPreview } from './query.ts'

export function writeRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().on(['POST', 'PUT', 'PATCH', 'DELETE'], '/companies/:company/:path{.+}', async (c) => {
    const company = companyOf(c)
    const body = c.req.method === 'DELETE' ? undefined : await readJson(c)
    const path = c.req.path.slice(c.req.path.indexOf('/companies/') + '/companies/'.length).replace(/^[^/]*\//, '')
    const request = { method: c.req.method, path, ifMatch: c.req.header('if-match') ?? null, body }
    const [outcome] = await outcomesOf(c, parts, company, [workOf(c, parts.now(), company, request, keyOf(c))])
    return answerOutcome(c, outcome ?? refuse('InternalError'))
  })
}

/** Does the works, all or none, or says what they would do; an outcome for each. */
export async function outcomesOf(
  c: AppContext,
  { commands }: CompanyParts,
  company: string,
  works: readonly Work[],
): Promise<Outcome[]> {
  const preview = isPreview(c)
  const outcomes = await (preview ? commands.preview(company, [works]) : commands.run(company, [works]))
  return works.map((work) => outcomes.get(work) ?? refuse('InternalError'))
}

export function answerOutcome(c: AppContext, outcome: Outcome): Response {
  if (outcome.status === 204) return c.body(null, 204, headersOf(outcome))
  return c.body(bodyText(outcome, c.var), outcome.status as ContentfulStatusCode, {
    'content-type': contentType(outcome),
    ...headersOf(outcome),
  })
}

const longestKey = 255
/** Idempotency-Key; an empty one is none. */
export function keyOf(c: AppContext): string | null {
  const key = c.req.header('idempotency-key')?.trim() ?? ''
  if (key.length > longestKey) refuse('MalformedRequest', { detail: 'Idempotency-Key' })
  return key === '' ? null : key
}

interface More {
  /** What the key is compared by, where ids in path and body were put in by us: a repeat may get other ones. */
  readonly original?: readonly [path: string, body: unknown]
  readonly after?: readonly Work[]
  /** A refusal that is decided already. */
  readonly refused?: Problem
  /** The request once it is known what those that it names have made. */
  readonly again?: (outcome: (work: Work) => Outcome | undefined) => Request
}

/** The command that a request asks for, or its refusal: both are remembered under the request's key. */
export function workOf(
  c: AppContext,
  now: number,
  company: string,
  request: Request,
  id: string | null,
  { original = [request.path, request.body], after = [], refused, again }: More = {},
): Work {
  const { roles, userName } = c.var.principal
  const judged = (wanted: Request): { asked: Work['asked']; forbidden: boolean } => {
    const decoded = asked(wanted)
    if ('refused' in decoded) return { asked: decoded, forbidden: false }
    const { role, command } = decoded
    return mayAct(roles, company, role)
      ? { asked: command, forbidden: false }
      : { asked: { refused: problem('Forbidden', { role }) }, forbidden: true }
  }
  const first = judged(request)
  const at = new Date(now).toISOString()
  return {
    // Who may not do it keeps the refusal for himself: the same request of somebody who may is another one.
    id: id !== null && first.forbidden ? `${userName} ${id}` : id,
    request: id === null ? '' : sha256(JSON.stringify([request.method, original[0], original[1] ?? null])),
    asked: refused && !first.forbidden ? { refused } : first.asked,
    context: { at, today: dayOf(at), userName, isAdmin: mayAct(roles, company, 'admin'), seed: newId(now) },
    after,
    ...(again ? { again: (outcome) => judged(again(outcome)).asked } : {}),
  }
}
