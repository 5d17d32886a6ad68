/** The discount on a whole draft: typed as a percentage or an amount, else by the customer's own steps. */
import { amountOf, inSteps, type Money, money, noMoney, percent } from '../../basics/money.ts'
import type { Line, SalesDocument } from '../../sales/document.ts'
import { customerDiscount, type Priced } from '../../sales/totals.ts'
import type { InvoiceDiscount } from '../../sales/vat.ts'
import type { SaveCommand } from '../command.ts'
import { localOf } from '../currency.ts'
import type { Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { isLinked } from '../orders/delivery-links.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import type { Header } from './draft-header.ts'
import { stepMistakes } from './line-discount.ts'

interface Discounted {
  readonly discount: InvoiceDiscount
  readonly fields: Partial<SalesDocument>
  readonly mistakes: readonly Mistake[]
}
interface Around {
  readonly header: Header
  readonly lines: readonly Line[]
  readonly figures: Priced
  /** The amount was converted with the lines: both are rounded, so it may pass what they come to by a cent. */
  readonly isConverted: boolean
}

/** `before` is the draft as it was saved, in the price basis that it is to have. */
export function discountOf(
  command: SaveCommand,
  facts: Facts,
  before: Draft | null,
  { header, lines, figures, isConverted }: Around,
): Discounted {
  if (command.body.invoiceDiscountCalculation === 'Lines') return lineDiscounts(lines, figures)
  const { invoiceDiscountPercent: rate, discountAmount: amount } = command.body as {
    invoiceDiscountPercent?: number | null
    discountAmount?: number | null
  }
  const resent = before !== null && amount === before.discountAmount && (rate ?? null) === before.invoiceDiscountPercent
  if (amount !== undefined && amount !== null && !(before && amount === before.discountAmount))
    return amountDiscount(amount, figures)
  if (rate !== undefined && rate !== null && !resent) return percentDiscount(rate)
  const typed = before?.invoiceDiscountCalculation === 'Percent' ? rate : amount
  const keeps = before !== null && (command.type === 'change' ? typed !== null : resent)
  if (keeps && before.invoiceDiscountCalculation === 'Lines') return lineDiscounts(lines, figures)
  if (keeps && before.invoiceDiscountCalculation === 'Amount' && !header.isMoved)
    return amountDiscount(
      isConverted ? Math.min(before.discountAmount ?? 0, amountOf(figures.base)) : (before.discountAmount ?? 0),
      figures,
    )
  if (keeps && before.invoiceDiscountCalculation === 'Percent')
    return percentDiscount(before.invoiceDiscountPercent ?? 0)
  return tableDiscount(facts, header, figures)
}

/** What lines took over from their orders, as far as they still come to that much. */
function lineDiscounts(lines: readonly Line[], { figures }: Priced): Discounted {
  const shares = lines.map((line, index) => {
    const [own, most] = [money(line.invoiceDiscountAllocation), figures[index]?.amount ?? noMoney]
    if (!isLinked(line) || !line.allowInvoiceDiscount || Math.sign(own) !== Math.sign(most)) return noMoney
    return Math.abs(own) > Math.abs(most) ? most : own
  })
  const invoiceDiscountCalculation = shares.some((share) => share !== 0) ? 'Lines' : ''
  return { discount: { shares }, fields: { invoiceDiscountCalculation, invoiceDiscountPercent: null }, mistakes: [] }
}

/** Steps are in the company's currency, whatever that of the document. */
function tableDiscount(facts: Facts, { document, parties }: Header, { base }: Priced): Discounted {
  const applies = facts.only('salesSetup').calcInvoiceDiscount && parties
  return {
    discount: applies
      ? customerDiscount(localOf(facts, document, base), parties.billTo.invoiceDiscounts)
      : { percent: percent(0) },
    fields: { invoiceDiscountCalculation: applies ? 'Customer' : '', invoiceDiscountPercent: null },
    mistakes: [],
  }
}

function amountDiscount(amount: number, { base, rounding }: Priced): Discounted {
  const most = Math.max(0, amountOf(base))
  const told = (word: string, bound: Mistake['params']) =>
    worded(mistake('InvalidValue', 'discountAmount', { field: 'discountAmount', value: amount, ...bound }), word)
  const mistakes =
    amount > most
      ? [told('NumberTooLarge', { max: most })]
      : amount < 0
        ? [told('NumberTooSmall', { min: 0 })]
        : stepMistakes(amount, rounding.step, (code, field, params = {}) => mistake(code, field, params))
  return {
    discount: { amount: mistakes.length > 0 ? (0 as Money) : inSteps(money(amount), rounding.step) },
    fields: { invoiceDiscountCalculation: 'Amount', invoiceDiscountPercent: null },
    mistakes,
  }
}

function percentDiscount(rate: number): Discounted {
  const wrong = rate < 0 || rate > 100
  const told = mistake('InvalidValue', 'invoiceDiscountPercent', {
    field: 'invoiceDiscountPercent',
    value: rate,
    max: 100,
    min: 0,
  })
  return {
    discount: { percent: percent(wrong ? 0 : rate) },
    fields: { invoiceDiscountCalculation: 'Percent', invoiceDiscountPercent: rate },
    mistakes: wrong ? [worded(told, rate < 0 ? 'NumberTooSmall' : 'NumberTooLarge')] : [],
  }
}
