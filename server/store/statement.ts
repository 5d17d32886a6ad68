/** Customers' accounts over a time, out of the ledgers: of some, or of all who have something open on the last day. */
import { type Account, emptyAccount, type Span } from '../../shared/receivables/statement.ts'
import type { Database } from './database.ts'
import { balancesBefore, movements, openEntries } from './report-rows.ts'

/** By customer number, in that order. Whole hundredths of the company's currency. */
export async function readAccounts(
  db: Database,
  company: string,
  customers: readonly string[] | null,
  span: Span,
): Promise<ReadonlyMap<string, Account>> {
  const open = Map.groupBy(await openEntries(db, company, span.to, 'dueDate', customers), (one) => one.customerNumber)
  const wanted = customers ?? [...open.keys()]
  const opening = await balancesBefore(db, company, wanted, span.from)
  const moved = Map.groupBy(await movements(db, company, wanted, span), (one) => one.customerNumber)
  return new Map(
    wanted.map((number): [string, Account] => [
      number,
      {
        openingBalance: opening.get(number) ?? emptyAccount.openingBalance,
        movements: (moved.get(number) ?? []).map(({ customerNumber: _, ...movement }) => movement),
        open: open.get(number) ?? [],
      },
    ]),
  )
}

export const readAccount = async (db: Database, company: string, customer: string, span: Span): Promise<Account> =>
  (await readAccounts(db, company, [customer], span)).get(customer) ?? emptyAccount
