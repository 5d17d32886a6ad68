/** Documents as they are issued, out of a book in memory; and a seller and buyers whose e-invoices lack nothing. */
import { refused } from '../../shared/posting/changes.ts'
import { issuedOf } from '../../shared/posting/issued.ts'
import { problem } from '../../shared/posting/problem.ts'
import type { Issued, IssuedKind } from '../../shared/sales/issued.ts'
import type { TemplateCountry } from '../../shared/templates/starter.ts'
import { aBook, aCustomer, type Body, type Book } from './given.ts'

export function issuedIn<K extends IssuedKind>(book: Book, kind: K, key: string): Issued<K> {
  let issued: Issued<K> | null = null
  book.takes((facts) => {
    issued = issuedOf(facts, kind, book.find(kind, key) as never)
    return refused(problem('NotFound'))
  })
  if (!issued) throw new Error(`${kind} ${key} was not issued`)
  return issued
}

const sellers: Readonly<Record<TemplateCountry, Body>> = {
  BE: {
    displayName: 'Northwind Example NV',
    addressLine1: 'Kouter 1',
    city: 'Gent',
    postalCode: '9000',
    email: 'sales@example.com',
    phoneNumber: '+32 2 000 0100',
    website: 'example.com',
    enterpriseNumber: '0202.239.951',
    iban: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    bankName: 'Examplebank',
    paypalMe: 'northwindexample',
  },
  NL: {
    displayName: 'Noordewind Voorbeeld B.V.',
    addressLine1: 'Kade 12',
    city: 'Utrecht',
    postalCode: '3511 AA',
    email: 'sales@example.nl',
    enterpriseNumber: '12345678',
    taxRegistrationNumber: 'NL001234567B01',
    iban: 'NL91 ABNA 0417 1643 00',
    bic: 'ABNANL2A',
  },
}
/** A company that can send e-invoices. */
export function aSeller(country: TemplateCountry = 'BE', setup: Body = {}): Book {
  const book = aBook(setup, country)
  book.does('PATCH', 'companyInformation', sellers[country])
  return book
}

const buyers: Readonly<Record<string, Body>> = {
  BE: {
    displayName: 'Adatum NV',
    addressLine1: 'Meir 2',
    city: 'Antwerpen',
    postalCode: '2000',
    enterpriseNumber: '0412.345.614',
  },
  NL: {
    displayName: 'Tasmaanse Duivel B.V.',
    addressLine1: 'Damrak 3',
    city: 'Amsterdam',
    postalCode: '1012 LG',
    enterpriseNumber: '87654321',
    taxRegistrationNumber: 'NL009876543B02',
  },
  FR: {
    displayName: 'L’Été & Fils SARL',
    addressLine1: '12, rue des Écoles',
    addressLine2: 'Bâtiment B',
    city: 'Paris',
    postalCode: '75005',
    taxRegistrationNumber: 'FR23334175221',
  },
  US: {
    displayName: 'Contoso "Cycles" <Inc.>',
    addressLine1: '1 Main Street',
    city: 'Springfield',
    postalCode: '62701',
    peppolEndpoint: { scheme: '0060', value: '123456789' },
  },
}
export const buyerCountries = Object.keys(buyers)
/** A customer to whom e-invoices can be sent. */
export const aBuyer = (book: Book, country = 'BE', given: Body = {}) =>
  aCustomer(book, { country, email: 'buyer@example.com', paymentTermsCode: '30D', ...buyers[country], ...given })
