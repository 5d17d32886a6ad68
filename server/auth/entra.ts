/** Bearer tokens issued by Microsoft Entra ID. They say who somebody is; which roles that person has, our users say. */
import { decode, verifyWithJwks } from 'hono/jwt'
import type { Database } from '../store/database.ts'
import type { Authenticate } from './principal.ts'
import { principalOf } from './sessions.ts'
import { findUser } from './users.ts'

export interface Entra {
  readonly tenantId: string
  readonly clientId: string
}

interface KeySet {
  readonly keys: readonly object[]
  readonly fetched: number
}

/** The public keys of the tenant, as its address serves them. */
export type FetchKeys = (address: string) => Promise<readonly object[]>

const keysAge = 3_600_000
const keysPause = 60_000

/** The user is the one whose user name is the token's `preferred_username`, and must exist here. */
export function entraAuthenticate(
  { tenantId, clientId }: Entra,
  database: Database,
  now: () => number,
  fetchKeys: FetchKeys = fetchKeysOf,
): Authenticate {
  const authority = `https://login.microsoftonline.com/${tenantId}`
  let known: KeySet = { keys: [], fetched: 0 }
  const keysFor = async (kid: unknown) => {
    const age = now() - known.fetched
    const missing = !known.keys.some((key) => 'kid' in key && key.kid === kid)
    if (age > keysAge || (missing && age > keysPause))
      known = { keys: await fetchKeys(`${authority}/discovery/v2.0/keys`), fetched: now() }
    return [...known.keys]
  }
  return async (token) => {
    if (!looksLikeJwt(token)) return undefined
    try {
      const keys = await keysFor(decode(token).header.kid)
      const verification = { iss: `${authority}/v2.0`, aud: clientId }
      const claims = await verifyWithJwks(token, { keys: keys as never, allowedAlgorithms: ['RS256'], verification })
      const name = claims.preferred_username
      const meant = claims.tid === tenantId && claims.exp !== undefined && typeof name === 'string'
      const user = meant ? await findUser(database, name) : undefined
      return user && principalOf(user)
    } catch {
      return undefined
    }
  }
}

const looksLikeJwt = (token: string) => token.split('.').length === 3

async function fetchKeysOf(address: string): Promise<readonly object[]> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) })
  const { keys } = (await answer.json()) as { keys: readonly object[] }
  return keys
}
