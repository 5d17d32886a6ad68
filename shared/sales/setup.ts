/** The set-up of a company's sales: which accounts, rates, terms and numbers its documents use. */
import {
  amount,
  amountOrNone,
  choice,
  code,
  day,
  derived,
  factor,
  flag,
  list,
  part,
  type RecordOf,
  rate,
  readOnly,
  required,
  text,
  units,
  whole,
  wholeOrNone,
} from '../basics/fields.ts'

export const companyInformation = {
  displayName: text(100),
  addressLine1: text(100),
  city: text(50),
  postalCode: text(20),
  country: readOnly(code(2)),
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
  locale: text(10),
  discountPosting: choice(['No Discounts', 'Invoice Discounts', 'Line Discounts', 'All Discounts'], 'No Discounts'),
  paymentDiscountExcludingVAT: flag(),
  adjustForPaymentDiscount: flag(),
  vatTolerancePercent: rate(),
  linkDocumentDateToPostingDate: flag(true),
  expectedCostPostingToGL: flag(),
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
  receivablesAccount: code(20),
  invoiceRoundingAccount: code(20),
  paymentDiscountDebitAccount: code(20),
  paymentDiscountCreditAccount: code(20),
  paymentToleranceDebitAccount: code(20),
  paymentToleranceCreditAccount: code(20),
}
export const vendorPostingGroups = {
  code: required(code(20)),
  displayName: text(100),
  payablesAccount: code(20),
  invoiceRoundingAccount: code(20),
}
export const inventoryPostingGroups = {
  code: required(code(20)),
  displayName: text(100),
  inventoryAccount: code(20),
  inventoryInterimAccount: code(20),
}
export const generalPostingSetups = {
  businessGroup: required(code(20)),
  productGroup: required(code(20)),
  salesAccount: code(20),
  salesCreditMemoAccount: code(20),
  salesLineDiscountAccount: code(20),
  salesInvoiceDiscountAccount: code(20),
  cogsAccount: code(20),
  cogsInterimAccount: code(20),
  inventoryAdjustmentAccount: code(20),
  purchaseAccount: code(20),
  directCostAppliedAccount: code(20),
}
export const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export const vatPostingSetups = {
  businessGroup: required(code(20)),
  productGroup: required(code(20)),
  vatIdentifier: code(20),
  vatPercent: rate(),
  calculationType: choice(['Normal VAT', 'Reverse Charge VAT'], 'Normal VAT'),
  salesVatAccount: code(20),
  purchaseVatAccount: code(20),
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
export const numberSeries = {
  code: required(code(40)),
  prefix: text(20),
  next: required(whole()),
  width: whole(),
  warningNumber: wholeOrNone(),
  lastNumber: wholeOrNone(),
}
export const currencies = {
  code: required(code(10)),
  displayName: text(100),
  amountRoundingPrecision: amount({ initial: 0.01 }),
}
export const currencyExchangeRates = {
  currencyCode: required(code(10)),
  startingDate: required(day()),
  exchangeRateAmount: factor(),
  relationalExchangeRateAmount: factor(),
}
export const unitsOfMeasure = { code: required(code(10)), displayName: text(100), internationalStandardCode: code(10) }
export const salespeople = { code: required(code(20)), displayName: text(100), email: text(100), phoneNumber: text(30) }
export const shippingAgents = { code: required(code(20)), displayName: text(100), website: text(250) }
export const bankAccounts = {
  code: required(code(20)),
  displayName: text(100),
  iban: text(40),
  bic: text(11),
  currencyCode: code(10),
  account: code(20),
  matchToleranceType: choice(['Amount', 'Percentage'], 'Amount'),
  matchToleranceValue: units(),
}
export const reminderTerms = {
  code: required(code(20)),
  displayName: text(100),
  levels: list({
    level: whole(),
    gracePeriod: text(20),
    fee: amountOrNone(),
    text: part({ en: text(1000), nl: text(1000), fr: text(1000) }),
  }),
}
export const userSetups = { userName: required(code(50)), allowPostingFrom: day(), allowPostingTo: day() }

export type CompanyInformation = RecordOf<typeof companyInformation>
export type SalesSetup = RecordOf<typeof salesSetup>
export type Account = RecordOf<typeof accounts>
export type CustomerPostingGroup = RecordOf<typeof customerPostingGroups>
export type InventoryPostingGroup = RecordOf<typeof inventoryPostingGroups>
export type GeneralPostingSetup = RecordOf<typeof generalPostingSetups>
export type VatPostingSetup = RecordOf<typeof vatPostingSetups>
export type PaymentTerms = RecordOf<typeof paymentTerms>
export type NumberSeries = RecordOf<typeof numberSeries>
export type UserSetup = RecordOf<typeof userSetups>
