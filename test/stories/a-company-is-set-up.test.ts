/** An administrator sets up what a new company lacks, guided by the check, until everybody may post what he should. */
import { expect, test } from 'vitest'
import { draft, type Given, line, openTrade, person, type Saved, type Trade } from '../server/companies/trade.ts'
import { closedAfterEach } from '../support/closing.ts'
import { onEngine } from '../support/databases.ts'

interface Finding {
  readonly severity: string
  readonly code: string
  readonly resource: string
  readonly key: string
  readonly field: string
}
const findings = async (trade: Trade) => (await trade.get<{ value: readonly Finding[] }>('setup/check')).value
const told = async (trade: Trade, severity: string) =>
  (await findings(trade))
    .filter((one) => one.severity === severity)
    .map(({ resource, key, field }) => `${resource}/${key} ${field}`)
/** A record of the set-up, changed in part. */
async function change(trade: Trade, path: string, body: Given): Promise<Saved> {
  return trade.put(path, { ...(await trade.get<Given>(path)), ...body })
}

onEngine('sqlite', (_, __, newPlace) => {
  const closing = closedAfterEach()

  test('from a new company to its first invoice of the year, by whoever may post it', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const { trade } = product

    // A new company lacks only what stands on an invoice.
    expect(await told(trade, 'Error')).toEqual([])
    expect(new Set((await findings(trade)).map((one) => one.resource))).toEqual(new Set(['companyInformation']))
    await trade.patch('companyInformation', {
      addressLine1: 'Kaai 1',
      postalCode: '9000',
      city: 'Gent',
      enterpriseNumber: '0202.239.951',
      taxRegistrationNumber: 'BE0202239951',
      iban: 'BE68 5390 0754 7034',
    })
    expect(await findings(trade)).toEqual([])

    // Repairs are taxed at 6 %, and go to an account of their own that is still closed.
    await trade.put('accounts/705600', { displayName: 'Herstellingen', category: 'Income', blocked: true })
    await trade.put('generalPostingSetups/DOMESTIC/REPAIRS', { salesAccount: '705600' })
    await change(trade, 'vatPostingSetups/DOMESTIC/VAT6', { vatIdentifier: 'REPAIR6' })
    await trade.patch('salesSetup', { discountPosting: 'All Discounts', invoiceRoundingPrecision: 0.05 })
    const repairs = 'generalPostingSetups/DOMESTIC/REPAIRS'
    expect(await told(trade, 'Error')).toEqual([
      `${repairs} salesAccount`,
      `${repairs} salesCreditMemoAccount`,
      `${repairs} salesLineDiscountAccount`,
      `${repairs} salesInvoiceDiscountAccount`,
    ])

    await trade.put('paymentTerms/EOM15', { displayName: 'Einde maand + 15', dueDateCalculation: 'CM+15D' })
    await trade.post('customers', { number: 'C1', displayName: 'Ans', country: 'BE', paymentTermsCode: 'EOM15' })
    await trade.post('items', {
      number: 'REPAIR',
      displayName: 'Herstelling',
      type: 'Service',
      unitPrice: 48.11,
      generalProductPostingGroup: 'REPAIRS',
      vatProductPostingGroup: 'VAT6',
    })
    const invoice = await trade.post('salesInvoices', draft([line('REPAIR', 2, { discountPercent: 10 })]))
    expect(invoice).toMatchObject({ dueDate: '2026-04-15', totalAmountExcludingTax: 86.6, totalTaxAmount: 5.2 })
    const stopped = await trade.refused('POST', `salesInvoices/${invoice.id}/post`, {}, 422)
    expect(stopped.errors.map(({ code, field }) => [code, field])).toEqual([
      ['AccountBlocked', 'lineObjectNumber'],
      ['PostingSetupMissing', 'lineObjectNumber'],
    ])

    // The administrator opens the account, names the others, numbers the year anew, and closes the old one for all but one.
    await change(trade, 'accounts/705600', { blocked: false })
    const { salesLineDiscountAccount, salesInvoiceDiscountAccount } = await trade.get<Given>(
      'generalPostingSetups/DOMESTIC/SERVICES',
    )
    await change(trade, repairs, {
      salesCreditMemoAccount: '705600',
      salesLineDiscountAccount,
      salesInvoiceDiscountAccount,
    })
    expect(await told(trade, 'Error')).toEqual([])
    await change(trade, 'numberSeries/postedSalesInvoices', {
      periods: [
        { startingDate: '2026-01-01', prefix: 'V26-', next: 1, width: 4, warningNumber: 9000, lastNumber: 9999 },
      ],
    })
    await trade.patch('salesSetup', { allowPostingFrom: '2026-04-01' })
    const bookkeeper = trade.as(await person(product, 'accountant', trade.name))
    expect((await bookkeeper.refused('POST', `salesInvoices/${invoice.id}/post`, {}, 409)).code).toBe(
      'PostingDateNotAllowed',
    )
    await trade.put('userSetups/admin', { allowPostingFrom: '2026-01-01', allowPostingTo: null })
    expect(await trade.post(`salesInvoices/${invoice.id}/post`)).toMatchObject({
      number: 'V26-0001',
      status: 'Open',
      totalAmountIncludingTax: 91.8,
      invoiceRoundingAmount: 0,
    })
    const revenue = await trade.entries<{ amount: number }>('generalLedgerEntries', '&accountNumber=705600')
    expect(revenue.map((one) => one.amount)).toEqual([-96.22])

    // What is used now cannot go, and the way of costing stays once goods have moved.
    for (const path of ['accounts/705600', 'paymentTerms/EOM15', repairs, 'numberSeries/postedSalesInvoices'])
      expect([path, (await trade.refused('DELETE', path, undefined, 409)).code]).toEqual([path, 'RecordInUse'])
    await trade.post('items', { number: 'G1', displayName: 'Band', unitPrice: 20, unitCost: 9 })
    await trade.post('itemJournals/post', {
      lines: [{ entryType: 'Purchase', itemNumber: 'G1', quantity: 1, unitCost: 9, documentNumber: 'P1' }],
      postingDate: '2026-05-01',
    })
    await trade.refused('PATCH', 'salesSetup', { costingMethod: 'Average' }, 409)
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })
})
