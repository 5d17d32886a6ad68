/**
 * A web shop's real rows (the file that ONLINE_RETAIL names), pasted as they are: invoices, and then what was cancelled of
 * them as credit memos. What has a customer is posted, what has none is marked, credit memos settle the earlier invoice that
 * they belong to, and the receivables come to what is worked out here in whole cents.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { adminPassword, type RunningServer, startServer } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'
import { opened } from './workbook-file.ts'

const file = process.env.ONLINE_RETAIL
const name = file
  ? 'a web shop’s invoices and cancellations are pasted, marked and posted to the cent'
  : 'a web shop’s rows (skipped: ONLINE_RETAIL names no file)'

const shop = '/api/v1/companies/shop'
const services = new Set(['POST', 'DOT', 'M', 'D', 'C2', 'BANK CHARGES'])
/** As many requests as go into one batch here. */
const atOnce = 1000

interface Line {
  readonly document: string
  readonly item: string
  readonly description: string
  readonly quantity: string
  readonly date: string
  readonly price: string
  readonly customer: string
}

let folder: string
let server: RunningServer
let browser: Browser
let token: string

beforeAll(async () => {
  if (!file) return
  folder = await mkdtemp(join(tmpdir(), 'verkoop-shop-'))
  ;[server, browser] = await Promise.all([startServer({ environment: { DATA_DIR: folder } }), openBrowser()])
  token = (await ok<{ token: string }>('POST', '/api/v1/sessions', { userName: 'admin', password: adminPassword }))
    .token
}, 120_000)

afterAll(async () => {
  if (!file) return
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test.skipIf(!file)(name, { timeout: 300_000 }, async () => {
  const all = await linesIn(file ?? '')
  const lines = all.filter((line) => !isCancellation(line))
  const withCustomer = lines.filter((line) => line.customer !== '')
  const documents = new Set(withCustomer.map((line) => line.document))
  const without = new Set(lines.filter((line) => line.customer === '').map((line) => line.document))
  expect([documents.size, withCustomer.length, without.size]).toEqual([338, 5607, 67])
  await openShop(all)

  const anna = await visit(browser, server.url, { locale: 'en-GB' })
  await anna.signIn('admin', adminPassword)
  await anna.page.locator('[data-sheet="Invoices"][aria-selected=true]').waitFor()
  await anna.paste('A2', lines.map(asRow).join('\r\n'))
  await anna.pane.locator('[data-count=ready]').waitFor({ timeout: 60_000 })
  expect(await anna.check()).toEqual([documents.size, without.size])
  expect(await anna.pane.locator('[data-problem=MissingValue]').innerText()).toContain('Customer is empty')

  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor({ timeout: 60_000 })
  const confirmation = await anna.pane.locator('[data-card=confirm]').innerText()
  expect(confirmation).toContain('125,629.00')
  expect(confirmation).toContain(`${without.size} documents stay`)
  await anna.press('confirm')
  expect(await anna.outcome()).toContain(`${documents.size} documents posted`)
  expect(await anna.count('wrong')).toBe(without.size)
  const left = (await opened(await anna.download()))('Invoices')
  expect(new Set(left.map((row) => row.Document))).toEqual(without)
  expect(new Set(left.map((row) => row.Status))).toEqual(new Set(['✕ Fix']))
  expect(left.filter((row) => String(row.Message).startsWith('Customer is empty'))).toHaveLength(without.size)
  expect(anna.faults).toEqual([])

  const expected = receivables(withCustomer)
  expect(expected.net).toBe(12_562_900)
  expect(await balance()).toBe(expected.net + expected.tax)
  await creditMemos(anna, all.filter(isCancellation), withCustomer, expected.net + expected.tax)
  expect(await ok('GET', `${shop}/registers/verify`)).toMatchObject({ valid: true })
})

const isCancellation = ({ document }: Line): boolean => document.startsWith('C')

/** The same job on its own sheet: the file counts what came back below zero, a credit memo above. */
async function creditMemos(
  anna: Person,
  cancelled: readonly Line[],
  sold: readonly Line[],
  owed: number,
): Promise<void> {
  const lines = cancelled.map((line) => ({ ...line, quantity: String(-Number(line.quantity)) }))
  const withCustomer = lines.filter((line) => line.customer !== '')
  const documents = new Set(withCustomer.map((line) => line.document))
  const without = new Set(lines.filter((line) => line.customer === '').map((line) => line.document))
  const settles = settledBy(withCustomer, sold)
  expect(settles.size).toBeGreaterThan(0)
  const numbers = await postedNumbers()
  const numberOf = ({ document }: Line) => numbers.get(settles.get(document) ?? '') ?? ''
  await anna.openSheet('Credit memos')
  await anna.paste('A2', lines.map((line) => `${asRow(line)}\t\t\t\t${numberOf(line)}`).join('\r\n'))
  await anna.pane.locator('[data-count=ready]').waitFor({ timeout: 60_000 })
  expect(await anna.check()).toEqual([documents.size, without.size])
  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor({ timeout: 60_000 })
  await anna.press('confirm')
  expect(await anna.outcome()).toContain(`${documents.size} documents posted`)
  const tables = await opened(await anna.download())
  expect(new Set(tables('Credit memos').map((row) => row.Document))).toEqual(without)
  expect(tables('Credit memos').filter((row) => row.Status !== '✕ Fix')).toEqual([])
  expect(
    tables('Posted credit memos')
      .map((row) => row.Reference)
      .toSorted(),
  ).toEqual([...documents].toSorted())

  const credited = receivables(withCustomer)
  expect(await balance()).toBe(owed - credited.net - credited.tax)
  const remaining = new Map(
    tables('Posted invoices').map((row) => [row.Reference, Math.round(Number(row.Remaining) * 100)]),
  )
  const open = new Map([...new Set(settles.values())].map((invoice) => [invoice, totalOf(sold, invoice)]))
  for (const [memo, invoice] of settles) open.set(invoice, (open.get(invoice) ?? 0) - totalOf(withCustomer, memo))
  for (const [invoice, left] of open) expect([invoice, remaining.get(invoice)]).toEqual([invoice, left])
  expect(anna.faults).toEqual([])
}

const totalOf = (lines: readonly Line[], document: string): number => {
  const { net, tax } = receivables(lines.filter((line) => line.document === document))
  return net + tax
}

/**
 * Which earlier invoice a cancellation belongs to: of the same customer, with every line's item at its price, of which enough
 * is left in quantity and in money. Most have none in these few days.
 */
function settledBy(memos: readonly Line[], sold: readonly Line[]): ReadonlyMap<string, string> {
  const keyOf = ({ customer, item, price }: Line) => [customer, item.toUpperCase(), Number(price)].join('/')
  const left = new Map<string, number>()
  const invoices = Map.groupBy(sold, (line) => line.document)
  const at = (invoice: string, line: Line) => `${invoice}/${keyOf(line)}`
  for (const line of sold)
    left.set(at(line.document, line), (left.get(at(line.document, line)) ?? 0) + Number(line.quantity))
  const money = new Map([...invoices.keys()].map((invoice) => [invoice, totalOf(sold, invoice)]))
  const found = new Map<string, string>()
  for (const [memo, lines] of Map.groupBy(memos, (line) => line.document)) {
    const total = totalOf(memos, memo)
    const wanted = Map.groupBy(lines, keyOf)
    const fits = (invoice: string) =>
      (money.get(invoice) ?? 0) >= total &&
      [...wanted.values()].every(
        (own) =>
          (left.get(at(invoice, own[0] as Line)) ?? 0) >= own.reduce((sum, line) => sum + Number(line.quantity), 0),
      )
    const invoice = [...invoices.keys()].find((one) => isNotLater(invoices.get(one)?.[0], lines[0]) && fits(one))
    if (invoice === undefined) continue
    found.set(memo, invoice)
    money.set(invoice, (money.get(invoice) ?? 0) - total)
    for (const line of lines) left.set(at(invoice, line), (left.get(at(invoice, line)) ?? 0) - Number(line.quantity))
  }
  return found
}

const dayOf = ({ date }: Line): string => {
  const [day = '', month = '', year = ''] = (date.split(' ')[0] ?? '').split('/')
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
const isNotLater = (one: Line | undefined, other: Line | undefined): boolean =>
  one !== undefined && other !== undefined && dayOf(one) <= dayOf(other)

/** The file's number of an invoice → the number that it was posted under. */
async function postedNumbers(): Promise<ReadonlyMap<string, string>> {
  const { value } = await ok<{ value: { number: string; externalDocumentNumber: string }[] }>(
    'GET',
    `${shop}/salesInvoices?top=10000`,
  )
  return new Map(value.map(({ number, externalDocumentNumber }) => [externalDocumentNumber, number]))
}

/** Column by column as the sheet has them; the file's own columns, moved to their places. */
const asRow = ({ document, customer, date, item, description, quantity, price }: Line): string =>
  [document, customer, date, '', item, description, quantity, '', price].join('\t')

async function linesIn(path: string): Promise<readonly Line[]> {
  const [, ...rows] = parsed(await readFile(path, 'utf8'))
  return rows.map(
    ([document = '', item = '', description = '', quantity = '', date = '', price = '', customer = '']) => ({
      document,
      item,
      // Quotes and spaces at the ends belong to the way the file is written.
      description: description.trim(),
      quantity,
      date,
      price,
      customer,
    }),
  )
}

/** Comma-separated text with quotes around fields that need them. */
function parsed(text: string): string[][] {
  const fields = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g
  const rows: string[][] = [[]]
  for (const [, field = '', end] of text.trimEnd().matchAll(fields)) {
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows
}

async function openShop(lines: readonly Line[]): Promise<void> {
  const company = { name: 'shop', displayName: 'Shop', country: 'BE', currencyCode: 'EUR', template: 'starter' }
  await ok('POST', '/api/v1/companies', company)
  const customers = new Set(lines.flatMap(({ customer }) => (customer === '' ? [] : [customer])))
  // Codes are the same in any case.
  const items = new Map(lines.map((line) => [line.item.toUpperCase(), line]))
  await batch([
    ...[...customers].map((number) => ({ url: 'customers', body: customer(number) })),
    ...[...items.values()].map((line) => ({ url: 'items', body: item(line) })),
  ])
}

const customer = (number: string) => ({
  number,
  displayName: `Customer ${number}`,
  country: 'BE',
  generalBusinessPostingGroup: 'DOMESTIC',
  vatBusinessPostingGroup: 'DOMESTIC',
  customerPostingGroup: 'DOMESTIC',
})

const item = ({ item: number, description }: Line) => ({
  number,
  displayName: description || number,
  type: services.has(number) ? 'Service' : 'Inventory',
  baseUnitOfMeasureCode: 'PCS',
  generalProductPostingGroup: 'RETAIL',
  vatProductPostingGroup: 'VAT21',
  ...(services.has(number) ? {} : { inventoryPostingGroup: 'RESALE' }),
})

async function batch(wanted: readonly { readonly url: string; readonly body: object }[]): Promise<void> {
  const requests = wanted.map((one) => ({ id: crypto.randomUUID(), method: 'POST', ...one }))
  for (let at = 0; at < requests.length; at += atOnce) {
    const body = { requests: requests.slice(at, at + atOnce) }
    const { responses } = await ok<{ responses: { status: number }[] }>('POST', `${shop}/batch`, body)
    expect(responses.filter(({ status }) => status !== 201)).toEqual([])
  }
}

/** Answers what the server said, which must have been good. */
async function ok<Body = unknown>(method: string, path: string, body?: object): Promise<Body> {
  const answer = await server.call<Body>(method, path, { ...(token ? { token } : {}), ...(body ? { body } : {}) })
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** In cents: each line rounded, 21 % on the sum of a document's lines, rounded once. */
function receivables(lines: readonly Line[]): { readonly net: number; readonly tax: number } {
  const byDocument = Map.groupBy(lines, (line) => line.document)
  const nets = [...byDocument.values()].map((own) => own.reduce((sum, line) => sum + cents(line), 0))
  return {
    net: nets.reduce((sum, net) => sum + net, 0),
    tax: nets.reduce((sum, net) => sum + rounded(net * 21, 100), 0),
  }
}

/** Quantities are whole and prices have at most three decimals, so that all is whole in thousandths. */
const cents = ({ quantity, price }: Line): number => rounded(Number(quantity) * Math.round(Number(price) * 1000), 10)

const rounded = (amount: number, by: number): number =>
  Math.sign(amount) * Math.floor((Math.abs(amount) * 2 + by) / (2 * by))

/** What all customers owe together, in cents. */
async function balance(): Promise<number> {
  const feed = await ok<{ columns: string[]; rows: unknown[][]; more: boolean }>(
    'GET',
    `${shop}/ledgers/customerLedgerEntries/feed?after=0&limit=20000`,
  )
  const at = feed.columns.indexOf('remainingAmount')
  expect(feed.more).toBe(false)
  return feed.rows.reduce((sum, row) => sum + Math.round(Number(row[at]) * 100), 0)
}
