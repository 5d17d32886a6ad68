import { describe, expect, test } from 'vitest'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  type Book,
  bodyOf,
  post,
  postOrder,
} from '../../support/given.ts'

/** A company that knows dollars: 1.0837 of them to the euro from March on, 1.2 from April. */
function aBookWithDollars(rates: readonly (readonly [string, number, number])[] = usual): Book {
  const book = aBook()
  book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
  for (const [startingDate, exchangeRateAmount, relationalExchangeRateAmount] of rates)
    book.does('PUT', `currencyExchangeRates/USD/${startingDate}`, { exchangeRateAmount, relationalExchangeRateAmount })
  return book
}
const usual = [
  ['2026-03-01', 1.0837, 1],
  ['2026-04-01', 1.2, 1],
] as const
const dollars = { currencyCode: 'USD' }
const sum = (list: readonly { readonly amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0)

describe('a document in another currency', () => {
  test('takes the rate of its posting date, and the next one when that moves', () => {
    const book = aBookWithDollars()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 1]], dollars)
    expect(draft).toMatchObject({ currencyCode: 'USD', currencyFactor: 1.0837 })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { postingDate: '2026-04-15' })).toMatchObject({
      currencyFactor: 1.2,
      lines: [{ unitPrice: 108.37 }],
    })
    expect(post(book, draft, { postingDate: '2026-03-31' })).toMatchObject({ currencyFactor: 1.0837 })
  })
  test('keeps a factor that was typed, whatever the day and the rates', () => {
    const book = aBookWithDollars()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 1]], { ...dollars, currencyFactor: 1.5 })
    expect(draft.lines).toMatchObject([{ unitPrice: 150 }])
    const moved = book.does('PATCH', `salesInvoices/${draft.id}`, { postingDate: '2026-04-15' })
    expect(moved).toMatchObject({ currencyFactor: 1.5 })
    expect(book.does('PUT', `salesInvoices/${draft.id}`, { ...moved, comment: 'x' })).toMatchObject({
      currencyFactor: 1.5,
    })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { currencyFactor: null })).toMatchObject({
      currencyFactor: 1.2,
    })
  })
  test('leaves a factor behind that was its own when it becomes another', () => {
    const book = aBookWithDollars()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 1]], dollars)
    expect(book.does('PUT', `salesInvoices/${draft.id}`, { ...draft, currencyCode: '' })).toMatchObject({
      currencyCode: '',
      currencyFactor: null,
    })
  })
  test('comes with the customer who pays; an empty currency is the company’s own', () => {
    const book = aBookWithDollars()
    const payer = aCustomer(book, dollars)
    const buyer = aCustomer(book, { billToCustomerNumber: payer })
    expect(anInvoice(book, buyer, [[aService(book), 1]])).toMatchObject({ currencyCode: 'USD' })
    expect(anInvoice(book, buyer, [[aService(book), 1]], { currencyCode: '' })).toMatchObject({
      currencyCode: '',
      currencyFactor: null,
    })
  })
  test('prices items at the rate, anew when the currency changes, and drops an amount of discount', () => {
    const book = aBookWithDollars()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 1, { unitPrice: 90 }]], { discountAmount: 10 })
    const changed = book.does('PATCH', `salesInvoices/${draft.id}`, { currencyCode: 'usd' })
    expect(changed).toMatchObject({ currencyCode: 'USD', discountAmount: 0, lines: [{ unitPrice: 108.37 }] })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { currencyCode: 'EUR' })).toMatchObject({
      currencyFactor: null,
      lines: [{ unitPrice: 100 }],
    })
  })
  test('owes in its currency; the books are in the company’s own, add up, and come to what the whole is', () => {
    const book = aBookWithDollars()
    const service = aService(book, { vatProductPostingGroup: 'VAT0' })
    const lines = [33.33, 33.33, 33.34].map((unitPrice) => [service, 1, { unitPrice }] as const)
    post(book, anInvoice(book, aCustomer(book), lines, dollars))
    expect(book.entries.customerLedgerEntries).toMatchObject([
      {
        currencyCode: 'USD',
        amount: 10000,
        amountLocalCurrency: 9228,
        remainingAmount: 10000,
        remainingAmountLocalCurrency: 9228,
        salesAmount: 9228,
      },
    ])
    expect(book.entries.detailedCustomerLedgerEntries).toMatchObject([
      { currencyCode: 'USD', amount: 10000, amountLocalCurrency: 9228 },
    ])
    expect(book.entries.generalLedgerEntries.map(({ amount }) => amount)).toEqual([9228, -9228])
    expect(book.entries.vatEntries).toMatchObject([{ base: -9228, amount: 0 }])
  })
  test('has VAT and sales of goods in the company’s currency too', () => {
    const book = aBookWithDollars([['2026-03-01', 1.25, 1]])
    const item = anItem(book, { stock: 10 })
    post(book, anInvoice(book, aCustomer(book), [[item, 2, { unitPrice: 125 }]], dollars))
    expect(book.entries.vatEntries).toMatchObject([{ base: -20000, amount: -4200 }])
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({ salesAmountActual: 20000, costAmountActual: -12000 })
    expect(sum(book.entries.generalLedgerEntries)).toBe(0)
  })
  test('shipped first, expects its sales in the company’s currency', () => {
    const book = aBookWithDollars([['2026-03-01', 3, 1]])
    const order = anOrder(book, aCustomer(book), [[anItem(book, { stock: 10 }), 10, { unitPrice: 30 }]], dollars)
    postOrder(book, order, 'ship')
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({ salesAmountExpected: 10000 })
    postOrder(book, order, 'invoice')
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({ salesAmountExpected: 0, salesAmountActual: 10000 })
  })
})

describe('a currency without cents', () => {
  const withYen = () => {
    const book = aBook()
    book.does('PUT', 'currencies/JPY', { displayName: 'Yen', amountRoundingPrecision: 1 })
    return book
  }
  const yen = { currencyCode: 'JPY', currencyFactor: 160 }
  test('has whole amounts at prices that are not', () => {
    const book = withYen()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 37, { unitPrice: 6706996.8 }]], yen)
    expect(draft.lines).toMatchObject([{ unitPrice: 6706996.8, amountExcludingTax: 248158882 }])
    expect(draft).toMatchObject({ totalTaxAmount: 52113365, totalAmountIncludingTax: 300272247 })
  })
  test('refuses a discount that cannot be paid in it', () => {
    const book = withYen()
    const lines = [[aService(book), 1, { unitPrice: 1000, discountAmount: 10.5 }]] as const
    const body = bodyOf(aCustomer(book), lines, { ...yen, discountAmount: 0.5 })
    const { errors } = book.refuses('POST', 'salesInvoices', body)
    expect(errors.map(({ code, pointer, word }) => [code, pointer, word])).toEqual([
      ['InvalidValue', '/lines/0/discountAmount', 'NotInSteps'],
      ['InvalidValue', '/discountAmount', 'NotInSteps'],
    ])
  })
})

describe('steps of a customer’s discount', () => {
  test('are in the company’s currency, also for a document in another', () => {
    const book = aBookWithDollars([])
    book.does('PATCH', 'salesSetup', { calcInvoiceDiscount: true })
    const customer = aCustomer(book, { invoiceDiscounts: [{ minimumAmount: 1000, discountPercent: 10 }] })
    const at = (unitPrice: number) =>
      anInvoice(book, customer, [[aService(book), 1, { unitPrice }]], { ...dollars, currencyFactor: 1.25 })
    expect([at(1250), at(1249)].map((draft) => draft.discountAmount)).toEqual([125, 0])
  })
})

describe('what a currency may not be', () => {
  const book = aBookWithDollars()
  const customer = aCustomer(book)
  const service = aService(book)
  const refused = (header: Body) =>
    book
      .refuses('POST', 'salesInvoices', bodyOf(customer, [[service, 1]], header))
      .errors.map(({ code, field, word }) => [code, field, word])
  test('is told at currency or factor', () => {
    expect(refused({ currencyCode: 'XXX' })).toEqual([['InvalidValue', 'currencyCode', 'UnknownCurrency']])
    expect(refused({ ...dollars, postingDate: '2026-02-28' })).toEqual([
      ['MissingValue', 'currencyFactor', 'ExchangeRateMissing'],
    ])
    expect(refused({ currencyFactor: 2 })).toEqual([['InvalidValue', 'currencyFactor', undefined]])
  })
  test('a date without a rate stops the posting too', () => {
    const draft = anInvoice(book, customer, [[service, 1]], dollars)
    const { errors } = book.refuses('POST', `salesInvoices/${draft.id}/post`, { postingDate: '2026-02-28' })
    expect(errors).toMatchObject([{ code: 'MissingValue', word: 'ExchangeRateMissing' }])
  })
  test('a currency in use is not deleted', () => {
    anInvoice(book, customer, [[service, 1]], dollars)
    expect(book.refuses('DELETE', 'currencies/USD').errors).toMatchObject([{ code: 'RecordInUse' }])
  })
})

describe('money in another currency', () => {
  /** 100 dollars owed at 1.25 to the euro (80.00); from April on, a euro is 1.6 dollars (62.50). */
  function owingDollars(setup: Body = {}, customer: Body = {}) {
    const book = aBookWithDollars([
      ['2026-03-01', 1.25, 1],
      ['2026-04-01', 1.6, 1],
    ])
    book.does('PATCH', 'salesSetup', setup)
    book.does('PUT', 'currencies/USD', {
      displayName: 'US dollar',
      realizedGainsAccount: '654000',
      realizedLossesAccount: '654000',
    })
    const number = aCustomer(book, customer)
    const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
    const invoice = post(book, anInvoice(book, number, [[hour, 1, { unitPrice: 100 }]], dollars))
    const pay = (line: Body) =>
      book.does('POST', 'customerPayments/post', { lines: [{ customerNumber: number, ...line }] })
    const refused = (line: Body) =>
      book
        .refuses('POST', 'customerPayments/post', { lines: [{ customerNumber: number, amount: 100, ...line }] })
        .errors.map(({ field, word }) => [field, word])
    const balance = (account: string) =>
      sum(book.entries.generalLedgerEntries.filter((one) => one.accountNumber === account))
    return { book, invoice, pay, refused, balance, bank: book.find('bankAccounts', 'BANK').account }
  }
  test('pays an invoice in its currency; the bank gets what that is worth, and the rate’s difference is a loss', () => {
    const { book, invoice, pay, balance, bank } = owingDollars()
    pay({ amount: 100, postingDate: '2026-04-02', appliesToInvoiceNumber: invoice.number })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(book.entries.customerLedgerEntries[1]).toMatchObject({
      currencyCode: 'USD',
      amount: -10000,
      amountLocalCurrency: -6250,
      remainingAmountLocalCurrency: 0,
    })
    expect(book.entries.bankAccountLedgerEntries).toMatchObject([
      { currencyCode: '', amount: 6250, amountLocalCurrency: 6250 },
    ])
    expect([balance(bank), balance('654000')]).toEqual([6250, 1750])
  })
  test('posts the difference as the sales set-up says where the currency names no account', () => {
    const { book, invoice, pay, balance } = owingDollars()
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    const { realizedLossesAccount } = book.find('salesSetup', 'salesSetup')
    pay({ amount: 100, postingDate: '2026-04-02', appliesToInvoiceNumber: invoice.number })
    expect(balance(realizedLossesAccount)).toBe(1750)
    expect(book.refuses('DELETE', `accounts/${realizedLossesAccount}`).code).toBe('RecordInUse')
  })
  test('grants a discount at the rate of the payment', () => {
    const { book, invoice, pay, balance } = owingDollars({}, { paymentTermsCode: '1M(8D)' })
    book.does('PUT', 'currencyExchangeRates/USD/2026-03-12', {
      exchangeRateAmount: 1.6,
      relationalExchangeRateAmount: 1,
    })
    pay({ amount: 98, postingDate: '2026-03-12', appliesToInvoiceNumber: invoice.number })
    const { paymentDiscountDebitAccount, receivablesAccount } = book.find('customerPostingGroups', 'DOMESTIC')
    // 80.00 was owed: 98 dollars are 61.25 now, and 2 are 1.25; the rest is what the dollar lost.
    expect([paymentDiscountDebitAccount, '654000', receivablesAccount].map(balance)).toEqual([125, 1750, 0])
    expect(book.entries.customerLedgerEntries.map((one) => one.remainingAmountLocalCurrency)).toEqual([0, 0])
    book.does('POST', 'customerLedgerEntries/2/unapply')
    expect([paymentDiscountDebitAccount, '654000'].map(balance)).toEqual([0, 0])
  })
  test('goes at a factor of its own, in part, and may be applied later', () => {
    const { book, invoice, pay } = owingDollars()
    pay({ amount: 40, currencyCode: 'usd', currencyFactor: 2, postingDate: '2026-03-05' })
    expect(book.entries.customerLedgerEntries[1]).toMatchObject({ amount: -4000, amountLocalCurrency: -2000 })
    book.does('POST', 'customerLedgerEntries/2/apply', { entries: [{ entryNumber: 1 }] })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 60 })
    expect(book.entries.customerLedgerEntries[0]).toMatchObject({ remainingAmountLocalCurrency: 4800 })
  })
  test('stands on a bank account of its own currency in that currency, and only there', () => {
    const { book, invoice, pay, refused } = owingDollars()
    const { account } = book.find('bankAccounts', 'BANK')
    book.does('PUT', 'bankAccounts/DOLLARS', { displayName: 'Dollars', currencyCode: 'USD', account })
    pay({ amount: 50, bankAccount: 'DOLLARS', postingDate: '2026-04-02' })
    expect(book.entries.bankAccountLedgerEntries).toMatchObject([
      { currencyCode: 'USD', amount: 5000, amountLocalCurrency: 3125 },
    ])
    expect(refused({ bankAccount: 'DOLLARS', currencyCode: 'EUR' })).toEqual([['bankAccount', 'BankInOtherCurrency']])
    expect(refused({ currencyCode: 'EUR', appliesToInvoiceNumber: invoice.number })).toEqual([
      ['entryNumber', 'OtherCurrency'],
    ])
  })
  test('needs a currency that is known and a rate, or a factor', () => {
    const { refused } = owingDollars()
    expect(refused({ currencyCode: 'XXX' })).toEqual([['currencyCode', 'UnknownCurrency']])
    expect(refused({ currencyCode: 'USD', postingDate: '2026-02-28' })).toEqual([
      ['currencyFactor', 'ExchangeRateMissing'],
    ])
    expect(refused({ currencyFactor: 2 })).toEqual([['currencyFactor', undefined]])
  })
  test('takes an early payment discount at the invoice’s rate, and a reversal leaves nothing behind', () => {
    const { book, invoice, pay, balance } = owingDollars({}, { paymentTermsCode: '1M(8D)' })
    pay({ amount: 98, postingDate: '2026-03-05', appliesToInvoiceNumber: invoice.number })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Paid' })
    const discounts = book.entries.detailedCustomerLedgerEntries.filter((one) => one.entryType === 'Payment Discount')
    expect(discounts).toMatchObject([{ currencyCode: 'USD', amount: -200, amountLocalCurrency: -160 }])
    const group = book.find('customerPostingGroups', 'DOMESTIC')
    expect(balance(group.paymentDiscountDebitAccount)).toBe(160)
    expect(balance(group.receivablesAccount)).toBe(0)
    book.does('POST', 'customerLedgerEntries/2/unapply', {})
    book.does('POST', 'registers/2/reverse', {})
    expect(balance(group.paymentDiscountDebitAccount)).toBe(0)
    expect(balance(group.receivablesAccount)).toBe(8000)
    expect(sum(book.entries.bankAccountLedgerEntries)).toBe(0)
  })
})
