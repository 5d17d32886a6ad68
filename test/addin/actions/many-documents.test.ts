/** In a file of its own: panes of earlier tests would look at the sheets too, and their requests would be counted. */
import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  test('one action on five hundred selected documents works, and reports each that it was refused for', async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    const rows = Array.from({ length: 500 }, (_, at) => `N${at}\tC1\t10-3-2026\t\tHELP\t\t1`)
    pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.posted', params: { n: 500 } }])
    const counts: number[] = []
    const cancel = async (address: string) => {
      await pane.actions.goToSheet('postedInvoices')
      pane.office.host.userSelect(address)
      pane.office.resetRequests()
      await pane.actions.act('cancel', { sheet: 'postedInvoices', selected: true })
      const { confirmation } = pane.state()
      await pane.actions.confirm()
      counts.push(pane.office.requests())
      return confirmation
    }
    await cancel("'Posted invoices'!A2")
    expect(await cancel("'Posted invoices'!A2:A501")).toMatchObject({
      documents: 499,
      refused: [{ code: 'InvoiceAlreadyCanceled' }],
    })
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ params: { n: 499 } }] })
    expect(counts[1]).toBe(counts[0])
    expect(await pane.rows('postedCreditMemos')).toHaveLength(500)
    await server.close()
  }, 60_000)
})
