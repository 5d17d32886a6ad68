/** Taking back a transaction of payments: each of its entries gets its opposite, and the two close each other. */
import type { Day } from '../../basics/day.ts'
import { negative, noMoney } from '../../basics/money.ts'
import { entryTold } from '../../ledger/told.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { forbids } from '../../sales/customer.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, type GeneralLine } from '../general-ledger.ts'
import { type Context, type Journal, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { record } from '../needs.ts'
import { prepaidOrders, reservedNeeds } from '../orders/prepayment.ts'
import { usable } from '../posting-accounts.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import { addOpenItem } from '../receivable.ts'
import type { Posted } from '../receivable-facts.ts'
import { type Applications, openApplications } from './applications.ts'
import { paymentSource } from './payment-lines.ts'
import { numberIn } from './plan-apply.ts'

const sourceCode = 'REVERSAL'

export function reversalNeeds({ key }: ActionCommand, facts: Facts): Need[] {
  const own = { kind: 'transaction', number: numberIn(key) } as const
  const posted = facts.has(own) ? facts.transaction(own.number) : null
  const items = posted?.customerLedgerEntries ?? []
  return [own, ...items.flatMap((item) => record('customers', item.customerNumber)), ...reservedNeeds(items)]
}

export function planReversal(command: ActionCommand, facts: Facts, context: Context): Planned {
  const number = numberIn(command.key)
  const posted = facts.transaction(number)
  if (!posted) return refused(problem('NotFound', { value: command.key }))
  const mistakes = [...command.mistakes, ...reversalMistakes(facts, context, number, posted)]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const mirrors = posted.customerLedgerEntries.map((item) => addMirror(journal, settling, item))
  for (const { entryNumber: _, ...entry } of posted.bankAccountLedgerEntries)
    journal.add('bankAccountLedgerEntries', {
      ...entry,
      amount: negative(entry.amount),
      amountLocalCurrency: negative(entry.amountLocalCurrency),
      sourceCode,
    })
  for (const [date, lines] of generalLines(posted, paymentSource)) addGeneral(journal, lines, date, sourceCode)
  settling.finish()
  const records = prepaidOrders(facts, context, mirrors)
  const value = mirrors.map((item) => entryTold('customerLedgerEntries', settling.now(item)))
  return {
    changes: { records, transaction: journal.transaction() },
    answer: { status: 200, body: { transactionNumber: journal.transactionNumber, value } },
  }
}

function reversalMistakes(facts: Facts, context: Context, number: number, posted: Posted): Mistake[] {
  const items = posted.customerLedgerEntries
  if (items.some((item) => item.reversedByEntryNumber !== null || item.reversedEntryNumber !== null))
    return [mistake('AlreadyReversed', '', { value: number })]
  if (items.length === 0 || items.some((item) => item.sourceCode !== paymentSource))
    return [mistake('CannotReverse', '', { value: number })]
  return [
    ...items.filter((item) => item.remainingAmount !== item.amount).map(appliedMistake),
    ...items.flatMap((item) => customerMistakes(facts, item)),
    ...[...new Set(items.map((item) => item.postingDate))].flatMap((date) =>
      postingDateMistakes(facts, context.userName, date),
    ),
    ...[...new Set(ownGeneral(posted, paymentSource).map((entry) => entry.accountNumber))].flatMap((account) =>
      usable(facts, account, (code, _, params) => mistake(code, '', params), { group: account, field: 'account' }),
    ),
  ]
}
export const appliedMistake = ({ entryNumber, documentNumber }: OpenItem) =>
  worded(mistake('AlreadyApplied', '', { entry: entryNumber, number: documentNumber }), 'UnapplyBeforeReversal')

function customerMistakes(facts: Facts, item: OpenItem): Mistake[] {
  const customer = facts.find('customers', item.customerNumber)
  return customer && forbids(customer, 'credit')
    ? [mistake('CustomerBlocked', '', { customer: customer.number, blocked: customer.blocked || 'Privacy' })]
    : []
}

/** The opposite of an entry; the two close each other. */
export function addMirror(journal: Journal, settling: Applications, item: OpenItem): OpenItem {
  const mirror = addOpenItem(
    journal,
    {
      postingDate: item.postingDate,
      documentType: item.documentType,
      documentNumber: item.documentNumber,
      documentId: '',
      customerNumber: item.customerNumber,
      description: item.description,
      externalDocumentNumber: item.externalDocumentNumber,
      dueDate: item.dueDate,
      currencyCode: item.currencyCode,
      amount: negative(item.amount),
      amountLocalCurrency: negative(item.amountLocalCurrency),
      salesAmount: negative(item.salesAmount),
      pmtDiscountDate: null,
      remainingPmtDiscPossible: noMoney,
      orderNumber: item.orderNumber,
      sourceCode,
    },
    item.entryNumber,
  )
  settling.take({ ...item, reversedByEntryNumber: mirror.entryNumber })
  settling.apply(mirror, [{ item, amount: null }], { date: item.postingDate, acceptTolerance: false })
  return mirror
}

/** What was posted from a source itself: what applications wrote off beside it went with these. */
const ownGeneral = (posted: Posted | null, sourceCode: string) =>
  (posted?.generalLedgerEntries ?? []).filter((entry) => entry.sourceCode === sourceCode)

/** The opposite of what a transaction wrote into the general ledger, by day. */
export function generalLines(posted: Posted | null, source: string): Map<Day, GeneralLine[]> {
  const lines = new Map<Day, GeneralLine[]>()
  for (const { accountNumber, amount, documentType, documentNumber, description, postingDate } of ownGeneral(
    posted,
    source,
  )) {
    const line = { account: accountNumber, amount: negative(amount), documentType, documentNumber, description }
    lines.set(postingDate, [...(lines.get(postingDate) ?? []), line])
  }
  return lines
}
