/** An accountant's morning: a bank file is dropped, what is sure is accepted, one line is said by hand, and all of it is posted. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { codaFile, ourIban } from '../support/bank-files.ts'
import { openBrowser } from '../support/chromium.ts'
import { adminPassword, type RunningServer, startServer } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'

const shop = '/api/v1/companies/shop'
let folder: string
let server: RunningServer
let browser: Browser
let anna: Person
let token: string
const invoices: { number: string; paymentReference: string }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verkoop-payments-'))
  ;[server, browser] = await Promise.all([startServer({ environment: { DATA_DIR: folder } }), openBrowser()])
  token = (await ok<{ token: string }>('POST', '/api/v1/sessions', { userName: 'admin', password: adminPassword }))
    .token
  await openShop()
  anna = await visit(browser, server.url, { culture: 'nl-BE' })
  await anna.signIn('admin', adminPassword)
  await anna.page.locator('[data-sheet="Payments"]').waitFor({ timeout: 60_000 })
  await anna.atRest()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => expect(anna.faults).toEqual([]))

async function ok<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await server.call<Body>(method, path, { token, ...(body === undefined ? {} : { body }) })
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

/** Two customers with three invoices, billed without VAT. */
async function openShop() {
  await ok('POST', '/api/v1/companies', {
    name: 'shop',
    displayName: 'Shop',
    country: 'BE',
    currencyCode: 'EUR',
    template: 'starter',
  })
  const bank = await ok<object>('GET', `${shop}/bankAccounts/BANK`)
  await ok('PUT', `${shop}/bankAccounts/BANK`, { ...bank, iban: ourIban })
  await ok('POST', `${shop}/items`, {
    number: 'HOUR',
    displayName: 'Hour',
    type: 'Service',
    vatProductPostingGroup: 'VAT0',
  })
  for (const [number, displayName] of [
    ['C1', 'Alder Foods'],
    ['C2', 'Beech Motors'],
  ])
    await ok('POST', `${shop}/customers`, { number, displayName, country: 'BE' })
  for (const [customerNumber, unitPrice] of [
    ['C1', 242],
    ['C2', 310.4],
    ['C2', 89.6],
  ] as const) {
    const lines = [{ lineType: 'Item', lineObjectNumber: 'HOUR', quantity: 1, unitPrice }]
    const draft = await ok<{ id: string }>('POST', `${shop}/salesInvoices`, {
      customerNumber,
      postingDate: '2026-03-02',
      lines,
    })
    invoices.push(await ok('POST', `${shop}/salesInvoices/${draft.id}/post`))
  }
}
const bring = async (name: string, text: string) => {
  await anna.pane
    .locator('[data-card=bringIn] input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await anna.outcome()
}
const lines = (kind: string) => anna.pane.locator(`[data-payment=${kind}]`).count()

test('a CODA file becomes rows with what they pay, how sure that is, and why', async () => {
  await anna.openSheet('Payments')
  const [first, second] = invoices as [(typeof invoices)[0], (typeof invoices)[0]]
  await bring(
    'statement.cod',
    codaFile([
      { amount: 242, structured: first.paymentReference.replace(/\D/g, ''), name: 'ALDER FOODS' },
      { amount: 310.4, text: `factuur ${second.number}`, account: 'BE68539007547034', name: 'BEECH MOTORS' },
      { amount: 100, text: 'on account', name: 'BEECH MOTORS' },
      { amount: -12.5, text: 'account costs' },
    ]),
  )
  expect(await anna.outcome()).toContain('4 bank lines brought in')
  expect([await lines('sure'), await lines('look'), await lines('open')]).toEqual([2, 1, 1])
  await anna.goTo('J2')
  await anna.shows('H2', `${first.number} 242,00`)
  await anna.shows('I2', 'High')
  await anna.shows('J3', /document number in the text, customer’s name, exact amount/)
})

test('what is sure is accepted at once, the rest is said in its cells, and all of it is posted', async () => {
  await anna.press('acceptSure')
  expect(await anna.outcome()).toContain('2 lines accepted')
  await anna.type('L4', 'C2')
  await anna.type('L5', '613000')
  await anna.type('K4', 'TRUE')
  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor({ timeout: 60_000 })
  expect(await anna.pane.locator('[data-card=confirm]').innerText()).toContain('4 payments')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('4 payments posted')
  expect(await lines('posted')).toBe(4)
  const entries = await ok<{ value: { amount: number }[] }>('GET', `${shop}/bankAccountLedgerEntries`)
  expect(entries.value.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(639.9)
})
