import { beforeEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../../../addin/state/findings.ts'
import { groupsOf } from '../../../../addin/views/problem-groups.ts'
import { openedOn } from '../fake-pane.ts'
import { type FakeServer, fakeServer } from '../fake-server.ts'
import type { Pane } from '../pane.ts'

let server: FakeServer
let pane: Pane

const paste = (rows: readonly string[]) => pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
const line = (document: string, customer: string, item: string) =>
  [document, customer, '46188', '', item, '', '1'].join('\t')
const column = async (key: string) => (await pane.rows('invoices')).map((row) => row[key])
const groups = () => groupsOf(pane.state().drafts.invoices.problems)
const groupOf = (code: string): readonly Problem[] => groups().find((one) => one.code === code)?.problems ?? []

beforeEach(async () => {
  server = fakeServer()
  server.put('customers', { number: 'ACME', displayName: 'Acme NV' })
  server.put('customers', { number: 'C2', displayName: 'De Vries BV' })
  server.put('customers', { number: 'OLD', displayName: 'Gone NV', blocked: 'All' })
  server.put('items', { number: 'X', displayName: 'Thing', unitPrice: 10 })
  pane = await openedOn(server)
})

describe('another code for one that names nothing', () => {
  test('is offered among those that exist, the nearest first, without those that are blocked', async () => {
    paste([line('A', 'ACM1', 'X')])
    await pane.actions.check()
    pane.actions.suggest(groupOf('UnknownCustomer')[0] as Problem, '')
    await expect.poll(() => pane.state().replacing?.suggestions).toEqual([{ code: 'ACME', name: 'Acme NV' }])
    pane.actions.suggest(groupOf('UnknownCustomer')[0] as Problem, 'vrie')
    await expect.poll(() => pane.state().replacing?.suggestions).toEqual([{ code: 'C2', name: 'De Vries BV' }])
    pane.actions.suggest(groupOf('UnknownCustomer')[0] as Problem, 'gone')
    await expect.poll(() => pane.state().replacing?.suggestions).toEqual([])
  })

  test('takes its place in all rows of these documents at once, and Ctrl+Z takes it back', async () => {
    paste([line('A', 'ACM1', 'X'), line('A', 'ACM1', 'X'), line('B', 'C2', 'X'), line('C', 'acm1 ', 'X')])
    await pane.actions.check()
    const before = await column('customerNumber')
    const unknown = pane.state().drafts.invoices.problems.filter(({ code }) => code === 'UnknownCustomer')
    await pane.actions.replace(unknown, 'ACME')
    expect(await column('customerNumber')).toEqual(['ACME', 'ACME', 'C2', 'ACME'])
    expect(pane.state().drafts.invoices.problems).toEqual([])
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.replaced', params: { n: 3, first: 'ACME' } }])
    await pane.office.host.userUndo()
    expect(await column('customerNumber')).toEqual(before)
  })

  test('leaves cells alone that somebody changed meanwhile, and says so', async () => {
    paste([line('A', 'C2', 'Q'), line('B', 'C2', 'Q')])
    await pane.actions.check()
    const problems = groupOf('UnknownItem')
    pane.office.host.userEdit('Invoices!E2', 'Y')
    await pane.actions.replace(problems, 'X')
    expect(await column('lineObjectNumber')).toEqual(['Y', 'X'])
    expect(pane.state().notice).toMatchObject({ key: 'notice.sheetChanged' })
  })

  test('reaches the right rows under a filter, and the filter stays', async () => {
    paste([line('A', 'ACM1', 'X'), line('B', 'C2', 'X'), line('C', 'ACM1', 'X')])
    await pane.actions.check()
    await pane.office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopInvoices').columns.getItemAt(0).filter.applyValuesFilter(['B', 'C'])
      await context.sync()
    })
    await pane.actions.replace(groupOf('UnknownCustomer'), 'ACME')
    expect(await column('customerNumber')).toEqual(['ACME', 'C2', 'ACME'])
    const isFiltered = await pane.office.Excel.run(async (context) => {
      const filter = context.workbook.tables.getItem('VerkoopInvoices').autoFilter.load('isDataFiltered')
      await context.sync()
      return filter.isDataFiltered
    })
    expect(isFiltered).toBe(true)
  })

  test('waits while a cell is being edited', async () => {
    paste([line('A', 'ACM1', 'X')])
    await pane.actions.check()
    pane.office.host.userEditing(true)
    const replaced = pane.actions.replace(groupOf('UnknownCustomer'), 'ACME')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(pane.state().work).toMatchObject({ kind: 'writing' })
    pane.office.host.userEditing(false)
    await replaced
    expect(await column('customerNumber')).toEqual(['ACME'])
  })

  test('takes as many round trips for 500 rows as for 5', async () => {
    const counts: number[] = []
    for (const count of [5, 500]) {
      pane = await openedOn(server)
      paste(Array.from({ length: count }, (_, at) => line(`D${at}`, 'ACM1', 'X')))
      await pane.actions.check()
      pane.office.resetRequests()
      await pane.actions.replace(
        pane.state().drafts.invoices.problems.filter(({ code }) => code === 'UnknownCustomer'),
        'ACME',
      )
      counts.push(pane.office.requests())
      expect(new Set(await column('customerNumber'))).toEqual(new Set(['ACME']))
    }
    expect(counts[1]).toBe(counts[0])
  })
})
