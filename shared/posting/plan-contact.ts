/** A contact who buys becomes a customer. */
import { type Planned, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import type { Facts, Need } from './facts.ts'
import { type Context, idMaker } from './journal.ts'
import { contactNeeds } from './needs.ts'
import { numberNeeds } from './numbers.ts'
import { mistake, problem, problemOf } from './problem.ts'
import { becomesCustomer, buyerOf, isMade } from './prospects.ts'
import { isStale, staleProblem } from './versions.ts'

export const makeCustomerNeeds = ({ key }: ActionCommand<unknown>, facts: Facts): Need[] => [
  ...contactNeeds(facts, key),
  ...numberNeeds(facts, 'customers', 'customers'),
]

export function planMakeCustomer(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const contact = facts.find('contacts', command.key)
  if (!contact) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, contact)) return refused(staleProblem(contact))
  const own = contact.customerNumber || buyerOf(facts, contact).customerNumber
  if (own !== '') return refused(problemOf([mistake('RecordExists', 'customerNumber', { value: own })]))
  const made = becomesCustomer(facts, context, contact, idMaker(context)())
  if (!isMade(made)) return refused(problemOf([made]))
  const after = made.changes.find((change) => change.id === contact.id)?.record
  return {
    changes: { records: made.changes },
    answer: { status: 200, body: { ...after, customer: made.customer }, made: made.customer.id },
  }
}
