/**
 * Runs the acceptance cases of a folder against the server on each engine: `node test/acceptance/run.ts <folder>`.
 * What may fail stands in test/http-cases-pending.txt. Ends with 1 when the list and the truth differ.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startPostgres } from '../support/postgres.ts'
import { startServer } from '../support/server.ts'
import { type CaseResult, isGood, judge, readPending, type Verdict } from './judge.ts'

const here = import.meta.dirname
const [folder = '', ...engines] = process.argv.slice(2)
const pending = readPending(readFileSync(join(here, '../http-cases-pending.txt'), 'utf8'))
const environments = { sqlite: onSqlite, postgres: onPostgres }

let good = true
for (const engine of ['sqlite', 'postgres'] as const) {
  if (engines.length > 0 && !engines.includes(engine)) continue
  const verdict = judge(await environments[engine](casesOn), pending)
  tell(engine, verdict)
  good &&= isGood(verdict)
}
process.exitCode = good ? 0 : 1

type Environment = Readonly<Record<string, string>>
type Run = (environment: Environment) => Promise<CaseResult[]>

async function onSqlite(run: Run): Promise<CaseResult[]> {
  const data = mkdtempSync(join(tmpdir(), 'verkoop-acceptance-'))
  try {
    return await run({ DATA_DIR: data })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function onPostgres(run: Run): Promise<CaseResult[]> {
  const cluster = await startPostgres()
  try {
    return await onSqlite((environment) => run({ ...environment, DATABASE_URL: cluster.url('postgres') }))
  } finally {
    await cluster.stop()
  }
}

async function casesOn(environment: Environment): Promise<CaseResult[]> {
  const password = randomBytes(12).toString('hex')
  const server = await startServer({ environment }, { ADMIN_PASSWORD: password })
  const ended = () => void server.stop()
  process.once('SIGTERM', ended).once('SIGINT', ended)
  const results = await runCases({ BASE_URL: server.url, ADMIN_PASSWORD: password }).finally(() => server.stop())
  process.off('SIGTERM', ended).off('SIGINT', ended)
  if (server.child.exitCode === 0) return results
  throw new Error(`the server ended with ${server.child.exitCode}: ${server.printed()}`)
}

/** The cases see the address and the password, as anyone would who runs them by hand. */
async function runCases(environment: Environment): Promise<CaseResult[]> {
  const files = readdirSync(resolve(folder)).filter((file) => file.endsWith('.test.mjs'))
  const reporter = ['--test-reporter', join(here, 'reporter.ts'), '--test-reporter-destination', 'stdout']
  const options = ['--test', '--test-concurrency=4', '--test-timeout=120000', ...reporter]
  const child = spawn(process.execPath, [...options, ...files.map((file) => resolve(folder, file))], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const data of child.stdout) text += data
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

function tell(engine: string, { passed, pending, broken, listedInVain }: Verdict): void {
  for (const { name, error } of broken) console.log(`✗ ${name}\n    ${error.replaceAll('\n', '\n    ')}`)
  for (const id of listedInVain) console.log(`✗ ${id} passes: take it off test/http-cases-pending.txt`)
  const wrong = `${broken.length} broken, ${listedInVain.length} to take off the list`
  console.log(`acceptance on ${engine}: ${passed.length} passed, ${pending.length} pending, ${wrong}`)
}
