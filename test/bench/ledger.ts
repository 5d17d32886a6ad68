/**
 * A long ledger in a workbook, in a browser with the genuine Office.js: the first refresh beside fetching the same pages and
 * writing the same values, and nothing else; refreshes that bring little; and how long the page ever stood still.
 */
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/chromium.ts'
import { adminPassword } from '../support/server.ts'
import { type Person, visit } from '../support/workbench-page.ts'
import type { Figure } from './figures.ts'
import { company, openShop, type Shop } from './shop.ts'

const feed = `/api/v1/companies/${company}/ledgers/generalLedgerEntries/feed`
/** Milliseconds in which the page must answer, whatever it does. */
const longestTask = 200
/** Lines of a journal that are posted together, each with two entries in the general ledger. */
const linesAtOnce = 500

export async function ledgerFigures({ entries }: { readonly entries: number }, folder: string): Promise<Figure[]> {
  const shop = await openShop({ DATA_DIR: folder })
  let browser: Browser | undefined
  try {
    browser = await openBrowser()
    const anna = await signedIn(browser, shop)
    await withoutOtherLedgers(anna)
    await anna.openSheet('General ledger')
    await refresh(anna)
    await postJournal(shop, linesAtOnce)
    const onEmpty = await timeOf(() => refresh(anna))
    for (let posted = 0; posted < entries; posted += 2 * linesAtOnce) await postJournal(shop, linesAtOnce)
    await watchTasks(anna)
    const fetching = await timeOf(() => fetchAll(anna, shop))
    const whole = await timeOf(() => refresh(anna))
    const stoodStill = await longest(anna)
    const few: Figure[] = []
    for (const lines of [0, 5, linesAtOnce]) {
      if (lines > 0) await postJournal(shop, lines)
      few.push(newRows(2 * lines, await timeOf(() => refresh(anna)), onEmpty))
    }
    const writing = await timeOf(() => writeAll(anna))
    const bound = fetching + writing
    return [
      {
        name: `${entries.toLocaleString('en')} entries into the sheet, to fetching and writing their values alone`,
        measured: `${(whole / 1000).toFixed(1)} s`,
        limit: `${(bound / 1000).toFixed(1)} s`,
        ratio: whole / bound,
        goal: { most: 3 },
      },
      {
        name: 'longest that the page stood still meanwhile',
        measured: `${stoodStill.toFixed(0)} ms`,
        limit: `${longestTask} ms`,
        ratio: stoodStill / longestTask,
        goal: { most: 1 },
      },
      ...few,
    ]
  } finally {
    await browser?.close()
    await shop.close()
  }
}

const newRows = (rows: number, time: number, onEmpty: number): Figure => ({
  name: `refresh that then brings ${rows.toLocaleString('en')}, to one of ${(2 * linesAtOnce).toLocaleString('en')} on the empty sheet`,
  measured: `${(time / 1000).toFixed(2)} s`,
  limit: `${(onEmpty / 1000).toFixed(2)} s`,
  ratio: time / onEmpty,
})

async function signedIn(browser: Browser, { server }: Shop): Promise<Person> {
  const anna = await visit(browser, server.url)
  await anna.press('signIn')
  await anna.pane.locator('.buttons [data-action=signIn]').click()
  const dialog = anna.page.frameLocator('[data-office-dialog] iframe')
  await dialog.locator('input[name=userName]').fill('admin')
  await dialog.locator('input[name=password]').fill(adminPassword)
  await dialog.locator('form button').click()
  await anna.page.locator('[data-office-dialog]').waitFor({ state: 'detached' })
  await anna.page.locator('[data-sheet="General ledger"]').waitFor()
  await anna.atRest()
  return anna
}

/** One ledger is measured; a sheet that is not there is not brought up to date. */
const withoutOtherLedgers = ({ page }: Person) =>
  inPane(page, async (pane) => {
    await pane.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Item ledger').delete()
      await context.sync()
    })
  })

async function postJournal({ client }: Shop, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, line) => ({
    entryType: 'Positive Adjmt.',
    itemNumber: `I${String(1 + (line % 200)).padStart(4, '0')}`,
    quantity: 1 + (line % 7),
    unitCost: 6,
    documentNumber: 'COUNTED',
  }))
  await client.send('POST', `/api/v1/companies/${company}/itemJournals/post`, { postingDate: '2026-02-01', lines })
}

const refresh = async (anna: Person): Promise<void> => {
  await anna.press('refresh')
  await anna.pane.locator('[data-card=outcome]').waitFor({ timeout: 120_000 })
  await anna.atRest()
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

// ── in the page ──

type Pane = typeof globalThis & { readonly Excel: typeof Excel }
interface Watched extends Window {
  tasks?: number[]
}

/** Runs in the pane's frame. */
async function inPane<Argument, Answer>(
  page: Person['page'],
  act: (pane: Pane, argument: Argument) => Promise<Answer>,
  argument?: Argument,
): Promise<Answer> {
  const frame = page.frames().find((one) => one.url().includes('taskpane'))
  if (!frame) throw new Error('the page has no task pane')
  return (await frame.evaluate(`(${act})(window, ${JSON.stringify(argument)})`)) as Answer
}

/** The page and its frame share one thread. */
const watchTasks = ({ page }: Person) =>
  page.evaluate(() => {
    const tasks: number[] = []
    const note = (list: PerformanceObserverEntryList) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration))
    new PerformanceObserver(note).observe({ type: 'longtask' })
    const watched: Watched = window
    watched.tasks = tasks
  })

const longest = ({ page }: Person): Promise<number> =>
  page.evaluate(() => Math.max(0, ...((window as Watched).tasks ?? [])))

/** Every page of the ledger, read as it comes. */
const fetchAll = ({ page }: Person, { token }: Shop) =>
  inPane(
    page,
    async (_pane, { path, authorization }) => {
      for (let after = 0; ; ) {
        const answer = await fetch(`${path}?after=${after}`, { headers: { authorization } })
        const { last, more } = (await answer.json()) as { last: number; more: boolean }
        if (!more) return
        after = last
      }
    },
    { path: feed, authorization: `Bearer ${token}` },
  )

/** The values of the sheet once more on another, in as few requests as Excel would take. */
const writeAll = ({ page }: Person) =>
  inPane(page, async (pane) => {
    await pane.Excel.run(async (context) => {
      const body = context.workbook.tables.getItem('VerkoopGeneralLedger').getDataBodyRange().load('values')
      const sheet = context.workbook.worksheets.add('Bound')
      await context.sync()
      const { values } = body
      for (let from = 0; from < values.length; from += 10_000) {
        const rows = values.slice(from, from + 10_000)
        sheet.getRangeByIndexes(from, 0, rows.length, rows[0]?.length ?? 0).values = rows
        await context.sync()
      }
    })
  })
