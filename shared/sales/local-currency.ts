/**
 * A document of another currency as the ledgers see it: in the company's own. Lines are converted one after another, so that
 * they add up to what the whole is, and VAT is what that leaves between net and gross (Business Central's way).
 */
import { localAmount, localAmounts } from '../basics/exchange.ts'
import { amountOf, cent, type Money, minus, money, noMoney, percent, plus, sum, taxBase } from '../basics/money.ts'
import type { Line, SalesDocument, TaxLine } from './document.ts'
import { groupsOf, type VatIdentity } from './vat.ts'

/** `factor`: units of the document's currency for one of the company's. `vatOf` tells the VAT of a line, null for text. */
export function inLocalCurrency<D extends SalesDocument>(
  document: D,
  factor: number,
  vatOf: (line: Line) => VatIdentity | null,
): D {
  const lines = localLines(document.lines as readonly Line[], factor)
  const [net, gross] = [sumOf(lines, 'netAmount'), sumOf(lines, 'netAmountIncludingTax')]
  const rounding = money(('invoiceRoundingAmount' in document && document.invoiceRoundingAmount) || 0)
  const payable = localAmount(plus(money(document.totalAmountIncludingTax), rounding), factor)
  return {
    ...document,
    lines,
    ...('invoiceRoundingAmount' in document ? { invoiceRoundingAmount: amountOf(minus(payable, gross)) } : {}),
    ...('remainingAmount' in document ? { remainingAmount: amountOf(payable) } : {}),
    discountAmount: amountOf(sumOf(lines, 'invoiceDiscountAllocation')),
    totalAmountExcludingTax: amountOf(net),
    totalTaxAmount: amountOf(minus(gross, net)),
    totalAmountIncludingTax: amountOf(gross),
    taxLines: localTaxLines(document, lines, vatOf),
  }
}

type Amounts = 'netAmount' | 'netAmountIncludingTax' | 'invoiceDiscountAllocation'
const sumOf = (lines: readonly Line[], field: Amounts) => sum(lines.map((line) => money(line[field])))

function localLines(lines: readonly Line[], factor: number): Line[] {
  const converted = (field: 'discountAmount' | 'invoiceDiscountAllocation') =>
    localAmounts(
      lines.map((line) => money(line[field] ?? 0)),
      factor,
    )
  const [discounts, shares] = [converted('discountAmount'), converted('invoiceDiscountAllocation')]
  const before = localPairs(lines, 'amountExcludingTax', 'amountIncludingTax', factor)
  const after = localPairs(lines, 'netAmount', 'netAmountIncludingTax', factor)
  return lines.map((line, index) => {
    const [own, net] = [before[index] ?? nothing, after[index] ?? nothing]
    return {
      ...line,
      discountAmount: amountOf(discounts[index] ?? noMoney),
      amountExcludingTax: amountOf(own.net),
      totalTaxAmount: amountOf(minus(own.gross, own.net)),
      amountIncludingTax: amountOf(own.gross),
      invoiceDiscountAllocation: amountOf(shares[index] ?? noMoney),
      netAmount: amountOf(net.net),
      netTaxAmount: amountOf(minus(net.gross, net.net)),
      netAmountIncludingTax: amountOf(net.gross),
    }
  })
}

interface Pair {
  readonly net: Money
  readonly gross: Money
}
const nothing: Pair = { net: noMoney, gross: noMoney }

/** Net and gross of each line; a line without VAT has none in the company's currency either. */
function localPairs(
  lines: readonly Line[],
  netField: 'netAmount' | 'amountExcludingTax',
  grossField: 'netAmountIncludingTax' | 'amountIncludingTax',
  factor: number,
): Pair[] {
  const grosses = localAmounts(
    lines.map((line) => money(line[grossField])),
    factor,
  )
  let [total, given] = [noMoney, noMoney]
  return lines.map((line, index) => {
    const gross = grosses[index] ?? noMoney
    total = plus(total, money(line[netField]))
    const net = line[netField] === line[grossField] ? gross : minus(localAmount(total, factor), given)
    given = plus(given, net)
    return { net, gross }
  })
}

/** VAT per category and rate, from the lines that bear it. */
function localTaxLines(
  document: SalesDocument,
  lines: readonly Line[],
  vatOf: (line: Line) => VatIdentity | null,
): TaxLine[] {
  const rounding = { step: cent, baseDiscount: percent(document.vatBaseDiscountPercent ?? 0) }
  const groups = groupsOf((document.lines as readonly Line[]).map((line) => ({ vat: vatOf(line) })))
  return groups.map((indexes, place) => {
    const own = indexes.map((index) => lines[index] as Line)
    const [net, gross] = [sumOf(own, 'netAmount'), sumOf(own, 'netAmountIncludingTax')]
    return {
      ...(document.taxLines[place] as TaxLine),
      baseAmount: amountOf(taxBase(net, rounding)),
      taxAmount: amountOf(minus(gross, net)),
    }
  })
}
