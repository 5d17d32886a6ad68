/** What stands on a customer's statement: the balance before, what came, and what is open in the end. */
import type { Issued } from '../sales/issued.ts'
import type { CustomerStatement } from '../sales/statement.ts'
import type { Language } from '../words/language.ts'
import { printed } from '../words/print.ts'
import { termText } from '../words/terms.ts'
import { amountText, dateText } from './figures.ts'
import type { Column, Row } from './rows.ts'
import type { Sum } from './sums.ts'

export const statementIn = (issued: Issued): CustomerStatement | null =>
  issued.kind === 'customerStatements' ? (issued.document as CustomerStatement) : null

export const statementColumns = (currency: string, language: Language): Column[] => [
  { name: 'date', label: printed(language, 'date'), isFigure: false },
  { name: 'description', label: printed(language, 'document'), isFigure: false },
  { name: 'dueDate', label: printed(language, 'dueDate'), isFigure: false },
  { name: 'original', label: printed(language, 'amount'), isFigure: true },
  { name: 'amount', label: printed(language, 'balanceIn', { currency }), isFigure: true },
]

/** Balances run along, so nothing is carried from page to page. */
export const statementRows = (statement: CustomerStatement, language: Language): Row[] => [
  ...openingRows(statement, language),
  ...statement.lines.map((line) => ({
    cells: [
      dateText(line.postingDate, language),
      `${termText(line.documentType, language)} ${line.documentNumber}`.trim(),
      dateText(line.dueDate, language),
      amountText(line.amount, language),
      amountText(line.balance, language),
    ],
    amount: null,
  })),
]

/** A statement of all the past has nothing before it, nor a first day that anybody named. */
function openingRows({ from, openingBalance }: CustomerStatement, language: Language): Row[] {
  if (openingBalance === 0) return []
  const label = printed(language, 'openingBalance', { date: dateText(from, language) })
  return [{ cells: ['', label, '', '', amountText(openingBalance, language)], amount: null }]
}

export const statementSums = ({ closingBalance, overdueAmount, to }: CustomerStatement, language: Language): Sum[] => [
  ...(overdueAmount > 0
    ? [{ label: printed(language, 'overdue'), amount: amountText(overdueAmount, language), strong: false }]
    : []),
  {
    label: printed(language, closingBalance < 0 ? 'toCredit' : 'balanceOn', { date: dateText(to, language) }),
    amount: amountText(Math.abs(closingBalance), language),
    strong: true,
  },
]
