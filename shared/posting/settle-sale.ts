/** A document as it is posted is settled with what it names, or with what is oldest where its customer wants that. */
import type { Target } from '../receivables/application.ts'
import type { OpenItem } from '../receivables/open-item.ts'
import { openApplications } from './applications.ts'
import type { RecordChange } from './changes.ts'
import { type Debt, withOpenAmount } from './debts.ts'
import { isCreditMemo } from './direction.ts'
import type { Facts } from './facts.ts'
import type { Context, Journal } from './journal.ts'
import { appliesToOldest, lastDay, oldest } from './settling.ts'

export interface SettledSale<D> {
  readonly document: D
  /** It, and the other documents that it settles or that settle it. */
  readonly records: readonly RecordChange[]
}

export function settleSale<D extends Debt>(
  facts: Facts,
  context: Context,
  journal: Journal,
  document: D,
  item: OpenItem,
  named: readonly Target[] = [],
): SettledSale<D> {
  const byItself = named.length === 0 && appliesToOldest(facts.find('customers', item.customerNumber))
  if (named.length === 0 && !byItself) return { document, records: [changeTo(document)] }
  const settling = openApplications(facts, context, journal)
  settling.take(item)
  const targets = byItself ? oldest(settling, item) : named
  settling.apply(item, targets, { date: lastDay(item, targets), acceptTolerance: false })
  const settled = withOpenAmount(document, settling.now(item))
  return { document: settled, records: [changeTo(settled), ...settling.finish()] }
}

const changeTo = (document: Debt): RecordChange => ({
  type: isCreditMemo(document) ? 'salesCreditMemos' : 'salesInvoices',
  id: document.id,
  key: document.number,
  record: document,
})
