/** A customer: to whom we sell, on which terms, and whether we still may. */
import {
  amount,
  choice,
  code,
  derived,
  flag,
  list,
  mention,
  part,
  type RecordOf,
  rate,
  refer,
  required,
  text,
} from '../basics/fields.ts'
import { place } from './address.ts'

export const customers = {
  number: code(20),
  displayName: required(text(100)),
  /** From which it took what was not said when it was made. */
  templateCode: refer('customerTemplates'),
  type: choice(['Company', 'Person'], 'Company'),
  ...place,
  phoneNumber: text(30),
  email: text(250),
  website: text(100),
  contactNumber: mention('contacts'),
  language: choice(['', 'en', 'nl', 'fr'], ''),
  salespersonCode: mention('salespeople'),
  taxRegistrationNumber: text(20),
  enterpriseNumber: text(20),
  peppolEndpoint: part({ scheme: code(4), value: text(50) }),
  currencyCode: mention('currencies', 10),
  pricesIncludeTax: flag(),
  paymentTermsCode: refer('paymentTerms'),
  creditLimit: amount(),
  blocked: choice(['', 'Ship', 'Invoice', 'All'], ''),
  billToCustomerNumber: refer('customers'),
  customerPostingGroup: refer('customerPostingGroups'),
  generalBusinessPostingGroup: code(20),
  vatBusinessPostingGroup: code(20),
  invoiceDiscounts: list({ minimumAmount: amount(), discountPercent: rate() }),
  iban: text(40),
  sendingProfile: part({
    to: text(250),
    cc: text(250),
    attachPdf: flag(true),
    attachUbl: flag(),
    /** Whether posted invoices and credit memos are handed to the access point whenever they are sent. */
    eInvoice: choice(['', 'Beside the e-mail', 'Instead of the e-mail'], ''),
    language: choice(['', 'en', 'nl', 'fr'], ''),
  }),
  privacyBlocked: flag(),
  applicationMethod: choice(['Manual', 'Apply to Oldest'], 'Manual'),
  reminderTermsCode: mention('reminderTerms'),
  balance: derived(amount()),
  balanceDue: derived(amount()),
  overdueAmount: derived(amount()),
  totalSalesExcludingTax: derived(amount()),
}
export type Customer = RecordOf<typeof customers>

/** What a block forbids: `Ship` new quotes, orders and deliveries; `Invoice` all sales; `All` everything, credits too. */
export const forbids = (
  customer: Pick<Customer, 'blocked' | 'privacyBlocked'>,
  what: 'order' | 'invoice' | 'ship' | 'credit',
) =>
  customer.privacyBlocked ||
  customer.blocked === 'All' ||
  (customer.blocked === 'Invoice' && what !== 'credit') ||
  (customer.blocked === 'Ship' && what !== 'invoice' && what !== 'credit')
