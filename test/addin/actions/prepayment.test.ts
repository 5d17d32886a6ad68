/** Orders that are paid in advance, drafted and shipped from their sheet, against the real server. */
import { expect, test } from 'vitest'
import { excelHost } from '../../../addin/workbook/excel.ts'
import { onEngine } from '../../support/databases.ts'
import { madeEarlier } from '../../support/earlier-workbook.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { openedOn, type Product } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  /** A company whose customer C3 pays in advance, and its sheet of orders. */
  async function opened() {
    const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(product)
    const token = await product.signIn('admin', adminPassword)
    const send = async (method: string, path: string, body: unknown) => {
      const answer = await product.call(method, `/api/v1/companies/demo/${path}`, { token, body })
      expect(answer.status).toBeLessThan(300)
    }
    await send('PUT', 'paymentTerms/ADVANCE', { dueDateCalculation: '0D', prepaymentRequired: true })
    await send('POST', 'customers', {
      number: 'C3',
      displayName: 'Three',
      country: 'BE',
      paymentTermsCode: 'ADVANCE',
    })
    await pane.actions.refresh()
    await pane.actions.goToSheet('orders')
    return { product, pane, send }
  }
  const line = (label: string, customer: string) => `${label}\t${customer}\t10-3-2026\t\tX\t\t10`
  const warned = (pane: Pane) =>
    pane.state().drafts.orders.problems.map(({ code, level, params }) => [code, level, params.value, params.amount])
  const closed = async ({ product, pane }: { product: Product; pane: Pane }) => {
    expect(pane.logged).toEqual([])
    await product.close()
  }

  test('are warned of by a check, saved all the same, and left out when the others are shipped', async () => {
    const { product, pane, send } = await opened()
    pane.office.host.userPaste('Orders!A2', [line('A', 'C1'), line('B', 'C3')].join('\n'))
    await pane.actions.check('orders')
    expect(warned(pane)).toEqual([['PrepaymentDue', 'warning', 0, 121]])
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.checked', params: { ready: 2, wrong: 0 } }])
    expect((await pane.rows('orders'))[1]?.message).toContain('0.00 of 121.00')
    await pane.actions.save('orders')
    const [free, advance] = await pane.rows('orders')
    expect([free?.prepaymentRequired, advance?.prepaymentRequired]).toEqual([false, true])
    await pane.actions.act('ship', { sheet: 'orders' })
    expect(pane.state().confirmation).toMatchObject({
      documents: 1,
      left: 0,
      refused: [{ label: advance?.document, code: 'PrepaymentRequired' }],
    })
    await pane.actions.confirm()
    expect(await pane.rows('shipments')).toMatchObject([{ orderNumber: free?.document }])
    expect(warned(pane)).toEqual([['PrepaymentDue', 'warning', 0, 121]])

    const paid = (amount: number) =>
      send('POST', 'customerPayments/post', {
        lines: [{ customerNumber: 'C3', amount, orderNumber: advance?.document }],
      })
    await paid(21)
    await pane.actions.refresh()
    expect(warned(pane)).toEqual([['PrepaymentDue', 'warning', 21, 121]])
    await paid(100)
    await pane.actions.refresh()
    expect(warned(pane)).toEqual([])
    await pane.actions.act('ship', { sheet: 'orders' })
    await pane.actions.confirm()
    expect((await pane.rows('shipments')).map((row) => row.orderNumber)).toContain(advance?.document)
    await closed({ product, pane })
  })

  test('are so by what their row says, else by the terms of payment', async () => {
    const { product, pane } = await opened()
    const said = (label: string, customer: string, word: string) => `${line(label, customer)}${'\t'.repeat(18)}${word}`
    pane.office.host.userPaste('Orders!A2', [said('A', 'C1', 'ja'), said('B', 'C3', 'nee')].join('\n'))
    await pane.actions.save('orders')
    expect((await pane.rows('orders')).map((row) => row.prepaymentRequired)).toEqual([true, false])
    expect(warned(pane)).toEqual([['PrepaymentDue', 'warning', 0, 121]])
    pane.office.host.userEdit('Orders!Y2', 'nee')
    await pane.actions.save('orders')
    expect((await pane.rows('orders')).map((row) => row.prepaymentRequired)).toEqual([false, false])
    expect(warned(pane)).toEqual([])
    await closed({ product, pane })
  })

  test('stay so in a workbook that had no column for it, before and after it gets one', async () => {
    const { product, pane } = await opened()
    pane.office.host.userPaste('Orders!A2', line('A', 'C3'))
    await pane.actions.save('orders')
    await madeEarlier(pane.office, excelHost(), { columns: { orders: ['prepaymentRequired'] } })
    pane.office.host.userEdit('Orders!G2', '20')
    await pane.actions.save('orders')
    expect(warned(pane)).toEqual([['PrepaymentDue', 'warning', 0, 242]])
    await pane.actions.setUpWorkbook()
    expect(await pane.rows('orders')).toMatchObject([{ quantity: 20, prepaymentRequired: true }])
    expect(pane.state().drafts.orders).toMatchObject({ changed: 0, wrong: { documents: 0 } })
    await closed({ product, pane })
  })
})
