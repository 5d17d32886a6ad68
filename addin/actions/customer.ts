/**
 * One customer in the pane: the card, what was sold and is open, the contacts and what passed between us. Most of it is in the
 * replica; balances and the log are asked of the server.
 */
import type { Fields } from '../../shared/basics/fields.ts'
import { customers } from '../../shared/sales/customer.ts'
import { likenessesOf, likenessKey } from '../../shared/sales/likeness.ts'
import { pull } from '../replica/sync.ts'
import { type AnyRecord, type BatchRequest, problemIn, reasonsIn, type WireProblem } from '../replica/wire.ts'
import type { CustomerState, LogEntry, MonthOfSales, ShownDealing } from '../state/customer.ts'
import { selectedIn } from './act.ts'
import type { NewInteraction, WhichCustomer } from './actions.ts'
import { formRefusalOf } from './form-refusal.ts'
import { change, companyOf, companyToAsk, type Desk, notDone, said, tell } from './parts.ts'
import { numberOr } from './selection.ts'
import { settle } from './settle.ts'

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
  if (companyToAsk(parts) === null) return
  const record = await recordOf(desk, which)
  if (record === null && !('fresh' in which)) return tell(parts, 'mixed', [said('result.nothing')])
  await show(desk, record, { focus: 'field' in which ? which.field : '', ...nothingSaid })
}

const nothingSaid = { refused: null, savedAt: null, warnings: [] } as const
type Said = Pick<CustomerState, 'refused' | 'savedAt' | 'warnings' | 'focus'>

async function recordOf(desk: Desk, which: WhichCustomer): Promise<AnyRecord | null> {
  const { replica } = desk.parts
  if ('fresh' in which) return null
  if ('number' in which) return replica.find('customers', which.number)
  const [id] = (await selectedIn(desk, which.sheet)).ids
  const record = id === undefined ? null : replica.find('contacts', id)
  if (which.sheet === 'customers') return id === undefined ? null : replica.find('customers', id)
  return record && replica.find('customers', String(record.customerNumber ?? ''))
}

async function show(desk: Desk, record: AnyRecord | null, saidOf: Said): Promise<void> {
  const { parts } = desk
  const lists = Object.fromEntries(listed.map((resource) => [resource, [...parts.replica.all(resource)]]))
  const nothing = { figures: null, months: [], dealings: [], contacts: [], log: [], alike: [] }
  change(parts, { customer: { record, lists, ...nothing, ...(record ? ofReplica(desk, record) : {}), ...saidOf } })
  if (record) await addFromServer(desk, record)
}

function ofReplica(desk: Desk, record: AnyRecord) {
  return {
    months: monthsOf(desk, String(record.number)),
    dealings: dealingsOf(desk, String(record.number)),
    contacts: contactsOf(desk, record),
    alike: alikeOf(desk, record),
  }
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
})

const newestFirst = (one: LogEntry, other: LogEntry): number =>
  one.date === other.date ? (one.id < other.id ? 1 : -1) : one.date < other.date ? 1 : -1

// ── what was sold ──

const isPosted = ({ status }: AnyRecord): boolean => status !== 'Draft' && status !== 'In Review'

/** Sales without VAT by month, of this year and the one before, in the company's currency; what was credited is less. */
function monthsOf({ parts }: Desk, number: string): readonly MonthOfSales[] {
  const year = Number(parts.today().slice(0, 4))
  const sums = new Map<string, number>()
  for (const [type, sign] of [
    ['salesInvoices', 1],
    ['salesCreditMemos', -1],
  ] as const)
    for (const record of parts.replica.all(type)) {
      if (record.customerNumber !== number || !isPosted(record)) continue
      const month = String(record.postingDate ?? '').slice(0, 7)
      const factor = numberOr(record.currencyFactor) || 1
      const amount = Math.round(((numberOr(record.totalAmountExcludingTax) ?? 0) / factor) * 100)
      sums.set(month, (sums.get(month) ?? 0) + sign * amount)
    }
  const sumOf = (ofYear: number, month: string) => (sums.get(`${ofYear}-${month}`) ?? 0) / 100
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    return { month: `${year}-${month}`, amount: sumOf(year, month), before: sumOf(year - 1, month) }
  })
}

const dealt = ['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos'] as const
const dateOf = (record: AnyRecord): string =>
  String(record.postingDate ?? record.orderDate ?? record.documentDate ?? '')

/** The latest documents, as many as are looked at. */
function dealingsOf({ parts }: Desk, number: string): readonly ShownDealing[] {
  const all = dealt.flatMap((kind) =>
    [...parts.replica.all(kind)]
      .filter((record) => record.customerNumber === number || record.billToCustomerNumber === number)
      .map(
        (record): ShownDealing => ({
          kind,
          id: record.id,
          number: String(record.number ?? ''),
          date: dateOf(record),
          status: String(record.status ?? ''),
          total: numberOr(record.totalAmountIncludingTax),
          remaining: numberOr(record.remainingAmount),
          currency: String(record.currencyCode ?? ''),
        }),
      ),
  )
  return all
    .toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
    .slice(0, mostDealings)
}
const mostDealings = 50

/** Its own contact first, then those who belong to it. */
function contactsOf({ parts }: Desk, { number, contactNumber }: AnyRecord): readonly AnyRecord[] {
  const own = String(contactNumber ?? '')
  const isOfIt = (one: AnyRecord) =>
    one.customerNumber === number || (own !== '' && (one.number === own || one.companyNumber === own))
  return [...parts.replica.all('contacts')]
    .filter(isOfIt)
    .toSorted((one, other) => Number(other.number === own) - Number(one.number === own))
}

/** Others with the same number, address or name; asked while a card is typed as well. */
function alikeOf({ parts }: Desk, record: Readonly<Record<string, unknown>>): CustomerState['alike'] {
  const own = new Set(likenessesOf(record).map(likenessKey))
  if (own.size === 0) return []
  return [...parts.replica.all('customers')].flatMap((other) => {
    const shared = other.id === record.id ? undefined : likenessesOf(other).find((one) => own.has(likenessKey(one)))
    return shared ? [{ number: String(other.number), name: String(other.displayName), field: shared.field }] : []
  })
}

export function lookForAlike(desk: Desk, typed: Readonly<Record<string, unknown>>): void {
  const { customer } = desk.parts.store.get()
  if (!customer) return
  change(desk.parts, { customer: { ...customer, alike: alikeOf(desk, { id: customer.record?.id, ...typed }) } })
}

// ── saving ──

export async function saveCustomer(desk: Desk, values: Readonly<Record<string, unknown>>): Promise<void> {
  const { parts } = desk
  const { customer } = parts.store.get()
  if (!customer) return
  const { record } = customer
  const common = { id: parts.newId() }
  const request: BatchRequest = record
    ? {
        ...common,
        method: 'PATCH',
        url: `customers/${record.id}`,
        headers: { 'If-Match': `"${record.version}"` },
        body: values,
      }
    : { ...common, method: 'POST', url: 'customers', body: { id: parts.newId(), ...filledIn(values) } }
  const saved = await send(desk, [request])
  if (saved === null) return
  if ('problem' in saved) return change(parts, { customer: { ...customer, refused: formRefusalOf(saved.problem) } })
  const fresh = await upToDate(desk, 'customers', String(saved.bodies[0]?.id ?? ''))
  const warnings = ((saved.bodies[0]?.warnings ?? []) as readonly { readonly message: string }[]).map(
    (one) => one.message,
  )
  if (fresh) await show(desk, fresh, { focus: '', refused: null, savedAt: parts.now(), warnings })
}

/** What a new card leaves as it began is for the server to fill: number, groups, what its template says. */
const filledIn = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== null && value !== (fields[name]?.initial ?? '')),
  )
const fields: Fields = customers

type Body = Readonly<Record<string, unknown>>
type Saved = { readonly bodies: readonly Body[] } | { readonly problem: WireProblem }

/** Requests that stand or fall together. Null when the server did not answer, which is told. */
async function send({ parts }: Desk, requests: readonly BatchRequest[]): Promise<Saved | null> {
  const company = companyToAsk(parts)
  if (company === null) return null
  const atomicityGroup = parts.newId()
  const answer = await parts.server.batch(
    company,
    requests.map((one) => ({ ...one, atomicityGroup })),
    false,
  )
  if (answer.kind !== 'ok') {
    notDone(parts, answer)
    return null
  }
  const { responses } = answer.body
  const wrong = responses.find(({ status }) => status >= 400 && status !== 424)
  if (wrong) return { problem: problemIn(wrong.status, wrong.body) }
  return { bodies: responses.map(({ body }) => (body ?? {}) as Body) }
}

/** The sheets show what was saved; without sheets the replica still knows. */
async function upToDate(desk: Desk, type: string, id: string): Promise<AnyRecord | null> {
  const { parts } = desk
  const company = companyOf(parts)
  if (parts.store.get().workbook === 'ready') await settle(desk, null)
  else if (company !== null) await pull(parts.server, company, parts.replica, parts.records)
  return parts.replica.find(type, id)
}

// ── what passed between us ──

/** A call or a note. Whoever has no contact yet gets one, so that sent documents are entered from now on. */
export async function addInteraction(desk: Desk, { contactNumber, ...body }: NewInteraction): Promise<void> {
  const { parts } = desk
  const { customer } = parts.store.get()
  const record = customer?.record
  if (!customer || !record) return
  const make = parts.newId()
  const made: readonly BatchRequest[] =
    contactNumber === '' ? [{ id: make, method: 'POST', url: `customers/${record.id}/makeContact`, body: {} }] : []
  const log: BatchRequest = {
    id: parts.newId(),
    method: 'POST',
    url: `contacts/${made.length > 0 ? `$${make}` : contactNumber}/interactions`,
    ...(made.length > 0 ? { dependsOn: [make] } : {}),
    body,
  }
  const saved = await send(desk, [...made, log])
  if (saved === null) return
  if ('problem' in saved) return change(parts, { customer: { ...customer, refused: formRefusalOf(saved.problem) } })
  await reopen(desk, record, made.length > 0)
}

async function reopen(desk: Desk, record: AnyRecord, hasChanged: boolean): Promise<void> {
  const fresh = hasChanged ? await upToDate(desk, 'customers', record.id) : record
  await show(desk, fresh, { focus: '', ...nothingSaid, savedAt: desk.parts.now() })
}

/** The selected contact, or the firm that it works for, becomes a customer, whose card is opened. */
export async function makeCustomer(desk: Desk): Promise<void> {
  const { parts } = desk
  const [id] = (await selectedIn(desk, 'contacts')).ids
  if (id === undefined) return tell(parts, 'mixed', [said('result.nothing')])
  const request: BatchRequest = { id: parts.newId(), method: 'POST', url: `contacts/${id}/makeCustomer`, body: {} }
  const saved = await send(desk, [request])
  if (saved === null) return
  if ('problem' in saved)
    return tell(parts, 'bad', [said('result.failedFor', { n: 1 })], {
      refused: [refusedContact(desk, id, saved.problem)],
    })
  const made = saved.bodies[0]?.customer as Body | undefined
  const fresh = await upToDate(desk, 'customers', String(made?.id ?? ''))
  if (fresh) await show(desk, fresh, { focus: '', ...nothingSaid, savedAt: parts.now() })
}

const refusedContact = ({ parts }: Desk, id: string, problem: WireProblem) => ({
  id,
  label: String(parts.replica.find('contacts', id)?.number ?? ''),
  code: problem.code,
  message: reasonsIn(problem),
})

// ── what is known of a person ──

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The person: whose card is open, or the contact of the selected row. */
async function personIn(desk: Desk, of: 'card' | 'contacts'): Promise<string | null> {
  const { record } = desk.parts.store.get().customer ?? {}
  if (of === 'card') return record ? `customers/${record.id}` : null
  const [id] = (await selectedIn(desk, 'contacts')).ids
  return id === undefined ? null : `contacts/${id}`
}

export async function exportPersonalData(desk: Desk, of: 'card' | 'contacts'): Promise<void> {
  const { parts } = desk
  const [company, person] = [companyOf(parts), await personIn(desk, of)]
  if (company === null || person === null) return tell(parts, 'mixed', [said('result.nothing')])
  const answer = await parts.server.file(company, `${person}/personalData`, xlsx)
  if (answer.kind === 'ok') parts.openFile({ ...answer.body, isShown: false })
  else notDone(parts, answer)
}

/** With a customer goes the contact of the same person. */
export async function anonymize(desk: Desk, of: 'card' | 'contacts'): Promise<void> {
  const { parts } = desk
  const person = await personIn(desk, of)
  if (person === null) return tell(parts, 'mixed', [said('result.nothing')])
  const { customer } = parts.store.get()
  const same = of === 'card' ? customer?.contacts.find((one) => isSame(one, customer.record)) : undefined
  const requests = [person, ...(same ? [`contacts/${same.id}`] : [])].map(
    (url): BatchRequest => ({ id: parts.newId(), method: 'POST', url: `${url}/anonymize`, body: {} }),
  )
  const saved = await send(desk, requests)
  if (saved === null) return
  if (of === 'contacts') return toldOfContact(desk, person, saved)
  if (!customer?.record) return
  if ('problem' in saved) return change(parts, { customer: { ...customer, refused: formRefusalOf(saved.problem) } })
  await reopen(desk, customer.record, true)
}

const isSame = (contact: AnyRecord, customer: AnyRecord | null): boolean =>
  contact.type === 'Person' || contact.number === customer?.contactNumber

async function toldOfContact(desk: Desk, person: string, saved: Saved): Promise<void> {
  const id = person.split('/')[1] ?? ''
  if ('problem' in saved) {
    const refusals = [refusedContact(desk, id, saved.problem)]
    return tell(desk.parts, 'bad', [said('result.failedFor', { n: 1 })], { refused: refusals })
  }
  await upToDate(desk, 'contacts', id)
  tell(desk.parts, 'good', [said('result.anonymized')])
}
