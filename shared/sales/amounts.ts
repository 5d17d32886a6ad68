/**
 * What a line comes to. Rounding as Business Central does it: the gross amount is rounded, then the discount, and the line
 * is their difference. A part of a line that is posted is worked out on its own quantity.
 */
import {
  cent,
  extended,
  type Money,
  minus,
  noMoney,
  type Percent,
  type Price,
  percentOf,
  type Quantity,
  rateOf,
  shareOf,
} from '../basics/money.ts'

export interface LineFigures {
  readonly gross: Money
  readonly discountPercent: Percent
  readonly discount: Money
  /** Gross less the line's own discount, in the price basis of the document (with or without VAT). */
  readonly amount: Money
}

export function figuresByPercent(
  quantity: Quantity,
  unitPrice: Price,
  discountPercent: Percent,
  step = cent,
): LineFigures {
  const gross = extended(quantity, unitPrice, step)
  const discount = percentOf(gross, discountPercent, step)
  return { gross, discountPercent, discount, amount: minus(gross, discount) }
}

/** With the discount entered as an amount; its percentage follows from it. */
export function figuresByAmount(quantity: Quantity, unitPrice: Price, discount: Money, step = cent): LineFigures {
  const gross = extended(quantity, unitPrice, step)
  return { gross, discountPercent: rateOf(discount, gross), discount, amount: minus(gross, discount) }
}

export interface Portion {
  readonly quantity: Quantity
  readonly unitPrice: Price
  readonly discountPercent: Percent
  readonly discount: Money
  readonly invoiceDiscount: Money
}

/** The figures of `part` pieces of a line; the whole keeps the discount to the cent as it was entered. */
export function portionOf(
  line: Portion,
  part: Quantity,
  step = cent,
): LineFigures & { readonly invoiceDiscount: Money } {
  const whole = part === line.quantity
  const figures = whole
    ? figuresByAmount(part, line.unitPrice, line.discount, step)
    : figuresByPercent(part, line.unitPrice, line.discountPercent, step)
  const invoiceDiscount = whole
    ? line.invoiceDiscount
    : line.quantity === 0
      ? noMoney
      : shareOf(line.invoiceDiscount, part, line.quantity, step)
  return { ...figures, discountPercent: line.discountPercent, invoiceDiscount }
}
