/**
 * An invoice or credit memo in the terms of EN 16931, from which both its syntaxes are written. Amounts are whole
 * hundredths and positive in a credit note; figures with more decimals are texts, as they will be written.
 */
import type { Money } from '../basics/money.ts'

export interface EInvoice {
  readonly kind: 'invoice' | 'creditNote'
  readonly number: string
  readonly issueDate: string
  readonly dueDate: string | null
  readonly deliveryDate: string | null
  readonly note: string
  readonly currency: string
  /** The seller's own, where the invoice is in another. */
  readonly taxCurrency: string | null
  readonly buyerReference: string
  readonly orderReference: string
  readonly salesOrder: string
  readonly precedingInvoices: readonly { readonly number: string; readonly date: string }[]
  readonly seller: Party
  readonly buyer: Party
  readonly deliverTo: (Address & { readonly name: string }) | null
  readonly payment: Payment | null
  readonly terms: string
  readonly adjustments: readonly Adjustment[]
  readonly taxGroups: readonly TaxGroup[]
  readonly totals: Totals
  readonly lines: readonly ELine[]
}
export interface Address {
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly postalCode: string
  readonly country: string
}
export interface Identifier {
  readonly scheme: string
  readonly value: string
}
export interface Party {
  readonly name: string
  readonly address: Address
  readonly endpoint: Identifier
  /** With country prefix; "" when it has none. */
  readonly vatNumber: string
  readonly legalId: Identifier | null
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
}
export interface Payment {
  readonly reference: string
  readonly iban: string
  readonly bic: string
  readonly accountName: string
}
export interface Tax {
  readonly category: string
  /** Null where the VAT does not apply at all. */
  readonly rate: string | null
}
/** A discount (`charge` false) or an addition, of a line or of the whole. */
export interface Adjustment {
  readonly charge: boolean
  readonly amount: Money
  readonly reason: string
  readonly reasonCode: string
  /** Of the whole document. */
  readonly tax?: Tax
  /** Only where it gives the amount to the cent. */
  readonly percent?: { readonly rate: string; readonly base: Money }
}
export interface TaxGroup extends Tax {
  readonly base: Money
  readonly amount: Money
  readonly reason: string
  readonly reasonCode: string
}
export interface Totals {
  readonly lines: Money
  readonly allowances: Money
  readonly charges: Money
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly rounding: Money
  readonly payable: Money
  /** The VAT in `taxCurrency`. */
  readonly localTax: Money | null
}
export interface ELine {
  readonly id: string
  readonly note: string
  readonly quantity: string
  readonly unitCode: string
  readonly net: Money
  readonly adjustment: Adjustment | null
  readonly name: string
  readonly itemNumber: string
  readonly tax: Tax
  /** Net, per unit, never negative. */
  readonly price: string
}

/** What keeps a document from being an e-invoice: a property of a record that is empty or not what it must be. */
export interface Gap {
  readonly record: { readonly type: string; readonly key: string }
  readonly field: string
  readonly reason: 'missing' | 'invalid'
  readonly value: string
}
export const missing = (type: string, key: string, field: string): Gap => ({
  record: { type, key },
  field,
  reason: 'missing',
  value: '',
})
export const invalid = (type: string, key: string, field: string, value: string): Gap => ({
  record: { type, key },
  field,
  reason: 'invalid',
  value,
})
