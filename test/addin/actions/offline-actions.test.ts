import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueInMemory } from '../../../addin/replica/queue.ts'
import { copyWorkbook } from '../../../addin/workbench/model/copies.ts'
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

/** The file as it was saved, opened on another computer. */
const copyOf = (pane: Pane) =>
  openOffice({ workbook: copyWorkbook(pane.office.workbook), excelApi: '1.17', culture: 'nl-BE', beside: true })

/** What is done with what was posted, and with money, while the server cannot be reached. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    ;({ product, pane, way } = await openedWithLine(newPlace))
  })
  afterEach(() => product.close())

  const posted = async (...labels: readonly string[]) => {
    pane.office.host.userPaste('Invoices!A2', labels.map((label) => invoiceRow(label, 'X', 1)).join('\n'))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
  }

  test('what only the server can do says so, with nothing sent and nothing marked', async () => {
    await posted('A')
    await pane.actions.goToSheet('payments')
    pane.office.host.userPaste('Payments!A2', '12-3-2026\t12,10\tOne\t\tThank you')
    const before = await pane.rows('payments')
    way.cut = true
    await pane.actions.check('invoices')
    for (const action of ['match', 'ask', 'fetch'] as const) {
      await pane.actions.payments[action]()
      expect(pane.state().notice).toMatchObject({ kind: 'warning', key: 'notice.needsServer' })
      expect(pane.state().outcome).toBeNull()
    }
    await pane.actions.payments.accept(null)
    expect(pane.state().notice?.params.why).toBe(pane.state().words['needsServer.payments'])
    expect(await pane.rows('payments')).toEqual(before)
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect('Posted invoices!A2')
    await pane.actions.act('send', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().notice?.params.why).toBe(pane.state().words['needsServer.sending'])
    await pane.actions.openFiles('postedInvoices', 'pdf')
    expect(pane.state().notice?.params.why).toBe(pane.state().words['needsServer.files'])
    expect([pane.state().confirmation, pane.state().waiting, pane.state().unconfirmed]).toEqual([null, [], null])
  })

  test('matching whose answer is lost says that it is not known, not that nothing was found', async () => {
    await posted('A')
    await pane.actions.goToSheet('payments')
    pane.office.host.userPaste('Payments!A2', '12-3-2026\t12,10\tOne\t\tThank you')
    way.answers = true
    await pane.actions.payments.match()
    expect(pane.state().outcome).toMatchObject({
      kind: 'unknown',
      lines: [{ key: 'result.rowsUnconfirmed', params: { n: 1 } }],
    })
    expect((await pane.rows('payments'))[0]?.status).toBe('? Not confirmed')
    way.answers = false
    await pane.actions.payments.match()
    expect(pane.state().outcome).toMatchObject({ kind: 'good' })
    expect((await pane.rows('payments')).length).toBe(1)
  })

  const invoices = async () =>
    (await pane.rows('postedInvoices')).map(({ externalDocumentNumber, status }) => [externalDocumentNumber, status])
  const ask = async (action: 'cancel' | 'correct' | 'makeCorrectiveCreditMemo', rows: string) => {
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect(`Posted invoices!${rows}`)
    await pane.actions.act(action, { sheet: 'postedInvoices', selected: true })
    if (pane.state().confirmation) await pane.actions.confirm()
  }

  test('posted invoices are cancelled and credited: it waits, in words, and is done once on return', async () => {
    await posted('A', 'B', 'C')
    way.cut = true
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect('Posted invoices!A2:A3')
    await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ waits: true, documents: 2, net: -20, tax: -4.2, total: -24.2 })
    await pane.actions.confirm()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.waits', params: { n: 2 } }])
    await ask('makeCorrectiveCreditMemo', 'A4')
    expect(pane.state().waiting.map(({ action, sheet, labels }) => [action, sheet, labels.length])).toEqual([
      ['cancel', 'postedInvoices', 2],
      ['makeCorrectiveCreditMemo', 'postedInvoices', 1],
    ])
    way.cut = false
    way.answers = true
    await pane.actions.refresh()
    expect([pane.state().unconfirmed?.documents, pane.state().waiting.length]).toEqual([2, 1])
    way.answers = false
    await pane.actions.refresh()
    expect([pane.state().waiting, pane.state().unconfirmed, await pane.queue.all()]).toEqual([[], null, []])
    expect(await invoices()).toEqual([
      ['A', 'Cancelled'],
      ['B', 'Cancelled'],
      ['C', 'Open'],
    ])
    expect(await pane.rows('postedCreditMemos')).toHaveLength(2)
    expect(await pane.rows('creditMemos')).toHaveLength(1)
    expect(pane.logged).toEqual([])
  })

  test('what somebody else did to it first is told, with who and since when, and asked about', async () => {
    await posted('A', 'B')
    const piet = await openedBeside(product, 'piet')
    pane.office.toFront()
    way.cut = true
    await ask('cancel', 'A2:A3')
    piet.office.toFront()
    await piet.actions.goToSheet('postedInvoices')
    piet.office.host.userSelect('Posted invoices!A2')
    await piet.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
    await piet.actions.confirm()
    pane.office.toFront()
    way.cut = false
    await pane.actions.refresh()
    expect(pane.state().waiting).toMatchObject([
      { action: 'cancel', overtaken: [{ by: 'piet', status: 'Canceled' }], labels: [expect.any(String)] },
    ])
    expect(pane.state().waiting[0]?.overtaken[0]?.at).not.toBe('')
    expect(await invoices()).toEqual([
      ['A', 'Cancelled'],
      ['B', 'Cancelled'],
    ])
    await pane.actions.refresh()
    expect(pane.state().waiting).toHaveLength(1)
    await pane.actions.askAnew(pane.state().waiting[0]?.id ?? '')
    expect(pane.state().waiting).toEqual([])
    expect(pane.state().confirmation).toMatchObject({ documents: 0, refused: [{ code: 'InvoiceAlreadyCanceled' }] })
    expect(await pane.rows('postedCreditMemos')).toHaveLength(2)
  })

  test('it survives a crash; the saved file on another computer asks for the very same, which is done once', async () => {
    await posted('A')
    way.cut = true
    await ask('cancel', 'A2')
    const there = await openPane({ fetch: fetchOver(product, {}), office: copyOf(pane), queue: queueInMemory() })
    await there.actions.signIn(administrator)
    expect(there.state().waiting).toMatchObject([{ action: 'cancel', from: 'otherComputer' }])
    await there.actions.sendWaiting()
    expect([there.state().waiting, (await there.rows('postedCreditMemos')).length]).toEqual([[], 1])
    pane.office.toFront()
    const again = await openPane({ fetch: fetchOver(product, {}), office: pane.office, queue: pane.queue })
    expect(again.state().waiting).toMatchObject([{ action: 'cancel', from: 'here' }])
    await again.actions.signIn(administrator)
    expect([again.state().waiting, await again.queue.all()]).toEqual([[], []])
    expect(again.state().outcome?.lines).toEqual([{ key: 'result.canceled', params: { n: 1 } }])
    expect(await again.rows('postedCreditMemos')).toHaveLength(1)
  })

  test('it can be taken off the list, and a session that ended on return keeps it there', async () => {
    await posted('A', 'B')
    way.cut = true
    await ask('cancel', 'A2')
    await ask('cancel', 'A3')
    await pane.actions.withdraw(pane.state().waiting[0]?.id ?? '')
    expect(pane.state().waiting).toHaveLength(1)
    way.cut = false
    way.unsigned = true
    await pane.actions.refresh()
    expect(pane.state().waiting).toMatchObject([{ action: 'cancel', from: 'here' }])
    way.unsigned = false
    await pane.actions.signIn(administrator)
    expect(await invoices()).toEqual([
      ['A', 'Open'],
      ['B', 'Cancelled'],
    ])
  })

  test('orders are released, drafts deleted and shipments undone, all on return', async () => {
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste(
      'Orders!A2',
      [invoiceRow('O', 'X', 1), invoiceRow('P', 'X', 1), invoiceRow('Q', 'X', 1)].join('\n'),
    )
    await pane.actions.save('orders')
    pane.office.host.userSelect('Orders!A2')
    await pane.actions.act('ship', { sheet: 'orders', selected: true })
    await pane.actions.confirm()
    way.cut = true
    await pane.actions.goToSheet('shipments')
    pane.office.host.userSelect('Shipments!A2')
    await pane.actions.act('undo', { sheet: 'shipments', selected: true })
    await pane.actions.confirm()
    await pane.actions.goToSheet('orders')
    pane.office.host.userSelect('Orders!A3')
    await pane.actions.act('release', { sheet: 'orders', selected: true })
    pane.office.host.userSelect('Orders!A4')
    await pane.actions.act('delete', { sheet: 'orders', selected: true })
    await pane.actions.confirm()
    expect((await pane.rows('orders')).map(({ status }) => status)).toEqual([
      'Released',
      '… Waits for the server',
      '… Waits for the server',
    ])
    expect(pane.state().waiting.map(({ action }) => action)).toEqual(['undo', 'release', 'delete'])
    way.cut = false
    await pane.actions.refresh()
    expect(pane.state().waiting).toEqual([])
    expect((await pane.rows('orders')).map(({ status, shippedQuantity }) => [status, shippedQuantity])).toEqual([
      ['Released', 0],
      ['Released', 0],
    ])
    expect(pane.logged).toEqual([])
  })

  test('requests for approval are answered with a comment on return; one that was withdrawn meanwhile is asked about', async () => {
    const token = await product.signIn('admin', adminPassword)
    const setUp = async (method: string, path: string, body: unknown) =>
      expect((await product.call(method, `/api/v1/companies/demo/${path}`, { token, body })).status).toBeLessThan(300)
    await setUp('PUT', 'approvalUserSetups/anna', { userName: 'anna', approverUserName: 'admin' })
    await setUp('PUT', 'approvalUserSetups/admin', { userName: 'admin', unlimitedSalesApproval: true })
    await setUp('PATCH', 'approvalWorkflow', { enabled: true, dueDays: 7 })
    const anna = await openedBeside(product, 'anna')
    await anna.actions.goToSheet('orders')
    anna.office.host.userPaste('Orders!A2', [invoiceRow('A', 'X', 1), invoiceRow('B', 'X', 2)].join('\n'))
    await anna.actions.act('requestApproval', { sheet: 'orders' })
    await anna.actions.confirm()
    pane.office.toFront()
    await pane.actions.refresh()
    way.cut = true
    await pane.actions.goToSheet('approvals')
    pane.office.host.userSelect('Approvals!A2:A5')
    await pane.actions.act('approve', { sheet: 'approvals', selected: true })
    expect(pane.state().confirmation).toMatchObject({ action: 'approve', documents: 2, waits: true })
    await pane.actions.confirm(undefined, 'Well sold')
    anna.office.toFront()
    anna.office.host.userSelect('Orders!A3')
    await anna.actions.act('cancelApproval', { sheet: 'orders', selected: true })
    pane.office.toFront()
    way.cut = false
    await pane.actions.refresh()
    expect((await pane.rows('approvals')).flatMap(({ comment }) => comment ?? [])).toEqual(['Well sold'])
    expect(pane.state().waiting).toMatchObject([{ action: 'approve', overtaken: [{ by: 'anna', status: 'Canceled' }] }])
    expect(pane.state().outcome?.lines).toContainEqual({ key: 'result.approved', params: { n: 1 } })
    anna.office.toFront()
    await anna.actions.refresh()
    expect((await anna.rows('orders')).map(({ status }) => status)).toEqual(['Released', 'Saved'])
    expect([pane.logged, anna.logged]).toEqual([[], []])
  })
})
