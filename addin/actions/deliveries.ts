/** Taking over into a draft what was delivered to its customer and is not invoiced yet, or came back and is not credited. */
import {
  type Combining,
  type DocumentSheet,
  type DraftSheet,
  delivered,
  postedSheet,
  resourceOf,
} from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Delivery } from '../state/drafts.ts'
import type { Finding } from '../workbook/typed-table.ts'
import { selectedIn } from './act.ts'
import { unjudged, writeMarks } from './check.ts'
import { sendAndSettle } from './deliver.ts'
import { lookAt } from './look.ts'
import { change, companyToAsk, type Desk, said, tell, warn } from './parts.ts'
import { queuedOf } from './requests.ts'
import type { Subject } from './subject.ts'

/** Marks the sheet as it is, and offers for the selected draft what its customer's deliveries still have open, in `state.deliveries`. */
export async function offerDeliveries(desk: Desk, sheet: DraftSheet): Promise<void> {
  const { parts } = desk
  if (companyToAsk(parts) === null) return
  const from = delivered(sheet)
  const { rows } = await selectedIn(desk, sheet)
  const looked = await lookAt(parts, sheet, true)
  // Its rows get their ids before anything is sent, so that a lost answer finds them again.
  if (!(await writeMarks(desk, unjudged(looked)))) return
  const subject = looked.subjects.find(({ document }) => document.lines.some(({ row }) => rows.has(row)))
  if (!from || !subject) return tell(parts, 'mixed', [said('result.nothing')])
  if (isHindered(subject, looked.local)) return tell(parts, 'bad', [said('result.failedHere', { n: 1 })])
  const offered = openDeliveries(desk, from, subject)
  if (offered.length === 0) return tell(parts, 'mixed', [said('result.noDeliveries')])
  const { id, label } = subject.document
  change(parts, { deliveries: { sheet, from, id, label, offered } })
}

/** A draft may be waiting for nothing but its lines. */
function isHindered({ document }: Subject, findings: readonly Finding[]): boolean {
  const rows = new Set(document.lines.map(({ row }) => row))
  return findings.some(({ row, level, code }) => rows.has(row) && level !== 'warning' && code !== 'NothingToPost')
}

const openDeliveries = (desk: Desk, from: DocumentSheet, subject: Subject): readonly Delivery[] =>
  [...desk.parts.replica.all(resourceOf(from))]
    .filter((one) => isFor(desk, subject, one))
    .flatMap(deliveryOf)
    .toSorted(byNumber)

const byNumber = (one: Delivery, other: Delivery): number => (one.number < other.number ? -1 : 1)

/** Of the same customer in the same currency, and not on this draft already. */
function isFor({ parts }: Desk, { document, record }: Subject, delivery: AnyRecord): boolean {
  const customer = parts.replica.find('customers', String(document.header.customerNumber ?? ''))
  const currency = String(record?.currencyCode ?? document.header.currencyCode ?? customer?.currencyCode ?? '')
  const isHere = record?.lines.some(({ deliveryId }) => deliveryId === delivery.id) ?? false
  return delivery.customerNumber === customer?.number && String(delivery.currencyCode ?? '') === currency && !isHere
}

interface DeliveredLine {
  readonly description: string
  readonly quantity: number
  readonly invoicedQuantity: number
  readonly correction: boolean
}

function deliveryOf({ number, postingDate, orderNumber, lines }: AnyRecord): readonly Delivery[] {
  const open = (lines as readonly DeliveredLine[]).filter(
    (line) => !line.correction && line.quantity !== line.invoicedQuantity,
  )
  if (open.length === 0) return []
  const goods = open.map((line) => ({ text: line.description, quantity: line.quantity - line.invoicedQuantity }))
  return [{ number: String(number), date: String(postingDate), order: String(orderNumber ?? ''), goods }]
}

/** Saves the draft with what stands in its rows, and takes the deliveries over, together or not at all. */
export async function takeDeliveries(desk: Desk, numbers: readonly string[]): Promise<void> {
  const { parts } = desk
  const { deliveries } = parts.store.get()
  change(parts, { deliveries: null })
  const combines = deliveries && postedSheet(deliveries.from).combines
  if (!combines || numbers.length === 0) return
  const { sheet, id } = deliveries
  const { subjects, memory } = await lookAt(parts, sheet, true)
  const subject = subjects.find(({ document }) => document.id === id)
  if (!subject) return warn(parts, 'warning', said('notice.sheetChanged'))
  const documents = [takingOf(desk, subject, combines, numbers)]
  await sendAndSettle(desk, { action: 'takeDeliveries', sheet, documents, workbookId: memory.workbookId })
}

function takingOf({ parts }: Desk, subject: Subject, combines: Combining, numbers: readonly string[]): QueuedDocument {
  const queued = queuedOf(subject, 'save')
  const [saving] = queued.requests
  const { id } = subject.document
  const group = { atomicityGroup: id }
  const saved = subject.known?.saved
  const take = {
    id: parts.newId(),
    method: 'POST',
    url: `${resourceOf(subject.sheet)}/${id}/${combines.action}`,
    ...(saving ? { ...group, dependsOn: [saving.id] } : { headers: { 'If-Match': `"${saved?.version}"` } }),
    body: { [combines.numbers]: numbers },
  } as const
  return { ...queued, requests: saving ? [{ ...saving, ...group }, take] : [take] }
}
