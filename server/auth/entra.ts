/** Bearer tokens issued by Microsoft Entra ID. They say who somebody is; which roles that person has, our users say. */
import { decode, verifyWithJwks } from 'hono/jwt'
import type { Database } from '../store/database.ts'
import type { Authenticate } from './principal.ts'
import { principalOf } from './sessions.ts'
import { findUser, type User } from './users.ts'

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

/** Where a browser is sent to sign in, and what comes back for it. */
export interface Asking {
  /** An address of ours that the application in Entra ID knows. */
  readonly redirect: string
  /** Comes back as it went. */
  readonly state: string
  /** Random: stands in the token that comes back, so that it answers this question and no other. */
  readonly nonce: string
  /** Who is expected; others may sign in as well. */
  readonly userName: string
}
export interface EntraDoor {
  readonly authenticate: Authenticate
  address(asking: Asking): string
  /** The user whose token answers the question with this nonce. */
  signedIn(idToken: string, nonce: string): Promise<User | undefined>
}

/** A user is the one whose user name is the token's `preferred_username`, and must exist here. */
export function openEntra(
  { tenantId, clientId }: Entra,
  database: Database,
  now: () => number,
  fetchKeys: FetchKeys = fetchKeysOf,
): EntraDoor {
  const authority = `https://login.microsoftonline.com/${tenantId}`
  let known: KeySet = { keys: [], fetched: 0 }
  let fetching: Promise<void> | null = null
  let tried = Number.NEGATIVE_INFINITY
  /** Anybody can send what looks like a token: they are fetched once for all who ask, and seldom while that fails. */
  const fetched = async () => {
    tried = now()
    known = { keys: await fetchKeys(`${authority}/discovery/v2.0/keys`), fetched: now() }
  }
  const keysFor = async (kid: unknown) => {
    const isOld = now() - known.fetched > keysAge
    const missing = !known.keys.some((key) => 'kid' in key && key.kid === kid)
    if ((isOld || missing) && now() - tried > keysPause)
      fetching ??= fetched().finally(() => {
        fetching = null
      })
    // Those that are known are good as long as Microsoft does not answer.
    await fetching?.catch(() => {})
    return [...known.keys]
  }
  const claimsOf = async (token: string) => {
    if (!looksLikeJwt(token)) return undefined
    try {
      const keys = await keysFor(decode(token).header.kid)
      const verification = { iss: `${authority}/v2.0`, aud: clientId }
      const claims = await verifyWithJwks(token, { keys: keys as never, allowedAlgorithms: ['RS256'], verification })
      return claims.tid === tenantId && claims.exp !== undefined ? claims : undefined
    } catch {
      return undefined
    }
  }
  const userOf = async (claims: Awaited<ReturnType<typeof claimsOf>>) => {
    const name = claims?.preferred_username
    return typeof name === 'string' ? findUser(database, name) : undefined
  }
  return {
    async authenticate(token) {
      const user = await userOf(await claimsOf(token))
      return user && principalOf(user)
    },
    address({ redirect, state, nonce, userName }) {
      const asked = {
        client_id: clientId,
        response_type: 'id_token',
        response_mode: 'form_post',
        scope: 'openid profile',
        redirect_uri: redirect,
        login_hint: userName,
        nonce,
        state,
      }
      return `${authority}/oauth2/v2.0/authorize?${new URLSearchParams(asked)}`
    },
    async signedIn(idToken, nonce) {
      const claims = await claimsOf(idToken)
      return nonce !== '' && claims?.nonce === nonce ? userOf(claims) : undefined
    },
  }
}

const looksLikeJwt = (token: string) => token.split('.').length === 3

async function fetchKeysOf(address: string): Promise<readonly object[]> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) })
  const { keys } = (await answer.json()) as { keys: readonly object[] }
  return keys
}
