/** Orders and return orders are posted alike, as mirror images: what leaves for the one comes in for the other. */
import type { AnyLine } from '../../sales/document.ts'
import { documentKinds, type Handling } from '../document-kinds.ts'
import type { RecordIn } from '../resources.ts'
import type { HandledLine } from './handled-lines.ts'

/** An order of either kind, while it is posted. */
export type Order = RecordIn<'salesOrders'> | RecordIn<'salesReturnOrders'>
/** How much of a line is posted now: `move` leaves or comes in, in decimals. */
export type Handled = HandledLine<AnyLine>
/** A shipment or a return receipt: what left, or came in. */
export type Delivery = RecordIn<'salesShipments'>

export interface OrderKind {
  readonly resource: 'salesOrders' | 'salesReturnOrders'
  readonly handling: Handling
  /** The document and the series of what is moved. */
  readonly delivery: 'salesShipments' | 'returnReceipts'
  /** The order's list of deliveries of which something is still to be invoiced. */
  readonly uninvoiced: 'uninvoicedShipments' | 'uninvoicedReceipts'
  readonly posted: 'salesInvoices' | 'salesCreditMemos'
  readonly series: 'postedSalesInvoices' | 'postedSalesCreditMemos'
  /** What is moved of a positive quantity, seen from the stock; turnover has the other sign. */
  readonly stock: 1 | -1
  /** What a customer's block must not forbid, of moving and of invoicing. */
  readonly trade: { readonly moving: 'ship' | 'credit'; readonly invoicing: 'invoice' | 'credit' }
  /** As the item ledger calls them. */
  readonly names: { readonly delivery: string; readonly posted: string }
  /** As the answer of an action calls what it made. */
  readonly made: { readonly delivery: 'shipment' | 'returnReceipt'; readonly posted: 'invoice' | 'creditMemo' }
  /** How a draft invoice names deliveries that it invoices: in its lines, and when it takes them over. */
  readonly named: {
    readonly number: 'shipmentNumber' | 'returnReceiptNumber'
    readonly numbers: 'shipmentNumbers' | 'returnReceiptNumbers'
  }
  /** The actions that move, and those that invoice. */
  readonly moves: readonly string[]
  readonly invoices: readonly string[]
}

const orders: OrderKind = {
  resource: 'salesOrders',
  handling: documentKinds.salesOrders.handling,
  delivery: 'salesShipments',
  uninvoiced: 'uninvoicedShipments',
  posted: 'salesInvoices',
  series: 'postedSalesInvoices',
  stock: -1,
  trade: { moving: 'ship', invoicing: 'invoice' },
  names: { delivery: 'Sales Shipment', posted: 'Sales Invoice' },
  made: { delivery: 'shipment', posted: 'invoice' },
  named: { number: 'shipmentNumber', numbers: 'shipmentNumbers' },
  moves: ['ship', 'shipAndInvoice'],
  invoices: ['invoice', 'shipAndInvoice'],
}
const returnOrders: OrderKind = {
  resource: 'salesReturnOrders',
  handling: documentKinds.salesReturnOrders.handling,
  delivery: 'returnReceipts',
  uninvoiced: 'uninvoicedReceipts',
  posted: 'salesCreditMemos',
  series: 'postedSalesCreditMemos',
  stock: 1,
  trade: { moving: 'credit', invoicing: 'credit' },
  names: { delivery: 'Sales Return Receipt', posted: 'Sales Credit Memo' },
  made: { delivery: 'returnReceipt', posted: 'creditMemo' },
  named: { number: 'returnReceiptNumber', numbers: 'returnReceiptNumbers' },
  moves: ['receive', 'receiveAndInvoice'],
  invoices: ['invoice', 'receiveAndInvoice'],
}

export const orderKinds = { salesOrders: orders, salesReturnOrders: returnOrders } as const
export const isOrderKind = (resource: string): resource is OrderKind['resource'] => Object.hasOwn(orderKinds, resource)
/** The orders that documents of this kind invoice; null for kinds that invoice none. */
export const orderKindInvoicedBy = (resource: string): OrderKind | null =>
  Object.values(orderKinds).find(({ posted }) => posted === resource) ?? null
export const orderKindOf = (order: object) => ('uninvoicedReceipts' in order ? returnOrders : orders)

/** Deliveries of which something is still to be invoiced, by id. */
export const uninvoicedOf = (order: Order): readonly { readonly id: string }[] =>
  'uninvoicedReceipts' in order ? order.uninvoicedReceipts : order.uninvoicedShipments
export const linesOf = (order: Order) => order.lines as readonly AnyLine[]
