/** Signing in, staying signed in, signing out. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../../shared/posting/problem.ts'
import type { Attempts, Tried } from '../auth/attempts.ts'
import { verifyPassword } from '../auth/password.ts'
import type { Sessions } from '../auth/sessions.ts'
import { codeSignInShape, newCodeShape, passwordSignInShape, refreshShape } from '../auth/shapes.ts'
import { findUser, type User } from '../auth/users.ts'
import { answerProblem, refuse } from '../problem-response.ts'
import { type AppContext, type AppEnv, answerJson, readJson } from '../request.ts'
import type { Database } from '../store/database.ts'
import { checked } from './checked.ts'

export interface SessionsParts {
  readonly database: Database
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly trustProxy: boolean
}

/** Nobody has said yet who they are: they are not listened to for long. */
const mostBytes = 64 * 1024
const tooLarge = (c: AppContext) =>
  answerProblem(c, problem('PayloadTooLarge', { max: '64 KiB' }), { connection: 'close' })

const signInFailed = (c: AppContext) => answerProblem(c, problem('AuthenticationRequired'), {}, 'notice.signInFailed')

/** For anyone: a password, or a code from the printed address or from the sign-in page, becomes a session. */
export function signInRoutes(parts: SessionsParts): Hono<AppEnv> {
  const { sessions } = parts
  return new Hono<AppEnv>()
    .use('/sessions/*', bodyLimit({ maxSize: mostBytes, onError: tooLarge }))
    .post('/sessions', async (c) => {
      const body = await readJson(c)
      const user =
        isObject(body) && 'code' in body
          ? await byCode(c, parts, body)
          : await byPassword(c, parts, checked(passwordSignInShape, body))
      return user === undefined ? signInFailed(c) : answerJson(c, await sessions.start(user), 201)
    })
    .post('/sessions/codes', async (c) => {
      const wanted = checked(newCodeShape, await readJson(c))
      const user = await byPassword(c, parts, wanted)
      if (user === undefined) return signInFailed(c)
      return answerJson(c, { code: await sessions.newCode(user.userName, wanted.challenge) }, 201)
    })
    .post('/sessions/refresh', async (c) => {
      const { refreshToken } = checked(refreshShape, await readJson(c))
      const session = await sessions.refresh(refreshToken, c.req.header('idempotency-key'))
      return session ? answerJson(c, session, 201) : answerProblem(c, problem('AuthenticationRequired'))
    })
}

export const currentSessionRoutes = (sessions: Sessions): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .get('/sessions/current', (c) => answerJson(c, { user: c.var.principal }))
    .delete('/sessions/current', async (c) => {
      await sessions.end((c.req.header('authorization') ?? '').slice('Bearer '.length))
      return c.body(null, 204)
    })

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null

async function byPassword(
  c: AppContext,
  parts: SessionsParts,
  { userName, password }: { userName: string; password: string },
) {
  const tried = await parts.attempts.make(userName, addressOf(c, parts.trustProxy), async () => {
    const user = await findUser(parts.database, userName)
    return (await verifyPassword(password, user?.passwordHash ?? '')) ? user : undefined
  })
  return foundIn(tried)
}

async function byCode(
  c: AppContext,
  { sessions, attempts, trustProxy }: SessionsParts,
  body: object,
): Promise<User | undefined> {
  const { code, verifier } = checked(codeSignInShape, body)
  return foundIn(await attempts.make('', addressOf(c, trustProxy), () => sessions.redeem(code, verifier)))
}

function foundIn(tried: Tried<User>): User | undefined {
  if ('found' in tried) return tried.found
  const { secondsToWait: seconds } = tried
  return refuse('RateLimited', { seconds }, { 'retry-after': `${seconds}` })
}

/** The proxy in front appends the address that it saw; what stands before it the caller may have made up. */
export function addressOf(c: AppContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? (isServed(c) ? getConnInfo(c).remote.address : undefined) ?? ''
}

// app.request() in a test has no socket
const isServed = (c: AppContext) => isObject(c.env) && 'incoming' in c.env
