/** From a posted row to its reversal and back, as a person sees it: the selected row, its chain, the question, the report. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'
import { opened } from './workbook-file.ts'

const date = '16-11-2026'
/** With PICTURES=<folder> what is seen is kept there. */
const pictures = process.env.PICTURES
let folder: string
let server: RunningServer
let browser: Browser
let anna: Person

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verkoop-documents-'))
  if (pictures) await mkdir(pictures, { recursive: true })
  ;[server, browser] = await Promise.all([
    startServer({ environment: { DATA_DIR: folder } }, { DEMO: '1', ADMIN_PASSWORD: '' }),
    openBrowser(),
  ])
  anna = await visit(browser, /ready at (\S+)/.exec(server.printed())?.[1] ?? '', { culture: 'nl-BE' })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const keep = async (name: string) => {
  if (pictures) await anna.page.screenshot({ path: join(pictures, `${name}.png`) })
}
const heading = () => anna.pane.locator('h1').innerText()

test('an invoice is posted, found by its row, shown with its chain, and corrected', { timeout: 120_000 }, async () => {
  await anna.openSheet('Invoices')
  await anna.paste('A2', `R-1\tC00001\t${date}\t\tD-MONTAGE\t\t2`)
  await anna.pane.locator('[data-count=ready]').waitFor()
  await anna.goTo('G2')
  await expect.poll(() => anna.pane.locator('[data-action=selection]').innerText()).toContain('R-1')
  await anna.press('selection')
  await keep('selected draft')
  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 document posted')
  await anna.press('goTo-postedInvoices')
  await anna.pane.locator('[data-card=selection] h2').waitFor()
  const number = (await anna.pane.locator('[data-card=selection] h2').innerText()).split(' · ')[0] ?? ''
  await keep('posted invoice')
  await anna.press('correct')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  expect(await heading()).toBe('Correct 1 posted invoice?')
  expect(await anna.pane.locator('[data-card=confirm] dt').last().innerText()).toBe('Total credited')
  await keep('asked to correct')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 invoice corrected')
  await anna.pane.locator('[data-card=selection] [data-action=showDocument]').click()
  await anna.pane.locator('[data-card=document]').waitFor()
  expect(await heading()).toBe(`Invoice ${number}`)
  expect(await anna.pane.locator('[data-chain]').count()).toBe(2)
  await keep('chain')
  await anna.pane.locator('[data-chain=salesCreditMemos]').click()
  await expect.poll(heading).toMatch(/^Credit memo /)
  await anna.pane.locator('[data-action=back]').click()
  await anna.openSheet('Invoices')
  expect(await anna.row(2, 'EG')).toEqual(['D-MONTAGE', '2'])
})

test('a quote is drafted, and becomes an order', { timeout: 60_000 }, async () => {
  await anna.openSheet('Quotes')
  const row = await firstFreeRow()
  await anna.paste(`A${row}`, `Q-1\tC00002\t${date}\t\tD-MONTAGE\t\t3`)
  await anna.pane.locator('[data-count=ready]').waitFor()
  await anna.press('save')
  expect(await anna.outcome()).toContain('1 document saved')
  await anna.goTo(`E${row}`)
  await expect.poll(() => anna.pane.locator('[data-action=selection]').innerText()).not.toContain('No row')
  if ((await anna.pane.locator('[data-card=selection]').count()) === 0) await anna.press('selection')
  await anna.pane.locator('[data-action=selectionMenu]').click()
  await keep('quote menu')
  await anna.pane.locator('[role=menu] [data-action=makeOrder]').click()
  await anna.pane.locator('[data-card=confirm]').waitFor()
  expect(await heading()).toBe('Make orders of 1 quote?')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain('1 order made')
})

test('the set-up is there for the administrator', { timeout: 60_000 }, async () => {
  await anna.press('menu')
  await anna.pane.locator('[role=menu] [data-action=setup]').click()
  await anna.pane.locator('select[name=part]').waitFor()
  await anna.atRest()
  await keep('set-up')
  await anna.pane.locator('select[name=part]').selectOption('numberSeries')
  await anna.pane.locator('[data-action=openRecord]').first().click()
  await anna.pane.locator('form input[name=prefix]').waitFor()
  await keep('number series')
  expect(anna.faults).toEqual([])
})

/** The demonstration has quotes of its own; a table without rows keeps one that is empty. */
async function firstFreeRow(): Promise<number> {
  const tables = await opened(await anna.download())
  return 2 + tables('Quotes').filter((row) => row.Document).length
}
