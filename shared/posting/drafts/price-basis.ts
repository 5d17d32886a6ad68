/** Prices with VAT turned into prices without, or the other way, so that the money stays what it was. */
import {
  amountOf,
  cent,
  decimalOf,
  type Money,
  minus,
  money,
  type Percent,
  percentOf,
  plus,
  price,
  taxWithin,
  toTheCent,
  withoutTax,
  withTax,
} from '../../basics/money.ts'
import type { Line } from '../../sales/document.ts'

export function inPriceBasis<L extends Line>(line: L, rate: Percent, includesTax: boolean, step = cent): L {
  if (line.lineType === 'Comment' || rate === 0) return line
  const each = price(line.unitPrice ?? 0)
  const amount = (value: Money) =>
    includesTax
      ? plus(value, percentOf(value, rate, step))
      : minus(value, taxWithin(value, rate, { ...toTheCent, step }))
  return {
    ...line,
    unitPrice: decimalOf(includesTax ? withTax(each, rate) : withoutTax(each, rate)),
    discountAmount: line.discountAmount === null ? null : amountOf(amount(money(line.discountAmount))),
    invoiceDiscountAllocation: amountOf(amount(money(line.invoiceDiscountAllocation))),
  }
}
