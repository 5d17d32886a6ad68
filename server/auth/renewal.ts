/**
 * Which session a refresh token renews. It is good once: one that comes again may be in other hands, and its session is to end
 * (RFC 9700, 4.14.2). Only the request that used it may repeat it, known by its Idempotency-Key, and only while what it was
 * given for it was not used in turn: its answer was lost on the way.
 */
import type { Database, Statement } from '../store/database.ts'

export interface Renewal {
  readonly sessionId: string
  readonly userKey: string
  /** The hash of the refresh token that the session has now. */
  readonly present: string
  /** Milliseconds since 1970. */
  readonly expires: number
  readonly isUsedAgain: boolean
}

/** `hash` is the token's, `key` that of the request's key, '' without one. Undefined when no session lives that came of the token. */
export async function findRenewal(
  database: Database,
  hash: string,
  key: string,
  now: number,
): Promise<Renewal | undefined> {
  const [fresh] = await database.rows<Found>(
    `${sessionsWith} WHERE ${living} AND sessions.refresh_hash = $2`,
    now,
    hash,
  )
  if (fresh !== undefined) return { ...fresh, isUsedAgain: false }
  const [used] = await database.rows<Found & { replacedBy: string; requestKey: string }>(
    `${sessionsOfUsed} WHERE ${living} AND used.refresh_hash = $2`,
    now,
    hash,
  )
  if (used === undefined) return undefined
  const { replacedBy, requestKey, ...session } = used
  const isRepeated = key !== '' && requestKey === key && replacedBy === session.present
  return { ...session, isUsedAgain: !isRepeated }
}

type Found = Omit<Renewal, 'isUsedAgain'>
const columns = `sessions.id AS "sessionId", sessions.user_key AS "userKey", sessions.refresh_hash AS present,
                 sessions.refresh_expires AS expires`
const living = `sessions.company = '*' AND sessions.refresh_expires > $1`
const sessionsWith = `SELECT ${columns} FROM sessions`
const sessionsOfUsed = `SELECT ${columns}, used.replaced_by AS "replacedBy", used.request_key AS "requestKey"
   FROM used_refresh_tokens AS used JOIN sessions ON sessions.company = used.company AND sessions.id = used.session_id`

/** Remembers that the token was used, and what it was replaced by: another token when its request is repeated. */
export const replacing = (hash: string, renewal: Renewal, replacedBy: string, key: string): Statement => ({
  sql: `INSERT INTO used_refresh_tokens (company, refresh_hash, session_id, replaced_by, request_key, expires)
        VALUES ('*', $1, $2, $3, $4, $5)
        ON CONFLICT (company, refresh_hash) DO UPDATE SET replaced_by = excluded.replaced_by`,
  values: [hash, renewal.sessionId, replacedBy, key, renewal.expires],
})
