import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, type List, line, openTrade, person, type Saved, stocked } from '../../companies/trade.ts'

const closing = closedAfterEach()

forEachEngine((_, __, newPlace) => {
  test('a clerk turns an offer to a contact into an order of a new customer, takes shipments over, copies, and posts nothing', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const { trade } = product
    await stocked(trade)
    const clerk = trade.as(await person(product, 'clerk', trade.name))
    const contact = await clerk.post('contacts', { displayName: 'Prospect NV', city: 'Gent' })
    const quote = await clerk.post('salesQuotes', { contactNumber: contact.number, lines: [line('G1', 4)] })
    const accepted = await clerk.post(`salesQuotes/${quote.number}/makeOrder`, { postingDate: '2026-03-10' })
    const order = accepted.order as Saved
    const { customerNumber } = await clerk.get(`contacts/${contact.number}`)
    expect(await clerk.get(`customers/${customerNumber}`)).toMatchObject({ displayName: 'Prospect NV' })
    expect(await clerk.get(`salesOrders/${order.number}`)).toMatchObject({ quoteNumber: quote.number, customerNumber })

    await clerk.refused('POST', `salesOrders/${order.id}/ship`, {}, 403)
    const { shipment } = await trade.post<{ shipment: Saved }>(`salesOrders/${order.id}/ship`)
    const invoice = await clerk.post('salesInvoices', { customerNumber, postingDate: '2026-03-10' })
    await clerk.post(`salesInvoices/${invoice.id}/getShipmentLines`, { shipmentNumbers: [shipment.number] })
    await trade.post(`salesInvoices/${invoice.id}/post`)
    expect((await clerk.get<List>('salesOrders')).value).toEqual([])
    expect((await clerk.get<List>('salesOrders?archived=true')).value).toMatchObject([{ number: order.number }])
    const { lines } = await clerk.get(`salesShipments/${shipment.number}`)
    expect(lines).toMatchObject([{ quantity: 4, invoicedQuantity: 4 }])
    expect((await trade.get<{ valid: boolean }>('registers/verify')).valid).toBe(true)

    const answer = await clerk.send<{ order: Saved }>('POST', `salesInvoices/${invoice.id}/copy`, {
      body: { to: 'salesOrders' },
    })
    expect(answer.status).toBe(201)
    expect(answer.body.order).toMatchObject({ status: 'Draft', lines: [{ lineType: 'Comment' }, { quantity: 4 }] })
  })
  test('a preview of a conversion makes nothing, and its repeat with the same key makes one order', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const { trade } = product
    await stocked(trade)
    const quote = await trade.post('salesQuotes', draft())
    const path = `salesQuotes/${quote.id}/makeOrder`
    expect((await trade.post(`${path}?preview=true`)).order).toMatchObject({ number: 'SO-00001' })
    expect((await trade.get<List>('salesOrders')).value).toEqual([])
    const key = { 'Idempotency-Key': 'once' }
    const [one, other] = [await trade.post<Given>(path, {}, key), await trade.post<Given>(path, {}, key)]
    expect(other).toEqual(one)
    expect((await trade.get<List>('salesOrders')).value).toHaveLength(1)
  })
})
