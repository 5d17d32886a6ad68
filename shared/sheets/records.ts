/** The sheets of master data: one row per record. */
import { markColumns, record, type Sheet, shown } from './columns.ts'

/** Who a customer or vendor is and where. */
const party = [
  record('number', 'code', { longest: 20 }),
  record('displayName', 'text', { longest: 100 }),
  record('addressLine1', 'text', { longest: 100 }),
  record('postalCode', 'code', { longest: 20 }),
  record('city', 'text', { width: 18, longest: 50 }),
  record('country', 'code', { width: 8, longest: 2 }),
  record('email', 'text', { longest: 250 }),
  record('phoneNumber', 'code', { width: 18, longest: 30 }),
  record('language', 'code', { width: 8, longest: 2 }),
  record('taxRegistrationNumber', 'code', { width: 16, longest: 20 }),
  record('enterpriseNumber', 'code', { width: 16, longest: 20 }),
] as const

export const records = {
  customers: {
    key: 'customers',
    caption: 'sheet.customers',
    resource: 'customers',
    table: 'VerkoopCustomers',
    columns: [
      ...party,
      record('paymentTermsCode', 'code', { longest: 20 }),
      record('pricesIncludeTax', 'flag'),
      record('creditLimit', 'amount'),
      record('blocked', 'term', { width: 12, longest: 20 }),
      record('generalBusinessPostingGroup', 'code', { longest: 20 }),
      record('vatBusinessPostingGroup', 'code', { longest: 20 }),
      record('customerPostingGroup', 'code', { longest: 20 }),
      shown('balance', 'amount'),
      ...markColumns,
    ],
  },
  items: {
    key: 'items',
    caption: 'sheet.items',
    resource: 'items',
    table: 'VerkoopItems',
    columns: [
      record('number', 'code', { longest: 20 }),
      record('displayName', 'text', { longest: 100 }),
      record('type', 'term', { longest: 20 }),
      record('baseUnitOfMeasureCode', 'code', { width: 8, longest: 10 }),
      record('unitPrice', 'price'),
      record('unitCost', 'price'),
      record('priceIncludesTax', 'flag'),
      record('gtin', 'code', { width: 16, longest: 14 }),
      record('vendorNumber', 'code', { longest: 20 }),
      record('blocked', 'flag'),
      record('salesBlocked', 'flag'),
      record('generalProductPostingGroup', 'code', { longest: 20 }),
      record('vatProductPostingGroup', 'code', { longest: 20 }),
      record('inventoryPostingGroup', 'code', { longest: 20 }),
      shown('inventory', 'quantity'),
      ...markColumns,
    ],
  },
  vendors: {
    key: 'vendors',
    caption: 'sheet.vendors',
    resource: 'vendors',
    table: 'VerkoopVendors',
    columns: [
      ...party,
      record('iban', 'code', { width: 24, longest: 40 }),
      record('paymentTermsCode', 'code', { longest: 20 }),
      record('blocked', 'term', { width: 12, longest: 20 }),
      record('generalBusinessPostingGroup', 'code', { longest: 20 }),
      record('vatBusinessPostingGroup', 'code', { longest: 20 }),
      record('vendorPostingGroup', 'code', { longest: 20 }),
      shown('balance', 'amount'),
      ...markColumns,
    ],
  },
} as const satisfies Readonly<Record<string, Sheet>>
