/** A purchase document with its figures filled in: every line's amounts, the VAT per rate, and the totals. */
import { amountOf, decimalOf, extended, percent, price, quantity, sum } from '../../basics/money.ts'
import { taxLineOf } from '../../sales/totals.ts'
import { taxed, type VatIdentity } from '../../sales/vat.ts'

interface Priced {
  readonly quantity: number
  readonly directUnitCost: number | null
}
export const costAmount = ({ quantity: units, directUnitCost }: Priced) =>
  extended(quantity(units), price(directUnitCost ?? 0))

export function withPurchaseTotals<L extends Priced, D extends { readonly lines: readonly L[] }>(
  document: D,
  vatOf: (line: L) => VatIdentity | null,
): D {
  const vats = document.lines.map(vatOf)
  const taxable = document.lines.map((line, index) => ({ vat: vats[index] ?? null, amount: costAmount(line) }))
  const { lines: figures, groups } = taxed(taxable, false)
  const lines = document.lines.map((line, index) => ({
    ...line,
    taxPercent: decimalOf(vats[index]?.rate ?? percent(0)),
    amountExcludingTax: amountOf(figures[index]?.net ?? sum([])),
    totalTaxAmount: amountOf(figures[index]?.tax ?? sum([])),
    amountIncludingTax: amountOf(figures[index]?.gross ?? sum([])),
  }))
  const [net, tax] = [sum(groups.map((group) => group.base)), sum(groups.map((group) => group.tax))]
  const totals = {
    totalAmountExcludingTax: amountOf(net),
    totalTaxAmount: amountOf(tax),
    totalAmountIncludingTax: amountOf(sum([net, tax])),
    taxLines: groups.map(taxLineOf),
  }
  return { ...document, lines, ...totals }
}
