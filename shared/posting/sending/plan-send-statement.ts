/**
 * A customer's statement as it is printed and sent. No resource keeps it: it is worked out of the customer's account when it is
 * asked for, and what was sent is kept with its e-mail.
 */
import type { Day } from '../../basics/day.ts'
import type { RecordOf } from '../../basics/fields.ts'
import { amountOf } from '../../basics/money.ts'
import { type Span, type StatementLine, statementOf } from '../../receivables/statement.ts'
import type { Issued } from '../../sales/issued.ts'
import type { CustomerStatement } from '../../sales/statement.ts'
import type { sendStatementBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { issuedOf } from '../issued.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { addressOf } from '../parties.ts'
import { mistake, problem, problemOf } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { queuedEmail } from './queued-email.ts'
import { deliveryOf } from './recipients.ts'

type Sending = ActionCommand<RecordOf<typeof sendStatementBody>>

/** Before everything that is posted. */
const firstDay = '1900-01-01' as Day

export function statementNeeds(facts: Facts, key: string, { from, to }: Span): Need[] {
  const [own] = record('customers', key)
  if (!own) return []
  const customer = known(facts, own, () => facts.find('customers', key))
  return [own, ...(customer ? [{ kind: 'account', customer: customer.number, from, to } as const] : [])]
}

/** The statement with all that is said beside it; null when there is no such customer. `at` is the instant of asking. */
export function issuedStatement(
  facts: Facts,
  key: string,
  span: Span,
  at: string,
): Issued<'customerStatements'> | null {
  const customer = facts.find('customers', key)
  if (!customer) return null
  return issuedOf(facts, 'customerStatements', {
    ...documentOf(facts, customer, span),
    id: customer.id,
    lastModifiedDateTime: at,
  })
}

function documentOf(facts: Facts, customer: RecordIn<'customers'>, { from, to }: Span): CustomerStatement {
  const statement = statementOf(facts.account(customer.number, { from, to }), { from, to })
  return {
    ...(addressOf('billTo', customer) as Pick<CustomerStatement, keyof CustomerStatement & `billTo${string}`>),
    number: customer.number,
    customerNumber: customer.number,
    customerName: customer.displayName,
    language: customer.language,
    from,
    to,
    openingBalance: amountOf(statement.openingBalance),
    lines: statement.lines.map(lineOf),
    closingBalance: amountOf(statement.closingBalance),
    overdueAmount: amountOf(statement.overdueAmount),
  }
}

/** What is no entry stands under what it is: a discount that a payment took, a difference. */
const lineOf = (line: StatementLine): CustomerStatement['lines'][number] => ({
  postingDate: line.postingDate,
  dueDate: line.dueDate,
  documentType: line.entryType === 'Initial Entry' ? line.documentType : line.entryType,
  documentNumber: line.documentNumber,
  amount: amountOf(line.amount),
  balance: amountOf(line.balance),
})

/** Without a last day the planner asks for the account itself, since it knows what day it is. */
export const sendStatementNeeds = ({ key, body }: Sending, facts: Facts): Need[] =>
  body.endDate === null
    ? record('customers', key)
    : statementNeeds(facts, key, { from: body.startDate ?? firstDay, to: body.endDate })

/** Queues the statement, in one transaction with its entry in the log of the customer's contact. */
export function planSendStatement({ key, body, mistakes }: Sending, facts: Facts, context: Context): Planned {
  const [from, to] = [body.startDate ?? firstDay, body.endDate ?? context.today]
  const customer = facts.find('customers', key)
  if (!customer) return refused(problem('NotFound', { value: key }))
  const backwards = { field: 'startDate', value: from, expected: `… ${to}` }
  if (from > to) return refused(problemOf([...mistakes, mistake('InvalidValue', 'startDate', backwards)]))
  const issued = issuedStatement(facts, key, { from, to }, context.at) as Issued<'customerStatements'>
  const delivery = { ...deliveryOf(facts, issued.document, { ...body, attachUbl: false }), attachPdf: true }
  const wrong = [...mistakes, ...delivery.mistakes]
  if (wrong.length > 0) return refused(problemOf(wrong))
  const { email, changes } = queuedEmail(facts, context, issued, delivery, body)
  return { changes, answer: { status: 202, body: { id: customer.id, number: customer.number, email } } }
}
