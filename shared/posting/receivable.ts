/** What a posted sale leaves behind with the customer, in the general ledger and for the VAT return. */
import { addDays, calculated, type Day, isDateFormula } from '../basics/day.ts'
import {
  inSteps,
  type Money,
  minus,
  money,
  negative,
  noMoney,
  percent,
  percentOf,
  plus,
  type Step,
} from '../basics/money.ts'
import type { NewEntry } from '../ledger/ledgers.ts'
import type { OpenItem } from '../receivables/open-item.ts'
import { isForeign, stepOf } from './currency.ts'
import { type Direction, directionOf, isCreditMemo, type PostedSale } from './direction.ts'
import { dateFieldIn } from './document-kinds.ts'
import type { Facts } from './facts.ts'
import type { GeneralLine } from './general-ledger.ts'
import type { Journal } from './journal.ts'
import { addVat, revenueLines, revenueOf } from './revenue.ts'

/** What is to be paid: total and rounding. */
export const payableOf = (sale: Pick<PostedSale, 'totalAmountIncludingTax' | 'invoiceRoundingAmount'>) =>
  plus(money(sale.totalAmountIncludingTax), money(sale.invoiceRoundingAmount ?? 0))

/** What rounding adds to the total of a document that is posted, in its currency. */
export function roundingAmount(
  facts: Facts,
  { currencyCode, totalAmountIncludingTax }: Pick<PostedSale, 'currencyCode' | 'totalAmountIncludingTax'>,
): Money {
  const precision = isForeign(facts, currencyCode)
    ? (facts.find('currencies', currencyCode)?.invoiceRoundingPrecision ?? 0)
    : facts.only('salesSetup').invoiceRoundingPrecision
  const total = money(totalAmountIncludingTax)
  return precision > 0 ? minus(inSteps(total, money(precision) as number as Step), total) : noMoney
}

export interface PostedItem {
  /** What the customer owes, or has to get, for it. */
  readonly item: OpenItem
  readonly general: GeneralLine[]
}
/**
 * Writes the entries of customer and VAT, and gives the lines for the general ledger. `form` is the sale as the ledgers see
 * it, in the company's currency.
 */
export function addSale(
  journal: Journal,
  facts: Facts,
  sale: PostedSale,
  form: PostedSale,
  sourceCode: string,
): PostedItem {
  const revenue = revenueOf(facts, form)
  const item = addReceivable(journal, facts, sale, form, sourceCode)
  addVat(journal, revenue, sourceCode)
  return { item, general: [...receivableLines(facts, form), ...revenueLines(revenue)] }
}

const signed = ({ sign }: Direction, amount: Money) => (sign === 1 ? amount : negative(amount))

function addReceivable(
  journal: Journal,
  facts: Facts,
  sale: PostedSale,
  form: PostedSale,
  sourceCode: string,
): OpenItem {
  const direction = directionOf(sale)
  return addOpenItem(journal, {
    postingDate: sale.postingDate as Day,
    documentType: direction.documentType,
    documentNumber: sale.number,
    documentId: sale.id,
    customerNumber: sale.billToCustomerNumber,
    description: sale.billToName,
    externalDocumentNumber: sale.externalDocumentNumber,
    dueDate: sale.dueDate,
    currencyCode: isForeign(facts, sale.currencyCode) ? sale.currencyCode : '',
    amount: signed(direction, payableOf(sale)),
    amountLocalCurrency: signed(direction, payableOf(form)),
    salesAmount: signed(direction, money(form.totalAmountExcludingTax)),
    ...paymentDiscount(facts, sale, direction),
    sourceCode,
  })
}

type Owing = Omit<
  NewEntry<'customerLedgerEntries'>,
  | 'remainingAmount'
  | 'remainingAmountLocalCurrency'
  | 'open'
  | 'closedByEntryNumber'
  | 'reversedByEntryNumber'
  | 'reversedEntryNumber'
  | 'orderNumber'
  | 'lastIssuedReminderLevel'
> & { readonly orderNumber?: string }

/** An entry of a customer, all of it open, with its first detail. */
export function addOpenItem(journal: Journal, owing: Owing, reversedEntryNumber: number | null = null): OpenItem {
  const entry = journal.add('customerLedgerEntries', {
    ...owing,
    remainingAmount: owing.amount,
    remainingAmountLocalCurrency: owing.amountLocalCurrency,
    open: owing.amount !== 0,
    closedByEntryNumber: null,
    reversedByEntryNumber: null,
    reversedEntryNumber,
    orderNumber: owing.orderNumber ?? '',
    lastIssuedReminderLevel: 0,
  })
  journal.add('detailedCustomerLedgerEntries', {
    postingDate: owing.postingDate,
    documentType: owing.documentType,
    documentNumber: owing.documentNumber,
    customerLedgerEntryNumber: entry.entryNumber,
    entryType: 'Initial Entry',
    customerNumber: owing.customerNumber,
    currencyCode: owing.currencyCode,
    amount: owing.amount,
    amountLocalCurrency: owing.amountLocalCurrency,
    unapplied: false,
    appliedCustomerLedgerEntryNumber: null,
    applicationNumber: null,
    remainingPmtDiscPossible: noMoney,
    sourceCode: owing.sourceCode,
  })
  return entry
}

/** The discount for paying early, and until when: by the terms, counted from the document's date. */
export function paymentDiscount(facts: Facts, sale: PostedSale, direction: Direction) {
  const none = { pmtDiscountDate: null, remainingPmtDiscPossible: noMoney }
  const terms = sale.paymentTermsCode === '' ? null : facts.find('paymentTerms', sale.paymentTermsCode)
  if (!terms || terms.discountPercent === 0 || !isDateFormula(terms.discountDateCalculation)) return none
  if (isCreditMemo(sale) && !terms.calculateDiscountOnCreditMemos) return none
  const { paymentDiscountExcludingVAT, paymentDiscountGraceDays } = facts.only('salesSetup')
  const documentDate =
    (sale as unknown as Readonly<Record<string, Day>>)[dateFieldIn(sale)] ?? (sale.postingDate as Day)
  const until = calculated(documentDate, terms.discountDateCalculation)
  if (addDays(until, paymentDiscountGraceDays) < (sale.postingDate as Day)) return none
  const base = paymentDiscountExcludingVAT ? money(sale.totalAmountExcludingTax) : payableOf(sale)
  const discount = percentOf(base, percent(terms.discountPercent), stepOf(facts, sale.currencyCode))
  return { pmtDiscountDate: until, remainingPmtDiscPossible: signed(direction, discount) }
}

/** The receivable, and what rounding makes of the total. */
function receivableLines(facts: Facts, form: PostedSale): GeneralLine[] {
  const direction = directionOf(form)
  const common = { documentType: direction.documentType, documentNumber: form.number, description: form.billToName }
  const group = facts.find('customerPostingGroups', form.customerPostingGroup)
  const rounding = money(form.invoiceRoundingAmount ?? 0)
  return [
    { ...common, account: group?.receivablesAccount ?? '', amount: signed(direction, payableOf(form)) },
    ...(rounding === 0
      ? []
      : [{ ...common, account: group?.invoiceRoundingAccount ?? '', amount: signed(direction, negative(rounding)) }]),
  ]
}
