/** Every kind of document from its sheet, against the real server. */
import { expect, test } from 'vitest'
import { type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openPane, type Pane } from './pane.ts'
import { fetchOver, openedCompany, openedOn } from './real-pane.ts'

const columns = (row: Readonly<Record<string, unknown>> | undefined, ...keys: readonly string[]) =>
  keys.map((key) => row?.[key])
const rowsOf = async (pane: Pane, sheet: SheetKey, ...keys: readonly string[]) =>
  (await pane.rows(sheet)).map((row) => columns(row, ...keys))

onEngine('sqlite', (_, __, newPlace) => {
  const opened = async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    return { server, pane: await openedOn(server) }
  }

  test('a quote is checked, saved, and becomes an order whose lines and prices are the same', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('quotes')
    const lines = ['Q-1\tC1\t10-3-2099\t\tX\t\t10\t\t9,5', '\t\t\t\tHELP\t\t2', 'Q-2\tC1\t10-3-2099\t\tX\t\t1']
    pane.office.host.userPaste('Quotes!A2', lines.join('\n'))
    await pane.actions.check('quotes')
    expect(await rowsOf(pane, 'quotes', 'status')).toEqual([['✓ Ready'], ['✓ Ready'], ['✓ Ready']])
    await pane.actions.save('quotes')
    expect(await rowsOf(pane, 'quotes', 'amountExcludingTax', 'validUntilDate', 'status')).toEqual([
      [95, 72784, 'Saved'],
      [100, 72784, 'Saved'],
      [10, 72784, 'Saved'],
    ])
    pane.office.host.userSelect('Quotes!B3')
    await pane.actions.act('makeOrder', { sheet: 'quotes', selected: true })
    expect(pane.state().confirmation).toMatchObject({ sheet: 'quotes', action: 'makeOrder', documents: 1, left: 0 })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({
      kind: 'good',
      lines: [{ key: 'result.madeOrder', params: { n: 1 } }],
      leads: ['orders'],
    })
    expect(await rowsOf(pane, 'quotes', 'lineObjectNumber')).toEqual([['X']])
    const [order] = await pane.rows('orders')
    expect(columns(order, 'unitPrice', 'quantity', 'shipQuantity')).toEqual([9.5, 10, 10])
    expect(order?.quoteNumber).toBeTruthy()
    await pane.actions.act('makeInvoice', { sheet: 'quotes' })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'quotes', 'document')).toEqual([])
    expect(await rowsOf(pane, 'invoices', 'lineObjectNumber', 'quantity')).toEqual([['X', 1]])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a return order is received and credited in part', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('returns')
    pane.office.host.userPaste('Returns!A2', 'R-1\tC1\t10-3-2026\t\tX\t\t5\t\t10\t\t\t\t3')
    await pane.actions.save('returns')
    expect(await rowsOf(pane, 'returns', 'receiveQuantity', 'invoiceQuantity', 'receivedQuantity')).toEqual([[3, 3, 0]])
    await pane.actions.act('receive')
    expect(pane.state().confirmation).toMatchObject({ sheet: 'returns', action: 'receive', documents: 1 })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'returns', 'receiveQuantity', 'receivedQuantity')).toEqual([[2, 3]])
    expect(await rowsOf(pane, 'returnReceipts', 'lineObjectNumber', 'quantity')).toEqual([['X', 3]])
    await pane.actions.act('receiveAndInvoice', { sheet: 'returns' })
    expect(pane.state().confirmation).toMatchObject({ net: -50, tax: -10.5, total: -60.5 })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'returns', 'document')).toEqual([])
    expect(await rowsOf(pane, 'postedCreditMemos', 'totalAmountIncludingTax')).toEqual([[60.5]])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('orders are released and reopened, and drafts deleted, only those that are selected', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    const line = (label: string) => `${label}\tC1\t10-3-2026\t\tX\t\t1`
    pane.office.host.userPaste('Orders!A2', ['A', 'B', 'C'].map(line).join('\n'))
    await pane.actions.save('orders')
    pane.office.host.userSelect('Orders!A2:A3')
    await pane.actions.act('release', { sheet: 'orders', selected: true })
    expect(await rowsOf(pane, 'orders', 'status')).toEqual([['Released'], ['Released'], ['Saved']])
    await pane.actions.act('reopen', { sheet: 'orders' })
    expect(pane.state().confirmation).toMatchObject({ action: 'reopen', documents: 2 })
    await pane.actions.confirm()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.reopened', params: { n: 2 } }])
    pane.office.host.userSelect('Orders!A3:A4')
    await pane.actions.act('delete', { sheet: 'orders', selected: true })
    expect(pane.state().confirmation).toMatchObject({ action: 'delete', documents: 2 })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'orders', 'externalDocumentNumber')).toEqual([['A']])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a released order that was edited is reopened, and the edits are still there to be saved', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', 'A\tC1\t10-3-2026\t\tX\t\t1')
    await pane.actions.save('orders')
    await pane.actions.act('release', { sheet: 'orders' })
    pane.office.host.userPaste('Orders!G2', '4')
    await pane.actions.check('orders')
    expect(pane.state().drafts.orders.problems.map(({ code }) => code)).toEqual(['DocumentNotOpen'])
    await pane.actions.act('reopen', { sheet: 'orders' })
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.reopened', params: { n: 1 } }])
    expect(await rowsOf(pane, 'orders', 'quantity')).toEqual([[4]])
    expect(pane.state().drafts.orders).toMatchObject({ ready: { documents: 1 }, changed: 1, problems: [] })
    await pane.actions.save('orders')
    expect(await rowsOf(pane, 'orders', 'quantity', 'status')).toEqual([[4, 'Saved']])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what is still to ship and to invoice stands on a sheet of its own, and goes as it is done', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    const lines = ['A\tC1\t10-3-2026\t\tX\t\t5\t\t\t\t\t\t3\t\t\t\t\t\t20-3-2026', '\t\t\t\tHELP\t\t2']
    pane.office.host.userPaste('Orders!A2', lines.join('\n'))
    await pane.actions.save('orders')
    const left = () =>
      rowsOf(pane, 'outstanding', 'lineObjectNumber', 'outstandingQuantity', 'uninvoicedQuantity', 'uninvoicedAmount')
    expect(await left()).toEqual([
      ['X', 5, 5, 50],
      ['HELP', 2, 2, 100],
    ])
    expect((await pane.rows('outstanding'))[0]).toMatchObject({ requestedDeliveryDate: 46101, customerName: 'One' })
    await pane.actions.act('ship', { sheet: 'orders' })
    await pane.actions.confirm()
    expect(await left()).toEqual([
      ['X', 2, 5, 50],
      ['HELP', 0, 2, 100],
    ])
    await pane.actions.goToSheet('outstanding')
    pane.office.host.userSelect('Outstanding!A2')
    await pane.actions.showDocument({ sheet: 'outstanding' })
    expect(pane.state().shown).toMatchObject({ kind: 'salesOrders' })
    await pane.actions.goToSheet('orders')
    await pane.actions.look()
    expect(pane.state()).toMatchObject({ sheet: 'orders', shown: null, shortDate: 'd/MM/yyyy' })
    await pane.actions.act('shipAndInvoice', { sheet: 'orders' })
    await pane.actions.confirm()
    expect(await left()).toEqual([])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a contact is kept in its sheet, gets a quote, and is a customer once the quote becomes an order', async () => {
    const { server, pane } = await opened()
    await pane.actions.speak('nl')
    await pane.actions.goToSheet('contacts')
    const contacts = ['P1\tBedrijf\tProspect NV\t\t\t\t\tBE', 'P2\tPersoon\tAn\tP1', '\tRobot\tBeep']
    pane.office.host.userPaste('Contacts!A2', contacts.join('\n'))
    await pane.actions.saveRecords('contacts')
    expect(await rowsOf(pane, 'contacts', 'number', 'problems')).toEqual([
      ['P1', 'clean;'],
      ['P2', 'clean;'],
      [undefined, 'error;type;'],
    ])
    await pane.actions.goToSheet('quotes')
    pane.office.host.userPaste('Quotes!A2', 'Q-1\t\t10-3-2099\t\tX\t\t2\t\t\t\t\t\t\t\tP2')
    await pane.actions.check('quotes')
    expect(pane.state().drafts.quotes).toMatchObject({ ready: { documents: 1 }, problems: [] })
    expect(pane.state().drafts.quotes.list).toMatchObject([{ party: 'An' }])
    await pane.actions.act('makeOrder', { sheet: 'quotes' })
    await pane.actions.confirm()
    const [order] = await pane.rows('orders')
    expect(order?.customerNumber).toBeTruthy()
    expect(await rowsOf(pane, 'contacts', 'customerNumber')).toContainEqual([order?.customerNumber])
    expect((await pane.rows('customers')).map(({ displayName }) => displayName)).toContain('Prospect NV')
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('goods that a vendor delivered stand on a sheet, and in the chain of their order', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('vendors')
    pane.office.host.userPaste('Vendors!A2', 'V1\tSupplier\tStreet 1\t1000\tBrussel\tBE')
    await pane.actions.saveRecords('vendors')
    await pane.actions.goToSheet('purchaseOrders')
    pane.office.host.userPaste("'Purchase orders'!A2", 'B-1\tV1\t10-3-2026\t\tX\t\t8\t\t5')
    await pane.actions.act('receive', { sheet: 'purchaseOrders' })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'purchaseReceipts', 'vendorNumber', 'itemNumber', 'quantity')).toEqual([['V1', 'X', 8]])
    await pane.actions.goToSheet('purchaseReceipts')
    pane.office.host.userSelect("'Purchase receipts'!A2")
    await pane.actions.showDocument({ sheet: 'purchaseReceipts' })
    expect(pane.state().shown?.chain.nodes.map(({ kind }) => kind)).toEqual(['purchaseOrders', 'purchaseReceipts'])
    await pane.actions.showEntries('purchaseReceipts')
    expect(pane.state().preview?.ledgers.map(({ ledger }) => ledger)).toContain('itemLedgerEntries')
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('vendors are kept in their sheet', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('vendors')
    pane.office.host.userPaste('Vendors!A2', 'V1\tSupplier\tStreet 1\t1000\tBrussel\tBE')
    await pane.actions.saveRecords('vendors')
    expect(pane.state().records.vendors.problems).toEqual([])
    expect((await pane.rows('vendors'))[0]).toMatchObject({ number: 'V1', status: 'Saved' })
    await server.close()
  })

  test('pasted credit rows are checked and posted like invoices, and settle the invoice that they name', async () => {
    const { server, pane } = await opened()
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t5')
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
    const [invoice] = await pane.rows('postedInvoices')
    await pane.actions.goToSheet('creditMemos')
    const good = `C-1\tC1\t11-3-2026\t\tX\t\t2\t\t10\t\t\t\t${invoice?.number}`
    pane.office.host.userPaste("'Credit memos'!A2", [good, 'C-2\tC9\t11-3-2026\t\tX\t\t1'].join('\n'))
    await pane.actions.look()
    expect(pane.state().drafts.creditMemos).toMatchObject({ ready: { documents: 1 }, wrong: { documents: 1 } })
    await pane.actions.check('creditMemos')
    expect(await rowsOf(pane, 'creditMemos', 'status', 'problems')).toEqual([
      ['✓ Ready', 'ok;'],
      ['✕ Fix', 'error;customerNumber;'],
    ])
    await pane.actions.act('post', { sheet: 'creditMemos' })
    expect(pane.state().confirmation).toMatchObject({ documents: 1, net: -20, tax: -4.2, left: 1 })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'postedCreditMemos', 'appliesToDocumentNumber', 'remainingAmount', 'status')).toEqual([
      [invoice?.number, 0, 'Settled'],
    ])
    expect(await rowsOf(pane, 'postedInvoices', 'remainingAmount')).toEqual([[36.3]])
    expect(await rowsOf(pane, 'creditMemos', 'document')).toEqual([['C-2']])
    await pane.actions.goToSheet('postedInvoices')
    await pane.actions.look()
    pane.office.host.userSelect("'Posted invoices'!A2")
    await pane.actions.act('cancel', { selected: true })
    expect(pane.state().confirmation).toMatchObject({ sheet: 'postedInvoices', action: 'cancel', documents: 0 })
    pane.actions.dismiss()
    await pane.actions.showDocument()
    expect(pane.state().shown).toMatchObject({ kind: 'salesInvoices', number: invoice?.number, remaining: 36.3 })
    expect(pane.state().shown?.chain.nodes.map(({ kind }) => kind)).toEqual(['salesInvoices', 'salesCreditMemos'])
    await pane.actions.showEntries('postedInvoices')
    expect(pane.state().preview).toMatchObject({ action: null, of: invoice?.number })
    expect(pane.state().preview?.ledgers.map(({ ledger }) => ledger)).toEqual(
      expect.arrayContaining(['customerLedgerEntries', 'generalLedgerEntries', 'vatEntries', 'itemLedgerEntries']),
    )
    pane.actions.dismiss()
    expect(pane.state()).toMatchObject({ preview: null, shown: { number: invoice?.number } })
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a shipment is undone, another copied, and what was shipped of two orders put on one invoice', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    const line = (label: string, quantity: number) => `${label}\tC1\t10-3-2026\t\tX\t\t${quantity}`
    pane.office.host.userPaste('Orders!A2', [line('A', 1), line('B', 2), line('C', 4)].join('\n'))
    await pane.actions.act('ship', { sheet: 'orders' })
    await pane.actions.confirm()
    await pane.actions.goToSheet('shipments')
    pane.office.host.userSelect('Shipments!A2')
    await pane.actions.act('undo', { sheet: 'shipments', selected: true })
    expect(pane.state().confirmation).toMatchObject({ sheet: 'shipments', action: 'undo', documents: 1, refused: [] })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({ kind: 'good', leads: ['shipments', 'orders'] })
    expect((await rowsOf(pane, 'shipments', 'quantity', 'correction')).toSorted()).toEqual([
      [-1, true],
      [1, true],
      [2, false],
      [4, false],
    ])
    expect(await rowsOf(pane, 'orders', 'shippedQuantity')).toEqual([[0], [2], [4]])
    expect(pane.state().selection?.documents).toMatchObject([{ status: 'Undone' }])
    pane.office.host.userSelect('Shipments!A2')
    await pane.actions.act('undo', { sheet: 'shipments', selected: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 0, refused: [{ code: expect.any(String) }] })
    pane.actions.dismiss()

    const rows = (await pane.rows('shipments')).map((row, at) => ({ row, at }))
    const open = rows.filter(({ row }) => row.correction === false).map(({ at }) => at + 2)
    pane.office.host.userSelect(`Shipments!A${open[0]}:A${open.at(-1)}`)
    await pane.actions.combine('shipments')
    expect(pane.state().outcome).toMatchObject({ kind: 'good', leads: ['invoices'] })
    expect((await rowsOf(pane, 'invoices', 'quantity')).filter(([quantity]) => quantity !== undefined)).toContainEqual([
      4,
    ])
    pane.office.host.userSelect(`Shipments!A${open[0]}`)
    await pane.actions.copy('shipments', 'quotes')
    expect(pane.state().outcome).toMatchObject({ kind: 'good', leads: ['quotes'] })
    expect(await rowsOf(pane, 'quotes', 'lineObjectNumber')).toContainEqual(['X'])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a drop shipment: bought of its vendor, received there, and so shipped to the customer', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('vendors')
    pane.office.host.userPaste('Vendors!A2', 'V1\tSupplier\tStreet 1\t1000\tBrussel\tBE')
    await pane.actions.saveRecords('vendors')
    await pane.actions.goToSheet('items')
    const vendorAt = sheets.items.columns.findIndex(({ key }) => key === 'vendorNumber')
    pane.office.host.userPaste(`Items!${String.fromCharCode(65 + vendorAt)}3`, 'V1')
    await pane.actions.saveRecords('items')
    expect(pane.state().records.items.problems).toEqual([])
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', 'A\tC1\t10-3-2026\t\tX\t\t3\t\t\t\t\t\t\t\t\t\tyes')
    await pane.actions.save('orders')
    expect(await rowsOf(pane, 'orders', 'dropShipment', 'status')).toEqual([[true, 'Saved']])
    await pane.actions.act('createPurchaseOrder', { sheet: 'orders' })
    expect(await rowsOf(pane, 'purchaseOrders', 'vendorNumber', 'itemNumber', 'quantity')).toEqual([['V1', 'X', 3]])
    await pane.actions.goToSheet('purchaseOrders')
    await pane.actions.act('receiveAndInvoice', { sheet: 'purchaseOrders' })
    expect(pane.state().confirmation).toMatchObject({ sheet: 'purchaseOrders', documents: 1, net: 18, tax: 3.78 })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'orders', 'shippedQuantity')).toEqual([[3]])
    expect(await rowsOf(pane, 'vendorLedger', 'vendorNumber', 'amount')).toEqual([['V1', -21.78]])
    expect(await rowsOf(pane, 'purchaseOrders', 'document')).toEqual([])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('posted invoices are cancelled, corrected and credited, each reported, paid ones only when asked', async () => {
    const { server, pane } = await opened()
    const line = (label: string) => `${label}\tC1\t10-3-2026\t\tX\t\t1`
    pane.office.host.userPaste('Invoices!A2', ['A', 'B', 'C', 'D'].map(line).join('\n'))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
    const numbers = (await pane.rows('postedInvoices')).map((row) => row.number)
    await server.call('POST', '/api/v1/companies/demo/customerPayments/post', {
      token: await server.signIn('admin', adminPassword),
      body: {
        lines: [
          {
            customerNumber: 'C1',
            postingDate: '2026-03-12',
            amount: 12.1,
            documentNumber: 'P1',
            appliesToInvoiceNumber: numbers[0],
          },
        ],
      },
    })
    await pane.actions.refresh()
    const select = async (address: string) => {
      await pane.actions.goToSheet('postedInvoices')
      pane.office.host.userSelect(`'Posted invoices'!${address}`)
    }
    await select('A2:A3')
    await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({
      documents: 1,
      total: -12.1,
      refused: [{ label: numbers[0], code: 'InvoicePaid' }],
      unapplyPayments: 'offered',
    })
    await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true, unapplyPayments: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 2, refused: [], unapplyPayments: 'asked' })
    await pane.actions.preview()
    expect(pane.state().preview?.ledgers.length).toBeGreaterThan(3)
    pane.actions.dismiss()
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({
      kind: 'good',
      lines: [{ key: 'result.canceled', params: { n: 2 } }],
      leads: ['postedCreditMemos'],
    })
    expect(await rowsOf(pane, 'postedInvoices', 'status')).toEqual([['Cancelled'], ['Cancelled'], ['Open'], ['Open']])
    expect(await rowsOf(pane, 'postedCreditMemos', 'corrects', 'status')).toEqual([
      [numbers[0], 'Corrective'],
      [numbers[1], 'Corrective'],
    ])
    await select('A4')
    await pane.actions.act('correct', { sheet: 'postedInvoices', selected: true })
    await pane.actions.confirm()
    expect(await rowsOf(pane, 'invoices', 'lineObjectNumber', 'quantity')).toEqual([['X', 1]])
    await select('A5')
    await pane.actions.act('makeCorrectiveCreditMemo', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().outcome).toMatchObject({ kind: 'good', leads: ['creditMemos'] })
    const [memo] = await pane.rows('creditMemos')
    expect(memo).toMatchObject({ appliesToDocumentNumber: numbers[3], quantity: 1 })
    expect(memo?.appliesFromEntry).toBeGreaterThan(0)
    await select('A2')
    await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 0, refused: [{ code: 'InvoiceAlreadyCanceled' }] })
    expect(pane.state().selection?.documents).toMatchObject([{ status: 'Canceled', canceledBy: 'PSC-000001' }])
    pane.actions.dismiss()
    await pane.actions.showDocument({ sheet: 'postedInvoices' })
    expect(pane.state().shown?.chain.nodes.map(({ kind }) => kind)).toEqual(['salesInvoices', 'salesCreditMemos'])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('correcting an invoice of an order leads back to the order, or says that the order stays closed', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', 'A\tC1\t10-3-2026\t\tX\t\t4\nB\tC1\t10-3-2026\t\tX\t\t1')
    await pane.actions.save('orders')
    const shipAt = sheets.orders.columns.findIndex(({ key }) => key === 'shipQuantity')
    pane.office.host.userEdit(`Orders!${String.fromCharCode(65 + shipAt)}2`, '3')
    await pane.actions.act('shipAndInvoice', { sheet: 'orders' })
    await pane.actions.confirm()
    await pane.actions.goToSheet('postedInvoices')
    pane.office.host.userSelect(`'Posted invoices'!A2`)
    await pane.actions.act('correct', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 1, noted: [] })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({ kind: 'good', leads: ['orders', 'postedCreditMemos'] })
    expect(await rowsOf(pane, 'orders', 'shippedQuantity')).toEqual([[0]])
    pane.office.host.userSelect(`'Posted invoices'!A3`)
    await pane.actions.act('correct', { sheet: 'postedInvoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ documents: 1, noted: [{ code: 'OrderNotReopened' }] })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({
      kind: 'good',
      leads: ['postedCreditMemos'],
      noted: [{ code: 'OrderNotReopened' }],
    })
    expect(await rowsOf(pane, 'invoices', 'document')).toEqual([])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('the set-up says what is missing, and is mended where it stands', async () => {
    const { server, pane } = await opened()
    await pane.actions.openSetup()
    expect(pane.state().setup?.lacks.filter(({ severity }) => severity === 'Error')).toEqual([])
    const [window] = pane.state().setup?.records.salesSetup ?? []
    await pane.actions.saveSetup('salesSetup', window ?? null, {
      allowPostingFrom: '2026-05-01',
      allowPostingTo: '2026-04-01',
    })
    expect(pane.state().setup).toMatchObject({ savedAt: null, refused: { message: expect.any(String) } })
    await pane.actions.saveSetup('salesSetup', window ?? null, { allowPostingTo: '2026-05-01' })
    expect(pane.state().setup?.savedAt).not.toBeNull()
    const [terms] = pane.state().setup?.records.paymentTerms ?? []
    await pane.actions.saveSetup('paymentTerms', null, { code: 'NEW', displayName: 'New', dueDateCalculation: '5D' })
    expect(pane.state().setup?.records.paymentTerms?.map(({ code }) => code)).toContain('NEW')
    await pane.actions.saveSetup('paymentTerms', terms ?? null, { dueDateCalculation: 'nonsense' })
    expect(pane.state().setup?.refused?.fields).toHaveProperty('dueDateCalculation')
    const rate = { currencyCode: 'USD', exchangeRateAmount: 1.0875, relationalExchangeRateAmount: 1 }
    await pane.actions.saveSetup('currencies', null, { code: 'USD', displayName: 'US dollar' })
    await pane.actions.saveSetup('currencyExchangeRates', null, { ...rate, startingDate: '2026-01-01' })
    expect(pane.state().setup).toMatchObject({ refused: null, records: { currencyExchangeRates: [rate] } })
    pane.actions.closeSetup()
    expect(pane.state().setup).toBeNull()
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('number series that a company of an earlier version lacks are made with one press, and give numbers then', async () => {
    const place = await newPlace()
    const server = await openTestProduct(place, { ADMIN_PASSWORD: adminPassword })
    const token = await openedCompany(server)
    const earlier = `DELETE FROM records WHERE company = 'demo' AND type = 'numberSeries' AND key IN ('reminders', 'issuedreminders')`
    await place.open().batch([{ sql: earlier, values: [], touches: 2 }])
    const pane = await openPane({ fetch: fetchOver(server, {}) })
    await pane.actions.signIn({ userName: 'admin', password: adminPassword })
    await pane.actions.openSetup()
    const missing = () => pane.state().setup?.lacks.filter(({ severity }) => severity === 'Error')
    expect(missing()).toMatchObject([{ key: 'reminders' }, { key: 'issuedReminders' }])
    await pane.actions.addMissingSeries()
    expect([missing(), pane.state().setup?.refused]).toEqual([[], null])
    const made = await server.call('GET', '/api/v1/companies/demo/numberSeries/issuedReminders', { token })
    expect(made.body).toMatchObject({ prefix: 'IRM-', width: 6, next: 1 })
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
