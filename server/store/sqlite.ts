/**
 * One SQLite file, durable at every commit (WAL, `synchronous=FULL`). The whole of a batch runs without an await between
 * BEGIN and COMMIT, so that requests of this process can never come between its writes.
 *
 * Rewritten from PostgreSQL's manner, nothing else: `= ANY($n)` becomes a JSON list, `$n` becomes `?`, `BIGINT` becomes
 * `INTEGER`, `JSON` becomes `TEXT`, `COLLATE "C"` goes (bytes are SQLite's own order), and CREATE TABLE makes a STRICT one.
 */
import Sqlite from 'better-sqlite3'
import type { Database, Insert, Parameter, Statement, Table, Update, Value, Write } from './database.ts'
import { StorageFull } from './database.ts'

export interface SqliteOptions {
  /** The file may not grow beyond this many pages of 4096 bytes. */
  readonly maximumPages?: number
}

/**
 * Pages that many commits change are written back to the file once: the log may hold 16,384 of them, 64 MiB, before they
 * are. The cache is 16 MiB: SQLite looks through all of it at every commit, so a larger one costs more than it saves; the
 * system caches the file as well.
 */
export const settings: readonly string[] = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'wal_autocheckpoint = 16384',
  'foreign_keys = OFF',
  'cache_size = -16384',
]

/** `:memory:` is a file that nobody else sees. */
export function openSqlite(file: string, options: SqliteOptions = {}): Database {
  const sqlite = new Sqlite(file, { timeout: 250 })
  // SQLite's own knows no letters beyond ASCII, PostgreSQL's does.
  sqlite.function('lower', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text))
  for (const setting of settings) sqlite.pragma(setting)
  if (options.maximumPages !== undefined) sqlite.pragma(`max_page_count = ${options.maximumPages}`)
  const statements = statementsOf(sqlite)
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => sqlite.prepare(sql)) as Verbs

  return {
    engine: 'sqlite',
    async rows<Row>(sql: string, ...values: readonly Parameter[]): Promise<Row[]> {
      const bindable = statements.bySql(sql, values)
      return bindable.statement.all(bound(bindable, values)) as Row[]
    },
    batch,
    ready: (writes) => () => batch(writes),
    async close() {
      sqlite.close()
    },
  }

  async function batch(writes: readonly Write[]) {
    try {
      begin.run()
      const whole = writes.every((write) => run(statements, write))
      if (whole) commit.run()
      else rollback.run()
      return whole ? 'written' : 'stale'
    } catch (error) {
      if (sqlite.inTransaction) rollback.run()
      const code = error instanceof Sqlite.SqliteError ? error.code : ''
      if (code.startsWith('SQLITE_BUSY')) return 'stale'
      if (code === 'SQLITE_FULL') throw new StorageFull('the database cannot grow', { cause: error })
      throw error
    }
  }
}

type Prepared = Sqlite.Statement<unknown[]>
type Verbs = [Prepared, Prepared, Prepared]
interface Bindable {
  readonly statement: Prepared
  /** Which of the values each `?` stands for. */
  readonly order: readonly number[]
  /** Lists travel as JSON. */
  readonly listed: boolean
}

/** Each text is prepared once. Those of tables are found by the table itself, so that no text is built for them again. */
function statementsOf(sqlite: Sqlite.Database) {
  const prepared = (listed: boolean) =>
    memo(new Map<string, Bindable>(), (sql) => {
      const { text, order } = translated(sql, listed)
      return { statement: sqlite.prepare(text), order, listed }
    })
  const [withLists, withoutLists] = [prepared(true), prepared(false)]
  const bySql = (sql: string, values: readonly Parameter[]) => (values.some(isList) ? withLists : withoutLists)(sql)
  const inserts = new WeakMap<object, Map<string, Prepared>>()
  const ofTable = (table: object, variant: string, text: () => string): Prepared => {
    const variants = inserts.get(table) ?? new Map<string, Prepared>()
    inserts.set(table, variants)
    return memo(variants, () => sqlite.prepare(text()))(variant)
  }
  return { bySql, ofTable }
}
type Statements = ReturnType<typeof statementsOf>

/** Callers put filters together, so there is no end of texts. */
const mostRemembered = 2000
const memo =
  <Key, Made>(made: Map<Key, Made>, make: (key: Key) => Made) =>
  (key: Key): Made => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    if (made.size >= mostRemembered) made.clear()
    made.set(key, fresh)
    return fresh
  }

/** Whether the write touched as many rows as it must. */
function run(statements: Statements, write: Write): boolean {
  if ('insert' in write) return runInsert(statements, write)
  if ('update' in write) return runUpdate(statements, write)
  return runStatement(statements, write)
}

function runStatement(statements: Statements, { sql, values, touches }: Statement): boolean {
  const bindable = statements.bySql(sql, values)
  const { statement } = bindable
  const parameters = bound(bindable, values)
  const touched = statement.reader ? statement.all(parameters).length : statement.run(parameters).changes
  return touches === undefined || touched === touches
}

function runInsert(statements: Statements, { insert, rows, replacing = [], seldom = [] }: Insert): boolean {
  const columns = Object.keys(insert.columns)
  const statement = statements.ofTable(
    insert,
    `insert ${replacing}`,
    () =>
      `INSERT INTO ${insert.name} (${columns}) VALUES (${columns.map(() => '?')}) ${onConflict(columns, replacing)}`,
  )
  const staying = seldom.length === 0 ? null : updating(statements, insert, columns, [...replacing, ...seldom], columns)
  for (const row of rows) if (!staying?.(row)) statement.run(row)
  return true
}

/** SQLite writes every index of a column anew that an UPDATE names, whatever becomes of it: so it is named where it changes. */
function runUpdate(statements: Statements, { update, keys, set, rows, seldom = [] }: Update): boolean {
  const columns = [...keys, ...set]
  const changing = updating(statements, update, columns, keys, set)
  const staying = seldom.length === 0 ? null : updating(statements, update, columns, [...keys, ...seldom], set)
  return rows.every((row) => staying?.(row) || changing(row))
}

/** Sets the columns of the row in which the `keys` are what they are here; whether there is one. */
function updating(
  statements: Statements,
  table: Table,
  columns: readonly string[],
  keys: readonly string[],
  set: readonly string[],
) {
  const others = set.filter((column) => !keys.includes(column))
  const statement = statements.ofTable(table, `update ${keys} set ${others}`, () => {
    const equal = (column: string) => `${column} = ?`
    return `UPDATE ${table.name} SET ${others.map(equal)} WHERE ${keys.map(equal).join(' AND ')}`
  })
  const order = [...others, ...keys].map((column) => columns.indexOf(column))
  return (row: readonly Value[]) => statement.run(order.map((at) => row[at])).changes === 1
}

/** The tail of an INSERT that overwrites the row that already has these key columns; none without key columns. */
export function onConflict(columns: readonly string[], keys: readonly string[]): string {
  if (keys.length === 0) return ''
  const others = columns.filter((column) => !keys.includes(column))
  const action =
    others.length === 0 ? 'NOTHING' : `UPDATE SET ${others.map((column) => `${column} = excluded.${column}`)}`
  return `ON CONFLICT (${keys}) DO ${action}`
}

/** A list of one is compared as it is: for longer ones SQLite builds an index of its own at every question. */
const isList = (value: Parameter) => Array.isArray(value) && value.length !== 1

function translated(sql: string, listed: boolean): { text: string; order: number[] } {
  const order: number[] = []
  const text = sql
    .replace(/= ANY\((\$\d+)\)/g, listed ? 'IN (SELECT value FROM json_each($1))' : '= $1')
    .replace(/\bBIGINT\b/g, 'INTEGER')
    .replace(/\bJSON\b/g, 'TEXT')
    .replace(/\s*COLLATE "C"/g, '')
    .replace(/^(\s*CREATE TABLE\b.*\))\s*$/s, '$1 STRICT')
    .replace(/\$(\d+)/g, (_, number: string) => {
      order.push(Number(number) - 1)
      return '?'
    })
  return { text, order }
}

const bound = ({ order, listed }: Bindable, values: readonly Parameter[]) =>
  order.map((index) => {
    const value = values[index]
    if (!Array.isArray(value)) return value
    return listed ? JSON.stringify(value) : value[0]
  })
