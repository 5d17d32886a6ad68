import { expect, test, vi } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import {
  draft,
  entry,
  everything,
  type Given,
  line,
  openTrade,
  person,
  type Saved,
  statuses,
  stocked,
} from '../../companies/trade.ts'

const closing = closedAfterEach()
type Made = Saved & { readonly purchaseOrder: Saved; readonly purchaseReceipt: Saved; readonly purchaseInvoice: Saved }

forEachEngine((_, __, newPlace) => {
  const opened = async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade, 0)
    await trade.post('vendors', {
      number: 'V1',
      displayName: 'Wide World Wheels',
      country: 'BE',
      paymentTermsCode: '30D',
    })
    await trade.post('items', { number: 'D1', displayName: 'Bicycle', unitPrice: 80, unitCost: 50, vendorNumber: 'v1' })
    return { ...product, trade }
  }
  const dropped = (quantity: number) => draft([line('D1', quantity, { dropShipment: true })])
  const delivered = async (trade: Awaited<ReturnType<typeof opened>>['trade'], quantity: number) => {
    const order = await trade.post('salesOrders', dropped(quantity))
    const { purchaseOrder } = await trade.post<Made>(`salesOrders/${order.number}/createPurchaseOrder`)
    return { order, purchaseOrder }
  }

  test('a vendor delivers to a customer: both sides are listed, and what is owed shows with the vendor', async () => {
    const { trade } = await opened()
    const { order, purchaseOrder } = await delivered(trade, 5)
    expect(await trade.get('items/D1')).toMatchObject({
      inventory: 0,
      quantityOnSalesOrders: 5,
      quantityOnPurchaseOrders: 5,
    })
    expect(await trade.entries('purchaseOrders', '&vendorNumber=v1')).toHaveLength(1)
    expect(await trade.entries('purchaseOrders', '&vendorNumber=V2')).toEqual([])
    const { purchaseReceipt } = await trade.post<Made>(`purchaseOrders/${purchaseOrder.number}/receive`)
    expect(await trade.get(`purchaseReceipts/${purchaseReceipt.number}`)).toMatchObject({
      orderNumber: purchaseOrder.number,
      lines: [{ itemNumber: 'D1', quantity: 5, dropShipment: true }],
    })
    expect(await trade.get('items/D1')).toMatchObject({
      inventory: 0,
      quantityOnSalesOrders: 0,
      quantityOnPurchaseOrders: 0,
    })
    const { purchaseInvoice } = await trade.post<Made>(`purchaseOrders/${purchaseOrder.id}/invoice`)
    expect(await trade.get(`purchaseInvoices/${purchaseInvoice.id}`)).toMatchObject({ remainingAmount: 302.5 })
    expect(await trade.get('vendors/V1')).toMatchObject({ balance: 302.5, totalPurchasesExcludingTax: 250 })
    expect(await trade.entries('vendorLedgerEntries', '&vendorNumber=v1&open=true')).toMatchObject([{ amount: -302.5 }])
    expect(await trade.entries('purchaseOrders')).toEqual([])
    expect(await trade.entries('purchaseOrders', '&archived=true')).toHaveLength(1)
    await trade.post(`salesOrders/${order.id}/invoice`)
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
    expect(await trade.refused('DELETE', 'vendors/V1', undefined, 409)).toMatchObject({ code: 'RecordInUse' })
  })

  test('receipts and invoices are read only, and a clerk may order but not receive', async () => {
    const product = await opened()
    const { trade } = product
    const { purchaseOrder } = await delivered(trade, 5)
    const clerk = trade.as(await person(product, 'clerk', trade.name))
    await clerk.put(`purchaseOrders/${purchaseOrder.id}`, { ...purchaseOrder, comment: 'In the morning' })
    await clerk.refused('POST', `purchaseOrders/${purchaseOrder.id}/receive`, {}, 403)
    const { purchaseReceipt } = await trade.post<Made>(`purchaseOrders/${purchaseOrder.id}/receive`)
    await trade.refused('POST', 'purchaseReceipts', {}, 405)
    await trade.refused('PUT', `purchaseReceipts/${purchaseReceipt.id}`, {}, 405)
    await trade.refused('DELETE', `purchaseReceipts/${purchaseReceipt.id}`, undefined, 405)
  })

  test('a refusal of either side leaves everything as it was, and says why in the language that was asked for', async () => {
    const { trade } = await opened()
    const order = await trade.post('salesOrders', dropped(2))
    const before = await everything(trade)
    const refused = await trade.refused('POST', `salesOrders/${order.id}/ship`, {}, 409, { 'accept-language': 'nl' })
    expect(refused).toMatchObject({ code: 'DropShipmentNotLinked', errors: [{ line: '10000' }] })
    expect(refused.detail).toContain('rechtstreekse')
    expect(await everything(trade)).toEqual(before)
    await trade.post(`salesOrders/${order.id}/createPurchaseOrder`)
    const linked = await everything(trade)
    await trade.refused('DELETE', `salesOrders/${order.id}`, undefined, 409)
    await trade.refused('POST', `salesOrders/${order.id}/invoice`, {}, 409)
    expect(await everything(trade)).toEqual(linked)
  })

  test('a preview of a receipt shows the entries of both sides, and the same request later writes them', async () => {
    const { trade } = await opened()
    const { purchaseOrder } = await delivered(trade, 3)
    const { preview } = await trade.post<{ preview: Record<string, Given[]> }>(
      `purchaseOrders/${purchaseOrder.id}/receiveAndInvoice?preview=true`,
    )
    expect(preview.itemLedgerEntries).toMatchObject([
      { entryType: 'Purchase', quantity: 3, costAmountActual: 150, dropShipment: true },
      { entryType: 'Sale', quantity: -3, costAmountExpected: -150, dropShipment: true },
    ])
    expect(preview.vendorLedgerEntries).toMatchObject([{ amount: -181.5 }])
    expect(await trade.entries('itemLedgerEntries')).toEqual([])
    const told = (one: Given) => ({ ...one, createdAt: '', documentId: '' })
    await trade.post(`purchaseOrders/${purchaseOrder.id}/receiveAndInvoice`)
    for (const ledger of ['itemLedgerEntries', 'vatEntries', 'vendorLedgerEntries', 'generalLedgerEntries'])
      expect((await trade.entries(ledger)).map(told)).toEqual(preview[ledger]?.map(told))
  })

  test('many deliveries in one batch ask the database no more often than a few', async () => {
    const { trade, database } = await opened()
    const asked = vi.spyOn(database, 'rows')
    const run = async (count: number) => {
      const orders = Array.from({ length: count }, () => entry('POST', 'salesOrders', dropped(2)))
      const bought = orders.map(({ id }) => entry('POST', `salesOrders/$${id}/createPurchaseOrder`))
      const shipped = orders.map(({ id }) => entry('POST', `salesOrders/$${id}/shipAndInvoice`))
      const drafted = await trade.batch([...orders, ...bought])
      expect(new Set(statuses(drafted))).toEqual(new Set([201, 200]))
      const before = asked.mock.calls.length
      expect(new Set(statuses(await trade.batch(shipped)))).toEqual(new Set([200]))
      const vendor = drafted.slice(count).map((one) => (one.body as unknown as Made).purchaseOrder.id)
      const paid = vendor.map((id) => entry('POST', `purchaseOrders/${id}/invoice`))
      expect(new Set(statuses(await trade.batch(paid)))).toEqual(new Set([200]))
      return asked.mock.calls.length - before
    }
    await run(2)
    const few = await run(5)
    expect(await run(40)).toBeLessThanOrEqual(few + 6)
    expect(await trade.get('items/D1')).toMatchObject({ inventory: 0 })
  }, 60_000)
})
