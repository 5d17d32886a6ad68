/** What planners ask about goods and their entries, loaded in bulk: one question per kind, however many needs. */
import type { Quantity } from '../../shared/basics/money.ts'
import type { Entry } from '../../shared/ledger/ledgers.ts'
import type { Followers, Need, NeedOf, Taken } from '../../shared/posting/need.ts'
import { inventoriesOf } from './balances.ts'
import { entryOf, selection } from './entries.ts'
import { loadHistories } from './item-history.ts'
import type { Loaders, Question } from './question.ts'

type ItemEntry = Entry<'itemLedgerEntries'>
type ItemKind = 'stock' | 'shortfall' | 'inventory' | 'itemHistory' | 'itemEntry' | 'followers'

export const itemLoaders: Loaders<Extract<Need, { readonly kind: ItemKind }>> = {
  stock: (question, needs) => loadItemLists(question, 'stock', needs),
  shortfall: (question, needs) => loadItemLists(question, 'shortfall', needs),
  inventory: loadInventories,
  itemHistory: loadHistories,
  itemEntry: loadItemEntries,
  followers: loadFollowers,
}

const conditions = {
  stock: 'open = 1 AND "remainingQuantity" > 0',
  shortfall: 'open = 1 AND "remainingQuantity" < 0',
} as const

async function loadItemLists(
  { db, company, learn }: Question,
  kind: keyof typeof conditions,
  needs: readonly { readonly item: string }[],
) {
  const lists = new Map<string, ItemEntry[]>(needs.map(({ item }) => [item, []]))
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('itemLedgerEntries')} WHERE company = $1 AND "itemNumber" = ANY($2) AND ${conditions[kind]} ORDER BY "itemNumber", "postingDate", "entryNumber"`,
    company,
    [...lists.keys()],
  )
  for (const row of rows) lists.get(String(row.itemNumber))?.push(entryOf('itemLedgerEntries', row))
  for (const [item, entries] of lists) learn({ kind, item }, entries)
}

async function loadInventories({ db, company, learn }: Question, needs: readonly { readonly item: string }[]) {
  const items = [...new Set(needs.map(({ item }) => item))]
  const found = await inventoriesOf(db, company, items)
  for (const item of items) learn({ kind: 'inventory', item }, (found.get(item) ?? 0) as Quantity)
}

async function loadItemEntries({ db, company, learn }: Question, needs: readonly NeedOf<'itemEntry'>[]) {
  const numbers = [...new Set(needs.map((need) => need.entryNumber))]
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('itemLedgerEntries')} WHERE company = $1 AND "entryNumber" = ANY($2)`,
    company,
    numbers,
  )
  const found = new Map(rows.map((row) => [row.entryNumber as number, entryOf('itemLedgerEntries', row)]))
  for (const entryNumber of numbers) learn({ kind: 'itemEntry', entryNumber }, found.get(entryNumber) ?? null)
}

async function loadFollowers({ db, company, learn }: Question, needs: readonly NeedOf<'followers'>[]) {
  const numbers = [...new Set(needs.map((need) => need.entryNumber))]
  const returns = await db.rows<{ of: number; entryNumber: number }>(
    `SELECT "appliesToEntry" AS of, "entryNumber" FROM item_ledger_entries WHERE company = $1 AND "appliesToEntry" = ANY($2) ORDER BY "entryNumber"`,
    company,
    numbers,
  )
  const taken = await db.rows<Taken & { readonly of: number }>(
    `SELECT "inboundEntryNumber" AS of, "outboundEntryNumber", quantity FROM item_application_entries WHERE company = $1 AND "inboundEntryNumber" = ANY($2) ORDER BY "entryNumber"`,
    company,
    numbers,
  )
  const [returnsOf, takenFrom] = [Map.groupBy(returns, (row) => row.of), Map.groupBy(taken, (row) => row.of)]
  for (const entryNumber of numbers)
    learn({ kind: 'followers', entryNumber }, {
      returns: (returnsOf.get(entryNumber) ?? []).map((row) => row.entryNumber),
      taken: (takenFrom.get(entryNumber) ?? []).map(({ outboundEntryNumber, quantity }) => ({
        outboundEntryNumber,
        quantity,
      })),
    } satisfies Followers)
}
