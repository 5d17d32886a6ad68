/** What reports are made of, summed by the database: whole figures, as the ledgers hold them, on any day of the past too. */
import type { Day } from '../../shared/basics/day.ts'
import { localAmounts } from '../../shared/basics/exchange.ts'
import { type Money, money, plus, type Quantity, quantity } from '../../shared/basics/money.ts'
import type { Movement, OpenPart, Span } from '../../shared/receivables/statement.ts'
import type { AgingDate } from '../../shared/reports/reports.ts'
import type { Line } from '../../shared/sales/document.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>
const whole = (expression: string) => `CAST(${expression} AS BIGINT)`
const within = '"postingDate" BETWEEN $2 AND $3'

/** What of each customer entry was still open at the end of a day, in the company's currency. */
const openOn = (
  own: string,
) => `SELECT "customerLedgerEntryNumber" AS number, ${whole('SUM("amountLocalCurrency")')} AS amount
   FROM detailed_customer_ledger_entries WHERE company = $1 AND "postingDate" <= $2 ${own} GROUP BY "customerLedgerEntryNumber"`
const documentDate = `COALESCE((SELECT COALESCE(r.body ->> 'invoiceDate', r.body ->> 'creditMemoDate') FROM records r
   WHERE r.company = $1 AND r.type = ANY($3) AND r.id = e."documentId"), e."postingDate")`
const agedBy: Readonly<Record<AgingDate, string>> = {
  dueDate: 'COALESCE(e."dueDate", e."postingDate")',
  documentDate,
  postingDate: 'e."postingDate"',
}

/** Every entry that was open at the end of the day, with the date that its age counts from; by customer, or of some. */
export function openEntries(
  db: Database,
  company: string,
  asOf: Day,
  by: AgingDate,
  customers: readonly string[] | null = null,
): Promise<OpenPart[]> {
  const types = by === 'documentDate' ? [['salesInvoices', 'salesCreditMemos']] : []
  // Of some customers only their own details are added up.
  const own = customers === null ? '' : `AND "customerNumber" = ANY($${types.length + 3})`
  return db.rows<OpenPart>(
    `SELECT e."entryNumber", e."customerNumber", ${agedBy[by]} AS day, e."dueDate", o.amount
       FROM (${openOn(own)}) o JOIN customer_ledger_entries e ON e.company = $1 AND e."entryNumber" = o.number
      WHERE o.amount <> 0 ORDER BY e."customerNumber", e."entryNumber"`,
    company,
    asOf,
    ...types,
    ...(customers === null ? [] : [customers]),
  )
}

/** What these customers owed before a day; who owed nothing may be left out. */
export async function balancesBefore(
  db: Database,
  company: string,
  customers: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Money>> {
  const rows = await db.rows<{ customer: string; amount: Money }>(
    `SELECT "customerNumber" AS customer, ${whole('SUM("amountLocalCurrency")')} AS amount FROM detailed_customer_ledger_entries
      WHERE company = $1 AND "customerNumber" = ANY($2) AND "postingDate" < $3 GROUP BY "customerNumber"`,
    company,
    customers,
    day,
  )
  return new Map(rows.map(({ customer, amount }) => [customer, amount]))
}

/** What changed customers' balances: an application only moves them from one entry to another. */
export function movements(
  db: Database,
  company: string,
  customers: readonly string[],
  { from, to }: Span,
): Promise<(Movement & { readonly customerNumber: string })[]> {
  return db.rows(
    `SELECT d."customerNumber", d."customerLedgerEntryNumber" AS "entryNumber", d."entryType", d."postingDate", CASE WHEN d."entryType" = 'Initial Entry' THEN e."dueDate" END AS "dueDate", d."documentType", d."documentNumber",
            CASE WHEN d."entryType" = 'Initial Entry' THEN e.description ELSE d."entryType" END AS description, d."amountLocalCurrency" AS amount
       FROM detailed_customer_ledger_entries d
       JOIN customer_ledger_entries e ON e.company = d.company AND e."entryNumber" = d."customerLedgerEntryNumber"
      WHERE d.company = $1 AND d."customerNumber" = ANY($4) AND d."entryType" <> 'Application' AND d.${within}
      ORDER BY d."postingDate", d."entryNumber"`,
    company,
    from,
    to,
    customers,
  )
}

/** Every account of the chart, with its balance at the end of the day. */
export const accountBalances = (db: Database, company: string, asOf: Day) =>
  db.rows<Row>(
    `SELECT r.number AS "accountNumber", r.body ->> 'displayName' AS "displayName", COALESCE(g.balance, 0) AS balance
       FROM records r LEFT JOIN (SELECT "accountNumber" AS account, ${whole('SUM(amount)')} AS balance FROM general_ledger_entries
         WHERE company = $1 AND "postingDate" <= $2 GROUP BY "accountNumber") g ON g.account = r.number
      WHERE r.company = $1 AND r.type = 'accounts' AND r.body IS NOT NULL ORDER BY r.number`,
    company,
    asOf,
  )

/** Sales come before purchases; what was charged or may be deducted is positive. */
export const vatSums = (db: Database, company: string, { from, to }: Span) =>
  db.rows<Row>(
    `SELECT type, "taxCategory", "vatPercent" AS "taxPercent",
            ${whole(`SUM(CASE WHEN type = 'Sale' THEN -base ELSE base END)`)} AS "baseAmount",
            ${whole(`SUM(CASE WHEN type = 'Sale' THEN -amount ELSE amount END)`)} AS "taxAmount"
       FROM vat_entries WHERE company = $1 AND ${within} GROUP BY type, "taxCategory", "vatPercent"
      ORDER BY CASE WHEN type = 'Sale' THEN 0 ELSE 1 END, "taxCategory", "vatPercent"`,
    company,
    from,
    to,
  )

/** What is there of each item at the end of the day, and what it cost, with what its deliveries are expected to cost. */
export const stockValues = (db: Database, company: string, asOf: Day) =>
  db.rows<Row>(
    `SELECT q.item AS "itemNumber", q.quantity, COALESCE(v.value, 0) AS value
       FROM (SELECT "itemNumber" AS item, ${whole('SUM(quantity)')} AS quantity FROM item_ledger_entries
              WHERE company = $1 AND "postingDate" <= $2 GROUP BY "itemNumber") q
       LEFT JOIN (SELECT "itemNumber" AS item, ${whole('SUM("costAmountActual" + "costAmountExpected")')} AS value FROM value_entries
              WHERE company = $1 AND "postingDate" <= $2 GROUP BY "itemNumber") v ON v.item = q.item
      ORDER BY q.item`,
    company,
    asOf,
  )

/** Invoices and credit memos of each customer who was billed: how many, and for how much without VAT. */
export const customerSales = (db: Database, company: string, { from, to }: Span) =>
  db.rows<Row & { readonly customerNumber: string; readonly documents: number; readonly salesAmount: Money }>(
    `SELECT "customerNumber", ${whole('COUNT(*)')} AS documents, ${whole('SUM("salesAmount")')} AS "salesAmount"
       FROM customer_ledger_entries WHERE company = $1 AND ${within} AND "documentType" = ANY($4) GROUP BY "customerNumber" ORDER BY "customerNumber"`,
    company,
    from,
    to,
    ['Invoice', 'Credit Memo'],
  )

/** Sales without VAT of each month, by the day of posting: invoices less credit memos. */
export async function monthlySales(
  db: Database,
  company: string,
  { from, to }: Span,
): Promise<ReadonlyMap<string, Money>> {
  const rows = await db.rows<{ month: string; amount: number }>(
    `SELECT SUBSTR("postingDate", 1, 7) AS month, ${whole('SUM("salesAmount")')} AS amount
       FROM customer_ledger_entries WHERE company = $1 AND ${within} AND "documentType" = ANY($4) GROUP BY SUBSTR("postingDate", 1, 7)`,
    company,
    from,
    to,
    ['Invoice', 'Credit Memo'],
  )
  return new Map(rows.map(({ month, amount }) => [month, amount as Money]))
}

/** What invoices less credit memos came to with VAT, in the company's currency. */
export async function billedIn(db: Database, company: string, { from, to }: Span): Promise<Money> {
  const [row] = await db.rows<{ amount: number }>(
    `SELECT ${whole('COALESCE(SUM("amountLocalCurrency"), 0)')} AS amount
       FROM customer_ledger_entries WHERE company = $1 AND ${within} AND "documentType" = ANY($4)`,
    company,
    from,
    to,
    ['Invoice', 'Credit Memo'],
  )
  return (row?.amount ?? 0) as Money
}

/** Documents of which an approval is open. */
export async function waitingApprovals(db: Database, company: string): Promise<number> {
  const [row] = await db.rows<{ count: number }>(
    `SELECT ${whole(`COUNT(DISTINCT body ->> 'documentId')`)} AS count FROM records
      WHERE company = $1 AND type = 'approvalEntries' AND body IS NOT NULL AND body ->> 'status' = 'Open'`,
    company,
  )
  return row?.count ?? 0
}

const goods = ['salesInvoices', 'salesShipments', 'salesCreditMemos', 'returnReceipts']
/** What the goods sold in a time cost, by item or by the customer who was billed. Costs found later count where they are posted. */
export async function costsOfSales(
  db: Database,
  company: string,
  { from, to }: Span,
  by: 'itemNumber' | 'customerNumber',
): Promise<ReadonlyMap<string, Money>> {
  const [name, join, more] =
    by === 'itemNumber'
      ? ['i."itemNumber"', '', []]
      : [
          `r.body ->> 'billToCustomerNumber'`,
          'JOIN records r ON r.company = i.company AND r.type = ANY($4) AND r.id = i."documentId"',
          [goods],
        ]
  const rows = await db.rows<{ name: string; cost: number }>(
    `SELECT ${name} AS name, ${whole('SUM(-v."costAmountActual")')} AS cost FROM value_entries v
       JOIN item_ledger_entries i ON i.company = v.company AND i."entryNumber" = v."itemLedgerEntryNumber" ${join}
      WHERE v.company = $1 AND v.${within} AND i."entryType" = 'Sale' GROUP BY ${name}`,
    company,
    from,
    to,
    ...more,
  )
  return new Map(rows.map((row) => [row.name, row.cost as Money]))
}

export interface Sold {
  readonly quantity: Quantity
  readonly salesAmount: Money
}
interface Posted {
  readonly currencyCode: string
  readonly currencyFactor: number | null
  readonly lines: readonly Line[]
}
const pageOfDocuments = 500
/** What was invoiced of each item less what was credited, without VAT; services have no entries, so documents are read. */
export async function itemSales(db: Database, company: string, span: Span): Promise<ReadonlyMap<string, Sold>> {
  const sold = new Map<string, Sold>()
  for (const [type, sign] of [
    ['salesInvoices', 1],
    ['salesCreditMemos', -1],
  ] as const)
    for await (const document of postedDocuments(db, company, type, span)) addSales(sold, document, sign)
  return sold
}

async function* postedDocuments(db: Database, company: string, type: string, { from, to }: Span) {
  for (let last = ''; ; ) {
    const rows = await db.rows<{ number: string; body: string }>(
      `SELECT number, body FROM records WHERE company = $1 AND type = $2 AND number > $3 AND body ->> 'postingDate' BETWEEN $4 AND $5
          AND body ->> 'status' = ANY($6) ORDER BY number LIMIT ${pageOfDocuments}`,
      company,
      type,
      last,
      from,
      to,
      ['Open', 'Paid', 'Canceled', 'Corrective'],
    )
    for (const { body } of rows) yield JSON.parse(body) as Posted
    if (rows.length < pageOfDocuments) return
    last = rows.at(-1)?.number ?? ''
  }
}

function addSales(sold: Map<string, Sold>, { lines, currencyFactor }: Posted, sign: 1 | -1) {
  const amounts = localAmounts(
    lines.map((line) => money(line.netAmount)),
    currencyFactor || 1,
  )
  for (const [index, line] of lines.entries()) {
    if (line.lineType !== 'Item') continue
    const before = sold.get(line.lineObjectNumber) ?? { quantity: 0 as Quantity, salesAmount: 0 as Money }
    sold.set(line.lineObjectNumber, {
      quantity: plus(before.quantity, (sign * quantity(line.quantity)) as Quantity),
      salesAmount: plus(before.salesAmount, (sign * (amounts[index] ?? 0)) as Money),
    })
  }
}

/** Names of customers or items, by number. */
export async function namesOf(
  db: Database,
  company: string,
  type: 'customers' | 'items',
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ number: string; name: string }>(
    `SELECT number, body ->> 'displayName' AS name FROM records WHERE company = $1 AND type = $2 AND body IS NOT NULL`,
    company,
    type,
  )
  return new Map(rows.map((row) => [row.number, row.name]))
}
