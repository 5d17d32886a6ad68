/**
 * VAT is rounded per category and rate, once per document, on the sum of its lines; the lines share the result out, the
 * remainder carried from each to the next (Business Central; EN 16931; Belgian law for structured invoices since 2026).
 * Lines of one rate with opposite signs are shared out apart, but their VAT is the rounded VAT of their net.
 */
import {
  allocate,
  cent,
  type Money,
  minus,
  noMoney,
  type Percent,
  percentOf,
  plus,
  type Rounding,
  type Step,
  sum,
  taxBase,
  taxOn,
  taxWithin,
  toTheCent,
} from '../basics/money.ts'

export interface VatIdentity {
  readonly vatIdentifier: string
  readonly taxCategory: string
  /** 0 for reverse charge, whatever the set-up's percentage. */
  readonly rate: Percent
  readonly calculationType: string
}
export interface TaxableLine {
  /** Null for a line that is only text. */
  readonly vat: VatIdentity | null
  /** Line amount less invoice discount, in the price basis of the document. */
  readonly amount: Money
}
export interface TaxedLine {
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
}
export interface TaxGroup extends VatIdentity {
  /** Net amount of its lines. */
  readonly net: Money
  /** What of it bears VAT: less where the terms' early payment discount lowers it. */
  readonly base: Money
  readonly tax: Money
}

const untaxed: TaxedLine = { net: noMoney, tax: noMoney, gross: noMoney }
const groupKey = ({ taxCategory, rate, calculationType }: VatIdentity) => `${taxCategory}|${rate}|${calculationType}`

/** The lines' positions by VAT group, groups in the order of their first line. */
export function groupsOf(lines: readonly { readonly vat: VatIdentity | null }[]): number[][] {
  const groups = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    if (!line.vat) continue
    const key = groupKey(line.vat)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return [...groups.values()]
}

/** Net, VAT and gross of every line, and the groups that ledger, print and e-invoice read. */
export function taxed(
  lines: readonly TaxableLine[],
  pricesIncludeTax: boolean,
  rounding = toTheCent,
): { lines: TaxedLine[]; groups: TaxGroup[] } {
  const result = new Array<TaxedLine>(lines.length).fill(untaxed)
  const groups = groupsOf(lines).map((indexes) => {
    const vat = (lines[indexes[0] as number] as TaxableLine).vat as VatIdentity
    const amounts = indexes.map((index) => (lines[index] as TaxableLine).amount)
    const taxes = groupTaxes(amounts, vat.rate, pricesIncludeTax, rounding)
    const nets = pricesIncludeTax ? netsWithin(amounts, vat.rate, rounding, taxes) : amounts
    indexes.forEach((index, place) => {
      const [net, tax] = [nets[place] as Money, taxes[place] as Money]
      result[index] = { net, tax, gross: plus(net, tax) }
    })
    const net = sum(nets)
    return { ...vat, net, base: taxBase(net, rounding), tax: sum(taxes) }
  })
  return { lines: result, groups }
}

/** Prices hold the VAT of their whole net, also where the base that bears VAT is lowered. */
function netsWithin(amounts: readonly Money[], rate: Percent, rounding: Rounding, taxes: readonly Money[]): Money[] {
  const within =
    rounding.baseDiscount === 0 ? taxes : groupTaxes(amounts, rate, true, { ...rounding, baseDiscount: 0 as Percent })
  return amounts.map((amount, place) => minus(amount, within[place] as Money))
}

function groupTaxes(amounts: readonly Money[], rate: Percent, pricesIncludeTax: boolean, rounding: Rounding): Money[] {
  if (rate === 0) return amounts.map(() => noMoney)
  const taxOf = pricesIncludeTax ? taxWithin : taxOn
  const negatives = amounts.map((amount) => (amount < 0 ? amount : noMoney))
  const negativeTax = taxOf(sum(negatives), rate, rounding)
  const positiveTax = minus(taxOf(sum(amounts), rate, rounding), negativeTax)
  const negativeShares = allocate(negativeTax, negatives, rounding.step)
  const positiveShares = allocate(
    positiveTax,
    amounts.map((amount) => (amount < 0 ? noMoney : amount)),
    rounding.step,
  )
  return amounts.map((_, index) => plus(negativeShares[index] as Money, positiveShares[index] as Money))
}

export interface DiscountableLine {
  readonly vat: VatIdentity | null
  readonly amount: Money
  readonly allowed: boolean
}
/** Of the whole document, by percentage or amount; or `shares`, each line's own. */
export type InvoiceDiscount =
  | { readonly percent: Percent }
  | { readonly amount: Money }
  | { readonly shares: readonly Money[] }

/** The most that an invoice discount can be: what the lines that allow one come to. */
export const discountBase = (lines: readonly DiscountableLine[]) =>
  sum(lines.map((line) => (line.allowed ? line.amount : noMoney)))

/** Each line's share of the invoice discount: first over the VAT groups, then over the lines of each. */
export function invoiceDiscountShares(
  lines: readonly DiscountableLine[],
  discount: InvoiceDiscount,
  step = cent,
): readonly Money[] {
  if ('shares' in discount) return discount.shares
  const weights = lines.map((line) => (line.allowed ? line.amount : noMoney))
  const shares = new Array<Money>(lines.length).fill(noMoney)
  const groups = groupsOf(lines).toSorted((one, other) =>
    identifierAt(lines, one) < identifierAt(lines, other) ? -1 : 1,
  )
  const bases = groups.map((indexes) => sum(indexes.map((index) => weights[index] as Money)))
  const totals =
    'amount' in discount ? allocate(discount.amount, bases, step) : percentages(bases, discount.percent, step)
  totals.forEach((groupTotal, group) => {
    const indexes = groups[group] as number[]
    allocate(
      groupTotal,
      indexes.map((index) => weights[index] as Money),
      step,
    ).forEach((share, place) => {
      shares[indexes[place] as number] = share
    })
  })
  return shares
}

/** So many percent of each base, together the rounded percentage of their sum. */
function percentages(bases: readonly Money[], rate: Percent, step: Step): Money[] {
  let base = noMoney
  return bases.map((own) => {
    const before = percentOf(base, rate, step)
    base = plus(base, own)
    return minus(percentOf(base, rate, step), before)
  })
}

const identifierAt = (lines: readonly DiscountableLine[], indexes: readonly number[]) =>
  lines[indexes[0] as number]?.vat?.vatIdentifier ?? ''
