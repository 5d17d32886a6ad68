import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { logError, officeHelpers } from '../../../addin/workbook/office-helpers.ts'
import { openOffice } from '../../support/office.ts'

const addin = join(import.meta.dirname, '../../../addin')

test('an emptied sheet is the same sheet, without its contents', async () => {
  const { Excel, Office } = openOffice({ sheets: ['Report'] })
  // The package asks for sets by number, which Office takes as well as text.
  Object.assign(Office.context.requirements, { isSetSupported: () => true })
  const { emptySheet } = await officeHelpers()
  const [before, after, value] = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Report').load('id')
    sheet.getRange('A1').values = [['old']]
    await context.sync()
    const { id } = sheet
    const emptied = await emptySheet(context.workbook, 'Report')
    const cell = emptied.getRange('A1').load('values')
    emptied.load('id')
    await context.sync()
    return [id, emptied.id, cell.values[0]?.[0]]
  })
  expect(after).toBe(before)
  expect(value).toBe('')
})

test('the surroundings are told, and an error reaches the console', async () => {
  openOffice()
  const { surroundings, log } = await officeHelpers()
  expect(surroundings()).toMatchObject({ platform: expect.any(String), host: expect.any(String) })
  const spoken = vi.spyOn(console, 'log').mockImplementation(() => {})
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
  log(new Error('something broke'))
  expect(JSON.stringify([...spoken.mock.calls, ...failed.mock.calls].flat().map(String))).toContain('something broke')
  vi.restoreAllMocks()
})

test('an error of any kind is logged without waiting for it', async () => {
  const spoken: string[] = []
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void spoken.push(said.map(String).join(' ')))
  logError('only a text')
  await vi.waitFor(() => expect(spoken.join()).toContain('only a text'))
  vi.restoreAllMocks()
})

test('nothing else imports the package', () => {
  const files = readdirSync(addin, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const importing = files.filter((name) =>
    readFileSync(join(addin, name), 'utf8').includes("'@microsoft/office-js-helpers'"),
  )
  expect(importing).toEqual([join('workbook', 'office-helpers.ts')])
})
