/** A customer's account over a time: what was open before, what came, and what is open in the end. */
import type { Day } from '../basics/day.ts'
import { type Money, noMoney, plus } from '../basics/money.ts'

/** A change of what the customer owes: an entry, or a discount or difference that a payment brought. */
export interface Movement {
  readonly postingDate: Day
  readonly dueDate: Day | null
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly amount: Money
}
export interface StatementLine extends Movement {
  /** What is owed after it. */
  readonly balance: Money
}
export interface Statement {
  readonly openingBalance: Money
  readonly lines: readonly StatementLine[]
  readonly closingBalance: Money
}

/** `movements` are those of the time, in the order in which they were posted. */
export function statementOf(openingBalance: Money, movements: readonly Movement[]): Statement {
  let balance = openingBalance
  const lines = movements.map((movement) => {
    balance = plus(balance, movement.amount)
    return { ...movement, balance }
  })
  return { openingBalance, lines, closingBalance: balance }
}

/** What of the open amounts is past due on a day: what fell due before it. */
export const overdueOn = (open: readonly { readonly dueDate: Day | null; readonly amount: Money }[], day: Day): Money =>
  open.reduce((sum, { dueDate, amount }) => (dueDate !== null && dueDate < day ? plus(sum, amount) : sum), noMoney)
