/**
 * A journey through the product, as a person goes it in the workbench, with a picture of each stop. The suite goes it in
 * English and takes no pictures; `npm run journeys -- <folder>` goes it in all languages at full size, and leaves them there.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SheetKey } from '../../../shared/sheets/sheets.ts'
import { type Language, type WordKey, words } from '../../../shared/words/words.ts'
import { openBrowser } from '../../support/chromium.ts'
import { adminPassword, type RunningServer, startServer } from '../../support/server.ts'
import { type Person, type Visit, visit } from '../../support/workbench-page.ts'

/** Where pictures go; without it none are taken. */
const pictures = process.env.JOURNEYS
/** Everything at the size that it is meant for; the suite is content with less. */
export const isFull = pictures !== undefined
const languages: readonly Language[] = isFull ? ['en', 'nl', 'fr'] : ['en']
const locales = { en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE' } as const
/** Belgian numbers and dates, whatever language Excel speaks. */
const cultures = { en: 'nl-BE', nl: 'nl-BE', fr: 'fr-BE' } as const
/** What the pane asks the server, but not the page itself. */
const asked = /\/(api\/|health)/
const password = 'a password of my own'

export interface Journey {
  readonly language: Language
  readonly word: (key: WordKey) => string
  /** The day of the journey, as people of the language write it. */
  readonly today: string
  readonly server: () => RunningServer
  /** Somebody opens the workbench, signs in as `admin` unless they are somebody else, and has the sheets before them. */
  readonly arrive: (options?: Arrival) => Promise<Person>
  readonly openSheet: (person: Person, sheet: SheetKey) => Promise<void>
  /** To the last row of the sheet in front. */
  readonly toEnd: (person: Person) => Promise<void>
  /** A picture of the page, called after its number and name. */
  readonly picture: (person: Person, name: string) => Promise<void>
  /** The server cannot be reached any more; the page itself comes from what the browser has. */
  readonly cutOff: (person: Person) => Promise<void>
  readonly reconnect: (person: Person) => Promise<void>
}

export interface Arrival extends Visit {
  /** An accountant of this name, made for the journey. */
  readonly as?: string
}

/** Goes the journey once in each language, each with a company `demo` of its own. */
export function journey(name: string, go: (on: Journey) => Promise<void>, within = 120_000): void {
  describe.each(languages)(`${name}, in %s`, (language) => {
    let server: RunningServer
    let browser: Browser
    let data: string
    let taken = 0

    beforeAll(async () => {
      data = await mkdtemp(join(tmpdir(), 'verkoop-journey-'))
      ;[server, browser] = await Promise.all([
        startServer({ environment: { DATA_DIR: data } }, { DEMO: '1', ADMIN_PASSWORD: adminPassword }),
        openBrowser(),
      ])
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
      await rm(data, { recursive: true, force: true })
    })

    test('from its first stop to its last', { timeout: isFull ? within * 5 : within }, async () => {
      const people: Person[] = []
      await go({
        language,
        word: (key) => words[language][key],
        today: new Intl.DateTimeFormat(cultures[language]).format(new Date()),
        server: () => server,
        arrive: async ({ as, ...options } = {}) => {
          if (as) await addAccountant(server, as)
          const person = await visit(browser, server.url, {
            locale: locales[language],
            culture: cultures[language],
            ...options,
          })
          people.push(person)
          await person.signIn(as ?? 'admin', as ? password : adminPassword)
          await person.page
            .locator(`[data-sheet="${words[language]['sheet.invoices']}"][aria-selected=true]`)
            .waitFor({ timeout: 60_000 })
          await person.atRest()
          return person
        },
        openSheet: (person, sheet) => person.openSheet(words[language][`sheet.${sheet}`]),
        toEnd: async ({ page }) => {
          await page.locator('[data-grid]').focus()
          for (const key of ['Control+End', 'Home']) await page.keyboard.press(key)
          await expect.poll(() => page.evaluate(isActiveInView)).toBe(true)
        },
        picture: async ({ page }, stop) => {
          taken++
          if (!pictures) return
          const folder = join(pictures, language)
          await mkdir(folder, { recursive: true })
          const place = `${name.replaceAll(' ', '-')}-${String(taken).padStart(2, '0')}-${stop}.png`
          await page.screenshot({ path: join(folder, place) })
        },
        cutOff: async ({ context }) => {
          await context.route(asked, (route) => route.abort('connectionrefused'))
        },
        reconnect: ({ context }) => context.unroute(asked),
      })
      for (const { faults } of people) expect(faults).toEqual([])
    })
  })
}

/** In the page: whether the active cell is wholly between the headings and the lower edge of the grid. */
function isActiveInView(): boolean {
  const grid = document.querySelector('[data-grid]')
  const cell = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')
  return !!grid && !!cell && cell.getBoundingClientRect().bottom <= grid.getBoundingClientRect().bottom
}

async function addAccountant({ call }: RunningServer, userName: string): Promise<void> {
  const token = await tokenOf(call)
  const roles = [{ company: 'demo', role: 'accountant' }]
  const displayName = userName[0]?.toUpperCase() + userName.slice(1)
  const made = await call('POST', '/api/v1/users', { token, body: { userName, displayName, password, roles } })
  expect(made.status).toBe(201)
}

export async function tokenOf(call: RunningServer['call']): Promise<string> {
  const body = { userName: 'admin', password: adminPassword }
  return (await call<{ token: string }>('POST', '/api/v1/sessions', { body })).body.token
}
