/** The dates of a draft: each typed, or following from another. */
import { calculated, type Day, isDateFormula } from '../../basics/day.ts'
import type { SalesDocument, SalesQuote } from '../../sales/document.ts'
import { kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { type HeaderRequest, type TypedRequest, typedAnew } from './draft-request.ts'

export function withDates(
  facts: Facts,
  context: Context,
  request: HeaderRequest,
  document: SalesDocument,
): SalesDocument {
  const { type } = request
  const { dateField, isOrdered, trade } = kindOf(type)
  const dates = datesOf(facts, context, request, document, { dateField, isOrdered, isCredit: trade === 'credit' })
  const validity =
    type === 'salesQuotes' ? { validUntilDate: validUntil(facts, request, dates.documentDate, dates.saved) } : {}
  return { ...document, ...dates.fields, ...validity }
}

interface Dated {
  readonly postingDate: Day | null
  readonly dueDate: Day | null
  readonly paymentTermsCode: string
}
interface DatedKind {
  /** The date that the terms of payment count from. */
  readonly dateField: string
  readonly isOrdered: boolean
  readonly isCredit: boolean
}
/** The document's date follows the posting date, and the due date follows both and the terms, unless typed. */
export function datesOf(
  facts: Facts,
  context: Context,
  request: TypedRequest<Dated>,
  document: Dated,
  { dateField: field, isOrdered, isCredit }: DatedKind,
) {
  const { before } = request
  const dates = document as unknown as Record<string, Day | null>
  const earlier = before as unknown as Record<string, Day | null> | null
  const moved = before === null || before.postingDate !== document.postingDate
  const linked = facts.only('salesSetup').linkDocumentDateToPostingDate
  const isNulled = (name: string) => !request.whole && request.typed[name] === null
  const saved = isNulled(field) ? null : (earlier?.[field] ?? null)
  const typed = typedAnew<Day>(request, field) ?? ((moved && linked) || saved === null ? document.postingDate : saved)
  const documentDate = typed ?? context.today
  const follows =
    before === null ||
    saved !== typed ||
    before.paymentTermsCode !== document.paymentTermsCode ||
    before.dueDate === null ||
    isNulled('dueDate')
  const dueDate =
    typedAnew<Day>(request, 'dueDate') ??
    (follows ? dueDateOf(facts, document.paymentTermsCode, documentDate, isCredit) : (before?.dueDate ?? null))
  const order = isOrdered ? { orderDate: dates.orderDate ?? earlier?.orderDate ?? document.postingDate } : {}
  return { documentDate, saved, fields: { [field]: typed, dueDate, ...order } }
}

/** The last day of a quote: typed, else it follows the date of the quote; null where the set-up gives quotes no end. */
function validUntil(facts: Facts, request: HeaderRequest, documentDate: Day, saved: Day | null): Day | null {
  const { before, typed, whole } = request
  const given = typedAnew<Day>(request, 'validUntilDate')
  if (given !== undefined) return given
  const asked = whole ? before === null : typed.validUntilDate === null
  const moved = before !== null && saved !== documentDate
  return asked || moved
    ? validFrom(facts, documentDate)
    : ((before as Partial<SalesQuote> | null)?.validUntilDate ?? null)
}
export function validFrom(facts: Facts, documentDate: Day): Day | null {
  const { quoteValidityCalculation: formula } = facts.only('salesSetup')
  return isDateFormula(formula) ? calculated(documentDate, formula) : null
}

/** By the terms; what is credited is due at once, unless the terms are for credit memos too. */
export function dueDateOf(facts: Facts, termsCode: string, from: Day, isCredit = false): Day {
  const terms = termsCode === '' ? null : facts.find('paymentTerms', termsCode)
  if (isCredit && !terms?.calculateDiscountOnCreditMemos) return from
  return terms && isDateFormula(terms.dueDateCalculation) ? calculated(from, terms.dueDateCalculation) : from
}
