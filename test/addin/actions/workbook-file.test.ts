import { beforeEach, expect, test } from 'vitest'
import { conditionalLookAt } from '../../../addin/workbench/model/conditional.ts'
import { sheetOf } from '../../../addin/workbench/model/workbook.ts'
import { readXlsx, writeXlsx } from '../../../addin/workbench/xlsx/xlsx.ts'
import { sheets, templateSetting } from '../../../shared/sheets/sheets.ts'
import { openOffice } from '../../support/office.ts'
import { openedOn, smallShop } from './fake-pane.ts'
import type { FakeServer } from './fake-server.ts'
import { openPane, type Pane } from './pane.ts'

let server: FakeServer
let pane: Pane

beforeEach(async () => {
  server = smallShop()
  pane = await openedOn(server)
  pane.office.host.userPaste('Invoices!A2', 'A\tC1\t46188\t\tX\t\t2\nB\tC9\t46188\t\tX\t\t1')
})

const fillAt = (row: number, column: number) =>
  conditionalLookAt(pane.office.workbook, sheetOf(pane.office.workbook, 'Invoices'), row, column).fill

test('wrong cells and states are coloured, and the colour goes with the row when it is sorted', async () => {
  await pane.actions.check()
  const status = sheets.invoices.columns.findIndex(({ key }) => key === 'status')
  expect([fillAt(1, 1), fillAt(2, 1), fillAt(2, 2)]).toEqual([null, '#FDE7E9', null])
  expect([fillAt(1, status), fillAt(2, status)]).toEqual(['#DFF6DD', '#FDE7E9'])
  pane.office.host.userSort('VerkoopInvoices', [{ key: 0, ascending: false }] as never)
  expect([fillAt(1, 1), fillAt(2, 1)]).toEqual(['#FDE7E9', null])
})

test('a workbook that was saved as a file and opened again goes on where it was', async () => {
  await pane.actions.save()
  const before = await pane.rows('invoices')
  const file = await writeXlsx(pane.office.workbook)
  const office = openOffice({ excelApi: '1.17', workbook: await readXlsx(file) })
  const again = await openPane({ fetch: server.fetch, office })
  expect(again.state()).toMatchObject({ workbook: 'ready', company: 'demo' })
  await again.actions.signIn({ userName: 'an', password: 'right' })
  expect(again.logged).toEqual([])
  expect(await again.rows('invoices')).toEqual(before)
  await again.actions.act('post')
  await again.actions.confirm()
  expect((await again.rows('invoices')).map((row) => row.document)).toEqual(['B'])
  expect(server.all('salesInvoices').map((record) => record.status)).toEqual(['Open'])
})

test('a workbook from a template gets its sheets as soon as somebody signs in, and its empty sheet goes', async () => {
  const office = openOffice({ excelApi: '1.17', sheets: ['Sheet1', 'Notes'] })
  office.workbook.settings.set(templateSetting, 'true')
  office.host.userEdit('Notes!A1', 'mine')
  const fresh = await openPane({ fetch: server.fetch, office })
  expect(fresh.state().workbook).toBe('bare')
  await fresh.actions.signIn({ userName: 'an', password: 'right' })
  expect(fresh.logged).toEqual([])
  expect(fresh.state()).toMatchObject({ workbook: 'ready', sheet: 'invoices' })
  const shown = office.workbook.sheets.filter((sheet) => sheet.visibility === 'Visible').map((sheet) => sheet.name)
  expect(shown.slice(0, 2)).toEqual(['Notes', 'Invoices'])
  expect(sheetOf(office.workbook, 'Invoices').selection.active).toEqual({ row: 1, column: 0 })
  expect(office.workbook.settings.has(templateSetting)).toBe(false)
})

test('a workbook of the user gets no sheets unasked', async () => {
  const office = openOffice({ excelApi: '1.17' })
  const other = await openPane({ fetch: server.fetch, office })
  await other.actions.signIn({ userName: 'an', password: 'right' })
  expect(other.state().workbook).toBe('bare')
  expect(office.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1'])
})

test('a user who has a sheet Invoices already keeps it, and is told what ours is called', async () => {
  const office = openOffice({ excelApi: '1.17' })
  sheetOf(office.workbook, 'Sheet1').name = 'Invoices'
  const own = await openPane({ fetch: server.fetch, office })
  await own.actions.signIn({ userName: 'an', password: 'right' })
  await own.actions.setUpWorkbook()
  expect(own.state().outcome?.lines).toEqual([{ key: 'result.setUp', params: { sheet: 'Invoices (2)' } }])
  const again = await openPane({ fetch: server.fetch, office })
  expect(again.state().sheetNames).toMatchObject({ invoices: 'Invoices (2)', orders: 'Orders' })
})
