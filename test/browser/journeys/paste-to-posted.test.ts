/** Forty invoices of another program: pasted, checked, mended where they can be, looked at, posted, and found in the books. */
import { expect } from 'vitest'
import { documents, pastedRows, wrong } from '../pasted-invoices.ts'
import { journey } from './journey.ts'

journey('paste to posted', async (on) => {
  const anna = await on.arrive()
  await on.picture(anna, 'empty')
  await anna.paste('A2', pastedRows(on.today))
  await anna.pane.locator('[data-count=ready]').waitFor()
  await on.picture(anna, 'pasted')

  expect(await anna.check()).toEqual([documents - wrong, wrong])
  await on.picture(anna, 'checked')
  await anna.pane.locator('[data-problem=UnknownCustomer]').scrollIntoViewIfNeeded()
  await on.picture(anna, 'reasons')

  // The customer of V-003 and the item of V-005.
  await anna.type('B12', 'C00004')
  await anna.type('E24', '1010')
  expect(await anna.check()).toEqual([documents - wrong + 2, wrong - 2])
  await anna.goTo('A2')
  await on.picture(anna, 'mended')

  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  await on.picture(anna, 'asked')
  await anna.press('preview')
  await anna.pane.locator('.entries').first().waitFor()
  await on.picture(anna, 'entries')
  await anna.press('back')
  await anna.press('confirm')
  expect(await anna.outcome()).toContain(String(documents - wrong + 2))
  await anna.goTo('A2')
  await on.picture(anna, 'posted')

  for (const sheet of ['postedInvoices', 'customerLedger', 'generalLedger', 'vat'] as const) {
    await on.openSheet(anna, sheet)
    await on.toEnd(anna)
    await on.picture(anna, `books-${sheet}`)
  }
})
