/** One month of a trader whose customers pay in several manners: discounts, another payer, dollars, rounding; to the cent. */
import { expect, test } from 'vitest'
import { sum } from '../../shared/basics/money.ts'
import { checkLaws } from '../laws/laws.ts'
import { aBook, aCustomer, anInvoice, anItem, anOrder, aService, post, postOrder } from '../support/given.ts'

const book = aBook()
const tent = anItem(book, {
  displayName: 'Tent',
  unitPrice: 249.95,
  unitCost: 131.4,
  stock: 40,
  salesPrices: [
    { minimumQuantity: 10, unitPrice: 219.5 },
    { minimumQuantity: 0, startingDate: '2026-03-16', endingDate: '2026-03-22', unitPrice: 239, discountPercent: 5 },
  ],
})
const advice = aService(book, { displayName: 'Advice, per hour', unitPrice: 85.5 })
const club = aCustomer(book, {
  displayName: 'Club',
  paymentTermsCode: '1M(8D)',
  invoiceDiscounts: [
    { minimumAmount: 500, discountPercent: 2 },
    { minimumAmount: 2000, discountPercent: 4 },
  ],
})
const branch = aCustomer(book, { displayName: 'Branch', billToCustomerNumber: club })
const texas = aCustomer(book, { displayName: 'Texas', country: 'US', currencyCode: 'USD' })
const general = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
const balance = (account: string) =>
  sum(book.entries.generalLedgerEntries.filter((one) => one.accountNumber === account).map((one) => one.amount)) / 100
const owed = (customer: string) =>
  book.entries.customerLedgerEntries
    .filter((one) => one.customerNumber === customer)
    .map(({ amount, amountLocalCurrency }) => [amount / 100, amountLocalCurrency / 100])

test('the administrator sets up discounts by table, on accounts of their own, rounding, and dollars', () => {
  book.does('PATCH', 'salesSetup', {
    calcInvoiceDiscount: true,
    discountPosting: 'All Discounts',
    invoiceRoundingPrecision: 0.05,
    vatTolerancePercent: 2,
  })
  book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
  book.does('PUT', 'currencyExchangeRates/USD/2026-03-01', {
    exchangeRateAmount: 1.0837,
    relationalExchangeRateAmount: 1,
  })
})

test('ten tents at the price of ten: the table gives its discount, and two percent less VAT for those who might pay early', () => {
  const draft = anInvoice(book, club, [[tent, 10]])
  expect(draft).toMatchObject({
    lines: [{ unitPrice: 219.5 }],
    discountAmount: 87.8,
    totalAmountExcludingTax: 2107.2,
    vatBaseDiscountPercent: 2,
    totalTaxAmount: 433.66,
    totalAmountIncludingTax: 2540.86,
  })
  expect(post(book, draft)).toMatchObject({ invoiceRoundingAmount: -0.01, remainingAmount: 2540.85 })
  expect(owed(club)).toEqual([[2540.85, 2540.85]])
  expect(balance(general.salesInvoiceDiscountAccount)).toBe(87.8)
  expect(balance(general.salesAccount)).toBe(-2195)
})

test('a week’s offer with a line discount, ordered by the branch and paid by the club, a line taken off again', () => {
  const order = anOrder(
    book,
    branch,
    [
      [tent, 3],
      [advice, 2, { allowInvoiceDiscount: false }],
      [tent, -1, { unitPrice: 100 }],
    ],
    { postingDate: '2026-03-18', orderDate: '2026-03-18' },
  )
  expect(order.lines.map((line) => [line.unitPrice, line.discountPercent, line.amountExcludingTax])).toEqual([
    [239, 5, 681.15],
    [85.5, 0, 171],
    [100, 0, -100],
  ])
  expect(order).toMatchObject({ billToCustomerNumber: club, discountAmount: 11.62, totalAmountExcludingTax: 740.53 })
  const before = balance(general.salesLineDiscountAccount)
  for (const [shipped, taken] of [
    [1, 0],
    [2, -1],
  ] as const)
    postOrder(book, order, 'shipAndInvoice', {
      lines: [
        { sequence: 10_000, shipQuantity: shipped, invoiceQuantity: shipped },
        ...(shipped === 2 ? [{ sequence: 20_000, shipQuantity: 2, invoiceQuantity: 2 }] : []),
        { sequence: 30_000, shipQuantity: taken, invoiceQuantity: taken },
      ],
    })
  const parts = book.all('salesInvoices').filter((one) => one.orderNumber === order.number)
  expect(sum(parts.map((one) => Math.round(one.totalAmountExcludingTax * 100)))).toBe(74053)
  expect(balance(general.salesLineDiscountAccount) - before).toBeCloseTo(35.85, 2)
  expect(owed(branch)).toEqual([])
})

test('Texas buys in dollars at the rate of the day, beyond the reach of VAT; the books are in euros', () => {
  const draft = anInvoice(book, texas, [
    [tent, 1],
    [advice, 1.5],
  ])
  expect(draft).toMatchObject({ currencyCode: 'USD', currencyFactor: 1.0837, totalTaxAmount: 0 })
  expect(draft.lines.map((line) => line.unitPrice)).toEqual([270.87082, 92.65635])
  const invoice = post(book, draft)
  expect(invoice).toMatchObject({ totalAmountIncludingTax: 409.85, invoiceRoundingAmount: 0 })
  expect(owed(texas)).toEqual([[409.85, 378.2]])
  expect(book.entries.vatEntries.at(-1)).toMatchObject({ taxCategory: 'G', base: -37820, amount: 0 })
})

test('at the end every ledger tells the same', () => checkLaws(book))
