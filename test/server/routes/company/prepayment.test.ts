import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, line, openTrade, type Response, type Saved, stocked } from '../../companies/trade.ts'

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()

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
    expect(refusal).toMatchObject({ code: 'PrepaymentRequired', detail: expect.stringContaining('121.00 is due') })
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

  test('a bank statement finds the order that it pays in advance, also one of the same batch, and none that is done', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    await trade.put('paymentTerms/ADVANCE', { dueDateCalculation: '0D', prepaymentRequired: true })
    const body = draft([line('G1', 10)], { orderDate: '2026-03-10', paymentTermsCode: 'ADVANCE' })
    const first = await trade.post('salesOrders', body)
    const statementOf = (statementNumber: string, description: string) => ({
      id: statementNumber,
      method: 'POST',
      url: 'paymentReconciliations',
      body: {
        bankAccount: 'BANK',
        statementNumber,
        lines: [{ transactionDate: '2026-03-12', amount: 121, description }],
      },
    })
    const proposalsOf = (answer: Response | undefined) =>
      (answer?.body.lines ?? []).map((one) => (one.proposals as readonly { orderNumber: string }[])[0]?.orderNumber)
    const [one] = await trade.batch([statementOf('S1', String(first.paymentReference))])
    expect(proposalsOf(one)).toEqual([first.number])
    const [made, two] = await trade.batch([
      { id: 'order', method: 'POST', url: 'salesOrders', body },
      statementOf('S2', first.number.replace(/1$/, '2')),
    ])
    expect(proposalsOf(two)).toEqual([made?.body.number])
    const accept = { method: 'POST', url: `paymentReconciliations/${one?.body.id}/accept`, body: { confidence: 'Low' } }
    const posts = { method: 'POST', url: `paymentReconciliations/${one?.body.id}/post` }
    const ship = { id: 'ship', method: 'POST', url: `salesOrders/${first.number}/shipAndInvoice` }
    const done = await trade.batch([{ id: 'accept', ...accept }, { id: 'post', ...posts }, ship])
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(done[2]?.body.invoice).toMatchObject({ status: 'Paid' })
    const [late] = await trade.batch([statementOf('S3', first.number)])
    expect(proposalsOf(late)).not.toContain(first.number)
  })
})
