/**
 * Revenue, discounts and VAT of a posted sale, for the general ledger and the VAT return. Discounts that the set-up posts
 * apart go gross to accounts of their own, with VAT of their own; the revenue is higher by them, so that total and VAT stay
 * what the document says. Everything here is in the company's currency: the document as the ledgers see it (currency.ts).
 */
import type { Day } from '../basics/day.ts'
import { cent, type Money, minus, money, noMoney, percent, plus, sum } from '../basics/money.ts'
import type { Line } from '../sales/document.ts'
import { groupsOf, taxed, type VatIdentity } from '../sales/vat.ts'
import { type Direction, directionOf, type PostedSale } from './direction.ts'
import { lineVat } from './drafts/draft-lines.ts'
import type { Facts } from './facts.ts'
import type { GeneralLine } from './general-ledger.ts'
import type { Journal } from './journal.ts'
import { type DiscountKind, discountAccountOf, isPostedApart, revenueAccountOf } from './posting-accounts.ts'
import { vatSetupOf } from './vat-setup.ts'

/** Revenue, or one kind of discount. */
interface Share {
  /** 1 for revenue, -1 for what is taken off it. */
  readonly sign: 1 | -1
  readonly accountOf: (line: Line) => string
  /** Of each line, without VAT. */
  readonly nets: readonly Money[]
  /** Of each VAT group of the document, in their order. */
  readonly taxes: readonly { readonly base: Money; readonly tax: Money }[]
}
export interface Revenue {
  readonly sale: PostedSale
  readonly direction: Direction
  readonly shares: readonly Share[]
  readonly groups: readonly { readonly vat: VatIdentity; readonly account: string }[]
}

/** A sale taken apart into revenue and the discounts that are posted apart. */
export function revenueOf(facts: Facts, sale: PostedSale): Revenue {
  const lines = sale.lines as readonly Line[]
  const vats = lines.map((line) => lineVat(facts, sale, line))
  const discounts = (['line', 'invoice'] as const)
    .filter((kind) => isPostedApart(facts, kind))
    .map((kind) => discountShare(facts, sale, vats, kind))
  const revenue: Share = {
    sign: 1,
    accountOf: (line) => revenueAccountOf(facts, sale, line),
    nets: lines.map((line, index) =>
      plus(money(line.netAmount), sum(discounts.map((one) => one.nets[index] ?? noMoney))),
    ),
    taxes: sale.taxLines.map((tax, group) => ({
      base: plus(money(tax.baseAmount), sum(discounts.map((one) => one.taxes[group]?.base ?? noMoney))),
      tax: plus(money(tax.taxAmount), sum(discounts.map((one) => one.taxes[group]?.tax ?? noMoney))),
    })),
  }
  const groups = groupsOf(vats.map((vat) => ({ vat }))).map(([first = 0]) => ({
    vat: vats[first] as VatIdentity,
    account: vatSetupOf(facts, sale.vatBusinessPostingGroup, lines[first]?.taxCode ?? '')?.salesVatAccount ?? '',
  }))
  return { sale, direction: directionOf(sale), shares: [revenue, ...discounts], groups }
}

/** A line on an account has no product group that would name an account for its discount: it stays within the revenue. */
function discountShare(
  facts: Facts,
  sale: PostedSale,
  vats: readonly (VatIdentity | null)[],
  kind: DiscountKind,
): Share {
  const field = kind === 'line' ? 'discountAmount' : 'invoiceDiscountAllocation'
  const discounts = (sale.lines as readonly Line[]).map((line, index) => ({
    vat: vats[index] ?? null,
    amount: line.lineType === 'Item' ? money(line[field] ?? 0) : noMoney,
  }))
  const rounding = { step: cent, baseDiscount: percent(sale.vatBaseDiscountPercent ?? 0) }
  const { lines, groups } = taxed(discounts, sale.pricesIncludeTax, rounding)
  return {
    sign: -1,
    accountOf: (line) => discountAccountOf(facts, sale, line, kind) ?? '',
    nets: lines.map((line) => line.net),
    taxes: groups,
  }
}

/** One entry of the VAT ledger per category and rate, and one for each discount posted apart. */
export function addVat(journal: Journal, { sale, direction, shares, groups }: Revenue, sourceCode: string) {
  for (const [group, { vat }] of groups.entries())
    for (const { sign, taxes } of shares) {
      const { base, tax } = taxes[group] ?? { base: noMoney, tax: noMoney }
      if (sign === -1 && base === 0 && tax === 0) continue
      journal.add('vatEntries', {
        postingDate: sale.postingDate as Day,
        documentType: direction.documentType,
        documentNumber: sale.number,
        type: 'Sale',
        vatIdentifier: vat.vatIdentifier,
        calculationType: vat.calculationType,
        taxCategory: vat.taxCategory,
        vatPercent: vat.rate,
        base: credited(direction, sign, base),
        amount: credited(direction, sign, tax),
        customerNumber: sale.billToCustomerNumber,
        vendorNumber: '',
        country: sale.billToCountry,
        taxRegistrationNumber: sale.taxRegistrationNumber,
        sourceCode,
      })
    }
}

/** Revenue is a credit, and so negative; what is taken off it, and what a credit memo takes back, a debit. */
const credited = ({ sign: back }: Direction, sign: 1 | -1, amount: Money) =>
  minus(noMoney, (amount * sign * back) as Money)

/** Revenue and discounts per account and posting groups, VAT per category and rate. */
export function revenueLines({ sale, direction, shares, groups }: Revenue): GeneralLine[] {
  const common = {
    documentType: direction.documentType,
    documentNumber: sale.number,
    description: sale.billToName,
  }
  const taxes = groups.flatMap(({ account }, group) =>
    shares.flatMap(({ sign, taxes: own }) => {
      const tax = own[group]?.tax ?? noMoney
      return tax === 0 ? [] : [{ ...common, account, amount: credited(direction, sign, tax) }]
    }),
  )
  return [...shares.flatMap((share) => shareLines(sale, direction, share, common)), ...taxes]
}

function shareLines(
  sale: PostedSale,
  direction: Direction,
  { sign, accountOf, nets }: Share,
  common: Pick<GeneralLine, 'documentType' | 'documentNumber' | 'description'>,
): GeneralLine[] {
  const lines = new Map<string, GeneralLine>()
  for (const [index, line] of (sale.lines as readonly Line[]).entries()) {
    const net = nets[index] ?? noMoney
    if (line.lineType === 'Comment' || line.quantity === 0 || (sign === -1 && net === 0)) continue
    const account = accountOf(line)
    const key = `${account}|${line.generalProductPostingGroup}|${line.taxCode}`
    lines.set(key, {
      ...common,
      account,
      amount: plus(lines.get(key)?.amount ?? noMoney, credited(direction, sign, net)),
      businessGroup: sale.generalBusinessPostingGroup,
      productGroup: line.generalProductPostingGroup,
    })
  }
  return [...lines.values()]
}
