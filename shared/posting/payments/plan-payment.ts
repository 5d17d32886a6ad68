/** Posting money that customers paid or got back: all lines in one transaction, each with what it settles. */
import { entryTold } from '../../ledger/told.ts'
import { type Planned, refused } from '../changes.ts'
import type { PaymentCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { lineMistake, mistake, nameOfJournalLine, problemOf } from '../problem.ts'
import { openPayments, paymentLineNeeds } from './payment-lines.ts'

export const paymentNeeds = ({ body: { lines } }: PaymentCommand, facts: Facts): Need[] =>
  lines.flatMap((line) => paymentLineNeeds(line, facts))

export function planPayments(command: PaymentCommand, facts: Facts, context: Context): Planned {
  const { lines } = command.body
  const payments = openPayments(facts, context)
  const items = lines.flatMap((line, index) => {
    const item = payments.post(line, (code, field, params) =>
      lineMistake(code, index, nameOfJournalLine(line, index), field, params),
    )
    return item ? [item] : []
  })
  const mistakes = [
    ...command.mistakes,
    ...(lines.length === 0 ? [mistake('NothingToPost', 'lines')] : []),
    ...payments.mistakes(),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const records = payments.finish()
  const value = items.map((item) => entryTold('customerLedgerEntries', payments.now(item)))
  const { transactionNumber } = payments.journal
  return {
    changes: { records, transaction: payments.journal.transaction() },
    answer: { status: 201, body: { transactionNumber, value } },
  }
}
