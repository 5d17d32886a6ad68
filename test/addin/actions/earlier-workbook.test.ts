/** A workbook that an earlier version made, opened by this one, against the real server. */
import { expect, test } from 'vitest'
import { excelHost } from '../../../addin/workbook/excel.ts'
import { onEngine } from '../../support/databases.ts'
import { madeEarlier } from '../../support/earlier-workbook.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  test('is said to be behind, and when brought up to date its new columns show what the server knows', async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const token = await server.signIn('admin', adminPassword)
    const demo = '/api/v1/companies/demo'
    const pane = await openedOn(server)
    await server.call('PUT', `${demo}/currencies/USD`, { token, body: { displayName: 'US dollar' } })
    await pane.actions.refresh()
    const dollars = (label: string) => `${label}\tC1\t10-3-2026\t\tX\t\t1\t\t\t\t\t\tUSD\t1,25`
    pane.office.host.userPaste('Invoices!A2', ['A', 'B'].map(dollars).join('\n'))
    await pane.actions.save('invoices')
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.act('post', { sheet: 'invoices', selected: true })
    await pane.actions.confirm()
    expect(await pane.rows('postedInvoices')).toMatchObject([{ currencyCode: 'USD', totalAmountIncludingTax: 15.13 }])

    await madeEarlier(pane.office, excelHost(), {
      columns: {
        invoices: ['currencyFactor'],
        customers: ['country', 'pricesIncludeTax'],
        postedInvoices: ['currencyCode'],
        customerLedger: ['currencyCode', 'amountLocalCurrency'],
      },
      sheets: ['vendorLedger'],
    })
    await pane.actions.refresh()
    expect(pane.state().behind).toEqual({
      sheets: ['vendorLedger'],
      columns: ['invoices', 'customers', 'postedInvoices', 'customerLedger'],
    })
    expect(pane.state().drafts.invoices).toMatchObject({ changed: 0, wrong: { documents: 0 } })

    await pane.actions.setUpWorkbook()
    expect(pane.state()).toMatchObject({
      behind: null,
      outcome: { kind: 'good', lines: [{ key: 'result.broughtUpToDate' }] },
    })
    expect(await pane.rows('invoices')).toMatchObject([{ currencyCode: 'USD', currencyFactor: 1.25 }])
    expect(await pane.rows('customers')).toMatchObject([{ country: 'BE' }, { country: 'BE' }])
    expect(await pane.rows('postedInvoices')).toMatchObject([{ currencyCode: 'USD' }])
    expect(await pane.rows('customerLedger')).toMatchObject([
      { currencyCode: 'USD', amount: 15.13, amountLocalCurrency: 12.1 },
    ])
    expect((await excelHost().read([])).memory?.unfilled).toEqual({})
    await pane.actions.look()
    expect(pane.state().drafts.invoices).toMatchObject({ changed: 0, fresh: 0, wrong: { documents: 0 } })
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('without the server its new columns stay unread until they were filled', async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const lose = { answers: false }
    const pane = await openedOn(server, lose)
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\tMine\tX\t\t1')
    await pane.actions.save('invoices')
    await madeEarlier(pane.office, excelHost(), { columns: { invoices: ['externalDocumentNumber'] } })
    await excelHost().setUp({
      words: pane.state().words,
      memory: (await excelHost().read([])).memory as never,
    })
    pane.office.host.userEdit('Invoices!G2', '2')
    await pane.actions.save('invoices')
    expect(await pane.rows('invoices')).toMatchObject([{ quantity: 2, externalDocumentNumber: 'Mine' }])
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
