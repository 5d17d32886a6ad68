/** What planners ask about open items and their applications, loaded in bulk: one question per kind, however many needs. */
import type { Entry, Ledger } from '../../shared/ledger/ledgers.ts'
import type { Need } from '../../shared/posting/need.ts'
import { isReceivableNeed, type ReceivableNeed } from '../../shared/posting/receivable-facts.ts'
import type { Parameter } from './database.ts'
import { entryOf, selection } from './entries.ts'
import type { Question } from './facts.ts'

type NeedOf<K extends ReceivableNeed['kind']> = Extract<ReceivableNeed, { readonly kind: K }>

export async function loadReceivables(question: Question, needs: readonly Need[]): Promise<void> {
  const asked = needs.filter(isReceivableNeed)
  if (asked.length === 0) return
  const of = <K extends ReceivableNeed['kind']>(kind: K) =>
    asked.filter((need): need is NeedOf<K> => need.kind === kind)
  const { learn } = question
  await loadEntries(question, of('customerEntry'))
  await loadLists(question, 'customerLedgerEntries', '"customerNumber" = ANY($2) AND open = 1', {
    needs: of('openItems'),
    of: ({ customer }) => customer,
    by: (item) => item.customerNumber,
  })
  for (const need of of('allOpenItems')) learn(need, await allOpen(question))
  await loadLists(question, 'customerLedgerEntries', '"documentNumber" = ANY($2)', {
    needs: of('documentEntries'),
    of: ({ documentNumber }) => documentNumber,
    by: (item) => item.documentNumber,
  })
  await loadLists(
    question,
    'detailedCustomerLedgerEntries',
    '"customerLedgerEntryNumber" = ANY($2) AND unapplied = 0 AND "applicationNumber" IS NOT NULL',
    {
      needs: of('appliedDetails'),
      of: ({ entryNumber }) => entryNumber,
      by: (detail) => detail.customerLedgerEntryNumber,
    },
  )
  await loadLists(question, 'detailedCustomerLedgerEntries', '"applicationNumber" = ANY($2) AND unapplied = 0', {
    needs: of('application'),
    of: ({ applicationNumber }) => applicationNumber,
    by: (detail) => detail.applicationNumber ?? 0,
  })
  await loadValued(question, of('valued'))
  for (const need of of('transaction')) learn(need, await postedIn(question, need.number))
}

async function allOpen({ db, company }: Question) {
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('customerLedgerEntries')} WHERE company = $1 AND open = 1 ORDER BY "entryNumber"`,
    company,
  )
  return rows.map((row) => entryOf('customerLedgerEntries', row))
}

async function loadEntries({ db, company, learn }: Question, needs: readonly NeedOf<'customerEntry'>[]) {
  if (needs.length === 0) return
  const numbers = [...new Set(needs.map((need) => need.entryNumber))]
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('customerLedgerEntries')} WHERE company = $1 AND "entryNumber" = ANY($2)`,
    company,
    numbers,
  )
  const found = new Map(rows.map((row) => [row.entryNumber, entryOf('customerLedgerEntries', row)]))
  for (const entryNumber of numbers) learn({ kind: 'customerEntry', entryNumber }, found.get(entryNumber) ?? null)
}

interface Lists<N extends ReceivableNeed, L extends Ledger> {
  readonly needs: readonly N[]
  /** What a need asks by, and where an entry says it. */
  readonly of: (need: N) => string | number
  readonly by: (entry: Entry<L>) => string | number
}
async function loadLists<N extends ReceivableNeed, L extends Ledger>(
  { db, company, learn }: Question,
  ledger: L,
  condition: string,
  { needs, of, by }: Lists<N, L>,
) {
  if (needs.length === 0) return
  const lists = new Map<string | number, Entry<L>[]>(needs.map((need) => [of(need), []]))
  const rows = await db.rows<Record<string, unknown>>(
    `${selection(ledger)} WHERE company = $1 AND ${condition} ORDER BY "entryNumber"`,
    company,
    [...lists.keys()] as readonly string[],
  )
  for (const row of rows) {
    const entry = entryOf(ledger, row)
    lists.get(by(entry))?.push(entry)
  }
  for (const need of needs) learn(need, lists.get(of(need)) ?? [])
}

type Ranges = Partial<Record<Ledger, { readonly from: number; readonly to: number }>>
const rangesIn = (register: { readonly ranges: string }) => JSON.parse(register.ranges) as Ranges

/** Registers tell which entries a transaction wrote; so these are found by their numbers, all at once. */
async function loadValued({ db, company, learn }: Question, needs: readonly NeedOf<'valued'>[]) {
  if (needs.length === 0) return
  const lists = new Map<number, Entry<'valueEntries'>[]>(needs.map(({ transaction }) => [transaction, []]))
  const registers = await db.rows<{ ranges: string }>(
    'SELECT ranges FROM registers WHERE company = $1 AND "transactionNumber" = ANY($2)',
    company,
    [...lists.keys()],
  )
  const numbers = registers.flatMap((register) => {
    const { from, to } = rangesIn(register).valueEntries ?? { from: 1, to: 0 }
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('valueEntries')} WHERE company = $1 AND "entryNumber" = ANY($2) ORDER BY "entryNumber"`,
    company,
    numbers,
  )
  for (const row of rows) {
    const entry = entryOf('valueEntries', row)
    if (entry.entryType === 'Direct Cost') lists.get(entry.transactionNumber)?.push(entry)
  }
  for (const [transaction, entries] of lists) learn({ kind: 'valued', transaction }, entries)
}

const reversible = ['customerLedgerEntries', 'bankAccountLedgerEntries', 'generalLedgerEntries'] as const

/** The entries of one transaction, found by the range that its register tells. */
async function postedIn({ db, company }: Question, number: number) {
  const [register] = await db.rows<{ ranges: string }>(
    'SELECT ranges FROM registers WHERE company = $1 AND "transactionNumber" = $2',
    company,
    number,
  )
  if (!register) return null
  const ranges = rangesIn(register)
  const entries = await Promise.all(
    reversible.map(async (ledger) => {
      const range = ranges[ledger]
      const values: readonly Parameter[] = range ? [range.from, range.to] : [0, 0]
      const rows = await db.rows<Record<string, unknown>>(
        `${selection(ledger)} WHERE company = $1 AND "entryNumber" BETWEEN $2 AND $3 ORDER BY "entryNumber"`,
        company,
        ...values,
      )
      return [ledger, rows.map((row) => entryOf(ledger, row))] as const
    }),
  )
  return Object.fromEntries(entries)
}
