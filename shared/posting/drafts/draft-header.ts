/** A draft's header as it will be saved: what was typed, else what follows from the customer, the terms and the dates. */
import type { Day } from '../../basics/day.ts'
import type { SalesDocument } from '../../sales/document.ts'
import { isSameCurrency } from '../currency.ts'
import { initialDocuments, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { withPrepayment } from '../orders/prepayment.ts'
import { areParties, blockedParties, fromParties, type Parties, withVatNumber } from '../parties.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import { resources } from '../resources.ts'
import { currencyMistakes, withCurrency } from './draft-currency.ts'
import { withDates } from './draft-dates.ts'
import { buyersOf } from './draft-parties.ts'
import { given, type HeaderRequest, layered, typedAnew } from './draft-request.ts'

export interface Header {
  readonly document: SalesDocument
  readonly parties: Parties | null
  readonly mistakes: readonly Mistake[]
  /** Customer, payer or currency are others than before: prices and an amount of discount meant for them are dropped. */
  readonly isMoved: boolean
}

export function draftHeader(facts: Facts, context: Context, request: HeaderRequest): Header {
  const { before } = request
  const parties = buyersOf(facts, request)
  if (!areParties(parties)) {
    const document = withCurrency(facts, request, bare(request, context))
    const mistakes = [
      parties,
      ...currencyMistakes(facts, { currencyFactor: typedAnew(request, 'currencyFactor') }, document),
      ...termsMistakes(facts, document),
    ]
    return { document, parties: null, mistakes, isMoved: false }
  }
  const isAnothers = before !== null && isAnother(before, parties)
  const dated = withDates(facts, context, request, assembled(request, context, parties, isAnothers))
  const document = withPrepayment(facts, request, withVatBase(facts, request, withCurrency(facts, request, dated)))
  const mistakes = [
    ...(before === null || isAnothers ? blockedParties(parties, kindOf(request.type).trade) : []),
    ...currencyMistakes(facts, { currencyFactor: typedAnew(request, 'currencyFactor') }, document),
    ...termsMistakes(facts, document),
  ]
  return {
    document,
    parties,
    mistakes,
    isMoved: isAnothers || (before !== null && !isSameCurrency(facts, before, document)),
  }
}

/** Another customer or payer than before; who had no number yet was known by the contact. */
const isAnother = (before: SalesDocument, { sellTo, billTo, contact }: Parties) =>
  before.customerNumber === '' && 'contactNumber' in before
    ? before.contactNumber !== contact?.number
    : before.customerNumber !== sellTo.number || before.billToCustomerNumber !== billTo.number

const bare = ({ type, before, typed }: HeaderRequest, context: Context) =>
  ({
    ...initialDocuments[type],
    ...before,
    ...given(typed),
    postingDate: (typed.postingDate as Day) ?? before?.postingDate ?? context.today,
  }) as unknown as SalesDocument

function assembled(request: HeaderRequest, context: Context, parties: Parties, anew: boolean): SalesDocument {
  const { type, before, typed } = request
  const brought = fromParties(parties)
  const fixed = {
    customerNumber: parties.sellTo.number,
    customerName: parties.sellTo.displayName,
    billToCustomerNumber: parties.billTo.number,
    ...(type === 'salesQuotes' ? { contactNumber: parties.contact?.number ?? '' } : {}),
  }
  const groups = {
    customerPostingGroup: brought.customerPostingGroup,
    generalBusinessPostingGroup: brought.generalBusinessPostingGroup,
    vatBusinessPostingGroup: brought.vatBusinessPostingGroup,
  }
  const base = layered(request, resources[type].fields, { initial: initialDocuments[type], brought, anew })
  const postingDate = (typed.postingDate as Day | null | undefined) ?? before?.postingDate ?? context.today
  const document = { ...base, ...fixed, ...groups, postingDate } as unknown as SalesDocument
  return withVatNumber(document, parties.billTo)
}

/**
 * What the terms' discount for paying early takes off the base of the VAT, as far as the set-up allows it. It comes with the
 * terms and stays while they do: so what gives an invoice back in part bears the VAT that the invoice bore.
 */
function withVatBase(facts: Facts, { type, before }: HeaderRequest, document: SalesDocument): SalesDocument {
  if (before?.paymentTermsCode === document.paymentTermsCode)
    return { ...document, vatBaseDiscountPercent: before.vatBaseDiscountPercent ?? 0 }
  const terms = document.paymentTermsCode === '' ? null : facts.find('paymentTerms', document.paymentTermsCode)
  const applies = terms && (kindOf(type).trade !== 'credit' || terms.calculateDiscountOnCreditMemos)
  const { vatTolerancePercent } = facts.only('salesSetup')
  const vatBaseDiscountPercent = applies ? Math.min(vatTolerancePercent, terms.discountPercent) : 0
  return { ...document, vatBaseDiscountPercent }
}

export function termsMistakes(facts: Facts, { paymentTermsCode }: Pick<SalesDocument, 'paymentTermsCode'>): Mistake[] {
  if (paymentTermsCode === '' || facts.find('paymentTerms', paymentTermsCode)) return []
  return [
    worded(mistake('UnknownPaymentTerms', 'paymentTermsCode', { value: paymentTermsCode }), 'UnknownPaymentTerms'),
  ]
}
