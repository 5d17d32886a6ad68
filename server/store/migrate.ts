/**
 * The files of migrations/, `0001-name.sql` and on, are applied in the order of their numbers, each in one batch with the
 * row that remembers it. Their SQL is PostgreSQL's; the SQLite driver turns its words into its own (see sqlite.ts). A
 * statement ends with `;` at the end of a line. A file that was applied is never changed: the next file corrects it.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Statement } from './database.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
  readonly hash: string
}

interface Applied {
  readonly number: number
  readonly name: string
  readonly hash: string
}

/** Brings the database to the newest file. Rejects when the database holds a history that these files do not tell. */
export async function migrate(database: Database, migrations?: readonly Migration[]): Promise<void> {
  const known = migrations ?? (await readMigrations(join(import.meta.dirname, 'migrations')))
  await prepareHistory(database)
  for (;;) {
    const applied = await database.rows<Applied>('SELECT number, name, hash FROM migrations ORDER BY number')
    refuseForeignHistory(applied, known)
    const next = known[applied.length]
    if (next === undefined) return
    await apply(database, next) // on stale another server was first: the next round sees what it did
  }
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const found = await Promise.all(
    files.map(async (file) => migrationOf(file, await readFile(join(folder, file), 'utf8'))),
  )
  const stray = found.find(({ number }, index) => number !== index + 1)
  if (stray) throw new Error(`Migrations are numbered 1, 2, 3, …: "${stray.name}" is out of place.`)
  return found
}

export function migrationOf(file: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n').replace(/^\s*--.*\n/gm, '')
  const statements = sql.split(/;\s*$/m).map((statement) => statement.trim())
  return {
    number: Number.parseInt(file, 10),
    name: file.replace(/\.sql$/, ''),
    statements: statements.filter((statement) => statement !== ''),
    hash: createHash('sha256').update(sql).digest('hex'),
  }
}

/** Servers that start at once wait here for each other; SQLite's BEGIN IMMEDIATE does the same. */
const alone = (database: Database): Statement[] =>
  database.engine === 'postgres' ? [{ sql: 'SELECT pg_advisory_xact_lock(7375726)', values: [] }] : []

async function prepareHistory(database: Database): Promise<void> {
  const create = `CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)`
  await database.batch([...alone(database), { sql: create, values: [] }])
}

function refuseForeignHistory(applied: readonly Applied[], known: readonly Migration[]): void {
  const foreign = applied.find(
    ({ number, hash }, index) => known[index]?.number !== number || known[index]?.hash !== hash,
  )
  if (foreign === undefined) return
  throw new Error(
    `This database was changed by "${foreign.name}", which this version does not know. Start the version that made it, or a newer one.`,
  )
}

function apply(database: Database, { number, name, hash, statements }: Migration): Promise<'written' | 'stale'> {
  const remember: Statement = {
    sql: `INSERT INTO migrations (number, name, hash)
          SELECT CAST($1 AS BIGINT), $2, $3 WHERE NOT EXISTS (SELECT 1 FROM migrations WHERE number = $1)`,
    values: [number, name, hash],
    touches: 1,
  }
  return database.batch([...alone(database), remember, ...statements.map((sql) => ({ sql, values: [] }))])
}
