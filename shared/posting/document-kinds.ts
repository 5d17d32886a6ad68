/**
 * Every kind of sales document, with what is particular to it: drafting, numbering, warning and locking read this table, so
 * that another kind is another row. What can be done with a document is in actions.ts.
 */
import { type Fields, initialOf } from '../basics/fields.ts'
import { creditMemoLine, invoiceLine, line, orderLine, returnLine } from '../sales/document.ts'
import { postedResources, type RecordIn, type Resource, resources } from './resources.ts'

/** How far a line of an order has got: what was moved of it, and what is to be moved next. */
export interface Handling {
  readonly next: 'shipQuantity' | 'receiveQuantity'
  readonly done: 'shippedQuantity' | 'receivedQuantity'
  /** True of the whole document once nothing is outstanding. */
  readonly complete: 'fullyShipped' | 'fullyReceived'
}
interface Kind {
  /** As answers of actions call one that they made. */
  readonly name: string
  /** The date that the terms of payment count from. */
  readonly dateField: 'documentDate' | 'invoiceDate' | 'creditMemoDate'
  /** Whether it has a date of order of its own, whose prices it takes. */
  readonly isOrdered: boolean
  readonly lines: Fields
  /** What a customer's block must not forbid. */
  readonly trade: 'order' | 'invoice' | 'credit'
  /** Null: it is posted whole, or not at all. */
  readonly handling: Handling | null
  /** Its goods are asked of the stock, its amount of the customer's credit. */
  readonly warns: { readonly ofStock: boolean; readonly ofCredit: boolean }
  /** Statuses in which everything may be changed. */
  readonly open: readonly string[]
  /** Statuses in which nothing may be changed any more. */
  readonly closed: readonly string[]
}

const shipping = { next: 'shipQuantity', done: 'shippedQuantity', complete: 'fullyShipped' } as const
const receiving = { next: 'receiveQuantity', done: 'receivedQuantity', complete: 'fullyReceived' } as const
const posted = ['Open', 'Paid', 'Canceled', 'Corrective']

export const documentKinds = {
  salesQuotes: {
    name: 'quote',
    dateField: 'documentDate',
    isOrdered: false,
    lines: line,
    trade: 'order',
    handling: null,
    warns: { ofStock: false, ofCredit: true },
    open: ['Draft', 'Sent', 'Expired'],
    closed: [],
  },
  salesOrders: {
    name: 'order',
    dateField: 'documentDate',
    isOrdered: true,
    lines: orderLine,
    trade: 'order',
    handling: shipping,
    warns: { ofStock: true, ofCredit: true },
    open: ['Draft'],
    closed: [],
  },
  salesInvoices: {
    name: 'invoice',
    dateField: 'invoiceDate',
    isOrdered: false,
    lines: invoiceLine,
    trade: 'invoice',
    handling: null,
    warns: { ofStock: true, ofCredit: true },
    open: ['Draft'],
    closed: posted,
  },
  salesCreditMemos: {
    name: 'creditMemo',
    dateField: 'creditMemoDate',
    isOrdered: false,
    lines: creditMemoLine,
    trade: 'credit',
    handling: null,
    warns: { ofStock: false, ofCredit: false },
    open: ['Draft'],
    closed: posted,
  },
  salesReturnOrders: {
    name: 'returnOrder',
    dateField: 'documentDate',
    isOrdered: true,
    lines: returnLine,
    trade: 'credit',
    handling: receiving,
    warns: { ofStock: false, ofCredit: false },
    open: ['Draft'],
    closed: [],
  },
} as const satisfies Partial<Record<Resource, Kind>>

export type DocumentResource = keyof typeof documentKinds
export type Draft = RecordIn<DocumentResource>
export const documentResources = Object.keys(documentKinds) as DocumentResource[]
export const isDocument = (name: string): name is DocumentResource => Object.hasOwn(documentKinds, name)
export const kindOf = (type: DocumentResource): Kind => documentKinds[type]

/** Documents before and after posting: their lines name items and accounts. */
export const documentTypes: readonly Resource[] = [...documentResources, 'purchaseOrders', ...postedResources]

/** A new document of each kind before anything is typed. */
export const initialDocuments = Object.fromEntries(
  documentResources.map((type) => [type, initialOf(resources[type].fields)]),
) as unknown as Readonly<Record<DocumentResource, Readonly<Record<string, unknown>>>>

/** The date of a document that terms of payment count from, whatever its kind. */
export const dateFieldIn = (document: object) =>
  'invoiceDate' in document ? 'invoiceDate' : 'creditMemoDate' in document ? 'creditMemoDate' : 'documentDate'

export const isClosed = (type: DocumentResource, document: { readonly status: string }) =>
  kindOf(type).closed.includes(document.status) || ('archived' in document && document.archived === true)
