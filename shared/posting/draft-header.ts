/** A draft's header as it will be saved: what was typed, else what follows from the customer, the terms and the dates. */
import { calculated, type Day, isDateFormula } from '../basics/day.ts'
import type { Fields } from '../basics/fields.ts'
import type { SalesDocument } from '../sales/document.ts'
import { isSameCurrency } from './currency.ts'
import { type DocumentResource, initialDocuments, kindOf } from './document-kinds.ts'
import { currencyMistakes, withCurrency } from './draft-currency.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import { areParties, blockedParties, fromParties, type Parties, partiesOf } from './parties.ts'
import { type Mistake, mistake, worded } from './problem.ts'
import { resources } from './resources.ts'

export type TypedHeader = Partial<Record<string, unknown>>

export interface HeaderRequest {
  readonly type: DocumentResource
  readonly typed: TypedHeader
  /** The draft as it was; null for a new one. */
  readonly before: SalesDocument | null
  /** True for a whole document, where what is not given falls back to what it would be in a new one. */
  readonly whole: boolean
}
export interface Header {
  readonly document: SalesDocument
  readonly parties: Parties | null
  readonly mistakes: readonly Mistake[]
  /** Customer, payer or currency are others than before: prices and an amount of discount meant for them are dropped. */
  readonly isMoved: boolean
}

export function draftHeader(facts: Facts, context: Context, request: HeaderRequest): Header {
  const { before } = request
  const customerNumber = text(request, 'customerNumber') ?? before?.customerNumber ?? ''
  const parties =
    customerNumber === ''
      ? mistake('MissingValue', 'customerNumber', { field: 'customerNumber' })
      : partiesOf(facts, customerNumber, billToTyped(request))
  if (!areParties(parties)) {
    const document = withCurrency(facts, request, bare(request, context))
    const mistakes = [parties, ...currencyMistakes(facts, request.typed, document), ...termsMistakes(facts, document)]
    return { document, parties: null, mistakes, isMoved: false }
  }
  const isAnothers =
    before !== null &&
    (before.customerNumber !== parties.sellTo.number || before.billToCustomerNumber !== parties.billTo.number)
  const dated = withDates(facts, context, request, assembled(request, context, parties, isAnothers))
  const document = withVatBase(facts, request, withCurrency(facts, request, dated))
  const mistakes = [
    ...(before === null || isAnothers ? blockedParties(parties, kindOf(request.type).trade) : []),
    ...currencyMistakes(facts, request.typed, document),
    ...termsMistakes(facts, document),
  ]
  return {
    document,
    parties,
    mistakes,
    isMoved: isAnothers || (before !== null && !isSameCurrency(facts, before, document)),
  }
}

/** A value that is given and not just the saved one sent back. */
function typedAnew<T>({ typed, before }: HeaderRequest, field: string): T | undefined {
  const value = typed[field]
  if (value === undefined || value === null) return undefined
  return before && (before as unknown as TypedHeader)[field] === value ? undefined : (value as T)
}
const text = (request: HeaderRequest, field: string) => typedAnew<string>(request, field)

function billToTyped(request: HeaderRequest): string {
  const typed = text(request, 'billToCustomerNumber')
  if (typed !== undefined) return typed
  return request.before && text(request, 'customerNumber') === undefined ? request.before.billToCustomerNumber : ''
}

const keptByServer = ['id', 'number', 'version', 'status', 'lines', 'lastModifiedDateTime', 'recalculatePrices']
const given = (typed: TypedHeader) =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([field, value]) => value !== undefined && value !== null && !keptByServer.includes(field),
    ),
  )

const bare = ({ type, before, typed }: HeaderRequest, context: Context) =>
  ({
    ...initialDocuments[type],
    ...before,
    ...given(typed),
    postingDate: (typed.postingDate as Day) ?? before?.postingDate ?? context.today,
  }) as unknown as SalesDocument

/**
 * From weakest to strongest: initial values, what the customer brings, the draft as it was, what was typed. When the
 * customer is another, what the old one brought gives way, and so does what was merely sent back.
 */
function assembled(request: HeaderRequest, context: Context, parties: Parties, anew: boolean): SalesDocument {
  const { type, before, typed, whole } = request
  const brought = fromParties(parties)
  const kept = before === null ? {} : whole ? serverFields(type, before) : withoutNulled(before, typed)
  const typedNow = given(typed)
  const strong =
    anew && before
      ? Object.fromEntries(
          Object.entries(typedNow).filter(([field]) => !(field in brought) || typedAnew(request, field) !== undefined),
        )
      : typedNow
  const fixed = {
    customerNumber: parties.sellTo.number,
    customerName: parties.sellTo.displayName,
    billToCustomerNumber: parties.billTo.number,
  }
  const groups = {
    customerPostingGroup: brought.customerPostingGroup,
    generalBusinessPostingGroup: brought.generalBusinessPostingGroup,
    vatBusinessPostingGroup: brought.vatBusinessPostingGroup,
  }
  const base =
    whole || before === null || anew
      ? { ...initialDocuments[type], ...(anew ? kept : {}), ...brought, ...(anew ? {} : kept), ...strong }
      : { ...initialDocuments[type], ...brought, ...kept, ...strong }
  const postingDate = (typed.postingDate as Day | null | undefined) ?? before?.postingDate ?? context.today
  return { ...base, ...fixed, ...groups, postingDate } as unknown as SalesDocument
}

/** What is given as null is as it would be in a new document. */
const withoutNulled = (before: SalesDocument, typed: TypedHeader) =>
  Object.fromEntries(Object.entries(before).filter(([field]) => typed[field] !== null))

/** What only the server sets survives a whole document that is sent without it. */
function serverFields(type: DocumentResource, before: SalesDocument) {
  const fields: Fields = resources[type].fields
  return Object.fromEntries(Object.entries(before).filter(([field]) => fields[field]?.readOnly || !(field in fields)))
}

/** The document's date follows the posting date, and the due date follows both and the terms, unless typed. */
function withDates(facts: Facts, context: Context, request: HeaderRequest, document: SalesDocument): SalesDocument {
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
  const order = isOrdered ? { orderDate: dates.orderDate ?? earlier?.orderDate ?? document.postingDate } : {}
  return { ...document, [field]: documentDate, dueDate, ...order }
}

/** What the terms' discount for paying early takes off the base of the VAT, as far as the set-up allows it. */
function withVatBase(facts: Facts, { type }: HeaderRequest, document: SalesDocument): SalesDocument {
  const terms = document.paymentTermsCode === '' ? null : facts.find('paymentTerms', document.paymentTermsCode)
  const applies = terms && (kindOf(type).trade !== 'credit' || terms.calculateDiscountOnCreditMemos)
  const { vatTolerancePercent } = facts.only('salesSetup')
  const vatBaseDiscountPercent = applies ? Math.min(vatTolerancePercent, terms.discountPercent) : 0
  return { ...document, vatBaseDiscountPercent }
}

/** By the terms; what is credited is due at once, unless the terms are for credit memos too. */
export function dueDateOf(facts: Facts, termsCode: string, from: Day, isCredit = false): Day {
  const terms = termsCode === '' ? null : facts.find('paymentTerms', termsCode)
  if (isCredit && !terms?.calculateDiscountOnCreditMemos) return from
  return terms && isDateFormula(terms.dueDateCalculation) ? calculated(from, terms.dueDateCalculation) : from
}

function termsMistakes(facts: Facts, { paymentTermsCode }: SalesDocument): Mistake[] {
  if (paymentTermsCode === '' || facts.find('paymentTerms', paymentTermsCode)) return []
  return [
    worded(mistake('UnknownPaymentTerms', 'paymentTermsCode', { value: paymentTermsCode }), 'UnknownPaymentTerms'),
  ]
}
