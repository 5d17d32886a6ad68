/**
 * A person at the workbench, in a browser: what they do in the grid and in the task pane beside it, and what they see there.
 * Whatever goes wrong on the page is gathered in `faults`: errors, warnings of the console, requests that fail or leave.
 */
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'

export interface Person {
  readonly page: Page
  readonly pane: FrameLocator
  readonly context: BrowserContext
  readonly faults: string[]
  /** The cell in view that has this name in the sheet in front. */
  readonly cell: (name: string) => Locator
  readonly shows: (name: string, text: string | RegExp) => Promise<void>
  /** What stands in a row of the sheet in front, from column A to the given one; the row must be in view. */
  readonly row: (number: number, columns: string) => Promise<readonly string[]>
  /** Goes to a cell by its name, wherever it is. */
  readonly goTo: (name: string) => Promise<void>
  readonly selected: () => Promise<string>
  readonly type: (name: string, text: string) => Promise<void>
  /** Puts the text on the clipboard and presses Ctrl+V in the cell. */
  readonly paste: (name: string, text: string) => Promise<void>
  readonly openSheet: (name: string) => Promise<void>
  /** Presses a button of the pane by its name in the code, which is the same in every language. */
  readonly press: (action: string) => Promise<void>
  /** Waits until the pane is at rest, and says what the last action came to. */
  readonly outcome: () => Promise<string>
  readonly atRest: () => Promise<void>
  /** Presses Check and waits; how many documents are ready, and how many wrong. */
  readonly check: () => Promise<readonly [ready: number, wrong: number]>
  readonly count: (name: 'ready' | 'wrong' | 'changed') => Promise<number>
  readonly download: () => Promise<Buffer>
  /** Opens a file in the place of the workbook. */
  readonly upload: (file: Buffer, name: string) => Promise<void>
  readonly startOver: () => Promise<void>
  /** By the window that the pane opens for it. */
  readonly signIn: (userName: string, password: string) => Promise<void>
}

export interface Visit {
  readonly locale?: string
  /** How numbers and dates are written. */
  readonly culture?: string
  /** Was never here, and is told what the page is. */
  readonly isFirst?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** Opens the address as a browser that was never here, but for the introduction, and waits until the pane is at rest. */
export async function visit(
  browser: Browser,
  address: string,
  { locale = 'en-GB', culture, isFirst = false, viewport = { width: 1366, height: 768 } }: Visit = {},
) {
  const context = await browser.newContext({ locale, viewport, acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  if (!isFirst) await context.addInitScript(() => localStorage.setItem('verkoop.workbench.welcomed', 'yes'))
  const page = await context.newPage()
  const person = personOn(page, context, faultsOn(page, new URL(address).origin))
  await page.goto(address)
  await person.atRest()
  if (culture !== undefined) await page.locator('[data-choose=culture]').selectOption(culture)
  return person
}

function faultsOn(page: Page, origin: string): string[] {
  const faults: string[] = []
  const own = (url: string): boolean => url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url)
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('request', (request) => own(request.url()) || faults.push(`foreign: ${request.url()}`))
  page.on('requestfailed', (request) => {
    // A page that is loaded again gives up what it was asking.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`)
  })
  return faults
}

function personOn(page: Page, context: BrowserContext, faults: string[]): Person {
  const pane = page.frameLocator('[data-pane] iframe')
  const grid = page.locator('[data-grid]')
  const cell = (name: string) => page.locator(`[data-cell="${name}"]`)
  const nameBox = page.locator('[data-name-box]')

  const goTo = async (name: string) => {
    await nameBox.fill(name)
    await nameBox.press('Enter')
    await cell(name).waitFor()
  }
  const atRest = async () => {
    await pane.locator('main').waitFor()
    await until('the pane is at rest', async () => (await pane.locator('[data-work]').count()) === 0)
  }
  const press = async (action: string) => {
    await pane.locator(`[data-action="${action}"]:not([aria-disabled=true])`).first().click()
  }
  const loaded = async (act: () => Promise<unknown>) => {
    await Promise.all([page.waitForEvent('load'), act()])
    await atRest()
  }
  const count = async (name: string) =>
    Number(/\d+/.exec(await pane.locator(`[data-count=${name}]`).innerText())?.[0] ?? Number.NaN)
  return {
    page,
    pane,
    count,
    check: async () => {
      await press('check')
      await atRest()
      return [await count('ready'), await count('wrong')]
    },
    context,
    faults,
    cell,
    goTo,
    press,
    atRest,
    shows: (name, text) => {
      const wanted = (seen: string) => (typeof text === 'string' ? seen === text : text.test(seen))
      return until(`${name} shows ${text}`, async () => wanted(await cell(name).innerText()))
    },
    row: async (number, columns) => {
      const cells = columns.split('').map((column) => cell(`${column}${number}`).innerText())
      return Promise.all(cells)
    },
    selected: () => nameBox.inputValue(),
    type: async (name, text) => {
      await goTo(name)
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    paste: async (name, text) => {
      await goTo(name)
      await grid.focus()
      await page.evaluate((plain) => navigator.clipboard.writeText(plain), text)
      await page.keyboard.press('Control+v')
    },
    openSheet: async (name) => {
      await page.locator(`[data-sheet="${name}"]`).click()
      await until(`the pane is about ${name}`, async () => (await pane.locator('h1').innerText()) === name)
      await atRest()
    },
    outcome: async () => {
      await pane.locator('[data-card=outcome], [data-notice]').first().waitFor({ timeout: 60_000 })
      await atRest()
      return (
        await pane.locator('[data-card=outcome] h2, [data-card=outcome] p, [data-notice] p').allInnerTexts()
      ).join('\n')
    },
    download: async () => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-tool=download]').click()])
      return readFile(await file.path())
    },
    upload: async (buffer, name) => {
      await page.locator('[data-file]').setInputFiles({ name, mimeType: '', buffer })
      await loaded(() => page.locator('[data-answer=go]').click())
    },
    signIn: async (userName, password) => {
      await press('signIn')
      await pane.locator('.buttons [data-action=signIn]').click()
      const dialog = page.frameLocator('[data-office-dialog] iframe')
      await dialog.locator('input[name=userName]').fill(userName)
      await dialog.locator('input[name=password]').fill(password)
      await dialog.locator('form button').click()
      await page.locator('[data-office-dialog]').waitFor({ state: 'detached' })
      await atRest()
    },
    startOver: async () => {
      await page.locator('[data-tool=start-over]').click()
      await loaded(() => page.locator('[data-answer=go]').click())
    },
  }
}

/** Looks again and again until it is so. */
async function until(what: string, isSo: () => Promise<boolean>, within = 60_000): Promise<void> {
  for (const end = Date.now() + within; !(await isSo()); await pause(30))
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}.`)
}
