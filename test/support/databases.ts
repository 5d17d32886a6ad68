/** The same tests on both engines, each test with a database of its own. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, inject } from 'vitest'
import type { Database } from '../../server/store/database.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

export type Engine = Database['engine']
const engines: readonly Engine[] = ['sqlite', 'postgres']

/** An empty database that lives as long as its test. Several openings of one place see the same rows. */
export interface Place {
  readonly engine: Engine
  /** What a server process must be told to work here. */
  readonly environment: Readonly<Record<string, string>>
  /** Another connection, closed with the test. Not migrated. */
  open(): Database
}

type Tests = (engine: Engine, open: () => Promise<Database>, newPlace: () => Promise<Place>) => void

/** `open` gives an empty database, not migrated, closed after the test; `newPlace` one that can be opened many times. */
export function forEachEngine(tests: Tests): void {
  for (const engine of engines) onEngine(engine, tests)
}

/** For what one engine alone does, or what does not depend on the engine but needs a database. */
export function onEngine(engine: Engine, tests: Tests): void {
  describe(`on ${engine}`, () => {
    const endings: Endings = []
    afterEach(async () => {
      for (const end of endings.splice(0).reverse()) await end()
    })
    const newPlace = () => makePlace[engine](endings)
    tests(engine, async () => (await newPlace()).open(), newPlace)
  })
}

type Endings = (() => Promise<unknown>)[]
const makePlace: Record<Engine, (endings: Endings) => Promise<Place>> = {
  async sqlite(endings) {
    const folder = mkdtempSync(join(tmpdir(), 'verkoop-test-'))
    endings.push(async () => rmSync(folder, { recursive: true, force: true }))
    const open = () => closing(openSqlite(join(folder, 'verkoop.sqlite')), endings)
    return { engine: 'sqlite', environment: { DATA_DIR: folder }, open }
  },
  async postgres(endings) {
    const name = `test_${randomBytes(8).toString('hex')}`
    await administer(`CREATE DATABASE ${name}`)
    endings.push(() => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    const folder = mkdtempSync(join(tmpdir(), 'verkoop-test-'))
    endings.push(async () => rmSync(folder, { recursive: true, force: true }))
    const url = inject('postgres').replace('NAME', name)
    const open = () => closing(openPostgres(url), endings)
    return { engine: 'postgres', environment: { DATA_DIR: folder, DATABASE_URL: url }, open }
  },
}

function closing(database: Database, endings: Endings): Database {
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= database.close()
    return closed
  }
  endings.push(close)
  return { ...database, close }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').replace('NAME', 'postgres') })
  await client.connect()
  await client.query(sql)
  await client.end()
}
