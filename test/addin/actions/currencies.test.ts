/** Documents in another currency, from their sheets, against the real server. */
import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  /** Dollars at 1.25 to the euro from March on; accounts for what a change of rate comes to. */
  const opened = async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const token = await server.signIn('admin', adminPassword)
    const pane = await openedOn(server)
    const send = (method: string, path: string, body: unknown) =>
      server.call(method, `/api/v1/companies/demo/${path}`, { token, body })
    const account = '654000'
    const gains = { realizedGainsAccount: account, realizedLossesAccount: account }
    await send('PUT', 'currencies/USD', { displayName: 'US dollar', ...gains })
    const rate = { exchangeRateAmount: 1.25, relationalExchangeRateAmount: 1 }
    await send('PUT', 'currencyExchangeRates/USD/2026-03-01', rate)
    await pane.actions.refresh()
    return { server, pane, send }
  }

  test('an invoice in dollars takes the rate of its day, or one that was typed; posted and paid, both ledgers agree', async () => {
    const { server, pane, send } = await opened()
    const lines = ['A\tC1\t10-3-2026\t\tX\t\t2\t\t\t\t\t\tUSD', 'B\tC1\t10-3-2026\t\tX\t\t1\t\t\t\t\t\tUSD\t1,5']
    pane.office.host.userPaste('Invoices!A2', lines.join('\n'))
    await pane.actions.save('invoices')
    expect(await pane.rows('invoices')).toMatchObject([
      { currencyCode: 'USD', currencyFactor: 1.25, unitPrice: 12.5, amountExcludingTax: 25, status: 'Saved' },
      { currencyCode: 'USD', currencyFactor: 1.5, unitPrice: 15, status: 'Saved' },
    ])
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.act('post', { sheet: 'invoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ net: 20, tax: 4.2, total: 24.2 })
    await pane.actions.confirm()
    const [invoice] = await pane.rows('postedInvoices')
    expect(invoice).toMatchObject({ currencyCode: 'USD', totalAmountIncludingTax: 30.25, remainingAmount: 30.25 })
    const paid = await send('POST', 'customerPayments/post', {
      lines: [{ customerNumber: 'C1', amount: 30.25, currencyFactor: 1.1, appliesToInvoiceNumber: invoice?.number }],
    })
    expect(paid.status).toBe(201)
    await pane.actions.refresh()
    expect(await pane.rows('postedInvoices')).toMatchObject([{ status: 'Settled', remainingAmount: 0 }])
    expect(await pane.rows('customerLedger')).toMatchObject([
      { documentType: 'Invoice', currencyCode: 'USD', amount: 30.25, amountLocalCurrency: 24.2 },
      { documentType: 'Payment', currencyCode: 'USD', amount: -30.25, amountLocalCurrency: -27.5 },
    ])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what is wrong with currency or factor is told at its cell; emptying the currency makes it the company’s own', async () => {
    const { server, pane } = await opened()
    const lines = [
      'A\tC1\t10-3-2026\t\tX\t\t1\t\t\t\t\t\tXYZ',
      'B\tC1\t10-3-2026\t\tX\t\t1\t\t\t\t\t\t\t2',
      'C\tC1\t10-2-2026\t\tX\t\t1\t\t\t\t\t\tUSD',
      'D\tC1\t10-3-2026\t\tX\t\t1\t\t\t\t\t\tUSD',
    ]
    pane.office.host.userPaste('Invoices!A2', lines.join('\n'))
    await pane.actions.save('invoices')
    expect((await pane.rows('invoices')).map(({ problems }) => problems)).toEqual([
      'error;currencyCode;',
      'error;currencyFactor;',
      'error;currencyFactor;',
      'clean;',
    ])
    pane.office.host.userEdit('Invoices!M5', '')
    await pane.actions.save('invoices')
    const [, , , own] = await pane.rows('invoices')
    expect(own).toMatchObject({ unitPrice: 10, status: 'Saved' })
    expect(own?.currencyFactor).toBeUndefined()
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
