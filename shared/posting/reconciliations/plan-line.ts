/** What a person says of one line of a statement: accepted, applied otherwise, split, or its rest transferred. */
import type { RecordOf } from '../../basics/fields.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { bankCurrency } from '../payments/payment-entries.ts'
import { problem, problemOf } from '../problem.ts'
import { appliedByHand, givenWay, namedClaimNeeds } from './applications.ts'
import type { lineBody } from './bodies.ts'
import { splitLine, splitMistakes } from './split.ts'
import { changed, isProblem, openStatement, type StatementLine, tellerOf } from './statement.ts'
import { isNowhere, transferMistakes } from './transfers.ts'

export type LineCommand = ActionCommand<RecordOf<typeof lineBody>>

export function lineNeeds({ key, body }: LineCommand, facts: Facts): Need[] {
  const [own] = record('paymentReconciliations', key)
  const statement = known(facts, own, () => facts.find('paymentReconciliations', key))
  return [
    ...(own ? [own] : []),
    ...(statement ? record('customers', body.transferDifferenceTo?.customerNumber) : []),
    ...(body.applications ?? []).flatMap(({ documentNumber }) => namedClaimNeeds(facts, documentNumber)),
  ]
}

export function planLine(command: LineCommand, facts: Facts, context: Context): Planned {
  const statement = openStatement(command, facts)
  if (isProblem(statement)) return refused(statement)
  const index = statement.lines.findIndex((one) => one.clientId === command.line)
  const line = statement.lines[index]
  if (!line) return refused(problem('NotFound', { value: command.line ?? '' }))
  const { splitAmount, applications, transferDifferenceTo } = command.body
  const told = tellerOf(index, line)
  const wrongSplit = splitMistakes(line, splitAmount, told)
  const [kept, rest] =
    splitAmount === null || wrongSplit.length > 0 ? [line, null] : splitLine(line, splitAmount, statement.lines)
  const others = statement.lines.filter((one) => one !== line)
  const currency = bankCurrency(facts, statement.bankAccount)
  const applied = applications && appliedByHand(facts, currency, kept, others, applications, told)
  const mistakes = [
    ...command.mistakes,
    ...wrongSplit,
    ...(applied?.mistakes ?? []),
    ...transferMistakes(facts, transferDifferenceTo, told),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const after = said({ ...kept, proposals: applied?.proposals ?? kept.proposals }, command.body)
  const giveWay = applied ? givenWay(facts, after, others) : (one: StatementLine) => one
  const lines = statement.lines.flatMap((one) => (one === line ? [after, ...(rest ? [rest] : [])] : [giveWay(one)]))
  const { change } = changed(statement, context, { lines })
  return { changes: { records: [change] }, answer: { status: 200, body: rest ? { ...after, rest } : after } }
}

/** What was not said stays as it was. */
const said = (line: StatementLine, { accepted, acceptTolerance, transferDifferenceTo: to }: LineCommand['body']) => ({
  ...line,
  accepted: accepted ?? line.accepted,
  acceptTolerance: acceptTolerance ?? line.acceptTolerance,
  transferDifferenceTo: to === null ? line.transferDifferenceTo : isNowhere(to) ? null : to,
})
