/** A refusal as RFC 9457 tells it, in the language of the caller. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language, Params } from '../shared/words/words.ts'
import { languageOf, sayProblem } from '../shared/words/words.ts'

/** One wrong property. `field` is its name, `line` the client's own id of the line or its sequence. */
export interface WrongProperty {
  readonly code: string
  readonly pointer?: string
  readonly line?: string | number
  readonly field?: string
  readonly params?: Params
  readonly message?: string
}

export interface Refusal {
  readonly code: string
  readonly status: number
  readonly params?: Params
  readonly errors?: readonly WrongProperty[]
  /** The record as it is now, with a VersionConflict. */
  readonly current?: unknown
}

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors: readonly object[]
  readonly current?: unknown
}

/** Thrown where a request ends at the door: not signed in, not JSON, too large. Rules of the trade answer with values. */
export class Refused extends Error {
  readonly refusal: Refusal
  readonly headers: Readonly<Record<string, string>>
  constructor(refusal: Refusal, headers: Readonly<Record<string, string>> = {}) {
    super(refusal.code)
    this.refusal = refusal
    this.headers = headers
  }
}

/** The body alone, for a response inside a batch. */
export function problemBody(refusal: Refusal, language: Language): ProblemBody {
  const { code, status, errors = [], current } = refusal
  return {
    type: 'about:blank',
    title: code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    status,
    detail: sayProblem(language, { params: {}, ...refusal }),
    code,
    errors: errors.map(({ params = {}, message, ...error }) => ({
      ...error,
      message: message ?? sayProblem(language, { ...error, params: { ...fieldOf(error), ...params } }),
    })),
    ...(current === undefined ? {} : { current }),
  }
}

const fieldOf = ({ field }: { field?: string }): Params => (field === undefined ? {} : { field })

export function problem(c: Context, refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  const body = problemBody(refusal, languageOf(c.req.header('accept-language')))
  return c.body(JSON.stringify(body), refusal.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...headers,
  })
}
