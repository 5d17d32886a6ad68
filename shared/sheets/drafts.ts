/**
 * The sheets on which documents are drafted: one row per line; the columns of the header are read from a document's first row.
 * Everything that is particular to one kind of document stands in its row here, so that another kind is another row.
 */
import type { ActionName } from './actions.ts'
import {
  type Column,
  currencyColumns,
  header,
  headerColumns,
  line,
  lineColumns,
  markColumns,
  type Sheet,
  termsColumns,
} from './columns.ts'
import type { DocumentFile } from './files.ts'

/** How lines are handled bit by bit: what goes next, what has gone. */
export interface Handling {
  readonly next: 'shipQuantity' | 'receiveQuantity'
  readonly done: 'shippedQuantity' | 'receivedQuantity'
}

export interface Drafted extends Sheet {
  /** The column that names who the document is for. */
  readonly party: 'customerNumber' | 'vendorNumber'
  /** The column that names what a line is about. */
  readonly object: 'lineObjectNumber' | 'itemNumber'
  /** The column of its date. */
  readonly date: string
  /** Dates that are not on the sheet follow from the one that is; a mistake in them is shown there. */
  readonly follows: readonly string[]
  readonly handling: Handling | null
  /** Statuses in which it is drafted no more, besides being archived. */
  readonly done: readonly string[]
  /** What can be done, with the sheets on which the outcome stands. The last is what is done usually. */
  readonly actions: Readonly<Partial<Record<ActionName, readonly string[]>>>
  /** What a saved one can be opened as. */
  readonly files: readonly DocumentFile[]
}

/** Of documents that may need approval. */
const approving = {
  requestApproval: ['approvals'],
  cancelApproval: [],
  approve: ['approvals'],
  reject: ['approvals'],
  delegate: ['approvals'],
} as const
const posted = ['Open', 'Paid', 'Canceled', 'Corrective']
const shipping: Handling = { next: 'shipQuantity', done: 'shippedQuantity' }
const receiving: Handling = { next: 'receiveQuantity', done: 'receivedQuantity' }
const common = { party: 'customerNumber', object: 'lineObjectNumber', handling: null, files: ['pdf'] } as const

/** What goes with a delivery, and what has gone. */
const handled = ({ next, done }: Handling): readonly Column[] => [
  line(next, 'quantity'),
  line('invoiceQuantity', 'quantity'),
  line(done, 'quantity', { shown: true }),
  line('invoicedQuantity', 'quantity', { shown: true }),
]

/** By which goods come back: the entry by which they left, and why. */
const returned: readonly Column[] = [
  line('appliesFromEntry', 'whole', { width: 12 }),
  line('returnReasonCode', 'code', { width: 12, longest: 10 }),
]

export const drafts = {
  invoices: {
    ...common,
    key: 'invoices',
    caption: 'sheet.invoices',
    table: 'VerkoopInvoices',
    resource: 'salesInvoices',
    date: 'postingDate',
    follows: ['invoiceDate', 'documentDate'],
    done: posted,
    actions: { ...approving, postAndSend: ['postedInvoices', 'emails'], post: ['postedInvoices'] },
    columns: [...headerColumns('postingDate'), ...lineColumns, ...currencyColumns, ...termsColumns, ...markColumns],
  },
  orders: {
    ...common,
    key: 'orders',
    caption: 'sheet.orders',
    table: 'VerkoopOrders',
    resource: 'salesOrders',
    date: 'orderDate',
    follows: ['documentDate'],
    handling: shipping,
    done: [],
    actions: {
      ...approving,
      send: ['emails'],
      release: [],
      reopen: [],
      createPurchaseOrder: ['purchaseOrders'],
      ship: ['shipments'],
      invoice: ['postedInvoices'],
      shipAndInvoice: ['shipments', 'postedInvoices'],
    },
    columns: [
      ...headerColumns('orderDate'),
      ...lineColumns,
      ...handled(shipping),
      line('dropShipment', 'flag'),
      line('purchaseOrderNumber', 'code', { shown: true }),
      header('requestedDeliveryDate', 'date'),
      ...currencyColumns,
      ...termsColumns,
      header('prepaymentRequired', 'flag', { width: 19 }),
      header('quoteNumber', 'code', { shown: true }),
      ...markColumns,
    ],
  },
  quotes: {
    ...common,
    key: 'quotes',
    caption: 'sheet.quotes',
    table: 'VerkoopQuotes',
    resource: 'salesQuotes',
    date: 'documentDate',
    follows: [],
    done: ['Accepted'],
    actions: { ...approving, send: ['emails'], makeInvoice: ['invoices'], makeOrder: ['orders'] },
    columns: [
      ...headerColumns('documentDate'),
      ...lineColumns,
      header('validUntilDate', 'date'),
      header('requestedDeliveryDate', 'date'),
      header('contactNumber', 'code', { longest: 20 }),
      ...currencyColumns,
      ...termsColumns,
      ...markColumns,
    ],
  },
  creditMemos: {
    ...common,
    key: 'creditMemos',
    caption: 'sheet.creditMemos',
    table: 'VerkoopCreditMemos',
    resource: 'salesCreditMemos',
    date: 'postingDate',
    follows: ['creditMemoDate', 'documentDate'],
    done: posted,
    actions: { ...approving, postAndSend: ['postedCreditMemos', 'emails'], post: ['postedCreditMemos'] },
    columns: [
      ...headerColumns('postingDate'),
      ...lineColumns,
      header('appliesToDocumentNumber', 'code', { longest: 40 }),
      ...returned,
      ...currencyColumns,
      ...termsColumns,
      ...markColumns,
    ],
  },
  returns: {
    ...common,
    key: 'returns',
    caption: 'sheet.returns',
    table: 'VerkoopReturns',
    resource: 'salesReturnOrders',
    files: [],
    date: 'orderDate',
    follows: ['documentDate'],
    handling: receiving,
    done: [],
    actions: {
      ...approving,
      release: [],
      reopen: [],
      receive: ['returnReceipts'],
      invoice: ['postedCreditMemos'],
      receiveAndInvoice: ['returnReceipts', 'postedCreditMemos'],
    },
    columns: [
      ...headerColumns('orderDate'),
      ...lineColumns,
      ...handled(receiving),
      header('appliesToDocumentNumber', 'code', { longest: 40 }),
      ...returned,
      ...currencyColumns,
      ...termsColumns,
      ...markColumns,
    ],
  },
  purchaseOrders: {
    key: 'purchaseOrders',
    caption: 'sheet.purchaseOrders',
    table: 'VerkoopPurchaseOrders',
    resource: 'purchaseOrders',
    files: [],
    party: 'vendorNumber',
    object: 'itemNumber',
    date: 'orderDate',
    follows: ['documentDate'],
    handling: receiving,
    done: [],
    actions: {
      release: [],
      reopen: [],
      receive: ['shipments', 'itemLedger'],
      invoice: ['vendorLedger'],
      receiveAndInvoice: ['vendorLedger', 'itemLedger'],
    },
    columns: [
      header('document', 'code', { longest: 40 }),
      header('vendorNumber', 'code', { longest: 20 }),
      header('orderDate', 'date', { caption: 'field.date' }),
      header('vendorInvoiceNumber', 'code', { longest: 40 }),
      line('itemNumber', 'code', { longest: 20 }),
      line('description', 'text', { longest: 250 }),
      line('quantity', 'quantity'),
      line('unitOfMeasureCode', 'code', { width: 8, longest: 10 }),
      line('directUnitCost', 'price'),
      line('taxCode', 'code', { width: 10, longest: 20 }),
      line('amountExcludingTax', 'amount', { shown: true }),
      ...handled(receiving),
      line('salesOrderNumber', 'code', { shown: true }),
      line('salesOrderSequence', 'whole', { shown: true }),
      ...markColumns,
    ],
  },
} as const satisfies Readonly<Record<string, Drafted>>
