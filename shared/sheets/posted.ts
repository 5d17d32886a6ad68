/** The sheets of what was posted: one row per document, or one per line of it. */
import type { ActionName } from './actions.ts'
import { mark, type Sheet, shown } from './columns.ts'

export interface Posted extends Sheet {
  readonly rowPer: 'document' | 'line'
  /** What can be done from a row, with the sheets on which the outcome stands. */
  readonly actions: Readonly<Partial<Record<ActionName, readonly string[]>>>
  /** A draft that several of them are put on together: one per customer. */
  readonly combines?: Combining
}

export interface Combining {
  /** The sheet of the draft. */
  readonly to: string
  /** The action of the draft that takes the lines over, and the property that names where from. */
  readonly action: string
  readonly numbers: string
}

const rowKeys = [mark('rowId', 'code', { hidden: true, width: 38 }), mark('version', 'whole', { hidden: true })]

const totals = [
  shown('totalAmountExcludingTax', 'amount', { width: 16 }),
  shown('totalTaxAmount', 'amount'),
  shown('totalAmountIncludingTax', 'amount', { width: 16 }),
  shown('remainingAmount', 'amount'),
  shown('currencyCode', 'code', { width: 9 }),
  shown('status', 'status'),
]

const goods = [
  shown('number', 'code'),
  shown('postingDate', 'date'),
  shown('orderNumber', 'code'),
  shown('customerNumber', 'code'),
  shown('lineObjectNumber', 'code'),
  shown('description', 'text'),
  shown('quantity', 'quantity'),
  shown('unitOfMeasureCode', 'code', { width: 8 }),
  shown('invoicedQuantity', 'quantity'),
  shown('correction', 'flag'),
  ...rowKeys,
]

export const posted = {
  postedInvoices: {
    key: 'postedInvoices',
    caption: 'sheet.postedInvoices',
    resource: 'salesInvoices',
    rowPer: 'document',
    actions: {
      correct: ['invoices', 'postedCreditMemos'],
      cancel: ['postedCreditMemos'],
      makeCorrectiveCreditMemo: ['creditMemos'],
    },
    table: 'VerkoopPostedInvoices',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('externalDocumentNumber', 'code'),
      shown('orderNumber', 'code'),
      shown('dueDate', 'date'),
      ...totals,
      shown('canceledBy', 'code'),
      ...rowKeys,
    ],
  },
  postedCreditMemos: {
    key: 'postedCreditMemos',
    caption: 'sheet.postedCreditMemos',
    resource: 'salesCreditMemos',
    rowPer: 'document',
    actions: { cancel: ['postedInvoices'] },
    table: 'VerkoopPostedCreditMemos',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('externalDocumentNumber', 'code'),
      shown('returnOrderNumber', 'code'),
      shown('appliesToDocumentNumber', 'code'),
      ...totals,
      shown('corrects', 'code'),
      ...rowKeys,
    ],
  },
  shipments: {
    key: 'shipments',
    caption: 'sheet.shipments',
    resource: 'salesShipments',
    rowPer: 'line',
    actions: { undo: ['shipments', 'orders'] },
    combines: { to: 'invoices', action: 'getShipmentLines', numbers: 'shipmentNumbers' },
    table: 'VerkoopShipments',
    columns: goods,
  },
  returnReceipts: {
    key: 'returnReceipts',
    caption: 'sheet.returnReceipts',
    resource: 'returnReceipts',
    rowPer: 'line',
    actions: { undo: ['returnReceipts', 'returns'] },
    combines: { to: 'creditMemos', action: 'getReturnReceiptLines', numbers: 'returnReceiptNumbers' },
    table: 'VerkoopReturnReceipts',
    columns: goods,
  },
} as const satisfies Readonly<Record<string, Posted>>
