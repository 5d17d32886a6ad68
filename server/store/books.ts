/** The books of companies over SQL, for both engines: what commands are planned on, and their commits. */
import type { Day } from '../../shared/basics/day.ts'
import { ledgerNames } from '../../shared/ledger/ledgers.ts'
import { ByKind } from '../../shared/posting/by-kind.ts'
import { type Counters, Facts } from '../../shared/posting/facts.ts'
import type { Need } from '../../shared/posting/need.ts'
import { type AnyRecord, folded, keyOf, type SetupResource, setupResources } from '../../shared/posting/resources.ts'
import { type Commit, type Head, type Remembered, writesOf } from './commit.ts'
import type { Database } from './database.ts'
import { loadFacts } from './facts.ts'
import type { Learn } from './question.ts'

export const noCounters: Counters = {
  transaction: 0,
  entries: Object.fromEntries(ledgerNames.map((ledger) => [ledger, 0])) as Counters['entries'],
}

export interface Books {
  /** The company's revision and counters; null when there is no such company. */
  head(company: string): Promise<Head | null>
  /** The same as this process last knew it: enough to plan a commit on, since that fails where the company has moved on. */
  standing(company: string): Promise<Head | null>
  /** All set-up records by type, under key and id. Read again only when set-up has changed. */
  setup(head: Head): Promise<ByKind<AnyRecord>>
  /** The company at this head, with nothing known but its set-up. */
  newFacts(head: Head): Promise<Facts>
  /** What is known of the company as it stands at this head: what the last commit from here left, if nobody came between. */
  facts(head: Head): Promise<Facts>
  /** Facts that led to a commit, or to none, after which the company stands at `head`. */
  keepFacts(head: Head, facts: Facts): void
  load(company: string, needs: readonly Need[], today: Day, learn: Learn): Promise<void>
  /** What was answered to these commands before, by id. */
  answered(company: string, ids: readonly string[]): Promise<ReadonlyMap<string, Remembered>>
  /** Makes a commit ready; nothing is written before it is asked to be. */
  commit(commit: Commit): Committing
}

/** A commit that is ready to be written, once. */
export interface Committing {
  /** Where it leaves the company if it is written. */
  readonly left: Head
  readonly write: () => Promise<'written' | 'stale'>
}

/** Facts of so many companies are kept. */
const mostKept = 16

export function openBooks(db: Database): Books {
  const known = new Map<string, { readonly revision: number; readonly records: ByKind<AnyRecord> }>()
  const kept = new Map<string, { readonly head: Head; readonly facts: Facts }>()
  const setup = async ({ company, setupRevision }: Head) => {
    const cached = known.get(company)
    if (cached?.revision === setupRevision) return cached.records
    const records = await readSetup(db, company)
    known.set(company, { revision: setupRevision, records })
    return records
  }
  const newFacts = async (head: Head) => {
    const { company: name, country, currencyCode, counters } = head
    return new Facts({ name, country, currencyCode }, counters, await setup(head))
  }
  return {
    head: (company) => readHead(db, company),
    standing: async (company) => kept.get(company)?.head ?? readHead(db, company),
    setup,
    newFacts,
    async facts(head) {
      const records = await setup(head)
      const last = kept.get(head.company)
      kept.delete(head.company) // whoever takes them changes them
      return last?.head.revision === head.revision ? last.facts.settled(head.counters, records) : newFacts(head)
    },
    keepFacts(head, facts) {
      kept.delete(head.company)
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(head.company, { head, facts: facts.settled(facts.counters, new ByKind()) }) // without what nobody asks again
    },
    load: (company, needs, today, learn) => loadFacts({ db, company, today, learn }, needs),
    async answered(company, ids) {
      if (ids.length === 0) return new Map()
      const rows = await db.rows<Remembered>(
        'SELECT id, request, status, answer, made, "createdAt" FROM answers WHERE company = $1 AND id = ANY($2)',
        company,
        ids,
      )
      return new Map(rows.map((row) => [row.id, row]))
    },
    commit(commit) {
      const { writes, left } = writesOf(commit)
      return { left, write: db.ready(writes) }
    },
  }
}

async function readHead(db: Database, company: string): Promise<Head | null> {
  const [row] = await db.rows<Omit<Head, 'counters'> & { counters: string }>(
    'SELECT company, "displayName", country, "currencyCode", revision, "setupRevision", counters, hash FROM books WHERE company = $1',
    company,
  )
  if (!row) return null
  const counters = JSON.parse(row.counters) as Counters
  return { ...row, counters: { ...counters, entries: { ...noCounters.entries, ...counters.entries } } }
}

async function readSetup(db: Database, company: string): Promise<ByKind<AnyRecord>> {
  const rows = await db.rows<{ type: SetupResource; body: string }>(
    'SELECT type, body FROM records WHERE company = $1 AND type = ANY($2) AND body IS NOT NULL',
    company,
    Object.keys(setupResources),
  )
  const records = new ByKind<AnyRecord>()
  for (const { type, body } of rows) {
    const record = JSON.parse(body) as AnyRecord
    records.set(type, folded(keyOf(type, record)), record).set(type, record.id, record)
  }
  return records
}
