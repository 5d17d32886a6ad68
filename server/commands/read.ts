/** Reading with the planners' own facts: what is asked for is loaded until nothing is missing any more. */
import type { Day } from '../../shared/basics/day.ts'
import type { Facts } from '../../shared/posting/facts.ts'
import { type Need, NotLoaded } from '../../shared/posting/need.ts'
import type { Books } from '../store/books.ts'

interface Reading<T> {
  readonly needs: (facts: Facts) => readonly Need[]
  readonly read: (facts: Facts) => T
}
const mostRounds = 50

/** Null when there is no such company. */
export async function readFacts<T>(
  books: Books,
  company: string,
  today: Day,
  { needs, read }: Reading<T>,
): Promise<T | null> {
  const head = await books.head(company)
  if (!head) return null
  const facts = await books.newFacts(head)
  const load = (missing: readonly Need[]) =>
    books.load(company, missing, today, (need, value) => facts.learn(need, value))
  for (let round = 0; round < mostRounds; round++) {
    const missing = needs(facts).filter((need) => !facts.has(need))
    if (missing.length > 0) await load(missing)
    else
      try {
        return read(facts)
      } catch (thrown) {
        if (!(thrown instanceof NotLoaded)) throw thrown
        await load([thrown.need])
      }
  }
  throw new Error('the facts never sufficed')
}
