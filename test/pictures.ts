/**
 * The pictures of the manual, taken from the running workbench with the company `demo`: `npm run pictures`. It does the main
 * job as a person would, so a picture can only show what the product does.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from './support/chromium.ts'
import { startServer } from './support/server.ts'
import { visit } from './support/workbench-page.ts'

const items = ['1004', '1010', '1100', '1102', '1200', '1201', '1302', '1401']
const folder = join(import.meta.dirname, '../addin/assets/pictures')
const data = await mkdtemp(join(tmpdir(), 'verkoop-pictures-'))
await mkdir(folder, { recursive: true })
const server = await startServer({ environment: { DATA_DIR: data } }, { DEMO: '1', ADMIN_PASSWORD: '' })
const browser = await openBrowser()
try {
  await takePictures()
} finally {
  await browser.close()
  await server.stop()
  await rm(data, { recursive: true, force: true })
}

async function takePictures() {
  const address = /http\S+/.exec(server.printed())?.[0] ?? server.url
  const person = await visit(browser, address, { locale: 'en-GB', culture: 'nl-BE' })
  await person.page.setViewportSize({ width: 1600, height: 800 })
  const picture = async (name: string, cell: string) => {
    await person.goTo(cell)
    await person.atRest()
    await person.page.screenshot({ path: join(folder, `${name}.png`) })
  }

  await person.paste('A2', rowsToPaste())
  await picture('invoices', 'A2')
  await person.check()
  await picture('checked', 'A2')
  await person.press('post')
  await person.atRest()
  await picture('confirm', 'A2')
  await person.press('confirm')
  await person.outcome()
  await picture('posted', 'A2')
  await person.openSheet('General ledger')
  await picture('ledger', 'A3')
}

/** Forty documents of three lines, a few of them with the mistakes that people make. */
function rowsToPaste(): string {
  const day = new Date().toISOString().slice(0, 10)
  const rows = Array.from({ length: 40 }, (_, document) => linesOf(document, day))
  return rows.flat().join('\n')
}

function linesOf(document: number, day: string): string[] {
  const customer = document === 6 ? 'C00499' : `C000${String((document % 20) + 1).padStart(2, '0')}`
  const head = [`W-${1201 + document}`, customer, day, `Order ${4410 + document * 3}`]
  return [0, 1, 2].map((line) => {
    const item = document === 9 && line === 1 ? '10I0' : items[(document * 3 + line) % items.length]
    const quantity =
      document === 11 && line === 0
        ? '1.250'
        : document === 14 && line === 2
          ? 'twee'
          : String(1 + ((document + line) % 4))
    return [...(line === 0 ? head : ['', '', '', '']), item, '', quantity].join('\t')
  })
}
