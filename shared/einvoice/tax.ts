/**
 * VAT by category and rate, from the groups that were stored when the document was posted; and what stands between lines
 * and groups: the invoice discount, and the part of the price that bears no VAT because paying early would save it.
 */
import { type Money, minus, money, noMoney, plus } from '../basics/money.ts'
import type { Line, SalesInvoice, TaxLine } from '../sales/document.ts'
import { type Issued, linesOf } from '../sales/issued.ts'
import { type Adjustment, type Gap, invalid, missing, type Party, type Tax, type TaxGroup } from './e-invoice.ts'
import { adjustmentOf, type Counted, lineTax, taxKey, taxOf } from './lines.ts'
import { vatField } from './parties.ts'

interface Group {
  readonly tax: Tax
  readonly base: Money
  readonly amount: Money
}
const earlyPayment = 'Reduction of the taxable amount for early payment'
const exempt: Tax = { category: 'E', rate: '0' }

/** The groups of what counts; a line without quantity may have one as well, of nothing. */
export function groupsOf(issued: Issued, taxLines: readonly TaxLine[], counted: readonly Counted[]): Group[] {
  const keys = new Set(counted.map(({ line }) => taxKey(lineTax(issued, line))))
  return storedGroups(taxLines).filter(({ tax, base, amount }) => keys.has(taxKey(tax)) || base !== 0 || amount !== 0)
}

/** Groups that differ only in how the VAT is worked out are one here. */
function storedGroups(taxLines: readonly TaxLine[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { taxCategory, taxPercent, baseAmount, taxAmount } of taxLines) {
    const tax = taxOf(taxCategory, taxPercent)
    const before = groups.get(taxKey(tax))
    const [base, amount] = [money(baseAmount), money(taxAmount)]
    groups.set(taxKey(tax), {
      tax,
      base: plus(before?.base ?? noMoney, base),
      amount: plus(before?.amount ?? noMoney, amount),
    })
  }
  return [...groups.values()]
}

/** By category and rate: what of its price bears no VAT because paying early would save it. */
export interface Lowered {
  readonly tax: Tax
  readonly by: Money
}
export function loweredOf(issued: Issued, counted: readonly Counted[], groups: readonly Group[]): Lowered[] {
  const nets = sumsOf(issued, counted, ({ netAmount }) => money(netAmount))
  return groups.map(({ tax, base }) => ({ tax, by: minus(nets.get(taxKey(tax)) ?? noMoney, base) }))
}
const freeOf = (lowered: readonly Lowered[]) => lowered.reduce((total, { by }) => plus(total, by), noMoney)

/** Discounts and additions of the whole, one for each category and rate. What is exempt anyway stays where it is. */
export function adjustmentsOf(
  issued: Issued,
  counted: readonly Counted[],
  groups: readonly Group[],
  lowered: readonly Lowered[],
): Adjustment[] {
  const discounts = sumsOf(issued, counted, (line) => minus(money(line.amountExcludingTax), money(line.netAmount)))
  const moved = lowered.filter(({ tax }) => taxKey(tax) !== taxKey(exempt))
  const free = freeOf(moved)
  return [
    ...groups.flatMap(({ tax }) => some(discounts.get(taxKey(tax)) ?? noMoney, 'Invoice discount', tax)),
    ...moved.flatMap(({ tax, by }) => some(by, earlyPayment, tax)),
    ...(free === 0 ? [] : [{ ...adjustmentOf(minus(noMoney, free), earlyPayment, ''), tax: exempt }]),
  ]
}
function sumsOf(issued: Issued, counted: readonly Counted[], amountOf: (line: Line) => Money): Map<string, Money> {
  const sums = new Map<string, Money>()
  for (const { line } of counted) {
    const key = taxKey(lineTax(issued, line))
    sums.set(key, plus(sums.get(key) ?? noMoney, amountOf(line)))
  }
  return sums
}
const some = (discount: Money, reason: string, tax: Tax): Adjustment[] =>
  discount === 0 ? [] : [{ ...adjustmentOf(discount, reason, '95'), tax }]

/** With what paying early leaves without VAT, and with the reason why none is charged where none is. */
export function taxGroupsOf(issued: Issued, groups: readonly Group[], lowered: readonly Lowered[]): TaxGroup[] {
  const free = freeOf(lowered)
  const key = taxKey(exempt)
  const all: readonly Group[] =
    free === 0 || groups.some(({ tax }) => taxKey(tax) === key)
      ? groups.map((group) => (taxKey(group.tax) === key ? { ...group, base: plus(group.base, free) } : group))
      : [...groups, { tax: exempt, base: free, amount: noMoney }]
  return all.map(({ tax, base, amount }) => ({ ...tax, base, amount, ...reasonOf(issued, tax, free) }))
}

/** Codes of the reasons (code list VATEX) that go with a category whatever the case. */
const reasonCodes: Readonly<Record<string, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
}
function reasonOf(issued: Issued, { category }: Tax, free: Money) {
  if (category === 'S' || category === 'Z') return { reason: '', reasonCode: '' }
  const stored = Object.values(issued.vat).find((one) => one.taxCategory === category && one.exemptionReason !== '')
  const reason = stored?.exemptionReason ?? (category === 'E' && free !== 0 ? earlyPayment : '')
  return { reason, reasonCode: reasonCodes[category] ?? '' }
}

/** What each category asks for: numbers of the parties, a reason, a rate that fits. */
export function taxGaps(issued: Issued, groups: readonly TaxGroup[], seller: Party, buyer: Party): Gap[] {
  const { billToCustomerNumber: customer } = issued.document as SalesInvoice
  const setupOf = (category: string) =>
    linesOf(issued)
      .map(({ id }) => issued.vat[id])
      .find((one) => one?.taxCategory === category)?.setup ?? ''
  const wrong = (field: string, category: string, value: string) =>
    invalid('vatPostingSetups', setupOf(category), field, value)
  return groups.flatMap(({ category, rate, reason, reasonCode }): Gap[] => [
    ...(seller.vatNumber === '' && category !== 'O' ? [missing('companyInformation', '', vatField(seller))] : []),
    ...((category === 'AE' || category === 'K') && buyer.vatNumber === ''
      ? [missing('customers', customer, vatField(buyer))]
      : []),
    ...(category === 'E' && reason === '' && reasonCode === ''
      ? [missing('vatPostingSetups', setupOf(category), 'exemptionReason')]
      : []),
    ...(category === 'S' ? (rate === '0' ? [wrong('taxCategory', category, 'S 0 %')] : []) : []),
    ...(category !== 'S' && rate !== null && rate !== '0'
      ? [wrong('vatPercent', category, `${category} ${rate} %`)]
      : []),
    ...(category === 'O' && (seller.vatNumber !== '' || groups.length > 1)
      ? [wrong('taxCategory', category, 'O')]
      : []),
  ])
}
