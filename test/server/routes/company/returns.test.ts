import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, entry, everything, type Given, line, openTrade, type Saved, stocked } from '../../companies/trade.ts'

const closing = closedAfterEach()
type Made = Saved & { readonly shipment: Saved; readonly returnReceipt: Saved; readonly creditMemo: Saved }

forEachEngine((_, __, newPlace) => {
  const opened = async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    return stocked(product.trade)
  }
  const lastItemEntry = async (trade: Awaited<ReturnType<typeof opened>>) =>
    (await trade.entries<Given>('itemLedgerEntries')).at(-1)

  test('goods come back by a return order, which is listed until all of it is credited', async () => {
    const trade = await opened()
    const invoice = await trade.post('salesInvoices', draft([line('G1', 5)]))
    await trade.post(`salesInvoices/${invoice.id}/post`)
    const sale = (await lastItemEntry(trade))?.entryNumber
    const order = await trade.post('salesReturnOrders', draft([line('G1', 3, { appliesFromEntry: sale })]))
    const preview = await trade.post<{ preview: Record<string, Given[]> }>(
      `salesReturnOrders/${order.number}/receive?preview=true`,
    )
    expect(preview.preview.itemLedgerEntries).toMatchObject([{ quantity: 3, appliesToEntry: sale }])
    const { returnReceipt } = await trade.post<Made>(`salesReturnOrders/${order.number}/receive`, {
      lines: [{ sequence: 10000, receiveQuantity: 2 }],
    })
    expect(await trade.get(`returnReceipts/${returnReceipt.number}`)).toMatchObject({
      orderNumber: order.number,
      lines: [{ quantity: 2, invoicedQuantity: 0, correction: false }],
    })
    expect(await trade.entries('salesReturnOrders', `&number=${order.number}`)).toHaveLength(1)
    const { creditMemo } = await trade.post<Made>(`salesReturnOrders/${order.number}/receiveAndInvoice`)
    expect(await trade.get(`salesCreditMemos/${creditMemo.number}`)).toMatchObject({
      status: 'Open',
      returnOrderNumber: order.number,
      totalAmountExcludingTax: 30,
    })
    expect(await trade.entries('salesReturnOrders')).toEqual([])
    expect(await trade.get(`salesReturnOrders/${order.number}`)).toMatchObject({ archived: true })
    expect(await trade.get('items/G1')).toMatchObject({ inventory: 98 })
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('of two that ask for the last unit of a sale, in one batch, the second is refused and nothing of it stays', async () => {
    const trade = await opened()
    const invoice = await trade.post('salesInvoices', draft([line('G1', 1)]))
    await trade.post(`salesInvoices/${invoice.id}/post`)
    const sale = (await lastItemEntry(trade))?.entryNumber
    const returned = draft([line('G1', 1, { appliesFromEntry: sale })])
    const orders = [await trade.post('salesReturnOrders', returned), await trade.post('salesReturnOrders', returned)]
    const answers = await trade.batch(orders.map((one) => entry('POST', `salesReturnOrders/${one.id}/receive`)))
    expect(answers.map((one) => one.status)).toEqual([200, 409])
    expect(answers[1]?.body).toMatchObject({ code: 'ItemCannotBeReturned', errors: [{ line: '10000' }] })
    const before = await everything(trade)
    await trade.refused('POST', `salesReturnOrders/${orders[1]?.id}/receive`, {}, 409)
    expect(await everything(trade)).toEqual(before)
  })

  test('a shipment is undone by line, previewed before, and once only', async () => {
    const trade = await opened()
    const order = await trade.post('salesOrders', draft([line('G1', 4), line('S1', 1)]))
    const { shipment } = await trade.post<Made>(`salesOrders/${order.number}/ship`)
    const path = `salesShipments/${shipment.number}/undo`
    const before = await everything(trade)
    const preview = await trade.post<{ preview: Record<string, Given[]> }>(`${path}?preview=true`, { lines: [10000] })
    expect(preview.preview.itemLedgerEntries).toMatchObject([{ quantity: 4, correction: true }])
    await trade.refused('POST', path, { lines: [15000] }, 422)
    await trade.refused('POST', path, { lines: ['10000'] }, 422)
    await trade.refused('POST', path, {}, 412, { 'If-Match': '7' })
    expect(await everything(trade)).toEqual(before)
    const undone = await trade.post(path, { lines: [10000] })
    expect(undone.lines.map((one) => [one.sequence, one.quantity])).toEqual([
      [10000, 4],
      [15000, -4],
      [20000, 1],
    ])
    await trade.refused('POST', path, { lines: [10000] }, 409)
    await trade.post(path)
    expect((await trade.refused('POST', path, {}, 409)).detail).toBe(`Nothing of ${shipment.number} is left to undo.`)
    expect(await trade.get('items/G1')).toMatchObject({ inventory: 100, quantityOnSalesOrders: 4 })
    await trade.send('DELETE', `salesOrders/${order.number}`)
    await trade.refused('GET', `salesOrders/${order.number}`, undefined, 404)
  })
})
