/**
 * A bank statement while it is being reconciled: its lines, what each of them pays, and how sure that is. Money that came
 * in is positive, money that went out negative.
 */
import {
  amount,
  amountOrNone,
  choice,
  code,
  day,
  flag,
  list,
  part,
  type RecordOf,
  readOnly,
  refer,
  required,
  text,
  texts,
  wholeOrNone,
} from '../basics/fields.ts'

/** From sure to a guess; `Manual` is what a person said. */
export const confidences = ['High', 'Medium', 'Low', 'Manual'] as const
export type Confidence = (typeof confidences)[number]

/**
 * What posting the line would pay: an entry of a customer, an order in advance, or an account by a text mapping. `amount` has
 * the line's sign.
 */
const proposal = {
  customerNumber: code(20),
  entryNumber: wholeOrNone(),
  /** Of the entry, or of the order. */
  documentNumber: code(40),
  /** Filled where the money is kept for this order, and no entry is settled. */
  orderNumber: code(20),
  accountNumber: code(20),
  amount: amount(),
  confidence: choice(confidences, 'Manual'),
  /** Words of `reason.…`, the strongest first. */
  reasons: texts(),
}
/** Where the rest of a line goes: to a customer, as credit, or to an account of the general ledger. */
export const transfer = { customerNumber: code(20), accountNumber: code(20) }
export const reconciliationLine = {
  /** The caller's own name of the line, once in a statement; its place when left out. */
  clientId: text(100),
  transactionDate: day(),
  amount: amountOrNone(),
  description: text(1000),
  payerName: text(200),
  payerAccount: text(50),
  /** A structured reference, where the bank tells it apart from the text. */
  reference: text(140),
  accepted: readOnly(flag()),
  /** False: a difference that is only tolerated stays open. */
  acceptTolerance: readOnly(flag(true)),
  transferDifferenceTo: readOnly(part(transfer)),
  /** An earlier statement that holds the same line. */
  knownFrom: readOnly(code(40)),
  /** The entry of the customer that posting made of it. */
  postedEntryNumber: readOnly(wholeOrNone()),
  proposals: readOnly(list(proposal)),
}
export const paymentReconciliations = {
  bankAccount: refer('bankAccounts'),
  /** Names the bank account in place of its code, as bank files do. */
  iban: text(40),
  /** Of the account, where the bank tells it: that of our bank account. */
  currencyCode: code(10),
  statementNumber: required(code(40)),
  openingBalance: amountOrNone(),
  closingBalance: amountOrNone(),
  status: readOnly(choice(['Open', 'Posted'], 'Open')),
  firstDate: readOnly(day()),
  lastDate: readOnly(day()),
  transactionNumber: readOnly(wholeOrNone()),
  lines: list(reconciliationLine),
}
/** Texts of bank lines that always go to the same account, such as charges: money in to the debit account, out to the credit account. */
export const textToAccountMappings = {
  value: list({ mappingText: text(250), debitAccountNumber: code(20), creditAccountNumber: code(20) }),
}
/** A bank account from which a customer pays: typed, or learned from a statement that was posted. */
export const customerBankAccounts = { customerNumber: required(refer('customers')), iban: required(code(50)) }

export type Proposal = RecordOf<typeof proposal>
export type Transfer = RecordOf<typeof transfer>
export type ReconciliationLine = RecordOf<typeof reconciliationLine>
export type TextMapping = RecordOf<typeof textToAccountMappings>['value'][number]
