/** What the engines can do at best: the same rows into the same tables with the same indexes, durably, and nothing else. */
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { Table } from '../../server/store/database.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite, settings } from '../../server/store/sqlite.ts'
import { inGroups, merged, type Rows, tables } from './dump.ts'

export interface Limit {
  /** Seconds for inserting the rows, so many documents in one transaction. */
  insert(documents: readonly Rows[], perTransaction: number): Promise<number>
  close(): Promise<void>
}

export async function sqliteLimit(file: string): Promise<Limit> {
  const made = openSqlite(file)
  await migrate(made)
  await made.close()
  const sqlite = new Sqlite(file)
  for (const setting of settings) sqlite.pragma(setting)
  const inserts = tables.map((table) => {
    const columns = Object.keys(table.columns)
    const statement = sqlite.prepare(`INSERT INTO ${table.name} (${columns}) VALUES (${columns.map(() => '?')})`)
    return { table, statement }
  })
  const [begin, commit] = [sqlite.prepare('BEGIN IMMEDIATE'), sqlite.prepare('COMMIT')]
  return {
    async insert(documents, perTransaction) {
      const groups = [...inGroups(documents, perTransaction)].map(merged)
      const start = performance.now()
      for (const group of groups) {
        begin.run()
        for (const { table, statement } of inserts) for (const row of group.get(table) ?? []) statement.run(row)
        commit.run()
      }
      return (performance.now() - start) / 1000
    },
    async close() {
      sqlite.close()
    },
  }
}

export async function postgresLimit(url: string): Promise<Limit> {
  const made = openPostgres(url)
  await migrate(made)
  await made.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    async insert(documents, perTransaction) {
      const groups = [...inGroups(documents, perTransaction)].map((group) => statementsOf(merged(group)))
      const start = performance.now()
      for (const statements of groups) {
        await client.query('BEGIN')
        for (const statement of statements) await client.query(statement)
        await client.query('COMMIT')
      }
      return (performance.now() - start) / 1000
    },
    close: () => client.end(),
  }
}

/** Prepared statements with their arrays written out, so that what is measured is the database. */
const statementsOf = (rows: Rows) =>
  [...rows].flatMap(([table, own]) => (own.length === 0 ? [] : [{ ...unnested(table), values: arraysOf(table, own) }]))

function unnested({ name, columns }: Table) {
  const arrays = Object.values(columns).map((kind, index) => `$${index + 1}::${kind}[]`)
  return { name, text: `INSERT INTO ${name} (${Object.keys(columns)}) SELECT * FROM unnest(${arrays})` }
}
const arraysOf = ({ columns }: Table, rows: readonly (readonly (string | number | null)[])[]) =>
  Object.keys(columns).map((_, at) => `{${rows.map((row) => element(row[at] ?? null))}}`)
const element = (value: string | number | null) =>
  typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : (value ?? 'NULL')
