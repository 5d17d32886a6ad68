/** Lines that an earlier statement holds already: exports of a bank overlap, and nobody should be paid for twice. */
import { ibanOf } from '../../basics/check-digits.ts'
import type { Day } from '../../basics/day.ts'
import type { Facts } from '../facts.ts'
import type { Statement, StatementLine } from './statement.ts'

/** Two movements of one day that agree in all of this are told apart by nothing. */
const signOf = ({ transactionDate, amount, payerAccount, payerName, reference, description }: StatementLine) =>
  [transactionDate, amount, ibanOf(payerAccount), plain(payerName), plain(reference), plain(description)].join('\n')
const plain = (text: string) => text.toUpperCase().replace(/\s+/g, ' ').trim()

/** The lines, each with the number of the statement that holds it already; as often as that holds it. */
export function withKnownFrom(facts: Facts, statement: Statement): StatementLine[] {
  const { bankAccount, firstDate, lastDate, lines } = statement
  const earlier = facts.statements(bankAccount, firstDate as Day, lastDate as Day)
  const known = new Map<string, string[]>()
  for (const one of earlier)
    for (const line of one.lines) known.set(signOf(line), [...(known.get(signOf(line)) ?? []), one.statementNumber])
  return lines.map((line) => ({ ...line, knownFrom: known.get(signOf(line))?.shift() ?? '' }))
}
