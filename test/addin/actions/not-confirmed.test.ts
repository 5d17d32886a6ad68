import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordsInMemory } from '../../../addin/replica/records.ts'
import { onEngine } from '../../support/databases.ts'
import { openPane, type Pane } from './pane.ts'
import { administrator, fetchOver, invoiceRow, type Line, openedWithLine, type Product } from './real-pane.ts'

/** Sent, and never heard of again. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    ;({ product, pane, way } = await openedWithLine(newPlace))
  })
  afterEach(() => product.close())

  const paste = (...lines: readonly string[]) => pane.office.host.userPaste('Invoices!A2', lines.join('\n'))

  test('what was not confirmed stays so while other things are done, until the server is asked', async () => {
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    way.answers = true
    await pane.actions.confirm()
    way.answers = false
    expect(pane.state().unconfirmed).toMatchObject({ documents: 1 })
    // It is not offered again, nor is anything else of it done.
    expect(pane.state().drafts.invoices).toMatchObject({ ready: { documents: 0 }, list: [{ asked: 'unknown' }] })
    await pane.actions.act('post')
    expect(pane.state().confirmation).toBeNull()
    pane.office.host.userPaste('Invoices!A3', invoiceRow('B', 'X', 2))
    await pane.actions.save()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.saved', params: { n: 1 } }])
    expect(pane.state().unconfirmed).toMatchObject({ documents: 1 })
    await pane.actions.resend()
    expect(pane.state().unconfirmed).toBeNull()
    expect(await pane.rows('postedInvoices')).toHaveLength(1)
  })

  test('the saved file on another computer knows it too, and learns there what became of it', async () => {
    paste(invoiceRow('A', 'X', 1), invoiceRow('B', 'X', 2))
    await pane.actions.act('post')
    way.answers = true
    await pane.actions.confirm()
    way.answers = false
    way.cut = true
    pane.office.host.userPaste('Invoices!A4', invoiceRow('C', 'X', 3))
    const cut = { cut: true } as Line
    const elsewhere = await openPane({
      fetch: fetchOver(product, cut),
      office: pane.office,
      records: recordsInMemory(),
    })
    expect(elsewhere.state().unconfirmed).toMatchObject({ documents: 2 })
    cut.cut = false
    await elsewhere.actions.signIn(administrator)
    expect(elsewhere.state().unconfirmed).toBeNull()
    expect((await elsewhere.rows('invoices')).map(({ document }) => document)).toEqual(['C'])
    expect(await elsewhere.rows('postedInvoices')).toHaveLength(2)
  })

  test('what never arrived is as it was before, on another computer too', async () => {
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    way.lost = true
    await pane.actions.confirm()
    expect((await pane.rows('invoices')).map(({ status }) => status)).toEqual(['? Not confirmed'])
    const elsewhere = await openPane({ fetch: fetchOver(product, {}), office: pane.office, records: recordsInMemory() })
    await elsewhere.actions.signIn(administrator)
    expect(elsewhere.state().unconfirmed).toBeNull()
    expect((await elsewhere.rows('invoices')).map(({ status, message }) => [status, message])).toEqual([
      ['New', undefined],
    ])
    await elsewhere.actions.act('post')
    await elsewhere.actions.confirm()
    way.lost = false
    // The first computer asks again: it is the same posting, which is done.
    await pane.actions.resend()
    expect([pane.state().unconfirmed, (await pane.rows('postedInvoices')).length]).toEqual([null, 1])
  })

  test('a card whose answer was lost is saved once: the same again is the same request', async () => {
    for (const cut of ['answers', 'lost'] as const) {
      await pane.actions.openCustomer({ fresh: true })
      way[cut] = true
      await pane.actions.saveCustomer({ displayName: `The ${cut} company` })
      expect(pane.state().notice).toMatchObject({ key: 'notice.notConfirmed' })
      way[cut] = false
      await pane.actions.saveCustomer({ displayName: `The ${cut} company` })
      const made = (await pane.rows('customers')).filter(({ displayName }) => displayName === `The ${cut} company`)
      expect(made).toHaveLength(1)
      expect(pane.state().customer?.record?.displayName).toBe(`The ${cut} company`)
      pane.actions.closeCustomer()
    }
  })

  test('a power cut while what waited is sent costs nothing: it is asked for when Excel is opened again', async () => {
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
    way.cut = true
    await pane.actions.goToSheet('customers')
    pane.office.host.userPaste('Customers!A4', 'C50\tFifty\t\t\t\tBE')
    await pane.actions.saveRecords('customers')
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect('Posted invoices!A2')
    await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
    await pane.actions.confirm()
    way.cut = false
    // Once while it is sent, and once more while it is asked for.
    for (const does of ['refresh', 'signIn'] as const) {
      await new Promise<void>((powerGone) => {
        way.hangs = powerGone
        void (does === 'refresh' ? pane.actions.refresh() : pane.actions.signIn(administrator))
      })
      way.hangs = undefined
      const records = recordsInMemory()
      pane = await openPane({ fetch: fetchOver(product, way), office: pane.office, queue: pane.queue, records })
      expect(pane.state().unconfirmed).toMatchObject({ documents: 1 })
      expect(pane.state().waiting.map(({ from }) => from)).toEqual(['here'])
    }
    await pane.actions.signIn(administrator)
    expect([pane.state().unconfirmed, pane.state().waiting, await pane.queue.all()]).toEqual([null, [], []])
    const fifty = (await pane.rows('customers')).filter(({ number }) => number === 'C50')
    expect(fifty.map(({ status }) => status)).toEqual(['Saved'])
    expect(await pane.rows('postedCreditMemos')).toHaveLength(1)
  })
})
