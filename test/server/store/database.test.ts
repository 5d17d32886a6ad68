import { describe, expect, test } from 'vitest'
import type { Database, Table } from '../../../server/store/database.ts'
import { DatabaseUnavailable, StorageFull } from '../../../server/store/database.ts'
import { openPostgres } from '../../../server/store/postgres.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { forEachEngine, onEngine } from '../../support/databases.ts'

const shelves = {
  name: 'shelves',
  columns: { company: 'text', code: 'text', pieces: 'bigint', notes: 'json' },
} as const satisfies Table

const create = `CREATE TABLE shelves (
  company TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, pieces BIGINT, notes JSON, PRIMARY KEY (company, code)
)`

async function withShelves(database: Database): Promise<Database> {
  await database.batch([{ sql: create, values: [] }])
  return database
}
const all = (database: Database) =>
  database.rows<{ company: string; code: string; pieces: number | null; notes: string | null }>(
    'SELECT * FROM shelves ORDER BY company, code',
  )
const row = (code: string, pieces: number | null = 1, notes: string | null = null) => ['demo', code, pieces, notes]

forEachEngine((engine, open, newPlace) => {
  describe('a database', () => {
    test('gives back what was inserted, to the letter', async () => {
      const database = await withShelves(await open())
      const odd = ['{a,"b"}', '\\\'"\\n', '', 'NULL', '\tindented\r\n', '🚲 中文 ß', '$1']
      const notes = '{"b": 1,  "a":[null,"\\\\"]}'
      await database.batch([{ insert: shelves, rows: odd.map((code, index) => row(code, 2 ** 53 - 1 - index, notes)) }])
      const stored = await all(database)
      expect(stored.map((shelf) => shelf.code).sort()).toEqual(odd.toSorted())
      expect(Math.max(...stored.map((shelf) => shelf.pieces ?? 0))).toBe(2 ** 53 - 1)
      expect(new Set(stored.map((shelf) => shelf.notes))).toEqual(new Set([notes]))
    })

    test('orders text by its UTF-8 bytes', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: ['b', 'a', 'B', 'é', 'Z', '10', '9'].map((code) => row(code)) }])
      expect((await all(database)).map((shelf) => shelf.code)).toEqual(['10', '9', 'B', 'Z', 'a', 'b', 'é'])
    })

    test('finds by a list, and uses a parameter twice and in any order', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1), row('b', 2), row('c', 3)] }])
      const found = await database.rows<{ code: string }>(
        'SELECT code FROM shelves WHERE pieces < $2 AND company = $1 AND code = ANY($3) AND $1 = company ORDER BY code',
        'demo',
        3,
        ['a', 'c', 'x'],
      )
      expect(found).toEqual([{ code: 'a' }])
      expect(await database.rows('SELECT code FROM shelves WHERE pieces = ANY($1)', [2])).toEqual([{ code: 'b' }])
      expect(await database.rows('SELECT code FROM shelves WHERE pieces = ANY($1)', [])).toEqual([])
    })

    test('counts and sums as numbers', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 5), row('b', 2 ** 52), row('c', null)] }])
      const sums = await database.rows('SELECT count(*) AS lines, sum(pieces) AS pieces FROM shelves')
      expect(sums).toEqual([{ lines: 3, pieces: 2 ** 52 + 5 }])
    })

    test('overwrites the row that has the key when told to replace', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1), row('b', 2)] }])
      await database.batch([{ insert: shelves, rows: [row('b', 20), row('c', 30)], replacing: ['company', 'code'] }])
      expect((await all(database)).map((shelf) => shelf.pieces)).toEqual([1, 20, 30])
    })

    test('overwrites the row that has the key whether or not what seldom changes does', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1, '0'), row('b', 2, '0')] }])
      const rows = [row('a', 1, '1'), row('b', 20, '2'), row('c', 30, '3')]
      await database.batch([{ insert: shelves, rows, replacing: ['company', 'code'], seldom: ['pieces'] }])
      expect((await all(database)).map(({ pieces, notes }) => [pieces, notes])).toEqual([
        [1, '1'],
        [20, '2'],
        [30, '3'],
      ])
    })

    test('updates rows by their keys', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1), row('b', 2), row('c', 3)] }])
      const update = { update: shelves, keys: ['company', 'code'], set: ['pieces', 'notes'] }
      const done = await database.batch([{ ...update, rows: [row('c', 33, '[]'), row('a', null)] }])
      expect(done).toBe('written')
      expect((await all(database)).map(({ pieces, notes }) => [pieces, notes])).toEqual([
        [null, null],
        [2, null],
        [33, '[]'],
      ])
    })

    test('updates rows whether or not what seldom changes does', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1, '0'), row('b', 1, '0'), row('c', null, '0')] }])
      const update = { update: shelves, keys: ['company', 'code'], set: ['pieces', 'notes'], seldom: ['pieces'] }
      const [same, other, from] = [
        ['demo', 'a', 1, '1'],
        ['demo', 'b', 2, '2'],
        ['demo', 'c', 3, '3'],
      ]
      expect(await database.batch([{ ...update, rows: [same, other, from] }])).toBe('written')
      const told = async () => (await all(database)).map(({ pieces, notes }) => [pieces, notes])
      const after = [
        [1, '1'],
        [2, '2'],
        [3, '3'],
      ]
      expect(await told()).toEqual(after)
      const missing = ['demo', 'x', 1, '4']
      expect(await database.batch([{ ...update, rows: [['demo', 'a', 1, '4'], missing] }])).toBe('stale')
      expect(await told()).toEqual(after)
    })

    test('writes nothing of a batch in which a row to update is missing', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1)] }])
      const update = { update: shelves, keys: ['company', 'code'], set: ['pieces'] }
      const rows = [
        ['demo', 'a', 9],
        ['demo', 'x', 9],
      ]
      const done = await database.batch([
        { insert: shelves, rows: [row('b')] },
        { ...update, rows },
      ])
      expect(done).toBe('stale')
      expect((await all(database)).map(({ code, pieces }) => [code, pieces])).toEqual([['a', 1]])
    })

    test('writes nothing of a batch whose statement touched another number of rows than it says', async () => {
      const database = await withShelves(await open())
      await database.batch([{ insert: shelves, rows: [row('a', 1)] }])
      const raise = (from: number) => ({
        sql: 'UPDATE shelves SET pieces = pieces + 1 WHERE pieces = $1',
        values: [from],
        touches: 1,
      })
      expect(await database.batch([raise(1), { insert: shelves, rows: [row('b', 7)] }])).toBe('written')
      expect(await database.batch([raise(1), { insert: shelves, rows: [row('c', 8)] }])).toBe('stale')
      expect((await all(database)).map((shelf) => shelf.pieces)).toEqual([2, 7])
    })

    test('rejects a broken batch as the engine does, writes nothing of it, and goes on', async () => {
      const database = await withShelves(await open())
      const twice = { insert: shelves, rows: [row('a'), row('a')] }
      await expect(database.batch([{ insert: shelves, rows: [row('b')] }, twice])).rejects.toThrow(/unique/i)
      expect(await all(database)).toEqual([])
      expect(await database.batch([{ insert: shelves, rows: [row('a')] }])).toBe('written')
    })

    test('refuses text where a whole number belongs', async () => {
      const database = await withShelves(await open())
      await expect(database.batch([{ insert: shelves, rows: [['demo', 'a', 'many', null]] }])).rejects.toThrow()
      expect(await all(database)).toEqual([])
    })

    test('lets one of two writers through that read the same revision', async () => {
      const place = await newPlace()
      const [one, other] = [await withShelves(place.open()), place.open()]
      await one.batch([{ insert: shelves, rows: [row('revision', 1)] }])
      const raise = {
        sql: "UPDATE shelves SET pieces = 2 WHERE code = 'revision' AND pieces = 1",
        values: [],
        touches: 1,
      }
      const done = await Promise.all([one.batch([raise]), other.batch([raise])])
      expect(done.toSorted()).toEqual(['stale', 'written'])
    })

    test('keeps ten thousand rows of one batch', async () => {
      const database = await withShelves(await open())
      const rows = Array.from({ length: 10_000 }, (_, index) => row(`${index}`, index, `[${index}]`))
      await database.batch([{ insert: shelves, rows }])
      expect(await database.rows('SELECT sum(pieces) AS pieces FROM shelves')).toEqual([{ pieces: 49_995_000 }])
    })

    test('names its engine', async () => expect((await open()).engine).toBe(engine))
  })
})

describe('an SQLite file', () => {
  test('that may not grow refuses the batch whole, and takes it once there is room', async () => {
    const database = await withShelves(openSqlite(':memory:', { maximumPages: 20 }))
    const big = {
      insert: shelves,
      rows: Array.from({ length: 100 }, (_, index) => row(`${index}`, 1, 'x'.repeat(2000))),
    }
    await expect(database.batch([big])).rejects.toBeInstanceOf(StorageFull)
    expect(await all(database)).toEqual([])
    expect(await database.batch([{ insert: shelves, rows: [row('small')] }])).toBe('written')
    await database.close()
  })
})

onEngine('sqlite', (_, __, newPlace) => {
  test('a batch that finds the file locked is stale', async () => {
    const place = await newPlace()
    const database = await withShelves(place.open())
    const { default: Sqlite } = await import('better-sqlite3')
    const other = new Sqlite(`${place.environment.DATA_DIR}/verkoop.sqlite`)
    other.exec('BEGIN IMMEDIATE')
    expect(await database.batch([{ insert: shelves, rows: [row('a')] }])).toBe('stale')
    other.exec('ROLLBACK')
    expect(await database.batch([{ insert: shelves, rows: [row('a')] }])).toBe('written')
    other.close()
  })
})

onEngine('postgres', (_, __, newPlace) => {
  test('a connection that breaks in the middle of a batch fails that batch alone', async () => {
    const place = await newPlace()
    const [database, other] = [await withShelves(place.open()), place.open()]
    const sleeping = database.batch([
      { insert: shelves, rows: [row('a')] },
      { sql: 'SELECT pg_sleep(20)', values: [] },
    ])
    const failed = expect(sleeping).rejects.toBeInstanceOf(DatabaseUnavailable)
    for (let ended = 0; ended === 0; )
      ended = (
        await other.rows(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'`,
        )
      ).length
    await failed
    expect(await database.batch([{ insert: shelves, rows: [row('b')] }])).toBe('written')
    expect((await all(database)).map(({ code }) => code)).toEqual(['b'])
  })

  test('a database that nobody answers for is unavailable, for questions and for batches', async () => {
    const database = openPostgres('postgres://nobody@127.0.0.1:1/nothing')
    await expect(database.rows('SELECT 1')).rejects.toBeInstanceOf(DatabaseUnavailable)
    await expect(database.batch([{ insert: shelves, rows: [row('a')] }])).rejects.toBeInstanceOf(DatabaseUnavailable)
    await database.close()
  })
})
