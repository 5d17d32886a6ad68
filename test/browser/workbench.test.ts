/** The workbench as a person uses it, in a browser, built as it is served; the task pane is not needed for this. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pageHeaders, policies } from '../../server/headers.ts'
import { openBrowser } from '../support/chromium.ts'

// The packed Chromium looks for fonts in a folder of its own and ends at the first form field when that has none.
const systemFonts = '/etc/fonts'
if (existsSync(systemFonts)) process.env.FONTCONFIG_PATH ??= systemFonts

const root = resolve(import.meta.dirname, '../..')
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

let folder: string
let server: Server
let address: string
let browser: Browser
let context: BrowserContext
let page: Page
let mistakes: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-'))
  const input = join(root, 'addin/workbench/workbench.html')
  const pages = { outDir: folder, emptyOutDir: true, target: 'es2022', rolldownOptions: { input } }
  await build({ root: join(root, 'addin'), configFile: false, logLevel: 'error', build: pages })
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    readFile(join(folder, path === '/' ? 'workbench/workbench.html' : path)).then(
      (bytes) => {
        const headers = {
          ...pageHeaders(policies.workbench, 'page'),
          'content-type': types[extname(path)] ?? 'text/html',
        }
        response.writeHead(200, headers).end(bytes)
      },
      () => response.writeHead(path.startsWith('/workbench/taskpane') ? 204 : 404).end(),
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

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1366, height: 768 }, acceptDownloads: true })
  page = await context.newPage()
  mistakes = []
  page.on('pageerror', (error) => mistakes.push(String(error)))
  await openWorkbench()
})

afterEach(async () => {
  await context.close()
  expect(mistakes).toEqual([])
})

async function openWorkbench(): Promise<void> {
  await page.goto(address)
  await page.locator('[data-cell="A1"]').waitFor()
}

const cell = (name: string) => page.locator(`[data-cell="${name}"]`)
const shows = (name: string, text: string) => expect.poll(() => cell(name).innerText()).toBe(text)
const keys = async (...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}

/** As Ctrl+V does it: the browser hands the grid what is on the clipboard. */
const paste = (text: string, html = '') =>
  page.evaluate(
    ([plain = '', table = '']) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', plain)
      if (table !== '') clipboardData.setData('text/html', table)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    [text, html],
  )

const type = async (name: string, text: string) => {
  await cell(name).click()
  await page.keyboard.type(text)
  await keys('Enter')
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => [`D${row + 1}`, `Item ${row + 1}`, String(row + 1), '1,234.50'].join('\t'))

test('two hundred pasted rows are one edit, and one undo takes them back', async () => {
  await cell('B2').click()
  await paste(`${rowsOf(200).join('\r\n')}\r\n`)
  await shows('B2', 'D1')
  await shows('E3', '1,234.50')
  await expect.poll(() => page.locator('[data-figures]').innerText()).toContain('Count: 800')
  await keys('Control+End')
  await shows('E201', '1,234.50')
  await keys('Control+z', 'Control+Home')
  await shows('B2', '')
  expect(await page.locator('[data-tool=undo]').isDisabled()).toBe(true)
  await keys('Control+y')
  await shows('B2', 'D1')
})

test('a table from a web page is pasted cell by cell', async () => {
  await cell('A1').click()
  await paste('pen 3', '<table><tr><td>pen</td><td>3</td></tr><tr><td colspan="2">both</td></tr></table>')
  await shows('B1', '3')
  await shows('A2', 'both')
})

test('typing, changing, leaving and clearing a cell go as in a spreadsheet', async () => {
  await cell('A1').click()
  await page.keyboard.type('12')
  await keys('Tab')
  await page.keyboard.type('30')
  await keys('Enter')
  await expect.poll(() => page.locator('[data-name-box]').inputValue()).toBe('A2')
  await page.keyboard.type('=A1+B1')
  await keys('Enter')
  await shows('A2', '42')
  await cell('A1').dblclick()
  await page.keyboard.type('3')
  await keys('ArrowLeft', 'Enter')
  await shows('A2', '153')
  await cell('A1').click()
  await page.keyboard.type('9')
  await expect.poll(() => page.locator('[data-mode]').getAttribute('data-mode')).toBe('enter')
  await keys('Escape')
  await shows('A1', '123')
  await keys('Delete')
  await shows('A2', '30')
})

test('the fill handle counts on, and Ctrl+D copies', async () => {
  await type('C1', '5')
  await type('C2', '10')
  await cell('C1').click()
  await keys('Shift+ArrowDown')
  const to = await cell('C6').boundingBox()
  const handle = await page.locator('[data-fill-handle]').boundingBox()
  if (!to || !handle) throw new Error('There is no fill handle.')
  await page.mouse.move(handle.x + 4, handle.y + 4)
  await page.mouse.down()
  await page.mouse.move(to.x + 9, to.y - 9)
  await page.mouse.move(to.x + 9, to.y + 9)
  await page.mouse.up()
  await shows('C6', '30')
  await keys('Control+d')
  await shows('C6', '5')
})

test('what is copied here is pasted with its formulas', async () => {
  await type('A1', '2')
  await type('A2', '3')
  await type('B1', '=A1*10')
  await cell('B1').click()
  await keys('Control+c')
  await cell('B2').click()
  await keys('Control+v')
  await shows('B2', '30')
})

test('a workbook is downloaded as .xlsx, started over, and opened again', async () => {
  await cell('A1').click()
  await paste(rowsOf(20).join('\n'))
  await shows('A20', 'D20')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-tool=download]').click()])
  const file = await download.path()
  expect(download.suggestedFilename()).toBe('Book1.xlsx')
  await page.locator('[data-tool=start-over]').click()
  await Promise.all([page.waitForEvent('load'), page.locator('[data-answer=go]').click()])
  await shows('A1', '')
  await page.locator('[data-file]').setInputFiles({ name: 'Rows.xlsx', mimeType: '', buffer: await readFile(file) })
  await Promise.all([page.waitForEvent('load'), page.locator('[data-answer=go]').click()])
  await shows('B20', 'Item 20')
  await shows('D1', '1,234.50')
  expect(await page.locator('[data-workbook-name]').innerText()).toBe('Rows.xlsx')
})

test('a page that is closed opens in another where it was left', async () => {
  await type('B3', 'kept')
  await expect.poll(() => page.locator('[data-kept]').innerText()).toBe('Kept in this browser')
  await page.close()
  page = await context.newPage()
  await openWorkbench()
  await shows('B3', 'kept')
})

test('in a second tab nothing is kept and that is said; what the first keeps is not written over', async () => {
  await type('A1', 'first')
  await expect.poll(() => page.locator('[data-kept]').innerText()).toBe('Kept in this browser')
  const first = page
  page = await context.newPage()
  await openWorkbench()
  await expect.poll(() => page.locator('[data-kept]').innerText()).toContain('Open in another tab')
  await shows('A1', 'first')
  await type('A1', 'second')
  await page.close()
  page = first
  await page.reload()
  await shows('A1', 'first')
  await type('A2', 'and kept')
  await expect.poll(() => page.locator('[data-kept]').innerText()).toBe('Kept in this browser')
})

test('a file that is no workbook is refused with a reason, and nothing is lost', async () => {
  await type('A1', 'mine')
  await page.locator('[data-file]').setInputFiles({ name: 'notes.xlsx', mimeType: '', buffer: Buffer.from('notes') })
  await page.locator('[data-answer=go]').click()
  await expect.poll(() => page.locator('[data-notice]').innerText()).toContain('notes.xlsx could not be opened')
  await shows('A1', 'mine')
})

test('a hundred thousand rows are a few dozen rows on the page', async () => {
  await page.locator('[data-name-box]').fill('A100000')
  await keys('Enter')
  await page.keyboard.type('last')
  await keys('Enter')
  await shows('A100000', 'last')
  expect(await page.locator('[role=row]').count()).toBeLessThan(80)
  expect(Number(await page.locator('[data-grid]').getAttribute('aria-rowcount'))).toBeGreaterThan(100_000)
})

test('numbers are read and shown as the chosen culture writes them, in the chosen language', async () => {
  await page.locator('[data-choose=culture]').selectOption('nl-BE')
  await type('A1', '1.234,5')
  await shows('A1', '1.234,50')
  await page.locator('[data-choose=culture]').selectOption('en-US')
  await shows('A1', '1,234.50')
  await Promise.all([page.waitForEvent('load'), page.locator('[data-choose=language]').selectOption('nl')])
  await expect.poll(() => page.locator('[data-tool=start-over]').innerText()).toBe('Opnieuw beginnen')
  await shows('A1', '1,234.50')
})

test('without a database in the browser a workbook still opens, and the page says that it is not kept', async () => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  await page.reload()
  await cell('A1').waitFor()
  await expect.poll(() => page.locator('[data-kept]').innerText()).toContain('Could not be kept')
  await type('A1', 'mine')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-tool=download]').click()])
  await type('A1', 'other')
  const buffer = await readFile(await download.path())
  await page.locator('[data-file]').setInputFiles({ name: 'Mine.xlsx', mimeType: '', buffer })
  await page.locator('[data-answer=go]').click()
  await shows('A1', 'mine')
})

test('who comes here first is told what the page is, once', async () => {
  const welcome = page.locator('[data-welcome]')
  expect(await welcome.locator('li').count()).toBe(4)
  await welcome.locator('[data-welcome-action=sample]').click()
  expect(await page.locator('[data-notice]').innerText()).toContain('no sheet of invoices')
  await welcome.locator('.only-icon').click()
  await expect.poll(() => welcome.isVisible()).toBe(false)
  await page.reload()
  await page.locator('[data-cell=A1]').waitFor()
  expect(await welcome.isVisible()).toBe(false)
})

test('what would be lost is asked about, and Enter alone loses nothing', async () => {
  await type('A1', 'mine')
  await page.locator('[data-tool=start-over]').click()
  await keys('Enter')
  await shows('A1', 'mine')
})
