/** A document with its figures filled in: every line's amounts, the VAT per rate, and the totals. */
import {
  amountOf,
  cent,
  decimalOf,
  type Money,
  minus,
  money,
  noMoney,
  percent,
  plus,
  price,
  quantity,
  type Rounding,
  sum,
  toTheCent,
} from '../basics/money.ts'
import { figuresByAmount, figuresByPercent, type LineFigures } from './amounts.ts'
import type { Line, SalesDocument, TaxLine } from './document.ts'
import {
  type DiscountableLine,
  discountBase,
  type InvoiceDiscount,
  invoiceDiscountShares,
  type TaxGroup,
  taxed,
  type VatIdentity,
} from './vat.ts'

/** Which of the two a line's discount was entered as: the amount leads when its percentage would not give it back. */
export function lineFigures(
  line: Pick<Line, 'quantity' | 'unitPrice' | 'discountPercent' | 'discountAmount'>,
  step = cent,
): LineFigures {
  const [units, each] = [quantity(line.quantity), price(line.unitPrice ?? 0)]
  const byPercent = figuresByPercent(units, each, percent(line.discountPercent ?? 0), step)
  if (line.discountAmount === null || amountOf(byPercent.discount) === line.discountAmount) return byPercent
  const byAmount = figuresByAmount(units, each, money(line.discountAmount), step)
  return line.discountPercent === null ? byAmount : { ...byAmount, discountPercent: percent(line.discountPercent) }
}

/** The steps of a customer's invoice discount: the highest minimum that is reached counts. `base` is in their currency. */
export function customerDiscount(
  base: Money,
  steps: readonly { readonly minimumAmount: number; readonly discountPercent: number }[],
): InvoiceDiscount {
  const reached = steps
    .filter((step) => money(step.minimumAmount) <= base)
    .toSorted((one, other) => other.minimumAmount - one.minimumAmount)
  return { percent: percent(reached[0]?.discountPercent ?? 0) }
}

export interface Priced {
  readonly figures: readonly LineFigures[]
  readonly discountable: readonly DiscountableLine[]
  /** The most that an invoice discount can be. */
  readonly base: Money
  readonly rounding: Rounding
}

export function priced(
  lines: readonly Line[],
  vatOf: (line: Line) => VatIdentity | null,
  rounding = toTheCent,
): Priced {
  const figures = lines.map((line) => lineFigures(line, rounding.step))
  const discountable = lines.map((line, index) => ({
    vat: vatOf(line),
    amount: (figures[index] as LineFigures).amount,
    allowed: line.allowInvoiceDiscount,
  }))
  return { figures, discountable, base: discountBase(discountable), rounding }
}

/** Fills in what follows from the lines and the invoice discount. */
export function withTotals<D extends SalesDocument>(
  document: D,
  { figures, discountable, rounding }: Priced,
  discount: InvoiceDiscount,
): D {
  const shares = invoiceDiscountShares(discountable, discount, rounding.step)
  return withShares(document, figures, discountable, shares, rounding)
}

/** The same with the invoice discount of each line already known: what is posted of an order. */
export function withShares<D extends SalesDocument>(
  document: D,
  figures: readonly LineFigures[],
  discountable: readonly DiscountableLine[],
  shares: readonly Money[],
  rounding = toTheCent,
): D {
  const before = taxed(discountable, document.pricesIncludeTax, rounding)
  const discounted = shares.some((share) => share !== 0)
  const after = discounted
    ? taxed(
        discountable.map((line, index) => ({ vat: line.vat, amount: minus(line.amount, shares[index] as Money) })),
        document.pricesIncludeTax,
        rounding,
      )
    : before
  const lines = (document.lines as readonly Line[]).map((line, index) => {
    const [own, net] = [before.lines[index], after.lines[index]]
    const figure = figures[index] as LineFigures
    if (!own || !net) throw new Error('every line has its figures')
    return {
      ...line,
      discountPercent: decimalOf(figure.discountPercent),
      discountAmount: amountOf(figure.discount),
      taxPercent: decimalOf(discountable[index]?.vat?.rate ?? percent(0)),
      amountExcludingTax: amountOf(own.net),
      totalTaxAmount: amountOf(own.tax),
      amountIncludingTax: amountOf(own.gross),
      invoiceDiscountAllocation: amountOf(shares[index] as Money),
      netAmount: amountOf(net.net),
      netTaxAmount: amountOf(net.tax),
      netAmountIncludingTax: amountOf(net.gross),
    }
  })
  return { ...document, lines, ...totalsOf(after.groups, sum(shares)) }
}

function totalsOf(groups: readonly TaxGroup[], discount: Money) {
  const [net, tax] = groups.reduce(
    ([total, vat], group) => [plus(total, group.net), plus(vat, group.tax)],
    [noMoney, noMoney],
  )
  return {
    discountAmount: amountOf(discount),
    totalAmountExcludingTax: amountOf(net),
    totalTaxAmount: amountOf(tax),
    totalAmountIncludingTax: amountOf(plus(net, tax)),
    taxLines: groups.map(taxLineOf),
  }
}
export const taxLineOf = (group: TaxGroup): TaxLine => ({
  vatIdentifier: group.vatIdentifier,
  taxPercent: decimalOf(group.rate),
  taxCategory: group.taxCategory,
  baseAmount: amountOf(group.base),
  taxAmount: amountOf(group.tax),
})
