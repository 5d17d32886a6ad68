/** Documents of a sheet as requests for the server: what to save, what to post, under which ids. */

import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import type { Handling } from '../../shared/sheets/drafts.ts'
import { type DraftSheet, drafted, resourceOf } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { BatchRequest } from '../replica/wire.ts'
import type { Typed } from '../workbook/cells.ts'
import {
  changeOf,
  versionOf as contentOf,
  type DraftRecord,
  keptVersion as keptContent,
  quantitiesChanged,
  rowIdOf,
} from '../workbook/differences.ts'
import { requestId } from '../workbook/ids.ts'
import type { DraftLine } from '../workbook/rows.ts'
import { bodyOf, type Subject } from './subject.ts'

/** `check` saves and posts in a preview only; the others do what they say. */
export type Purpose = ActionName | 'check' | 'save'

type Body = Readonly<Record<string, unknown>>

/** What an action is told beyond what its rows say. */
export interface Told {
  readonly body: Body
  /** What can be done again and again has another one each time, so that the same words are another request. */
  readonly turn: string
}
const nothingTold: Told = { body: {}, turn: '' }

/** The requests that serve the purpose, in order; none when there is nothing to do for this document. */
export function requestsOf(subject: Subject, purpose: Purpose, told: Told = nothingTold): readonly BatchRequest[] {
  const saving = saveRequest(subject, purpose)
  const action = actionOf(subject.sheet, purpose)
  const acting = action === null ? null : actionRequest(subject, action, saving, told)
  // Saved and posted together or not at all: what cannot be posted stays as it was, in the sheet only.
  const group = saving && acting ? { atomicityGroup: subject.document.id } : {}
  return [saving, acting].filter((one) => one !== null).map((one) => ({ ...one, ...group }))
}

/** What is posted whole is checked as if it were posted now; of what is handled bit by bit nobody knows yet what goes. */
function actionOf(sheet: DraftSheet, purpose: Purpose): ActionName | null {
  if (purpose === 'save') return null
  return purpose === 'check' ? ('post' in drafted(sheet).actions ? 'post' : null) : purpose
}

/** Whether it goes whatever stands in the rows. */
export const frees = (purpose: Purpose): boolean =>
  purpose !== 'save' && purpose !== 'check' && actionNamed(purpose).frees === true

const versionOf = ({ known }: Subject): number => known?.saved?.version ?? 0

function saveRequest(subject: Subject, purpose: Purpose): BatchRequest | null {
  const { sheet, document, known } = subject
  const change = changeOf(document, known)
  const saved = known?.saved
  const delivery =
    saved &&
    saved.status === 'Draft' &&
    (purpose === 'save' || purpose === 'check') &&
    quantitiesChanged(document, saved, sheet)
  if ((change === 'clean' && !delivery) || (saved && frees(purpose))) return null
  const id = requestId(document.id, 'save', versionOf(subject), known?.attempt ?? 0)
  const body = bodyOf(subject)
  if (!saved) return { id, method: 'POST', url: resourceOf(sheet), body }
  return {
    id,
    method: 'PUT',
    url: `${resourceOf(sheet)}/${document.id}`,
    headers: { 'If-Match': `"${saved.version}"` },
    body,
  }
}

function actionRequest(
  subject: Subject,
  action: ActionName,
  saving: BatchRequest | null,
  { body: told, turn }: Told,
): BatchRequest {
  const { sheet, document, known } = subject
  const lines = known?.saved ? deliveryLines(subject, action) : null
  const body = { ...told, ...(lines === null ? {} : { lines }) }
  return {
    id: requestId(document.id, action + turn, versionOf(subject), known?.attempt ?? 0),
    method: 'POST',
    url: `${resourceOf(sheet)}/${document.id}/${action}`,
    ...(saving ? { dependsOn: [saving.id] } : {}),
    ...(!saving && known?.saved ? { headers: { 'If-Match': `"${known.saved.version}"` } } : {}),
    body,
  }
}

interface DeliveryLine {
  readonly sequence: number
  readonly shipQuantity?: number
  readonly receiveQuantity?: number
  readonly invoiceQuantity?: number
}

/** What of each line goes now: the sheet's own quantities, in so far as the action is about them; null when it is not. */
function deliveryLines(
  { sheet, document, known, record }: Subject,
  action: ActionName,
): readonly DeliveryLine[] | null {
  const { takes } = actionNamed(action)
  const { handling, object } = drafted(sheet)
  if (!handling || takes.length === 0) return null
  const lines = new Map(record?.lines.map((line) => [rowIdOf(line), line]))
  const base = known?.saved?.lines ?? {}
  // A line that the order does not have yet gets its place only when it is saved: then the order's own quantities count.
  if (document.lines.some((line) => base[line.rowId] === undefined)) return null
  return document.lines.flatMap((line) => {
    const before = base[line.rowId]
    if (!before || line.cells[object] === null) return []
    const next = takes.includes('next') ? Number(line.cells[handling.next] ?? 0) : 0
    return [
      {
        sequence: before.sequence,
        ...(takes.includes('next') ? { [handling.next]: next } : {}),
        ...(takes.includes('invoice')
          ? { invoiceQuantity: invoiceable(line, before.cells, lines.get(line.rowId), handling, next) }
          : {}),
      },
    ]
  })
}

/**
 * The server proposes to invoice also what is still to be shipped. Of that only goes what has gone or goes now,
 * unless the user typed a quantity: that one is taken at its word.
 */
function invoiceable(
  line: DraftLine,
  base: Readonly<Record<string, Typed>>,
  before: DraftRecord['lines'][number] | undefined,
  { done }: Handling,
  next: number,
): number {
  const wanted = Number(line.cells.invoiceQuantity ?? 0)
  if (line.cells.invoiceQuantity !== base.invoiceQuantity) return wanted
  const gone = Number(before?.[done] ?? 0) - Number(before?.invoicedQuantity ?? 0) + next
  return Math.abs(gone) < Math.abs(wanted) ? Number(gone.toPrecision(15)) : wanted
}

/** Whether the action would move anything of this document. */
export function isEligible(subject: Subject, action: ActionName): boolean {
  const { sheet, document, known } = subject
  const { takes, when } = actionNamed(action)
  if (when) return when.includes(known?.saved?.status ?? 'Draft')
  if (!drafted(sheet).handling || takes.length === 0) return true
  const lines = known?.saved ? deliveryLines(subject, action) : null
  // Nothing of what was not saved yet has gone, so there is nothing to invoice.
  if (lines === null) return takes.includes('next')
  return document.lines.length > 0 && lines.some(({ sequence: _, ...moved }) => Object.values(moved).some(Boolean))
}

export function queuedOf(subject: Subject, purpose: Purpose, told?: Told): QueuedDocument {
  const { document, known } = subject
  return {
    documentId: document.id,
    label: document.label,
    content: known?.saved && frees(purpose) ? keptContent(known.saved) : contentOf(document),
    requests: requestsOf(subject, purpose, told),
  }
}
