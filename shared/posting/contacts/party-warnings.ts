/** What is told about a customer that is saved, and stops nothing: that there may be another like it, and numbers that look wrong. */
import { isVatNumber } from '../../basics/check-digits.ts'
import { isElectronicAddress } from '../../einvoice/address-schemes.ts'
import { type Likeness, likenessesOf, likenessKey } from '../../sales/likeness.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import type { Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

type Customer = RecordIn<'customers'>

/** Only what this save changes is looked at, so that whoever knows about a likeness is not told of it again. */
const freshIn = (customer: Partial<Customer>, before: Customer | null): readonly Likeness[] => {
  const known = new Set(before ? likenessesOf(before).map(likenessKey) : [])
  return likenessesOf(customer).filter((one) => !known.has(likenessKey(one)))
}

export const likenessNeeds = (customer: Partial<Customer>): Need[] =>
  likenessesOf(customer).map((one) => ({ kind: 'alike', type: 'customers', likeness: likenessKey(one) }))

export function partyWarnings(facts: Facts, customer: Customer, before: Customer | null): readonly Warning[] {
  return [...duplicates(facts, customer, before), ...doubtfulVatNumber(customer, before), ...doubtfulEndpoint(customer)]
}

/** A list of a thousand customers of one name would tell each of them of all the others. */
const mostTold = 5

function duplicates(facts: Facts, customer: Customer, before: Customer | null): readonly Warning[] {
  const told = new Set<string>()
  const found = freshIn(customer, before).flatMap((likeness) =>
    facts
      .alike('customers', likenessKey(likeness))
      .filter(({ id, number }) => id !== customer.id && !told.has(number) && told.add(number))
      .map(({ number }) => ({ code: 'DuplicateCustomer', params: { field: likeness.field, value: number } })),
  )
  return found.slice(0, mostTold)
}

function doubtfulVatNumber({ taxRegistrationNumber: value }: Customer, before: Customer | null): readonly Warning[] {
  if (value === '' || value === before?.taxRegistrationNumber || isVatNumber(value)) return []
  return [{ code: 'DoubtfulVatNumber', params: { field: 'taxRegistrationNumber', value } }]
}

function doubtfulEndpoint({ peppolEndpoint }: Customer): readonly Warning[] {
  if (!peppolEndpoint?.value || isElectronicAddress(peppolEndpoint.scheme, peppolEndpoint.value)) return []
  const value = `${peppolEndpoint.scheme}:${peppolEndpoint.value}`
  return [{ code: 'DoubtfulPeppolAddress', params: { field: 'peppolEndpoint', value } }]
}
