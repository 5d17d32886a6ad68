/** A chart of accounts, and which of its accounts a company's postings go to until it decides otherwise. */
import type { Account } from '../sales/setup.ts'

export type Region = 'DOMESTIC' | 'EU' | 'EXPORT'
export const regions: readonly Region[] = ['DOMESTIC', 'EU', 'EXPORT']
export type Trade = 'RETAIL' | 'SERVICES'
export const trades: readonly Trade[] = ['RETAIL', 'SERVICES']

/** Number, name, category. */
export type AccountRow = readonly [string, string, Account['category']]

export interface Chart {
  readonly accounts: readonly AccountRow[]
  readonly sales: Readonly<Record<Trade, Readonly<Record<Region, string>>>>
  readonly lineDiscount: string
  readonly invoiceDiscount: string
  readonly costOfSales: string
  readonly costOfSalesInterim: string
  readonly invoicesToReceive: string
  readonly inventory: string
  readonly inventoryInterim: string
  readonly inventoryDifferences: string
  readonly purchases: string
  readonly purchasesIntoStock: string
  readonly receivables: string
  readonly payables: string
  readonly bank: string
  /** By percentage of VAT; those not named go to the first. */
  readonly vatPayable: readonly [number, string][]
  readonly vatReceivable: string
  readonly paymentDiscountGranted: string
  readonly paymentDiscountReturned: string
  readonly paymentToleranceGranted: string
  readonly paymentToleranceReturned: string
  readonly rounding: string
  readonly exchangeGains: string
  readonly exchangeLosses: string
  /** What reminders ask for besides what is owed. */
  readonly reminderFees: string
  readonly interestOnArrears: string
}

export const vatPayableOf = ({ vatPayable }: Chart, rate: number) =>
  (vatPayable.find(([percent]) => percent === rate) ?? vatPayable[0])?.[1] ?? ''
