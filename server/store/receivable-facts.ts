/** What planners ask about open items and their applications, loaded in bulk: one question per kind, however many needs. */
import type { Entry, Ledger } from '../../shared/ledger/ledgers.ts'
import type { NeedOf } from '../../shared/posting/need.ts'
import type { ReceivableNeed } from '../../shared/posting/receivable-facts.ts'
import type { Parameter } from './database.ts'
import { entryOf, selection } from './entries.ts'
import { type Loaders, one, type Question } from './question.ts'

export const receivableLoaders: Loaders<ReceivableNeed> = {
  customerEntry: loadEntries,
  openItems: lists('customerLedgerEntries', '"customerNumber" = ANY($2) AND open = 1', {
    of: ({ customer }) => customer,
    by: (item) => item.customerNumber,
  }),
  allOpenItems: one(allOpen),
  documentEntries: lists('customerLedgerEntries', '"documentNumber" = ANY($2)', {
    of: ({ documentNumber }) => documentNumber,
    by: (item) => item.documentNumber,
  }),
  appliedDetails: lists(
    'detailedCustomerLedgerEntries',
    '"customerLedgerEntryNumber" = ANY($2) AND unapplied = 0 AND "applicationNumber" IS NOT NULL',
    { of: ({ entryNumber }) => entryNumber, by: (detail) => detail.customerLedgerEntryNumber },
  ),
  application: lists('detailedCustomerLedgerEntries', '"applicationNumber" = ANY($2) AND unapplied = 0', {
    of: ({ applicationNumber }) => applicationNumber,
    by: (detail) => detail.applicationNumber ?? 0,
  }),
  valued: loadValued,
  transaction: one(postedIn),
}

async function allOpen({ db, company }: Question) {
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('customerLedgerEntries')} WHERE company = $1 AND open = 1 ORDER BY "entryNumber"`,
    company,
  )
  return rows.map((row) => entryOf('customerLedgerEntries', row))
}

async function loadEntries({ db, company, learn }: Question, needs: readonly NeedOf<'customerEntry'>[]) {
  const numbers = [...new Set(needs.map((need) => need.entryNumber))]
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('customerLedgerEntries')} WHERE company = $1 AND "entryNumber" = ANY($2)`,
    company,
    numbers,
  )
  const found = new Map(rows.map((row) => [row.entryNumber, entryOf('customerLedgerEntries', row)]))
  for (const entryNumber of numbers) learn({ kind: 'customerEntry', entryNumber }, found.get(entryNumber) ?? null)
}

interface Asked<N extends ReceivableNeed, L extends Ledger> {
  /** What a need asks by, and where an entry says it. */
  readonly of: (need: N) => string | number
  readonly by: (entry: Entry<L>) => string | number
}
/** A list of entries for each need, all by one question. */
function lists<N extends ReceivableNeed, L extends Ledger>(ledger: L, condition: string, { of, by }: Asked<N, L>) {
  return async ({ db, company, learn }: Question, needs: readonly N[]) => {
    const found = new Map<string | number, Entry<L>[]>(needs.map((need) => [of(need), []]))
    const rows = await db.rows<Record<string, unknown>>(
      `${selection(ledger)} WHERE company = $1 AND ${condition} ORDER BY "entryNumber"`,
      company,
      [...found.keys()] as readonly string[],
    )
    for (const row of rows) {
      const entry = entryOf(ledger, row)
      found.get(by(entry))?.push(entry)
    }
    for (const need of needs) learn(need, found.get(of(need)) ?? [])
  }
}

type Ranges = Partial<Record<Ledger, { readonly from: number; readonly to: number }>>
const rangesIn = (register: { readonly ranges: string }) => JSON.parse(register.ranges) as Ranges

/** Registers tell which entries a transaction wrote; so these are found by their numbers, all at once. */
async function loadValued({ db, company, learn }: Question, needs: readonly NeedOf<'valued'>[]) {
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
async function postedIn({ db, company }: Question, { number }: NeedOf<'transaction'>) {
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
