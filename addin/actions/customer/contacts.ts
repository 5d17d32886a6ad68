/** What passed between us and the customer's people, and contacts that become customers. */
import type { AnyRecord, BatchRequest } from '../../replica/wire.ts'
import { selectedIn } from '../act.ts'
import type { NewInteraction } from '../actions.ts'
import { formRefusalOf } from '../form-refusal.ts'
import { change, type Desk, said, tell } from '../parts.ts'
import { nothingSaid, show } from './card.ts'
import { tellRefused } from './refused-contact.ts'
import { type Body, send, upToDate } from './send.ts'

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
  const saved = await send(desk, { log: record.id, contactNumber, body }, [...made, log])
  if (saved === null) return
  if ('problem' in saved) return change(parts, { customer: { ...customer, refused: formRefusalOf(saved.problem) } })
  await reopen(desk, record, made.length > 0)
}

export async function reopen(desk: Desk, record: AnyRecord, hasChanged: boolean): Promise<void> {
  const fresh = hasChanged ? await upToDate(desk, 'customers', record.id) : record
  await show(desk, fresh, { focus: '', ...nothingSaid, savedAt: desk.parts.now() })
}

/** The selected contact, or the firm that it works for, becomes a customer, whose card is opened. */
export async function makeCustomer(desk: Desk): Promise<void> {
  const { parts } = desk
  const [id] = (await selectedIn(desk, 'contacts')).ids
  if (id === undefined) return tell(parts, 'mixed', [said('result.nothing')])
  const request: BatchRequest = { id: parts.newId(), method: 'POST', url: `contacts/${id}/makeCustomer`, body: {} }
  const saved = await send(desk, { makeCustomer: id }, [request])
  if (saved === null) return
  if ('problem' in saved) return tellRefused(desk, id, saved.problem)
  const made = saved.bodies[0]?.customer as Body | undefined
  const fresh = await upToDate(desk, 'customers', String(made?.id ?? ''))
  if (fresh) await show(desk, fresh, { focus: '', ...nothingSaid, savedAt: parts.now() })
}
