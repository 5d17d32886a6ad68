/** Who buys what a quote offers, once it is accepted. */
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { areParties, type Parties, partiesOf } from '../parties.ts'
import { type Mistake, mistake } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { becomesCustomer, buyerOf, isMade, partiesOfContact } from './prospects.ts'

export interface KnownBuyers {
  readonly parties: Parties
  /** The customer that a contact became, and what follows from that. */
  readonly changes: readonly RecordChange[]
}
export type Buyers = KnownBuyers | { readonly parties: null; readonly mistake: Mistake }

/** The customer of the quote; a contact who is none yet becomes one. */
export function buyersOfQuote(
  facts: Facts,
  context: Context,
  quote: RecordIn<'salesQuotes'>,
  newId: () => string,
): Buyers {
  const { customerNumber, billToCustomerNumber: payer, contactNumber: value } = quote
  if (customerNumber !== '') return told(partiesOf(facts, customerNumber, payer))
  const contact = facts.find('contacts', value)
  if (!contact)
    return told(mistake('InvalidValue', 'contactNumber', { field: 'contactNumber', value, expected: 'contacts' }))
  const buyer = buyerOf(facts, contact)
  const known = contact.customerNumber || buyer.customerNumber
  if (known !== '') return told(partiesOfContact(facts, { ...buyer, customerNumber: known }, payer))
  const made = becomesCustomer(facts, context, contact, newId())
  if (!isMade(made)) return told(made)
  const billTo = (payer === '' ? null : facts.find('customers', payer)) ?? made.customer
  return { parties: { sellTo: made.customer, billTo }, changes: made.changes }
}

const told = (found: Parties | Mistake): Buyers =>
  areParties(found) ? { parties: found, changes: [] } : { parties: null, mistake: found }
