import { describe, expect, test } from 'vitest'
import {
  aBook,
  aCustomer,
  anInvoice,
  anOrder,
  aService,
  type Body,
  type Book,
  post,
  postOrder,
} from '../../support/given.ts'

const apart = (discountPosting: string, more: Body = {}) => {
  const book = aBook()
  book.does('PATCH', 'salesSetup', { discountPosting, ...more })
  return book
}
const accountsOf = (book: Book) => ({
  ...book.find('generalPostingSetups', 'DOMESTIC/SERVICES'),
  ...book.find('customerPostingGroups', 'DOMESTIC'),
  ...book.find('vatPostingSetups', 'DOMESTIC/VAT21'),
})
const balance = (book: Book, account: string) =>
  book.entries.generalLedgerEntries.reduce((sum, one) => sum + (one.accountNumber === account ? one.amount : 0), 0) /
  100
const vat = (book: Book) => book.entries.vatEntries.map(({ base, amount }) => [base / 100, amount / 100])

describe('discounts that the set-up posts apart', () => {
  test('stand on accounts of their own, with VAT of their own; what is owed stays the same', () => {
    const wanted = {
      'No Discounts': { revenue: -855, line: 0, invoice: 0, vat: [[-855, -179.55]] },
      'Line Discounts': {
        revenue: -955,
        line: 100,
        invoice: 0,
        vat: [
          [-955, -200.55],
          [100, 21],
        ],
      },
      'Invoice Discounts': {
        revenue: -900,
        line: 0,
        invoice: 45,
        vat: [
          [-900, -189],
          [45, 9.45],
        ],
      },
      'All Discounts': {
        revenue: -1000,
        line: 100,
        invoice: 45,
        vat: [
          [-1000, -210],
          [100, 21],
          [45, 9.45],
        ],
      },
    }
    for (const [discountPosting, figures] of Object.entries(wanted)) {
      const book = apart(discountPosting)
      const line = [aService(book), 10, { discountPercent: 10 }] as const
      const invoice = post(book, anInvoice(book, aCustomer(book), [line], { invoiceDiscountPercent: 5 }))
      const accounts = accountsOf(book)
      expect(invoice).toMatchObject({ totalAmountExcludingTax: 855, totalTaxAmount: 179.55 })
      expect(balance(book, accounts.receivablesAccount)).toBe(1034.55)
      expect(balance(book, accounts.salesAccount)).toBe(figures.revenue)
      expect(balance(book, accounts.salesLineDiscountAccount)).toBe(figures.line)
      expect(balance(book, accounts.salesInvoiceDiscountAccount)).toBe(figures.invoice)
      expect(balance(book, accounts.salesVatAccount)).toBe(-179.55)
      expect(vat(book)).toEqual(figures.vat)
    }
  })
  test('of prices that hold VAT go there without it', () => {
    const book = apart('Line Discounts')
    const customer = aCustomer(book, { pricesIncludeTax: true })
    post(book, anInvoice(book, customer, [[aService(book), 1, { unitPrice: 121, discountAmount: 12.1 }]]))
    const accounts = accountsOf(book)
    expect(balance(book, accounts.salesLineDiscountAccount)).toBe(10)
    expect(balance(book, accounts.salesAccount)).toBe(-100)
    expect(vat(book)).toEqual([
      [-100, -21],
      [10, 2.1],
    ])
  })
  test('of a part of a line are its share of the line’s discount, so that the parts add up', () => {
    const book = apart('Line Discounts')
    const order = anOrder(book, aCustomer(book), [
      [aService(book, { unitPrice: 9.0909 }), 15, { discountPercent: 100 }],
    ])
    for (const quantity of [9, 6])
      postOrder(book, order, 'shipAndInvoice', {
        lines: [{ sequence: 10_000, shipQuantity: quantity, invoiceQuantity: quantity }],
      })
    const accounts = accountsOf(book)
    expect(balance(book, accounts.salesAccount)).toBe(-136.36)
    expect(balance(book, accounts.salesLineDiscountAccount)).toBe(136.36)
  })
  test('stay within the revenue on a line of an account, which has no group to name another', () => {
    const book = apart('All Discounts')
    const { salesAccount, salesLineDiscountAccount } = accountsOf(book)
    const line = { lineType: 'Account', lineObjectNumber: salesAccount, quantity: 1, unitPrice: 100, taxCode: 'VAT21' }
    const lines = [{ ...line, discountPercent: 10 }]
    const draft = book.does('POST', 'salesInvoices', { customerNumber: aCustomer(book), lines }) as { id: string }
    post(book, draft)
    expect([balance(book, salesAccount), balance(book, salesLineDiscountAccount)]).toEqual([-90, 0])
    expect(vat(book)).toEqual([[-90, -18.9]])
  })
  test('need their accounts, told at the line that bears such a discount', () => {
    const book = apart('All Discounts')
    const {
      id: _,
      version: __,
      lastModifiedDateTime: ___,
      ...setup
    } = book.find('generalPostingSetups', 'DOMESTIC/SERVICES')
    book.does('PUT', 'generalPostingSetups/DOMESTIC/SERVICES', { ...setup, salesLineDiscountAccount: '' })
    const service = aService(book)
    const lines = [
      [service, 1],
      [service, 1, { discountPercent: 10 }],
    ] as const
    const draft = anInvoice(book, aCustomer(book), lines)
    const { errors } = book.refuses('POST', `salesInvoices/${draft.id}/post`)
    expect(errors.map(({ code, line, params }) => [code, line, params.field])).toEqual([
      ['PostingSetupMissing', '20000', 'salesLineDiscountAccount'],
    ])
  })
})

describe('rounding what is to be paid', () => {
  test('leaves revenue and VAT alone and stands on the account of the customer’s group', () => {
    const book = apart('No Discounts', { invoiceRoundingPrecision: 0.05 })
    const draft = anInvoice(book, aCustomer(book), [[aService(book, { unitPrice: 3033.07 }), 1]])
    expect(draft.totalAmountIncludingTax).toBe(3670.01)
    const invoice = post(book, draft)
    expect(invoice).toMatchObject({
      totalAmountIncludingTax: 3670.01,
      invoiceRoundingAmount: -0.01,
      remainingAmount: 3670,
    })
    const accounts = accountsOf(book)
    expect(balance(book, accounts.receivablesAccount)).toBe(3670)
    expect(balance(book, accounts.invoiceRoundingAccount)).toBe(0.01)
    expect(vat(book)).toEqual([[-3033.07, -636.94]])
  })
  test('needs no account where there is nothing to round', () => {
    const book = apart('No Discounts', { invoiceRoundingPrecision: 1 })
    const { id: _, version: __, lastModifiedDateTime: ___, ...group } = book.find('customerPostingGroups', 'DOMESTIC')
    book.does('PUT', 'customerPostingGroups/DOMESTIC', { ...group, invoiceRoundingAccount: '' })
    const customer = aCustomer(book)
    const service = aService(book)
    expect(post(book, anInvoice(book, customer, [[service, 1]])).remainingAmount).toBe(121)
    const uneven = anInvoice(book, customer, [[service, 1, { unitPrice: 100.1 }]])
    const { errors } = book.refuses('POST', `salesInvoices/${uneven.id}/post`)
    expect(errors).toMatchObject([{ code: 'PostingSetupMissing', params: { field: 'invoiceRoundingAccount' } }])
  })
})

describe('a discount for paying early', () => {
  const withTerms = (setup: Body) => {
    const book = aBook()
    book.does('PATCH', 'salesSetup', setup)
    const terms = { displayName: '2 %', dueDateCalculation: '30D', discountDateCalculation: '8D', discountPercent: 2 }
    book.does('PUT', 'paymentTerms/2P8D', terms)
    return book
  }
  test('lowers the base of the VAT, as far as the set-up allows, and leaves the revenue whole', () => {
    for (const [vatTolerancePercent, base, tax] of [
      [5, 980, 205.8],
      [1, 990, 207.9],
      [0, 1000, 210],
    ] as const) {
      const book = withTerms({ vatTolerancePercent })
      const customer = aCustomer(book, { paymentTermsCode: '2P8D' })
      const invoice = post(book, anInvoice(book, customer, [[aService(book), 10]]))
      expect(invoice).toMatchObject({
        totalAmountExcludingTax: 1000,
        totalTaxAmount: tax,
        totalAmountIncludingTax: 1000 + tax,
        taxLines: [{ baseAmount: base, taxAmount: tax }],
      })
      expect(vat(book)).toEqual([[-base, -tax]])
      expect(balance(book, accountsOf(book).salesAccount)).toBe(-1000)
    }
  })
  test('keeps the base that it had while the terms stay, whatever becomes of the set-up', () => {
    const book = withTerms({ vatTolerancePercent: 5 })
    const draft = anInvoice(book, aCustomer(book, { paymentTermsCode: '2P8D' }), [[aService(book), 10]])
    book.does('PATCH', 'salesSetup', { vatTolerancePercent: 0 })
    const saved = (body: Body) => book.does('PATCH', `salesInvoices/${draft.id}`, body).totalTaxAmount
    expect([saved({ comment: 'x' }), saved({ paymentTermsCode: '30D' }), saved({ paymentTermsCode: '2P8D' })]).toEqual([
      205.8, 210, 210,
    ])
  })
  test('is worked out with or without VAT, as the set-up says', () => {
    for (const [paymentDiscountExcludingVAT, possible] of [
      [true, 2],
      [false, 2.42],
    ] as const) {
      const book = withTerms({ paymentDiscountExcludingVAT })
      post(book, anInvoice(book, aCustomer(book, { paymentTermsCode: '2P8D' }), [[aService(book), 1]]))
      expect(book.entries.customerLedgerEntries).toMatchObject([
        { remainingPmtDiscPossible: Math.round(possible * 100), pmtDiscountDate: '2026-03-18' },
      ])
    }
  })
})
