/**
 * Forgetting a person: what no law makes us keep goes, what was posted stays as it is, and nobody writes to them again
 * (domain 11.1 and 11.2; Regulation 2016/679, article 17). Whoever still has something open with us is not forgotten.
 */
import { type Fields, initialOf } from '../../basics/fields.ts'
import { addressesIn, bareAddress } from '../../sales/email.ts'
import { type MessageChange, type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { ownNeeds, record } from '../needs.ts'
import { type Mistake, mistake, problem, problemOf } from '../problem.ts'
import { type AnyRecord, keyOf, type RecordIn, type Resource, resources } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'

/** What stands in place of a text that was taken away. */
const taken = '—'

/** Of a customer, what trade needs to go on adding up: groups, terms, currency; everything else says who it is. */
const keptOf = {
  customers: [
    'number',
    'type',
    'country',
    'currencyCode',
    'pricesIncludeTax',
    'paymentTermsCode',
    'billToCustomerNumber',
    'customerPostingGroup',
    'generalBusinessPostingGroup',
    'vatBusinessPostingGroup',
    'contactNumber',
  ],
  contacts: ['number', 'type', 'companyNumber', 'customerNumber'],
} as const satisfies Partial<Record<Resource, readonly string[]>>
type Forgotten = keyof typeof keptOf

const isForgotten = (resource: string): resource is Forgotten => resource in keptOf

/** Kinds of documents that are still being worked on; what was posted of the same kinds stays. */
const openKinds = ['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos', 'salesReturnOrders'] as const

export function anonymizeNeeds(command: ActionCommand<unknown>, facts: Facts): Need[] {
  const [own] = record(command.resource as Resource, command.key)
  if (!own || !facts.has(own)) return ownNeeds(command)
  const found = facts.find(command.resource as Resource, command.key) as AnyRecord | null
  return found ? [...ownNeeds(command), ...traceNeeds(command.resource as Forgotten, found)] : []
}

const traceNeeds = (type: Forgotten, person: AnyRecord): Need[] => {
  const number = String(person.number)
  const emailsOf = (value: string): Need => ({ kind: 'where', type: 'emails', field: 'customerNumber', value })
  if (type === 'contacts')
    return [
      { kind: 'where', type: 'interactions', field: 'contactNumber', value: number },
      emailsOf(String(person.customerNumber)),
    ]
  return [
    { kind: 'figures', type, key: number },
    ...openKinds.map((kind): Need => ({ kind: 'where', type: kind, field: 'customerNumber', value: number })),
    emailsOf(number),
    { kind: 'where', type: 'salesQuoteArchives', field: 'customerNumber', value: number },
    { kind: 'where', type: 'customerBankAccounts', field: 'customerNumber', value: number },
  ]
}

export function planAnonymize(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const { resource } = command
  if (!isForgotten(resource)) throw new Error(`${resource} are not forgotten`)
  const person = facts.find(resource, command.key) as AnyRecord | null
  if (!person) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, person)) return refused(staleProblem(person as never))
  const mistakes = resource === 'customers' ? openMistakes(facts, person as unknown as RecordIn<'customers'>) : []
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const own = changed(resource, person, blanked(resource, person), context)
  const traces =
    resource === 'customers' ? customerTraces(facts, person, context) : contactTraces(facts, person, context)
  return {
    changes: { records: [own, ...traces.records], messages: traces.messages },
    answer: { status: 200, body: own.record },
  }
}

/** A debt, a draft, an order, or a letter that has not left yet: it is settled first. */
function openMistakes(facts: Facts, { number }: RecordIn<'customers'>): Mistake[] {
  const { balance = 0 } = facts.figures('customers', number) as { readonly balance?: number }
  const open = openKinds.flatMap((kind) => facts.where(kind, 'customerNumber', number).filter(isOpen))
  const waiting = facts.where('emails', 'customerNumber', number).filter(({ status }) => status === 'Queued')
  return [
    ...(balance === 0 ? [] : [mistake('PersonStillOwes', '', { value: number, amount: balance })]),
    ...open.map((document) => mistake('PersonHasOpenDocument', '', { value: number, number: document.number })),
    ...waiting.map((email) => mistake('PersonHasOpenDocument', '', { value: number, number: email.subject })),
  ]
}

const isOpen = (document: { readonly status: string; readonly archived?: boolean }): boolean =>
  document.archived !== true && ['Draft', 'In Review', 'Released', 'Sent', 'Expired'].includes(document.status)

function blanked(type: Forgotten, person: AnyRecord): Record<string, unknown> {
  const fields: Fields = resources[type].fields
  const kept = Object.fromEntries(keptOf[type].map((field) => [field, person[field]]))
  return {
    ...initialOf(fields),
    ...kept,
    displayName: taken,
    privacyBlocked: true,
    ...(type === 'customers' ? { blocked: 'All' } : {}),
  }
}

const changed = (
  type: Resource,
  before: AnyRecord,
  values: Readonly<Record<string, unknown>>,
  { at }: Context,
): RecordChange & { readonly record: AnyRecord } => ({
  type,
  id: before.id,
  key: keyOf(type, before),
  record: { ...before, ...values, version: before.version + 1, lastModifiedDateTime: at },
})

interface Traces {
  readonly records: readonly RecordChange[]
  readonly messages: readonly MessageChange[]
}

function contactTraces(facts: Facts, contact: AnyRecord, context: Context): Traces {
  const log = facts
    .where('interactions', 'contactNumber', String(contact.number))
    .map((one) => changed('interactions', one, { subject: taken, description: '' }, context))
  const address = String(contact.email).toLowerCase()
  const own = facts
    .where('emails', 'customerNumber', String(contact.customerNumber))
    .filter((email) => address !== '' && wentTo(email, address))
  const letters = lettersForgotten(own, context)
  return { ...letters, records: [...log, ...letters.records] }
}

/** Versions of quotes that came to nothing go as well; posted documents stay as they were. */
function customerTraces(facts: Facts, customer: AnyRecord, context: Context): Traces {
  const number = String(customer.number)
  const letters = lettersForgotten(facts.where('emails', 'customerNumber', number), context)
  const versions = facts
    .where('salesQuoteArchives', 'customerNumber', number)
    .map((one) => gone('salesQuoteArchives', one))
  const accounts = facts
    .where('customerBankAccounts', 'customerNumber', number)
    .map((one) => gone('customerBankAccounts', one))
  return { ...letters, records: [...letters.records, ...versions, ...accounts] }
}

/** A letter about what was posted tells of it without addresses and words; one about a quote or an order goes altogether. */
function lettersForgotten(emails: readonly RecordIn<'emails'>[], context: Context): Traces {
  const [passing, lasting] = [true, false].map((wanted) =>
    emails.filter(({ documentType }) => passingKinds.has(documentType) === wanted),
  ) as [RecordIn<'emails'>[], RecordIn<'emails'>[]]
  return {
    records: [
      ...lasting.map((one) => changed('emails', one, { to: taken, cc: '', message: '' }, context)),
      ...passing.map((one) => gone('emails', one)),
    ],
    messages: passing.map(({ id }) => ({ id, content: null, dueAt: null })),
  }
}
const passingKinds: ReadonlySet<string> = new Set(['salesQuotes', 'salesOrders'])

const gone = (type: Resource, record: AnyRecord): RecordChange => ({
  type,
  id: record.id,
  key: keyOf(type, record),
  record: null,
})

const wentTo = ({ to, cc }: RecordIn<'emails'>, address: string): boolean =>
  [...addressesIn(to), ...addressesIn(cc)].some((one) => bareAddress(one).toLowerCase() === address)
