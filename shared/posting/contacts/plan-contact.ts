/** A contact who buys becomes a customer, and a customer gets a contact, with whom the log of what passes between us is kept. */
import { initialOf } from '../../basics/fields.ts'
import { contacts } from '../../sales/contact.ts'
import { addressesIn } from '../../sales/email.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { contactNeeds, known, record } from '../needs.ts'
import { isTaken, numberNeeds, takeNumber } from '../numbers.ts'
import { mistake, problem, problemOf } from '../problem.ts'
import { becomesCustomer, buyerOf, isMade } from '../quotes/prospects.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'

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

export function makeContactNeeds({ key }: ActionCommand<unknown>, facts: Facts): Need[] {
  const [own] = record('customers', key)
  const customer = known(facts, own, () => facts.find('customers', key))
  return [
    ...(own ? [own] : []),
    ...record('contacts', customer?.contactNumber),
    ...numberNeeds(facts, 'contacts', 'contacts'),
  ]
}

/** The customer's name, address and numbers, of several e-mail addresses the first; both name each other from now on. */
export function planMakeContact(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const customer = facts.find('customers', command.key)
  if (!customer) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, customer)) return refused(staleProblem(customer))
  const own = customer.contactNumber
  if (own !== '' && facts.find('contacts', own))
    return refused(problemOf([mistake('RecordExists', 'contactNumber', { value: own })]))
  const taken = takeNumber(facts, context, 'contacts', 'contacts')
  if (!isTaken(taken)) return refused(problemOf([taken]))
  const id = idMaker(context)()
  const shared = Object.fromEntries(Object.entries(customer).filter(([field]) => field in contacts))
  const contact = {
    ...initialOf(contacts),
    ...shared,
    id,
    version: 1,
    lastModifiedDateTime: context.at,
    number: taken.number,
    email: addressesIn(customer.email)[0] ?? '',
    companyNumber: '',
    customerNumber: customer.number,
  } as RecordIn<'contacts'>
  const linked = {
    ...customer,
    contactNumber: taken.number,
    version: customer.version + 1,
    lastModifiedDateTime: context.at,
  }
  const changes: RecordChange[] = [
    { type: 'contacts', id, key: taken.number, record: contact },
    { type: 'customers', id: customer.id, key: customer.number, record: linked },
    taken.change,
  ]
  return { changes: { records: changes }, answer: { status: 200, body: { ...linked, contact }, made: id } }
}
