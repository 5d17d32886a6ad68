/**
 * Sessions: a token for each request, good for twelve hours, and one to renew it with, good for thirty days and once.
 * A revoked session ends at once on this server and within seconds on the others.
 */
import type { Database } from '../store/database.ts'
import type { Authenticate, Principal } from './principal.ts'
import { findRenewal, type Renewal, replacing } from './renewal.ts'
import { challengeOf, hashOf, newToken, sameText } from './token.ts'
import { findUser, type User, userKey } from './users.ts'

export interface Session {
  readonly token: string
  /** ISO 8601. */
  readonly expiresAt: string
  readonly refreshToken: string
  readonly user: Principal
}

export interface Sessions {
  authenticate: Authenticate
  start(user: User): Promise<Session>
  /**
   * Undefined when the token is none, expired, or was used before: then its session ends too. A request that comes again
   * with the key it had is answered again.
   */
  refresh(refreshToken: string, key?: string): Promise<Session | undefined>
  end(token: string): Promise<void>
  /** Every session of the user, as when the password changes. */
  endAll(userName: string): Promise<void>
  /** Looks every token up again, as when roles change. */
  forget(): void
  /** A code that signs the user in once within 15 minutes, for the one who knows the verifier of the challenge if there is one. */
  newCode(userName: string, challenge?: string): Promise<string>
  redeem(code: string, verifier?: string): Promise<User | undefined>
}

const accessTime = 12 * 3_600_000
const refreshTime = 30 * 24 * 3_600_000
const codeTime = 15 * 60_000
/** How long a token that was found good is not looked up again. */
const trusted = 2_000
const remembered = 10_000

export function openSessions(database: Database, now: () => number): Sessions {
  const known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  const run = (sql: string, ...values: (string | number)[]) => database.batch([{ sql, values }])
  const endSession = async (id: string) => {
    known.clear()
    await run(`DELETE FROM sessions WHERE company = '*' AND id = $1`, id)
  }
  const renew = (hash: string, renewal: Renewal, { stored, refreshToken }: Tokens, key: string) =>
    database.batch([
      {
        sql: `UPDATE sessions SET access_hash = $1, access_expires = $2, refresh_hash = $3, refresh_expires = $4
              WHERE company = '*' AND refresh_hash = $5`,
        values: [...stored, renewal.present],
        touches: 1,
      },
      replacing(hash, renewal, hashOf(refreshToken), key),
    ])

  return {
    async authenticate(token) {
      const hash = hashOf(token)
      const entry = known.get(hash)
      if (entry !== undefined && entry.until > now()) return entry.principal
      known.delete(hash)
      const found = await findSession(database, hash, now())
      if (found === undefined) return undefined
      if (known.size >= remembered) known.clear()
      known.set(hash, { principal: found.principal, until: Math.min(now() + trusted, found.expires) })
      return found.principal
    },
    async start(user) {
      const tokens = newTokens(now())
      const key = userKey(user.userName)
      await database.batch([
        {
          sql: `DELETE FROM sessions WHERE company = '*' AND user_key = $1 AND refresh_expires < $2`,
          values: [key, now()],
        },
        { sql: `DELETE FROM used_refresh_tokens WHERE company = '*' AND expires < $1`, values: [now()] },
        {
          sql: `INSERT INTO sessions (company, access_hash, access_expires, refresh_hash, refresh_expires, user_key, id)
                VALUES ('*', $1, $2, $3, $4, $5, $6)`,
          values: [...tokens.stored, key, newToken()],
        },
      ])
      return sessionOf(tokens, user)
    },
    async refresh(refreshToken, key = '') {
      const [hash, keyHash] = [hashOf(refreshToken), key === '' ? '' : hashOf(key)]
      for (;;) {
        const renewal = await findRenewal(database, hash, keyHash, now())
        if (renewal?.isUsedAgain) await endSession(renewal.sessionId)
        if (renewal === undefined || renewal.isUsedAgain) return undefined
        const tokens = newTokens(now())
        const [user, done] = [await findUser(database, renewal.userKey), await renew(hash, renewal, tokens, keyHash)]
        if (done === 'written') return user && sessionOf(tokens, user)
      }
    },
    async end(token) {
      known.delete(hashOf(token))
      await run(`DELETE FROM sessions WHERE company = '*' AND access_hash = $1`, hashOf(token))
    },
    async endAll(userName) {
      known.clear()
      await run(`DELETE FROM sessions WHERE company = '*' AND user_key = $1`, userKey(userName))
    },
    forget: () => known.clear(),
    async newCode(userName, challenge = '') {
      const code = newToken()
      await run(`DELETE FROM sign_in_codes WHERE company = '*' AND expires < $1`, now())
      await run(
        `INSERT INTO sign_in_codes (company, code_hash, user_key, challenge, expires) VALUES ('*', $1, $2, $3, $4)`,
        hashOf(code),
        userKey(userName),
        challenge,
        now() + codeTime,
      )
      return code
    },
    async redeem(code, verifier = '') {
      const [found] = await database.rows<{ userKey: string; challenge: string; expires: number }>(
        `SELECT user_key AS "userKey", challenge, expires FROM sign_in_codes WHERE company = '*' AND code_hash = $1`,
        hashOf(code),
      )
      if (found === undefined) return undefined
      const taken = await database.batch([
        { sql: `DELETE FROM sign_in_codes WHERE company = '*' AND code_hash = $1`, values: [hashOf(code)], touches: 1 },
      ])
      const proven = found.challenge === '' || sameText(challengeOf(verifier), found.challenge)
      return taken === 'written' && proven && found.expires > now() ? findUser(database, found.userKey) : undefined
    },
  }
}

function newTokens(now: number) {
  const [token, refreshToken] = [newToken(), newToken()]
  const stored = [hashOf(token), now + accessTime, hashOf(refreshToken), now + refreshTime] as const
  return { token, refreshToken, expiresAt: new Date(now + accessTime).toISOString(), stored }
}

type Tokens = ReturnType<typeof newTokens>

const sessionOf = ({ token, expiresAt, refreshToken }: Tokens, user: User): Session => ({
  token,
  expiresAt,
  refreshToken,
  user: principalOf(user),
})

export const principalOf = ({ userName, displayName, roles }: User): Principal => ({ userName, displayName, roles })

async function findSession(database: Database, hash: string, now: number) {
  const [row] = await database.rows<{ userName: string; displayName: string; roles: string; expires: number }>(
    `SELECT users.user_name AS "userName", users.display_name AS "displayName", users.roles, sessions.access_expires AS expires
       FROM sessions JOIN users ON users.company = sessions.company AND users.user_key = sessions.user_key
      WHERE sessions.company = '*' AND sessions.access_hash = $1 AND sessions.access_expires > $2`,
    hash,
    now,
  )
  if (row === undefined) return undefined
  const { expires, roles, ...user } = row
  return { expires, principal: { ...user, roles: JSON.parse(roles) as Principal['roles'] } }
}
