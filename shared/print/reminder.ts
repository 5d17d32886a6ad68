/** What stands on a reminder, in place of goods and VAT: what is open, what is asked besides, and a text above it. */
import { money } from '../basics/money.ts'
import { isMoney } from '../receivables/open-item.ts'
import type { Issued } from '../sales/issued.ts'
import type { Reminder, ReminderLine } from '../sales/reminder.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { termText } from '../words/terms.ts'
import { amountText, dateText } from './figures.ts'
import type { Column, Row } from './rows.ts'
import type { Sum } from './sums.ts'

export const reminderIn = (issued: Issued): Reminder | null =>
  issued.kind === 'reminders' ? (issued.document as Reminder) : null

export const reminderColumns = ({ currencyCode }: Reminder, own: string, language: Language): Column[] => [
  { name: 'description', label: printed(language, 'document'), isFigure: false },
  { name: 'date', label: printed(language, 'date'), isFigure: false },
  { name: 'dueDate', label: printed(language, 'dueDate'), isFigure: false },
  { name: 'original', label: printed(language, 'amount'), isFigure: true },
  { name: 'amount', label: printed(language, 'openIn', { currency: currencyCode || own }), isFigure: true },
]

export const reminderRows = ({ lines }: Reminder, language: Language): Row[] =>
  lines.map((line) => ({ cells: cellsOf(line, language), amount: money(line.remainingAmount) }))

const cellsOf = (line: ReminderLine, language: Language) => [
  `${termText(line.documentType, language)} ${line.documentNumber}`,
  dateText(line.postingDate, language),
  isMoney(line) ? '' : dateText(line.dueDate, language),
  amountText(line.originalAmount, language),
  amountText(line.remainingAmount, language),
]

export function reminderSums(
  { remainingAmount, interestAmount, fee, totalAmount }: Reminder,
  language: Language,
): Sum[] {
  const said = (word: PrintWord, amount: number, strong = false): Sum => ({
    label: printed(language, word),
    amount: amountText(amount, language),
    strong,
  })
  return [
    ...(interestAmount + fee === 0 ? [] : [said('openAmount', remainingAmount)]),
    ...(interestAmount === 0 ? [] : [said('interest', interestAmount)]),
    ...(fee === 0 ? [] : [said('reminderFee', fee)]),
    said('toPay', totalAmount, true),
  ]
}

/** The text of the terms, else our own: the later the reminder, the firmer. */
export function reminderText({ text, level, dueDate }: Reminder, language: Language): string {
  const given = text?.[language].trim() ?? ''
  const word = (['reminder.first', 'reminder.second', 'reminder.last'] as const)[Math.min(Math.max(level, 1), 3) - 1]
  return given || printed(language, word ?? 'reminder.first', { date: dateText(dueDate, language) })
}
