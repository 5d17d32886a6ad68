/** What the pane keeps in the browser, in a browser: it must be there again after the page was closed. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Kept } from '../../addin/replica/indexed-db.ts'
import { openBrowser } from '../support/chromium.ts'

const systemFonts = '/etc/fonts'
if (existsSync(systemFonts)) process.env.FONTCONFIG_PATH ??= systemFonts

declare global {
  /** Put there by the page. */
  var openKept: typeof import('../../addin/replica/indexed-db.ts').openKept
}

const html = `<!doctype html><title>kept</title><script type="module">
import { openKept } from '/kept.js'
globalThis.openKept = openKept
</script>`

let code: string
let browser: Browser
let page: Page

beforeAll(async () => {
  const entry = resolve(import.meta.dirname, '../../addin/replica/indexed-db.ts')
  const lib = { entry, formats: ['es' as const], fileName: 'kept' }
  const [built] = (await build({ configFile: false, logLevel: 'error', build: { write: false, lib } })) as unknown as {
    output: { code: string }[]
  }[]
  code = built?.output[0]?.code ?? ''
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())
beforeEach(async () => {
  page = await open(await browser.newContext())
})

async function open(context: Awaited<ReturnType<Browser['newContext']>>): Promise<Page> {
  const opened = await context.newPage()
  await opened.route('**/*', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({ contentType: 'text/html', body: html }),
  )
  await opened.goto('http://localhost/')
  await opened.waitForFunction(() => globalThis.openKept !== undefined)
  return opened
}

/** Runs in the page, with what is kept there. */
const inPage = <T>(where: Page, act: (kept: Kept) => Promise<T>): Promise<T> =>
  where.evaluate(async (text) => {
    const run = new Function('kept', `return (${text})(kept)`) as (kept: Kept) => Promise<T>
    return run(await globalThis.openKept(indexedDB))
  }, String(act))

test('records and cursor of one company are there again, and not those of another', async () => {
  await inPage(page, async (kept) => {
    const change = (id: string, version: number, number: string | null) => ({
      type: 'customers',
      id,
      version,
      record: number === null ? null : { id, version, number },
    })
    await kept.records.save('demo', [change('a', 1, 'C1'), change('b', 1, 'C2')], '7')
    await kept.records.save('demo', [change('a', 2, 'C9'), change('b', 2, null)], '8')
    await kept.records.save('demo2', [change('z', 1, 'C1')], '1')
  })
  const again = await open(page.context())
  const loaded = await inPage(again, (kept) => kept.records.load('demo'))
  expect(loaded.cursor).toBe('8')
  expect(loaded.changes).toMatchObject([{ type: 'customers', id: 'a', version: 2, record: { number: 'C9' } }])
  expect(await inPage(again, (kept) => kept.records.load('nobody'))).toEqual({ changes: [], cursor: null })
})

test('a company that is cleared takes nothing of the others with it', async () => {
  const left = await inPage(page, async (kept) => {
    const change = { type: 'items', id: 'a', version: 1, record: { id: 'a', version: 1 } }
    await kept.records.save('demo', [change], '1')
    await kept.records.save('other', [change], '2')
    await kept.records.clear('demo')
    return [await kept.records.load('demo'), (await kept.records.load('other')).changes.length]
  })
  expect(left).toEqual([{ changes: [], cursor: null }, 1])
})

test('what was sent without an answer waits until it is dropped', async () => {
  await inPage(page, async (kept) => {
    const queued = {
      company: 'demo',
      workbookId: 'w',
      action: 'post',
      sheet: 'invoices',
      since: 'now',
      documents: [],
    } as const
    await kept.queue.keep({ ...queued, id: 'one' })
    await kept.queue.keep({ ...queued, id: 'two' })
    await kept.queue.drop('one')
  })
  const again = await open(page.context())
  expect((await inPage(again, (kept) => kept.queue.all())).map((one) => one.id)).toEqual(['two'])
})

test('where the browser keeps nothing, all works until the page is closed', async () => {
  const survives = await page.evaluate(async () => {
    const refusing = {
      open: () => {
        throw new DOMException('no', 'SecurityError')
      },
    } as unknown as IDBFactory
    const kept = await globalThis.openKept(refusing)
    await kept.records.save('demo', [], '3')
    return [kept.survives, (await kept.records.load('demo')).cursor, (await globalThis.openKept(undefined)).survives]
  })
  expect(survives).toEqual([false, '3', false])
})
