/** A customer's card with all that is known beside it: most of it is in the replica, balances and the log are asked of the server. */

import { type DraftSheet, isDraftSheet, resourceOf } from '../../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../../replica/wire.ts'
import type { CustomerState, LogEntry } from '../../state/customer.ts'
import { selectedIn } from '../act.ts'
import type { WhichCustomer } from '../actions.ts'
import { lookAt } from '../look.ts'
import { change, companyOf, companyToAsk, type Desk, isCutOff, said, tell } from '../parts.ts'
import { numberOr } from '../selection.ts'
import { alikeOf, knownOf } from './known.ts'

/** What a card offers to choose from. */
const listed = [
  'customerTemplates',
  'paymentTerms',
  'currencies',
  'salespeople',
  'reminderTerms',
  'customerPostingGroups',
] as const

export async function openCustomer(desk: Desk, which: WhichCustomer): Promise<void> {
  const { parts } = desk
  if (!isCutOff(parts) && companyToAsk(parts) === null) return
  const record = await recordOf(desk, which)
  if (record === null && !('fresh' in which)) return tell(parts, 'mixed', [said('result.nothing')])
  await show(desk, record, { focus: 'field' in which ? which.field : '', ...nothingSaid })
}

/** A new card for a number that rows name already; with its template, where there is but one. */
export async function openNewCustomer(desk: Desk, number: string): Promise<void> {
  const [template, ...others] = [...desk.parts.replica.all('customerTemplates')]
  const from = template && others.length === 0 ? { templateCode: String(template.code) } : {}
  await show(desk, null, { focus: 'displayName', ...nothingSaid, given: { number, ...from } })
}

export const nothingSaid = { refused: null, savedAt: null, warnings: [] } as const
type Said = Pick<CustomerState, 'refused' | 'savedAt' | 'warnings' | 'focus' | 'given'>

async function recordOf(desk: Desk, which: WhichCustomer): Promise<AnyRecord | null> {
  const { replica } = desk.parts
  if ('fresh' in which) return null
  if ('number' in which) return replica.find('customers', which.number)
  if ('selected' in which) return ofSelectedRow(desk)
  const [id] = (await selectedIn(desk, which.sheet)).ids
  const record = id === undefined ? null : replica.find('contacts', id)
  if (which.sheet === 'customers') return id === undefined ? null : replica.find('customers', id)
  return record && replica.find('customers', String(record.customerNumber ?? ''))
}

/** Of a draft its rows say who it is for; of what is posted, and of entries, the record. */
async function ofSelectedRow(desk: Desk): Promise<AnyRecord | null> {
  const { host, replica } = desk.parts
  const sheet = await host.sheetInFront()
  if (sheet === null) return null
  if (sheet === 'customers' || sheet === 'contacts') return recordOf(desk, { sheet })
  const { ids, rows } = await selectedIn(desk, sheet)
  const number = isDraftSheet(sheet)
    ? await customerInRows(desk, sheet, rows)
    : replica.find(resourceOf(sheet), ids[0] ?? '')?.customerNumber
  return replica.find('customers', String(number ?? (sheet === 'agedReceivables' ? ids[0] : '')))
}

async function customerInRows({ parts }: Desk, sheet: DraftSheet, rows: ReadonlySet<number>): Promise<unknown> {
  const { subjects } = await lookAt(parts, sheet, false)
  const chosen = subjects.find(({ document }) => document.lines.some(({ row }) => rows.has(row)))
  return chosen?.document.header.customerNumber ?? null
}

export async function show(desk: Desk, record: AnyRecord | null, saidOf: Said): Promise<void> {
  const { parts } = desk
  const lists = Object.fromEntries(listed.map((resource) => [resource, [...parts.replica.all(resource)]]))
  const nothing = { figures: null, months: [], dealings: [], contacts: [], log: [], alike: [] }
  change(parts, { customer: { record, lists, ...nothing, ...(record ? knownOf(desk, record) : {}), ...saidOf } })
  if (record) await addFromServer(desk, record)
}

async function addFromServer({ parts }: Desk, record: AnyRecord): Promise<void> {
  const company = companyOf(parts)
  const before = parts.store.get().customer
  if (company === null || !before) return
  const answer = await parts.server.record(company, 'customers', record.id)
  const log: LogEntry[] = []
  for (const contact of before.contacts.slice(0, mostContacts)) {
    const page = await parts.server.list(company, 'interactions', null, { contactNumber: String(contact.number) })
    if (page.kind === 'ok') log.push(...page.body.value.map((one) => entryOf(one, contact)))
  }
  const { customer } = parts.store.get()
  if (customer?.record?.id !== record.id) return
  const figures = answer.kind === 'ok' ? figuresIn(answer.body) : customer.figures
  change(parts, { customer: { ...customer, figures, log: log.toSorted(newestFirst) } })
}

/** Of a company with very many people, those who come first. */
const mostContacts = 20

const figuresIn = (record: Readonly<Record<string, unknown>>): CustomerState['figures'] => ({
  balance: numberOr(record.balance) ?? 0,
  overdue: numberOr(record.overdueAmount) ?? 0,
})

const entryOf = (one: AnyRecord, contact: AnyRecord): LogEntry => ({
  id: one.id,
  date: String(one.date ?? ''),
  type: String(one.type ?? ''),
  subject: String(one.subject ?? ''),
  description: String(one.description ?? ''),
  documentType: String(one.documentType ?? ''),
  documentNumber: String(one.documentNumber ?? ''),
  contact: String(contact.displayName ?? ''),
  userName: String(one.userName ?? ''),
})

const newestFirst = (one: LogEntry, other: LogEntry): number =>
  one.date === other.date ? (one.id < other.id ? 1 : -1) : one.date < other.date ? 1 : -1

export function lookForAlike(desk: Desk, typed: Readonly<Record<string, unknown>>): void {
  const { customer } = desk.parts.store.get()
  if (!customer) return
  change(desk.parts, { customer: { ...customer, alike: alikeOf(desk, { id: customer.record?.id, ...typed }) } })
}
