/** What every planner of bank statements knows of one: its lines, who may change it, and what of a line is spoken for. */
import { type Money, minus, money, sum } from '../../basics/money.ts'
import type { Proposal, ReconciliationLine } from '../../receivables/payment-reconciliation.ts'
import type { RecordChange } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { lineMistake, mistake, type Problem, problem, problemOf, type Teller } from '../problem.ts'
import { keyOf, type RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'

export type Statement = RecordIn<'paymentReconciliations'>
export type StatementLine = ReconciliationLine

/** Mistakes of the line at this place, under the caller's name of it. */
export const tellerOf =
  (index: number, { clientId }: Pick<StatementLine, 'clientId'>): Teller =>
  (code, field, params) =>
    lineMistake(code, index, clientId, field, params)

/** The statement if it can still be changed, else why not. */
export function openStatement(command: ActionCommand<unknown>, facts: Facts): Statement | Problem {
  const found = facts.find('paymentReconciliations', command.key)
  if (!found) return problem('NotFound', { value: command.key })
  if (isStale(command, found)) return staleProblem(found)
  return found.status === 'Posted'
    ? problemOf([mistake('AlreadyPosted', '', { number: found.statementNumber })])
    : found
}
export const isProblem = (found: Statement | Problem): found is Problem => 'code' in found

/** A person has said what the line pays: it is not matched anew. */
export const isDecided = ({ accepted, proposals }: StatementLine) =>
  accepted || proposals.some(({ confidence }) => confidence === 'Manual')

/** What of the line is neither applied nor transferred. */
export function restOf(line: StatementLine): Money {
  if (line.transferDifferenceTo) return 0 as Money
  return minus(amountIn(line), appliedIn(line.proposals))
}
export const amountIn = ({ amount }: StatementLine) => money(amount ?? 0)
export const appliedIn = (proposals: readonly Proposal[]) => sum(proposals.map((one) => money(one.amount)))

/** The statement with other lines, as it will be kept. */
export function changed(statement: Statement, context: Context, values: Partial<Statement>) {
  const record: Statement = {
    ...statement,
    ...values,
    version: statement.version + 1,
    lastModifiedDateTime: context.at,
  }
  return { record, change: changeOf(record) }
}
export const changeOf = (record: Statement): RecordChange => ({
  type: 'paymentReconciliations',
  id: record.id,
  key: keyOf('paymentReconciliations', record),
  record,
})
