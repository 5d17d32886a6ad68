/**
 * The sheets on which documents are drafted: one row per line; the columns of the header are read from a document's first row.
 * Everything that is particular to one kind of document stands in its row here, so that another kind is another row.
 */
import type { ActionName } from './actions.ts'
import { type Column, headerColumns, line, lineColumns, markColumns, type Sheet } from './columns.ts'

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
}

const posted = ['Open', 'Paid', 'Canceled', 'Corrective']
const shipping: Handling = { next: 'shipQuantity', done: 'shippedQuantity' }
const common = { party: 'customerNumber', object: 'lineObjectNumber', handling: null } as const

/** What goes with a delivery, and what has gone. */
const handled = ({ next, done }: Handling): readonly Column[] => [
  line(next, 'quantity'),
  line('invoiceQuantity', 'quantity'),
  line(done, 'quantity', { shown: true }),
  line('invoicedQuantity', 'quantity', { shown: true }),
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
    actions: { post: ['postedInvoices'] },
    columns: [...headerColumns('postingDate'), ...lineColumns, ...markColumns],
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
      release: [],
      reopen: [],
      ship: ['shipments'],
      invoice: ['postedInvoices'],
      shipAndInvoice: ['shipments', 'postedInvoices'],
    },
    columns: [...headerColumns('orderDate'), ...lineColumns, ...handled(shipping), ...markColumns],
  },
} as const satisfies Readonly<Record<string, Drafted>>
