import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCompany } from '../../server/commands/companies.ts'
import type { Outcome, Unit, Work } from '../../server/commands/request.ts'
import { openCommands } from '../../server/commands/run.ts'
import { openBooks } from '../../server/store/books.ts'
import type { Database } from '../../server/store/database.ts'
import { entryOf, selection } from '../../server/store/entries.ts'
import { migrate } from '../../server/store/migrate.ts'
import { verifyChain } from '../../server/store/registers.ts'
import { idAfter } from '../../shared/basics/id.ts'
import { ledgerNames } from '../../shared/ledger/ledgers.ts'
import { documentTypes } from '../../shared/posting/document-kinds.ts'
import type { RecordIn, Resource } from '../../shared/posting/resources.ts'
import { asked } from '../../shared/sync/decode.ts'
import { forEachEngine } from '../support/databases.ts'
import { demo, type EntryLists, firstSeed, type Sent, workingDay } from '../support/given.ts'
import { aDeliveryHistory } from './deliveries.ts'
import { type Lived, live } from './history.ts'
import { type Books, checkLaws } from './laws.ts'
import { runs } from './runs.ts'
import { aHistory } from './steps.ts'

const newCompany = { ...demo, country: 'BE' }
/** Of everything, and now and then of deliveries alone. */
const anyHistory = fc.oneof({ weight: 3, arbitrary: aHistory(40) }, { weight: 1, arbitrary: aDeliveryHistory })
/** In small groups, each is planned while the one before it is written. */
const largestGroups = fc.constantFrom(1, 2, 5, 13, 256)
let companies = 0

/** The same requests as works of a queue, under keys and ids that are the same each time. */
function worksOf({ requests, answers }: Lived): Unit[] {
  return requests.map((request, index) => {
    const { method, path, body, ifMatch = null } = request
    const found = asked({ method, path, body, ifMatch })
    const text = JSON.stringify([method, path, body ?? null, ifMatch])
    const work: Work = {
      id: idAfter(firstSeed, 0x1000000000 + index),
      request: createHash('sha256').update(text).digest('base64url'),
      asked: 'refused' in found ? found : found.command,
      context: (answers[index] as Sent).context,
      after: [],
    }
    return [work]
  })
}

/** The works in units of these sizes, over and over. */
function together(units: readonly Unit[], sizes: readonly number[]): Unit[] {
  const works = units.flat()
  const grouped: Work[][] = []
  for (let place = 0; place < works.length; ) {
    const size = sizes[grouped.length % Math.max(1, sizes.length)] ?? 1
    grouped.push(works.slice(place, place + size))
    place += size
  }
  return grouped
}

const told = (outcome: Outcome | undefined) => ({
  status: outcome?.status,
  body: outcome?.problem ? {} : JSON.parse(outcome?.body ?? '{}'),
  problem: outcome?.problem ?? null,
  warnings: outcome?.warnings,
})
const wanted = ({ status, body, problem, warnings }: Sent) => ({
  status,
  body: JSON.parse(JSON.stringify(body)),
  problem: problem && JSON.parse(JSON.stringify(problem)),
  warnings,
})

/** What a company's books hold, as they stand in the database. */
async function readBooks(db: Database, company: string): Promise<Books> {
  const lists: Record<string, unknown[]> = {}
  for (const ledger of ledgerNames) {
    const rows = await db.rows<Record<string, unknown>>(
      `${selection(ledger)} WHERE company = $1 ORDER BY "entryNumber"`,
      company,
    )
    lists[ledger] = rows.map((row) => ({ ...entryOf(ledger, row) }))
  }
  const rows = await db.rows<{ type: string; body: string }>(
    'SELECT type, body FROM records WHERE company = $1 AND body IS NOT NULL ORDER BY id',
    company,
  )
  const registers = await db.rows<{ number: number }>(
    'SELECT "transactionNumber" AS number FROM registers WHERE company = $1 ORDER BY "transactionNumber"',
    company,
  )
  return {
    entries: lists as unknown as EntryLists,
    transactions: registers,
    all: <T extends Resource>(type: T) =>
      rows.flatMap((row) => (row.type === type ? [JSON.parse(row.body) as RecordIn<T>] : [])),
  }
}

const compared = [
  'customers',
  'items',
  ...documentTypes,
  'numberSeries',
  'emails',
  'interactions',
  'reminders',
] as const

async function sameBooks(db: Database, company: string, { book }: Lived) {
  const books = await readBooks(db, company)
  checkLaws(books)
  for (const ledger of ledgerNames) expect(books.entries[ledger]).toEqual(book.entries[ledger])
  for (const type of compared) {
    const inMemory = book.all(type).toSorted((one, other) => (one.id < other.id ? -1 : 1))
    expect(books.all(type)).toEqual(JSON.parse(JSON.stringify(inMemory)))
  }
  expect(await verifyChain(db, company)).toEqual({ valid: true, checked: book.transactions.length })
}

forEachEngine((_engine, open) => {
  test('the books in the database are those in memory: in groups, previewed before, and asked for twice', async () => {
    const db = await open()
    await migrate(db)
    const failures: unknown[] = []
    const books = openBooks(db)
    const listeners = { onCommit: () => {}, onError: (error: unknown) => failures.push(error) }
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(100), largestGroups, async (history, where, largest) => {
        const commands = openCommands(books, listeners, largest)
        const lived = live(history)
        const company = `demo-${++companies}`
        await createCompany(db, { ...newCompany, name: company }, { seed: firstSeed, at: workingDay })
        const units = worksOf(lived)
        const half = where % units.length
        const before = await commands.run(company, units.slice(0, half))
        const previewed = await commands.preview(company, units.slice(half))
        const after = await commands.run(company, units.slice(half))
        expect(failures).toEqual([])
        const outcomes = units.map(([work]) => before.get(work as Work) ?? after.get(work as Work))
        expect(outcomes.map(told)).toEqual(lived.answers.map(wanted))
        for (const [index, [work]] of units.slice(half).entries()) {
          const [seen, sent] = [previewed.get(work as Work), lived.answers[half + index] as Sent]
          expect(told(seen)).toEqual(wanted(sent))
          expect(seen?.preview).toEqual(sent.changes?.transaction?.added)
        }
        await sameBooks(db, company, lived)
        const revision = (await books.head(company))?.revision
        const again = await commands.run(company, units)
        expect(units.map(([work]) => told(again.get(work as Work)))).toEqual(lived.answers.map(wanted))
        expect(units.every(([work]) => again.get(work as Work)?.replayed)).toBe(true)
        expect((await books.head(company))?.revision).toBe(revision)
        await sameBooks(db, company, lived)
      }),
      { ...runs(5), endOnFailure: true },
    )
  })

  test('two servers that write at once, in groups that stand or fall together, keep every law', async () => {
    const db = await open()
    await migrate(db)
    const failures: unknown[] = []
    const listeners = { onCommit: () => {}, onError: (error: unknown) => failures.push(error) }
    const [one, other] = [openCommands(openBooks(db), listeners, 5), openCommands(openBooks(db), listeners)]
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.array(fc.integer({ min: 1, max: 4 })), async (history, sizes) => {
        const company = `shared-${++companies}`
        await createCompany(db, { ...newCompany, name: company }, { seed: firstSeed, at: workingDay })
        const [setup, ...rest] = worksOf(live(history))
        await one.run(company, [setup ?? []])
        const units = together(rest, sizes)
        const turns = [units.filter((_, index) => index % 2 === 0), units.filter((_, index) => index % 2 === 1)]
        const [odd, even] = await Promise.all([one.run(company, turns[0] ?? []), other.run(company, turns[1] ?? [])])
        expect(failures).toEqual([])
        for (const unit of units) {
          const outcomes = unit.map((work) => odd.get(work) ?? even.get(work))
          const good = outcomes.filter((outcome) => outcome?.problem === null).length
          expect([0, unit.length]).toContain(good)
        }
        const books = await readBooks(db, company)
        checkLaws(books)
        expect(await verifyChain(db, company)).toEqual({ valid: true, checked: books.transactions.length })
      }),
      { ...runs(5), endOnFailure: true },
    )
  })
})
