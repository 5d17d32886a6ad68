/**
 * A document with all that its paper, its message and its e-invoice say beside it: who sells, who pays, what units, terms
 * and VAT groups are called. Taken together when it is issued, so that what was issued stays as it was.
 */
import type { Customer } from './customer.ts'
import type { Line, SalesCreditMemo, SalesInvoice, SalesOrder, SalesQuote, SalesShipment } from './document.ts'
import type { Reminder } from './reminder.ts'
import type { CompanyInformation } from './setup.ts'
import type { CustomerStatement } from './statement.ts'

/** What is printed and sent, by the resource that holds it. */
export interface IssuedDocuments {
  readonly salesQuotes: SalesQuote
  readonly salesOrders: SalesOrder
  readonly salesShipments: SalesShipment
  readonly salesInvoices: SalesInvoice
  readonly salesCreditMemos: SalesCreditMemo
  readonly reminders: Reminder
  /** Worked out when it is asked for; no resource keeps it. */
  readonly customerStatements: CustomerStatement
}
export type PrintedKind = keyof IssuedDocuments
export type IssuedKind = Exclude<PrintedKind, 'customerStatements'>
export const issuedKinds: readonly IssuedKind[] = [
  'salesQuotes',
  'salesOrders',
  'salesShipments',
  'salesInvoices',
  'salesCreditMemos',
  'reminders',
]
export const isIssuedKind = (name: string): name is IssuedKind => (issuedKinds as readonly string[]).includes(name)

/** The logo is not part of it: pictures are large, and every document shows the one of today. */
export type Seller = Omit<CompanyInformation, 'logo'>
/** The customer who pays, as far as the document does not say it itself. */
export type Buyer = Pick<
  Customer,
  'type' | 'enterpriseNumber' | 'taxRegistrationNumber' | 'peppolEndpoint' | 'phoneNumber' | 'email'
>
export interface IssuedUnit {
  readonly displayName: string
  /** Of UN/ECE Recommendation 20 or 21; "" when nobody has said it. */
  readonly code: string
}
export interface IssuedVat {
  readonly taxCategory: string
  /** Why no VAT is charged; "" where some is, or nobody has said it. */
  readonly exemptionReason: string
  /** The key of the VAT posting set-up that says so. */
  readonly setup: string
}
export interface Issued<K extends PrintedKind = PrintedKind> {
  readonly kind: K
  readonly document: IssuedDocuments[K] & { readonly id: string; readonly lastModifiedDateTime: string }
  readonly company: { readonly country: string; readonly currencyCode: string }
  /** In which it is written unless another is asked for: the document's, the customer's or the company's own. */
  readonly language: 'en' | 'nl' | 'fr'
  readonly seller: Seller
  readonly buyer: Buyer
  /** By unit code. */
  readonly units: Readonly<Record<string, IssuedUnit>>
  /** By line id; lines of text have none. */
  readonly vat: Readonly<Record<string, IssuedVat>>
  /** What the terms of payment are called. */
  readonly terms: string
  /** For paying early: how much is given off, and until when. */
  readonly paymentDiscount: { readonly percent: number; readonly amount: number; readonly until: string } | null
  /** What an order asks to be paid before it is delivered, what was paid of that, and under which reference. */
  readonly prepayment: { readonly amount: number; readonly paidAmount: number; readonly reference: string } | null
  /** The VAT in the company's currency, of a document in another. */
  readonly localTaxAmount: number | null
  /** The invoices that a credit memo takes back. */
  readonly corrected: readonly { readonly number: string; readonly date: string }[]
  readonly salesperson: { readonly displayName: string; readonly email: string; readonly phoneNumber: string } | null
  /** What a document without any reference of the buyer says in its place. */
  readonly defaultBuyerReference: string
}
/** Lines of goods and services; a reminder or a statement has none. */
export const linesOf = ({ document }: Pick<Issued, 'document'>): readonly Line[] =>
  'sellToName' in document ? (document.lines as unknown as readonly Line[]) : []

interface Parties {
  readonly customerNumber: string
  readonly billToCustomerNumber?: string
}
/** The customer who pays, or is asked to. */
export const payerOf = ({ billToCustomerNumber, customerNumber }: Parties) => billToCustomerNumber || customerNumber
