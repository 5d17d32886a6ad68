/** Whom a draft is for: the customer who orders and the one who pays; of a quote, also a contact who is no customer yet. */
import { sameText } from '../../basics/fields.ts'
import type { SalesQuote } from '../../sales/document.ts'
import type { Facts } from '../facts.ts'
import { type Parties, partiesOf } from '../parties.ts'
import { type Mistake, mistake } from '../problem.ts'
import { buyerOf, partiesOfContact } from '../quotes/prospects.ts'
import type { RecordIn } from '../resources.ts'
import { type HeaderRequest, typedText } from './draft-request.ts'

export function buyersOf(facts: Facts, request: HeaderRequest): Parties | Mistake {
  const customerNumber = typedText(request, 'customerNumber') ?? request.before?.customerNumber ?? ''
  if (request.type === 'salesQuotes') return askersOf(facts, request, customerNumber)
  if (customerNumber === '') return mistake('MissingValue', 'customerNumber', { field: 'customerNumber' })
  return partiesOf(facts, customerNumber, billToTyped(request))
}

/** The contact of a quote stands for the customer that he is or would be; another customer takes his place. */
function askersOf(facts: Facts, request: HeaderRequest, customerNumber: string): Parties | Mistake {
  // An empty customer is none: who sends back what was read means the contact.
  const customer = typedText(request, 'customerNumber') || undefined
  const typed = typedText(request, 'contactNumber')
  const saved = (request.before as Partial<SalesQuote> | null)?.contactNumber ?? ''
  const contactNumber = typed ?? (customer === undefined ? saved : '')
  if (contactNumber === '')
    return customerNumber === ''
      ? mistake('MissingValue', 'customerNumber', { field: 'customerNumber' })
      : partiesOf(facts, customerNumber, billToTyped(request))
  const contact = facts.find('contacts', contactNumber)
  if (!contact)
    return mistake('InvalidValue', 'contactNumber', {
      field: 'contactNumber',
      value: contactNumber,
      expected: 'contacts',
    })
  const buyer = buyerOf(facts, contact)
  const parties =
    customer === undefined && (typed !== undefined || customerNumber === '')
      ? partiesOfContact(facts, buyer, billToTyped(request))
      : partiesOf(facts, customerNumber, billToTyped(request))
  return 'sellTo' in parties ? (strangers(buyer, parties) ?? { ...parties, contact }) : parties
}

/** A contact of one customer does not ask for another. */
const strangers = (contact: RecordIn<'contacts'>, { sellTo }: Parties) =>
  contact.customerNumber === '' || sameText(contact.customerNumber, sellTo.number)
    ? null
    : mistake('InvalidValue', 'customerNumber', {
        field: 'customerNumber',
        value: sellTo.number,
        expected: contact.customerNumber,
      })

function billToTyped(request: HeaderRequest): string {
  const typed = typedText(request, 'billToCustomerNumber')
  if (typed !== undefined) return typed
  return request.before && typedText(request, 'customerNumber') === undefined ? request.before.billToCustomerNumber : ''
}
