/** Saving the card. */
import type { Fields } from '../../../shared/basics/fields.ts'
import { customers } from '../../../shared/sales/customer.ts'
import type { BatchRequest } from '../../replica/wire.ts'
import { formRefusalOf } from '../form-refusal.ts'
import { lookAtFront } from '../front.ts'
import { change, type Desk, said, tell } from '../parts.ts'
import { show } from './card.ts'
import { send, upToDate } from './send.ts'

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
  const saved = await send(desk, { card: record?.id ?? null, version: record?.version ?? 0, values }, [request])
  if (saved === null) return
  if ('problem' in saved) return change(parts, { customer: { ...customer, refused: formRefusalOf(saved.problem) } })
  const fresh = await upToDate(desk, 'customers', String(saved.bodies[0]?.id ?? ''))
  const warnings = ((saved.bodies[0]?.warnings ?? []) as readonly { readonly message: string }[]).map(
    (one) => one.message,
  )
  if (!fresh) return
  if (customer.given) await lookAtFront(desk)
  // Whoever came from the rows goes back to them, unless there is something to be read first.
  if (!customer.given || warnings.length > 0)
    return show(desk, fresh, { focus: '', refused: null, savedAt: parts.now(), warnings })
  change(parts, { customer: null })
  tell(parts, 'good', [said('result.customerMade', { value: String(fresh.number) })])
}

/** What a new card leaves as it began is for the server to fill: number, groups, what its template says. */
const filledIn = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== null && value !== (fields[name]?.initial ?? '')),
  )
const fields: Fields = customers
