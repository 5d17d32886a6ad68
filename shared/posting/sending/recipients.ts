/** To whom a document is sent, and with what: what the call says, else the document, else the customer who pays. */

import { addressesIn, bareAddress, isAddress } from '../../sales/email.ts'
import { type Issued, payerOf } from '../../sales/issued.ts'
import { likenessKey } from '../../sales/likeness.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { type Mistake, mistake, worded } from '../problem.ts'

export interface Asked {
  readonly to: string | readonly string[]
  /** A list is taken as it is, so that an empty one says that nobody gets a copy. */
  readonly cc: string | readonly string[]
  readonly attachUbl: boolean | null
}
export interface Delivery {
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly attachPdf: boolean
  readonly attachUbl: boolean
  readonly mistakes: readonly Mistake[]
}
type Addressed = Issued['document'] & { readonly email?: string; readonly contactNumber?: string }

/** Contacts who have an address that it would go to: they may want to hear nothing. Asked for once the customer is known. */
export function recipientNeeds(facts: Facts, document: Addressed, asked: Asked): Need[] {
  const needed = [...record('customers', payerOf(document)), ...record('contacts', document.contactNumber)]
  if (!needed.every((need) => facts.has(need))) return []
  const { to, cc } = addressesOf(facts, document, asked)
  return [...to, ...cc].flatMap((address): Need[] => {
    const likeness = likenessOf(address)
    const own: Need = { kind: 'alike', type: 'contacts', likeness }
    const found = known(facts, own, () => facts.alike('contacts', likeness)) ?? []
    return [own, ...found.flatMap(({ number }) => record('contacts', number))]
  })
}
const likenessOf = (address: string) => likenessKey({ field: 'email', text: bareAddress(address).toLowerCase() })

function addressesOf(facts: Facts, document: Addressed, asked: Asked): Pick<Delivery, 'to' | 'cc'> {
  const customer = customerOf(facts, document)
  const profile = customer?.sendingProfile ?? null
  const sources = [
    asked.to,
    document.email ?? '',
    profile?.to ?? '',
    customer?.email ?? '',
    contactEmail(facts, document),
  ]
  const to = addressesIn(sources.find((source) => addressesIn(source).length > 0) ?? '')
  const isSaid = typeof asked.cc !== 'string' || addressesIn(asked.cc).length > 0
  return { to, cc: addressesIn(isSaid ? asked.cc : (profile?.cc ?? '')) }
}

export function deliveryOf(facts: Facts, document: Addressed, asked: Asked): Delivery {
  const customer = customerOf(facts, document)
  const profile = customer?.sendingProfile ?? null
  const { to, cc } = addressesOf(facts, document, asked)
  const wrong = (field: 'to' | 'cc', addresses: readonly string[]) =>
    addresses
      .filter((text) => !isAddress(text))
      .map((value) => worded(mistake('InvalidValue', field, { field, value: value.slice(0, 100) }), 'NotAnAddress'))
  const nobody = to.length === 0 ? [mistake('NoEmailAddress', 'to', { customer: nameOf(document) })] : []
  return {
    to,
    cc,
    attachPdf: profile?.attachPdf ?? true,
    attachUbl: asked.attachUbl ?? profile?.attachUbl ?? false,
    mistakes: [
      ...nobody,
      ...wrong('to', to),
      ...wrong('cc', cc),
      ...(customer?.privacyBlocked ? [mistake('PrivacyBlocked', 'to', { value: customer.displayName })] : []),
      ...[...to, ...cc].flatMap((address) => unwilling(facts, address)),
    ],
  }
}

/** People who want to hear nothing are not written to, whoever names their address. */
const unwilling = (facts: Facts, address: string): Mistake[] =>
  facts
    .alike('contacts', likenessOf(address))
    .filter(({ number }) => facts.find('contacts', number)?.privacyBlocked)
    .map(({ number }) => mistake('PrivacyBlocked', 'to', { value: `${bareAddress(address)} (${number})` }))

function customerOf(facts: Facts, document: Addressed) {
  const number = payerOf(document)
  return number === '' ? null : facts.find('customers', number)
}
/** A quote may be for somebody who is no customer yet. */
const contactEmail = (facts: Facts, { contactNumber, customerNumber }: Addressed) =>
  customerNumber === '' && contactNumber ? (facts.find('contacts', contactNumber)?.email ?? '') : ''
const nameOf = (document: Addressed) => payerOf(document) || document.customerName
