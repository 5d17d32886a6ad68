/** What is not done to a path that is there is 405 and says what is: also where a path beside it would take anything. */
import { Hono } from 'hono'
import { problem } from '../../shared/posting/problem.ts'
import { answerProblem } from '../problem-response.ts'
import type { AppEnv } from '../request.ts'

type Paths = Readonly<Record<string, object>>

/** `paths` are those of the OpenAPI document. Asked of only when there is nothing else to answer with. */
export function knownMethodRoutes(paths: () => Paths): Hono<AppEnv> {
  let methodsAt: ReturnType<typeof openMethods> | undefined
  return new Hono<AppEnv>().use('/companies/:company/*', async (c, next) => {
    await next()
    if (c.res.status !== 404) return
    methodsAt ??= openMethods(paths())
    const allowed = methodsAt(c.req.path.slice(c.req.path.indexOf('/companies/')))
    if (allowed.length === 0 || allowed.includes(c.req.method === 'HEAD' ? 'GET' : c.req.method)) return
    c.res = answerProblem(c, problem('MethodNotAllowed', { value: c.req.method }), { allow: allowed.join(', ') })
  })
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

function openMethods(paths: Paths): (path: string) => readonly string[] {
  const templates = Object.entries(paths).map(([template, item]) => ({
    parts: template.split('/'),
    allowed: methods.filter((method) => method in item).map((method) => method.toUpperCase()),
  }))
  return (path) => {
    const given = path.split('/')
    const fits = templates.filter(
      ({ parts }) =>
        parts.length === given.length && parts.every((part, index) => part.startsWith('{') || part === given[index]),
    )
    return [...new Set(fits.flatMap(({ allowed }) => allowed))]
  }
}
