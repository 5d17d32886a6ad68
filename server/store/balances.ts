/** What customers and vendors owe and what is in stock, summed by the database. */
import type { Day } from '../../shared/basics/day.ts'
import type { Money } from '../../shared/basics/money.ts'
import type { Owed } from '../../shared/posting/need.ts'
import type { Database } from './database.ts'

/** What is in stock of each item, less what left beyond it: what the open entries have left. */
export async function inventoriesOf(
  db: Database,
  company: string,
  items: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.rows<{ item: string; total: number }>(
    `SELECT "itemNumber" AS item, CAST(SUM("remainingQuantity") AS BIGINT) AS total FROM item_ledger_entries WHERE company = $1 AND "itemNumber" = ANY($2) AND open = 1 GROUP BY "itemNumber"`,
    company,
    items,
  )
  return new Map(rows.map(({ item, total }) => [item, total]))
}

/** What is open with customers or vendors in all, and what of it is past due; what we owe is negative. */
export async function owedBy(
  db: Database,
  company: string,
  numbers: readonly string[],
  today: Day,
  party: 'customer' | 'vendor' = 'customer',
): Promise<Map<string, Owed>> {
  const rows = await db.rows<{ party: string; balance: number; overdue: number }>(
    `SELECT "${party}Number" AS party, CAST(SUM("remainingAmountLocalCurrency") AS BIGINT) AS balance,
            CAST(SUM(CASE WHEN "dueDate" < $3 THEN "remainingAmountLocalCurrency" ELSE 0 END) AS BIGINT) AS overdue
       FROM ${party}_ledger_entries WHERE company = $1 AND "${party}Number" = ANY($2) AND open = 1 GROUP BY "${party}Number"`,
    company,
    numbers,
    today,
  )
  return new Map(
    rows.map(({ party, balance, overdue }) => [party, { balance: balance as Money, overdue: overdue as Money }]),
  )
}
