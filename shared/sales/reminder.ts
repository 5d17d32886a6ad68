/**
 * A reminder: what a customer has let pass its day, asked for once more, with the fee and the interest that the terms ask for.
 * A draft is made by the company's reminder terms; issued, it gets its number and the fee becomes an entry of the customer.
 */
import {
  amount,
  choice,
  code,
  day,
  factor,
  flag,
  list,
  mention,
  part,
  type RecordOf,
  readOnly,
  text,
  whole,
} from '../basics/fields.ts'
import { address } from './address.ts'

const reminderTexts = { en: text(1000), nl: text(1000), fr: text(1000) }
const reminderLine = {
  id: text(36),
  /** Of the customer ledger. */
  entryNumber: whole(),
  documentType: code(20),
  documentNumber: code(40),
  postingDate: day(),
  dueDate: day(),
  originalAmount: amount(),
  remainingAmount: amount(),
  /** Which reminder of the entry it is; 0 for what counts without being reminded of, such as a payment on account. */
  level: whole(),
  interestAmount: amount(),
}
export const reminders = {
  number: readOnly(code(40)),
  draftNumber: readOnly(code(40)),
  status: readOnly(choice(['Draft', 'Issued', 'Canceled'], 'Draft')),
  customerNumber: readOnly(mention('customers')),
  customerName: readOnly(text(100)),
  ...address('billTo'),
  postingDate: readOnly(day()),
  dueDate: readOnly(day()),
  reminderTermsCode: readOnly(mention('reminderTerms')),
  /** The highest of its lines. */
  level: readOnly(whole()),
  language: readOnly(choice(['', 'en', 'nl', 'fr'], '')),
  currencyCode: readOnly(code(10)),
  currencyFactor: readOnly(factor()),
  /** What is open of its lines, what is asked besides, and both together. */
  remainingAmount: readOnly(amount()),
  interestAmount: readOnly(amount()),
  fee: readOnly(amount()),
  totalAmount: readOnly(amount()),
  /** What is written above its lines; empty texts are said in our own words. */
  text: readOnly(part(reminderTexts)),
  paymentReference: readOnly(text(40)),
  lines: readOnly(list(reminderLine)),
}
export type Reminder = RecordOf<typeof reminders>
export type ReminderLine = RecordOf<typeof reminderLine>

/** One reminder of the terms, such as the first. */
export const reminderLevel = {
  level: whole(),
  /** How long after the due date it may come; of a later reminder, after that of the one before. A date formula. */
  gracePeriod: text(20),
  /** Until when it asks to pay, from its own date; "" for at once. A date formula. */
  dueDateCalculation: text(20),
  /** In the company's currency, without VAT. */
  fee: amount(),
  calculateInterest: flag(),
  text: part(reminderTexts),
}
