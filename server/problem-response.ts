/** A refusal as RFC 9457 tells it, in the language of the caller. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Mistake, type Problem, problem } from '../shared/posting/problem.ts'
import { datedFor, type Reader, shortDateAsked } from '../shared/words/days.ts'
import { languageOf, say, sayProblem, type WordKey } from '../shared/words/words.ts'

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors: readonly object[]
  readonly current?: unknown
}

type ResponseHeaders = Readonly<Record<string, string>>

/** Thrown where a request ends at the door: not signed in, not JSON, too large. Rules of the trade answer with values. */
export class Refused extends Error {
  readonly problem: Problem
  readonly headers: ResponseHeaders
  constructor(problem: Problem, headers: ResponseHeaders = {}) {
    super(problem.code)
    this.problem = problem
    this.headers = headers
  }
}

export const refuse = (code: string, params: Problem['params'] = {}, headers: ResponseHeaders = {}): never => {
  throw new Refused(problem(code, params), headers)
}

/** The body alone, for a response inside a batch. */
export function problemBody({ code, status, params, errors, current }: Problem, reader: Reader): ProblemBody {
  const { language } = reader
  const messages = errors.map((error) => messageOf(error, reader))
  const [message = sayProblem(language, { code, params: datedFor(params, reader) })] = messages
  const more = messages.length - 1
  return {
    type: 'about:blank',
    title: code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    status,
    detail: more > 0 ? say(language, 'status.andMore', { message, n: more }) : message,
    code,
    errors: errors.map(({ pointer, line, field, code }, index) => ({
      pointer,
      line,
      field,
      code,
      message: messages[index],
    })),
    ...(current === undefined ? {} : { current }),
  }
}

function messageOf({ code, word, field, params }: Mistake, reader: Reader): string {
  const named = field === undefined ? params : { field, ...params }
  return sayProblem(reader.language, { code: word ?? code, params: datedFor(named, reader) })
}

/** `detail` says it better than the code's own sentence where one code stands for several reasons. */
export function answerProblem(c: Context, problem: Problem, headers: ResponseHeaders = {}, detail?: WordKey): Response {
  const language = languageOf(c.req.header('accept-language'))
  const body = problemBody(problem, { language, shortDate: shortDateAsked(c.req.header('prefer')) })
  const told = detail === undefined ? body : { ...body, detail: say(language, detail) }
  return c.body(JSON.stringify(told), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...headers,
  })
}
