// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { type Drawn, draw, settled } from './draw.ts'

const drawn: Drawn[] = []
afterEach(async () => {
  for (const one of drawn.splice(0)) await one.close()
})

test('the workbook to start with is in the menu, opens the pane by itself where that is wanted, and leads to the steps', async () => {
  const pane = await draw('invoices, empty', 'nl')
  drawn.push(pane)
  await settled()
  await pane.press('[data-action=menu]')
  await pane.press('[role=menu] [data-action=startWorkbook]')
  await settled()
  await pane.press('[data-action=downloadWorkbook]')
  await pane.choose('[name=opening]', 'admin')
  await pane.press('[data-action=downloadWorkbook]')
  expect(pane.asked.filter(({ action }) => action === 'downloadWorkbook')).toEqual([
    { action: 'downloadWorkbook', given: ['never'] },
    { action: 'downloadWorkbook', given: ['admin'] },
  ])
  expect(pane.find('a').getAttribute('href')).toBe('/install?language=nl')
})
