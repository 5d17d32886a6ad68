/** A customer's account over a time, out of the ledgers. */
import type { Money } from '../../shared/basics/money.ts'
import { overdueOn, type Statement, statementOf } from '../../shared/reports/statement.ts'
import type { Database } from './database.ts'
import { balanceBefore, movements, openEntries, type Span } from './report-rows.ts'

/** Whole hundredths of the company's currency; what of the closing balance fell due before the last day beside it. */
export async function readStatement(
  db: Database,
  company: string,
  customer: string,
  span: Span,
): Promise<Statement & { readonly overdueAmount: Money }> {
  const opening = await balanceBefore(db, company, customer, span.from)
  const statement = statementOf(opening, await movements(db, company, customer, span))
  const open = await openEntries(db, company, span.to, 'dueDate', customer)
  return { ...statement, overdueAmount: overdueOn(open, span.to) }
}
