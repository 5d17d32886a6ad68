/** What the environment says, with every default in sight. Read once, at the start. */
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'

export interface Config {
  readonly port: number
  readonly host: string
  /** Only this machine can reach the server, not even through a proxy: the workbench and the sign-in link are for it alone. */
  readonly local: boolean
  /** The origin that people and Excel use, without a slash at its end. */
  readonly publicUrl: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly accessPoint: { readonly url: string; readonly token: string | undefined } | undefined
  readonly adminPassword: string | undefined
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** A proxy in front sets X-Forwarded-For and speaks TLS. */
  readonly trustProxy: boolean
  readonly entra: { readonly tenantId: string; readonly clientId: string } | undefined
  readonly logLevel: LogLevel
  /** Make the company `demo` on an empty data directory. */
  readonly demo: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/** The environment is not one to start with; the message says what to change. */
export class ConfigError extends Error {}

export function readConfig(environment: Environment): Config {
  const of = (name: string) => environment[name]?.trim() || undefined
  const port = portOf(of('PORT') ?? '3000')
  const host = of('HOST') ?? '127.0.0.1'
  const loopback = isLoopback(host)
  const tls = tlsOf(of('TLS_CERT'), of('TLS_KEY'))
  const trustProxy = of('TRUST_PROXY') === '1'
  if (!loopback && tls === undefined && !trustProxy)
    throw new ConfigError(
      `HOST=${host} can be reached from other machines. Set TLS_CERT and TLS_KEY, or TRUST_PROXY=1 behind a proxy that speaks TLS.`,
    )
  const publicUrl = publicUrlOf(of('PUBLIC_URL') ?? defaultUrl(tls, host, port))
  return {
    port,
    host,
    local: loopback && !trustProxy && isLoopback(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')),
    publicUrl,
    dataDir: resolve(of('DATA_DIR') ?? './data'),
    databaseUrl: databaseUrlOf(of('DATABASE_URL')),
    smtpUrl: smtpUrlOf(of('SMTP_URL')),
    accessPoint: accessPointOf(of('ACCESS_POINT_URL'), of('ACCESS_POINT_TOKEN')),
    adminPassword: environment.ADMIN_PASSWORD || undefined,
    tls,
    trustProxy,
    entra: entraOf(of('ENTRA_TENANT_ID'), of('ENTRA_CLIENT_ID')),
    logLevel: logLevelOf(of('LOG_LEVEL') ?? (loopback && tls === undefined ? 'warn' : 'info')),
    demo: of('DEMO') !== '0',
  }
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
/** Certificates for this machine name `localhost`, seldom its address. */
function defaultUrl(tls: Config['tls'], host: string, port: number): string {
  if (tls !== undefined && isLoopback(host)) return `https://localhost:${port}`
  return `${tls === undefined ? 'http' : 'https'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new ConfigError(`PORT=${text} is not a port. Give a number from 0 (any free port) to 65535.`)
}

function publicUrlOf(text: string): string {
  const url = URL.parse(text)
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '')
    return url.origin
  throw new ConfigError(`PUBLIC_URL=${text} is not an origin. Give it as https://sales.example.com`)
}

function databaseUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text
  throw new ConfigError('DATABASE_URL must begin with postgres:// . Leave it out to use SQLite.')
}

function tlsOf(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new ConfigError('TLS_CERT and TLS_KEY belong together. Set both.')
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } catch (error) {
    throw new ConfigError('TLS_CERT and TLS_KEY must name two files that can be read.', { cause: error })
  }
}

function entraOf(tenantId: string | undefined, clientId: string | undefined): Config['entra'] {
  if (tenantId === undefined && clientId === undefined) return undefined
  if (tenantId !== undefined && clientId !== undefined) return { tenantId, clientId }
  throw new ConfigError('ENTRA_TENANT_ID and ENTRA_CLIENT_ID belong together. Set both.')
}

function logLevelOf(text: string): LogLevel {
  const level = logLevels.find((one) => one === text)
  if (level !== undefined) return level
  throw new ConfigError(`LOG_LEVEL=${text} is none of ${logLevels.join(', ')}.`)
}

function smtpUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || (/^smtps?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.hostname))
    return text
  throw new ConfigError('SMTP_URL is not an address such as smtps://user:password@mail.example.com:465.')
}

function accessPointOf(text: string | undefined, token: string | undefined): Config['accessPoint'] {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    return { url: url.href, token }
  throw new ConfigError(
    'ACCESS_POINT_URL is not an address such as https://access.example.com/e-invoices. Plain http is for this machine alone.',
  )
}
