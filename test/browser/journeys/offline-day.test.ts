/** A day on which the server is away: drafted, checked and asked for all the same, through a crash, and done once it is back. */
import { expect } from 'vitest'
import { journey } from './journey.ts'

const rowsOf = (label: string, customer: string, today: string): string =>
  `${label}\t${customer}\t${today}\t\tD-MONTAGE\t\t2\r\n\t\t\t\tD-LEVERING\t\t1`

journey('offline day', async (on) => {
  const anna = await on.arrive()
  await on.cutOff(anna)
  await anna.paste('A2', rowsOf('T-1', 'C00001', on.today))
  await anna.pane.locator('[data-count=ready]').waitFor()
  await anna.paste('A4', rowsOf('T-2', 'C99999', on.today))
  expect(await anna.check()).toEqual([1, 1])
  await on.picture(anna, 'checked-without-the-server')

  await anna.press('post')
  await anna.pane.locator('[data-card=confirm]').waitFor()
  await on.picture(anna, 'asked')
  await anna.press('confirm')
  await anna.pane.locator('[data-card=waiting]').waitFor()
  await on.picture(anna, 'waits')

  await anna.type('B4', 'C00002')
  await expect.poll(() => anna.count('wrong')).toBe(0)
  await anna.press('save')
  await anna.atRest()
  await on.picture(anna, 'two-wait')

  // The window is closed and opened again, with nobody there to sign in to.
  await anna.page.reload()
  await anna.atRest()
  await anna.pane.locator('[data-card=waiting]').waitFor()
  await on.picture(anna, 'opened-again')

  await on.reconnect(anna)
  await anna.pane.locator('[data-card=waiting]').waitFor({ state: 'detached', timeout: 60_000 })
  await anna.atRest()
  await on.picture(anna, 'done')
  await on.openSheet(anna, 'postedInvoices')
  await on.toEnd(anna)
  await on.picture(anna, 'posted')
  const invoices = await anna.download()
  expect(invoices.length).toBeGreaterThan(0)
  // That the server could not be reached stands in the console, as it should.
  anna.faults.length = 0
})
