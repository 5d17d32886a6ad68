/** What a record shows that is worked out when it is read: balances, sales and stock from entries, a quote's status from the day. */
import type { Day } from '../../shared/basics/day.ts'
import type { Fields } from '../../shared/basics/fields.ts'
import { type Money, negative } from '../../shared/basics/money.ts'
import { type Resource, resources } from '../../shared/posting/resources.ts'
import type { SalesQuote } from '../../shared/sales/document.ts'
import { quoteStatus } from '../../shared/sales/quote.ts'
import { inventoriesOf, owedBy } from './balances.ts'
import type { Database } from './database.ts'
import { claimedAmong } from './messages.ts'

const hasDerived = (type: Resource) => Object.values(resources[type].fields as Fields).some((field) => field.derived)

/** The JSON texts of records with what is worked out added; other resources as they are. */
export async function withDerived(
  db: Database,
  company: string,
  type: Resource,
  bodies: readonly string[],
  today: Day,
): Promise<readonly string[]> {
  if (type === 'salesQuotes') return bodies.map((body) => quoteOn(body, today))
  if (bodies.length === 0) return bodies
  if (type === 'emails') return withSending(db, company, bodies)
  if (!hasDerived(type)) return bodies
  const records = bodies.map((body) => JSON.parse(body) as { readonly number: string })
  const numbers = records.map((record) => record.number)
  const added = await figuresOf(type)(db, company, numbers, today)
  return records.map((record) => JSON.stringify({ ...record, ...added(record.number) }))
}

/** Whose turn it is: a server has taken it to send it. */
async function withSending(db: Database, company: string, bodies: readonly string[]): Promise<readonly string[]> {
  const emails = bodies.map((body) => JSON.parse(body) as { readonly id: string; readonly status: string })
  const queued = emails.flatMap(({ id, status }) => (status === 'Queued' ? [id] : []))
  const claimed = queued.length === 0 ? new Set<string>() : await claimedAmong(db, company, queued)
  return emails.map((email, index) =>
    claimed.has(email.id) ? JSON.stringify({ ...email, status: 'Sending' }) : (bodies[index] ?? ''),
  )
}

/** A quote runs out by itself, without anybody saving it. */
export function quoteOn(body: string, today: Day): string {
  const quote = JSON.parse(body) as SalesQuote
  const status = quoteStatus(quote, today)
  return status === quote.status ? body : JSON.stringify({ ...quote, status })
}

type Figures = (
  db: Database,
  company: string,
  numbers: readonly string[],
  today: Day,
) => Promise<(number: string) => Readonly<Record<string, number>>>

export const figuresOf = (type: Resource): Figures =>
  type === 'customers'
    ? customerFigures
    : type === 'vendors'
      ? vendorFigures
      : type === 'items'
        ? itemFigures
        : accountFigures

async function customerFigures(db: Database, company: string, numbers: readonly string[], today: Day) {
  const owed = await owedBy(db, company, numbers, today)
  const sold = await sums(
    db,
    `SELECT "customerNumber" AS name, CAST(SUM("salesAmount") AS BIGINT) AS total FROM customer_ledger_entries WHERE company = $1 AND "customerNumber" = ANY($2) GROUP BY "customerNumber"`,
    company,
    numbers,
  )
  return (number: string) => {
    const { balance = 0, overdue = 0 } = owed.get(number) ?? {}
    return {
      balance: balance / 100,
      balanceDue: overdue / 100,
      overdueAmount: overdue / 100,
      totalSalesExcludingTax: (sold.get(number) ?? 0) / 100,
    }
  }
}

/** What we owe is negative in the ledger; as a vendor's balance it is positive. */
async function vendorFigures(db: Database, company: string, numbers: readonly string[], today: Day) {
  const owed = await owedBy(db, company, numbers, today, 'vendor')
  const bought = await sums(
    db,
    `SELECT "vendorNumber" AS name, CAST(SUM("purchaseAmount") AS BIGINT) AS total FROM vendor_ledger_entries WHERE company = $1 AND "vendorNumber" = ANY($2) GROUP BY "vendorNumber"`,
    company,
    numbers,
  )
  return (number: string) => {
    const { balance = 0, overdue = 0 } = owed.get(number) ?? {}
    const due = negative(overdue as Money) / 100
    return {
      balance: negative(balance as Money) / 100,
      balanceDue: due,
      overdueAmount: due,
      totalPurchasesExcludingTax: negative((bought.get(number) ?? 0) as Money) / 100,
    }
  }
}

async function itemFigures(db: Database, company: string, numbers: readonly string[]) {
  const inventory = await inventoriesOf(db, company, numbers)
  const sold = await outstandingOn(db, company, 'salesOrders')
  const bought = await outstandingOn(db, company, 'purchaseOrders')
  return (number: string) => ({
    inventory: (inventory.get(number) ?? 0) / 100_000,
    quantityOnSalesOrders: sold.get(number) ?? 0,
    quantityOnPurchaseOrders: bought.get(number) ?? 0,
  })
}

interface OpenLine {
  readonly lineType?: string
  readonly lineObjectNumber?: string
  readonly itemNumber?: string
  readonly outstandingQuantity: number
}
/** What open orders still have to deliver, or vendors to us, per item. */
async function outstandingOn(
  db: Database,
  company: string,
  type: 'salesOrders' | 'purchaseOrders',
): Promise<Map<string, number>> {
  const rows = await db.rows<{ body: string }>(
    `SELECT body FROM records WHERE company = $1 AND type = $2 AND body IS NOT NULL AND body ->> 'archived' = ANY($3)`,
    company,
    type,
    ['false', 0],
  )
  const ordered = new Map<string, number>()
  for (const { body } of rows)
    for (const line of (JSON.parse(body) as { lines: readonly OpenLine[] }).lines) {
      const item = line.itemNumber ?? (line.lineType === 'Item' ? line.lineObjectNumber : undefined)
      if (item !== undefined) ordered.set(item, rounded((ordered.get(item) ?? 0) + line.outstandingQuantity))
    }
  return ordered
}
const rounded = (units: number) => Math.round(units * 100_000) / 100_000

async function accountFigures(db: Database, company: string, numbers: readonly string[]) {
  const balances = await sums(
    db,
    `SELECT "accountNumber" AS name, CAST(SUM(amount) AS BIGINT) AS total FROM general_ledger_entries WHERE company = $1 AND "accountNumber" = ANY($2) GROUP BY "accountNumber"`,
    company,
    numbers,
  )
  return (number: string) => ({ balance: (balances.get(number) ?? 0) / 100 })
}

async function sums(
  db: Database,
  sql: string,
  company: string,
  names: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.rows<{ name: string; total: number }>(sql, company, names)
  return new Map(rows.map(({ name, total }) => [name, total]))
}
