/**
 * Seller and buyer as an e-invoice names them: electronic address, VAT number and legal number, by the rules of Peppol and
 * of Belgium and the Netherlands; what is missing is told with the record that should hold it.
 */
import { belgianDigits, dutchChamberNumber, isBelgianEnterpriseNumber, vatNumberOf } from '../basics/check-digits.ts'
import type { Issued, IssuedKind } from '../sales/issued.ts'
import { isDutchVatNumber, isElectronicAddress, vatSchemes } from './address-schemes.ts'
import { isCountry } from './codes.ts'
import { type Address, type Gap, type Identifier, invalid, missing, type Party } from './e-invoice.ts'

type Source = Issued<Extract<IssuedKind, 'salesInvoices' | 'salesCreditMemos'>>
export interface Told<T> {
  readonly value: T
  readonly gaps: readonly Gap[]
}
interface Person {
  readonly record: { readonly type: string; readonly key: string }
  readonly name: string
  readonly address: Address
  readonly enterpriseNumber: string
  readonly taxRegistrationNumber: string
  readonly endpoint: Identifier | null
  readonly contact: Party['contact']
}

export function sellerOf({ seller, company, salesperson }: Source): Told<Party> {
  const country = (seller.country || company.country).toUpperCase()
  const { addressLine1: line1, city, postalCode } = seller
  const person = {
    record: { type: 'companyInformation', key: '' },
    name: seller.displayName,
    address: { line1, line2: '', city, postalCode, country },
    enterpriseNumber: seller.enterpriseNumber,
    taxRegistrationNumber: seller.taxRegistrationNumber,
    endpoint: null,
    contact: {
      name: salesperson?.displayName ?? '',
      phone: salesperson?.phoneNumber || seller.phoneNumber,
      email: salesperson?.email || seller.email,
    },
  }
  const { value, gaps } = partyOf(person)
  return { value, gaps: [...gaps, ...(country === 'NL' ? dutchGaps(person, value) : [])] }
}

export function buyerOf({ document, buyer, company, seller }: Source): Told<Party> {
  const person = {
    record: { type: 'customers', key: document.billToCustomerNumber },
    name: document.billToName,
    address: billToAddress(document),
    enterpriseNumber: buyer.enterpriseNumber,
    taxRegistrationNumber: document.taxRegistrationNumber || buyer.taxRegistrationNumber,
    endpoint: buyer.peppolEndpoint?.value ? buyer.peppolEndpoint : null,
    contact: { name: document.billToContact, phone: buyer.phoneNumber, email: document.email || buyer.email },
  }
  const { value, gaps } = partyOf(person)
  const isDutch = (seller.country || company.country) === 'NL' && value.address.country === 'NL'
  return { value, gaps: [...gaps, ...(isDutch ? dutchGaps(person, value) : [])] }
}

const billToAddress = (document: Source['document']): Address => ({
  line1: document.billToAddressLine1,
  line2: document.billToAddressLine2,
  city: document.billToCity,
  postalCode: document.billToPostalCode,
  country: document.billToCountry.toUpperCase(),
})

function partyOf(person: Person): Told<Party> {
  const { name, address, contact, record } = person
  const { type, key } = record
  const legalId = legalIdOf(person)
  const vatNumber = vatNumberIn(person)
  const endpoint = endpointOf(person, legalId, vatNumber)
  const gaps = [
    ...(name.trim() === '' ? [missing(type, key, 'displayName')] : []),
    ...(address.country === '' ? [missing(type, key, 'country')] : []),
    ...(address.country === '' || isCountry(address.country) ? [] : [invalid(type, key, 'country', address.country)]),
    ...wrongNumbers(person),
    ...wrongVatNumber(person, vatNumber),
    ...endpoint.gaps,
  ]
  return { value: { name, address, endpoint: endpoint.value, vatNumber, legalId, contact }, gaps }
}

/** A Belgian firm has one number for everything: it stands in the one field or, after BE, in the other. */
const digitsOf = ({ enterpriseNumber, taxRegistrationNumber }: Person) =>
  belgianDigits(enterpriseNumber || taxRegistrationNumber)

function wrongNumbers(person: Person): Gap[] {
  const { address, record, enterpriseNumber, taxRegistrationNumber } = person
  const given = enterpriseNumber || taxRegistrationNumber
  if (address.country !== 'BE' || given === '' || isBelgianEnterpriseNumber(given)) return []
  const field = enterpriseNumber === '' ? 'taxRegistrationNumber' : 'enterpriseNumber'
  return [invalid(record.type, record.key, field, given)]
}

/** It begins with a country; a Dutch one has one form. */
function wrongVatNumber({ record, address }: Person, vatNumber: string): Gap[] {
  const isRight =
    vatNumber === '' ||
    ((isCountry(vatNumber.slice(0, 2)) || vatNumber.startsWith('EL')) &&
      (address.country !== 'NL' || isDutchVatNumber(vatNumber)))
  return isRight ? [] : [invalid(record.type, record.key, 'taxRegistrationNumber', vatNumber)]
}

function legalIdOf(person: Person): Identifier | null {
  const { address, enterpriseNumber } = person
  if (address.country === 'BE') {
    const digits = digitsOf(person)
    return digits === null ? null : { scheme: '0208', value: digits }
  }
  if (address.country === 'NL') {
    const chamber = dutchChamberNumber(enterpriseNumber)
    if (chamber !== null) return { scheme: '0106', value: chamber }
    return /^\d{20}$/.test(enterpriseNumber) ? { scheme: '0190', value: enterpriseNumber } : null
  }
  return enterpriseNumber.trim() === '' ? null : { scheme: '', value: enterpriseNumber.trim() }
}

function vatNumberIn(person: Person): string {
  const { address, taxRegistrationNumber } = person
  if (address.country === 'BE') {
    const digits = digitsOf(person)
    return digits === null ? '' : `BE${digits}`
  }
  const number = vatNumberOf(taxRegistrationNumber)
  if (number === '') return ''
  const prefixes =
    address.country === 'GR' ? ['EL', 'GR'] : [address.country, ...(address.country === 'GB' ? ['XI'] : [])]
  return prefixes.includes(number.slice(0, 2)) || /^[A-Z]{2}/.test(number) ? number : `${prefixes[0]}${number}`
}

/** Where a VAT number is looked for: a Belgian firm's follows from its enterprise number. */
export const vatField = ({ address }: Party) =>
  address.country === 'BE' ? 'enterpriseNumber' : 'taxRegistrationNumber'

/** The one on the customer's card, else what Peppol expects in the country. */
function endpointOf(person: Person, legalId: Identifier | null, vatNumber: string): Told<Identifier> {
  const { address, record, endpoint } = person
  const own = (field: string) => [missing(record.type, record.key, field)]
  if (endpoint) return checkedEndpoint(person, endpoint)
  if (address.country === 'BE') return { value: legalId ?? nowhere, gaps: legalId ? [] : own('enterpriseNumber') }
  if (legalId && (legalId.scheme === '0106' || legalId.scheme === '0190')) return { value: legalId, gaps: [] }
  const scheme = vatSchemes[address.country]
  if (scheme && vatNumber !== '') return { value: { scheme, value: vatNumber }, gaps: [] }
  if (record.type === 'companyInformation') return { value: nowhere, gaps: own('taxRegistrationNumber') }
  return { value: nowhere, gaps: own('peppolEndpoint') }
}
const nowhere: Identifier = { scheme: '', value: '' }

function checkedEndpoint({ record }: Person, { scheme, value }: Identifier): Told<Identifier> {
  const digits = scheme === '0208' ? belgianDigits(value) : null
  const right = isElectronicAddress(scheme, value)
  const gaps = right ? [] : [invalid(record.type, record.key, 'peppolEndpoint', `${scheme}:${value}`)]
  return { value: { scheme, value: digits ?? value.trim() }, gaps }
}

/** Between Dutch parties: a whole address, and a number of the chamber of commerce or of the government. */
function dutchGaps({ record, address, enterpriseNumber }: Person, { legalId }: Party): Gap[] {
  const { type, key } = record
  const fields = { addressLine1: address.line1, city: address.city, postalCode: address.postalCode }
  return [
    ...Object.entries(fields).flatMap(([field, value]) => (value.trim() === '' ? [missing(type, key, field)] : [])),
    ...(legalId
      ? []
      : [
          enterpriseNumber === ''
            ? missing(type, key, 'enterpriseNumber')
            : invalid(type, key, 'enterpriseNumber', enterpriseNumber),
        ]),
  ]
}
