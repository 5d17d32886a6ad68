/** What every handler finds beside the request, and the two ways in which all of them read and answer JSON. */
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '../shared/words/words.ts'
import type { Principal } from './auth/principal.ts'
import { refuse } from './problem-response.ts'

export interface AppEnv {
  Variables: {
    requestId: string
    language: Language
    /** How the reader's Excel writes days; null where they did not say. */
    shortDate: string | null
    /** Who asks. Set on every path below /api/v1 but those that sign in. */
    principal: Principal
  }
}
export type AppContext = Context<AppEnv>

/** The body as JSON, `{}` when there is none. Throws Refused (400) when it is not JSON or holds text no database can keep. */
export async function readJson(c: AppContext): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  if (isTooDeep(text)) return refuse('MalformedRequest', { detail: '[[[…]]]' })
  try {
    return /\\u(0000|[dD][89a-fA-F])/.test(text) || text.includes('\0') ? JSON.parse(text, keepable) : JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : ''
    return refuse('MalformedRequest', { detail })
  }
}

const deepest = 100
/** Whoever walks through a value goes into it level by level, and a stack has an end. */
function isTooDeep(text: string): boolean {
  if (text.length < deepest) return false
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (mark === 0x5c) at++
    else if (mark === 0x22) inText = !inText
    else if (inText) continue
    else if (mark === 0x5b || mark === 0x7b) depth++
    else if (mark === 0x5d || mark === 0x7d) depth--
    if (depth > deepest) return true
  }
  return false
}

// A NUL is refused by PostgreSQL, and half of a surrogate pair would come back as another character.
function keepable(key: string, value: unknown): unknown {
  for (const text of [key, value])
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))
      throw new Error('A text holds a character that cannot be kept.')
  return value
}

const compressed = promisify(gzip)
const worthCompressing = 4096

/**
 * The one way to answer JSON. Long answers are compressed here and not by a middleware, which would weaken every ETag and
 * compress the short ones too.
 */
export async function answerJson(
  c: AppContext,
  body: unknown,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Promise<Response> {
  return answerText(c, JSON.stringify(body), status, headers)
}

/** The same for what is JSON text already. */
export async function answerText(
  c: AppContext,
  text: string,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Promise<Response> {
  const typed = { 'content-type': 'application/json; charset=utf-8', ...headers }
  if (text.length < worthCompressing) return c.body(text, status, typed)
  if (!acceptsGzip(c)) return c.body(text, status, { ...typed, vary: 'accept-encoding' })
  const bytes = new Uint8Array(await compressed(text, { level: constants.Z_BEST_SPEED }))
  return c.body(bytes, status, { ...typed, vary: 'accept-encoding', 'content-encoding': 'gzip' })
}

const acceptsGzip = (c: AppContext) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('accept-encoding') ?? '')
