/** What a document's header takes from its customers: the one who orders, and the one who pays. */
import { ofRole, type PlaceField, placeFields } from '../sales/address.ts'
import { type Customer, forbids } from '../sales/customer.ts'
import type { SalesDocument } from '../sales/document.ts'
import type { Facts } from './facts.ts'
import { type Mistake, mistake } from './problem.ts'
import type { RecordIn } from './resources.ts'

export interface Parties {
  readonly sellTo: RecordIn<'customers'>
  readonly billTo: RecordIn<'customers'>
  /** Who asks for the quote on the customer's behalf. */
  readonly contact?: RecordIn<'contacts'>
}

export function partiesOf(facts: Facts, customerNumber: string, billToNumber: string): Parties | Mistake {
  const sellTo = facts.find('customers', customerNumber)
  if (!sellTo) return mistake('UnknownCustomer', 'customerNumber', { value: customerNumber })
  const payer = billToNumber || sellTo.billToCustomerNumber
  const billTo = payer === '' ? sellTo : facts.find('customers', payer)
  return billTo ? { sellTo, billTo } : mistake('UnknownCustomer', 'billToCustomerNumber', { value: payer })
}
export const areParties = (result: Parties | Mistake): result is Parties => 'sellTo' in result

/** Each blocked party once, with what its block is called. */
export function blockedParties({ sellTo, billTo }: Parties, what: Parameters<typeof forbids>[1]): Mistake[] {
  const parties = sellTo.id === billTo.id ? [sellTo] : [sellTo, billTo]
  return parties
    .filter((party) => forbids(party, what))
    .map((party) =>
      mistake('CustomerBlocked', 'customerNumber', {
        customer: party.number,
        blocked: party.blocked === '' ? 'Privacy' : party.blocked,
      }),
    )
}

type Addressed = Pick<Customer, 'displayName' | PlaceField>
export const addressOf = (
  role: 'sellTo' | 'billTo' | 'shipTo' | 'buyFrom' | 'payTo',
  customer: Addressed,
): Readonly<Record<string, string>> => ({
  [`${role}Name`]: customer.displayName,
  ...Object.fromEntries(placeFields.map((field) => [ofRole(role, field), customer[field]])),
  [`${role}Contact`]: '',
})

/** The header fields that follow from the parties, unless they are typed. */
export const fromParties = ({ sellTo, billTo, contact }: Parties) =>
  ({
    customerNumber: sellTo.number,
    customerName: sellTo.displayName,
    ...addressOf('sellTo', sellTo),
    ...(contact?.type === 'Person' ? { sellToContact: contact.displayName } : {}),
    ...addressOf('shipTo', sellTo),
    ...addressOf('billTo', billTo),
    billToCustomerNumber: billTo.number,
    currencyCode: billTo.currencyCode,
    paymentTermsCode: billTo.paymentTermsCode,
    pricesIncludeTax: billTo.pricesIncludeTax,
    salesperson: sellTo.salespersonCode,
    language: billTo.language,
    customerPostingGroup: billTo.customerPostingGroup,
    generalBusinessPostingGroup: sellTo.generalBusinessPostingGroup,
    vatBusinessPostingGroup: billTo.vatBusinessPostingGroup,
    taxRegistrationNumber: billTo.taxRegistrationNumber,
  }) as Partial<SalesDocument>

interface Taxed {
  readonly taxRegistrationNumber: string
}
/**
 * With the VAT number of who pays, or is paid, where the document has none: nobody types it there, so that it is empty only
 * says that the number was not known yet when the draft was saved. One that stands there stays.
 */
export const withVatNumber = <D extends Taxed>(document: D, party: Taxed | null): D =>
  document.taxRegistrationNumber === '' && party
    ? { ...document, taxRegistrationNumber: party.taxRegistrationNumber }
    : document
