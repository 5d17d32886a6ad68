import { describe, expect, test } from 'vitest'
import { isBelgianEnterpriseNumber } from '../../../shared/basics/check-digits.ts'
import { aBook, aCustomer, anInvoice, anItem, aService, aVendor, type Body, bodyOf, post } from '../../support/given.ts'

describe('numbers', () => {
  test('come from the series, or are typed and then passed over', () => {
    const book = aBook()
    expect([aCustomer(book), aCustomer(book, { number: 'C00002' }), aCustomer(book)]).toEqual([
      'C00001',
      'C00002',
      'C00003',
    ])
    expect(aCustomer(book, { number: 'Klant-7' })).toBe('Klant-7')
  })
  test('are compared without regard to case, and kept as first typed', () => {
    const book = aBook()
    aCustomer(book, { number: 'Klant-7' })
    const again = book.refuses('POST', 'customers', { number: 'KLANT-7', displayName: 'Other' })
    expect(again).toMatchObject({ status: 409, code: 'RecordExists' })
    expect(book.does('PUT', 'customers/klant-7', { displayName: 'New name' })).toMatchObject({
      number: 'Klant-7',
      version: 2,
    })
  })
  test('end where the series ends', () => {
    const book = aBook()
    book.does('PUT', 'numberSeries/customers', { prefix: 'K', next: 9, width: 1, lastNumber: 9 })
    expect(aCustomer(book)).toBe('K9')
    expect(book.refuses('POST', 'customers', { displayName: 'One more' }).code).toBe('NumberSeriesExhausted')
  })
  test('of posted invoices have no gap when a posting is refused', () => {
    const book = aBook()
    const [customer, service] = [aCustomer(book), aService(book)]
    const draft = () => anInvoice(book, customer, [[service, 1]])
    post(book, draft())
    book.refuses('POST', `salesInvoices/${anInvoice(book, customer, []).id}/post`)
    expect(post(book, draft()).number).toBe('PSI-000002')
  })
})

describe('saving', () => {
  test('PUT replaces the whole record, PATCH what is named, and a number stays', () => {
    const book = aBook()
    const number = aCustomer(book, { city: 'Gent', email: 'a@example.com' })
    expect(book.does('PATCH', `customers/${number}`, { city: null })).toMatchObject({
      city: '',
      email: 'a@example.com',
    })
    expect(book.does('PUT', `customers/${number}`, { displayName: 'New' })).toMatchObject({
      displayName: 'New',
      email: '',
    })
    expect(book.refuses('PATCH', `customers/${number}`, { number: 'OTHER' }).errors).toMatchObject([
      { pointer: '/number' },
    ])
  })
  test('a record takes back what it gave', () => {
    const book = aBook()
    for (const type of ['customers', 'items'] as const) {
      const number =
        type === 'customers' ? aCustomer(book, { invoiceDiscounts: [{ discountPercent: 5 }] }) : anItem(book)
      const before = book.find(type, number)
      expect(book.does('PUT', `${type}/${number}`, before)).toMatchObject({ ...before, version: 2 })
    }
  })
  test('parts of a record are whole, whatever was left out of them', () => {
    const book = aBook()
    const number = aCustomer(book, {
      invoiceDiscounts: [{ discountPercent: 5 }, { minimumAmount: null, discountPercent: 1 }],
    })
    expect(book.find('customers', number).invoiceDiscounts).toEqual([
      { minimumAmount: 0, discountPercent: 5 },
      { minimumAmount: 0, discountPercent: 1 },
    ])
  })
  test('references must lead somewhere, and all mistakes are told at once', () => {
    const book = aBook()
    const { errors } = book.refuses('POST', 'customers', {
      paymentTermsCode: 'NEVER',
      billToCustomerNumber: 'NOBODY',
      enterpriseNumber: '0202.239.950',
      creditLimit: -1,
      blocked: 'Sometimes',
    })
    expect(errors.map(({ field, code }) => `${field} ${code}`).toSorted()).toEqual([
      'billToCustomerNumber UnknownCustomer',
      'blocked InvalidValue',
      'creditLimit InvalidValue',
      'displayName MissingValue',
      'enterpriseNumber InvalidValue',
      'paymentTermsCode UnknownPaymentTerms',
    ])
  })
  test('set-up is checked too', () => {
    const book = aBook()
    const template = { displayName: 'Abroad', currencyCode: 'CHF' }
    expect(book.refuses('PUT', 'customerTemplates/CH', template).errors).toMatchObject([
      { field: 'currencyCode', word: 'UnknownReference', params: { value: 'CHF', setup: 'currencies' } },
    ])
    const fieldsOf = (method: string, path: string, body: object) =>
      book.refuses(method, path, body).errors.map((one) => one.field)
    expect(fieldsOf('PUT', 'paymentTerms/X', { dueDateCalculation: 'soon' })).toEqual(['dueDateCalculation'])
    expect(fieldsOf('PATCH', 'salesSetup', { allowPostingFrom: '2026-02-01', allowPostingTo: '2026-01-31' })).toEqual([
      'allowPostingTo',
    ])
    expect(fieldsOf('PUT', 'vatPostingSetups/DOMESTIC/VAT99', { vatPercent: 101, salesVatAccount: '999999' })).toEqual([
      'salesVatAccount',
      'vatPercent',
    ])
    anItem(book, { stock: 1 })
    expect(fieldsOf('PATCH', 'salesSetup', { costingMethod: 'Average' })).toEqual(['costingMethod'])
  })
  test('rows of lists are checked at their place', () => {
    const book = aBook()
    const customer = {
      displayName: 'Ans',
      invoiceDiscounts: [
        { minimumAmount: 0, discountPercent: 5 },
        { minimumAmount: -1, discountPercent: 101 },
      ],
    }
    const item = { displayName: 'X', salesPrices: [{ startingDate: '2026-03-10', endingDate: '2026-03-09' }] }
    const told = (path: string, body: Body) => book.refuses('POST', path, body).errors.map(({ pointer }) => pointer)
    expect(told('customers', customer)).toEqual([
      '/invoiceDiscounts/1/discountPercent',
      '/invoiceDiscounts/1/minimumAmount',
    ])
    expect(told('items', item)).toEqual(['/salesPrices/0/endingDate'])
  })
  test('a currency has a smallest amount, and a rate both its sides', () => {
    const book = aBook()
    const told = (path: string, body: Body) =>
      book.refuses('PUT', path, body).errors.map(({ code, field, word }) => [code, field, word])
    expect(told('currencies/USD', { amountRoundingPrecision: 0 })).toEqual([
      ['InvalidValue', 'amountRoundingPrecision', 'NumberTooSmall'],
    ])
    expect(told('currencyExchangeRates/USD/2026-03-10', { exchangeRateAmount: 0 })).toEqual([
      ['InvalidValue', 'exchangeRateAmount', 'NumberTooSmall'],
      ['MissingValue', 'relationalExchangeRateAmount', undefined],
    ])
  })
  test('a reason for returns that lines name cannot go', () => {
    const book = aBook()
    book.does('PUT', 'returnReasons/DAMAGED', { displayName: 'Damaged' })
    book.does('PUT', 'returnReasons/WRONG', { displayName: 'Wrong' })
    const lines = [[aService(book), 1, { returnReasonCode: 'damaged' }]] as const
    book.does('POST', 'salesCreditMemos', bodyOf(aCustomer(book), lines))
    expect(book.refuses('DELETE', 'returnReasons/DAMAGED').code).toBe('RecordInUse')
    expect(book.send({ method: 'DELETE', path: 'returnReasons/WRONG' }).status).toBe(204)
  })
})

describe('what a record shows of its entries', () => {
  test('is told by the answer to saving it, and never kept', () => {
    const book = aBook()
    const [customer, item] = [aCustomer(book), anItem(book, { stock: 5 })]
    post(book, anInvoice(book, customer, [[item, 2]], { postingDate: '2026-01-05' }))
    const owed = { balance: 242, balanceDue: 242, overdueAmount: 242, totalSalesExcludingTax: 200 }
    expect(book.does('PATCH', `customers/${customer}`, { city: 'Gent' })).toMatchObject(owed)
    expect(book.does('PATCH', `items/${item}`, { unitPrice: 90 })).toMatchObject({ inventory: 3 })
    const { receivablesAccount } = book.find('customerPostingGroups', 'DOMESTIC')
    expect(book.does('PUT', `accounts/${receivablesAccount}`, { displayName: 'X' })).toMatchObject({ balance: 242 })
    expect(book.does('POST', 'customers', { displayName: 'New' })).toMatchObject({
      balance: 0,
      totalSalesExcludingTax: 0,
    })
    expect(book.find('customers', customer)).not.toHaveProperty('balance')
  })
  test('counts what the commands before it in the same group will have posted', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const { id } = anInvoice(book, customer, [[aService(book), 1]])
    const [, saved] = book.sendTogether([
      { method: 'POST', path: `salesInvoices/${id}/post` },
      { method: 'PATCH', path: `customers/${customer}`, body: { city: 'Gent' } },
    ])
    expect(saved?.body).toMatchObject({ balance: 121, totalSalesExcludingTax: 100 })
  })
})

describe('deleting', () => {
  test('what is used stays; what is not goes', () => {
    const book = aBook()
    const [customer, item, idle] = [aCustomer(book), anItem(book), aCustomer(book)]
    const draft = anInvoice(book, customer, [[item, 1]])
    for (const path of [`customers/${customer}`, `items/${item}`, 'paymentTerms/30D'])
      expect(book.refuses('DELETE', path)).toMatchObject({ status: 409, code: 'RecordInUse' })
    expect(book.send({ method: 'DELETE', path: `customers/${idle}` }).status).toBe(204)
    expect(book.send({ method: 'DELETE', path: `salesInvoices/${draft.id}` }).status).toBe(204)
    expect(book.send({ method: 'DELETE', path: `items/${item}` }).status).toBe(204)
    expect(book.refuses('DELETE', `items/${item}`).status).toBe(404)
  })
  test('a posted invoice is never deleted nor changed', () => {
    const book = aBook()
    const { id } = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1]]))
    const before = book.find('salesInvoices', id)
    expect(book.refuses('DELETE', `salesInvoices/${id}`)).toMatchObject({ status: 409, code: 'AlreadyPosted' })
    expect(book.refuses('PUT', `salesInvoices/${id}`, before)).toMatchObject({ status: 409, code: 'AlreadyPosted' })
    expect(book.refuses('PATCH', `salesInvoices/${id}`, { comment: 'x' }).code).toBe('AlreadyPosted')
    expect(book.refuses('POST', `salesInvoices/${id}/post`).code).toBe('AlreadyPosted')
    expect(book.find('salesInvoices', id)).toBe(before)
  })
})

test('a Belgian enterprise number has check digits, with or without dots', () => {
  expect(['0202.239.951', '0202239951', 'BE0202239951', '202239951'].every(isBelgianEnterpriseNumber)).toBe(true)
  expect(['0202.239.950', '0202.239.591', '2202239951', '', 'x'].some(isBelgianEnterpriseNumber)).toBe(false)
})

describe('vendors', () => {
  test('get number and groups by themselves, as customers do', () => {
    const book = aBook()
    expect(book.does('POST', 'vendors', { displayName: 'Wheels Inc.', country: 'US' })).toMatchObject({
      number: 'V00001',
      vendorPostingGroup: 'EXPORT',
      generalBusinessPostingGroup: 'EXPORT',
      vatBusinessPostingGroup: 'EXPORT',
      blocked: '',
    })
    expect(aVendor(book, { number: 'V00002', payToVendorNumber: 'V00001' })).toBe('V00002')
    expect(aVendor(book)).toBe('V00003')
  })
  test('are refused with everything that is wrong with them', () => {
    const book = aBook()
    const { errors } = book.refuses('POST', 'vendors', {
      number: 'V1',
      enterpriseNumber: '0123.456.789',
      payToVendorNumber: 'v1',
      paymentTermsCode: 'NEVER',
      vendorPostingGroup: 'NOWHERE',
      blocked: 'Perhaps',
    })
    expect(errors.map((one) => one.pointer)).toEqual([
      '/blocked',
      '/displayName',
      '/paymentTermsCode',
      '/vendorPostingGroup',
      '/enterpriseNumber',
      '/payToVendorNumber',
    ])
  })
  test('must be there for an item that names one, and cannot go while an item does', () => {
    const book = aBook()
    expect(book.refuses('POST', 'items', { displayName: 'Bicycle', vendorNumber: 'V9' })).toMatchObject({
      code: 'UnknownVendor',
      errors: [{ pointer: '/vendorNumber' }],
    })
    const vendor = aVendor(book)
    const item = anItem(book, { vendorNumber: vendor.toLowerCase() })
    expect(book.refuses('DELETE', `vendors/${vendor}`)).toMatchObject({ status: 409, code: 'RecordInUse' })
    expect(book.refuses('DELETE', 'vendorPostingGroups/DOMESTIC').code).toBe('RecordInUse')
    book.does('PATCH', `items/${item}`, { vendorNumber: '' })
    book.does('DELETE', `vendors/${vendor}`)
    book.does('DELETE', 'vendorPostingGroups/DOMESTIC')
  })
})
