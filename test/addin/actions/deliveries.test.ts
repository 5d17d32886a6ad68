/** Draft invoices and credit memos that take over what was delivered, from their sheets, against the real server. */
import { expect, test } from 'vitest'
import type { SheetKey } from '../../../shared/sheets/sheets.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { openedOn } from './real-pane.ts'

const linesOf = async (pane: Pane, sheet: SheetKey) =>
  (await pane.rows(sheet)).map(({ lineObjectNumber, quantity }) => [lineObjectNumber, quantity])

onEngine('sqlite', (_, __, newPlace) => {
  const opened = async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    return { server, pane: await openedOn(server) }
  }

  test('a draft that is only in the sheet is saved with what stands there, and takes the chosen shipments over', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('orders')
    const order = (label: string, quantity: number) => `${label}\tC1\t10-3-2026\t\tX\t\t${quantity}\t\t9`
    pane.office.host.userPaste('Orders!A2', [order('A', 3), order('B', 5)].join('\n'))
    await pane.actions.act('ship', { sheet: 'orders' })
    await pane.actions.confirm()
    await pane.actions.goToSheet('invoices')
    pane.office.host.userPaste('Invoices!A2', 'F-1\tC1\t11-3-2026\t\tHELP\t\t1')
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.offerDeliveries('invoices')
    const { deliveries } = pane.state()
    expect(deliveries).toMatchObject({ sheet: 'invoices', from: 'shipments', label: 'F-1' })
    expect(deliveries?.offered.map(({ goods }) => goods)).toEqual([
      [{ text: 'Thing', quantity: 3 }],
      [{ text: 'Thing', quantity: 5 }],
    ])
    pane.office.host.userEdit('Invoices!G2', '2')
    await pane.actions.takeDeliveries([deliveries?.offered[1]?.number ?? ''])
    expect(pane.state()).toMatchObject({ deliveries: null, outcome: { kind: 'good' } })
    const items = (await linesOf(pane, 'invoices')).filter(([item]) => item !== undefined)
    expect(items).toEqual([
      ['HELP', 2],
      ['X', 5],
    ])
    expect((await pane.rows('invoices')).at(-1)).toMatchObject({ unitPrice: 9, status: 'Saved' })
    await pane.actions.offerDeliveries('invoices')
    expect(pane.state().deliveries?.offered.map(({ goods }) => goods[0]?.quantity)).toEqual([3])
    pane.actions.dismiss()
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
    expect(await pane.rows('outstanding')).toMatchObject([{ shippedNotInvoicedQuantity: 3, uninvoicedAmount: 27 }])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a credit memo takes return receipts over; without any, or with a mistake in its rows, that is said', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('creditMemos')
    pane.office.host.userPaste("'Credit memos'!A2", 'C-1\tC1\t11-3-2026')
    pane.office.host.userSelect("'Credit memos'!A2")
    await pane.actions.offerDeliveries('creditMemos')
    expect(pane.state()).toMatchObject({ deliveries: null, outcome: { lines: [{ key: 'result.noDeliveries' }] } })
    await pane.actions.goToSheet('returns')
    pane.office.host.userPaste('Returns!A2', 'R-1\tC1\t10-3-2026\t\tX\t\t2')
    await pane.actions.act('receive', { sheet: 'returns' })
    await pane.actions.confirm()
    await pane.actions.goToSheet('creditMemos')
    pane.office.host.userSelect("'Credit memos'!A2")
    await pane.actions.offerDeliveries('creditMemos')
    const numbers = pane.state().deliveries?.offered.map(({ number }) => number) ?? []
    expect(numbers).toHaveLength(1)
    await pane.actions.takeDeliveries(numbers)
    expect(await linesOf(pane, 'creditMemos')).toContainEqual(['X', 2])
    const below = `'Credit memos'!A${(await pane.rows('creditMemos')).length + 2}`
    pane.office.host.userPaste(below, 'C-2\tC9\t11-3-2026\t\tX\t\t1')
    pane.office.host.userSelect(below)
    await pane.actions.offerDeliveries('creditMemos')
    expect(pane.state()).toMatchObject({ deliveries: null, outcome: { lines: [{ key: 'result.failedHere' }] } })
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
