/** The dates of a draft: each typed, or following from another. */
import { calculated, type Day, isDateFormula } from '../basics/day.ts'
import type { SalesDocument, SalesQuote } from '../sales/document.ts'
import { kindOf } from './document-kinds.ts'
import { type HeaderRequest, typedAnew } from './draft-request.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'

/** The document's date follows the posting date, and the due date follows both and the terms, unless typed. */
export function withDates(
  facts: Facts,
  context: Context,
  request: HeaderRequest,
  document: SalesDocument,
): SalesDocument {
  const { type, before } = request
  const { dateField: field, isOrdered, trade } = kindOf(type)
  const dates = document as unknown as Record<string, Day | null>
  const earlier = before as unknown as Record<string, Day | null> | null
  const moved = before === null || before.postingDate !== document.postingDate
  const linked = facts.only('salesSetup').linkDocumentDateToPostingDate
  const isNulled = (name: string) => !request.whole && request.typed[name] === null
  const saved = isNulled(field) ? null : (earlier?.[field] ?? null)
  const documentDate =
    typedAnew<Day>(request, field) ?? ((moved && linked) || saved === null ? document.postingDate : saved)
  const follows =
    before === null ||
    saved !== documentDate ||
    before.paymentTermsCode !== document.paymentTermsCode ||
    before.dueDate === null ||
    isNulled('dueDate')
  const dueDate =
    typedAnew<Day>(request, 'dueDate') ??
    (follows
      ? dueDateOf(facts, document.paymentTermsCode, documentDate ?? context.today, trade === 'credit')
      : (before?.dueDate ?? null))
  const validity =
    type === 'salesQuotes' ? { validUntilDate: validUntil(facts, request, documentDate ?? context.today, saved) } : {}
  const order = isOrdered ? { orderDate: dates.orderDate ?? earlier?.orderDate ?? document.postingDate } : {}
  return { ...document, [field]: documentDate, dueDate, ...validity, ...order }
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
