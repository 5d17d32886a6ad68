import { afterEach, beforeEach, expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { type Line, openedOn, type Product } from './real-pane.ts'

const line = (document: string, item: string, quantity: number | string) =>
  [document, 'C1', '10-3-2026', '', item, '', String(quantity)].join('\t')

/** What is done with what was posted, and with money, while the server cannot be reached. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    way = {}
    pane = await openedOn(product, way)
  })
  afterEach(() => product.close())

  const posted = async (...labels: readonly string[]) => {
    pane.office.host.userPaste('Invoices!A2', labels.map((label) => line(label, 'X', 1)).join('\n'))
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
})
