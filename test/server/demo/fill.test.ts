import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCompany } from '../../../server/commands/companies.ts'
import { openCommands } from '../../../server/commands/run.ts'
import { demoYear, fillDemo } from '../../../server/demo/fill.ts'
import { openBooks } from '../../../server/store/books.ts'
import type { Database } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { verifyChain } from '../../../server/store/registers.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { isBelgianEnterpriseNumber } from '../../../shared/basics/check-digits.ts'
import type { Day } from '../../../shared/basics/day.ts'
import type { SalesQuote } from '../../../shared/sales/document.ts'
import { quoteStatus } from '../../../shared/sales/quote.ts'
import type { TemplateCountry } from '../../../shared/templates/starter.ts'

const today = '2026-03-17' as Day
const yesterday = '2026-03-16'

async function filled(on: Day, country: TemplateCountry = 'BE'): Promise<Database> {
  const db = openSqlite(':memory:')
  await migrate(db)
  const seed = '01890000-0000-7000-8000-000000000000'
  const company = { name: 'demo', displayName: 'Demo', country, currencyCode: 'EUR' }
  await createCompany(db, company, { seed, at: `${on}T06:00:00.000Z` })
  const commands = openCommands(openBooks(db), { onCommit: () => {}, onError: () => {} })
  await fillDemo(commands, 'demo', on, country)
  return db
}

const count = async (db: Database, from: string) =>
  (await db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`))[0]?.n ?? 0
const bodies = async (db: Database, type: string) =>
  (await db.rows<{ body: string }>('SELECT body FROM records WHERE type = $1', type)).map(
    ({ body }) => JSON.parse(body) as Record<string, unknown>,
  )
const total = async (db: Database, sum: string, from: string) =>
  (await db.rows<{ total: number | null }>(`SELECT SUM(${sum}) AS total FROM ${from}`))[0]?.total ?? 0

describe('the demonstration', () => {
  let db: Database
  beforeAll(async () => {
    db = await filled(today)
  })
  afterAll(() => db.close())

  it('has customers, items and a year of documents, some of them still open', async () => {
    expect(await count(db, `records WHERE type = 'customers'`)).toBe(60)
    const items = await bodies(db, 'items')
    expect(items.filter((item) => item.type === 'Inventory').length).toBeGreaterThanOrEqual(75)
    expect(items.filter((item) => item.type === 'Service')).toHaveLength(10)
    const vendors = new Set((await bodies(db, 'vendors')).map((vendor) => vendor.number))
    expect(vendors.size).toBe(8)
    for (const item of items) if (item.type === 'Inventory') expect(vendors).toContain(item.vendorNumber)
    const invoices = await bodies(db, 'salesInvoices')
    const posted = invoices.filter((one) => one.status !== 'Draft').length
    expect(posted).toBeGreaterThan(550)
    expect(posted).toBeLessThan(720)
    // The sheet of drafts is left empty for what people paste.
    expect(invoices.filter((one) => one.status === 'Draft')).toEqual([])
    const orders = await bodies(db, 'salesOrders')
    expect(orders.filter((one) => one.archived).length).toBeGreaterThan(230)
    expect(orders.filter((one) => !one.archived).length).toBeGreaterThanOrEqual(14)
    expect(await count(db, `records WHERE type = 'salesShipments'`)).toBeGreaterThan(orders.length)
  })

  it('has quotes that became orders, that wait for an answer and that ran out, also of companies that bought nothing yet', async () => {
    const quotes = await bodies(db, 'salesQuotes')
    const states = quotes.map((one) => quoteStatus(one as unknown as SalesQuote, today))
    for (const [status, least] of [
      ['Accepted', 20],
      ['Draft', 6],
      ['Expired', 8],
    ] as const)
      expect(states.filter((state) => state === status).length).toBeGreaterThanOrEqual(least)
    const orders = await bodies(db, 'salesOrders')
    const made = orders.flatMap((one) => (one.quoteNumber === '' ? [] : [one.quoteNumber]))
    expect(new Set(made)).toEqual(new Set(quotes.flatMap((one) => (one.orderNumber === '' ? [] : [one.number]))))
    expect(quotes.filter((one) => one.customerNumber === '')).toHaveLength(3)
    const isBegun = ({ lines }: Record<string, unknown>) =>
      (lines as { shippedQuantity: number }[]).some((line) => line.shippedQuantity !== 0)
    expect(orders.filter((one) => !one.archived && isBegun(one)).length).toBeGreaterThanOrEqual(5)
  })

  it('bills a customer abroad in his own currency, at the rate of the month', async () => {
    const foreign = (await bodies(db, 'salesInvoices')).filter((one) => one.currencyFactor !== null)
    expect(foreign.length).toBeGreaterThan(3)
    expect(new Set(foreign.map((one) => one.currencyCode))).toEqual(new Set(['GBP']))
    expect(new Set(foreign.map((one) => one.currencyFactor)).size).toBeGreaterThan(1)
    const entries = await db.rows(
      `SELECT "entryNumber" FROM customer_ledger_entries WHERE "currencyCode" = 'GBP' AND amount < "amountLocalCurrency"`,
    )
    expect(entries).toHaveLength(foreign.length)
  })

  it('ends the day before, and spans a year', async () => {
    const [range] = await db.rows<{ first: string; last: string }>(
      'SELECT MIN("postingDate") AS first, MAX("postingDate") AS last FROM general_ledger_entries',
    )
    expect(range).toEqual({ first: '2025-03-17', last: yesterday })
  })

  it('balances in every transaction', async () => {
    const off = await db.rows(
      'SELECT "transactionNumber" FROM general_ledger_entries GROUP BY "transactionNumber" HAVING SUM(amount) <> 0',
    )
    expect(off).toEqual([])
  })

  it('buys from vendors, for the shelves and straight to customers, and some of it is still on its way', async () => {
    const orders = await bodies(db, 'purchaseOrders')
    const isDropped = (one: Record<string, unknown>) =>
      (one.lines as readonly { readonly dropShipment: boolean }[]).every((line) => line.dropShipment)
    expect(orders.filter(isDropped).length).toBeGreaterThanOrEqual(20)
    expect(orders.filter((one) => !isDropped(one)).length).toBeGreaterThanOrEqual(12)
    expect(orders.filter((one) => !one.archived).length).toBeGreaterThanOrEqual(2)
    expect(await count(db, 'vendor_ledger_entries')).toBeGreaterThan(30)
    expect(await total(db, 'quantity', 'item_ledger_entries WHERE "dropShipment" = 1')).toBe(0)
    expect(await count(db, `value_entries WHERE "entryType" = 'Adjustment'`)).toBeGreaterThan(2)
  })

  it('is sealed without a break', async () => {
    const transactions = await count(db, 'registers')
    expect(transactions).toBeGreaterThan(650)
    expect(await verifyChain(db, 'demo')).toEqual({ valid: true, checked: transactions })
  })

  it('agrees between the general ledger and the ledgers of customers, vendors, stock and VAT', async () => {
    const account = (number: string) => `general_ledger_entries WHERE "accountNumber" = '${number}'`
    expect(await total(db, 'amount', account('400000'))).toBe(
      await total(db, '"remainingAmountLocalCurrency"', 'customer_ledger_entries'),
    )
    expect(await total(db, 'amount', account('440000'))).toBe(
      await total(db, '"amountLocalCurrency"', 'vendor_ledger_entries'),
    )
    const vat = (type: string) => total(db, 'amount', `vat_entries WHERE type = '${type}'`)
    expect(await total(db, 'amount', account('451000'))).toBe(await vat('Sale'))
    expect(await total(db, 'amount', account('411000'))).toBe(await vat('Purchase'))
    expect(await total(db, 'amount', account('340000'))).toBe(
      await total(db, '"costAmountActual"', 'item_ledger_entries'),
    )
  })

  it('explains every item entry by its values, and every unit sold by the receipts it came from', async () => {
    const unexplained = await db.rows(
      `SELECT entry."entryNumber" FROM item_ledger_entries entry
         JOIN (SELECT "itemLedgerEntryNumber" AS number, SUM("costAmountActual") AS actual, SUM("costAmountExpected") AS expected,
                      SUM("salesAmountActual") AS sales, SUM("invoicedQuantity") AS invoiced FROM value_entries GROUP BY 1) value
           ON value.number = entry."entryNumber"
        WHERE actual <> "costAmountActual" OR expected <> "costAmountExpected" OR sales <> "salesAmountActual" OR invoiced <> "invoicedQuantity"`,
    )
    expect(unexplained).toEqual([])
    const unapplied = await db.rows(
      `SELECT entry."entryNumber" FROM item_ledger_entries entry
         LEFT JOIN (SELECT "outboundEntryNumber" AS number, SUM(quantity) AS applied FROM item_application_entries GROUP BY 1) application
           ON application.number = entry."entryNumber"
        WHERE entry.quantity < 0 AND COALESCE(applied, 0) <> -entry.quantity`,
    )
    expect(unapplied).toEqual([])
  })

  it('has goods come back, at the cost that they left with, some of them not credited yet', async () => {
    const orders = await bodies(db, 'salesReturnOrders')
    expect(orders.length).toBeGreaterThan(8)
    expect(new Set(orders.map((one) => one.archived))).toEqual(new Set([true, false]))
    const dearer = await db.rows(
      `SELECT back."entryNumber" FROM item_ledger_entries back JOIN item_ledger_entries sale ON sale."entryNumber" = back."appliesToEntry"
        WHERE ABS((back."costAmountActual" + back."costAmountExpected") * sale.quantity
                - (sale."costAmountActual" + sale."costAmountExpected") * back.quantity) > ABS(sale.quantity)`,
    )
    expect(dearer).toEqual([])
    const received = `item_ledger_entries WHERE "appliesToEntry" IS NOT NULL AND "documentType" = 'Sales Return Receipt'`
    expect(await count(db, received)).toBe(orders.length)
  })

  it('is paid, early, late and in part, and takes back what was invoiced by mistake', async () => {
    const invoices = await bodies(db, 'salesInvoices')
    const [paid, open, canceled] = ['Paid', 'Open', 'Canceled'].map((status) =>
      invoices.filter((one) => one.status === status),
    ) as [Record<string, unknown>[], Record<string, unknown>[], Record<string, unknown>[]]
    expect(paid.length).toBeGreaterThan(350)
    expect(open.length).toBeGreaterThan(60)
    expect(open.some((one) => Number(one.remainingAmount) < Number(one.totalAmountIncludingTax))).toBe(true)
    expect(canceled.length).toBeGreaterThan(8)
    expect(new Set(canceled.map((one) => one.correctedBy !== ''))).toEqual(new Set([true, false]))
    const memos = await bodies(db, 'salesCreditMemos')
    expect(memos.filter((one) => one.status === 'Corrective')).toHaveLength(canceled.length)
    const taken = `detailed_customer_ledger_entries WHERE "entryType" = 'Payment Discount'`
    expect(await count(db, taken)).toBeGreaterThan(5)
    const received = await total(db, 'amount', `general_ledger_entries WHERE "accountNumber" = '550000'`)
    expect(received).toBe(await total(db, 'amount', 'bank_account_ledger_entries'))
    expect(received).toBeGreaterThan(0)
  })

  it('never sells what is not there', async () => {
    const running = await db.rows<{ lowest: number }>(
      `SELECT MIN(stock) AS lowest FROM (SELECT SUM(quantity) OVER (PARTITION BY "itemNumber" ORDER BY "entryNumber") AS stock
         FROM item_ledger_entries)`,
    )
    expect(running[0]?.lowest).toBeGreaterThanOrEqual(0)
    expect(await count(db, 'item_ledger_entries WHERE "remainingQuantity" < 0')).toBe(0)
  })

  it('sells at every rate of VAT, within the Union and beyond', async () => {
    const kinds = await db.rows<{ kind: string }>(
      `SELECT DISTINCT "taxCategory" || ' ' || ("vatPercent" / 100000) AS kind FROM vat_entries ORDER BY kind`,
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['AE 0', 'G 0', 'K 0', 'S 12', 'S 21', 'S 6'])
  })

  it('knows its customers by valid numbers, and has blocked some', async () => {
    const customers = await bodies(db, 'customers')
    const belgian = customers.filter((one) => one.country === 'BE' && one.type === 'Company')
    expect(belgian.length).toBeGreaterThan(25)
    for (const { enterpriseNumber, taxRegistrationNumber } of belgian) {
      expect(isBelgianEnterpriseNumber(String(enterpriseNumber))).toBe(true)
      expect(taxRegistrationNumber).toBe(`BE${enterpriseNumber}`)
    }
    expect(new Set(customers.map((one) => one.language))).toEqual(new Set(['nl', 'fr', 'en']))
    expect(customers.flatMap(({ blocked }) => blocked || []).toSorted()).toEqual(['All', 'Invoice', 'Ship'])
    expect(customers.filter(({ creditLimit }) => Number(creditLimit) > 0).length).toBeGreaterThan(10)
  })

  it('is the same again when it is made again', async () => {
    const again = await filled(today)
    const ledger = (of: Database) => of.rows('SELECT * FROM general_ledger_entries ORDER BY "entryNumber"')
    const last = (of: Database) => of.rows('SELECT hash FROM books')
    expect(await ledger(again)).toEqual(await ledger(db))
    expect(await last(again)).toEqual(await last(db))
    await again.close()
  })
})

describe('the demonstration elsewhere and on other days', () => {
  it('fills a Dutch company with Dutch rates', async () => {
    const db = await filled(today, 'NL')
    const rates = await db.rows<{ rate: number }>(
      `SELECT DISTINCT "vatPercent" / 100000 AS rate FROM vat_entries WHERE "taxCategory" = 'S' ORDER BY rate`,
    )
    expect(rates.map(({ rate }) => rate)).toEqual([9, 21])
    await db.close()
  })

  it.each(['2028-03-01', '2027-01-01', '2026-08-17'])('fills on %s', async (day) => {
    const db = await filled(day as Day)
    expect(await count(db, 'general_ledger_entries')).toBeGreaterThan(5000)
    await db.close()
  })

  it('gives every act an id of its own', () => {
    const seeds = demoYear(today, 'BE').map(({ seed }) => seed)
    expect(new Set(seeds).size).toBe(seeds.length)
  })

  it('fails loudly when a command is refused', async () => {
    const db = openSqlite(':memory:')
    await migrate(db)
    const commands = openCommands(openBooks(db), { onCommit: () => {}, onError: () => {} })
    await expect(fillDemo(commands, 'nowhere', today)).rejects.toThrow('NotFound')
    await db.close()
  })
})
