/**
 * The server, seen from the pane. The token lives in this closure and nowhere else. Reading is tried again when the line
 * fails; so is writing, because every request carries its own id and is carried out once however often it arrives.
 */
import { preferredDates } from '../../shared/words/days.ts'
import type { Language } from '../../shared/words/language.ts'
import type { Company } from '../state/session.ts'
import { impatient, Silence } from './impatient.ts'
import {
  type Answer,
  type BatchRequest,
  type BatchResponse,
  type ChangesPage,
  type Editing,
  type Feed,
  type ListPage,
  problemIn,
  type SignedIn,
} from './wire.ts'

export interface ServerParts {
  /** Keeps the token that renews the session, for as long as the window lives. */
  readonly keptSession: KeptSession
  /** Empty when the pane comes from the server itself. */
  readonly origin: string
  readonly fetch: typeof fetch
  readonly language: () => Language
  /** How Excel writes days; null before it was asked. */
  readonly shortDate: () => string | null
  /** The id of the company that the workbook belongs to, once that is known. */
  readonly companyId: () => string | null
  readonly wait: (milliseconds: number) => Promise<void>
  readonly newId: () => string
  /** Told after every try whether the server answered. */
  readonly onConnection: (online: boolean) => void
  /** Told when the session has ended and could not be renewed. */
  readonly onSignedOut: () => void
}

export interface KeptSession {
  readonly read: () => string | null
  readonly keep: (refreshToken: string | null) => void
}

export type Credentials =
  | { readonly userName: string; readonly password: string }
  | { readonly code: string; readonly verifier?: string }

export interface Server {
  readonly signIn: (credentials: Credentials) => Promise<Answer<SignedIn>>
  /** Goes on with the session of before the pane was loaded again; null when there is none. */
  readonly resume: () => Promise<Answer<SignedIn> | null>
  readonly signOut: () => Promise<void>
  readonly isSignedIn: () => boolean
  /** Asks once whether the server is there; `onConnection` hears it. */
  readonly reach: () => Promise<void>
  readonly companies: () => Promise<Answer<{ readonly value: readonly Company[] }>>
  /** Makes the demonstration anew; once for each key. */
  readonly reset: (company: string, key: string) => Promise<Answer<Company>>
  readonly record: (
    company: string,
    resource: string,
    key: string,
  ) => Promise<Answer<Readonly<Record<string, unknown>>>>
  /** One page of a list; `cursor` of null is the first. `where` asks for records with these values only. */
  readonly list: (
    company: string,
    resource: string,
    cursor: string | null,
    where?: Readonly<Record<string, string | number>>,
  ) => Promise<Answer<ListPage>>
  /** With `hold`, the answer comes when there is something to tell, or after so many seconds; it is asked for once. */
  readonly changes: (
    company: string,
    after: string | null,
    types: readonly string[],
    hold?: Hold,
  ) => Promise<Answer<ChangesPage>>
  /** Says what one is editing; without cells, nothing any more. Of no consequence when it is lost. */
  readonly presence: (company: string, editing: Omit<Editing, 'userName'>) => Promise<void>
  /** A file of the company by its path, as this type where it has several, under the name that the server gives it. */
  readonly file: (company: string, path: string, as?: FileAsking) => Promise<Answer<ServedFile>>
  /** Sends a file as it is to a path of the company. Sent again when the line fails: the server recognises what it has. */
  readonly upload: <T>(company: string, path: string, file: BodyInit, type: string) => Promise<Answer<T>>
  readonly feed: (company: string, ledger: string, after: number) => Promise<Answer<Feed>>
  readonly batch: (
    company: string,
    requests: readonly BatchRequest[],
    preview: boolean,
    once?: boolean,
  ) => Promise<Answer<{ readonly responses: readonly BatchResponse[] }>>
}

export interface Hold {
  readonly seconds: number
  readonly signal: AbortSignal
}

export interface FileAsking {
  /** The type that is wanted where there are several. */
  readonly accept?: string
  /** Ends the asking; then the answer is lost. */
  readonly signal?: AbortSignal
}
export interface ServedFile {
  readonly name: string
  readonly type: string
  readonly bytes: ArrayBuffer
}

interface Call {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  /** What the body is, when it is no JSON. */
  readonly type?: string
  readonly needsToken: boolean
  /** Another type than JSON. */
  readonly accept?: string
  readonly key?: string
  /** Tried once: nobody waits for it. */
  readonly once?: true
  readonly signal?: AbortSignal
}

const tries = 4
const firstPause = 400
/** Milliseconds: much longer than the server takes for anything; and what a slow line carries in one. */
const patience = 120_000
const slowest = 20

export function createServer(parts: ServerParts): Server {
  const { keptSession } = parts
  let token: string | null = null
  let renewing: Promise<Answer<SignedIn> | null> | null = null
  let tried: { readonly refreshToken: string; readonly key: string } | null = null

  const attempt = async ({
    method,
    path,
    body,
    type,
    needsToken,
    accept,
    key,
    signal,
  }: Call): Promise<Response | 'lost' | 'silent'> => {
    const headers: Record<string, string> = {
      Accept: accept ?? 'application/json',
      'Accept-Language': parts.language(),
    }
    const dates = preferredDates(parts.shortDate())
    if (dates !== null) headers.Prefer = dates
    if (body !== undefined) headers['Content-Type'] = type ?? 'application/json'
    if (needsToken && token !== null) headers.Authorization = `Bearer ${token}`
    if (key !== undefined) headers['Idempotency-Key'] = key
    const companyId = parts.companyId()
    if (companyId !== null && needsToken) headers['Company-Id'] = companyId
    try {
      const sent = body === undefined ? '' : type ? (body as BodyInit) : JSON.stringify(body)
      const options = { ...(sent === '' ? {} : { body: sent }), ...(signal ? { signal } : {}) }
      const fetch = impatient(parts.fetch, patience + lengthOf(sent) / slowest)
      const response = await fetch(`${parts.origin}${path}`, { method, headers, cache: 'no-store', ...options })
      // An answer that is held may be cut short on its way by whoever stands in between: that says nothing yet.
      const lost = await isLost(response)
      if (!signal || !lost) parts.onConnection(!lost)
      return lost ? 'lost' : response
    } catch (error) {
      if (!signal) parts.onConnection(false)
      return error instanceof Silence ? 'silent' : 'lost'
    }
  }

  const call = async <T>(what: Call, read: Reading<T> = readJson): Promise<Answer<T>> => {
    let renewed = false
    for (let count = 1; ; count++) {
      const response = await attempt(what)
      const answer = typeof response === 'string' ? null : await read(response)
      if (answer?.kind === 'refused' && answer.problem.status === 401 && what.needsToken && !renewed) {
        renewed = true
        if (await renew()) continue
        parts.onSignedOut()
        return answer
      }
      const again =
        answer === null || answer.kind === 'lost' || (answer.kind === 'refused' && answer.problem.status === 503)
      const isLast = count === tries || response === 'silent' || what.once || what.signal?.aborted
      if (!again || isLast) return answer ?? { kind: 'lost' }
      await parts.wait(pauseBefore(count, response))
    }
  }

  const renew = async (): Promise<boolean> => {
    const answer = await resume()
    return answer?.kind === 'ok'
  }

  const resume = (): Promise<Answer<SignedIn> | null> => {
    const renewal = renewing ?? resumeOnce()
    renewing = renewal
    return renewal.finally(() => {
      renewing = null
    })
  }

  // Good once, and used again it ends the session: unless the request is known by its key as one whose answer was lost.
  const resumeOnce = async (): Promise<Answer<SignedIn> | null> => {
    const refreshToken = keptSession.read()
    if (refreshToken === null) return null
    if (tried?.refreshToken !== refreshToken) tried = { refreshToken, key: parts.newId() }
    const asked = { method: 'POST', path: '/api/v1/sessions/refresh', body: { refreshToken }, key: tried.key }
    const answer = await call<SignedIn>({ ...asked, needsToken: false })
    if (answer.kind === 'ok') keep(answer.body)
    if (answer.kind === 'refused' && answer.problem.status < 500) keptSession.keep(null)
    return answer
  }

  const keep = (signedIn: SignedIn): void => {
    token = signedIn.token
    keptSession.keep(signedIn.refreshToken ?? null)
  }

  const get = <T>(path: string) => call<T>({ method: 'GET', path, needsToken: true })
  const of = (company: string) => `/api/v1/companies/${encodeURIComponent(company)}`

  return {
    signIn: async (credentials) => {
      const answer = await call<SignedIn>({
        method: 'POST',
        path: '/api/v1/sessions',
        body: credentials,
        needsToken: false,
      })
      if (answer.kind === 'ok') keep(answer.body)
      return answer
    },
    resume,
    signOut: async () => {
      if (token !== null) await attempt({ method: 'DELETE', path: '/api/v1/sessions/current', needsToken: true })
      token = null
      keptSession.keep(null)
    },
    isSignedIn: () => token !== null,
    reach: async () => {
      await call({ method: 'GET', path: '/health', needsToken: false, once: true })
    },
    companies: () => get('/api/v1/companies?top=1000'),
    reset: (company, key) => call({ method: 'POST', path: `${of(company)}/reset`, needsToken: true, key }),
    record: (company, resource, key) => get(`${of(company)}/${resource}/${encodeURIComponent(key)}`),
    list: (company, resource, cursor, where = {}) =>
      get(`${of(company)}/${resource}?${query({ top: 10_000, cursor, ...where })}`),
    changes: (company, after, types, hold) => {
      const path = `${of(company)}/changes?${query({ after, types: types.join(','), wait: hold?.seconds ?? null })}`
      const held = hold ? { once: true as const, signal: hold.signal } : {}
      return call({ method: 'GET', path, needsToken: true, ...held })
    },
    presence: async (company, body) => {
      await call({ method: 'PUT', path: `${of(company)}/presence`, body, needsToken: true, once: true })
    },
    file: (company, path, as = {}) =>
      call({ method: 'GET', path: `${of(company)}/${path}`, needsToken: true, ...as }, readFile),
    upload: (company, path, body, type) =>
      call({ method: 'POST', path: `${of(company)}/${path}`, body, type, needsToken: true }),
    feed: (company, ledger, after) => get(`${of(company)}/ledgers/${ledger}/feed?${query({ after, limit: 20_000 })}`),
    batch: (company, requests, preview, once) =>
      call({
        method: 'POST',
        path: `${of(company)}/batch${preview ? '?preview=true' : ''}`,
        body: { requests },
        needsToken: true,
        ...(once ? { once } : {}),
      }),
  }
}

/** Bytes, more or less. */
function lengthOf(body: BodyInit): number {
  if (typeof body === 'string') return body.length
  return body instanceof Blob ? body.size : body instanceof ArrayBuffer ? body.byteLength : 0
}

/**
 * A gateway that gave up says nothing about what the server behind it did, nor does a server whose database is away. One
 * that is merely busy says so.
 */
async function isLost(response: Response): Promise<boolean> {
  if (response.status !== 503) return response.status === 502 || response.status === 504
  const answer = await readJson(response.clone())
  return answer.kind !== 'refused' || answer.problem.code !== 'Busy'
}

function pauseBefore(count: number, response: Response | string): number {
  const asked = Number((typeof response !== 'string' && response.headers.get('Retry-After')) || Number.NaN)
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked * 1000, 10_000) : firstPause * 2 ** (count - 1)
}

type Reading<T> = (response: Response) => Promise<Answer<T>>

async function readJson<T>(response: Response): Promise<Answer<T>> {
  try {
    const text = await response.text()
    const body: unknown = text === '' ? null : JSON.parse(text)
    if (response.ok) return { kind: 'ok', status: response.status, body: body as T }
    return { kind: 'refused', problem: problemIn(response.status, body) }
  } catch {
    // The line broke in the middle of an answer, or something else than the server answered.
    return response.ok ? { kind: 'lost' } : { kind: 'refused', problem: problemIn(response.status, null) }
  }
}

async function readFile(response: Response): Promise<Answer<ServedFile>> {
  if (!response.ok) return readJson(response)
  try {
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? ''
    const type = response.headers.get('Content-Type') ?? 'application/octet-stream'
    const body = { name: decodeURIComponent(name), type, bytes: await response.arrayBuffer() }
    return { kind: 'ok', status: response.status, body }
  } catch {
    return { kind: 'lost' }
  }
}

function query(values: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}
