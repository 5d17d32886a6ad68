import { beforeEach, describe, expect, test } from 'vitest'
import { rowsIn } from '../../../addin/workbook/excel/selection.ts'
import { openedOn, smallShop } from './fake-pane.ts'
import type { FakeServer } from './fake-server.ts'
import type { Pane } from './pane.ts'

let server: FakeServer
let pane: Pane

const line = (document: string, customer: string, quantity: number | string) =>
  [document, customer, '46188', '', 'X', '', String(quantity)].join('\t')
const select = async (address: string) => {
  pane.office.host.userSelect(address)
  await new Promise((resolve) => setTimeout(resolve, 250))
  await pane.office.host.settled()
}
const labels = () => pane.state().selection?.documents.map(({ label }) => label) ?? null

beforeEach(async () => {
  server = smallShop()
  pane = await openedOn(server)
  const rows = [line('A', 'C1', 2), line('B', 'C9', 1), line('A', '', 3), line('D', 'C1', 5)]
  pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
  await pane.actions.look()
})

describe('the pane follows the selected rows', () => {
  test('of a draft sheet to their documents, and to nothing outside the rows', async () => {
    await select('Invoices!C4')
    expect(pane.state().selection).toMatchObject({
      sheet: 'invoices',
      documents: [{ label: 'A', party: 'Bakery', row: 0, date: '2026-06-15', status: '' }],
    })
    await select('Invoices!A3:F5')
    expect(labels()).toEqual(['A', 'B', 'D'])
    await select('Invoices!A1')
    expect(labels()).toBeNull()
  })

  test('and what stands in them stays true after an edit', async () => {
    await select('Invoices!A3')
    pane.office.host.userEdit('Invoices!A3', 'BB')
    await pane.actions.look()
    expect(labels()).toEqual(['BB'])
  })

  test('posts only what is selected', async () => {
    await select('Invoices!A5')
    await pane.actions.act('post', { sheet: 'invoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 1, net: 50, left: 0 })
    await pane.actions.confirm()
    expect((await pane.rows('invoices')).map((row) => row.document)).toEqual(['A', 'B', 'A'])
  })

  test('to posted documents too', async () => {
    await pane.actions.act('post')
    await pane.actions.confirm()
    await pane.actions.goToSheet('postedInvoices')
    await select("'Posted invoices'!A2:A3")
    expect(labels()).toEqual(['INV-1', 'INV-2'])
  })

  test('in as many requests to Excel for many rows as for few', async () => {
    const counts: number[] = []
    await select('Invoices!B2')
    await new Promise((resolve) => setTimeout(resolve, 400))
    for (const address of ['Invoices!A2', 'Invoices!A2:N5']) {
      pane.office.resetRequests()
      await select(address)
      counts.push(pane.office.requests())
    }
    expect(counts[1]).toBe(counts[0])
  })
})

test.each([
  ['A2', [0]],
  ['B3:D4', [1, 2]],
  ['A2:A3,C5', [0, 1, 3]],
  ['3:100', [1, 2, 3]],
  ['C:C', [0, 1, 2, 3]],
  ["'Posted invoices'!A4", [2]],
  ['A1', []],
  ['F9', []],
])('%s names rows %j of four rows under the headings', (address, rows) => {
  expect(rowsIn(address, 1, 4)).toEqual(rows)
})
