/** What holds of every posted sale: its lines, its totals and the ledgers tell the same, in its currency and the company's. */
import { expect } from 'vitest'
import { localAmount } from '../../shared/basics/exchange.ts'
import {
  type Money,
  money,
  percent,
  type Rounding,
  type Step,
  sum,
  taxBase,
  taxOn,
  taxWithin,
} from '../../shared/basics/money.ts'
import type { Entry } from '../../shared/ledger/ledgers.ts'
import type { PostedSale } from '../../shared/posting/direction.ts'
import type { Line, TaxLine } from '../../shared/sales/document.ts'

export interface Told {
  readonly vat: readonly Entry<'vatEntries'>[]
  readonly owed: readonly Entry<'customerLedgerEntries'>[]
  /** Hundredths that are the smallest amount of the document's currency. */
  readonly step: number
}

/** `sign` is 1 for an invoice, -1 for what gives money back. */
export function saleAgrees(sale: PostedSale, sign: 1 | -1, told: Told) {
  const rounding = { step: told.step as Step, baseDiscount: percent(sale.vatBaseDiscountPercent) }
  const rates = sale.taxLines.map((one) => `${one.taxCategory} ${one.taxPercent}`)
  expect(new Set(rates).size).toBe(rates.length)
  for (const one of sale.taxLines) taxIsRounded(sale, one, rounding)
  linesAddUp(sale, rounding)
  ledgersAgree(sale, sign, told)
}

const total = (lines: readonly Line[], field: 'netAmount' | 'netTaxAmount' | 'netAmountIncludingTax') =>
  sum(lines.map((line) => money(line[field])))

/** VAT is rounded once per category and rate. */
function taxIsRounded(sale: PostedSale, { baseAmount, taxAmount, taxPercent }: TaxLine, rounding: Rounding) {
  const [base, tax, rate] = [money(baseAmount), money(taxAmount), percent(taxPercent)]
  if (rounding.baseDiscount === 0)
    expect(tax).toBe(sale.pricesIncludeTax ? taxWithin(sum([base, tax]), rate, rounding) : taxOn(base, rate, rounding))
  else if (sale.taxLines.filter((one) => one.taxPercent === taxPercent).length === 1) {
    const net = total(
      (sale.lines as readonly Line[]).filter((line) => line.lineType !== 'Comment' && line.taxPercent === taxPercent),
      'netAmount',
    )
    expect(base).toBe(taxBase(net, rounding))
    if (!sale.pricesIncludeTax) expect(tax).toBe(taxOn(net, rate, rounding))
  }
}

function linesAddUp(sale: PostedSale, { baseDiscount, step }: Rounding) {
  const lines = sale.lines as readonly Line[]
  const [net, tax] = [money(sale.totalAmountExcludingTax), money(sale.totalTaxAmount)]
  if (baseDiscount === 0) expect(sum(sale.taxLines.map((one) => money(one.baseAmount)))).toBe(net)
  expect(sum(sale.taxLines.map((one) => money(one.taxAmount)))).toBe(tax)
  expect(total(lines, 'netAmount')).toBe(net)
  expect(total(lines, 'netTaxAmount')).toBe(tax)
  expect(total(lines, 'netAmountIncludingTax')).toBe(net + tax)
  expect(money(sale.totalAmountIncludingTax)).toBe(net + tax)
  expect(sum(lines.map((line) => money(line.invoiceDiscountAllocation)))).toBe(money(sale.discountAmount ?? 0))
  for (const line of lines)
    for (const amount of [line.netAmount, line.netTaxAmount, line.discountAmount ?? 0, line.invoiceDiscountAllocation])
      expect(Math.abs(money(amount) % step)).toBe(0)
}

function ledgersAgree(sale: PostedSale, sign: 1 | -1, { vat, owed }: Told) {
  const payable = sum([money(sale.totalAmountIncludingTax), money(sale.invoiceRoundingAmount)])
  const factor = sale.currencyFactor
  const local = (amount: Money) => (factor === null ? amount : localAmount(amount, factor))
  expect(owed.map((entry) => [entry.amount, entry.amountLocalCurrency])).toEqual([
    [sign * payable + 0, sign * local(payable) + 0],
  ])
  const groups = Map.groupBy(vat, (entry) => `${entry.taxCategory} ${entry.vatPercent}`)
  expect([...groups.keys()]).toEqual(sale.taxLines.map((one) => `${one.taxCategory} ${percent(one.taxPercent)}`))
  for (const [place, own] of [...groups.values()].entries()) {
    const tax = sale.taxLines[place] as TaxLine
    const [base, amount] = [sum(own.map((one) => -sign * one.base)), sum(own.map((one) => -sign * one.amount))]
    if (factor === null) expect([base + 0, amount + 0]).toEqual([money(tax.baseAmount), money(tax.taxAmount)])
    // Lines are converted one after another, each with half a cent at most.
    const most = sale.lines.length + 1
    expect(Math.abs(base - local(money(tax.baseAmount)))).toBeLessThanOrEqual(most)
    expect(Math.abs(amount - local(money(tax.taxAmount)))).toBeLessThanOrEqual(most)
    if (tax.taxPercent === 0) expect(amount + 0).toBe(0)
  }
}
