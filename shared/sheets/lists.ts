/** The sheets of lists inside records, such as an item's sales prices: one row per entry, with the number of its record. */
import { markColumns, record, type Sheet, shown } from './columns.ts'

export interface Listed extends Sheet {
  /** The column that says whose entry a row is. */
  readonly owner: string
  /** The property of the record that holds the list. */
  readonly list: string
}

export const lists = {
  salesPrices: {
    key: 'salesPrices',
    caption: 'sheet.salesPrices',
    resource: 'items',
    owner: 'itemNumber',
    list: 'salesPrices',
    table: 'VerkoopSalesPrices',
    columns: [
      record('itemNumber', 'code', { longest: 20 }),
      shown('displayName', 'text'),
      shown('baseUnitOfMeasureCode', 'code', { width: 8 }),
      record('customerNumber', 'code', { longest: 20 }),
      record('minimumQuantity', 'quantity', { width: 19 }),
      record('unitPrice', 'price'),
      record('discountPercent', 'percent'),
      record('startingDate', 'date'),
      record('endingDate', 'date'),
      ...markColumns,
    ],
  },
  invoiceDiscounts: {
    key: 'invoiceDiscounts',
    caption: 'sheet.invoiceDiscounts',
    resource: 'customers',
    owner: 'customerNumber',
    list: 'invoiceDiscounts',
    table: 'VerkoopInvoiceDiscounts',
    columns: [
      record('customerNumber', 'code', { longest: 20 }),
      shown('displayName', 'text'),
      record('minimumAmount', 'amount', { width: 26, caption: 'field.minimumInvoiceAmount' }),
      record('discountPercent', 'percent'),
      ...markColumns,
    ],
  },
} as const satisfies Readonly<Record<string, Listed>>
