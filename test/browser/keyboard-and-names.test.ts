/**
 * The workbench and the server's own pages for those who use the keyboard only or hear the page: the rules of WCAG that axe knows,
 * the menu on a cell with what the add-in offers there, and its key combinations.
 * With GALLERY=<folder> the pictures are kept there, to be looked at.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'
import { axeFaults } from './gallery/axe.ts'

const pictures = process.env.GALLERY
const rows = ['A\tC00010\t46188\t\tNONE\t\t2', 'B\tC00020\t46188\t\tNONE\t\t1'].join('\n')

const patiently = { timeout: 10_000 }

let folder: string
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verkoop-names-'))
  ;[server, browser] = await Promise.all([
    startServer({ environment: { DATA_DIR: folder } }, { DEMO: '1', ADMIN_PASSWORD: '' }),
    openBrowser(),
  ])
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

// A link signs in once; whoever comes later asks for another one by starting the server anew.
const link = () => /ready at (\S+)/.exec(server.printed())?.[1] ?? ''
let shared: Person | undefined
const person = async () => (shared ??= await visit(browser, link(), { locale: 'nl-BE', culture: 'nl-BE' }))

const look = async ({ page }: Pick<Person, 'page'>, name: string): Promise<string[]> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
  return (await axeFaults(page, { checksColours: true })).map((fault) => `${name}: ${fault}`)
}

describe('the workbench', () => {
  test('breaks no rule: at rest, in the dark, with its menus and a question open', { timeout: 60_000 }, async () => {
    const anna = await person()
    const { page } = anna
    const faults = await look(anna, 'workbench')
    await anna.paste('A2', rows)
    await page.keyboard.press('Shift+F10')
    faults.push(...(await look(anna, 'workbench, menu on a cell')))
    await page.keyboard.press('Escape')
    await page.locator('[data-command="Verkoop.more"]').click()
    faults.push(...(await look(anna, 'workbench, menu of the ribbon')))
    await page.keyboard.press('Escape')
    await page.locator('[data-filter]').first().click()
    faults.push(...(await look(anna, 'workbench, filter')))
    await page.keyboard.press('Escape')
    await page.locator('[data-tool=start-over]').click()
    faults.push(...(await look(anna, 'workbench, question')))
    await page.keyboard.press('Escape')
    await page.locator('[data-choose=theme]').selectOption('dark')
    faults.push(...(await look(anna, 'workbench, dark')))
    expect(faults).toEqual([])
  })

  test('offers on a cell what the add-in does with its rows, by the keys alone', async () => {
    const { page, goTo, cell } = await person()
    await goTo('A2')
    await page.locator('[data-grid]').focus()
    await page.keyboard.press('Shift+F10')
    expect(await page.locator('.menu-heading').innerText()).toBe('Verkoop')
    expect(await page.locator('[data-choice^="Verkoop.Cell"]').allInnerTexts()).toEqual([
      'Deze rijen controleren',
      'Volgende fout',
      'Document tonen',
      'Posten tonen',
      'Klantkaart',
    ])
    await page.keyboard.press('d')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-grid'))).toBe(true)
    await goTo('R2')
    await expect.poll(() => cell('R2').innerText(), patiently).toMatch(/^✕/)
    expect(await cell('R3').innerText()).toBe('')
  })

  test('offers the same to the right button, for the row that was clicked', async () => {
    const { page, cell, selected, goTo } = await person()
    await goTo('A2')
    await cell('B3').click({ button: 'right' })
    await expect.poll(selected, patiently).toBe('B3')
    await page.locator('[data-choice="Verkoop.Cell.checkSelected"]').click()
    await goTo('R3')
    await expect.poll(() => cell('R3').innerText(), patiently).toMatch(/^✕/)
  })

  test('knows the key combinations: check, and from mistake to mistake', async () => {
    const { page, goTo, selected, pane, atRest } = await person()
    await goTo('A2')
    await page.locator('[data-grid]').focus()
    await page.keyboard.press('Control+Shift+Alt+K')
    await atRest()
    await expect.poll(() => pane.locator('[data-problem]').count(), patiently).toBeGreaterThan(0)
    await goTo('A2')
    await page.locator('[data-grid]').focus()
    await page.keyboard.press('Control+Shift+Alt+G')
    await expect.poll(selected, patiently).toBe('E3')
    await page.keyboard.press('Control+Shift+Alt+G')
    await expect.poll(selected, patiently).toBe('E2')
  })
})

describe('a page of the server', () => {
  const pages = ['/signin', '/outbox', '/workbench/install?language=nl', '/workbench/signin']
  test.each(pages)('%s breaks no rule, light and dark, in each language', { timeout: 60_000 }, async (path) => {
    const faults: string[] = []
    for (const [locale, colorScheme] of [
      ['en-GB', 'light'],
      ['nl-BE', 'dark'],
      ['fr-BE', 'light'],
    ] as const) {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width: 480, height: 640 } })
      const page = await context.newPage()
      await page.goto(new URL(path, server.url).href)
      faults.push(...(await look({ page }, `${path.replaceAll(/\W+/g, ' ').trim()} ${locale} ${colorScheme}`)))
      await context.close()
    }
    expect(faults).toEqual([])
  })
})
