/**
 * Every moment of the pane in a browser, 320 pixels wide: nothing sticks out, every text can be read against what is
 * behind it, every control has a name and is large enough to touch, and nothing is fetched from elsewhere.
 * The rules of WCAG that axe knows are asked too (`gallery/axe.ts`).
 * With GALLERY=<folder> the pictures are kept there, to be looked at.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageHeaders, policies } from '../../server/headers.ts'
import { moments } from '../addin/views/states.ts'
import { openBrowser } from '../support/chromium.ts'
import { axeFaults } from './gallery/axe.ts'
import { faultsOf } from './gallery/faults.ts'

const root = resolve(import.meta.dirname, '../..')
const pictures = process.env.GALLERY
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

let folder: string
let server: Server
let address: string
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verkoop-gallery-'))
  const input = join(root, 'test/browser/gallery/gallery.html')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', rolldownOptions: { input } },
  })
  if (pictures) await mkdir(pictures, { recursive: true })
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    readFile(join(folder, path === '/' ? 'test/browser/gallery/gallery.html' : path)).then(
      (bytes) => {
        const type = types[extname(path)] ?? 'text/html'
        response.writeHead(200, { ...pageHeaders(policies.workbenchPane, 'page'), 'content-type': type }).end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Way {
  readonly language: 'en' | 'nl' | 'fr'
  readonly theme: 'light' | 'dark'
  readonly forced?: boolean
  readonly width?: number
}
const ways: readonly Way[] = [
  { language: 'en', theme: 'light' },
  { language: 'nl', theme: 'dark' },
  { language: 'fr', theme: 'light' },
  { language: 'en', theme: 'dark', forced: true },
  // 200 % zoom of a pane of 350 pixels
  { language: 'nl', theme: 'light', width: 175 },
  { language: 'en', theme: 'light', width: 350 },
]
const nameOf = ({ language, theme, forced, width }: Way) =>
  [language, theme, forced ? 'contrast' : '', width ?? ''].filter(Boolean).join(' ')

const noAct = async (_: Page): Promise<void> => {}

/** What is wrong, in words; nothing when all is well. */
async function look(way: Way, moment: string, name = moment, act = noAct): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: way.width ?? 320, height: way.width === 350 ? 378 : 600 },
    colorScheme: way.theme,
    forcedColors: way.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
    locale: way.language,
  })
  const page = await context.newPage()
  const mistakes: string[] = []
  page.on('pageerror', (error) => mistakes.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()))
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:)/.test(request.url())) mistakes.push(`asked for ${request.url()}`)
  })
  try {
    await page.goto(`${address}?${new URLSearchParams({ moment, language: way.language, theme: way.theme })}`)
    await page.locator('main').waitFor()
    await act(page)
    // Quick things are shown late.
    await page.waitForTimeout(450)
    const faults = await page.evaluate(faultsOf, { checksColours: !way.forced })
    if (pictures)
      await page.screenshot({
        path: join(pictures, `${name}, ${nameOf(way)}.png`),
        fullPage: name !== 'menu' && way.width !== 350,
      })
    const found = await axeFaults(page, { checksColours: !way.forced })
    return [...mistakes, ...faults, ...found].map((fault) => `${name}: ${fault}`)
  } finally {
    await context.close()
  }
}

for (const way of ways)
  test(`every moment can be read and reached: ${nameOf(way)}`, { timeout: 120_000 }, async () => {
    const faults: string[] = []
    for (const moment of Object.keys(moments)) faults.push(...(await look(way, moment)))
    expect(faults).toEqual([])
  })

const press = (name: string) => async (page: Page) => {
  await page.locator('[data-action=menu]').click()
  await page.locator(`[role=menu] [data-action=${name}]`).click()
}

for (const way of ways)
  test(`menu, settings, help and sign-in can be read and reached: ${nameOf(way)}`, { timeout: 60_000 }, async () => {
    const faults = [
      await look(way, 'posted', 'menu', (page) => page.locator('[data-action=menu]').click()),
      await look(way, 'invoices, all ready', 'settings', press('settings')),
      await look(way, 'orders, ready', 'help', press('help')),
      await look(way, 'signed out, with rows', 'sign-in', press('signIn')),
      await look(way, 'a wrong row is selected', 'selection', (page) =>
        page.locator('[data-action=selection]').click(),
      ),
      await look(way, 'another code is looked for', 'another code', (page) =>
        page.locator('[data-action=replace]').first().click(),
      ),
      await look(way, 'quotes, three selected', 'more actions', async (page) => {
        await page.locator('[data-action=selection]').click()
        await page.locator('[data-action=selectionMenu]').click()
      }),
      await look(way, 'the set-up of an administrator', 'set-up', async (page) => {
        await press('setup')(page)
        await page.locator('[data-card=lack]').first().waitFor()
      }),
      await look(way, 'the set-up of an administrator', 'set-up form', async (page) => {
        await press('setup')(page)
        await page.locator('select[name=part]').selectOption('salesSetup')
        await page.locator('form').waitFor()
      }),
      await look(way, 'posted', 'activity', (page) => page.locator('[data-tab=activity]').click()),
      await look(way, 'an error', 'details', (page) => page.locator('summary').click()),
    ]
    expect(faults.flat()).toEqual([])
  })
