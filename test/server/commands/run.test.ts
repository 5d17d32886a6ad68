import { describe, expect, test } from 'vitest'
import { createCompany } from '../../../server/commands/companies.ts'
import { type Outcome, refusal, type Work } from '../../../server/commands/request.ts'
import { openCommands } from '../../../server/commands/run.ts'
import { newId } from '../../../server/new-id.ts'
import { type Books, openBooks } from '../../../server/store/books.ts'
import { DatabaseUnavailable, StorageFull } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { problem } from '../../../shared/posting/problem.ts'
import { asked } from '../../../shared/sync/decode.ts'
import { forEachEngine } from '../../support/databases.ts'

const at = '2026-03-10T08:00:00.000Z'
const company = 'books'

const stale: Books['commit'] = ({ head }) => ({ left: head, write: () => Promise.resolve('stale') })
const failing: Books['commit'] = ({ head }) => ({ left: head, write: () => Promise.reject(new Error('not written')) })
const full: Books['commit'] = ({ head }) => ({ left: head, write: () => Promise.reject(new StorageFull('full')) })

forEachEngine((_, open) => {
  async function begin(
    commit: (books: Books) => Books['commit'],
    {
      keepFacts = (books) => books.keepFacts,
      head = (books) => books.head,
    }: { [K in 'keepFacts' | 'head']?: (books: Books) => Books[K] } = {},
  ) {
    const db = await open()
    await migrate(db)
    const wanted = { name: company, displayName: 'Books', country: 'BE', currencyCode: 'EUR' }
    await createCompany(db, wanted, { seed: newId(Date.parse(at)), at })
    const books = openBooks(db)
    const errors: unknown[] = []
    const listeners = { onCommit: () => {}, onError: (error: unknown) => errors.push(error) }
    const own = { commit: commit(books), keepFacts: keepFacts(books), head: head(books) }
    const commands = openCommands({ ...books, ...own }, listeners)
    return { commands, errors }
  }
  const customer = (name: string, after: readonly Work[] = [], body: object = { number: name }): Work => {
    const whole = { ...body, displayName: name }
    const decoded = asked({ method: 'POST', path: 'customers', ifMatch: null, body: whole })
    return {
      id: name,
      request: name,
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
    const { commands } = await begin((books) => (commit) => (room ? books.commit(commit) : full(commit)))
    const first = customer('C1')
    const second = customer('C2', [first])
    const refused = await commands.run(company, [[first]])
    expect(codes([first], refused)).toEqual(['StorageFull'])
    room = true
    expect(codes([second], await commands.run(company, [[second]], refused))).toEqual(['DependencyFailed'])
    const again = await commands.run(company, [[first], [second]])
    expect(codes([first, second], again)).toEqual([201, 201])
    expect([...again.values()].some((one) => one.replayed)).toBe(false)
  })

  test('what may or may not have been written is not done again by itself, and its repeat finds out', async () => {
    let tries = 0
    const { commands } = await begin((books) => (commit) => {
      const { left, write } = books.commit(commit)
      const losing = async () => {
        await write()
        throw new DatabaseUnavailable('the answer was lost')
      }
      return { left, write: tries++ === 0 ? losing : write }
    })
    const [work, again] = [customer('C1'), customer('C1')]
    await expect(commands.run(company, [[work]])).rejects.toBeInstanceOf(DatabaseUnavailable)
    expect(tries).toBe(1)
    expect((await commands.run(company, [[again]])).get(again)).toMatchObject({ status: 201, replayed: true })
  })

  test('a repeat gets its first answer, on a full disk too', async () => {
    let room = true
    const { commands } = await begin((books) => (commit) => (room ? books.commit(commit) : full(commit)))
    const [work, again] = [customer('C1'), customer('C1')]
    const first = (await commands.run(company, [[work]])).get(work)
    room = false
    const second = (await commands.run(company, [[again]])).get(again)
    expect(second).toEqual({ ...first, replayed: true })
  })

  test('a repeat gets its first answer, though what it rests on could not be written this time', async () => {
    const { commands } = await begin((books) => books.commit)
    const first = customer('C1')
    await commands.run(company, [[first], [customer('C2', [first])]])
    const unwritten = { ...first, id: 'another' }
    const again = customer('C2', [unwritten])
    const before = new Map([[unwritten, refusal(problem('StorageFull'))]])
    expect((await commands.run(company, [[again]], before)).get(again)).toMatchObject({ status: 201, replayed: true })
  })

  test('a planner that fails is told of, once', async () => {
    const { commands, errors } = await begin((books) => books.commit)
    const sound = customer('C1')
    const work: Work = {
      ...sound,
      context: {
        ...sound.context,
        get userName(): string {
          throw new Error('nobody')
        },
      },
    }
    expect(codes([work], await commands.run(company, [[work]]))).toEqual(['InternalError'])
    expect(errors).toEqual([new Error('nobody')])
  })

  test('an answer does not wait until what it left is put together for the next command', async () => {
    const done: string[] = []
    const { commands } = await begin((books) => books.commit, {
      keepFacts: (books) => (head, facts) => {
        done.push('kept')
        books.keepFacts(head, facts)
      },
    })
    await commands.run(company, [[customer('C1')]]).then(() => done.push('answered'))
    await commands.settled()
    expect(done).toEqual(['answered', 'kept'])
  })

  test('what is done stays done where what it left cannot be put together', async () => {
    const { commands, errors } = await begin((books) => books.commit, {
      keepFacts: () => () => {
        throw new Error('cannot follow')
      },
    })
    const works = [customer('C1'), customer('C2')]
    for (const work of works) expect(codes([work], await commands.run(company, [[work]]))).toEqual([201])
    await commands.settled()
    expect(errors).toHaveLength(2)
  })

  test('one that the database cannot take fails alone, and those of others who asked with it are done', async () => {
    const { commands, errors } = await begin((books) => (commit) => {
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
    const { commands } = await begin((books) => (commit) => (fast ? stale(commit) : books.commit(commit)))
    const work = customer('C1')
    expect(codes([work], await commands.run(company, [[work]]))).toEqual(['Busy'])
    fast = false
    expect(codes([work], await commands.run(company, [[work]]))).toEqual([201])
    await commands.settled()
  })

  test('works that rest on others of their group find them when it is written in parts', async () => {
    let commits = 0
    const { commands } = await begin((books) => (commit) => {
      commits++
      return commits <= 2 ? stale(commit) : books.commit(commit)
    })
    const first = customer('C1')
    const second = customer('C2', [first])
    expect(codes([first, second], await commands.run(company, [[first], [second]]))).toEqual([201, 201])
  })

  describe('while a group is written, the next is planned on it', () => {
    const unnamed = (count: number) => Array.from({ length: count }, (_, index) => [customer(`U${index}`, [], {})])
    const numbersOf = (works: readonly (readonly Work[])[], outcomes: ReadonlyMap<Work, Outcome>) =>
      works.flat().flatMap((work) => {
        const body = outcomes.get(work)?.body
        return body ? [Number((JSON.parse(body) as { number: string }).number.replace(/\D/g, ''))] : []
      })
    const inOrder = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

    test('so the first is not there before the second is being planned', async () => {
      const { promise: isPlanned, resolve: planned } = Promise.withResolvers<void>()
      let [plans, commits] = [0, 0]
      const { commands } = await begin((books) => (commit) => {
        const { left, write } = books.commit(commit)
        if (++plans === 2) planned()
        return { left, write: () => (++commits === 1 ? isPlanned.then(write) : write()) }
      })
      const works = unnamed(300)
      expect(numbersOf(works, await commands.run(company, works))).toEqual(inOrder(300))
      expect(commits).toBe(2)
    })

    test.each([1, 2, 3])('and planned anew when another server was faster at commit %i', async (unlucky) => {
      let commits = 0
      const { commands } = await begin((books) => (commit) => {
        commits++
        return commits === unlucky ? stale(commit) : books.commit(commit)
      })
      const works = unnamed(700)
      expect(numbersOf(works, await commands.run(company, works))).toEqual(inOrder(700))
    })

    test('and planned anew when the disk was full for the one before', async () => {
      const isSecond = (changes: unknown) => JSON.stringify(changes).includes('"U64"')
      const { commands } = await begin(
        (books) => (commit) => (isSecond(commit.changes) ? full(commit) : books.commit(commit)),
      )
      const works = unnamed(700)
      const outcomes = await commands.run(company, works)
      expect(codes(works.flat().slice(60, 70), outcomes)).toEqual([
        ...Array.from({ length: 4 }, () => 201),
        ...Array.from({ length: 6 }, () => 'StorageFull'),
      ])
      expect(numbersOf(works, outcomes)).toEqual(inOrder(700 - 256))
      const more = unnamed(3).map(([work]) => [{ ...(work as Work), id: `again ${work?.id}` }])
      expect(numbersOf(more, await commands.run(company, more))).toEqual([445, 446, 447])
    })

    test('and a key that comes again in a later group gets the first answer', async () => {
      const { commands } = await begin((books) => books.commit)
      const works = unnamed(600)
      const again = [{ ...(works[3]?.[0] as Work) }]
      const outcomes = await commands.run(company, [...works, again])
      expect(outcomes.get(again[0] as Work)).toMatchObject({ status: 201, replayed: true })
      expect(outcomes.get(again[0] as Work)?.body).toBe(outcomes.get(works[3]?.[0] as Work)?.body)
    })

    test('and what rests on one that the database failed for is not remembered as refused', async () => {
      let isDown = true
      const { commands } = await begin((books) => (commit) => (isDown ? failing(commit) : books.commit(commit)), {
        head: (books) => (name) => {
          if (!isDown) return books.head(name)
          isDown = false
          return Promise.reject(new Error('the database is away'))
        },
      })
      const works = unnamed(300)
      const last = customer('LAST', [works[2]?.[0] as Work])
      await expect(commands.run(company, [...works, [last]])).rejects.toThrow('the database is away')
      expect(codes([last], await commands.run(company, [...works, [last]]))).toEqual([201])
    })

    test('works of a later group rest on those of the one before', async () => {
      const { commands } = await begin((books) => books.commit)
      const works = unnamed(300)
      const last = customer('LAST', [works[2]?.[0] as Work])
      const outcomes = await commands.run(company, [...works, [last]])
      expect(codes([last], outcomes)).toEqual([201])
    })
  })
})
