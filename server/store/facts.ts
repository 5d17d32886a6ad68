/** The facts that planners ask for, loaded in bulk: one question per kind, however many needs. */
import { isUuid } from '../../shared/basics/id.ts'
import type { Money } from '../../shared/basics/money.ts'
import { type Need, type NeedOf, numberedRecords, type Reference } from '../../shared/posting/need.ts'
import { type AnyRecord, folded, keyOf, type Resource, resources } from '../../shared/posting/resources.ts'
import { type Alike, likenessesOf, likenessKey } from '../../shared/sales/likeness.ts'
import { owedBy } from './balances.ts'
import type { Database } from './database.ts'
import { figuresOf } from './derived.ts'
import { itemLoaders } from './item-facts.ts'
import { type Loader, type Loaders, one, type Question } from './question.ts'
import { receivableLoaders } from './receivable-facts.ts'
import { readAccounts } from './statement.ts'
import { usedBy } from './usage.ts'

const loaders: Loaders<Need> = {
  ...receivableLoaders,
  ...itemLoaders,
  record: loadRecords,
  numbers: (question, needs) => loadRecords(question, needs.flatMap(numberedRecords)),
  owed: loadOwed,
  account: loadAccounts,
  outstanding: loadOutstanding,
  figures: loadFigures,
  reference: one(referencesOf),
  where: one(({ db, company }, need) => recordsSaying(db, company, need)),
  alike: loadAlike,
  expired: one(quotesUntil),
  prepaymentOrders: one(prepaymentOrders),
  customerReminders: loadReminders,
  overdue: one(overdueCustomers),
  every: one(everyRecord),
  statements: one(statementsOf),
  used: one(({ db, company }, { type, key }) => usedBy(db, company, type, key)),
}

export async function loadFacts(question: Question, needs: readonly Need[]): Promise<void> {
  for (const [kind, own] of Map.groupBy(needs, (need) => need.kind))
    await (loaders[kind] as Loader<Need>)(question, own)
}

async function loadRecords({ db, company, learn }: Question, needs: readonly NeedOf<'record'>[]) {
  for (const [type, keys] of groupedKeys(needs)) {
    const found = new Map<string, AnyRecord>()
    const ids = keys.filter(isUuid)
    const read = (column: 'id' | 'key', values: readonly string[]) =>
      db.rows<{ body: string }>(
        `SELECT body FROM records WHERE company = $1 AND type = $2 AND ${column} = ANY($3) AND body IS NOT NULL`,
        company,
        type,
        values,
      )
    const take = ({ body }: { readonly body: string }) => {
      const record = JSON.parse(body) as AnyRecord
      found.set(record.id, record).set(folded(keyOf(type, record)), record)
    }
    if (ids.length > 0) for (const row of await read('id', ids)) take(row)
    const others = keys.filter((key) => !found.has(key))
    if (others.length > 0) for (const row of await read('key', others)) take(row)
    for (const key of keys) learn({ kind: 'record', type, key }, found.get(key) ?? null)
    for (const [key, record] of found) learn({ kind: 'record', type, key }, record)
  }
}

function groupedKeys(needs: readonly NeedOf<'record'>[]): Map<Resource, string[]> {
  const grouped = new Map<Resource, Set<string>>()
  for (const { type, key } of needs) {
    const keys = grouped.get(type) ?? new Set<string>()
    grouped.set(type, keys.add(folded(key)))
  }
  return new Map([...grouped].map(([type, keys]) => [type, [...keys]]))
}

async function loadOwed({ db, company, today, learn }: Question, needs: readonly NeedOf<'owed'>[]) {
  const customers = [...new Set(needs.map((need) => need.customer))]
  const found = await owedBy(db, company, customers, today)
  for (const customer of customers) learn({ kind: 'owed', customer }, found.get(customer) ?? { balance: 0, overdue: 0 })
}

/** Many customers are asked for over the same days, so those are read together. */
async function loadAccounts({ db, company, learn }: Question, needs: readonly NeedOf<'account'>[]) {
  for (const own of Map.groupBy(needs, ({ from, to }) => `${from} ${to}`).values()) {
    const [{ from, to }] = own as [NeedOf<'account'>, ...NeedOf<'account'>[]]
    const customers = own.map(({ customer }) => customer)
    const accounts = await readAccounts(db, company, customers, { from, to })
    for (const need of own) learn(need, accounts.get(need.customer))
  }
}

async function loadOutstanding({ db, company, learn }: Question, needs: readonly NeedOf<'outstanding'>[]) {
  const customers = [...new Set(needs.map((need) => need.customer))]
  const rows = await db.rows<{ payer: string; total: number }>(
    `SELECT payer, CAST(SUM(outstanding) AS BIGINT) AS total FROM records WHERE company = $1 AND payer = ANY($2) AND payer <> '' GROUP BY payer`,
    company,
    customers.map(folded),
  )
  const found = new Map(rows.map(({ payer, total }) => [payer, total as Money]))
  for (const customer of customers)
    learn({ kind: 'outstanding', customer }, found.get(folded(customer)) ?? (0 as Money))
}

async function loadFigures({ db, company, today, learn }: Question, needs: readonly NeedOf<'figures'>[]) {
  for (const [type, own] of Map.groupBy(needs, (need) => need.type)) {
    const keys = [...new Set(own.map((need) => need.key))]
    const figures = await figuresOf(type)(db, company, keys, today)
    for (const key of keys) learn({ kind: 'figures', type, key }, figures(key))
  }
}

function referencesOf({ db, company }: Question, { type, customer, reference }: NeedOf<'reference'>) {
  return db.rows<Reference>(
    `SELECT id, number FROM records WHERE company = $1 AND type = $2 AND party = $3 AND reference = $4 AND party <> ''
        AND body IS NOT NULL AND COALESCE(body ->> 'status', '') <> 'Canceled'`,
    company,
    type,
    folded(customer),
    folded(reference),
  )
}

async function loadReminders({ db, company, learn }: Question, needs: readonly NeedOf<'customerReminders'>[]) {
  const rows = await db.rows<{ party: string; body: string }>(
    `SELECT party, body FROM records WHERE company = $1 AND type = 'reminders' AND party = ANY($2) AND party <> ''
        AND body ->> 'status' <> 'Canceled' ORDER BY number`,
    company,
    [...new Set(needs.map((need) => folded(need.customer)))],
  )
  const found = Map.groupBy(rows, (row) => row.party)
  for (const need of needs)
    learn(
      need,
      (found.get(folded(need.customer)) ?? []).map(({ body }) => JSON.parse(body)),
    )
}

/** Only open documents have a payer, so that orders that are done are not looked at. */
async function prepaymentOrders({ db, company }: Question): Promise<AnyRecord[]> {
  const rows = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND payer <> '' AND type = 'salesOrders' AND body IS NOT NULL
        AND CAST(body ->> 'prepaymentRequired' AS TEXT) IN ('true', '1') ORDER BY key`,
    company,
  )
  return rows.map(({ body }) => JSON.parse(body))
}

async function overdueCustomers({ db, company }: Question, { before }: NeedOf<'overdue'>): Promise<string[]> {
  const rows = await db.rows<{ customer: string }>(
    `SELECT DISTINCT "customerNumber" AS customer FROM customer_ledger_entries
      WHERE company = $1 AND open = 1 AND "documentType" = 'Invoice' AND "dueDate" < $2`,
    company,
    before,
  )
  return rows.map(({ customer }) => customer)
}

/** Records of a kind of which a property says this, whatever its case. */
export async function recordsSaying(
  db: Database,
  company: string,
  { type, field, value }: Omit<NeedOf<'where'>, 'kind'>,
): Promise<AnyRecord[]> {
  if (!Object.hasOwn(resources[type].fields, field)) throw new Error(`${type} have no ${field}`)
  const rows = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND type = $2 AND body IS NOT NULL AND LOWER(body ->> '${field}') = $3 ORDER BY id`,
    company,
    type,
    folded(value),
  )
  return rows.map(({ body }) => JSON.parse(body))
}

async function everyRecord({ db, company }: Question, { type }: NeedOf<'every'>): Promise<AnyRecord[]> {
  const rows = await db.rows<{ body: string }>(
    'SELECT body FROM records WHERE company = $1 AND type = $2 AND body IS NOT NULL ORDER BY key',
    company,
    type,
  )
  return rows.map(({ body }) => JSON.parse(body))
}

/** Statements of a bank account with movements between these days. */
async function statementsOf({ db, company }: Question, { bankAccount, from, to }: NeedOf<'statements'>) {
  const rows = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND type = 'paymentReconciliations' AND body IS NOT NULL
     AND LOWER(body ->> 'bankAccount') = $2 AND body ->> 'firstDate' <= $3 COLLATE "C" AND body ->> 'lastDate' >= $4 COLLATE "C"
     ORDER BY key`,
    company,
    folded(bankAccount),
    to,
    from,
  )
  return rows.map(({ body }) => JSON.parse(body) as AnyRecord)
}

/** Names are compared as people read them, which no index knows: what is compared is read once for all of a group. */
async function loadAlike({ db, company, learn }: Question, needs: readonly NeedOf<'alike'>[]) {
  for (const [type, own] of Map.groupBy(needs, (need) => need.type)) {
    const rows = await db.rows<Alike & Reference>(
      `SELECT id, number, body ->> 'displayName' AS "displayName", body ->> 'email' AS email,
          body ->> 'taxRegistrationNumber' AS "taxRegistrationNumber", body ->> 'enterpriseNumber' AS "enterpriseNumber"
         FROM records WHERE company = $1 AND type = $2 AND body IS NOT NULL ORDER BY number`,
      company,
      type,
    )
    const wanted = new Map(own.map((need) => [need.likeness, [] as Reference[]]))
    for (const row of rows)
      for (const likeness of likenessesOf(row))
        wanted.get(likenessKey(likeness))?.push({ id: row.id, number: row.number })
    for (const [likeness, found] of wanted) learn({ kind: 'alike', type, likeness }, found)
  }
}

/** Open quotes that held until a day before the one asked for. */
function quotesUntil({ db, company }: Question, { before }: NeedOf<'expired'>) {
  return db.rows<Reference>(
    `SELECT id, number FROM records WHERE company = $1 AND type = 'salesQuotes' AND body IS NOT NULL
        AND body ->> 'status' <> 'Accepted' AND COALESCE(body ->> 'approvalStatus', '') <> 'Pending' AND body ->> 'validUntilDate' < $2 COLLATE "C"`,
    company,
    before,
  )
}
