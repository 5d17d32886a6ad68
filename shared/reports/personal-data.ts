/** What is kept of a person, gathered from everywhere: the record, what passed between us, letters, documents, entries. */
import { type AnyRecord, folded, type Resource } from '../posting/resources.ts'
import { addressesIn, bareAddress } from '../sales/email.ts'

type Row = Readonly<Record<string, unknown>>

export interface Sources {
  /** Records of a kind of which a property says this. */
  readonly saying: (type: Resource, field: string, value: string) => Promise<readonly AnyRecord[]>
  readonly entriesOf: (customerNumber: string) => Promise<readonly Row[]>
}

/** By resource or ledger; kinds of which there is nothing are left out. */
export type PersonalData = Readonly<Record<string, readonly Row[]>>

const documents = [
  'salesQuotes',
  'salesQuoteArchives',
  'salesOrders',
  'salesShipments',
  'salesInvoices',
  'salesCreditMemos',
  'salesReturnOrders',
  'returnReceipts',
] as const satisfies readonly Resource[]

export async function personalData(
  type: 'customers' | 'contacts',
  person: AnyRecord,
  sources: Sources,
): Promise<PersonalData> {
  const found = type === 'customers' ? await ofCustomer(person, sources) : await ofContact(person, sources)
  return Object.fromEntries(Object.entries(found).filter(([, rows]) => rows.length > 0))
}

async function ofCustomer(customer: AnyRecord, { saying, entriesOf }: Sources): Promise<PersonalData> {
  const number = String(customer.number)
  const found: Record<string, readonly Row[]> = { customers: [customer] }
  found.contacts = await saying('contacts', 'customerNumber', number)
  found.interactions = await logOf(found.contacts, saying)
  found.emails = await saying('emails', 'customerNumber', number)
  for (const kind of documents) found[kind] = await saying(kind, 'customerNumber', number)
  found.customerBankAccounts = await saying('customerBankAccounts', 'customerNumber', number)
  found.customerLedgerEntries = await entriesOf(number)
  return found
}

/** A person who works for a firm is not the firm: its trade is left out, letters to the person are not. */
async function ofContact(contact: AnyRecord, { saying }: Sources): Promise<PersonalData> {
  const address = folded(String(contact.email).trim())
  const letters = await saying('emails', 'customerNumber', String(contact.customerNumber))
  return {
    contacts: [contact],
    interactions: await logOf([contact], saying),
    emails: letters.filter((one) => address !== '' && wentTo(one, address)),
    salesQuotes: await saying('salesQuotes', 'contactNumber', String(contact.number)),
  }
}

async function logOf(contacts: readonly Row[], saying: Sources['saying']): Promise<readonly Row[]> {
  const logs = await Promise.all(contacts.map(({ number }) => saying('interactions', 'contactNumber', String(number))))
  return logs.flat()
}

const wentTo = ({ to, cc }: Row, address: string): boolean =>
  [...addressesIn(String(to)), ...addressesIn(String(cc))].some((one) => folded(bareAddress(one)) === address)
