/** What a posted invoice leaves behind with the customer, in the general ledger and for the VAT return. */
import { addDays, calculated, type Day, isDateFormula } from '../basics/day.ts'
import { minus, money, negative, noMoney, percent, percentOf } from '../basics/money.ts'
import type { SalesInvoice, TaxLine } from '../sales/document.ts'
import type { Facts } from './facts.ts'
import type { GeneralLine } from './general-ledger.ts'
import type { Journal } from './journal.ts'
import { revenueAccountOf } from './posting-accounts.ts'
import type { RecordIn } from './resources.ts'
import { vatIdentityOf, vatSetupOf } from './vat-setup.ts'

export type PostedInvoice = RecordIn<'salesInvoices'>

export function addReceivable(journal: Journal, facts: Facts, invoice: PostedInvoice, sourceCode: string) {
  const amount = money(invoice.totalAmountIncludingTax)
  const common = {
    postingDate: invoice.postingDate as Day,
    documentType: 'Invoice',
    documentNumber: invoice.number,
    sourceCode,
  }
  const entry = journal.add('customerLedgerEntries', {
    ...common,
    customerNumber: invoice.billToCustomerNumber,
    description: invoice.billToName,
    externalDocumentNumber: invoice.externalDocumentNumber,
    dueDate: invoice.dueDate,
    currencyCode: '',
    amount,
    amountLocalCurrency: amount,
    remainingAmount: amount,
    remainingAmountLocalCurrency: amount,
    open: amount !== 0,
    salesAmount: money(invoice.totalAmountExcludingTax),
    ...paymentDiscount(facts, invoice),
    closedByEntryNumber: null,
    documentId: invoice.id,
  })
  journal.add('detailedCustomerLedgerEntries', {
    ...common,
    customerLedgerEntryNumber: entry.entryNumber,
    entryType: 'Initial Entry',
    customerNumber: invoice.billToCustomerNumber,
    currencyCode: '',
    amount,
    amountLocalCurrency: amount,
    unapplied: false,
    appliedCustomerLedgerEntryNumber: null,
  })
}

/** The discount for paying early, and until when: by the terms, counted from the document's date. */
function paymentDiscount(facts: Facts, invoice: PostedInvoice) {
  const none = { pmtDiscountDate: null, remainingPmtDiscPossible: noMoney }
  const terms = invoice.paymentTermsCode === '' ? null : facts.find('paymentTerms', invoice.paymentTermsCode)
  if (!terms || terms.discountPercent === 0 || !isDateFormula(terms.discountDateCalculation)) return none
  const { paymentDiscountExcludingVAT, paymentDiscountGraceDays } = facts.only('salesSetup')
  const until = calculated(invoice.invoiceDate as Day, terms.discountDateCalculation)
  if (addDays(until, paymentDiscountGraceDays) < (invoice.postingDate as Day)) return none
  const base = paymentDiscountExcludingVAT ? invoice.totalAmountExcludingTax : invoice.totalAmountIncludingTax
  return { pmtDiscountDate: until, remainingPmtDiscPossible: percentOf(money(base), percent(terms.discountPercent)) }
}

export function addVat(journal: Journal, facts: Facts, invoice: PostedInvoice, sourceCode: string) {
  const calculationTypes = calculationTypesOf(facts, invoice)
  for (const tax of invoice.taxLines)
    journal.add('vatEntries', {
      postingDate: invoice.postingDate as Day,
      documentType: 'Invoice',
      documentNumber: invoice.number,
      type: 'Sale',
      vatIdentifier: tax.vatIdentifier,
      calculationType: calculationTypes.get(tax.taxCategory) ?? 'Normal VAT',
      taxCategory: tax.taxCategory,
      vatPercent: percent(tax.taxPercent),
      base: negative(money(tax.baseAmount)),
      amount: negative(money(tax.taxAmount)),
      customerNumber: invoice.billToCustomerNumber,
      vendorNumber: '',
      country: invoice.billToCountry,
      taxRegistrationNumber: invoice.taxRegistrationNumber,
      sourceCode,
    })
}

function calculationTypesOf(facts: Facts, invoice: SalesInvoice) {
  const types = new Map<string, string>()
  for (const line of invoice.lines) {
    const setup = line.lineType === 'Comment' ? null : vatSetupOf(facts, invoice.vatBusinessPostingGroup, line.taxCode)
    if (setup)
      for (const type of ['Inventory', 'Service'] as const)
        types.set(vatIdentityOf(setup, type).taxCategory, setup.calculationType)
  }
  return types
}

/** Receivable, revenue per account and posting groups, VAT per category and rate. */
export function invoiceLines(facts: Facts, invoice: PostedInvoice): GeneralLine[] {
  const common = { documentType: 'Invoice', documentNumber: invoice.number, description: invoice.billToName }
  const receivables = facts.find('customerPostingGroups', invoice.customerPostingGroup)?.receivablesAccount ?? ''
  const taxes = invoice.taxLines
    .filter((tax) => tax.taxAmount !== 0)
    .map((tax) => ({ ...common, account: vatAccountOf(facts, invoice, tax), amount: negative(money(tax.taxAmount)) }))
  return [
    { ...common, account: receivables, amount: money(invoice.totalAmountIncludingTax) },
    ...revenueLines(facts, invoice, common),
    ...taxes,
  ]
}

function revenueLines(
  facts: Facts,
  invoice: PostedInvoice,
  common: Pick<GeneralLine, 'documentType' | 'documentNumber' | 'description'>,
): GeneralLine[] {
  const groups = new Map<string, GeneralLine>()
  for (const line of invoice.lines) {
    if (line.lineType === 'Comment' || line.quantity === 0) continue
    const account = revenueAccountOf(facts, invoice, line)
    const key = `${account}|${line.generalProductPostingGroup}|${line.taxCode}`
    const before = groups.get(key)?.amount ?? noMoney
    groups.set(key, {
      ...common,
      account,
      amount: minus(before, money(line.netAmount)),
      businessGroup: invoice.generalBusinessPostingGroup,
      productGroup: line.generalProductPostingGroup,
    })
  }
  return [...groups.values()]
}

function vatAccountOf(facts: Facts, invoice: PostedInvoice, tax: TaxLine): string {
  const line = invoice.lines.find(
    (one) => one.taxPercent === tax.taxPercent && one.lineType !== 'Comment' && one.netTaxAmount !== 0,
  )
  return vatSetupOf(facts, invoice.vatBusinessPostingGroup, line?.taxCode ?? '')?.salesVatAccount ?? ''
}
