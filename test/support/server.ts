/** The server for tests: in this process with a clock of its own, or as the process that people start. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { openLog } from '../../server/log.ts'
import { openProduct } from '../../server/main.ts'
import type { Place } from './databases.ts'

export const adminPassword = 'correct horse battery'
const root = join(import.meta.dirname, '../..')

export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}
export interface CallOptions {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
/** Sends `body` as JSON (a string as it stands), and reads the answer as JSON if it is some, else as text. */
export type Call = <Body = Record<string, never>>(
  method: string,
  path: string,
  options?: CallOptions,
) => Promise<Answer<Body>>

type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

export const callBy =
  (fetching: Fetch): Call =>
  async <Body>(method: string, path: string, { token, body, headers = {} }: CallOptions = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const answer = await fetching(path, { method, ...sent, headers: { ...authorization, ...headers } })
    const text = await answer.text()
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body }
  }

/** The product without a socket, and without a password of `admin` unless given. Closed by whoever opens it. */
export async function openTestProduct(
  place: Place,
  environment: Readonly<Record<string, string>> = {},
  now = Date.now,
) {
  const config = readConfig({
    LOG_LEVEL: 'silent',
    DEMO: '0',
    ...place.environment,
    ...environment,
  })
  const product = await openProduct(config, openLog(config.logLevel), now)
  const call = callBy((path, init) => product.app.request(path, init))
  const tokenFor = async (body: object) =>
    (await call<{ token: string }>('POST', '/api/v1/sessions', { body })).body.token
  const signIn = (userName: string, password: string) => tokenFor({ userName, password })
  /** Without a password, which would cost a tenth of a second. */
  const adminToken = async () => tokenFor({ code: await product.sessions.newCode('admin') })
  return { ...product, call, signIn, adminToken }
}

export interface RunningServer {
  readonly url: string
  /** What it printed so far. */
  printed(): string
  readonly call: Call
  readonly child: ChildProcess
  /** Ends it and answers its exit code, null when a signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** A process of its own on a free port of this machine. */
export function startServer(
  place: Pick<Place, 'environment'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DEMO: '0',
      ADMIN_PASSWORD: adminPassword,
      LOG_LEVEL: 'error',
      ...place.environment,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return running(child)
}

/** Waits until the process says where it is. */
export async function running(child: ChildProcess): Promise<RunningServer> {
  let text = ''
  let found: string | undefined
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      text += data
      found ??= /ready at (https?:\/\/[^/]+)/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
  })
  return {
    url,
    printed: () => text,
    call: callBy((path, init) => fetch(`${url}${path}`, init)),
    child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill(signal)
        await ended
      }
      return child.exitCode
    },
  }
}
