/** The sheets of what was posted: one row per document, or one per line of it. */
import type { ActionName } from './actions.ts'
import { mark, type Sheet, shown } from './columns.ts'

export interface Posted extends Sheet {
  readonly rowPer: 'document' | 'line'
  /** What can be done from a row, with the sheets on which the outcome stands. */
  readonly actions: Readonly<Partial<Record<ActionName, readonly string[]>>>
}

export const posted = {
  postedInvoices: {
    key: 'postedInvoices',
    caption: 'sheet.postedInvoices',
    resource: 'salesInvoices',
    rowPer: 'document',
    actions: {},
    table: 'VerkoopPostedInvoices',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('externalDocumentNumber', 'code'),
      shown('orderNumber', 'code'),
      shown('dueDate', 'date'),
      shown('totalAmountExcludingTax', 'amount', { width: 16 }),
      shown('totalTaxAmount', 'amount'),
      shown('totalAmountIncludingTax', 'amount', { width: 16 }),
      shown('remainingAmount', 'amount'),
      shown('status', 'status'),
      mark('rowId', 'code', { hidden: true, width: 38 }),
      mark('version', 'whole', { hidden: true }),
    ],
  },
  shipments: {
    key: 'shipments',
    caption: 'sheet.shipments',
    resource: 'salesShipments',
    rowPer: 'line',
    actions: {},
    table: 'VerkoopShipments',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('orderNumber', 'code'),
      shown('customerNumber', 'code'),
      shown('lineObjectNumber', 'code'),
      shown('description', 'text'),
      shown('quantity', 'quantity'),
      shown('unitOfMeasureCode', 'code', { width: 8 }),
      shown('invoicedQuantity', 'quantity'),
      mark('rowId', 'code', { hidden: true, width: 38 }),
      mark('version', 'whole', { hidden: true }),
    ],
  },
} as const satisfies Readonly<Record<string, Posted>>
