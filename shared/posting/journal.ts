/**
 * One posting while it is being worked out: entries get their numbers as they are added, and what they leave open of
 * earlier entries is kept beside them. Nothing here is written; `transaction()` is what will be.
 */
import type { Day } from '../basics/day.ts'
import { idAfter } from '../basics/id.ts'
import type { Entry, Ledger, NewEntry } from '../ledger/ledgers.ts'
import type { Transaction } from './changes.ts'
import type { Facts } from './facts.ts'

/** What a planner is told of the world: when, who, and the seed of the ids it may make. */
export interface Context {
  /** Instant, ISO 8601 in UTC. */
  readonly at: string
  readonly today: Day
  readonly userName: string
  /** Who administers the company may act for others where a rule says so. */
  readonly isAdmin?: boolean
  /** A UUID v7. */
  readonly seed: string
}
export const idMaker = (context: Context, start = 0) => {
  let count = start
  return () => idAfter(context.seed, count++)
}

type Changing = 'itemLedgerEntries' | 'customerLedgerEntries' | 'detailedCustomerLedgerEntries'
export interface Journal {
  readonly transactionNumber: number
  add<L extends Ledger>(ledger: L, entry: NewEntry<L>): Entry<L>
  /** Replaces an entry by what it will be; one of this journal's own keeps its place. */
  change<L extends Changing>(ledger: L, entry: Entry<L>): void
  /** The number that the next entry of a ledger will have. */
  next(ledger: Ledger): number
  transaction(): Transaction
}

type Added = { [L in Ledger]?: Entry<L>[] }

function listIn<L extends Ledger>(added: Added, ledger: L): Entry<L>[] {
  if (!added[ledger]) added[ledger] = []
  return added[ledger] as Entry<L>[]
}

export function openJournal(facts: Facts, context: Context): Journal {
  const transactionNumber = facts.counters.transaction + 1
  const added: Added = {}
  const changed = new Map<string, { ledger: Ledger; entry: Entry<Ledger> }>()
  const { userName, at: createdAt } = context

  return {
    transactionNumber,
    add<L extends Ledger>(ledger: L, entry: NewEntry<L>) {
      const list = listIn(added, ledger)
      const stamped = {
        ...entry,
        transactionNumber,
        userName,
        createdAt,
        entryNumber: facts.counters.entries[ledger] + list.length + 1,
      } as unknown as Entry<L>
      list.push(stamped)
      return stamped
    },
    change(ledger, entry) {
      const own = (entry as { readonly entryNumber: number }).entryNumber - facts.counters.entries[ledger] - 1
      const list = added[ledger] as Entry<typeof ledger>[] | undefined
      // Beyond its own lie entries that another server wrote meanwhile: what is planned on such facts is never written.
      if (list && own >= 0 && own < list.length) list[own] = entry
      else changed.set(`${ledger}/${entry.entryNumber}`, { ledger, entry })
    },
    next: (ledger) => facts.counters.entries[ledger] + (added[ledger]?.length ?? 0) + 1,
    transaction() {
      const before: Added = {}
      for (const { ledger, entry } of changed.values()) listIn(before, ledger).push(entry)
      return { number: transactionNumber, userName, createdAt, added, changed: before }
    },
  }
}
