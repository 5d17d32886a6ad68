import { beforeEach, describe, expect, test } from 'vitest'
import { openedOn, smallShop } from './fake-pane.ts'
import type { FakeServer } from './fake-server.ts'
import type { Pane } from './pane.ts'

let server: FakeServer
let pane: Pane

const line = (document: string, customer: string, item = 'X') =>
  [document, customer, '46188', '', item, '', '2'].join('\t')
const column = async (key: string) => (await pane.rows('invoices')).map((row) => row[key] ?? '')
const selectedAddress = () =>
  pane.office.Excel.run(async (context) => {
    const selected = context.workbook.getSelectedRange().load('address')
    await context.sync()
    return selected.address
  })

beforeEach(async () => {
  server = smallShop()
  server.put('customers', { number: 'C2', displayName: 'Butcher' })
  pane = await openedOn(server)
  pane.office.host.userPaste(
    'Invoices!A2',
    [line('A', 'C1'), line('B', 'C9'), line('A', ''), line('D', 'C2'), line('E', 'C2', 'Q')].join('\n'),
  )
})

describe('checking the selected rows', () => {
  test('marks their documents whole, and leaves the marks of others', async () => {
    pane.office.host.userSelect('Invoices!B2:C3')
    await pane.actions.checkSelected()
    expect(await column('status')).toEqual(['✓ Ready', '✕ Fix', '✓ Ready', '', ''])
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.checked', params: { ready: 1, wrong: 1 } }])
    expect(pane.state().drafts.invoices.checked).toBe('stale')
    pane.office.host.userSelect('Invoices!A5:A6')
    await pane.actions.checkSelected()
    expect(await column('status')).toEqual(['✓ Ready', '✕ Fix', '✓ Ready', '✓ Ready', '✕ Fix'])
    expect(pane.state().drafts.invoices).toMatchObject({ checked: 'checked', ready: { documents: 2 } })
  })

  test('leaves rows alone in which something is wrong that needs no server to be seen', async () => {
    pane.office.host.userEdit('Invoices!G5', 'two')
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.checkSelected()
    expect(await column('status')).toEqual(['✓ Ready', '', '✓ Ready', '', ''])
    expect(pane.state().drafts.invoices.problems.map(({ code }) => code)).toContain('NotANumber')
  })

  test('asks the server about these alone', async () => {
    const asked = () => server.calls.filter((call) => call.includes('preview=true')).length
    pane.office.host.userSelect('Invoices!A2')
    const before = asked()
    await pane.actions.checkSelected()
    expect(asked()).toBe(before + 1)
    pane.office.host.userSelect('Invoices!A20')
    await pane.actions.checkSelected()
    expect(asked()).toBe(before + 1)
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.nothing' }])
  })
})

describe('the next mistake', () => {
  test('is the next below the selected row, and after the last the first again', async () => {
    await pane.actions.check()
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.goToNextProblem()
    expect(await selectedAddress()).toBe('Invoices!B3')
    await pane.actions.goToNextProblem()
    expect(await selectedAddress()).toBe('Invoices!E6')
    await pane.actions.goToNextProblem()
    expect(await selectedAddress()).toBe('Invoices!B3')
  })

  test('is none where all is well, and that is said', async () => {
    pane.office.host.userEdit('Invoices!B3', 'C1')
    pane.office.host.userEdit('Invoices!E6', 'X')
    await pane.actions.check()
    await pane.actions.goToNextProblem()
    expect(pane.state().notice).toMatchObject({ key: 'notice.noMistakes' })
  })
})

describe('the card of the selected row’s customer', () => {
  test('opens from a row of a draft, also from one below that does not say the customer', async () => {
    pane.office.host.userSelect('Invoices!H4')
    await pane.actions.openCustomer({ selected: true })
    expect(pane.state().customer?.record).toMatchObject({ number: 'C1' })
  })

  test('opens from what is posted, and is told where there is none', async () => {
    pane.office.host.userSelect('Invoices!A5')
    await pane.actions.act('post', { sheet: 'invoices', selected: true })
    await pane.actions.confirm()
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect('Posted invoices!A2')
    await pane.actions.openCustomer({ selected: true })
    expect(pane.state().customer?.record).toMatchObject({ number: 'C2' })
    pane.actions.closeCustomer()
    await pane.actions.goToSheet('invoices')
    pane.office.host.userSelect('Invoices!A3')
    await pane.actions.openCustomer({ selected: true })
    expect(pane.state().customer).toBeNull()
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.nothing' }])
  })
})
