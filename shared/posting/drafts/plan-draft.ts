/** Saving a draft: checked whole, completed from customer and items, priced, and refused with every mistake at once. */

import { isUuid } from '../../basics/id.ts'
import { amountOf, money, percent, sum } from '../../basics/money.ts'
import { isApproved } from '../../sales/approval.ts'
import type { AnyLine, Line, SalesDocument, TypedLine } from '../../sales/document.ts'
import { quoteStatus } from '../../sales/quote.ts'
import { priced, withTotals } from '../../sales/totals.ts'
import { pendingMistakes } from '../approvals/approval-needed.ts'
import { withoutApproval } from '../approvals/plan-request.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { SaveCommand } from '../command.ts'
import { roundingOf, stepOf } from '../currency.ts'
import { type DocumentResource, type Draft, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { originMistakes } from '../items/item-returns.ts'
import { type Context, idMaker } from '../journal.ts'
import { isTaken, takeNumber } from '../numbers.ts'
import { overdrawn } from '../orders/delivery-links.ts'
import { orderChange } from '../orders/order-documents.ts'
import { isOrderKind, type Order } from '../orders/order-kinds.ts'
import { progressOf } from '../orders/order-progress.ts'
import { orderReference } from '../orders/prepayment.ts'
import { type Mistake, mistake, problem, problemOf, type Warning } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { localSizeMistakes } from './draft-currency.ts'
import { draftHeader, type Header } from './draft-header.ts'
import { draftLines, lineVat } from './draft-lines.ts'
import { frozenMistakes, termsChanged } from './draft-status.ts'
import { draftWarnings } from './draft-warnings.ts'
import { discountOf } from './invoice-discount.ts'
import { inPriceBasis } from './price-basis.ts'

export type DraftCommand = SaveCommand & { readonly resource: DocumentResource }

export function planDraft(command: DraftCommand, facts: Facts, context: Context): Planned {
  const existing = command.key === null ? null : (facts.find(command.resource, command.key) as Draft | null)
  if (command.type === 'create' && existing)
    return refused(problemOf([mistake('RecordExists', 'id', { value: command.key ?? '' })]))
  if (command.type !== 'create' && !existing) return refused(problem('NotFound', { value: command.key ?? '' }))
  if (isStale(command, existing)) return refused(staleProblem(existing))
  const pending = existing ? pendingMistakes(existing) : []
  if (pending.length > 0) return refused(problemOf(pending))
  const newId = idMaker(context, 1)
  const { document, mistakes, header } = assembledDraft(command, facts, context, existing, newId)
  const all = unique([
    ...command.mistakes,
    ...mistakes,
    ...frozenMistakes(command.resource, existing, document),
    ...overdrawn(facts, command.resource, document.lines, existing?.lines),
    ...originMistakes(facts, document.lines as readonly AnyLine[]),
  ])
  if (all.length > 0) return refused(problemOf(all))
  return existing
    ? changedDraft(command, facts, context, existing, document, header)
    : newDraft(command, facts, context, document, header)
}

/** One mistake per place: what the form of the request said counts before what follows from it. */
const unique = (mistakes: readonly Mistake[]) =>
  [
    ...new Map(
      mistakes.toReversed().map((one) => [`${one.pointer}|${one.pointer === '' ? one.code : ''}`, one]),
    ).values(),
  ].toReversed()

interface Assembled {
  readonly document: SalesDocument
  readonly header: Header
  readonly mistakes: readonly Mistake[]
}

/** The document as it would be saved; `before` is the draft that it replaces. */
export function assembledDraft(
  command: DraftCommand,
  facts: Facts,
  context: Context,
  before: Draft | null,
  newId: () => string,
): Assembled {
  const typed = command.body as Record<string, unknown>
  const header = draftHeader(facts, context, {
    type: command.resource,
    typed,
    before,
    whole: command.type !== 'change',
  })
  const isConverted = changesBasis(command, before, header)
  const saved = before && isConverted ? inBasisOf(facts, header.document, before) : before
  const lines = linesOf(command, facts, saved, header, newId)
  const bare = { ...header.document, lines: lines.lines } as SalesDocument
  const figures = priced(bare.lines, (line: Line) => lineVat(facts, bare, line), roundingOf(facts, bare))
  const discount = discountOf(command, facts, saved, { header, lines: lines.lines, figures, isConverted })
  const document = withTotals({ ...bare, ...discount.fields } as SalesDocument, figures, discount.discount)
  return {
    document: completed(command.resource, document),
    header,
    mistakes: [
      ...header.mistakes,
      ...lines.mistakes,
      ...discount.mistakes,
      ...(header.mistakes.length > 0 ? [] : localSizeMistakes(facts, document)),
    ],
  }
}

/** A header that is changed without its lines keeps them, priced anew for what changed around them. */
function linesOf(command: DraftCommand, facts: Facts, before: Draft | null, header: Header, newId: () => string) {
  const kept = (before?.lines ?? []) as readonly AnyLine[]
  const typed =
    command.type === 'change' && (command.body.lines ?? null) === null
      ? kept
      : ((command.body.lines ?? []) as readonly TypedLine[])
  return draftLines(
    {
      facts,
      header: header.document,
      hasParties: header.parties !== null,
      type: command.resource,
      isMoved: header.isMoved,
      before: new Map(kept.map((line) => [line.id, line])),
      newId,
    },
    typed,
  )
}

/** Whether the saved lines go over to prices with VAT, or without: the money stays unless the request says otherwise. */
const changesBasis = ({ body }: DraftCommand, before: Draft | null, header: Header) =>
  (body.lines ?? null) === null &&
  before !== null &&
  before.pricesIncludeTax !== header.document.pricesIncludeTax &&
  body.recalculatePrices !== false

/** The draft as it was, in the price basis that it is to have: prices, and discounts of lines and document. */
function inBasisOf(facts: Facts, header: SalesDocument, before: Draft): Draft {
  const step = stepOf(facts, header.currencyCode)
  const lines = (before.lines as readonly AnyLine[]).map((line) =>
    inPriceBasis(line, lineVat(facts, header, line)?.rate ?? percent(0), header.pricesIncludeTax, step),
  )
  const discountAmount = amountOf(sum(lines.map((line) => money(line.invoiceDiscountAllocation))))
  return { ...before, lines, discountAmount } as Draft
}

/** What follows from the lines of an order, once they are final; one that is cut down to what is invoiced is done. */
function completed(type: DocumentResource, document: SalesDocument): SalesDocument {
  const { handling } = kindOf(type)
  if (!handling) return document
  const { complete, archived } = progressOf(document.lines as readonly AnyLine[])
  return { ...document, [handling.complete]: complete, archived }
}

/** A quote's status follows from the rest of it; others change by what is done with them. */
const statusOf = (document: SalesDocument, status: Draft['status'], { today }: Context) =>
  'validUntilDate' in document ? quoteStatus(document, today) : status

function newDraft(
  command: DraftCommand,
  facts: Facts,
  context: Context,
  document: SalesDocument,
  header: Header,
): Planned {
  const id = command.key ?? context.seed
  if (!isUuid(id))
    return refused(problemOf([mistake('InvalidValue', 'id', { field: 'id', value: id, expected: 'UUID v7' })]))
  const number = takeNumber(facts, context, command.resource, command.resource, document.postingDate ?? context.today)
  if (!isTaken(number)) return refused(problemOf([number]))
  const record = {
    ...document,
    id,
    number: number.number,
    ...orderReference(facts, command.resource, number.number),
    version: 1,
    status: statusOf(document, 'Draft', context),
    lastModifiedDateTime: context.at,
  } as unknown as Draft
  const change: RecordChange = { type: command.resource, id, key: record.number, record }
  return {
    changes: { records: [change, number.change] },
    answer: { status: 201, body: record, warnings: draftWarnings(facts, command.resource, record, header), made: id },
  }
}

export function changedDraft(
  command: DraftCommand,
  facts: Facts,
  context: Context,
  existing: Draft,
  document: SalesDocument,
  header: Header,
): Planned {
  const isOther = isApproved(existing) && termsChanged(existing, document)
  const saved = isOther ? withoutApproval(document) : document
  const kept = {
    id: existing.id,
    number: existing.number,
    status: statusOf(saved, existing.status, context),
    version: existing.version + 1,
    lastModifiedDateTime: context.at,
  }
  const record = { ...saved, ...kept } as unknown as Draft
  const change: RecordChange = isOrderKind(command.resource)
    ? orderChange(facts, record as Order)
    : { type: command.resource, id: existing.id, key: record.number, record }
  const lost: Warning[] = isOther ? [{ code: 'ApprovalLost', params: { number: existing.number } }] : []
  const warnings = [...lost, ...draftWarnings(facts, command.resource, record, header, existing)]
  return { changes: { records: [change] }, answer: { status: 200, body: record, warnings } }
}
