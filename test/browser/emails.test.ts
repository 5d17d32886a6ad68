/** Every e-mail as a mail program shows it, on a wide screen and on a phone, light and dark, in each language. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MailBody } from '../../shared/print/mail.ts'
import type { Language } from '../../shared/words/language.ts'
import { openBrowser } from '../support/chromium.ts'
import { lettersIn } from '../support/letters.ts'
import { faultsOf } from './gallery/faults.ts'

/** With PICTURES=<folder> what is seen is kept there. */
const pictures = process.env.PICTURES
const screens = [
  ['desktop', 700, 'light'],
  ['phone', 375, 'light'],
  ['phone', 375, 'dark'],
] as const
let browser: Browser

beforeAll(async () => {
  if (pictures) await mkdir(pictures, { recursive: true })
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

const addressesOf = (page: Page) =>
  page.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
const wordsOf = (text: string) =>
  text.match(/[\p{L}\p{N}+][\p{L}\p{N}.,/+'’-]*/gu)?.map((word) => word.replace(/[.,]$/, '')) ?? []

/** What the plain text says and the page does not: whoever reads one part knows as much as whoever reads the other. */
function missingIn(text: string, seen: string, addresses: readonly string[]): string[] {
  const urls = text.match(/https:\S+/g) ?? []
  const shown = new Set(wordsOf(seen))
  const words = wordsOf(text.replaceAll(/https:\S+/g, '')).filter((word) => !shown.has(word))
  return [...words, ...urls.filter((url) => !addresses.includes(url))].map((one) => `only in the text: ${one}`)
}

async function faultsIn(name: string, { html, text }: MailBody): Promise<string[]> {
  if (pictures) await writeFile(join(pictures, `${name}.txt`), text)
  const faults: string[] = []
  for (const [screen, width, colorScheme] of screens) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const fetched: string[] = []
    page.on('request', (request) => void fetched.push(request.url()))
    await page.setContent(html)
    const found = await page.evaluate(faultsOf, { checksColours: true })
    found.push(...missingIn(text, await page.locator('body').innerText(), await addressesOf(page)))
    faults.push(...[...found, ...fetched].map((fault) => `${screen} ${colorScheme}: ${fault}`))
    if (pictures)
      await page.screenshot({ path: join(pictures, `${name} ${screen} ${colorScheme}.png`), fullPage: true })
    await page.close()
  }
  return faults
}

describe.each(['nl', 'fr', 'en'] as const)('in %s', (language: Language) => {
  const letters = lettersIn(language)
  test.each([...letters.keys()])('%s holds on every screen', async (kind) => {
    const letter = letters.get(kind) as MailBody
    expect(await faultsIn(`${language} ${kind}`, letter)).toEqual([])
  })
  test('an invoice tells all that is needed to pay it', () => {
    const { text } = letters.get('invoice') as MailBody
    const told = text.replaceAll(/[\u00A0\u202F]/g, ' ')
    for (const part of [
      /16[ .,]971[,.]10/,
      /09[/-]04[/-]2026/,
      /BE68 5390 0754 7034/,
      /\+{3}000\/0000\/00202\+{3}/,
      /PO 2026\/118/,
    ])
      expect(told).toMatch(part)
  })
})
