import { expect, test } from 'vitest'
import type { Problem } from '../../../../addin/state/findings.ts'
import { sheets } from '../../../../shared/sheets/sheets.ts'
import { onEngine } from '../../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../../support/server.ts'
import type { Pane } from '../pane.ts'
import { type Line, openedOn } from '../real-pane.ts'

const row = (document: string, customer: string, item: string, description = '') =>
  [document, customer, '46188', '', item, description, '1', 'PCS', '12'].join('\t')

/** Types into cells of a sheet's last row. */
const complete = (pane: Pane, sheet: 'items' | 'customers', cells: Readonly<Record<string, string>>) =>
  pane.office.Excel.run(async (context) => {
    const body = context.workbook.tables.getItem(sheets[sheet].table).getDataBodyRange().load('rowCount')
    await context.sync()
    for (const [key, value] of Object.entries(cells)) {
      const at = sheets[sheet].columns.findIndex((column) => column.key === key)
      body.getCell(body.rowCount - 1, at).values = [[value]]
    }
    await context.sync()
  })

onEngine('sqlite', (_, __, newPlace) => {
  async function opened(rows: readonly string[]) {
    const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const line: Line = {}
    const pane = await openedOn(product, line)
    pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
    await pane.actions.check()
    const problems = (code: string): readonly Problem[] =>
      pane.state().drafts.invoices.problems.filter((one) => one.code === code)
    return { product, line, pane, problems }
  }

  test('a customer on its card, with the number filled in; afterwards the rows that name it are good', async () => {
    const { product, pane, problems } = await opened([row('A', 'ACM1', 'X'), row('B', 'ACM1', 'X')])
    await pane.actions.create(problems('UnknownCustomer'))
    expect(pane.state().customer).toMatchObject({ record: null, given: { number: 'ACM1' }, focus: 'displayName' })
    await pane.actions.saveCustomer({ number: 'ACM1', displayName: 'Acme NV', country: 'BE', iban: 'wrong' })
    expect(pane.state().customer?.refused?.fields).toHaveProperty('iban')
    await pane.actions.saveCustomer({ number: 'ACM1', displayName: 'Acme NV', country: 'BE' })
    expect(pane.state()).toMatchObject({ customer: null, sheet: 'invoices' })
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.customerMade', params: { value: 'ACM1' } }])
    expect(pane.state().drafts.invoices).toMatchObject({ problems: [], ready: { documents: 2 } })
    expect(pane.logged).toEqual([])
    await product.close()
  })

  test('an item as a row of its sheet, with what the line says of it; pressed again, it is only shown', async () => {
    const { product, pane, problems } = await opened([row('A', 'C1', 'BOLT', 'Bolt M8')])
    const unknown = problems('UnknownItem')
    await pane.actions.create(unknown)
    await pane.actions.create(unknown)
    expect(pane.state().sheet).toBe('items')
    const made = (await pane.rows('items')).filter(({ number }) => number === 'BOLT')
    expect(made).toEqual([{ number: 'BOLT', displayName: 'Bolt M8', baseUnitOfMeasureCode: 'PCS', unitPrice: 12 }])
    await complete(pane, 'items', {
      type: 'Service',
      generalProductPostingGroup: 'SERVICES',
      vatProductPostingGroup: 'VAT21',
    })
    await pane.actions.saveRecords('items')
    await pane.actions.goToSheet('invoices')
    await pane.actions.look()
    expect(pane.state().drafts.invoices).toMatchObject({ problems: [], ready: { documents: 1 } })
    await product.close()
  })

  test('a customer as a row of its sheet while the server is away', async () => {
    const { product, line, pane, problems } = await opened([row('A', 'ACM1', 'X')])
    line.cut = true
    await pane.actions.refresh()
    await pane.actions.create(problems('UnknownCustomer'))
    expect(pane.state().sheet).toBe('customers')
    expect((await pane.rows('customers')).at(-1)).toEqual({ number: 'ACM1' })
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.rowForNew', params: { value: 'ACM1' } }])
    line.cut = false
    await complete(pane, 'customers', { displayName: 'Acme NV', country: 'BE' })
    await pane.actions.refresh()
    await pane.actions.saveRecords('customers')
    await pane.actions.goToSheet('invoices')
    await pane.actions.look()
    expect(problems('UnknownCustomer')).toEqual([])
    await product.close()
  })
})
