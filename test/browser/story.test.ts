/** The main job, from the printed link to the ledgers, by a person who pastes, fixes, posts and looks. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sheetKeys } from '../../shared/sheets/sheets.ts'
import { words } from '../../shared/words/words.ts'
import { openBrowser } from '../support/chromium.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'
import { documents, label, pastedRows, rowOf, wrong, wrongCells } from './pasted-invoices.ts'
import { hundredths, opened, type Row } from './workbook-file.ts'

const date = '16-11-2026'
let folder: string
let server: RunningServer
let browser: Browser
let anna: Person
/** The workbook as it was before its last document was posted. */
let copied: Buffer

const start = (environment: Readonly<Record<string, string>> = {}) =>
  startServer({ environment: { DATA_DIR: folder } }, { DEMO: '1', ADMIN_PASSWORD: '', ...environment })
/** The same books under the same address, and a fresh link to sign in. */
async function restarted(): Promise<RunningServer> {
  const { port } = new URL(server.url)
  await server.stop('SIGTERM')
  return start({ PORT: port })
}
const linkOf = (running: RunningServer): string => /ready at (\S+)/.exec(running.printed())?.[1] ?? ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verkoop-story-'))
  ;[server, browser] = await Promise.all([start(), openBrowser()])
  anna = await visit(browser, linkOf(server), { culture: 'nl-BE' })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

// Nothing may fail, complain, or be asked of anybody else.
afterEach(() => expect(anna.faults).toEqual([]))

const tables = async () => opened(await anna.download())
const isNinth = (row: Row): boolean => row.Reference === label(9)
const textOf = (selector: string) => anna.pane.locator(selector).innerText()
const figures = async () =>
  Object.fromEntries(
    (await anna.pane.locator('[data-card=confirm] dl > div').allInnerTexts()).map((line) => line.split('\n')),
  )
const inHundredths = (amount = '') => Math.round(Number(amount.replaceAll(',', '')) * 100)

test('the printed link opens a workbook with its sheets, ready to paste into', async () => {
  await anna.page.locator('[data-sheet="Invoices"][aria-selected=true]').waitFor()
  expect(await anna.selected()).toBe('A2')
  expect(await anna.page.locator('[role=tab][data-sheet]').allInnerTexts()).toEqual(
    sheetKeys.map((sheet) => words.en[`sheet.${sheet}`]),
  )
  await anna.pane.locator('.empty').waitFor()
  expect(await anna.pane.locator('.empty li').count()).toBe(3)
  expect(anna.page.url()).not.toContain('signin')
})

test('a reload keeps the session and the workbook', async () => {
  await Promise.all([anna.page.waitForEvent('load'), anna.page.reload()])
  await anna.atRest()
  expect(await textOf('footer')).toContain('Signed in as Admin')
  expect(await anna.page.locator('[role=tab][data-sheet]').count()).toBe(sheetKeys.length)
})

test('pasted rows are judged within the pane: counts, and each mistake with its reason and the way to its cell', async () => {
  await anna.paste('A2', pastedRows(date))
  await anna.pane.locator('[data-count=ready]').waitFor()
  expect(await anna.count('ready')).toBe(documents - wrong)
  expect(await anna.count('wrong')).toBe(wrong)
  const problems = anna.pane.locator('[data-problem].bad, [data-problem].info')
  const seen = new Map<string, string>()
  for (const problem of await problems.all()) {
    const before = await anna.selected()
    await problem.locator('[data-action=goToCell]').click()
    await expect.poll(anna.selected).not.toBe(before)
    seen.set(await anna.selected(), (await problem.getAttribute('data-problem')) ?? '')
  }
  expect([...seen].toSorted()).toEqual([...wrongCells].toSorted())
  expect(await textOf('[data-problem=AmbiguousNumber]')).toContain('Use 1234')
})

test('Check writes status, message and colour into the sheet', async () => {
  expect(await anna.check()).toEqual([documents - wrong, wrong])
  await anna.goTo('L2')
  expect(await anna.cell('L2').innerText()).toMatch(/^\d+,\d\d$/)
  await anna.goTo('S2')
  expect(await anna.cell('R2').innerText()).toMatch(/Ready|Check/)
  await anna.goTo(`S${rowOf(5, 3)}`)
  expect(await anna.cell(`R${rowOf(5, 3)}`).innerText()).toBe('✕ Fix')
  expect(await anna.cell(`S${rowOf(5, 3)}`).innerText()).toContain('Item NONE-1 does not exist')
  await anna.goTo(`E${rowOf(5, 3)}`)
  await expect.poll(() => colourOf(`E${rowOf(5, 3)}`)).toBe('rgb(253, 231, 233)')
  expect(await textOf('.actions')).toContain('Checked')
})

test('two are fixed, and what is ready is posted after it was shown what that will be', async () => {
  await anna.type(`E${rowOf(5, 3)}`, 'D-OPMETING')
  await anna.type(`G${rowOf(7, 2)}`, '10')
  expect(await anna.check()).toEqual([documents - wrong + 2, wrong - 2])
  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  const shown = await figures()
  expect(shown).toMatchObject({ Documents: String(documents - wrong + 2), 'Posting dates': '16/11/2026' })
  const before = await tables()
  await anna.press('confirm')
  expect(await anna.outcome()).toContain(`${documents - wrong + 2} documents posted`)

  const after = await tables()
  const left = after('Invoices')
  expect(new Set(left.map((row) => row.Document))).toEqual(
    new Set([3, 9, 11, 13, 15, 17, 19, 23, 25, 31, 33].map(label)),
  )
  expect(left.find((row) => row.Customer === 'C00031')).toMatchObject({ Status: '✕ Fix' })
  const fresh = (sheet: string) => after(sheet).slice(before(sheet).length)
  const posted = fresh('Posted invoices')
  expect(posted.map((row) => row.Reference)).toContain(label(5))
  expect(new Set(posted.map((row) => row.Number)).size).toBe(documents - wrong + 2)
  expect(hundredths(posted, 'Amount excl. VAT')).toBe(inHundredths(shown['Without VAT']))
  expect(hundredths(fresh('Customer ledger'), 'Amount')).toBe(inHundredths(shown.Total))
  expect(hundredths(fresh('VAT'), 'Amount')).toBe(-inHundredths(shown.VAT))
  const general = fresh('General ledger')
  expect(hundredths(general, 'Debit')).toBe(hundredths(general, 'Credit'))
  // Three inner tubes each, but for the document in which another item was put in their place.
  expect(hundredths(fresh('Item ledger'), 'Quantity')).toBe(-300 * (documents - wrong + 1))
})

test('a dark sheet has a dark pane beside it', async () => {
  const ink = () => anna.pane.locator('h1').evaluate((heading) => getComputedStyle(heading).color)
  const light = await ink()
  await anna.page.locator('[data-choose=theme]').selectOption('dark')
  await expect.poll(ink).not.toBe(light)
  await anna.page.locator('[data-choose=theme]').selectOption('light')
  await expect.poll(ink).toBe(light)
})

test('what stays keeps its colours, and the ledger tells how many rows came', async () => {
  await anna.goTo('B2')
  await expect.poll(() => colourOf('B2')).toBe('rgb(253, 231, 233)')
  await anna.openSheet('VAT')
  expect(await textOf('[data-card=vat]')).toContain('new rows with the last refresh')
  await anna.openSheet('Invoices')
})

/** Account, debit and credit of what the preview shows. */
async function previewed(ledger: string) {
  await anna.pane.locator('select[name=ledger]').selectOption(ledger)
  const headings = await anna.pane.locator('.entries th').allInnerTexts()
  const rows = await anna.pane.locator('.entries tbody tr').all()
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
  const at = ['Account', 'Debit', 'Credit'].map((heading) => headings.indexOf(heading))
  return cells.map(([...row]) => at.map((place, index) => (index === 0 ? row[place] : inHundredths(row[place]) / 100)))
}

/** To ship, to invoice, shipped and invoiced of an order's row. */
async function quantities(row: number) {
  await anna.goTo(`P${row}`)
  return anna.row(row, 'MNOP')
}

test('an order is saved, shipped in part and line by line, invoiced, and finished', async () => {
  await anna.openSheet('Orders')
  const others = (await tables())('Orders').length
  const [first, second] = [others + 2, others + 3]
  await anna.paste(`A${first}`, `PO-77\tC00002\t${date}\t\t1010\t\t10\r\n\t\t\t\tD-MONTAGE\t\t2`)
  await anna.press('save')
  expect(await anna.outcome()).toContain('1 document saved')
  await anna.goTo(`A${first}`)
  const order = await anna.cell(`A${first}`).innerText()
  // Nothing of the other orders this time.
  await anna.paste('M2', Array(others).fill('0\t0').join('\r\n'))
  await anna.type(`M${first}`, '4')
  await anna.type(`M${second}`, '0')

  await anna.press('ship')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  expect(await figures()).toMatchObject({ Documents: '1' })
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 order shipped')
  expect(await quantities(first)).toEqual(['6', '10', '4', '0'])
  expect(await quantities(second)).toEqual(['2', '2', '0', '0'])

  await anna.press('invoice')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 order invoiced')
  expect(await quantities(first)).toEqual(['6', '6', '4', '4'])

  await anna.type(`M${first}`, '1')
  await anna.press('shipAndInvoice')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 order shipped and invoiced')
  expect(await quantities(first)).toEqual(['5', '5', '5', '5'])
  expect(await quantities(second)).toEqual(['0', '0', '2', '2'])

  await anna.press('preview')
  await anna.pane.locator('[data-action=preview-shipAndInvoice]').click()
  const planned = await previewed('generalLedgerEntries')
  await anna.press('back')
  const before = await tables()
  await anna.press('shipAndInvoice')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 order shipped and invoiced')
  const done = await tables()
  const general = done('General ledger').slice(before('General ledger').length)
  expect(planned).toEqual(general.map((row) => [row.Account, row.Debit, row.Credit]))
  expect(done('Orders').filter((row) => row.Document === order)).toEqual([])
  const shipments = done('Shipments').filter((row) => row.Order === order && row.Quantity !== 0)
  expect(shipments.map((row) => [row.Item, row.Quantity])).toEqual([
    ['1010', 4],
    ['1010', 1],
    ['D-MONTAGE', 2],
    ['1010', 5],
  ])
  expect(done('Posted invoices').filter((row) => row.Order === order)).toHaveLength(3)
})

test('a file that is downloaded and opened again goes on where it was', async () => {
  const file = await anna.download()
  await anna.startOver()
  await anna.page.locator('[data-sheet="Invoices"][aria-selected=true]').waitFor()
  expect(await anna.cell('A2').innerText()).toBe('')
  await anna.upload(file, 'Sales.xlsx')
  await anna.openSheet('Invoices')
  expect((await tables())('Invoices')).toEqual((await opened(file))('Invoices'))
  await anna.type('I12', '1234')
  expect(await anna.check()).toEqual([1, 10])
})

test('a server that stops before its answer is here has posted once, and the pane finds out', async () => {
  copied = await anna.download()
  const { port } = new URL(server.url)
  await anna.page.route('**/batch', async (route) => {
    await route.fetch()
    await server.stop('SIGTERM')
    await route.abort()
    await anna.page.unroute('**/batch')
  })
  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('Of 1 document it is not known whether it was done')
  server = await start({ PORT: port })
  await anna.press('resend')
  expect(await anna.outcome()).toContain('1 document posted')
  expect((await tables())('Posted invoices').filter(isNinth)).toHaveLength(1)
  // What could not be reached in between stands in the console, as it should.
  anna.faults.length = 0
})

test('a copy of the workbook learns what was posted elsewhere, and posts nothing twice', async () => {
  const ben = await visit(browser, linkOf(server), { culture: 'nl-BE' })
  await ben.upload(copied, 'Copy.xlsx')
  await ben.openSheet('Invoices')
  const found = await opened(await ben.download())
  expect(found('Invoices').find((row) => row.Document === label(9))).toMatchObject({
    Status: expect.stringMatching(/elsewhere/i),
  })
  expect(await ben.check()).toEqual([0, 11])
  expect(await ben.pane.locator('[data-problem=PostedElsewhere]').count()).toBe(1)
  expect(found('Posted invoices').filter(isNinth)).toHaveLength(1)
  expect(ben.faults).toEqual([])
  await ben.context.close()
})

test('all of it in Dutch: sheets, headings, problems and buttons', async () => {
  server = await restarted()
  const els = await visit(browser, linkOf(server), { locale: 'nl-BE' })
  await els.page.locator('[data-sheet="Facturen"][aria-selected=true]').waitFor()
  expect(await els.row(1, 'ABC')).toEqual(['Document', 'Klant', 'Datum'])
  await els.paste('A2', `N-1\tC00001\t${date}\t\tD-MONTAGE\t\t2,5\r\nN-2\tC99999\t${date}\t\tD-MONTAGE\t\t1`)
  expect(await els.check()).toEqual([1, 1])
  expect(await els.pane.locator('[data-problem=UnknownCustomer]').innerText()).toContain('Klant C99999 bestaat niet')
  await els.press('post')
  expect(await els.pane.locator('[data-card=confirm]').innerText()).toContain('112,50')
  await els.press('confirm')
  expect(await els.outcome()).toMatch(/1 document geboekt/)
  await els.shows('A2', 'N-2')
  expect(els.faults).toEqual([])
  await els.context.close()
  // Anna's pane follows the server, which was away for a moment.
  anna.faults.length = 0
})

/** What a cell is filled with, '' while it is being drawn anew. */
const colourOf = (name: string) => anna.cell(name).evaluate((cell) => getComputedStyle(cell).backgroundColor)
