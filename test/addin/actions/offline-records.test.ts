import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueInMemory } from '../../../addin/replica/queue.ts'
import { recordsInMemory } from '../../../addin/replica/records.ts'
import { copyWorkbook } from '../../../addin/workbench/model/copies.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'
import { onEngine } from '../../support/databases.ts'
import { openOffice } from '../../support/office.ts'
import { openPane, type Pane } from './pane.ts'
import {
  administrator,
  fetchOver,
  invoiceRow,
  type Line,
  openedBeside,
  openedWithLine,
  type Product,
} from './real-pane.ts'

/** Customers, items and prices that are typed while the server cannot be reached. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    ;({ product, pane, way } = await openedWithLine(newPlace))
  })
  afterEach(() => product.close())

  const customers = async (of: Pane = pane) =>
    (await of.rows('customers')).map(({ number, displayName, status }) => [number, displayName, status])
  const newCustomer = async () => {
    await pane.actions.goToSheet('customers')
    pane.office.host.userPaste('Customers!A4', 'C50\tFifty\tStreet 1\t1000\tBrussel\tBE')
    await pane.actions.saveRecords('customers')
  }

  test('a new customer waits, his invoice is checked against him, and both are made on return, he first', async () => {
    way.cut = true
    await newCustomer()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.recordsWait', params: { n: 1 } }])
    expect((await customers()).at(-1)).toEqual(['C50', 'Fifty', '… Waits for the server'])
    await pane.actions.goToSheet('invoices')
    pane.office.host.userPaste(
      'Invoices!A2',
      [invoiceRow('A', 'X', 2, 'C50'), invoiceRow('B', 'X', 2, 'C51')].join('\n'),
    )
    await pane.actions.check()
    expect((await pane.rows('invoices')).map(({ status }) => status)).toEqual(['✓ Ready', '✕ Fix'])
    await pane.actions.act('post')
    expect(pane.state().confirmation).toMatchObject({ waits: true, documents: 1, net: 20, tax: 4.2, total: 24.2 })
    await pane.actions.confirm()
    // Typed on: he is saved as he is then, and stays before his invoice.
    pane.office.host.userEdit('Customers!B4', 'Fifty NV')
    await pane.actions.saveRecords('customers')
    expect(pane.state().waiting.map(({ action, sheet, labels }) => [action, sheet, labels])).toEqual([
      ['save', 'customers', ['C50']],
      ['post', 'invoices', ['A']],
    ])
    way.cut = false
    await pane.actions.refresh()
    expect([pane.state().waiting, await pane.queue.all(), pane.state().unconfirmed]).toEqual([[], [], null])
    expect((await customers()).at(-1)).toEqual(['C50', 'Fifty NV', 'Saved'])
    expect((await pane.rows('postedInvoices')).map(({ customerNumber }) => customerNumber)).toEqual(['C50'])
    expect(pane.logged).toEqual([])
  })

  test('it survives a crash, and the saved file makes him once, from whichever computer', async () => {
    way.cut = true
    await newCustomer()
    await pane.actions.goToSheet('invoices')
    pane.office.host.userPaste('Invoices!A2', invoiceRow('A', 'X', 2, 'C50'))
    await pane.actions.act('post')
    await pane.actions.confirm()
    const office = openOffice({
      workbook: copyWorkbook(pane.office.workbook),
      excelApi: '1.17',
      culture: 'nl-BE',
      beside: true,
    })
    const there = await openPane({ fetch: fetchOver(product, {}), office, queue: queueInMemory() })
    await there.actions.signIn(administrator)
    expect(there.state().waiting.map(({ sheet, from }) => [sheet, from])).toEqual([
      ['customers', 'otherComputer'],
      ['invoices', 'otherComputer'],
    ])
    await there.actions.sendWaiting()
    expect([there.state().waiting, (await there.rows('postedInvoices')).length]).toEqual([[], 1])
    pane.office.toFront()
    const records = recordsInMemory()
    const again = await openPane({ fetch: fetchOver(product, {}), office: pane.office, queue: pane.queue, records })
    expect(again.state().waiting.map(({ from }) => from)).toEqual(['here', 'here'])
    await again.actions.signIn(administrator)
    expect([again.state().waiting, await again.queue.all()]).toEqual([[], []])
    expect((await customers(again)).filter(([number]) => number === 'C50')).toEqual([['C50', 'Fifty', 'Saved']])
    expect(await again.rows('postedInvoices')).toHaveLength(1)
    expect(await again.rows('invoices')).toEqual([])
  })

  test('an answer that was lost is asked for, whether it was done or not, also by saving again', async () => {
    for (const cut of ['answers', 'lost'] as const) {
      await pane.actions.goToSheet('customers')
      const at = (await pane.rows('customers')).length + 2
      pane.office.host.userPaste(`Customers!A${at}`, `C-${cut}\t${cut} and sons\t\t\t\tBE`)
      way[cut] = true
      await pane.actions.saveRecords('customers')
      expect(pane.state().outcome).toMatchObject({
        kind: 'unknown',
        lines: [{ key: 'result.recordsUnconfirmed', params: { n: 1 } }],
      })
      expect([(await customers()).at(-1)?.[2], pane.state().unconfirmed?.documents]).toEqual(['? Not confirmed', 1])
      way[cut] = false
      if (cut === 'answers') await pane.actions.resend()
      else await pane.actions.saveRecords('customers')
      expect([(await customers()).at(-1)?.[2], pane.state().unconfirmed]).toEqual(['Saved', null])
    }
    expect(await pane.queue.all()).toEqual([])
  })

  test('what waited and whose answer is lost on return is told as not known, and once', async () => {
    way.cut = true
    await pane.actions.goToSheet('customers')
    const at = (await pane.rows('customers')).length + 2
    pane.office.host.userPaste(`Customers!A${at}`, 'C-late\tLate and sons\t\t\t\tBE')
    const told = pane.state().activity.length
    await pane.actions.saveRecords('customers')
    expect(pane.state().activity.length).toBe(told + 1)
    way.cut = false
    way.answers = true
    await pane.actions.sendWaiting()
    expect(pane.state().outcome).toMatchObject({ kind: 'unknown', lines: [{ key: 'result.recordsUnconfirmed' }] })
    way.answers = false
    await pane.actions.resend()
    expect([pane.state().unconfirmed, pane.state().outcome?.kind]).toEqual([null, 'good'])
  })

  test('what somebody else changed meanwhile is merged; where both did, it is asked about and not sent', async () => {
    const piet = await openedBeside(product, 'piet')
    pane.office.toFront()
    way.cut = true
    await pane.actions.goToSheet('customers')
    pane.office.host.userEdit('Customers!B2', 'Mine')
    await pane.actions.saveRecords('customers')
    piet.office.toFront()
    await piet.actions.goToSheet('customers')
    piet.office.host.userEdit('Customers!B2', 'Theirs')
    piet.office.host.userEdit('Customers!E2', 'Gent')
    await piet.actions.saveRecords('customers')
    pane.office.toFront()
    way.cut = false
    await pane.actions.refresh()
    expect((await pane.rows('customers'))[0]).toMatchObject({
      displayName: 'Mine',
      city: 'Gent',
      status: '! Changed elsewhere',
    })
    const [asked] = pane.state().records.customers.problems
    expect(asked).toMatchObject({ code: 'Conflict', params: { value: 'Mine', first: 'Theirs', user: 'piet' } })
    expect([pane.state().waiting, pane.state().outcome?.lines]).toMatchObject([
      [],
      [{ key: 'result.refused', params: { n: 1 } }],
    ])
    await pane.actions.resolve(asked ? [asked] : [], 0)
    expect(pane.state().records.customers.problems).toEqual([])
    await pane.actions.saveRecords('customers')
    expect((await customers())[0]).toEqual(['C1', 'Mine', 'Saved'])
  })

  test('it can be taken off the list, and the row stays', async () => {
    way.cut = true
    await newCustomer()
    await pane.actions.withdraw(pane.state().waiting[0]?.id ?? '')
    expect([pane.state().waiting, await pane.queue.all()]).toEqual([[], []])
    expect((await customers()).at(-1)).toEqual(['C50', 'Fifty', 'New'])
    way.cut = false
    await pane.actions.refresh()
    expect((await customers()).at(-1)).toEqual(['C50', 'Fifty', 'New'])
  })

  test('prices wait as a list, are known by their item, and are sent once, also when the answer was lost', async () => {
    const prices = async () =>
      (await pane.rows('salesPrices')).map(({ itemNumber, unitPrice, status }) => [itemNumber, unitPrice, status])
    await pane.actions.goToSheet('salesPrices')
    way.cut = true
    await newCustomer()
    await pane.actions.goToSheet('salesPrices')
    const cells = new Map([
      ['itemNumber', 'X'],
      ['customerNumber', 'C50'],
      ['unitPrice', '8'],
    ])
    const row = sheets.salesPrices.columns.map(({ key }) => cells.get(key) ?? '').join('\t')
    pane.office.host.userPaste('Sales prices!A2', row)
    await pane.actions.saveRecords('salesPrices')
    expect(await prices()).toEqual([['X', 8, '… Waits for the server']])
    expect(pane.state().waiting.map(({ sheet, labels }) => [sheet, labels])).toEqual([
      ['customers', ['C50']],
      ['salesPrices', ['X']],
    ])
    way.cut = false
    way.answers = true
    await pane.actions.refresh()
    way.answers = false
    await pane.actions.refresh()
    expect([pane.state().waiting, await pane.queue.all(), pane.state().unconfirmed]).toEqual([[], [], null])
    expect(await prices()).toEqual([['X', 8, 'Saved']])
    expect(pane.logged).toEqual([])
  })
})
