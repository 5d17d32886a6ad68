/** The fresh draft that a corrected invoice is replaced by: what it said, saved like any draft, under its own date. */
import type { AnyLine, TypedLine } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import { copiedHeader, copiedLine } from '../drafts/plan-copy.ts'
import { type DraftCommand, planDraft } from '../drafts/plan-draft.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { draftNeeds } from '../needs.ts'
import type { Mistake, Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

type Invoice = RecordIn<'salesInvoices'>

export interface CorrectionDraft {
  readonly document: Invoice
  readonly records: readonly RecordChange[]
  readonly mistakes: readonly Mistake[]
  readonly warnings: readonly Warning[]
}

const savedAs = (facts: Facts, invoice: Invoice): DraftCommand => ({
  type: 'create',
  resource: 'salesInvoices',
  key: null,
  ifMatch: null,
  mistakes: [],
  body: {
    ...copiedHeader('salesInvoices', facts, invoice, invoice.postingDate),
    postingDate: invoice.postingDate,
    externalDocumentNumber: invoice.externalDocumentNumber,
    lines: (invoice.lines as readonly AnyLine[]).map((line): TypedLine => copiedLine(facts, invoice, line)),
  },
})

export const correctionDraftNeeds = (facts: Facts, invoice: Invoice): Need[] =>
  draftNeeds(savedAs(facts, invoice), facts)

/** It and the invoice name each other. That there are two of one reference for a moment needs no warning. */
export function correctionDraft(facts: Facts, context: Context, invoice: Invoice): CorrectionDraft {
  const planned = planDraft(savedAs(facts, invoice), facts, context)
  if ('refused' in planned) {
    const { errors, code, params } = planned.refused
    return {
      document: invoice,
      records: [],
      mistakes: errors.length > 0 ? errors : [{ code, params, pointer: '' }],
      warnings: [],
    }
  }
  const drafted = { ...(planned.answer.body as Invoice), corrects: invoice.number }
  return {
    document: drafted,
    records: planned.changes.records.map((change) =>
      change.id === drafted.id ? { ...change, record: drafted } : change,
    ),
    mistakes: [],
    warnings: (planned.answer.warnings ?? []).filter(({ code }) => code !== 'DuplicateExternalDocumentNumber'),
  }
}
