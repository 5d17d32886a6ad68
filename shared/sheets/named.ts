/**
 * What the code in a cell names: among which records another is looked for when it names none, or one that cannot be used, and
 * on which sheet one is made.
 */
import type { RecordSheet } from './sheets.ts'

export interface Named {
  readonly resource: string
  /** The properties that hold its code and, where it has one, its name. */
  readonly code: string
  readonly name?: string
  /** Where a record is made that does not exist yet; none where that is for the set-up. */
  readonly madeOn?: RecordSheet
}

const numbered = { code: 'number', name: 'displayName' } as const
const coded = { code: 'code', name: 'displayName' } as const
const customers: Named = { ...numbered, resource: 'customers', madeOn: 'customers' }
const vendors: Named = { ...numbered, resource: 'vendors', madeOn: 'vendors' }
const items: Named = { ...numbered, resource: 'items', madeOn: 'items' }
const accounts: Named = { ...numbered, resource: 'accounts' }
const contacts: Named = { ...numbered, resource: 'contacts' }
const units: Named = { ...coded, resource: 'unitsOfMeasure' }
/** A code stands in a set-up for each kind of customer, and has no name that holds for all of them. */
const taxCodes: Named = { resource: 'vatPostingSetups', code: 'productGroup' }

const byColumn: Readonly<Record<string, Named>> = {
  customerNumber: customers,
  billToCustomerNumber: customers,
  vendorNumber: vendors,
  lineObjectNumber: items,
  itemNumber: items,
  contactNumber: contacts,
  paymentTermsCode: { ...coded, resource: 'paymentTerms' },
  currencyCode: { ...coded, resource: 'currencies' },
  returnReasonCode: { ...coded, resource: 'returnReasons' },
  unitOfMeasureCode: units,
  baseUnitOfMeasureCode: units,
  taxCode: taxCodes,
  vatProductPostingGroup: taxCodes,
}

/** Problem codes that say that a cell names nothing. Where they say of what, the column may name other things too. */
const unknown: Readonly<Record<string, Named | 'column'>> = {
  UnknownCustomer: customers,
  UnknownVendor: vendors,
  UnknownItem: items,
  UnknownAccount: accounts,
  UnknownPaymentTerms: 'column',
  UnknownUnit: 'column',
}
/** What it names is there and cannot be used; or the set-up has no such code. */
const unusable: Readonly<Record<string, Named | 'column'>> = {
  InvalidValue: 'column',
  CustomerBlocked: 'column',
  VendorBlocked: 'column',
  ItemBlocked: 'column',
  AccountBlocked: accounts,
  VatSetupMissing: taxCodes,
}

/** What another code is to be chosen for; null where the problem is not about what a cell names. */
export function namedAt(column: string | null, problemCode: string): Named | null {
  if (column === null) return null
  // Of other columns it says that the groups of customer and item do not go together.
  if (problemCode === 'PostingSetupMissing') return byColumn[column] === taxCodes ? taxCodes : null
  const named = unknown[problemCode] ?? unusable[problemCode]
  return named === 'column' ? (byColumn[column] ?? null) : (named ?? null)
}

/** Whether the problem says that there is no such record. */
export const isUnknown = (problemCode: string): boolean => Object.hasOwn(unknown, problemCode)
