/** Bank statements as the files that banks give, CAMT.053 and CODA: read here, then taken in as any other statement. */
import { Hono } from 'hono'
import { problemOf } from '../../../shared/posting/problem.ts'
import { roleToSave } from '../../../shared/sync/access.ts'
import { Refused } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerText } from '../../request.ts'
import { readStatements, textOf } from '../../statements/read.ts'
import { FileFault, type StatementBody } from '../../statements/statement-file.ts'
import { bodyText } from './outcome.ts'
import { type CompanyParts, companyOf } from './parts.ts'
import { answerOutcome, keyOf, outcomesOf, workOf } from './writes.ts'

const path = 'paymentReconciliations'
const isFile = (type: string) => /^(application|text)\/xml\b|^text\/plain\b|^application\/octet-stream\b/i.test(type)

export function statementRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().post(`/companies/:company/${path}`, async (c, next) => {
    if (!isFile(c.req.header('content-type') ?? '')) return next()
    const text = textOf(new Uint8Array(await c.req.arrayBuffer()))
    // Many clients call any text plain: JSON is known by itself.
    if (text.trimStart().startsWith('{')) return next()
    // Reading a file takes long: not for somebody who may not.
    const company = companyOf(c, roleToSave(path))
    const bodies = statementsIn(text)
    const works = bodies.map((body, index) => workOf(c, parts.now(), company, requestOf(body), keyAt(c, index)))
    const outcomes = await outcomesOf(c, parts, company, works)
    const [first] = outcomes
    const failed = outcomes.find(({ problem }) => problem !== null && problem.code !== 'DependencyFailed')
    if (failed || (first && outcomes.length === 1))
      return answerOutcome(c, failed ?? (first as (typeof outcomes)[number]))
    const value = outcomes.map((outcome) => bodyText(outcome, c.var))
    return answerText(c, `{"value":[${value.join(',')}],"count":${value.length}}`, 201)
  })
}

const requestOf = (body: StatementBody) => ({ method: 'POST', path, ifMatch: null, body })

/** Each statement of a file is remembered under a key of its own. */
function keyAt(c: AppContext, index: number): string | null {
  const key = keyOf(c)
  return key === null || index === 0 ? key : `${key}/${index + 1}`
}

/** Days on which nothing moved are left out, unless the file holds nothing else. */
function statementsIn(text: string): StatementBody[] {
  try {
    const all = readStatements(text)
    const moved = all.filter(({ lines }) => lines.length > 0)
    return moved.length > 0 ? moved : all.slice(0, 1)
  } catch (error) {
    throw error instanceof FileFault ? new Refused(problemOf([error.mistake])) : error
  }
}
