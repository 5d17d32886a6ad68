/** The sheets of what was posted or sent, and of what orders still have to deliver: one row per document, or one per line of it. */
import type { ActionName } from './actions.ts'
import { mark, type Sheet, shown } from './columns.ts'
import type { DocumentFile } from './files.ts'

export interface Posted extends Sheet {
  /** `outstandingLine`: a line of an open order of which something is left to ship or to invoice. */
  readonly rowPer: 'document' | 'line' | 'outstandingLine'
  /** What can be done from a row, with the sheets on which the outcome stands. */
  readonly actions: Readonly<Partial<Record<ActionName, readonly string[]>>>
  /** A draft that several of them are put on together: one per customer. */
  readonly combines?: Combining
  /** What its documents can be opened as: the last part of their address on the server. */
  readonly files: readonly DocumentFile[]
  /** Its drafts stand on it too; these actions are theirs, the others of what was posted. */
  readonly ofDrafts?: readonly ActionName[]
  /** Nothing else can be made of its documents. */
  readonly cannotBeCopied?: true
  /** Its rows are about documents and are none themselves: they cannot be copied and have no entries. */
  readonly isAbout?: true
  /** The properties by which a row is called, ordered and told apart; number and name of the customer when left out. */
  readonly called?: { readonly label: string; readonly party: string; readonly order: string }
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

const goods = (party: string, object: string) => [
  shown('number', 'code'),
  shown('postingDate', 'date'),
  shown('orderNumber', 'code'),
  shown(party, 'code'),
  shown(object, 'code'),
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
    files: ['pdf', 'ubl'],
    actions: {
      send: ['emails'],
      sendEInvoice: ['emails'],
      correct: ['invoices', 'orders', 'postedCreditMemos'],
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
    files: ['pdf', 'ubl'],
    actions: { send: ['emails'], sendEInvoice: ['emails'], cancel: ['postedInvoices'] },
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
    files: ['pdf'],
    actions: { send: ['emails'], undo: ['shipments', 'orders'] },
    combines: { to: 'invoices', action: 'getShipmentLines', numbers: 'shipmentNumbers' },
    table: 'VerkoopShipments',
    columns: goods('customerNumber', 'lineObjectNumber'),
  },
  returnReceipts: {
    key: 'returnReceipts',
    caption: 'sheet.returnReceipts',
    resource: 'returnReceipts',
    rowPer: 'line',
    files: [],
    actions: { undo: ['returnReceipts', 'returns'] },
    combines: { to: 'creditMemos', action: 'getReturnReceiptLines', numbers: 'returnReceiptNumbers' },
    table: 'VerkoopReturnReceipts',
    columns: goods('customerNumber', 'lineObjectNumber'),
  },
  purchaseReceipts: {
    key: 'purchaseReceipts',
    caption: 'sheet.purchaseReceipts',
    resource: 'purchaseReceipts',
    rowPer: 'line',
    files: [],
    actions: {},
    table: 'VerkoopPurchaseReceipts',
    columns: goods('vendorNumber', 'itemNumber'),
  },
  outstanding: {
    key: 'outstanding',
    caption: 'sheet.outstanding',
    resource: 'salesOrders',
    rowPer: 'outstandingLine',
    files: ['pdf'],
    actions: {},
    table: 'VerkoopOutstanding',
    columns: [
      shown('number', 'code'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('requestedDeliveryDate', 'date'),
      shown('lineObjectNumber', 'code'),
      shown('description', 'text'),
      shown('quantity', 'quantity'),
      shown('unitOfMeasureCode', 'code', { width: 8 }),
      shown('shippedQuantity', 'quantity'),
      shown('outstandingQuantity', 'quantity', { width: 13 }),
      shown('invoicedQuantity', 'quantity'),
      shown('shippedNotInvoicedQuantity', 'quantity', { width: 13 }),
      shown('uninvoicedQuantity', 'quantity', { width: 13 }),
      shown('uninvoicedAmount', 'amount', { width: 16 }),
      shown('currencyCode', 'code', { width: 9 }),
      shown('dropShipment', 'flag'),
      shown('purchaseOrderNumber', 'code'),
      shown('status', 'status'),
      ...rowKeys,
    ],
  },
  reminders: {
    key: 'reminders',
    caption: 'sheet.reminders',
    resource: 'reminders',
    rowPer: 'document',
    files: ['pdf'],
    ofDrafts: ['issue', 'delete'],
    cannotBeCopied: true,
    actions: { issue: ['reminders', 'customerLedger'], send: ['emails'], cancel: ['customerLedger'], delete: [] },
    table: 'VerkoopReminders',
    columns: [
      shown('number', 'code'),
      shown('postingDate', 'date'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('level', 'whole'),
      shown('dueDate', 'date'),
      shown('remainingAmount', 'amount'),
      shown('interestAmount', 'amount'),
      shown('fee', 'amount'),
      shown('totalAmount', 'amount', { width: 16 }),
      shown('currencyCode', 'code', { width: 9 }),
      shown('reminderTermsCode', 'code'),
      shown('status', 'status'),
      ...rowKeys,
    ],
  },
  emails: {
    key: 'emails',
    caption: 'sheet.emails',
    resource: 'emails',
    rowPer: 'document',
    files: ['message'],
    isAbout: true,
    called: { label: 'documentNumber', party: 'to', order: 'queuedDateTime' },
    actions: { retry: ['emails'] },
    table: 'VerkoopEmails',
    columns: [
      shown('queuedDateTime', 'instant'),
      shown('channel', 'term', { width: 10 }),
      shown('documentNumber', 'code'),
      shown('customerNumber', 'code'),
      shown('to', 'text', { caption: 'sending.to' }),
      shown('cc', 'text', { width: 18 }),
      shown('subject', 'text', { width: 40 }),
      shown('attachPdf', 'flag', { width: 7 }),
      shown('attachUbl', 'flag', { width: 12 }),
      shown('status', 'status', { width: 15 }),
      shown('deliveryStatus', 'term', { width: 12 }),
      shown('attempts', 'whole'),
      shown('lastError', 'text', { width: 50 }),
      shown('nextAttemptDateTime', 'instant'),
      shown('sentDateTime', 'instant'),
      shown('userName', 'text', { width: 14 }),
      ...rowKeys,
    ],
  },
  approvals: {
    key: 'approvals',
    caption: 'sheet.approvals',
    resource: 'approvalEntries',
    rowPer: 'document',
    files: [],
    isAbout: true,
    called: { label: 'documentNumber', party: 'customerName', order: 'requestedDateTime' },
    actions: { approve: ['approvals'], reject: ['approvals'], delegate: ['approvals'] },
    table: 'VerkoopApprovals',
    columns: [
      shown('status', 'status'),
      shown('documentType', 'text', { width: 15 }),
      shown('documentNumber', 'code'),
      shown('customerNumber', 'code'),
      shown('customerName', 'text'),
      shown('amount', 'amount', { caption: 'field.totalAmountExcludingTax', width: 16 }),
      shown('senderUserName', 'code'),
      shown('approverUserName', 'code'),
      shown('dueDate', 'date', { caption: 'approval.answerBy' }),
      shown('comment', 'text', { width: 40 }),
      shown('requestedDateTime', 'instant'),
      shown('answeredDateTime', 'instant'),
      shown('delegatedFrom', 'text', { width: 18 }),
      ...rowKeys,
    ],
  },
} as const satisfies Readonly<Record<string, Posted>>
