/** Users and their roles, for admins. */
import { Hono } from 'hono'
import type { InferOutput } from 'valibot'
import { type Problem, problem } from '../../shared/posting/problem.ts'
import { isAdminOfAny, mayChange, mayGrant, onlyAdmins, seenBy, userRecord } from '../auth/administration.ts'
import { hashPassword } from '../auth/password.ts'
import type { Principal } from '../auth/principal.ts'
import type { Sessions } from '../auth/sessions.ts'
import { newUserShape, userChangesShape } from '../auth/shapes.ts'
import { hashOf } from '../auth/token.ts'
import { findUser, insertUser, listUsers, type User, updateUser } from '../auth/users.ts'
import { newId } from '../new-id.ts'
import { answerProblem, refuse } from '../problem-response.ts'
import { type AppContext, type AppEnv, answerJson, readJson } from '../request.ts'
import type { Answer, Answers } from '../store/answers.ts'
import type { Database } from '../store/database.ts'
import { checked } from './checked.ts'
import { pageOf } from './page-of.ts'

export interface UsersParts {
  readonly database: Database
  readonly sessions: Sessions
  readonly answers: Answers
  readonly now: () => number
}

export function usersRoutes({ database, sessions, answers, now }: UsersParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/users', async (c) => {
      const { principal } = c.var
      if (!isAdminOfAny(principal)) return answerProblem(c, onlyAdmins)
      const seen = (await listUsers(database)).flatMap((user) => seenBy(principal, user) ?? [])
      return answerJson(c, pageOf(c, seen.map(userRecord), 'userName'))
    })
    .post('/users', async (c) => {
      if (!isAdminOfAny(c.var.principal)) return answerProblem(c, onlyAdmins)
      const wanted = checked(newUserShape, await readJson(c))
      if (!mayGrant(c.var.principal, wanted.roles)) return answerProblem(c, onlyAdmins)
      const key = c.req.header('idempotency-key')
      const hash = hashOfRequest(c.var.principal, wanted)
      const earlier = key === undefined ? undefined : await answers.earlier('*', key, hash)
      if (earlier === 'reused') return answerProblem(c, problem('IdempotencyKeyReused'))
      if (earlier !== undefined) return answerEarlier(c, earlier, replayed)
      const user = await newUser(wanted, now())
      const refused = taken(user.userName)
      const remembered = (answer: Answer) => (key === undefined ? [] : [answers.remember('*', key, hash, answer)])
      const made = [insertUser(user), ...remembered({ status: 201, body: userRecord(user) })]
      if ((await database.batch(made)) === 'written') return answerUser(c, user, 201)
      await database.batch(remembered({ status: refused.status, body: refused }))
      const first = key === undefined ? undefined : await answers.earlier('*', key, hash) // a twin may have been faster
      return first === undefined || first === 'reused' ? answerProblem(c, refused) : answerEarlier(c, first)
    })
    .patch('/users/:userName', async (c) => {
      if (!isAdminOfAny(c.var.principal)) return answerProblem(c, onlyAdmins)
      const wanted = checked(userChangesShape, await readJson(c))
      const name = c.req.param('userName')
      const user = await findUser(database, name)
      if (user === undefined) return answerProblem(c, problem('NotFound', { value: name }))
      if (!mayChange(c.var.principal, user) || !mayGrant(c.var.principal, wanted.roles ?? []))
        return answerProblem(c, onlyAdmins)
      if (!matches(c, user)) return answerProblem(c, changed(user))
      const next: User = {
        ...user,
        displayName: wanted.displayName ?? user.displayName,
        roles: wanted.roles ?? user.roles,
        passwordHash: wanted.password === undefined ? user.passwordHash : await hashPassword(wanted.password),
        version: user.version + 1,
        modified: now(),
      }
      if ((await database.batch([updateUser(next)])) === 'stale') refuse('Busy', {}, { 'retry-after': '1' })
      if (wanted.password !== undefined) await sessions.endAll(user.userName)
      else sessions.forget()
      return answerUser(c, next, 200)
    })
}

type NewUser = InferOutput<typeof newUserShape>

const newUser = async ({ userName, displayName, roles, password }: NewUser, now: number): Promise<User> => ({
  id: newId(now),
  userName,
  displayName: displayName || userName,
  roles,
  passwordHash: await hashPassword(password),
  version: 1,
  modified: now,
})

/** Without the password: a quick hash of one must not lie about in a table. */
const hashOfRequest = (principal: Principal, { userName, displayName, roles }: NewUser): string =>
  hashOf(JSON.stringify([principal.userName, 'POST /users', userName, displayName, roles]))

const replayed = { 'idempotent-replayed': 'true' }

function answerEarlier(c: AppContext, { status, body }: Answer, headers: Record<string, string> = {}) {
  if (status >= 400) return answerProblem(c, body as Problem, headers)
  return answerJson(c, body, status as 201, { ...headers, etag: '"1"' })
}

const answerUser = (c: AppContext, user: User, status: 200 | 201) =>
  answerJson(c, userRecord(user), status, { etag: `"${user.version}"` })

const matches = (c: AppContext, user: User) => {
  const wanted = c.req.header('if-match')
  return wanted === undefined || wanted === '*' || wanted.replaceAll('"', '') === `${user.version}`
}

const taken = (value: string) => problem('RecordExists', { value })
const changed = (user: User) => ({ ...problem('VersionConflict'), current: userRecord(user) })
