/** Looking again at what nobody decided on yet, and accepting at once whatever is sure enough. */
import type { RecordOf } from '../../basics/fields.ts'
import { confidences } from '../../receivables/payment-reconciliation.ts'
import type { noBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { record } from '../needs.ts'
import { problemOf } from '../problem.ts'
import type { acceptBody } from './bodies.ts'
import { matchingNeeds, withProposals } from './proposals.ts'
import { changed, isProblem, openStatement, restOf, type StatementLine } from './statement.ts'

type MatchCommand = ActionCommand<RecordOf<typeof noBody>>
type AcceptCommand = ActionCommand<RecordOf<typeof acceptBody>>

export const matchNeeds = ({ key }: MatchCommand): Need[] => [
  ...record('paymentReconciliations', key),
  ...matchingNeeds,
]

export function planMatch(command: MatchCommand, facts: Facts, context: Context): Planned {
  const statement = openStatement(command, facts)
  if (isProblem(statement)) return refused(statement)
  const lines = withProposals(facts, statement.bankAccount, statement.lines)
  const { record: body, change } = changed(statement, context, { lines })
  return { changes: { records: [change] }, answer: { status: 200, body } }
}

export function planAccept(command: AcceptCommand, facts: Facts, context: Context): Planned {
  const statement = openStatement(command, facts)
  if (isProblem(statement)) return refused(statement)
  if (command.mistakes.length > 0) return refused(problemOf(command.mistakes))
  const least = confidences.indexOf(command.body.confidence)
  const isSure = (line: StatementLine) =>
    line.proposals.length > 0 &&
    restOf(line) === 0 &&
    line.knownFrom === '' &&
    line.proposals.every(({ confidence }) => confidences.indexOf(confidence) <= least)
  const lines = statement.lines.map((line) => (!line.accepted && isSure(line) ? { ...line, accepted: true } : line))
  const { record: body, change } = changed(statement, context, { lines })
  return { changes: { records: [change] }, answer: { status: 200, body } }
}
