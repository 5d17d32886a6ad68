/**
 * Cancelling the credit memo of a cancelled invoice: an invoice of the same date and figures joins it, the two settle each
 * other, and the cancelled invoice is what it was before: open in full, with its goods sent and its order's quantities used.
 */
import { negative } from '../../basics/money.ts'
import { documentText } from '../../sales/document-texts.ts'
import { oppositeMistakes } from '../approvals/approval-needed.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { isClosed } from '../document-kinds.ts'
import { blankLine } from '../drafts/document-copy.ts'
import { ofKind } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { itemsOf, known, partyNeeds, record, stocked, stockNeeds } from '../needs.ts'
import { isTaken, numberNeeds, type Taken, takeNumber } from '../numbers.ts'
import { openApplications } from '../payments/applications.ts'
import { debtNeeds, withOpenAmount } from '../payments/debts.ts'
import { entriesIn, latestApplication, latestNeeds, unapplyMistakes } from '../payments/plan-unapply.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { mirrorMistakes } from './correction-checks.ts'
import { creditedLines, creditedNeeds } from './links.ts'
import { type Mirror, type Mirroring, mirrorOf, postMirror } from './mirror.ts'
import { itemOf, postedGoods, postedGoodsNeeds } from './posted-goods.ts'
import { type Credited, fits, reopenedOrders } from './reopened-orders.ts'

type Invoice = RecordIn<'salesInvoices'>
type CreditMemo = RecordIn<'salesCreditMemos'>

export function cancelCreditMemoNeeds({ key }: ActionCommand, facts: Facts): Need[] {
  const [own] = record('salesCreditMemos', key)
  const memo = known(facts, own, () => facts.find('salesCreditMemos', key))
  if (!own || !memo || !isClosed('salesCreditMemos', memo)) return own ? [own] : []
  const items = itemsOf(memo.lines)
  const entries = { kind: 'documentEntries', documentNumber: memo.number } as const
  return [
    own,
    ...record('salesInvoices', memo.corrects),
    ...partyNeeds(facts, memo.customerNumber, memo.billToCustomerNumber),
    ...items.flatMap((item) => record('items', item)),
    ...stockNeeds(facts, memo.lines, stocked(facts, items), -1),
    ...postedGoodsNeeds(facts, memo),
    ...creditedNeeds(facts, memo.lines),
    ...numberNeeds(facts, 'postedSalesInvoices', 'salesInvoices'),
    ...(facts.has(entries)
      ? [...debtNeeds(itemOf(facts, memo)), ...latestNeeds(facts, itemOf(facts, memo).entryNumber)]
      : []),
  ]
}

export function planCancelCreditMemo(command: ActionCommand, facts: Facts, context: Context): Planned {
  const memo = facts.find('salesCreditMemos', command.key)
  if (!memo) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, memo)) return refused(staleProblem(memo))
  const standing = [...command.mistakes, ...standingMistakes(memo)]
  const origin = standing.length > 0 ? null : facts.find('salesInvoices', memo.corrects)
  if (!origin) return refused(problemOf(standing))
  const day = memo.postingDate ?? context.today
  const number = takeNumber(facts, context, 'postedSalesInvoices', 'salesInvoices', day)
  const newId = idMaker(context)
  const named = { id: newId(), number: isTaken(number) ? number.number : '', context, newId }
  const canceling = { memo, origin, mirror: invoiceOf(memo, named) }
  const mistakes = [...cancelMistakes(facts, context, canceling), ...(isTaken(number) ? [] : [number])]
  return mistakes.length > 0 || !isTaken(number)
    ? refused(problemOf(mistakes))
    : cancelled(facts, context, canceling, number)
}

interface Canceling {
  readonly memo: CreditMemo
  readonly origin: Invoice
  readonly mirror: Mirror<Invoice>
}

function standingMistakes({ number, status, corrects }: CreditMemo): Mistake[] {
  if (status === 'Draft' || status === 'In Review')
    return [worded(mistake('DocumentNotOpen', '', { number, status }), 'NotPostedYet')]
  if (status === 'Canceled') return [mistake('CreditMemoAlreadyCanceled', '', { number })]
  return status === 'Corrective' && corrects ? [] : [mistake('NotCorrective', '', { number })]
}

/** The lines of the credit memo below one that names it. */
function invoiceOf(memo: CreditMemo, named: Mirroring): Mirror<Invoice> {
  const { document, lineIds } = mirrorOf(memo, named, () => ({}))
  const description = documentText('cancellation', memo.language, memo.number)
  const heading = ofKind('salesInvoices', { ...blankLine, id: named.newId(), lineType: 'Comment', description })
  const lines = [heading, ...document.lines].map((line, index) => ({ ...line, sequence: (index + 1) * 10_000 }))
  return { document: { ...document, lines } as unknown as Invoice, lineIds }
}

/** What it gave orders back counts as shipped and invoiced again. */
const countedAgain = (facts: Facts, memo: CreditMemo): Credited[] =>
  creditedLines(facts, memo)
    .filter((one) => memo.lines.some((line) => line.id === one.lineId && line.orderLineId !== ''))
    .map((one) => ({ ...one, units: negative(one.units) }))

/** Whether one application settled the credit memo, whole and with its own invoice alone. */
function isSettledOnce(facts: Facts, memo: CreditMemo, origin: Invoice): boolean {
  const item = itemOf(facts, memo)
  const applications = new Set(facts.appliedDetails(item.entryNumber).map((detail) => detail.applicationNumber))
  const [other, ...more] = entriesIn(latestApplication(facts, item)).filter((number) => number !== item.entryNumber)
  const isItsInvoice = other === itemOf(facts, origin).entryNumber && more.length === 0
  return item.amount === 0 || (applications.size === 1 && !item.open && isItsInvoice)
}

function cancelMistakes(facts: Facts, context: Context, { memo, origin, mirror }: Canceling): Mistake[] {
  const reused = countedAgain(facts, memo).filter(
    ({ orderId, orderLineId, units }) => !fits(facts.find('salesOrders', orderId), orderLineId, negative(units)),
  )
  return [
    ...(isSettledOnce(facts, memo, origin)
      ? unapplied(facts, context, memo)
      : [mistake('CreditMemoNotFullyApplied', '', { number: memo.number })]),
    ...mirrorMistakes(facts, context, mirror.document, postedGoods(facts, memo), 'invoice'),
    ...oppositeMistakes(facts, 'salesInvoices', mirror.document),
    ...(reused.length > 0 ? [mistake('NotLatestForCorrection', '', { number: memo.number })] : []),
  ]
}

/** What settled the two is undone with it. */
function unapplied(facts: Facts, context: Context, memo: CreditMemo): Mistake[] {
  const item = itemOf(facts, memo)
  const details = latestApplication(facts, item)
  const [first] = details
  return first ? unapplyMistakes(facts, context, item, details, first.postingDate) : []
}

function cancelled(facts: Facts, context: Context, { memo, origin, mirror }: Canceling, number: Taken): Planned {
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const item = itemOf(facts, memo)
  const details = latestApplication(facts, item)
  const [first] = details
  if (first) settling.undo(details, first.postingDate)
  const owed = postMirror(facts, journal, mirror, postedGoods(facts, memo))
  settling.take(owed)
  settling.apply(owed, [{ item, amount: null }], { date: owed.postingDate, acceptTolerance: false })
  if (settling.mistakes.length > 0) return refused(problemOf(settling.mistakes))
  const changed = { version: memo.version + 1, lastModifiedDateTime: context.at }
  const invoice = withOpenAmount(mirror.document, settling.now(owed))
  const after: CreditMemo = { ...memo, ...changed, status: 'Canceled', canceledBy: invoice.number, remainingAmount: 0 }
  const revived = withOpenAmount<Invoice>(
    { ...origin, status: 'Open', canceledBy: '', correctedBy: '' },
    settling.now(itemOf(facts, origin)),
  )
  const records: RecordChange[] = [
    ...settling.finish().filter((change) => change.id !== memo.id && change.id !== origin.id),
    { type: 'salesCreditMemos', id: after.id, key: after.number, record: after },
    {
      type: 'salesInvoices',
      id: revived.id,
      key: revived.number,
      record: { ...revived, ...changed, version: origin.version + 1 },
    },
    { type: 'salesInvoices', id: invoice.id, key: invoice.number, record: invoice },
    ...reopenedOrders(facts, context, countedAgain(facts, memo)).changes,
    number.change,
  ]
  return {
    changes: { records, transaction: journal.transaction() },
    answer: { status: 200, body: { ...after, invoice }, made: invoice.id },
  }
}
