import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueInMemory } from '../../../addin/replica/queue.ts'
import { recordsInMemory } from '../../../addin/replica/records.ts'
import { onEngine } from '../../support/databases.ts'
import { openOffice } from '../../support/office.ts'
import { adminPassword } from '../../support/server.ts'
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

/** A pane that has been on the server, and is then cut off from it. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    ;({ product, pane, way } = await openedWithLine(newPlace))
  })
  afterEach(() => product.close())

  const rows = async (...keys: readonly string[]) =>
    (await pane.rows('invoices')).map((row) => keys.map((key) => row[key]))
  const posted = async () =>
    (await pane.rows('postedInvoices')).map((row) => [row.externalDocumentNumber, row.totalAmountIncludingTax])
  const paste = (...lines: readonly string[]) => pane.office.host.userPaste('Invoices!A2', lines.join('\n'))
  const numbered = async () => {
    const token = await product.signIn('admin', adminPassword)
    const list = await product.call<{ count: number }>('GET', '/api/v1/companies/demo/salesInvoices', { token })
    return list.body.count
  }

  test('rows are checked, previewed and posted without the server; what is posted waits, and is done on return', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 2), invoiceRow('A', 'HELP', '1,5'), invoiceRow('B', 'NONE', 1))
    await pane.actions.check()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.checked', params: { ready: 1, wrong: 1 } }])
    expect(await rows('document', 'status')).toEqual([
      ['A', '✓ Ready'],
      ['A', '✓ Ready'],
      ['B', '✕ Fix'],
    ])
    await pane.actions.preview('post', { sheet: 'invoices' })
    expect(pane.state().preview).toMatchObject({ isLocal: true, documents: 1 })
    expect(pane.state().preview?.ledgers.map((one) => one.ledger)).toEqual(['customerLedgerEntries', 'vatEntries'])
    pane.actions.dismiss()
    await pane.actions.act('post')
    expect(pane.state().confirmation).toMatchObject({
      waits: true,
      documents: 1,
      net: 95,
      tax: 19.95,
      total: 114.95,
      from: '2026-03-10',
      left: 1,
    })
    await pane.actions.confirm()
    expect(pane.state().waiting).toMatchObject([{ action: 'post', sheet: 'invoices', labels: ['A'], from: 'here' }])
    expect((await rows('status'))[0]).toEqual(['… Waits for the server'])
    // Asked for again, it is already on the list.
    expect(pane.state().drafts.invoices).toMatchObject({
      ready: { documents: 0 },
      list: [{ asked: 'waiting' }, { asked: null }],
    })
    await pane.actions.act('post')
    expect(pane.state().confirmation).toBeNull()
    way.cut = false
    await pane.actions.refresh()
    expect(pane.state().waiting).toEqual([])
    expect(await posted()).toEqual([['A', 114.95]])
    expect(await rows('document')).toEqual([['B']])
    expect(await numbered()).toBe(1)
    expect(pane.logged).toEqual([])
  })

  test('what was asked for is done in that order, each once, also when answers are lost on the way', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.save()
    paste(invoiceRow('A', 'X', 1), invoiceRow('B', 'X', 2))
    await pane.actions.act('post')
    await pane.actions.confirm()
    expect(pane.state().waiting.map(({ action, labels }) => [action, labels])).toEqual([['post', ['A', 'B']]])
    way.cut = false
    way.answers = true
    await pane.actions.refresh()
    way.answers = false
    await pane.actions.refresh()
    await pane.actions.resend()
    expect(await posted()).toEqual([
      ['A', 12.1],
      ['B', 24.2],
    ])
    expect([await rows('document'), await numbered(), await pane.queue.all()]).toEqual([[], 2, []])
  })

  test('rows that are changed after a posting was asked for are not posted but asked about; saves take the rows as they are', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1), invoiceRow('B', 'X', 2))
    await pane.actions.act('post')
    await pane.actions.confirm()
    pane.office.host.userEdit('Invoices!G2', '9')
    way.cut = false
    await pane.actions.refresh()
    expect(await posted()).toEqual([['B', 24.2]])
    expect(await rows('document', 'quantity')).toEqual([['A', 9]])
    expect(pane.state().outcome?.lines).toContainEqual({ key: 'result.overtaken', params: { n: 1 } })
    way.cut = true
    await pane.actions.save()
    pane.office.host.userEdit('Invoices!G2', '10')
    way.cut = false
    await pane.actions.refresh()
    expect(await rows('quantity', 'status')).toEqual([[10, 'Saved']])
  })

  test('what somebody else changed meanwhile is merged first, and a disagreement is asked about', async () => {
    paste(invoiceRow('A', 'X', 1), invoiceRow('A', 'X', 2))
    await pane.actions.save()
    const piet = await openedBeside(product, 'piet')
    piet.office.host.userEdit('Invoices!G2', '5')
    piet.office.host.userEdit('Invoices!F3', 'Blue')
    await piet.actions.save()
    pane.office.toFront()
    way.cut = true
    pane.office.host.userEdit('Invoices!G3', '3')
    await pane.actions.save()
    way.cut = false
    await pane.actions.refresh()
    expect(await rows('quantity', 'description', 'status')).toEqual([
      [5, 'Thing', 'Saved'],
      [3, 'Blue', 'Saved'],
    ])
    piet.office.toFront()
    await piet.actions.refresh()
    piet.office.host.userEdit('Invoices!G2', '6')
    await piet.actions.save()
    pane.office.toFront()
    way.cut = true
    pane.office.host.userEdit('Invoices!G2', '7')
    await pane.actions.save()
    way.cut = false
    await pane.actions.refresh()
    expect((await rows('quantity', 'status'))[0]).toEqual([7, '! Changed elsewhere'])
    expect(pane.state().drafts.invoices.problems).toMatchObject([{ code: 'Conflict', params: { first: '6' } }])
    expect(pane.state().waiting).toEqual([])
  })

  test('it can be taken off the list', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    await pane.actions.withdraw(pane.state().waiting[0]?.id ?? '')
    expect([pane.state().waiting, await pane.queue.all()]).toEqual([[], []])
    expect(await rows('status')).toEqual([['New']])
    way.cut = false
    await pane.actions.refresh()
    expect([await posted(), await rows('document')]).toEqual([[], [['A']]])
  })

  test('closing Excel loses nothing: without signing in one goes on, and it is done after signing in', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    const records = recordsInMemory()
    const again = await openPane({ fetch: fetchOver(product, way), office: pane.office, queue: pane.queue, records })
    expect(again.state()).toMatchObject({ session: { kind: 'signed-out' }, waiting: [{ labels: ['A'], from: 'here' }] })
    pane = again
    way.cut = false
    await again.actions.signIn(administrator)
    expect([await posted(), again.state().waiting]).toEqual([[['A', 12.1]], []])
  })

  test('the saved file on another computer knows what waits, and waits for somebody to say so', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    way.cut = false
    const elsewhere = await openPane({ fetch: fetchOver(product, way), office: pane.office, queue: queueInMemory() })
    await elsewhere.actions.signIn(administrator)
    expect([await posted(), elsewhere.state().waiting]).toMatchObject([[], [{ labels: ['A'], from: 'otherComputer' }]])
    await elsewhere.actions.sendWaiting()
    expect([await posted(), elsewhere.state().waiting]).toEqual([[['A', 12.1]], []])
    // The first computer comes back: it sends the same again, which is done already.
    await pane.actions.sendWaiting()
    expect([await numbered(), await pane.queue.all()]).toEqual([1, []])
  })

  test('a file that was never saved before a crash costs nothing that was asked for', async () => {
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    way.cut = false
    const office = openOffice({ excelApi: '1.17', culture: 'nl-BE' })
    const fresh = await openPane({ fetch: fetchOver(product, way), office, queue: pane.queue })
    await fresh.actions.signIn(administrator)
    await fresh.actions.setUpWorkbook()
    expect(fresh.state().waiting).toMatchObject([{ labels: ['A'], from: 'otherWorkbook' }])
    await fresh.actions.sendWaiting()
    expect((await fresh.rows('postedInvoices')).map((row) => row.externalDocumentNumber)).toEqual(['A'])
    expect([fresh.state().waiting, await pane.queue.all()]).toEqual([[], []])
  })

  test('the pane notices by itself that the server is back', async () => {
    const ending = new AbortController()
    way.cut = true
    paste(invoiceRow('A', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    const following = pane.actions.follow(ending.signal)
    way.cut = false
    await expect.poll(() => pane.state().waiting, { timeout: 15_000 }).toEqual([])
    expect(await posted()).toEqual([['A', 12.1]])
    ending.abort()
    product.stop.abort()
    await following
  })
})
