/** What a discount or a difference that is let go does to the general ledger and the VAT: it makes the sale smaller. */
import { allocate, type Money, minus, money, negative, percent, shareOf, sum } from '../../basics/money.ts'
import type { NewEntry } from '../../ledger/ledgers.ts'
import type { WriteOffKind } from '../../receivables/discount.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Facts } from '../facts.ts'
import type { GeneralLine } from '../general-ledger.ts'
import { usable } from '../posting-accounts.ts'
import { type Mistake, mistake } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { type Revenue, revenueOf } from '../revenue.ts'
import { type Debt, debtOf } from './debts.ts'

export interface WrittenOff {
  readonly paying: OpenItem
  readonly item: OpenItem
  readonly kind: WriteOffKind
  /** With the sign that it has on the paying item: negative where the customer pays less. */
  readonly amount: Money
  /** The same in the company's currency, at the rate of the paying item. */
  readonly local: Money
  /** Whether VAT is taken back with it. */
  readonly adjusted: boolean
}
/** The part of it that belongs to one VAT rate of the item's document. */
export interface Share {
  readonly net: Money
  readonly vat: Money
}

/** VAT goes back with what is written off where the set-up says so, unless the discount is taken on the amount without VAT. */
export function isAdjusted(facts: Facts, item: OpenItem): boolean {
  const { adjustForPaymentDiscount, paymentDiscountExcludingVAT } = facts.only('salesSetup')
  return adjustForPaymentDiscount && !paymentDiscountExcludingVAT && (debtOf(facts, item)?.taxLines.length ?? 0) > 0
}

/** An amount of the item, in whichever currency, by the VAT rates of its document. */
export function sharesOf(facts: Facts, item: OpenItem, amount: Money): Share[] {
  const taxes = debtOf(facts, item)?.taxLines ?? []
  const gross = taxes.map((tax) => money(tax.baseAmount) + money(tax.taxAmount))
  return allocate(amount, gross).map((part, index) => {
    const vat = shareOf(part, money(taxes[index]?.taxAmount ?? 0), gross[index] || 1)
    return { net: minus(part, vat), vat }
  })
}

/** Where each kind goes: to the account for what customers are given, or for what is taken back from them. */
function accountFieldOf({ kind, amount }: WrittenOff) {
  const given = amount < 0
  if (kind === 'Payment Discount') return given ? 'paymentDiscountDebitAccount' : 'paymentDiscountCreditAccount'
  return given ? 'paymentToleranceDebitAccount' : 'paymentToleranceCreditAccount'
}

export interface Consequences {
  readonly lines: readonly GeneralLine[]
  readonly taxes: readonly Omit<NewEntry<'vatEntries'>, 'postingDate' | 'sourceCode'>[]
  readonly mistakes: readonly Mistake[]
}
/** `reversed`: of a write-off that is taken back, on the accounts on which it was made. */
export function consequencesOf(facts: Facts, written: WrittenOff, reversed: boolean): Consequences {
  const { paying, item, local: amount } = written
  const group = groupOf(facts, paying.customerNumber)
  const field = accountFieldOf(written)
  const debt = written.adjusted ? debtOf(facts, item) : null
  const shares = debt ? sharesOf(facts, item, amount) : []
  const taxGroups = debt ? revenueOf(facts, debt).groups : []
  const signed = (value: Money) => (reversed ? negative(value) : value)
  const common = {
    documentType: paying.documentType,
    documentNumber: paying.documentNumber,
    description: paying.description,
  }
  const lines = [
    { account: group?.receivablesAccount ?? '', amount },
    { account: group?.[field] ?? '', amount: negative(minus(amount, sum(shares.map((share) => share.vat)))) },
    ...shares.map(({ vat }, index) => ({ account: taxGroups[index]?.account ?? '', amount: negative(vat) })),
  ]
  return {
    lines: lines
      .filter((line) => line.amount !== 0)
      .map((line) => ({ ...common, ...line, amount: signed(line.amount) })),
    taxes: debt ? shares.map((share, index) => taxEntry(debt, paying, share, taxGroups[index]?.vat, signed)) : [],
    mistakes: accountMistakes(facts, group, field),
  }
}

const groupOf = (facts: Facts, customerNumber: string) => {
  const code = facts.find('customers', customerNumber)?.customerPostingGroup ?? ''
  return code === '' ? null : facts.find('customerPostingGroups', code)
}

const accountMistakes = (
  facts: Facts,
  group: RecordIn<'customerPostingGroups'> | null,
  field: ReturnType<typeof accountFieldOf>,
) =>
  (['receivablesAccount', field] as const).flatMap((one) =>
    usable(facts, group?.[one], (code, _, params) => mistake(code, '', params), {
      group: group?.code ?? '',
      field: one,
    }),
  )

function taxEntry(
  debt: Debt,
  { documentType, documentNumber }: OpenItem,
  { net, vat }: Share,
  of: Revenue['groups'][number]['vat'] | undefined,
  signed: (value: Money) => Money,
): Consequences['taxes'][number] {
  return {
    documentType,
    documentNumber,
    type: 'Sale',
    vatIdentifier: of?.vatIdentifier ?? '',
    calculationType: of?.calculationType ?? 'Normal VAT',
    taxCategory: of?.taxCategory ?? '',
    vatPercent: of?.rate ?? percent(0),
    base: signed(negative(net)),
    amount: signed(negative(vat)),
    customerNumber: debt.billToCustomerNumber,
    vendorNumber: '',
    country: debt.billToCountry,
    taxRegistrationNumber: debt.taxRegistrationNumber,
  }
}
