import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localAmount } from '../../../shared/basics/exchange.ts'
import { type Money, money, percent, sum } from '../../../shared/basics/money.ts'
import type { Line, SalesInvoice } from '../../../shared/sales/document.ts'
import { inLocalCurrency } from '../../../shared/sales/local-currency.ts'
import { priced, withTotals } from '../../../shared/sales/totals.ts'
import type { VatIdentity } from '../../../shared/sales/vat.ts'

const vat = (rate: number): VatIdentity => ({
  vatIdentifier: `VAT${rate}`,
  taxCategory: rate === 0 ? 'Z' : 'S',
  rate: percent(rate),
  calculationType: 'Normal VAT',
})
const vatOf = (line: Line) => vat(Number(line.taxCode))

/** A priced invoice of lines [unit price, VAT %, discount %]. */
function invoiceOf(lines: readonly (readonly [number, number, number])[], pricesIncludeTax: boolean): SalesInvoice {
  const typed = lines.map(([unitPrice, rate, discountPercent]) => ({
    quantity: 1,
    unitPrice,
    discountPercent,
    discountAmount: null,
    taxCode: String(rate),
    allowInvoiceDiscount: true,
  })) as unknown as Line[]
  const bare = {
    lines: typed,
    pricesIncludeTax,
    invoiceRoundingAmount: 0,
    remainingAmount: 0,
  } as unknown as SalesInvoice
  return withTotals(bare, priced(typed, vatOf), { percent: percent(2.5) })
}
const total = (lines: readonly Line[], field: 'netAmount' | 'netTaxAmount' | 'netAmountIncludingTax') =>
  sum(lines.map((line) => money(line[field])))

test('lines converted one after another come to what the whole is; VAT is what net and gross leave between them', () => {
  const local = inLocalCurrency(
    invoiceOf(
      [
        [100, 21, 0],
        [33.33, 6, 10],
        [50, 0, 0],
      ],
      false,
    ),
    1.0837,
    vatOf,
  )
  expect(local.lines.map((line) => [line.netAmount, line.netTaxAmount])).toEqual([
    [89.97, 18.9],
    [26.99, 1.62],
    [44.99, 0],
  ])
  expect(local).toMatchObject({
    totalAmountExcludingTax: 161.95,
    totalTaxAmount: 20.52,
    totalAmountIncludingTax: 182.47,
    taxLines: [
      { baseAmount: 89.97, taxAmount: 18.9 },
      { baseAmount: 26.99, taxAmount: 1.62 },
      { baseAmount: 44.99, taxAmount: 0 },
    ],
  })
})
test('whatever is sold at whatever factor, the books get as much as is owed, and nothing for VAT where there is none', () => {
  const amount = fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100)
  const line = fc.tuple(amount, fc.constantFrom(0, 6, 21), fc.constantFrom(0, 10, 33.3))
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.double({ min: 0.01, max: 20_000, noNaN: true }),
      (lines, pricesIncludeTax, factor) => {
        const invoice = invoiceOf(lines, pricesIncludeTax)
        const local = inLocalCurrency(invoice, factor, vatOf)
        const gross = localAmount(money(invoice.totalAmountIncludingTax), factor)
        expect(total(local.lines, 'netAmountIncludingTax')).toBe(gross)
        expect(money(local.totalAmountIncludingTax)).toBe(gross)
        expect(total(local.lines, 'netAmount') + total(local.lines, 'netTaxAmount')).toBe(gross)
        const bases = sum(local.taxLines.map((tax) => money(tax.baseAmount)))
        expect(bases + sum(local.taxLines.map((tax) => money(tax.taxAmount)))).toBe(gross)
        for (const tax of local.taxLines) if (tax.taxPercent === 0) expect(tax.taxAmount + 0).toBe(0)
        const discount = localAmount(money(invoice.discountAmount ?? 0) as Money, factor)
        expect(money(local.discountAmount ?? 0)).toBe(discount)
      },
    ),
  )
})
