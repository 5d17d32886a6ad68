/** Contacts as buyers: the customer that one is, would be, or becomes. */
import { initialOf } from '../../basics/fields.ts'
import { customers } from '../../sales/customer.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { isTaken, takeNumber } from '../numbers.ts'
import { type Parties, partiesOf } from '../parties.ts'
import { type Mistake, mistake } from '../problem.ts'
import { withGroups } from '../record-defaults.ts'
import type { RecordIn } from '../resources.ts'

type Contact = RecordIn<'contacts'>
type Customer = RecordIn<'customers'>

/** Who buys when this contact asks: of a person, the company that the person works for. */
export const buyerOf = (facts: Facts, contact: Contact): Contact =>
  contact.type === 'Person' && contact.companyNumber !== ''
    ? (facts.find('contacts', contact.companyNumber) ?? contact)
    : contact

/** A contact as the customer that it would be: of the groups that its country has, and with no number yet. */
function prospect(facts: Facts, contact: Contact): Customer {
  const { id, version, lastModifiedDateTime } = contact
  const shared = Object.fromEntries(Object.entries(contact).filter(([field]) => field in customers))
  const named = { ...initialOf(customers), ...shared, number: '', contactNumber: contact.number }
  return withGroups('customers', { ...named, id, version, lastModifiedDateTime }, facts, {}) as Customer
}

/** The customer that a buyer is, or the one that it would be. */
export function partiesOfContact(facts: Facts, buyer: Contact, billToNumber: string): Parties | Mistake {
  if (buyer.customerNumber !== '') return partiesOf(facts, buyer.customerNumber, billToNumber)
  const sellTo = prospect(facts, buyer)
  const billTo = billToNumber === '' ? sellTo : facts.find('customers', billToNumber)
  return billTo ? { sellTo, billTo } : mistake('UnknownCustomer', 'billToCustomerNumber', { value: billToNumber })
}

export interface NewCustomer {
  readonly customer: Customer
  /** The customer, the contacts that it is known by, and the number series. */
  readonly changes: readonly RecordChange[]
}
/** The contact, and the company that it works for, become a customer with the next number. */
export function becomesCustomer(facts: Facts, context: Context, contact: Contact, id: string): NewCustomer | Mistake {
  const taken = takeNumber(facts, context, 'customers', 'customers')
  if (!isTaken(taken)) return taken
  const buyer = buyerOf(facts, contact)
  const stamp = { lastModifiedDateTime: context.at }
  const customer = { ...prospect(facts, buyer), ...stamp, id, version: 1, number: taken.number }
  const linked = (buyer.id === contact.id ? [contact] : [buyer, contact]).map(
    (one): RecordChange => ({
      type: 'contacts',
      id: one.id,
      key: one.number,
      record: { ...one, ...stamp, customerNumber: taken.number, version: one.version + 1 },
    }),
  )
  return {
    customer,
    changes: [{ type: 'customers', id, key: taken.number, record: customer }, ...linked, taken.change],
  }
}
export const isMade = (result: NewCustomer | Mistake): result is NewCustomer => 'customer' in result
