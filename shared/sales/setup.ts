/** The set-up of a company's sales: which accounts, rates, terms and numbers its documents use. */
import {
  amount,
  choice,
  choicesOf,
  code,
  day,
  derived,
  factor,
  flag,
  list,
  mention,
  type RecordOf,
  rate,
  readOnly,
  refer,
  required,
  text,
  units,
  whole,
  wholeOrNone,
} from '../basics/fields.ts'
import { place } from './address.ts'
import { approvable } from './approval.ts'
import { reminderLevel } from './reminder.ts'

export const companyInformation = {
  displayName: text(100),
  addressLine1: place.addressLine1,
  city: place.city,
  postalCode: place.postalCode,
  country: readOnly(place.country),
  phoneNumber: text(30),
  email: text(100),
  website: text(100),
  taxRegistrationNumber: text(20),
  enterpriseNumber: text(20),
  iban: text(40),
  bic: text(11),
  bankName: text(100),
  logo: text(1_500_000),
  paypalMe: text(50),
  language: choice(['en', 'nl', 'fr'], 'en'),
}
export const salesSetup = {
  allowPostingFrom: day(),
  allowPostingTo: day(),
  preventNegativeInventory: flag(),
  creditWarnings: choice(['Both Warnings', 'Credit Limit', 'Overdue Balance', 'No Warning'], 'Both Warnings'),
  exactCostReversingMandatory: flag(),
  stockoutWarning: flag(true),
  calcInvoiceDiscount: flag(),
  invoiceRoundingPrecision: amount(),
  quoteValidityCalculation: text(20),
  externalDocumentNumberMandatory: flag(),
  costingMethod: choice(['FIFO', 'Average'], 'FIFO'),
  paymentDiscountGraceDays: whole(),
  paymentTolerancePercent: rate(),
  maxPaymentToleranceAmount: amount(),
  orderArchiving: flag(true),
  paymentReferenceScheme: choice(['BE-OGM', 'RF', 'none'], 'none'),
  /** The buyer's reference in an e-invoice of a document that has none, such as NA; "": such a document is no e-invoice. */
  defaultBuyerReference: text(40),
  locale: text(10),
  discountPosting: choice(['No Discounts', 'Invoice Discounts', 'Line Discounts', 'All Discounts'], 'No Discounts'),
  paymentDiscountExcludingVAT: flag(),
  adjustForPaymentDiscount: flag(),
  vatTolerancePercent: rate(),
  linkDocumentDateToPostingDate: flag(true),
  expectedCostPostingToGL: flag(),
  /** What another rate at payment than at sale brings or costs, where the currency names no account of its own. */
  realizedGainsAccount: refer('accounts'),
  realizedLossesAccount: refer('accounts'),
}
export const accounts = {
  number: required(code(20)),
  displayName: text(100),
  category: choice(['Assets', 'Liabilities', 'Equity', 'Income', 'Cost of Goods Sold', 'Expense'], 'Assets'),
  blocked: flag(),
  balance: derived(amount()),
}
export const customerPostingGroups = {
  code: required(code(20)),
  displayName: text(100),
  receivablesAccount: refer('accounts'),
  invoiceRoundingAccount: refer('accounts'),
  paymentDiscountDebitAccount: refer('accounts'),
  paymentDiscountCreditAccount: refer('accounts'),
  paymentToleranceDebitAccount: refer('accounts'),
  paymentToleranceCreditAccount: refer('accounts'),
  /** What reminders ask for besides. */
  additionalFeeAccount: refer('accounts'),
  interestAccount: refer('accounts'),
}
export const vendorPostingGroups = {
  code: required(code(20)),
  displayName: text(100),
  payablesAccount: refer('accounts'),
  invoiceRoundingAccount: refer('accounts'),
}
export const inventoryPostingGroups = {
  code: required(code(20)),
  displayName: text(100),
  inventoryAccount: refer('accounts'),
  inventoryInterimAccount: refer('accounts'),
}
export const generalPostingSetups = {
  businessGroup: required(code(20)),
  productGroup: required(code(20)),
  salesAccount: refer('accounts'),
  salesCreditMemoAccount: refer('accounts'),
  salesLineDiscountAccount: refer('accounts'),
  salesInvoiceDiscountAccount: refer('accounts'),
  cogsAccount: refer('accounts'),
  cogsInterimAccount: refer('accounts'),
  /** Goods that were received and are not invoiced yet; without one, the interim account of the cost of goods. */
  inventoryAccrualInterimAccount: refer('accounts'),
  inventoryAdjustmentAccount: refer('accounts'),
  purchaseAccount: refer('accounts'),
  directCostAppliedAccount: refer('accounts'),
}
const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export const vatPostingSetups = {
  businessGroup: required(code(20)),
  productGroup: required(code(20)),
  vatIdentifier: code(20),
  vatPercent: rate(),
  calculationType: choice(['Normal VAT', 'Reverse Charge VAT'], 'Normal VAT'),
  salesVatAccount: refer('accounts'),
  purchaseVatAccount: refer('accounts'),
  taxCategory: choice(taxCategories, 'S'),
  taxCategoryServices: choice([...taxCategories, ''], ''),
  exemptionReason: text(250),
}
export const paymentTerms = {
  code: required(code(20)),
  displayName: text(100),
  dueDateCalculation: text(40),
  discountDateCalculation: text(40),
  discountPercent: rate(),
  calculateDiscountOnCreditMemos: flag(),
  prepaymentRequired: flag(),
}
const numbers = {
  prefix: text(20),
  next: required(whole()),
  width: whole(),
  /** From this number on, each that is given warns. */
  warningNumber: wholeOrNone(),
  /** The last that may be given. */
  lastNumber: wholeOrNone(),
}
export const numberSeries = {
  code: required(code(40)),
  ...numbers,
  /** From a day on other numbers, as for a new year: the period that has begun last gives them, by the posting date. */
  periods: list({ startingDate: required(day()), ...numbers }),
}
export const currencies = {
  code: required(code(10)),
  displayName: text(100),
  amountRoundingPrecision: amount({ initial: 0.01 }),
  /** What is to be paid is rounded to a whole number of these; 0: not at all. */
  invoiceRoundingPrecision: amount(),
  /** What another rate at payment than at sale brings or costs; "": the accounts of the sales set-up. */
  realizedGainsAccount: refer('accounts'),
  realizedLossesAccount: refer('accounts'),
}
export const currencyExchangeRates = {
  currencyCode: required(mention('currencies', 10)),
  startingDate: required(day()),
  /** So many units of the currency are … */
  exchangeRateAmount: required(factor()),
  /** … so many of the company's own. */
  relationalExchangeRateAmount: required(factor()),
}
export const unitsOfMeasure = { code: required(code(10)), displayName: text(100), internationalStandardCode: code(10) }
export const salespeople = { code: required(code(20)), displayName: text(100), email: text(100), phoneNumber: text(30) }
/** What customers of one kind have in common: a new card takes from it what is not said (domain 11.1). */
export const customerTemplates = {
  code: required(code(20)),
  displayName: text(100),
  type: choice(['Company', 'Person'], 'Company'),
  country: code(2),
  language: choice(['', 'en', 'nl', 'fr'], ''),
  salespersonCode: refer('salespeople'),
  currencyCode: refer('currencies', 10),
  pricesIncludeTax: flag(),
  paymentTermsCode: refer('paymentTerms'),
  creditLimit: amount(),
  customerPostingGroup: refer('customerPostingGroups'),
  generalBusinessPostingGroup: code(20),
  vatBusinessPostingGroup: code(20),
  applicationMethod: choice(['Manual', 'Apply to Oldest'], 'Manual'),
  reminderTermsCode: refer('reminderTerms'),
}
/** Why goods come back. */
export const returnReasons = { code: required(code(10)), displayName: text(100) }
export const shippingAgents = { code: required(code(20)), displayName: text(100), website: text(250) }
export const bankAccounts = {
  code: required(code(20)),
  displayName: text(100),
  iban: text(40),
  bic: text(11),
  currencyCode: mention('currencies', 10),
  account: refer('accounts'),
  matchToleranceType: choice(['Amount', 'Percentage'], 'Amount'),
  matchToleranceValue: units(),
}
export const reminderTerms = {
  code: required(code(20)),
  displayName: text(100),
  /** Nobody is reminded of less; 0: of any amount. In the company's currency. */
  minimumAmount: amount(),
  /** How often an entry is reminded of; 0: until it is paid, after the last level by the rules of that. */
  maxNumberOfReminders: whole(),
  /** Percent a year, for levels that calculate interest. */
  interestRate: rate(),
  levels: list(reminderLevel),
}
/** Who is asked for the documents of a user, and up to which amount the user may approve those of others. */
export const approvalUserSetups = {
  userName: required(code(50)),
  approverUserName: code(50),
  /** Without VAT, in the company's currency; 0: none. */
  salesAmountApprovalLimit: amount(),
  unlimitedSalesApproval: flag(),
  /** To whom requests are delegated. */
  substituteUserName: code(50),
  salespersonCode: mention('salespeople'),
  /** Where requests and answers are told; "": only in the product. */
  email: text(100),
  language: choice(['', 'en', 'nl', 'fr'], ''),
}
/** Which documents need approval, and of whom. */
export const approvalWorkflow = {
  enabled: flag(),
  /** Names of resources. */
  documentTypes: choicesOf(approvable),
  /** What makes approval necessary: the amount, a customer's credit limit, or nothing in particular. */
  limitType: choice(['Approver Limits', 'Credit Limits', 'Always'], 'Approver Limits'),
  /** How far up the line it goes: until somebody's limit suffices, one step, or straight to the first whose limit suffices. */
  approverLimitType: choice(['Approver Chain', 'Direct Approver', 'First Qualified Approver'], 'Approver Chain'),
  /** Where the line begins: with the approver of who sends it, or with the document's salesperson. */
  approverType: choice(['Approver', 'Salesperson/Purchaser'], 'Approver'),
  /** Documents below it need none; without VAT, in the company's currency. */
  minimumAmount: amount(),
  dueDays: whole(),
  /** So many days after its due day a request that is not answered goes to the substitute, or up the line; 0: never. */
  delegateAfterDays: whole(),
}
export const userSetups = { userName: required(code(50)), allowPostingFrom: day(), allowPostingTo: day() }

export type CompanyInformation = RecordOf<typeof companyInformation>
export type SalesSetup = RecordOf<typeof salesSetup>
export type Account = RecordOf<typeof accounts>
export type GeneralPostingSetup = RecordOf<typeof generalPostingSetups>
export type VatPostingSetup = RecordOf<typeof vatPostingSetups>
