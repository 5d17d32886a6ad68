import { expect, test } from 'vitest'
import { createCompany } from '../../../server/commands/companies.ts'
import type { Outcome, Work } from '../../../server/commands/request.ts'
import { openCommands } from '../../../server/commands/run.ts'
import { newId } from '../../../server/new-id.ts'
import { type Books, openBooks } from '../../../server/store/books.ts'
import { StorageFull } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { asked } from '../../../shared/sync/decode.ts'
import { onEngine } from '../../support/databases.ts'

const at = '2026-03-10T08:00:00.000Z'
const company = 'books'

onEngine('sqlite', (_, open) => {
  async function begin(commit: (books: Books) => Books['commit']) {
    const db = await open()
    await migrate(db)
    const wanted = { name: company, displayName: 'Books', country: 'BE', currencyCode: 'EUR' }
    await createCompany(db, wanted, { seed: newId(Date.parse(at)), at })
    const books = openBooks(db)
    const errors: unknown[] = []
    const listeners = { onCommit: () => {}, onError: (error: unknown) => errors.push(error) }
    const commands = openCommands({ ...books, commit: commit(books) }, listeners)
    return { commands, errors }
  }
  const customer = (number: string, after: readonly Work[] = []): Work => {
    const decoded = asked({ method: 'POST', path: 'customers', ifMatch: null, body: { number, displayName: number } })
    return {
      id: number,
      request: number,
      asked: 'refused' in decoded ? decoded : decoded.command,
      context: {
        at,
        today: at.slice(0, 10) as Work['context']['today'],
        userName: 'anna',
        seed: newId(Date.parse(at)),
      },
      after,
    }
  }
  const codes = (works: readonly Work[], outcomes: ReadonlyMap<Work, Outcome>) =>
    works.map((work) => outcomes.get(work)?.problem?.code ?? outcomes.get(work)?.status)

  test('what could not be written, and what rested on it, is not remembered as refused', async () => {
    let room = false
    const { commands } = await begin((books) => async (commit) => {
      if (!room) throw new StorageFull('full')
      return books.commit(commit)
    })
    const first = customer('C1')
    const second = customer('C2', [first])
    const full = await commands.run(company, [[first]])
    expect(codes([first], full)).toEqual(['StorageFull'])
    room = true
    expect(codes([second], await commands.run(company, [[second]], full))).toEqual(['DependencyFailed'])
    const again = await commands.run(company, [[first], [second]])
    expect(codes([first, second], again)).toEqual([201, 201])
    expect([...again.values()].some((one) => one.replayed)).toBe(false)
  })

  test('one that the database cannot take fails alone, and those of others who asked with it are done', async () => {
    const { commands, errors } = await begin((books) => async (commit) => {
      if (JSON.stringify(commit.changes).includes('BAD')) throw new Error('cannot be written')
      return books.commit(commit)
    })
    const works = ['C1', 'BAD', 'C3'].map((number) => customer(number))
    const outcomes = await Promise.all(works.map((work) => commands.run(company, [[work]])))
    expect(works.flatMap((work, index) => codes([work], outcomes[index] as never))).toEqual([201, 'InternalError', 201])
    expect(errors).toHaveLength(1)
    const together = ['C4', 'BAD', 'C5'].map((number) => customer(number))
    expect(
      codes(
        together,
        await commands.run(
          company,
          together.map((work) => [work]),
        ),
      ),
    ).toEqual([201, 'InternalError', 201])
  })

  test('gives up when others are always faster, says so, and remembers nothing', async () => {
    let fast = true
    const { commands } = await begin((books) => async (commit) => (fast ? 'stale' : books.commit(commit)))
    const work = customer('C1')
    expect(codes([work], await commands.run(company, [[work]]))).toEqual(['Busy'])
    fast = false
    expect(codes([work], await commands.run(company, [[work]]))).toEqual([201])
    await commands.settled()
  })
})
