import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrate, migrationOf, readMigrations } from '../../../server/store/migrate.ts'
import { forEachEngine } from '../../support/databases.ts'

const first = migrationOf(
  '0001-shelves.sql',
  `-- Shelves; and what stands on them.
CREATE TABLE shelves (
  code TEXT COLLATE "C" NOT NULL, -- in capitals; always
  pieces BIGINT NOT NULL DEFAULT 0,
  notes JSON,
  PRIMARY KEY (code)
);
CREATE INDEX shelves_by_pieces ON shelves (pieces);
`,
)
const second = migrationOf(
  '0002-height.sql',
  'ALTER TABLE shelves ADD COLUMN height BIGINT;\nALTER TABLE shelves ADD COLUMN depth BIGINT;',
)

forEachEngine((engine, open, newPlace) => {
  describe('migrating', () => {
    test('applies what is new, in order, and nothing twice', async () => {
      const database = await open()
      await migrate(database, [first])
      await database.batch([{ sql: "INSERT INTO shelves (code, notes) VALUES ('A', '{}')", values: [] }])
      await migrate(database, [first, second])
      await migrate(database, [first, second])
      expect(await database.rows('SELECT * FROM shelves')).toEqual([
        { code: 'A', pieces: 0, notes: '{}', height: null, depth: null },
      ])
    })

    test('lets four servers start at once', async () => {
      const place = await newPlace()
      await Promise.all([1, 2, 3, 4].map(() => migrate(place.open(), [first, second])))
      expect(await place.open().rows('SELECT number, name FROM migrations ORDER BY number')).toEqual([
        { number: 1, name: '0001-shelves' },
        { number: 2, name: '0002-height' },
      ])
    })

    test('leaves nothing of a file that fails half-way', async () => {
      const database = await open()
      const broken = migrationOf(
        '0002-broken.sql',
        'CREATE TABLE boxes (code TEXT);\nCREATE TABLE shelves (code TEXT);',
      )
      await expect(migrate(database, [first, broken])).rejects.toThrow(/shelves/)
      await expect(database.rows('SELECT * FROM boxes')).rejects.toThrow()
      await migrate(database, [first, second])
    })

    test('refuses a database that a newer or another version changed', async () => {
      const database = await open()
      await migrate(database, [first, second])
      await expect(migrate(database, [first])).rejects.toThrow(/0002-height/)
      await expect(migrate(database, [{ ...first, hash: 'other' }, second])).rejects.toThrow(/0001-shelves/)
    })

    if (engine === 'sqlite')
      test('makes strict tables of SQLite', async () => {
        const database = await open()
        await migrate(database, [first])
        expect(await database.rows("SELECT strict FROM pragma_table_list('shelves')")).toEqual([{ strict: 1 }])
      })

    test('gives what was posted and drafted before what later files add', async () => {
      const database = await open()
      const all = await readMigrations(join(import.meta.dirname, '../../../server/store/migrations'))
      await migrate(database, all.slice(0, 2))
      const records = [
        ['salesInvoices', 'draft', { status: 'Draft', billToCustomerNumber: 'C1', totalAmountIncludingTax: 121.29 }],
        ['salesInvoices', 'posted', { status: 'Open', billToCustomerNumber: 'C1', totalAmountIncludingTax: 1 }],
        ['salesOrders', 'open', { archived: false, billToCustomerNumber: 'C1', totalAmountIncludingTax: 242 }],
        ['salesOrders', 'done', { archived: true, billToCustomerNumber: 'C1', totalAmountIncludingTax: 1 }],
        ['customers', 'C1', { displayName: 'Ans' }],
      ] as const
      await database.batch([
        ...records.map(([type, id, body]) => ({
          sql: `INSERT INTO records (company, type, id, key, number, version, revision, place, party, reference, search, body)
                VALUES ('demo', $1, $2, $3, $4, 1, 1, 1, '', '', '', $5)`,
          values: [type, id, id, id, JSON.stringify(body)],
        })),
        {
          sql: `INSERT INTO customer_ledger_entries VALUES ('demo', 1, 1, '2026-03-10', 'Invoice', 'A', 'C1', '', '', NULL, 500, 300, 1, 0, NULL, 0, NULL, '', '', '', '', NULL)`,
          values: [],
        },
      ])
      await database.batch([
        {
          sql: `INSERT INTO books VALUES ('demo', '${companyId}', 'Demo', 'BE', 'EUR', '2026-01-01T00:00:00.000Z', 1, 7, 7, '{}', '')`,
          values: [],
        },
      ])
      await migrate(database, all)
      const [workflow] = await database.rows<{ id: string; body: string }>(
        `SELECT id, body FROM records WHERE company = 'demo' AND type = 'approvalWorkflow' AND revision = 7`,
      )
      expect(JSON.parse(workflow?.body ?? '')).toMatchObject({ id: companyId, enabled: false, version: 1 })
      expect(await database.rows(`SELECT id, payer, outstanding FROM records WHERE payer <> '' ORDER BY id`)).toEqual([
        { id: 'draft', payer: 'c1', outstanding: 12129 },
        { id: 'open', payer: 'c1', outstanding: 24200 },
      ])
      expect(
        await database.rows(
          'SELECT "currencyCode", "amountLocalCurrency", "remainingAmountLocalCurrency" FROM customer_ledger_entries',
        ),
      ).toEqual([{ currencyCode: '', amountLocalCurrency: 500, remainingAmountLocalCurrency: 300 }])
    })

    test('takes the files of the product', async () => {
      const database = await open()
      await migrate(database)
      await migrate(database)
    })
  })
})

const companyId = '01985e5e-8000-7000-8000-000000000000'

test('a file is the same file with the line ends of Windows', () => {
  const unix = '-- note\nCREATE TABLE a (b TEXT);\nCREATE TABLE c (d TEXT);\n'
  expect(migrationOf('0001-a.sql', unix.replaceAll('\n', '\r\n'))).toEqual(migrationOf('0001-a.sql', unix))
})

test('two files of one number, or a number left out, are told by name before anything is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verkoop-migrations-'))
  for (const name of ['0001-one', '0002-two', '0002-too']) await writeFile(join(folder, `${name}.sql`), 'SELECT 1;')
  await expect(readMigrations(folder)).rejects.toThrow(/0002-two/)
  await rm(folder, { recursive: true })
})
