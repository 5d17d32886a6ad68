/**
 * A document as it is posted is settled with what it names, with what was paid in advance for its orders, and with what is
 * oldest where its customer wants that.
 */
import type { Target } from '../../receivables/application.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { SalesDocument } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import { isForeign } from '../currency.ts'
import { isCreditMemo } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { Context, Journal } from '../journal.ts'
import type { Need } from '../need.ts'
import { prepayments } from '../orders/prepayment.ts'
import { type Mistake, mistake, type Teller, worded } from '../problem.ts'
import { openApplications } from './applications.ts'
import { type Debt, withOpenAmount } from './debts.ts'
import {
  appliesToOldest,
  checkedTarget,
  documentNeeds,
  entryOfDocument,
  isWrong,
  lastDay,
  oldest,
  oldestNeeds,
} from './settling.ts'

export interface SettledSale<D> {
  readonly document: D
  /** It, and the other documents that it settles or that settle it. */
  readonly records: readonly RecordChange[]
  /** Accounts that settling needs, and that are missing or blocked. */
  readonly mistakes: readonly Mistake[]
}

export function settleSale<D extends Debt>(
  facts: Facts,
  context: Context,
  journal: Journal,
  document: D,
  item: OpenItem,
): SettledSale<D> {
  const named = item.open ? [...appliedTo(facts, document), ...prepaid(facts, document, item)] : []
  const byItself = !namesTarget(document) && appliesToOldest(facts.find('customers', item.customerNumber))
  if (named.length === 0 && !byItself) return { document, records: [changeTo(document)], mistakes: [] }
  const settling = openApplications(facts, context, journal)
  settling.take(item)
  const settleWith = (targets: readonly Target[]) =>
    settling.apply(item, targets, { date: lastDay(item, targets), acceptTolerance: false })
  settleWith(named)
  if (byItself) settleWith(oldest(facts, settling, item))
  const settled = withOpenAmount(document, settling.now(item))
  return { document: settled, records: [changeTo(settled), ...settling.finish()], mistakes: settling.mistakes }
}

/** The posted document that a credit memo is to be settled with. */
const appliesTo = (document: Debt | SalesDocument) =>
  'appliesToDocumentNumber' in document ? document.appliesToDocumentNumber : ''
function appliedTo(facts: Facts, document: Debt): Target[] {
  const item = entryOfDocument(facts, appliesTo(document))
  return item ? [{ item, amount: null }] : []
}
const namesTarget = (document: Debt) => appliesTo(document) !== ''
const prepaid = (facts: Facts, document: Debt, item: OpenItem): Target[] =>
  prepayments(facts, document, item).map((one) => ({ item: one, amount: null }))

/** It is posted, open, and an invoice of the same customer. */
export function appliesToMistakes(facts: Facts, document: SalesDocument): Mistake[] {
  const documentNumber = appliesTo(document)
  if (documentNumber === '') return []
  const told: Teller = (code, _, params = {}) => mistake(code, 'appliesToDocumentNumber', params)
  const item = entryOfDocument(facts, documentNumber)
  if (!item) return [worded(told('InvalidValue', '', { value: documentNumber }), 'NoPostedDocument')]
  const payer = {
    customerNumber: document.billToCustomerNumber,
    currencyCode: isForeign(facts, document.currencyCode) ? document.currencyCode : '',
  }
  const found = checkedTarget(item, payer, { amount: null }, told)
  if (isWrong(found)) return [found]
  return item.documentType === 'Invoice'
    ? []
    : [worded(told('InvalidValue', '', { value: documentNumber }), 'SameSide')]
}
export function settlingNeeds(facts: Facts, document: SalesDocument | null): Need[] {
  if (!document) return []
  const payer: Need = { kind: 'record', type: 'customers', key: document.billToCustomerNumber }
  const customer = facts.has(payer) ? facts.find('customers', document.billToCustomerNumber) : null
  return [...documentNeeds(facts, appliesTo(document)), ...oldestNeeds(facts, customer)]
}

const changeTo = (document: Debt): RecordChange => ({
  type: isCreditMemo(document) ? 'salesCreditMemos' : 'salesInvoices',
  id: document.id,
  key: document.number,
  record: document,
})
