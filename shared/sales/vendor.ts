/** A vendor: from whom we buy, on which terms, and whether we still may. */
import { amount, choice, code, derived, flag, type RecordOf, refer, required, text } from '../basics/fields.ts'
import { place } from './address.ts'

export const vendors = {
  number: code(20),
  displayName: required(text(100)),
  ...place,
  phoneNumber: text(30),
  email: text(250),
  website: text(100),
  contactNumber: code(20),
  language: choice(['', 'en', 'nl', 'fr'], ''),
  taxRegistrationNumber: text(20),
  enterpriseNumber: text(20),
  paymentTermsCode: refer('paymentTerms'),
  blocked: choice(['', 'Payment', 'All'], ''),
  payToVendorNumber: refer('vendors'),
  vendorPostingGroup: refer('vendorPostingGroups'),
  generalBusinessPostingGroup: code(20),
  vatBusinessPostingGroup: code(20),
  iban: text(40),
  bic: text(11),
  privacyBlocked: flag(),
  /** What we owe the vendor, positive. */
  balance: derived(amount()),
  balanceDue: derived(amount()),
  overdueAmount: derived(amount()),
  totalPurchasesExcludingTax: derived(amount()),
}
export type Vendor = RecordOf<typeof vendors>

/** `Payment` stops payments only; `All`, and a block for privacy, stop everything. */
export const forbidsBuying = (vendor: Pick<Vendor, 'blocked' | 'privacyBlocked'>) =>
  vendor.privacyBlocked || vendor.blocked === 'All'
