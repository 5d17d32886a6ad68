/**
 * All that a database engine must offer: rows for a question, and a list of writes that stand or fall together.
 * No transaction ever takes a callback, so nothing can be awaited inside one.
 * SQL is written once, in PostgreSQL's manner: `$1`, `= ANY($2)` for a list, `BIGINT`, `JSON`, `COLLATE "C"`;
 * the SQLite driver rewrites just these words.
 */
export type Value = string | number | null
export type Parameter = Value | readonly Value[]

/** A statement and how many rows it must touch for its batch to stand (an INSERT, UPDATE or DELETE without RETURNING). */
export interface Statement {
  readonly sql: string
  readonly values: readonly Parameter[]
  readonly touches?: number
}

/** A table's columns by name. `text` and `json` are strings here, `bigint` is a whole number within 2^53. */
export type Columns = Readonly<Record<string, 'text' | 'bigint' | 'json'>>

export interface Table {
  readonly name: string
  readonly columns: Columns
}

/** Rows for a table, values in the order of its columns. With `replacing`, a row whose key columns exist is overwritten. */
export interface Insert {
  readonly insert: Table
  readonly rows: readonly (readonly Value[])[]
  readonly replacing?: readonly string[]
  /** Columns that mostly stay what they are in rows that are overwritten, while indexes depend on them: an engine may spare those. */
  readonly seldom?: readonly string[]
}

/** New values for existing rows: each row holds the `keys` first, then the values of `set`. Every row must exist. */
export interface Update {
  readonly update: Table
  readonly keys: readonly string[]
  readonly set: readonly string[]
  /** As with Insert. */
  readonly seldom?: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

export type Write = Statement | Insert | Update

export interface Database {
  readonly engine: 'sqlite' | 'postgres'
  /** Rejects with DatabaseUnavailable when the database is away. */
  rows<Row>(sql: string, ...values: readonly Parameter[]): Promise<Row[]>
  /**
   * Runs all writes in one durable transaction, or none. `stale` when a statement touched another number of rows than it says,
   * or when the engine gave way to another writer (SQLSTATE 40001, 40P01, SQLITE_BUSY).
   * A full disk rejects with StorageFull, a database that is away with DatabaseUnavailable; everything else rejects as it came.
   */
  batch(writes: readonly Write[]): Promise<'written' | 'stale'>
  /** The same in two steps, so that writes can be made ready while others are being written: calling the answer runs them. */
  ready(writes: readonly Write[]): () => Promise<'written' | 'stale'>
  close(): Promise<void>
}

/** The disk or the database's page limit is full; nothing of the batch was written. */
export class StorageFull extends Error {}

/** The database restarts, or the line to it broke. Whether a batch that was on its way is written nobody knows. */
export class DatabaseUnavailable extends Error {}
