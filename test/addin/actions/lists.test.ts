/** Sales prices and invoice discounts as rows: pasted, saved, changed, deleted and brought up to date, against the real server. */
import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn, type Product } from './real-pane.ts'

const demo = '/api/v1/companies/demo'

async function recordOf(server: Product, path: string) {
  const token = await server.signIn('admin', adminPassword)
  const { body } = await server.call('GET', `${demo}/${path}`, { token })
  return body as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

async function changed(server: Product, path: string, body: unknown) {
  const token = await server.signIn('admin', adminPassword)
  const { status } = await server.call('PATCH', `${demo}/${path}`, { token, body })
  expect(status).toBe(200)
}

const numbers = (rows: readonly Readonly<Record<string, unknown>>[] | undefined, key: string) =>
  (rows ?? []).map((row) => row[key]).filter((value) => value !== undefined && value !== '')

onEngine('sqlite', (_, __, newPlace) => {
  const opened = async () => openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })

  test('pasted sales prices become the prices of their items, and an invoice takes the one that holds', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    await pane.actions.goToSheet('salesPrices')
    const prices = ['x\t\t\tC1\t10\t8\t\t1-1-2026\t31-12-2026', 'X\t\t\t\t\t9,5', 'HELP\t\t\t\t5\t45\t2'].join('\n')
    pane.office.host.userPaste("'Sales prices'!A2", prices)
    await pane.actions.saveRecords('salesPrices')
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.rowsSaved', params: { n: 3 } }] })
    expect(await recordOf(server, 'items/X')).toMatchObject({
      unitPrice: 10,
      salesPrices: [
        {
          customerNumber: 'C1',
          minimumQuantity: 10,
          unitPrice: 8,
          startingDate: '2026-01-01',
          endingDate: '2026-12-31',
        },
        { customerNumber: '', minimumQuantity: 0, unitPrice: 9.5, discountPercent: 0, startingDate: null },
      ],
    })
    expect(await pane.rows('salesPrices')).toMatchObject([
      { itemNumber: 'X', displayName: 'Thing', baseUnitOfMeasureCode: 'PCS', problems: 'clean;' },
      { itemNumber: 'X', displayName: 'Thing', minimumQuantity: 0 },
      { itemNumber: 'HELP', discountPercent: 2 },
    ])
    await pane.actions.goToSheet('invoices')
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t10\nB\tC1\t10-3-2026\t\tX\t\t1')
    await pane.actions.save('invoices')
    expect(numbers(await pane.rows('invoices'), 'unitPrice')).toEqual([8, 9.5])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a row that is deleted goes with the next save, and not before; nothing else of the record changes', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    const steps = [100, 500, 1000].map((minimumAmount, at) => ({ minimumAmount, discountPercent: at + 1 }))
    await changed(server, 'customers/C1', { invoiceDiscounts: steps, creditLimit: 5000 })
    await pane.actions.refresh()
    await pane.actions.goToSheet('invoiceDiscounts')
    expect(numbers(await pane.rows('invoiceDiscounts'), 'minimumAmount')).toEqual([100, 500, 1000])
    pane.office.host.userDeleteRows("'Invoice discounts'!3:3")
    pane.office.host.userEdit("'Invoice discounts'!D3", '7,5')
    await pane.actions.refresh()
    expect(numbers(await pane.rows('invoiceDiscounts'), 'minimumAmount')).toEqual([100, 1000])
    await pane.actions.look()
    expect(pane.state().records.invoiceDiscounts).toMatchObject({ rows: 2, removed: 1, problems: [] })
    expect((await recordOf(server, 'customers/C1')).invoiceDiscounts).toEqual(steps)
    await pane.actions.saveRecords('invoiceDiscounts')
    expect(pane.state().outcome?.lines.map(({ key }) => key)).toEqual(['result.rowsSaved', 'result.entriesRemoved'])
    expect(pane.state().records.invoiceDiscounts).toMatchObject({ rows: 2, removed: 0 })
    expect(await recordOf(server, 'customers/C1')).toMatchObject({
      creditLimit: 5000,
      invoiceDiscounts: [steps[0], { minimumAmount: 1000, discountPercent: 7.5 }],
    })
    pane.office.host.userDeleteRows("'Invoice discounts'!2:3")
    await pane.actions.saveRecords('invoiceDiscounts')
    expect((await recordOf(server, 'customers/C1')).invoiceDiscounts).toEqual([])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a wrong row keeps the whole list of its record from being saved, and says where it is wrong', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    await pane.actions.goToSheet('salesPrices')
    const prices = [
      'X\t\t\tC1\t\t8',
      'X\t\t\t\t\t9\t120',
      'NOPE\t\t\t\t\t5',
      'HELP\t\t\tC77\t\t40',
      '\t\t\tC1\t\t3',
      'A name that is no number at all\t\t\t\t\t3',
    ].join('\n')
    pane.office.host.userPaste("'Sales prices'!A2", prices)
    await pane.actions.saveRecords('salesPrices')
    expect((await pane.rows('salesPrices')).map(({ problems }) => problems ?? '')).toEqual([
      '',
      'error;discountPercent;',
      'error;itemNumber;',
      'error;customerNumber;',
      'error;itemNumber;',
      'error;itemNumber;',
    ])
    expect(pane.state().records.salesPrices.problems).toHaveLength(5)
    expect((await recordOf(server, 'items/X')).salesPrices).toEqual([])
    expect(pane.state().outcome).toMatchObject({ kind: 'bad' })
    pane.office.host.userEdit("'Sales prices'!G3", '12')
    pane.office.host.userClear("'Sales prices'!A4:I4")
    await pane.actions.saveRecords('salesPrices')
    expect((await recordOf(server, 'items/X')).salesPrices).toHaveLength(2)
    expect((await pane.rows('salesPrices')).map(({ problems }) => problems)).toEqual([
      'clean;',
      'clean;',
      'error;customerNumber;',
      'error;itemNumber;',
      'error;itemNumber;',
    ])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what somebody else did to a list comes in beside what was typed; where both changed it, that is asked', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    const price = (minimumQuantity: number, unitPrice: number) => ({ minimumQuantity, unitPrice })
    await changed(server, 'items/X', { salesPrices: [price(0, 9), price(10, 8), price(50, 7)] })
    await pane.actions.refresh()
    await pane.actions.goToSheet('salesPrices')
    pane.office.host.userEdit("'Sales prices'!F2", '9,25')
    await changed(server, 'items/X', { salesPrices: [price(0, 9), price(10, 8), price(50, 6.5), price(100, 5)] })
    await pane.actions.saveRecords('salesPrices')
    expect(pane.state().outcome).toMatchObject({ kind: 'bad' })
    await pane.actions.refresh()
    const [mine, ...others] = await pane.rows('salesPrices')
    expect(mine).toMatchObject({
      unitPrice: 9.25,
      problems: 'conflict;',
      message: expect.stringContaining('Someone else changed X too.'),
    })
    expect(numbers(others, 'unitPrice')).toEqual([8, 6.5, 5])
    await pane.actions.saveRecords('salesPrices')
    expect(numbers((await recordOf(server, 'items/X')).salesPrices, 'unitPrice')).toEqual([9.25, 8, 6.5, 5])
    await changed(server, 'items/X', { displayName: 'Renamed' })
    pane.office.host.userEdit("'Sales prices'!F2", '9,3')
    await pane.actions.refresh()
    await pane.actions.saveRecords('salesPrices')
    expect((await pane.rows('salesPrices'))[0]).toMatchObject({ displayName: 'Renamed', unitPrice: 9.3 })
    expect(numbers((await recordOf(server, 'items/X')).salesPrices, 'unitPrice')).toEqual([9.3, 8, 6.5, 5])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('rows typed for an item whose prices this sheet never showed are added to them', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    await pane.actions.goToSheet('salesPrices')
    pane.office.host.userPaste("'Sales prices'!A2", 'X\t\t\t\t10\t8')
    await changed(server, 'items/X', { salesPrices: [{ unitPrice: 9 }] })
    await pane.actions.saveRecords('salesPrices')
    expect(pane.state().outcome).toMatchObject({ kind: 'bad' })
    await pane.actions.refresh()
    await pane.actions.saveRecords('salesPrices')
    expect(numbers((await recordOf(server, 'items/X')).salesPrices, 'unitPrice').toSorted()).toEqual([8, 9])
    expect(numbers(await pane.rows('salesPrices'), 'unitPrice')).toEqual([8, 9])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a sheet that is made anew shows every price again, and deletes none', async () => {
    const server = await opened()
    const pane = await openedOn(server)
    await changed(server, 'items/X', { salesPrices: [{ unitPrice: 9 }] })
    await pane.actions.refresh()
    await pane.office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sales prices').delete()
      await context.sync()
    })
    await pane.actions.setUpWorkbook()
    expect(numbers(await pane.rows('salesPrices'), 'unitPrice')).toEqual([9])
    await pane.actions.saveRecords('salesPrices')
    expect((await recordOf(server, 'items/X')).salesPrices).toHaveLength(1)
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
