/** The bodies of actions, declared as records are. An empty table takes none. */
import {
  addresses,
  amountOrNone,
  choice,
  code,
  day,
  factor,
  flag,
  flagOrNone,
  list,
  listOrNone,
  rate,
  required,
  text,
  texts,
  unitPriceOrNone,
  units,
  unitsOrNone,
  whole,
  wholeOrNone,
  wholesOrNone,
} from '../../basics/fields.ts'
import { deliveryStatuses } from '../../sales/email.ts'

export const noBody = {}
/** What is said with an answer. */
export const commentBody = { comment: text(1000) }
/** When what is made is to be posted; today when left out. */
export const datedBody = { postingDate: day() }
export const shipmentsBody = { shipmentNumbers: required(texts()) }
export const returnReceiptsBody = { returnReceiptNumbers: required(texts()) }
/** `to` is the kind of the copy, its own kind when left out; `recalculate` takes today's prices; another customer always does. */
export const copyBody = {
  to: choice(['', 'salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos', 'salesReturnOrders'], ''),
  postingDate: day(),
  customerNumber: text(40),
  recalculate: flag(),
}
/** Of everybody who is to be reminded, or of one customer. */
export const reminderBody = { postingDate: day(), customerNumber: text(40) }
export const expiredBody = { before: required(day()) }
/** How much of each line is posted; without `lines`, the lines' own quantities. A line left out is not posted. */
export const postingBody = {
  postingDate: day(),
  lines: listOrNone({ sequence: whole(), shipQuantity: unitsOrNone(), invoiceQuantity: unitsOrNone() }),
}
export const returnBody = {
  postingDate: day(),
  lines: listOrNone({ sequence: whole(), receiveQuantity: unitsOrNone(), invoiceQuantity: unitsOrNone() }),
}
/** The sequences of the lines to undo; left out, all of them. */
export const undoBody = { lines: wholesOrNone() }
/** What the caller knows a line by: what is wrong with it is told under this name. */
const ownName = { clientLineId: text(100) }
export const itemJournalBody = {
  postingDate: day(),
  lines: list({
    ...ownName,
    entryType: choice(['Positive Adjmt.', 'Negative Adjmt.', 'Purchase'], 'Positive Adjmt.'),
    itemNumber: required(text(40)),
    quantity: required(units()),
    unitCost: unitPriceOrNone(),
    documentNumber: text(40),
  }),
}

/** Money that came in (positive) or was paid back (negative), each line with what it settles. */
export const paymentBody = {
  lines: list({
    ...ownName,
    customerNumber: required(text(40)),
    postingDate: day(),
    documentType: choice(['', 'Payment', 'Refund'], ''),
    documentNumber: text(40),
    externalDocumentNumber: text(40),
    amount: required(amountOrNone()),
    /** Of the amount. Left out: that of the documents that are named, else the bank account's. */
    currencyCode: code(10),
    /** Units of it for one of the company's; left out, the rate of the posting date. */
    currencyFactor: factor(),
    bankAccount: text(20),
    /** The order that it is paid for in advance: it is kept for the invoices of that. */
    orderNumber: text(40),
    appliesToInvoiceNumber: text(40),
    /** `amount` has the sign of the entry that is settled; left out, all that is open of it. */
    applications: list({ documentNumber: required(text(40)), amount: amountOrNone() }),
    acceptTolerance: flag(true),
    comment: text(250),
  }),
}
export const applyBody = {
  entries: list({ entryNumber: wholeOrNone(), amount: amountOrNone() }),
  postingDate: day(),
  acceptTolerance: flag(true),
}
export const unapplyBody = { postingDate: day() }
/** Payments that settled the invoice are taken off it first, and stay open on the customer. */
export const correctionBody = { unapplyPayments: flag() }
/** What is left out follows from the document and the customer's sending profile. */
const letterBody = { to: addresses(), cc: addresses(), subject: text(250), message: text(4000) }
export const sendBody = { ...letterBody, attachUbl: flagOrNone() }
/** First and last day: all of the past, and today, unless given. */
export const sendStatementBody = { ...letterBody, startDate: day(), endDate: day() }
export const postAndSendBody = { ...sendBody, postingDate: day() }
/** What became of one attempt to send. */
export const attemptBody = {
  error: text(1000),
  isRefusal: flag(),
  chance: rate(),
  delivery: choice(deliveryStatuses, ''),
  deliveryId: text(250),
}
