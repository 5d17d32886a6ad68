/** What a vendor's invoice leaves behind: the debt, the VAT that was paid, and what was bought. */
import type { Day } from '../../basics/day.ts'
import { type Money, minus, money, negative, noMoney, percent, plus, taxOn } from '../../basics/money.ts'
import type { PurchaseInvoice } from '../../sales/purchase.ts'
import type { Facts } from '../facts.ts'
import type { GeneralLine } from '../general-ledger.ts'
import type { Journal } from '../journal.ts'
import { generalSetup } from '../posting-accounts.ts'
import { vatSetupOf } from '../vat-setup.ts'
import { purchaseVat } from './purchase-lines.ts'
import { type PurchaseInvoiceRecord, sourceCode } from './receive-purchase.ts'

/** Writes the entries of vendor and VAT, and gives the lines for the general ledger. */
export function addPurchase(journal: Journal, facts: Facts, invoice: PurchaseInvoiceRecord): GeneralLine[] {
  const taxes = taxesOf(facts, invoice)
  addPayable(journal, invoice)
  for (const tax of taxes) addVat(journal, invoice, tax)
  return [
    payableLine(facts, invoice),
    ...purchaseLinesOf(facts, invoice),
    ...taxes.flatMap((tax) => taxLines(invoice, tax)),
  ]
}

const common = (invoice: PurchaseInvoiceRecord) => ({
  postingDate: invoice.postingDate as Day,
  documentType: 'Invoice',
  documentNumber: invoice.number,
  sourceCode,
})
const named = (invoice: PurchaseInvoice) => ({
  documentType: 'Invoice',
  documentNumber: invoice.number,
  description: invoice.payToName,
})

function addPayable(journal: Journal, invoice: PurchaseInvoiceRecord) {
  const amount = negative(money(invoice.totalAmountIncludingTax))
  const owed = { vendorNumber: invoice.payToVendorNumber, currencyCode: '', amount, amountLocalCurrency: amount }
  const entry = journal.add('vendorLedgerEntries', {
    ...common(invoice),
    ...owed,
    description: invoice.payToName,
    externalDocumentNumber: invoice.vendorInvoiceNumber,
    dueDate: invoice.dueDate,
    remainingAmount: amount,
    remainingAmountLocalCurrency: amount,
    open: amount !== 0,
    purchaseAmount: negative(money(invoice.totalAmountExcludingTax)),
    closedByEntryNumber: null,
    documentId: invoice.id,
  })
  journal.add('detailedVendorLedgerEntries', {
    ...common(invoice),
    ...owed,
    vendorLedgerEntryNumber: entry.entryNumber,
    entryType: 'Initial Entry',
    unapplied: false,
    appliedVendorLedgerEntryNumber: null,
  })
}

const payableLine = (facts: Facts, invoice: PurchaseInvoice): GeneralLine => ({
  ...named(invoice),
  account: facts.find('vendorPostingGroups', invoice.vendorPostingGroup)?.payablesAccount ?? '',
  amount: negative(money(invoice.totalAmountIncludingTax)),
})

/** Per account and posting groups. */
function purchaseLinesOf(facts: Facts, invoice: PurchaseInvoice): GeneralLine[] {
  const { generalBusinessPostingGroup: businessGroup } = invoice
  const groups = new Map<string, GeneralLine>()
  for (const { generalProductPostingGroup: productGroup, taxCode, amountExcludingTax } of invoice.lines) {
    const account = generalSetup(facts, businessGroup, productGroup)?.purchaseAccount ?? ''
    const key = `${account}|${productGroup}|${taxCode}`
    const amount = plus(groups.get(key)?.amount ?? noMoney, money(amountExcludingTax))
    groups.set(key, { ...named(invoice), account, amount, businessGroup, productGroup })
  }
  return [...groups.values()]
}

interface Tax {
  readonly vatIdentifier: string
  readonly calculationType: string
  readonly taxCategory: string
  readonly vatPercent: number
  readonly base: Money
  readonly amount: Money
  readonly account: string
  /** What is shifted to the buyer is owed as well as deducted. */
  readonly owedOn: string | null
}
function taxesOf(facts: Facts, invoice: PurchaseInvoiceRecord): Tax[] {
  return invoice.taxLines.map((tax) => {
    const line = invoice.lines.find((one) => {
      const vat = purchaseVat(facts, invoice, one)
      return vat?.taxCategory === tax.taxCategory && vat.rate === percent(tax.taxPercent)
    })
    const setup = vatSetupOf(facts, invoice.vatBusinessPostingGroup, line?.taxCode ?? '')
    const isShifted = setup?.calculationType === 'Reverse Charge VAT'
    const vatPercent = isShifted ? setup.vatPercent : tax.taxPercent
    const base = money(tax.baseAmount)
    return {
      vatIdentifier: tax.vatIdentifier,
      calculationType: setup?.calculationType ?? 'Normal VAT',
      taxCategory: tax.taxCategory,
      vatPercent,
      base,
      amount: isShifted ? taxOn(base, percent(vatPercent)) : money(tax.taxAmount),
      account: setup?.purchaseVatAccount ?? '',
      owedOn: isShifted ? setup.salesVatAccount : null,
    }
  })
}

function addVat(journal: Journal, invoice: PurchaseInvoiceRecord, tax: Tax) {
  journal.add('vatEntries', {
    ...common(invoice),
    type: 'Purchase',
    vatIdentifier: tax.vatIdentifier,
    calculationType: tax.calculationType,
    taxCategory: tax.taxCategory,
    vatPercent: percent(tax.vatPercent),
    base: tax.base,
    amount: tax.amount,
    customerNumber: '',
    vendorNumber: invoice.payToVendorNumber,
    country: invoice.payToCountry,
    taxRegistrationNumber: invoice.taxRegistrationNumber,
  })
}

function taxLines(invoice: PurchaseInvoice, { amount, account, owedOn }: Tax): GeneralLine[] {
  if (amount === 0) return []
  const paid = { ...named(invoice), account, amount }
  return owedOn === null ? [paid] : [paid, { ...named(invoice), account: owedOn, amount: minus(noMoney, amount) }]
}
