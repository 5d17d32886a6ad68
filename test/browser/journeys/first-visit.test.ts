/** Somebody who never heard of Verkoop: what it is, the next step each time, how to have it, and everything as new again. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { journey } from './journey.ts'

journey('first visit', async (on) => {
  const viewport = { width: 1280, height: 800 }
  const anna = await on.arrive({ isFirst: true, viewport })
  const welcome = anna.page.locator('[data-welcome]')
  const next = (step: string) => welcome.locator(`[data-welcome-action=${step}]`)
  await on.picture(anna, 'arrived')

  await next('sample').click()
  await anna.pane.locator('[data-count=ready]').waitFor()
  await on.picture(anna, 'sample-rows')
  await next('check').click()
  await next('post').waitFor()
  await anna.atRest()
  expect([await anna.count('ready'), await anna.count('wrong')]).toEqual([9, 3])
  await on.picture(anna, 'checked')
  await next('post').click()
  await anna.pane.locator('[data-card=confirm]').waitFor()
  await on.picture(anna, 'asked')
  await anna.press('confirm')
  await anna.outcome()
  await on.picture(anna, 'posted')
  await next('look').click()
  await anna.shows('A1', on.word('sheet.ledgerNote'))
  await anna.atRest()
  await on.picture(anna, 'ledger')
  await on.openSheet(anna, 'overview')
  await anna.goTo('E1')
  await on.picture(anna, 'overview')

  await anna.press('menu')
  await on.picture(anna, 'menu')
  await anna.press('startWorkbook')
  await anna.pane.locator('select[name=opening]').selectOption('admin')
  await on.picture(anna, 'workbook-to-start-with')
  const saving = anna.page.waitForEvent('download')
  await anna.press('downloadWorkbook')
  const file = await readFile(await (await saving).path())
  await anna.press('back')
  await next('install').click()
  await anna.page.frameLocator('[data-office-dialog] iframe').locator('h2').first().waitFor()
  await on.picture(anna, 'how-to-get-it')
  await anna.page.keyboard.press('Escape')
  await anna.upload(file, 'demo.xlsx')
  await on.openSheet(anna, 'orders')
  await on.picture(anna, 'the-workbook-opened')

  await anna.page.locator('[data-tool=reset-demo]').click()
  await on.picture(anna, 'reset-asked')
  await Promise.all([
    anna.page.waitForEvent('load', { timeout: 60_000 }),
    anna.page
      .locator('[data-answer=go]')
      .click()
      .then(() => on.picture(anna, 'resetting')),
  ])
  await anna.atRest()
  await anna.page.locator(`[data-sheet="${on.word('sheet.invoices')}"][aria-selected=true]`).waitFor()
  await anna.shows('A2', '')
  await on.picture(anna, 'as-new')
  // The pane that was there before heard that its company was gone.
  anna.faults.splice(0, anna.faults.length, ...anna.faults.filter((fault) => !fault.includes('410')))
})
