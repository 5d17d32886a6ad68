import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Browser, Frame, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paneAddress } from '../../addin/workbench/host/frame.ts'
import { openBrowser } from '../support/chromium.ts'
import { officeFile } from '../support/office.ts'
import type { Desk } from './host-page.ts'

declare global {
  interface Window {
    readonly desk: Desk
    heard: string[]
  }
}

const paneHtml = '<!doctype html><script src="/bootstrap.js"></script><script src="/office/office.js"></script>'
const pageHtml = '<!doctype html><iframe></iframe><script type="module" src="/host-page.js"></script>'

let browser: Browser
let server: Server
let page: Page
let pane: Frame
let origin: string
const foreign: string[] = []

beforeAll(async () => {
  server = await serve(await bundles())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  origin = `http://127.0.0.1:${address.port}`
  browser = await openBrowser()
  page = await browser.newPage()
  await page.route('**/*', (route) => {
    if (route.request().url().startsWith(origin)) return route.continue()
    foreign.push(route.request().url())
    return route.abort()
  })
  await page.goto(`${origin}/`)
  await page.waitForFunction(() => 'desk' in window)
  await page.evaluate(
    (source) => {
      const frame = document.querySelector('iframe')
      if (frame) frame.src = source
    },
    paneAddress('/pane.html', 'nl-NL'),
  )
  pane = await found(page)
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

async function found(within: Page): Promise<Frame> {
  const handle = await within.waitForSelector('iframe')
  const frame = await handle.contentFrame()
  if (!frame) throw new Error('The frame is empty.')
  await frame.waitForFunction(() => 'Office' in window && typeof Office.onReady === 'function')
  return frame
}

/** The scripts of the test by the path at which a browser asks for them. */
async function bundles(): Promise<Map<string, string>> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  const files = new Map<string, string>()
  for (const input of [here('./host-page.ts'), here('../../addin/workbench/host/bootstrap.ts')]) {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
    })
    for (const { output } of [result].flat().filter(isOutput))
      for (const file of output) if (file.type === 'chunk') files.set(`/${file.fileName}`, file.code)
  }
  return files
}

const isOutput = (result: object): result is Rolldown.RolldownOutput => 'output' in result

async function serve(scripts: ReadonlyMap<string, string>): Promise<Server> {
  const made = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const isPage = ['/', '/pane.html', '/dialog.html'].includes(pathname)
    response.setHeader('content-type', isPage ? 'text/html' : 'text/javascript')
    if (isPage) return response.end(pathname === '/' ? pageHtml : paneHtml)
    const script = scripts.get(pathname) ?? (await officeScript(pathname))
    response.statusCode = script === undefined ? 404 : 200
    return response.end(script)
  })
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening))
  return made
}

const officeScript = async (path: string): Promise<string | undefined> =>
  /^\/office\/[\w./-]+\.js$/.test(path) && !path.includes('..')
    ? readFile(officeFile(`dist/${path.slice('/office/'.length)}`), 'utf8').catch(() => undefined)
    : undefined

test('the library starts in the frame as in Excel, with languages and requirement sets', async () => {
  const seen = await pane.evaluate(async () => {
    const { host } = await Office.onReady()
    const { displayLanguage, contentLanguage, requirements } = Office.context
    const sets = ['1.14', '1.15'].map((version) => requirements.isSetSupported('ExcelApi', version))
    return { host, displayLanguage, contentLanguage, sets }
  })
  expect(seen).toEqual({ host: 'Excel', displayLanguage: 'nl-NL', contentLanguage: 'nl-BE', sets: [true, false] })
})

test('what the pane writes stands in the workbook of the page around it', async () => {
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('A1:B2').values = [
        ['Item', 'Price'],
        ['Bolt', 1234.5],
      ]
      sheet.getRange('B2').numberFormat = [['#,##0.00']]
      sheet.tables.add('A1:B2', true).name = 'Parts'
      await context.sync()
    }),
  )
  expect(await page.evaluate(() => window.desk.text(1, 1))).toBe('1.234,50')
})

test('what a person types reaches the pane as an event', async () => {
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      window.heard = []
      context.workbook.worksheets.onChanged.add(async ({ address }) => void window.heard.push(address))
      await context.sync()
    }),
  )
  await page.evaluate(() => window.desk.userPaste('Data!A3', 'Nut\t0,25\nCog\t12'))
  await pane.waitForFunction(() => window.heard.length > 0)
  expect(await pane.evaluate(() => window.heard)).toEqual(['A3:B4'])
})

test("the document's settings are kept in the workbook", async () => {
  const status = await pane.evaluate(
    () =>
      new Promise((saved) => {
        Office.context.document.settings.set('company', 'demo')
        Office.context.document.settings.saveAsync((result) => saved(result.status))
      }),
  )
  expect(status).toBe('succeeded')
  expect(await page.evaluate(() => window.desk.settings())).toEqual([['company', expect.stringContaining('demo')]])
})

test('the workbook is saved as .xlsx and opened again in the browser', async () => {
  expect(await page.evaluate(() => window.desk.reopened())).toBe('1.234,50')
})

test('a button of the ribbon calls its function, and is done when the function says so', async () => {
  await pane.evaluate(() => {
    window.heard = []
    Office.actions.associate('greet', async (event: Office.AddinCommands.Event) => {
      window.heard.push(event.source.id)
      await Office.addin.showAsTaskpane()
      await Office.ribbon.requestUpdate({ tabs: [{ id: 'Tab', controls: [{ id: 'Greet', enabled: false }] }] })
      event.completed()
    })
  })
  await page.evaluate(() => window.desk.command('Greet', 'greet'))
  expect(await pane.evaluate(() => window.heard)).toEqual(['Greet'])
  expect(await page.evaluate(() => window.desk.asked())).toEqual(['shown', ['Greet', false]])
})

test('a dialog tells the pane what it has to say, and is closed by the pane or by the person', async () => {
  await pane.evaluate(() => {
    window.heard = []
    return new Promise<void>((opened) =>
      Office.context.ui.displayDialogAsync(`${location.origin}/dialog.html`, { width: 30, height: 40 }, ({ value }) => {
        value.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
          window.heard.push('message' in event ? event.message : String(event.error))
          value.close()
        })
        opened()
      }),
    )
  })
  const dialog = await expect
    .poll(() => page.frame('dialog'), { timeout: 10_000 })
    .not.toBeNull()
    .then(() => page.frame('dialog'))
  await dialog?.waitForFunction(() => 'Office' in window && typeof Office.onReady === 'function')
  await dialog?.evaluate(async () => {
    await Office.onReady()
    Office.context.ui.messageParent('a word')
  })
  await expect.poll(() => pane.evaluate(() => window.heard)).toEqual(['a word'])
  await expect.poll(() => page.evaluate(() => window.desk.dialogs())).toBe(0)
})

test('of a dialog that the person closes the pane hears, and a second one at a time is refused', async () => {
  const codes = await pane.evaluate(() => {
    window.heard = []
    const open = () =>
      new Promise<Office.AsyncResult<Office.Dialog>>((opened) =>
        Office.context.ui.displayDialogAsync(`${location.origin}/dialog.html`, opened),
      )
    return open().then(async ({ status, value }) => {
      value.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
        window.heard.push('error' in event ? String(event.error) : 'message')
      })
      return [status, (await open()).error?.code]
    })
  })
  expect(codes).toEqual(['succeeded', 12007])
  await page.evaluate(() => window.desk.closeDialog())
  await expect.poll(() => pane.evaluate(() => window.heard)).toEqual(['12006'])
})

test('nothing is asked of another machine', () => {
  expect(foreign).toEqual([])
})
