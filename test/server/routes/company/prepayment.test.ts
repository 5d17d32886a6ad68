import { afterEach, expect, test } from 'vitest'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, line, openTrade, type Saved, stocked } from '../../companies/trade.ts'

forEachEngine((_, __, newPlace) => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  test('an order that is paid in advance waits for its money, by every door', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    await trade.put('paymentTerms/ADVANCE', { dueDateCalculation: '0D', prepaymentRequired: true })
    const order = await trade.post(
      'salesOrders',
      draft([line('G1', 10)], { orderDate: '2026-03-10', paymentTermsCode: 'ADVANCE' }),
    )
    const ship = { id: 'ship', method: 'POST', url: `salesOrders/${order.number}/shipAndInvoice` }
    const refusal = await trade.refused('POST', ship.url, {}, 409)
    expect(refusal).toMatchObject({ code: 'PrepaymentRequired', detail: expect.stringContaining('121 is due') })
    const body = { lines: [{ customerNumber: 'c1', amount: 121, orderNumber: order.number }] }
    const pay = { id: 'pay', method: 'POST', url: 'customerPayments/post', body }
    const [early, paid, late] = await trade.batch([{ ...ship, id: 'early' }, pay, ship])
    expect([early?.status, paid?.status, late?.status]).toEqual([409, 201, 200])
    expect(late?.body.invoice).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    const [payment] = await trade.entries('customerLedgerEntries', '&documentType=Payment')
    expect(payment).toMatchObject({ orderNumber: order.number, open: false })
    expect(await trade.get<Saved>(`salesOrders/${order.id}`)).toMatchObject({ prepaidAmount: 121, archived: true })
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })
})
