/** What waits and cannot be done as it was asked for: whose change came before it, and what the document is now. */
import { resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Overtaken, Waiting, WaitingDocument } from '../workbook/memory.ts'
import type { Acted } from './acted.ts'
import type { Parts } from './parts.ts'
import { refusalOf } from './verdicts.ts'

/** Without a change on the server it was the user's own, in the rows; `reason` is the server's word, where it was asked. */
export function overtakenBy(
  { replica }: Parts,
  sheet: SheetKey,
  { id, version }: WaitingDocument,
  reason = '',
): Overtaken {
  const type = resourceOf(sheet)
  const record = replica.find(type, id)
  const isTheirs = record === null ? version > 0 : record.version > version
  const at = record?.lastModifiedDateTime
  return {
    by: isTheirs ? replica.changedBy(type, id) : '',
    at: isTheirs && typeof at === 'string' ? at : '',
    status: isTheirs ? String(record?.status ?? '') : '',
    reason,
  }
}

/** The list after an action came to something: what was done is off it, what was not sent stays, what was refused is asked about. */
export function waitingAfter(parts: Parts, waiting: readonly Waiting[], acted: Acted | null): readonly Waiting[] {
  if (!acted) return waiting
  return waiting.flatMap((order) => {
    if (order.id !== acted.queueId) return [order]
    const documents = order.documents.flatMap((one): WaitingDocument[] => {
      const verdict = acted.verdicts.get(one.id)
      if (!verdict || verdict.kind === 'unsent') return [one]
      // Of rows the reason stands in the rows.
      if (verdict.kind !== 'refused' || !one.requests) return []
      return [{ ...one, overtaken: overtakenBy(parts, order.sheet, one, refusalOf(verdict.problem).message) }]
    })
    return documents.length > 0 ? [{ ...order, documents }] : []
  })
}
