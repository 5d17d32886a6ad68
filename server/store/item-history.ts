/** What happened to items from a day on, and what was in stock before: what average costs are worked out from. */
import type { Day } from '../../shared/basics/day.ts'
import type { Money, Quantity } from '../../shared/basics/money.ts'
import type { Entry } from '../../shared/ledger/ledgers.ts'
import { type ItemHistory, type Need, wholeHistory } from '../../shared/posting/need.ts'
import type { Database } from './database.ts'
import { entryOf, selection } from './entries.ts'

export type HistoryNeed = Extract<Need, { readonly kind: 'itemHistory' }>
interface Question {
  readonly db: Database
  readonly company: string
  readonly today: Day
  readonly learn: (need: HistoryNeed, history: ItemHistory) => void
}

export async function loadHistories(question: Question, needs: readonly HistoryNeed[]): Promise<void> {
  for (const [from, own] of Map.groupBy(needs, (need) => need.from ?? question.today))
    await loadFrom(question, from, [...new Set(own.map((need) => need.item))])
}

/** Where more had left than had come by then, only the whole history tells what that will have cost. */
async function loadFrom(question: Question, from: Day, items: readonly string[]) {
  const openings = from === wholeHistory ? new Map<string, Opening>() : await openingsOf(question, from, items)
  const isShort = (item: string) => (openings.get(item)?.units ?? 0) < 0
  await loadEntries(
    question,
    from,
    items.filter((item) => !isShort(item)),
    openings,
  )
  const short = items.filter(isShort)
  if (short.length > 0) await loadEntries(question, wholeHistory, short, new Map())
}

type Opening = ItemHistory['opening']
const nothing: Opening = { units: 0 as Quantity, value: 0 as Money }

async function openingsOf({ db, company }: Question, from: Day, items: readonly string[]) {
  const rows = await db.rows<{ item: string; units: Quantity; value: Money }>(
    `SELECT "itemNumber" AS item, CAST(SUM(quantity) AS BIGINT) AS units, CAST(SUM("costAmountActual" + "costAmountExpected") AS BIGINT) AS value
       FROM item_ledger_entries WHERE company = $1 AND "itemNumber" = ANY($2) AND "postingDate" < $3 AND "dropShipment" = 0 GROUP BY "itemNumber"`,
    company,
    items,
    from,
  )
  return new Map(rows.map(({ item, units, value }) => [item, { units, value }]))
}

async function loadEntries(
  { db, company, learn }: Question,
  from: Day,
  items: readonly string[],
  openings: ReadonlyMap<string, Opening>,
) {
  if (items.length === 0) return
  const entries = new Map<string, Entry<'itemLedgerEntries'>[]>(items.map((item) => [item, []]))
  const rows = await db.rows<Record<string, unknown>>(
    `${selection('itemLedgerEntries')} WHERE company = $1 AND "itemNumber" = ANY($2) AND "postingDate" >= $3 AND "dropShipment" = 0
       ORDER BY "itemNumber", "postingDate", "entryNumber"`,
    company,
    items,
    from,
  )
  for (const row of rows) entries.get(String(row.itemNumber))?.push(entryOf('itemLedgerEntries', row))
  for (const [item, own] of entries)
    learn({ kind: 'itemHistory', item, from }, { from, opening: openings.get(item) ?? nothing, entries: own })
}
