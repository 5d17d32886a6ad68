/** What is kept of a person: handed out, and forgotten. */
import type { AnyRecord, BatchRequest } from '../../replica/wire.ts'
import { selectedIn } from '../act.ts'
import { formRefusalOf } from '../form-refusal.ts'
import { change, companyOf, type Desk, notDone, said, tell } from '../parts.ts'
import { reopen } from './contacts.ts'
import { tellRefused } from './refused-contact.ts'
import { type Saved, send, upToDate } from './send.ts'

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
  const answer = await parts.server.file(company, `${person}/personalData`, { accept: xlsx })
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
  const saved = await send(desk, { anonymize: requests.map(({ url }) => url) }, requests)
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
  if ('problem' in saved) return tellRefused(desk, id, saved.problem)
  await upToDate(desk, 'contacts', id)
  tell(desk.parts, 'good', [said('result.anonymized')])
}
