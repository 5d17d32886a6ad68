/**
 * Quotes, orders, invoices, credit memos and return orders: a header that says who, when and on which terms, and lines
 * that say what. Figures are decimals as on the wire; the arithmetic is in amounts.ts and vat.ts.
 */
import {
  amount,
  amountOrNone,
  choice,
  code,
  day,
  factor,
  flag,
  instant,
  list,
  mention,
  type RecordOf,
  rate,
  rateOrNone,
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
import { approval } from './approval.ts'

export const taxLine = {
  vatIdentifier: code(20),
  taxPercent: rate(),
  taxCategory: code(2),
  baseAmount: amount(),
  taxAmount: amount(),
}
export const line = {
  id: text(36),
  clientLineId: text(100),
  sequence: whole(),
  lineType: choice(['Item', 'Account', 'Comment'], 'Comment'),
  /** Of an item, by its number or id, or of an account. */
  lineObjectNumber: code(36),
  description: text(250),
  unitOfMeasureCode: code(10),
  quantity: units(),
  unitPrice: unitPriceOrNone(),
  discountPercent: rateOrNone(),
  discountAmount: amountOrNone(),
  taxCode: code(20),
  allowInvoiceDiscount: flag(true),
  shipmentDate: day(),
  taxPercent: readOnly(rate()),
  amountExcludingTax: readOnly(amount()),
  totalTaxAmount: readOnly(amount()),
  amountIncludingTax: readOnly(amount()),
  invoiceDiscountAllocation: readOnly(amount()),
  netAmount: readOnly(amount()),
  netTaxAmount: readOnly(amount()),
  netAmountIncludingTax: readOnly(amount()),
  generalProductPostingGroup: readOnly(code(20)),
  /** The order line that a posted line came from. */
  orderLineId: readOnly(text(36)),
}
export const orderLine = {
  ...line,
  shipQuantity: unitsOrNone(),
  shippedQuantity: readOnly(units()),
  invoiceQuantity: unitsOrNone(),
  invoicedQuantity: readOnly(units()),
  outstandingQuantity: readOnly(units()),
  /** The vendor delivers it to the customer. */
  dropShipment: flag(),
  /** The line of a purchase order by which that is asked of the vendor, until it is invoiced in full. */
  purchaseOrderNumber: readOnly(code(40)),
  purchaseOrderSequence: readOnly(wholeOrNone()),
}
/** The order, or return order, that a line invoices, and the delivery by which its goods were moved before. */
const delivered = {
  orderId: readOnly(text(36)),
  orderNumber: readOnly(code(40)),
  deliveryId: readOnly(text(36)),
  deliveryLineId: readOnly(text(36)),
  /** The line discount that was posted apart, where that was another than its own: of part of an order, its share. */
  postedDiscountAmount: readOnly(amountOrNone()),
}
export const invoiceLine = { ...line, ...delivered, shipmentNumber: readOnly(code(40)) }
/** A line by which goods or money come back. */
const creditLine = {
  ...line,
  /** The entry of the item ledger by which the goods left: they come back at the cost that they left with. */
  appliesFromEntry: wholeOrNone(),
  returnReasonCode: mention('returnReasons', 10),
}
export const creditMemoLine = {
  ...creditLine,
  ...delivered,
  returnReceiptNumber: readOnly(code(40)),
  /** The line of a posted invoice that it takes back. */
  invoiceId: readOnly(text(36)),
  invoiceLineId: readOnly(text(36)),
}
export const returnLine = {
  ...creditLine,
  receiveQuantity: unitsOrNone(),
  receivedQuantity: readOnly(units()),
  invoiceQuantity: unitsOrNone(),
  invoicedQuantity: readOnly(units()),
  outstandingQuantity: readOnly(units()),
}
/** Everything that the line of some kind of document holds. */
export const anyLine = { ...orderLine, ...invoiceLine, ...creditMemoLine, ...returnLine }
/** What the headers of all kinds of documents hold. */
export const header = {
  number: readOnly(code(40)),
  customerNumber: required(mention('customers')),
  customerName: readOnly(text(100)),
  ...address('sellTo'),
  ...address('billTo'),
  ...address('shipTo'),
  billToCustomerNumber: mention('customers'),
  postingDate: day(),
  dueDate: day(),
  externalDocumentNumber: text(40),
  customerPurchaseOrderReference: text(40),
  currencyCode: code(10),
  currencyFactor: factor(),
  pricesIncludeTax: flag(),
  paymentTermsCode: mention('paymentTerms'),
  salesperson: mention('salespeople'),
  language: choice(['', 'en', 'nl', 'fr'], ''),
  email: text(250),
  invoiceDiscountPercent: rateOrNone(),
  discountAmount: amountOrNone(),
  /**
   * Where the invoice discount comes from: typed as a percentage or an amount, the customer's own table, or line by line the
   * orders whose deliveries are invoiced.
   */
  invoiceDiscountCalculation: readOnly(choice(['', 'Percent', 'Amount', 'Customer', 'Lines'], '')),
  comment: text(2000),
  customerPostingGroup: readOnly(mention('customerPostingGroups')),
  generalBusinessPostingGroup: readOnly(code(20)),
  vatBusinessPostingGroup: readOnly(code(20)),
  taxRegistrationNumber: readOnly(text(20)),
  /** By how many percent of itself the base of the VAT is lowered, for a discount that paying early would earn. */
  vatBaseDiscountPercent: readOnly(rate()),
  totalAmountExcludingTax: readOnly(amount()),
  totalTaxAmount: readOnly(amount()),
  totalAmountIncludingTax: readOnly(amount()),
  taxLines: readOnly(list(taxLine)),
}
/** The quote that a document was made from. */
const quoted = { quoteNumber: readOnly(code(40)), quoteId: readOnly(text(36)) }
/** What an invoice or a credit memo is once it is posted, and what corrected it. */
const posted = {
  status: readOnly(choice(['Draft', 'In Review', 'Open', 'Paid', 'Canceled', 'Corrective'], 'Draft')),
  /** What rounding adds to the total: total and rounding are what is to be paid. */
  invoiceRoundingAmount: readOnly(amount()),
  remainingAmount: readOnly(amount()),
  draftNumber: readOnly(code(40)),
  /** What the payer is asked to write, so that the payment is recognised. */
  paymentReference: readOnly(text(40)),
  correctedBy: readOnly(code(40)),
  corrects: readOnly(code(40)),
  canceledBy: readOnly(code(40)),
}
export const salesQuotes = {
  ...header,
  ...approval,
  status: readOnly(choice(['Draft', 'In Review', 'Sent', 'Accepted', 'Expired'], 'Draft')),
  documentDate: day(),
  validUntilDate: day(),
  requestedDeliveryDate: day(),
  /** Who asks for it; a contact need not be a customer yet. */
  contactNumber: mention('contacts'),
  sentDateTime: readOnly(instant()),
  /** What it became. */
  orderNumber: readOnly(code(40)),
  orderId: readOnly(text(36)),
  invoiceNumber: readOnly(code(40)),
  invoiceId: readOnly(text(36)),
  /** How many earlier versions are kept: see salesQuoteArchives. */
  archivedVersions: readOnly(whole()),
  lines: list(line),
}
/** A quote as it was when it was sent or accepted. */
export const salesQuoteArchives = {
  ...salesQuotes,
  versionNumber: whole(),
  archivedAt: instant(),
  archivedBy: text(50),
}
export const salesInvoices = {
  ...header,
  ...approval,
  ...posted,
  invoiceDate: day(),
  ...quoted,
  /** The order that it was made from, when all its lines are of one. */
  orderNumber: readOnly(code(40)),
  orderId: readOnly(text(36)),
  lines: list(invoiceLine),
}
export const salesCreditMemos = {
  ...header,
  ...approval,
  ...posted,
  creditMemoDate: day(),
  /** The posted invoice that it is to be settled against. */
  appliesToDocumentNumber: code(40),
  returnOrderNumber: readOnly(code(40)),
  returnOrderId: readOnly(text(36)),
  lines: list(creditMemoLine),
}
export const salesReturnOrders = {
  ...header,
  ...approval,
  status: readOnly(choice(['Draft', 'In Review', 'Released'], 'Draft')),
  orderDate: day(),
  documentDate: day(),
  appliesToDocumentNumber: code(40),
  fullyReceived: readOnly(flag()),
  archived: readOnly(flag()),
  /** Receipts of which something is still to be credited, by id. */
  uninvoicedReceipts: readOnly(list({ id: text(36) })),
  lines: list(returnLine),
}
export const salesOrders = {
  ...header,
  ...approval,
  status: readOnly(choice(['Draft', 'In Review', 'Released'], 'Draft')),
  orderDate: day(),
  documentDate: day(),
  requestedDeliveryDate: day(),
  ...quoted,
  partialShipping: flag(true),
  /** Nothing leaves before it is paid; by the terms of payment unless said otherwise. */
  prepaymentRequired: flag(),
  /** What was paid in advance, and under which reference that is asked for. */
  prepaidAmount: readOnly(amount()),
  paymentReference: readOnly(text(40)),
  fullyShipped: readOnly(flag()),
  archived: readOnly(flag()),
  /** Shipments of which something is still to be invoiced, by id. */
  uninvoicedShipments: readOnly(list({ id: text(36) })),
  lines: list(orderLine),
}
const shipmentLine = {
  id: text(36),
  sequence: whole(),
  lineType: choice(['Item', 'Account', 'Comment'], 'Comment'),
  lineObjectNumber: code(20),
  description: text(250),
  unitOfMeasureCode: code(10),
  quantity: units(),
  invoicedQuantity: units(),
  correction: flag(),
  orderLineId: text(36),
  itemLedgerEntryNumber: wholeOrNone(),
}
export const salesShipments = {
  number: code(40),
  orderNumber: code(40),
  orderId: text(36),
  customerNumber: mention('customers'),
  customerName: text(100),
  ...address('sellTo'),
  ...address('shipTo'),
  billToCustomerNumber: mention('customers'),
  postingDate: day(),
  externalDocumentNumber: text(40),
  customerPurchaseOrderReference: text(40),
  lines: list(shipmentLine),
}

/** What came back for a return order: as a shipment, the other way round. */
export const returnReceipts = salesShipments

/** What people type of a line whatever the document: a copy takes it over, a document that is not open keeps it. */
export const lineTerms = [
  'lineType',
  'lineObjectNumber',
  'description',
  'unitOfMeasureCode',
  'quantity',
  'unitPrice',
  'discountPercent',
  'discountAmount',
  'taxCode',
  'allowInvoiceDiscount',
] as const

export type Line = RecordOf<typeof line>
export type OrderLine = RecordOf<typeof orderLine>
export type InvoiceLine = RecordOf<typeof invoiceLine>
/** A line of any kind of document, while it is worked on. */
export type AnyLine = RecordOf<typeof anyLine>
/** A line as it is sent: only what was typed. */
export type TypedLine = Partial<AnyLine>
export type TaxLine = RecordOf<typeof taxLine>
export type SalesInvoice = RecordOf<typeof salesInvoices>
export type SalesOrder = RecordOf<typeof salesOrders>
export type SalesQuote = RecordOf<typeof salesQuotes>
export type SalesCreditMemo = RecordOf<typeof salesCreditMemos>
export type SalesReturnOrder = RecordOf<typeof salesReturnOrders>
export type SalesDocument = SalesQuote | SalesOrder | SalesInvoice | SalesCreditMemo | SalesReturnOrder
export type ShipmentLine = RecordOf<typeof shipmentLine>
export type SalesShipment = RecordOf<typeof salesShipments>
