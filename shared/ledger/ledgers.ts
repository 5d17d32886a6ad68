/**
 * The ledgers: append-only tables of entries, numbered 1, 2, 3, … per company and ledger without gaps. Figures are whole
 * numbers here (money in hundredths; quantities and unit costs in hundred-thousandths). A column marked `later` changes
 * after posting (what is still open); everything else is sealed by the hash of its transaction.
 * Names follow Business Central's API v2.0.
 */
import type { Day } from '../basics/day.ts'
import type { Money, Percent, Quantity } from '../basics/money.ts'

interface Types {
  text: string
  day: Day
  dayOrNone: Day | null
  money: Money
  quantity: Quantity
  percent: Percent
  whole: number
  wholeOrNone: number | null
  flag: boolean
}
export interface Column {
  readonly kind: keyof Types
  readonly later?: true
  /** A column that was added when there were entries already: what it is in those, or which column of theirs it equals. */
  readonly earlier?: { readonly value: string | number | null } | { readonly sameAs: string }
}
const text = { kind: 'text' } as const
const day = { kind: 'day' } as const
const dayOrNone = { kind: 'dayOrNone' } as const
const money = { kind: 'money' } as const
const quantity = { kind: 'quantity' } as const
const percent = { kind: 'percent' } as const
const whole = { kind: 'whole' } as const
const wholeOrNone = { kind: 'wholeOrNone' } as const
const flag = { kind: 'flag' } as const
const later = <C extends Column>(column: C) => ({ ...column, later: true }) as const
/** Of entries in another currency than the company's: which it is, "" for the company's own. */
const currency = { ...text, earlier: { value: '' } } as const
/** An amount in the company's currency beside one in the currency of the entry. */
const local = (field: string) => ({ ...money, earlier: { sameAs: field } }) as const
/** Which entry or application it is about; none in entries from before there was any such thing. */
const related = { ...wholeOrNone, earlier: { value: null } } as const

const common = {
  entryNumber: whole,
  transactionNumber: whole,
  postingDate: day,
  documentType: text,
  documentNumber: text,
} as const
const signed = { sourceCode: text, userName: text, createdAt: text } as const

export const ledgers = {
  customerLedgerEntries: {
    ...common,
    customerNumber: text,
    description: text,
    externalDocumentNumber: text,
    dueDate: dayOrNone,
    currencyCode: currency,
    amount: money,
    amountLocalCurrency: local('amount'),
    remainingAmount: later(money),
    remainingAmountLocalCurrency: later(money),
    open: later(flag),
    /** Without VAT, in the company's currency. */
    salesAmount: money,
    pmtDiscountDate: dayOrNone,
    remainingPmtDiscPossible: later(money),
    closedByEntryNumber: later(wholeOrNone),
    reversedByEntryNumber: later(wholeOrNone),
    reversedEntryNumber: related,
    /** The order that money was paid for in advance; "" for any other. */
    orderNumber: { ...text, earlier: { value: '' } },
    /** How often it was reminded of. */
    lastIssuedReminderLevel: later(whole),
    documentId: text,
    ...signed,
  },
  detailedCustomerLedgerEntries: {
    ...common,
    customerLedgerEntryNumber: whole,
    entryType: text,
    customerNumber: text,
    currencyCode: currency,
    amount: money,
    amountLocalCurrency: local('amount'),
    unapplied: later(flag),
    appliedCustomerLedgerEntryNumber: wholeOrNone,
    /** All details of one application carry the number of its first. */
    applicationNumber: related,
    /** The early payment discount that was still possible before the application: undoing that gives it back. */
    remainingPmtDiscPossible: { ...money, earlier: { value: 0 } },
    ...signed,
  },
  vendorLedgerEntries: {
    ...common,
    vendorNumber: text,
    description: text,
    externalDocumentNumber: text,
    dueDate: dayOrNone,
    currencyCode: text,
    /** What we owe is negative. */
    amount: money,
    amountLocalCurrency: money,
    remainingAmount: later(money),
    remainingAmountLocalCurrency: later(money),
    open: later(flag),
    /** Without VAT, in the company's currency. */
    purchaseAmount: money,
    closedByEntryNumber: later(wholeOrNone),
    documentId: text,
    ...signed,
  },
  detailedVendorLedgerEntries: {
    ...common,
    vendorLedgerEntryNumber: whole,
    entryType: text,
    vendorNumber: text,
    currencyCode: text,
    amount: money,
    amountLocalCurrency: money,
    unapplied: later(flag),
    appliedVendorLedgerEntryNumber: wholeOrNone,
    ...signed,
  },
  itemLedgerEntries: {
    ...common,
    entryType: text,
    itemNumber: text,
    description: text,
    quantity: quantity,
    remainingQuantity: later(quantity),
    invoicedQuantity: later(quantity),
    open: later(flag),
    costAmountActual: later(money),
    costAmountExpected: later(money),
    salesAmountActual: later(money),
    salesAmountExpected: later(money),
    /** What the part that no receipt covers yet was valued at; its receipt corrects it. */
    provisionalCostAmount: later(money),
    /** Of a sale: what has not come back yet, negative as it is. Nothing more than this can be returned of it. */
    shippedQuantityNotReturned: later(quantity),
    /** The entry that this one takes back, whole or in part: it costs what that one did. */
    appliesToEntry: wholeOrNone,
    /** It undoes what was posted by mistake: goods never moved. */
    correction: flag,
    dropShipment: flag,
    documentId: text,
    documentLineId: text,
    businessGroup: text,
    productGroup: text,
    ...signed,
  },
  itemApplicationEntries: {
    ...common,
    itemNumber: text,
    inboundEntryNumber: whole,
    outboundEntryNumber: whole,
    quantity: quantity,
    ...signed,
  },
  valueEntries: {
    ...common,
    itemLedgerEntryNumber: whole,
    entryType: text,
    itemNumber: text,
    itemLedgerEntryQuantity: quantity,
    invoicedQuantity: quantity,
    costAmountActual: money,
    costAmountExpected: money,
    salesAmountActual: money,
    salesAmountExpected: money,
    discountAmount: money,
    ...signed,
  },
  generalLedgerEntries: {
    ...common,
    accountNumber: text,
    description: text,
    amount: money,
    debitAmount: money,
    creditAmount: money,
    balancingEntries: text,
    businessGroup: text,
    productGroup: text,
    ...signed,
  },
  vatEntries: {
    ...common,
    type: text,
    vatIdentifier: text,
    calculationType: text,
    taxCategory: text,
    vatPercent: percent,
    base: money,
    amount: money,
    customerNumber: text,
    vendorNumber: { ...text, earlier: { value: '' } },
    country: text,
    taxRegistrationNumber: text,
    ...signed,
  },
  bankAccountLedgerEntries: {
    ...common,
    bankAccount: text,
    description: text,
    externalDocumentNumber: text,
    /** Of the bank account. */
    currencyCode: currency,
    amount: money,
    amountLocalCurrency: local('amount'),
    ...signed,
  },
} as const satisfies Record<string, Readonly<Record<string, Column>>>

export type Ledger = keyof typeof ledgers
export const ledgerNames = Object.keys(ledgers) as Ledger[]
export type Entry<L extends Ledger> = {
  readonly [C in keyof (typeof ledgers)[L]]: (typeof ledgers)[L][C] extends { kind: infer K extends keyof Types }
    ? Types[K]
    : never
}
export const columnsOf = (ledger: Ledger) => ledgers[ledger] as Readonly<Record<string, Column>>

/** What the poster of an entry does not say: its number, its transaction, and who posted it when. */
type Stamped = 'entryNumber' | 'transactionNumber' | 'userName' | 'createdAt'
export type NewEntry<L extends Ledger> = Omit<Entry<L>, Stamped>
