/**
 * PostgreSQL, or a database that speaks its protocol. Rows of a table travel as one array per column, so that a batch costs
 * one round trip per table however many rows it holds.
 */
import { setImmediate as immediate } from 'node:timers/promises'
import pg from 'pg'
import type { Database, Insert, Parameter, Statement, Table, Update, Value, Write } from './database.ts'
import { DatabaseUnavailable, StorageFull } from './database.ts'
import { onConflict } from './sqlite.ts'
import { keepStatistics } from './statistics.ts'

export interface PostgresOptions {
  readonly connections?: number
  /** Hears of connections that broke while idle; the pool replaces them by itself. */
  readonly onLost?: (error: Error) => void
}

/** Milliseconds for a connection: a host that is gone answers nothing at all. */
const longestWait = 30_000

/** Connects at the first question, not here. `url` as in `postgres://user@host:5432/name`. */
export function openPostgres(url: string, { connections = 10, onLost = () => {} }: PostgresOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: longestWait,
    keepAlive: true,
    types: { getTypeParser },
    pipeline: true,
  })
  pool.on('error', onLost)
  const named = nameOf()
  const statistics = keepStatistics((table) => pool.query(`ANALYZE ${table}`).catch(onLost))
  return {
    engine: 'postgres',
    async rows<Row>(sql: string, ...values: readonly Parameter[]): Promise<Row[]> {
      const answer = await pool.query({ ...named(sql), values: [...values] }).catch(raise)
      return answer.rows as Row[]
    },
    batch: (writes) => ready(writes)(),
    ready,
    async close() {
      await statistics.settled()
      await pool.end()
    },
  }

  function ready(writes: readonly Write[]) {
    const making = inTurns(writes)
    making.catch(() => {}) // whoever has them written hears of it
    return async () => {
      const statements = await making
      const client = await pool.connect().catch(raise)
      // The pool listens to connections at rest only; that one breaks in use must not end the server.
      client.on('error', onLost)
      let broken = false
      try {
        await runAll(client, statements, named)
      } catch (error) {
        broken = isBroken(error)
        return gaveWay(error)
      } finally {
        if (!broken) client.off('error', onLost)
        client.release(broken)
      }
      statistics.wrote(writes)
      return 'written' as const
    }
  }
}

/** After so many rows others get their turn: what is being written goes on its way to the database meanwhile. */
const breath = 200

async function inTurns(writes: readonly Write[]): Promise<Statement[]> {
  const statements: Statement[] = []
  let rows = 0
  for (const write of writes) {
    rows += 'rows' in write ? write.rows.length : 1
    if (rows > breath) {
      await immediate()
      rows = 0
    }
    statements.push(statementOf(write))
  }
  return statements
}

type Named = (sql: string) => { text: string; name?: string }

/** The first 1000 texts are prepared once per connection; beyond that a text is sent whole. */
function nameOf(): Named {
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text) ?? (names.size < 1000 ? `s${names.size}` : undefined)
    if (name === undefined) return { text }
    names.set(text, name)
    return { text, name }
  }
}

/**
 * All are sent at once, COMMIT with them, so a batch costs one round trip. What fails first tells why: what comes after it,
 * up to the COMMIT that then rolls back, only fails because of it.
 */
async function runAll(client: pg.PoolClient, statements: readonly Statement[], named: Named): Promise<void> {
  const answers = await Promise.allSettled([
    client.query('BEGIN'),
    ...statements.map((statement) => client.query(queryOf(statement, named))),
    client.query('COMMIT'),
  ])
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
}

/** A statement that must touch so many rows divides by zero when it touches others: only an error undoes what is under way. */
function queryOf({ sql, values, touches }: Statement, named: Named): pg.QueryConfig {
  if (touches === undefined) return { ...named(sql), values: [...values] }
  const counted = `WITH touched AS (${sql} RETURNING 1) SELECT 1 / CAST(COUNT(*) = $${values.length + 1} AS INTEGER) FROM touched`
  return { ...named(counted), values: [...values, touches] }
}

const isBroken = (error: unknown) => !(error instanceof pg.DatabaseError) || error.severity === 'FATAL'

const otherRowsTouched = '22012'
const otherWriterFirst: readonly string[] = ['40001', '40P01']
const noRoom = '53100'

function gaveWay(error: unknown): 'stale' {
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  if (code === otherRowsTouched || (code !== undefined && otherWriterFirst.includes(code))) return 'stale'
  return raise(error)
}

/** Throws it as what it means. */
function raise(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === noRoom)
    throw new StorageFull('the database cannot grow', { cause: error })
  if (isAway(error)) throw new DatabaseUnavailable('the database does not answer', { cause: error })
  throw error
}

/** It shuts down, starts, or lets nobody in (`FATAL`); or the line broke, which the system (`E…`) or the driver says. */
const away = /^(57P0[1-3]|08\w{3}|E[A-Z]{3,})$/
const brokenLine = /^Connection terminated|not queryable|timeout exceeded when trying to connect/
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof pg.DatabaseError && error.severity === 'FATAL') return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return code === '' ? brokenLine.test(error.message) : away.test(code)
}

function statementOf(write: Write): Statement {
  if ('insert' in write) return insertOf(write)
  if ('update' in write) return updateOf(write)
  return write
}

function insertOf({ insert, rows, replacing = [] }: Insert): Statement {
  const sql = textOf(insert, `insert ${replacing}`, () => {
    const columns = Object.keys(insert.columns)
    const source = `unnest(${columns.map((column, index) => arrayParameter(insert, column, index))})`
    return `INSERT INTO ${insert.name} (${columns}) SELECT * FROM ${source} ${onConflict(columns, replacing)}`
  })
  return { sql, values: arraysOf(insert, Object.keys(insert.columns), rows) }
}

function updateOf({ update, keys, set, rows }: Update): Statement {
  const columns = [...keys, ...set]
  const sql = textOf(update, `update ${keys} set ${set}`, () => {
    const source = `unnest(${columns.map((column, index) => arrayParameter(update, column, index))}) AS fresh (${columns})`
    const where = keys.map((key) => `${update.name}.${key} = fresh.${key}`).join(' AND ')
    return `UPDATE ${update.name} SET ${set.map((column) => `${column} = fresh.${column}`)} FROM ${source} WHERE ${where}`
  })
  return { sql, values: arraysOf(update, columns, rows), touches: rows.length }
}

const arrayParameter = (table: Table, column: string, index: number) => `$${index + 1}::${table.columns[column]}[]`

const texts = new WeakMap<Table, Map<string, string>>()
function textOf(table: Table, variant: string, make: () => string): string {
  const variants = texts.get(table) ?? new Map<string, string>()
  texts.set(table, variants)
  const text = variants.get(variant) ?? make()
  variants.set(variant, text)
  return text
}

/** One array literal per column. Written here and not by pg, which takes several times as long over it. */
function arraysOf(table: Table, columns: readonly string[], rows: readonly (readonly Value[])[]): string[] {
  return columns.map((column, index) => {
    const element = table.columns[column] === 'bigint' ? numberElement : textElement
    return `{${rows.map((row) => element(row[index] ?? null)).join(',')}}`
  })
}
const numberElement = (value: Value) => (value === null ? 'NULL' : `${value}`)
const marked = /["\\]/
/** Most texts hold neither mark; of JSON, each is looked for by itself, which is several times as fast as both at once. */
const textElement = (value: Value) => {
  if (value === null) return 'NULL'
  const text = String(value)
  return `"${marked.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : text}"`
}

/** Whole numbers and sums of them come as numbers, JSON as the text it was written as, the rest as pg reads it. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  const { INT8, NUMERIC, JSON: json, JSONB } = pg.types.builtins
  if (oid === INT8 || oid === NUMERIC) return Number
  if (oid === json || oid === JSONB) return (text: string) => text
  return pg.types.getTypeParser(oid, format)
}
