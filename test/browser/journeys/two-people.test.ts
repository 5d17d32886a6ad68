/** Anna and Ben, each in a workbook of their own, at one draft: who is at it, what crossed, and how it is settled. */
import { expect } from 'vitest'
import { journey } from './journey.ts'

journey('two people', async (on) => {
  const anna = await on.arrive()
  await anna.paste('A2', `A-1\tC00001\t${on.today}\tBook 7\tD-MONTAGE\t\t2\r\n\t\t\t\t1010\t\t4`)
  await anna.press('save')
  await anna.outcome()
  await anna.goTo('A2')
  await on.picture(anna, 'saved-by-anna')

  const ben = await on.arrive({ as: 'ben' })
  const number = await anna.cell('A2').innerText()
  await ben.shows('A2', number)
  await ben.goTo('G2')
  await anna.pane.locator('.others').waitFor({ timeout: 30_000 })
  await on.picture(anna, 'ben-is-at-it')

  // Ben's own cells, and one that both change.
  await ben.paste('D2', 'Book 8\r\nBook 8')
  await ben.type('G2', '7')
  await ben.press('save')
  await ben.atRest()
  await anna.pane.locator('[data-action=takeOver]').waitFor({ timeout: 30_000 })
  await anna.pane.locator('[data-notice=elsewhere], .others').first().waitFor({ timeout: 30_000 })
  await anna.type('G2', '5')
  await on.picture(anna, 'changed-elsewhere')
  await anna.press('save')
  await anna.pane.locator('[data-problem=Conflict]').waitFor()
  await anna.goTo('A2')
  await on.picture(anna, 'asked-which')
  expect(await anna.cell('D2').innerText()).toBe('Book 8')

  await anna.pane.locator('[data-problem=Conflict] [data-action=choose]').first().click()
  await anna.atRest()
  await on.picture(anna, 'decided')
  await anna.press('save')
  await anna.outcome()
  await on.picture(anna, 'settled')
  await ben.press('takeOver')
  await ben.atRest()
  expect(await ben.row(2, 'ABDEG')).toEqual(await anna.row(2, 'ABDEG'))
  await on.picture(ben, 'the-same-for-ben')
})
