/**
 * Buying, as far as selling needs it: orders to vendors, what was received of them, and the vendor's invoices. A line may
 * be a drop shipment: the vendor delivers to the customer, and the line is linked with one of a sales order.
 */
import {
  amount,
  choice,
  code,
  day,
  flag,
  list,
  mention,
  type RecordOf,
  rate,
  readOnly,
  required,
  text,
  unitPriceOrNone,
  units,
  unitsOrNone,
  whole,
  wholeOrNone,
} from '../basics/fields.ts'
import { address } from './address.ts'
import { taxLine } from './document.ts'

const line = {
  id: text(36),
  clientLineId: text(100),
  sequence: whole(),
  itemNumber: required(mention('items')),
  description: text(250),
  unitOfMeasureCode: code(10),
  quantity: units(),
  /** Without VAT. */
  directUnitCost: unitPriceOrNone(),
  taxCode: code(20),
  taxPercent: readOnly(rate()),
  amountExcludingTax: readOnly(amount()),
  totalTaxAmount: readOnly(amount()),
  amountIncludingTax: readOnly(amount()),
  generalProductPostingGroup: readOnly(code(20)),
}
/** The line of a sales order that it is bought for, until that line is invoiced in full. */
const salesLink = {
  dropShipment: readOnly(flag()),
  salesOrderNumber: code(40),
  salesOrderSequence: wholeOrNone(),
}
export const purchaseOrderLine = {
  ...line,
  expectedReceiptDate: day(),
  receiveQuantity: unitsOrNone(),
  receivedQuantity: readOnly(units()),
  invoiceQuantity: unitsOrNone(),
  invoicedQuantity: readOnly(units()),
  outstandingQuantity: readOnly(units()),
  ...salesLink,
}
const parties = {
  vendorNumber: required(mention('vendors')),
  vendorName: readOnly(text(100)),
  ...address('buyFrom'),
  payToVendorNumber: mention('vendors'),
  ...address('payTo'),
  ...address('shipTo'),
  /** To whom the vendor delivers, when that is not us. */
  customerNumber: readOnly(mention('customers')),
}
const terms = {
  documentDate: day(),
  postingDate: day(),
  dueDate: day(),
  /** The number that the vendor gave to its invoice. */
  vendorInvoiceNumber: text(40),
  paymentTermsCode: mention('paymentTerms'),
  comment: text(2000),
  vendorPostingGroup: readOnly(mention('vendorPostingGroups')),
  generalBusinessPostingGroup: readOnly(code(20)),
  vatBusinessPostingGroup: readOnly(code(20)),
  taxRegistrationNumber: readOnly(text(20)),
  totalAmountExcludingTax: readOnly(amount()),
  totalTaxAmount: readOnly(amount()),
  totalAmountIncludingTax: readOnly(amount()),
  taxLines: readOnly(list(taxLine)),
}
export const purchaseOrders = {
  number: readOnly(code(40)),
  status: readOnly(choice(['Draft', 'Released'], 'Draft')),
  orderDate: day(),
  ...parties,
  ...terms,
  fullyReceived: readOnly(flag()),
  archived: readOnly(flag()),
  /** Receipts of which something is still to be invoiced, by id. */
  uninvoicedReceipts: readOnly(list({ id: text(36) })),
  lines: list(purchaseOrderLine),
}
const purchaseReceiptLine = {
  id: text(36),
  sequence: whole(),
  itemNumber: mention('items'),
  description: text(250),
  unitOfMeasureCode: code(10),
  quantity: units(),
  invoicedQuantity: units(),
  correction: flag(),
  orderLineId: text(36),
  itemLedgerEntryNumber: wholeOrNone(),
  dropShipment: flag(),
}
export const purchaseReceipts = {
  number: code(40),
  orderNumber: code(40),
  orderId: text(36),
  postingDate: day(),
  ...parties,
  lines: list(purchaseReceiptLine),
}
export const purchaseInvoices = {
  number: code(40),
  status: choice(['Open', 'Paid'], 'Open'),
  invoiceDate: day(),
  orderNumber: code(40),
  orderId: text(36),
  ...parties,
  ...terms,
  remainingAmount: amount(),
  lines: list({ ...line, orderLineId: text(36) }),
}

export type PurchaseOrder = RecordOf<typeof purchaseOrders>
export type PurchaseOrderLine = RecordOf<typeof purchaseOrderLine>
/** A line as it is sent: only what was typed. */
export type TypedPurchaseLine = Partial<PurchaseOrderLine>
export type PurchaseReceiptLine = RecordOf<typeof purchaseReceiptLine>
export type PurchaseInvoice = RecordOf<typeof purchaseInvoices>
