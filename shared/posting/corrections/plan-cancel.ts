/**
 * Cancelling and correcting a posted invoice: a credit memo of the same date and figures joins it, the two settle each
 * other, goods and costs go back, and orders wait for their quantities again. Correcting gives a fresh draft as well.
 */
import { quantity } from '../../basics/money.ts'
import { oppositeMistakes } from '../approvals/approval-needed.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { CorrectionCommand } from '../command.ts'
import { isClosed } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { itemsOf, known, partyNeeds, record, stocked, stockNeeds } from '../needs.ts'
import { isTaken, numberNeeds, type Taken, takeNumber } from '../numbers.ts'
import { isLinked } from '../orders/delivery-links.ts'
import { openApplications } from '../payments/applications.ts'
import { debtNeeds, withOpenAmount } from '../payments/debts.ts'
import { isPostedApart } from '../posting-accounts.ts'
import { type Mistake, problem, problemOf, type Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import {
  creditedMistakes,
  dropShipmentMistakes,
  mirrorMistakes,
  paidMistakes,
  standingMistakes,
} from './correction-checks.ts'
import { type CorrectionDraft, correctionDraft, correctionDraftNeeds } from './correction-draft.ts'
import { withOrderLinks } from './links.ts'
import { type Apart, type Mirror, type Mirroring, mirrorOf, postMirror } from './mirror.ts'
import { itemOf, type PostedGoods, postedGoods, postedGoodsNeeds } from './posted-goods.ts'
import { type Credited, orderNeeds, type Reopened, reopenedOrders } from './reopened-orders.ts'
import { unapplyAll, unapplyingMistakes, unapplyingNeeds } from './unapplying.ts'

type Invoice = RecordIn<'salesInvoices'>
type CreditMemo = RecordIn<'salesCreditMemos'>
/** Ids of what is made beside a fresh draft, which counts its own from the beginning. */
const firstId = 0x10000

export function cancelNeeds(command: CorrectionCommand, facts: Facts): Need[] {
  const [own] = record('salesInvoices', command.key)
  const invoice = known(facts, own, () => facts.find('salesInvoices', command.key))
  if (!own || !invoice || !isClosed('salesInvoices', invoice)) return own ? [own] : []
  const items = itemsOf(invoice.lines)
  const entries = { kind: 'documentEntries', documentNumber: invoice.number } as const
  return [
    own,
    ...partyNeeds(facts, invoice.customerNumber, invoice.billToCustomerNumber),
    ...items.flatMap((item) => record('items', item)),
    ...stockNeeds(facts, invoice.lines, stocked(facts, items), -1),
    ...postedGoodsNeeds(facts, invoice),
    ...(facts.has(entries) && command.body.unapplyPayments ? unapplyingNeeds(facts, itemOf(facts, invoice)) : []),
    ...orderNeeds(invoice.lines.map((line) => line.orderId)),
    ...numberNeeds(facts, 'postedSalesCreditMemos', 'salesCreditMemos'),
    ...(command.action === 'correct' ? correctionDraftNeeds(facts, invoice) : []),
    ...(facts.has(entries) ? debtNeeds(itemOf(facts, invoice)) : []),
  ]
}

export function planCancel(command: CorrectionCommand, facts: Facts, context: Context): Planned {
  const invoice = facts.find('salesInvoices', command.key)
  if (!invoice) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, invoice)) return refused(staleProblem(invoice))
  const standing = [...command.mistakes, ...standingMistakes(invoice)]
  if (standing.length > 0) return refused(problemOf(standing))
  const cancelling = prepared(command, facts, context, invoice)
  const { number, draft } = cancelling
  const mistakes = cancelMistakes(command, facts, context, cancelling)
  if (mistakes.length > 0 || !isTaken(number)) return refused(problemOf(mistakes))
  return cancelled(command, facts, context, { ...cancelling, number, draft })
}

interface Cancelling {
  readonly invoice: Invoice
  readonly goods: readonly PostedGoods[]
  readonly mirror: Mirror<CreditMemo>
  readonly number: Taken | Mistake
  readonly opened: Reopened
  readonly draft: CorrectionDraft | null
}

function prepared(command: CorrectionCommand, facts: Facts, context: Context, invoice: Invoice): Cancelling {
  const day = invoice.postingDate ?? context.today
  const number = takeNumber(facts, context, 'postedSalesCreditMemos', 'salesCreditMemos', day)
  const newId = idMaker(context, firstId)
  const goods = postedGoods(facts, invoice)
  const named = { id: newId(), number: isTaken(number) ? number.number : '', context, newId }
  const { document, lineIds } = creditMemoOf(invoice, goods, named)
  const opened = reopenedOrders(facts, context, creditedBy(invoice, lineIds))
  const lines = withOrderLinks(document.lines, opened)
  const isOrdered = invoice.lines.some((line) => line.orderId !== '')
  const draft = command.action === 'correct' && !isOrdered ? correctionDraft(facts, context, invoice) : null
  return { invoice, goods, mirror: { document: { ...document, lines }, lineIds }, number, opened, draft }
}

/** Each line names its own and, where there is but one, the entry whose goods it brings back. */
function creditMemoOf(invoice: Invoice, goods: readonly PostedGoods[], named: Mirroring): Mirror<CreditMemo> {
  const entries = Map.groupBy(goods, (one) => one.line.id)
  const { document, lineIds } = mirrorOf(invoice, named, (line) => {
    const [only, ...others] = entries.get(line.id) ?? []
    const appliesFromEntry = only && others.length === 0 && only.units < 0 ? only.entry.entryNumber : null
    return { appliesFromEntry, invoiceId: invoice.id, invoiceLineId: line.id }
  })
  return { document: { ...document, appliesToDocumentNumber: invoice.number } as CreditMemo, lineIds }
}

const creditedBy = (invoice: Invoice, lineIds: ReadonlyMap<string, string>): Credited[] =>
  invoice.lines
    .filter((line) => line.orderId !== '' && line.lineType !== 'Comment' && line.quantity !== 0)
    .map((line) => ({
      lineId: lineIds.get(line.id) ?? '',
      orderId: line.orderId,
      orderLineId: line.orderLineId,
      units: quantity(line.quantity),
      isShipment: isLinked(line),
    }))

function cancelMistakes(command: CorrectionCommand, facts: Facts, context: Context, cancelling: Cancelling): Mistake[] {
  const { invoice, goods, mirror, number, draft, opened } = cancelling
  const item = itemOf(facts, invoice)
  const paid = command.body.unapplyPayments ? unapplyingMistakes(facts, context, item) : paidMistakes(item)
  return [
    ...(paid.length > 0 ? paid : creditedMistakes(invoice, opened)),
    ...mirrorMistakes(facts, context, mirror.document, goods, 'invoice'),
    ...oppositeMistakes(facts, 'salesCreditMemos', mirror.document),
    ...dropShipmentMistakes(invoice.number, goods),
    ...(isTaken(number) ? [] : [number]),
    ...(draft?.mistakes ?? []),
  ]
}

function cancelled(
  command: CorrectionCommand,
  facts: Facts,
  context: Context,
  { invoice, goods, mirror, number, opened, draft }: Cancelling & { readonly number: Taken },
): Planned {
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const item = itemOf(facts, invoice)
  if (command.body.unapplyPayments) unapplyAll(facts, settling, item)
  const credit = postMirror(facts, journal, mirror, goods, discountsApart(facts, invoice, mirror))
  settling.take(credit)
  settling.apply(credit, [{ item, amount: null }], { date: credit.postingDate, acceptTolerance: false })
  if (settling.mistakes.length > 0) return refused(problemOf(settling.mistakes))
  const creditMemo = withOpenAmount(mirror.document, settling.now(credit))
  const after = canceledInvoice(context, invoice, creditMemo, draft)
  const records: RecordChange[] = [
    ...settling.finish().filter((change) => change.id !== invoice.id),
    { type: 'salesInvoices', id: after.id, key: after.number, record: after },
    { type: 'salesCreditMemos', id: creditMemo.id, key: creditMemo.number, record: creditMemo },
    ...opened.changes,
    number.change,
    ...(draft?.records ?? []),
  ]
  return {
    changes: { records, transaction: journal.transaction() },
    answer: {
      status: 200,
      body: { ...after, creditMemo, ...(draft ? { invoice: draft.document } : {}) },
      made: draft?.document.id ?? creditMemo.id,
      warnings: [...ordersDone(opened), ...(draft?.warnings ?? [])],
    },
  }
}

const canceledInvoice = (
  context: Context,
  invoice: Invoice,
  creditMemo: CreditMemo,
  draft: CorrectionDraft | null,
): Invoice => ({
  ...invoice,
  status: 'Canceled',
  remainingAmount: 0,
  canceledBy: creditMemo.number,
  correctedBy: draft?.document.number ?? '',
  version: invoice.version + 1,
  lastModifiedDateTime: context.at,
})

/** An order that ended with an invoice of its own does not come back: that is told. */
const ordersDone = ({ done }: Reopened): Warning[] =>
  done.map((number) => ({ code: 'OrderNotReopened', params: { number } }))

/** Of what was invoiced in part the discount that is posted apart was its share of the order line's: the same is taken back. */
const discountsApart = (facts: Facts, { lines }: Invoice, { lineIds }: Mirror<CreditMemo>): Apart =>
  new Map(
    isPostedApart(facts, 'line')
      ? lines.flatMap(({ id, postedDiscountAmount: amount }) =>
          typeof amount === 'number' ? [[lineIds.get(id) ?? '', amount] as const] : [],
        )
      : [],
  )
