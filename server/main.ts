/** Puts the product together: the only file that names its concrete parts. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { openLinks } from './approval/links.ts'
import { remindApprovers } from './approval/reminders.ts'
import { approvalPages } from './approval/routes.ts'
import { newAttempts } from './auth/attempts.ts'
import { type EntraDoor, openEntra } from './auth/entra.ts'
import { ensureAdmin } from './auth/first-admin.ts'
import type { Authenticate } from './auth/principal.ts'
import { openSessions, type Sessions } from './auth/sessions.ts'
import { listCompanies } from './commands/companies.ts'
import { createDemo, demoCompany } from './commands/demo.ts'
import { type Commands, openCommands } from './commands/run.ts'
import { openWaiting } from './commands/waiting.ts'
import { type Config, ConfigError, type Environment, readConfig } from './config.ts'
import { type Log, openLog } from './log.ts'
import { newId } from './new-id.ts'
import { openApi } from './openapi/openapi.ts'
import { folderAccessPoint, httpAccessPoint } from './outbox/access-points.ts'
import { type Outbox, openOutbox } from './outbox/outbox.ts'
import { folderTransport, smtpTransport } from './outbox/transports.ts'
import type { AppEnv } from './request.ts'
import { companiesRoutes } from './routes/companies.ts'
import { batchRoutes } from './routes/company/batch.ts'
import { changeRoutes } from './routes/company/changes.ts'
import { companyIdRoutes } from './routes/company/company-id.ts'
import { documentRoutes } from './routes/company/documents.ts'
import { emailRoutes } from './routes/company/emails.ts'
import { ledgerRoutes } from './routes/company/ledgers.ts'
import { personalDataRoutes } from './routes/company/personal-data.ts'
import { recordRoutes } from './routes/company/records.ts'
import { reportRoutes } from './routes/company/reports.ts'
import { setupCheckRoutes } from './routes/company/setup-check.ts'
import { statementRoutes } from './routes/company/statements.ts'
import { workbookRoutes } from './routes/company/workbook.ts'
import { writeRoutes } from './routes/company/writes.ts'
import { docsRoutes } from './routes/docs.ts'
import { healthRoutes } from './routes/health.ts'
import { knownMethodRoutes } from './routes/known-methods.ts'
import { manifestRoutes } from './routes/manifest.ts'
import { pagesRoutes } from './routes/pages.ts'
import { currentSessionRoutes, signInRoutes } from './routes/sessions.ts'
import { usersRoutes } from './routes/users.ts'
import { closeServer, endsInTime, onEnd } from './shutdown.ts'
import { forgetOldAnswers, openAnswers } from './store/answers.ts'
import { openBooks } from './store/books.ts'
import { type Database, DatabaseUnavailable } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { openPostgres } from './store/postgres.ts'
import { secretNamed } from './store/secrets.ts'
import { openSqlite } from './store/sqlite.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** Runs until a signal ends it. A wrong environment, and a database that is not there, are told in one sentence. */
export async function main(environment: Environment): Promise<void> {
  try {
    const config = readConfig(environment)
    const log = openLog(config.logLevel)
    const product = await openProduct(config, log)
    if (config.demo) await ensureDemo(product, log)
    const server = await listen(config, product.app)
    const tidying = setInterval(() => void tidy(product, log), hourly)
    // Whoever reads the greeting may end it at once.
    onEnd(() => {
      clearInterval(tidying)
      void end(server, product, log)
    })
    console.log(await greeting(config, portOf(server), product))
    await tidy(product, log)
  } catch (error) {
    console.error(plainly(error))
    process.exitCode = 1
  }
}

/** What whoever starts it can mend, in a sentence; throws anything else. */
function plainly(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  if (!(error instanceof DatabaseUnavailable)) throw error
  const { message } = error.cause as Error
  return `DATABASE_URL: the database does not answer (${message}). Start PostgreSQL, or correct the address.`
}

/** Where there is no company yet, a first one to look around in. */
async function ensureDemo({ database, commands }: Product, log: Log): Promise<void> {
  if ((await listCompanies(database)).length > 0) return
  log.info('making the company demo')
  await createDemo(database, commands, demoCompany, { seed: newId(Date.now()), at: new Date().toISOString() })
}

const hourly = 3_600_000
async function tidy({ database: db, commands }: Product, log: Log): Promise<void> {
  const failed = (text: string) => (err: unknown) => log.warn({ err }, text)
  await forgetOldAnswers(db, Date.now()).catch(failed('old answers were not forgotten'))
  await remindApprovers({ db, commands, now: Date.now }).catch(failed('approvers were not reminded'))
}

export interface Product {
  readonly app: Hono<AppEnv>
  readonly sessions: Sessions
  readonly adminHasPassword: boolean
  /** Aborted when the server begins to end: answers that wait for something must come now. */
  readonly stop: AbortController
  readonly commands: Commands
  readonly database: Database
  readonly outbox: Outbox
  close(): Promise<void>
}

/** Everything but the socket. Tests open it with a clock of their own. */
export async function openProduct(config: Config, log: Log, now = Date.now): Promise<Product> {
  const database = openDatabase(config, log)
  await migrate(database)
  const adminHasPassword = await ensureAdmin(database, config.adminPassword, now())
  const sessions = openSessions(database, now)
  const stop = new AbortController()
  const books = openBooks(database)
  const waiting = openWaiting(stop.signal)
  const outboxes: Outbox[] = []
  const commands = openCommands(books, {
    onCommit: waiting.wake,
    onQueued: () => {
      for (const outbox of outboxes) outbox.wake()
    },
    onError: (err) => log.error({ err }, 'a planner failed'),
  })
  const answers = openAnswers(database, now)
  const links = openLinks(await secretNamed(database, 'approval links'), config.publicUrl)
  const parts = {
    db: database,
    books,
    commands,
    now,
    links,
    hold: waiting.hold,
  }
  const fallbackAddress = `verkoop@${new URL(config.publicUrl).hostname.replace(/^\[|\]$/g, '')}`
  const outbox = openOutbox({
    ...parts,
    transport:
      config.smtpUrl === undefined ? folderTransport(join(config.dataDir, 'outbox')) : smtpTransport(config.smtpUrl),
    accessPoint: config.accessPoint
      ? httpAccessPoint(config.accessPoint.url, config.accessPoint.token)
      : folderAccessPoint(join(config.dataDir, 'e-invoices')),
    fallbackAddress,
    chance: Math.random,
    onError: (err) => log.error({ err }, 'a message could not be handled'),
  })
  outboxes.push(outbox)
  const attempts = newAttempts(now)
  const entra = config.entra && openEntra(config.entra, database, now)
  const { trustProxy } = config
  const app = createApp({
    log,
    publicUrl: config.publicUrl,
    authenticate: authenticateBy(sessions, entra),
    doors: [signInRoutes({ database, sessions, attempts, trustProxy })],
    api: [
      currentSessionRoutes(sessions),
      usersRoutes({ database, sessions, answers, now }),
      knownMethodRoutes(() => openApi(version).paths as Record<string, object>),
      companyIdRoutes(parts),
      companiesRoutes({ ...parts, answers, demo: config.demo }),
      batchRoutes(parts),
      changeRoutes(parts),
      documentRoutes(parts),
      emailRoutes(parts, fallbackAddress),
      ledgerRoutes(parts),
      personalDataRoutes(parts),
      workbookRoutes({ ...parts, publicUrl: config.publicUrl }),
      reportRoutes(parts),
      setupCheckRoutes(parts),
      recordRoutes(parts),
      statementRoutes(parts),
      writeRoutes(parts),
    ],
    pages: [
      healthRoutes(database, version),
      approvalPages({ ...parts, sessions, attempts, trustProxy, entra, publicUrl: config.publicUrl }),
      manifestRoutes(config.publicUrl),
      docsRoutes(root, () => openApi(version)),
      pagesRoutes({ root, local: config.local, publicUrl: config.publicUrl }),
    ],
  })
  return {
    app,
    sessions,
    adminHasPassword,
    stop,
    close: async () => {
      await outbox.stop()
      await commands.settled()
      await database.close()
    },
    commands,
    database,
    outbox,
  }
}

function openDatabase({ databaseUrl, dataDir }: Config, log: Log): Database {
  mkdirSync(dataDir, { recursive: true })
  if (databaseUrl === undefined) return openSqlite(join(dataDir, 'verkoop.sqlite'))
  return openPostgres(databaseUrl, { onLost: (err) => log.warn({ err }, 'lost a connection to the database') })
}

const authenticateBy =
  (sessions: Sessions, entra: EntraDoor | undefined): Authenticate =>
  async (token) =>
    (await sessions.authenticate(token)) ?? (await entra?.authenticate(token))

function listen({ host, port, tls }: Config, app: Hono<AppEnv>): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const secure = tls === undefined ? {} : { createServer: createTlsServer, serverOptions: tls }
    const server = serve({ fetch: app.fetch, hostname: host, port, ...secure }, () => resolve(server))
    server.once('error', (error: Error) => reject(notListening(error, port)))
  })
}

const notListening = (error: Error, port: number) =>
  'code' in error && error.code === 'EADDRINUSE'
    ? new ConfigError(`Port ${port} is in use. Stop what uses it, or choose another with PORT.`)
    : error

function portOf(server: ServerType): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const aboutLink =
  'The link signs you in as admin once, within 15 minutes. For another, start the server again; with ADMIN_PASSWORD set, admin signs in with that password.'

/** The one address to open. As long as `admin` has no password, it signs in who opens it on this machine. */
async function greeting(
  { publicUrl, local }: Config,
  port: number,
  { sessions, adminHasPassword }: Product,
): Promise<string> {
  const address = publicUrl.replace(/:0$/, `:${port}`)
  if (!local || adminHasPassword) return `Verkoop is ready at ${address}/`
  return `Verkoop is ready at ${address}/#signin=${await sessions.newCode('admin')}\n${aboutLink}`
}

async function end(server: ServerType, product: Product, log: Log): Promise<void> {
  log.info('ending')
  product.stop.abort()
  await closeServer(server)
  const isClosed = await endsInTime(product.close())
  if (!isClosed) log.error('the database did not let go')
  process.exit(isClosed ? 0 : 1)
}
