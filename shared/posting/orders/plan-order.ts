/** Moving and invoicing an order or a return order, whole or in part, line by line: quantities are neither lost nor posted twice. */
import type { Day } from '../../basics/day.ts'
import { negative, quantity } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import { approvalMistakes } from '../approvals/approval-needed.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { OrderPostingCommand } from '../command.ts'
import { ledgerForm } from '../currency.ts'
import { currencyMistakes } from '../drafts/draft-currency.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, costLines } from '../general-ledger.ts'
import { openItemPosting } from '../items/item-posting.ts'
import { returnMistakes } from '../items/item-returns.ts'
import { shortages } from '../items/shortages.ts'
import { type Context, idMaker, openJournal } from '../journal.ts'
import { openNumbers } from '../numbers.ts'
import { areParties, blockedParties, partiesOf } from '../parties.ts'
import { appliesToMistakes, settleSale } from '../payments/settle-sale.ts'
import { headerMistakes, lineMistakes, redated } from '../plan-invoice.ts'
import { interimMistakes } from '../posting-accounts.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, type Teller } from '../problem.ts'
import {
  deliveryMistakes,
  purchaseChange,
  purchasesAfter,
  purchasesOf,
  toldHere,
  withoutInvoicedLinks,
} from '../purchases/both-sides.ts'
import { purchaseMistakes } from '../purchases/purchase-checks.ts'
import { type PurchaseSide, receivePurchase } from '../purchases/receive-purchase.ts'
import { addSale } from '../receivable.ts'
import { isStale, staleProblem } from '../versions.ts'
import { handledLines } from './handled-lines.ts'
import { inStock, moveLines, newDelivery } from './order-delivery.ts'
import { discountsApart, orderChange, orderInvoice, withQuantitiesPosted } from './order-documents.ts'
import { invoiceMoved, movedLeft } from './order-invoice.ts'
import { type Handled, linesOf, type Order, type OrderKind, orderKindOf } from './order-kinds.ts'
import { prepaymentMistakes } from './prepayment.ts'

const sourceCode = 'SALES'

export const planOrder =
  (kind: OrderKind) =>
  (command: OrderPostingCommand, facts: Facts, context: Context): Planned => {
    const order: Order | null = facts.find(kind.resource, command.key)
    if (!order) return refused(problem('NotFound', { value: command.key }))
    if (isStale(command, order)) return refused(staleProblem(order))
    if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
    const dated = redated(facts, order, command.body.postingDate)
    const { handled, mistakes } = handledOf(command, dated)
    const found = [
      ...orderMistakes(command.action, facts, context, dated, handled),
      ...deliveryMistakes(handled, command.action),
      ...purchasesOf(facts, dated.postingDate, handled).flatMap((side) => vendorMistakes(facts, dated, side)),
    ]
    const ofLines = [...command.mistakes, ...mistakes]
    // Lines that are wrong themselves leave nothing to post: that is told already.
    const all = ofLines.length > 0 ? [...ofLines, ...found.filter((one) => !isNothing(one))] : found
    return all.length > 0 ? refused(problemOf(all)) : postOrder(facts, context, dated, handled)
  }

/** The lines' own quantities, or those that the command names; a line left out stays out. */
function handledOf({ action, body }: OrderPostingCommand, order: Order) {
  const { handling, moves, invoices } = orderKindOf(order)
  return handledLines({
    handling,
    lines: linesOf(order),
    named: body.lines,
    moves: moves.includes(action),
    invoices: invoices.includes(action),
    notMoved: (line) => (isUndelivered(line) ? 'DropShipmentNotReceived' : 'QuantityToInvoiceTooLarge'),
  })
}

const isUndelivered = (line: AnyLine) => line.dropShipment && line.shippedQuantity === line.invoicedQuantity

/** What keeps a vendor from delivering is told at the line of the sale. */
const vendorMistakes = (facts: Facts, order: Order, side: PurchaseSide) =>
  toldHere(
    purchaseMistakes(facts, side),
    linesOf(order),
    ({ sequence }, index) => side.handled[index]?.line.salesOrderSequence === sequence,
  )

const isNothing = ({ code }: Mistake) => code === 'NothingToPost'
const isMoved = ({ move }: Handled) => move !== 0
const isInvoiced = ({ invoice }: Handled) => invoice !== 0
const tellerOf =
  (line: AnyLine, index: number): Teller =>
  (code, field, params = {}) =>
    lineMistake(code, index, nameOf(line), field, params)

export function orderMistakes(
  action: string,
  facts: Facts,
  context: Context,
  order: Order,
  handled: readonly Handled[],
): Mistake[] {
  const { trade, moves: moving } = orderKindOf(order)
  const parties = partiesOf(facts, order.customerNumber, order.billToCustomerNumber)
  const [moves, invoices] = [handled.some(isMoved), handled.some(isInvoiced)]
  const onlyMoves = moving[0] === action
  const preview = invoices
    ? orderInvoice(facts, order, handled, { id: '', number: '', context, newId: () => '' })
    : null
  return [
    ...approvalMistakes(facts, orderKindOf(order).resource, order),
    ...postingDateMistakes(facts, context.userName, order.postingDate),
    ...(areParties(parties) ? blockedParties(parties, onlyMoves || moves ? trade.moving : trade.invoicing) : [parties]),
    ...(moves || invoices ? [] : [mistake('NothingToPost', 'lines', { number: order.number })]),
    ...(moves ? prepaymentMistakes(facts, order) : []),
    ...(moves && isIncomplete(order, handled)
      ? [mistake('PartialShippingNotAllowed', 'lines', { number: order.number })]
      : []),
    ...(preview
      ? [...headerMistakes(facts, preview), ...appliesToMistakes(facts, preview)]
      : currencyMistakes(facts, {}, order)),
    ...handled.flatMap(({ line, index, move, invoice }) =>
      move === 0 && invoice === 0
        ? []
        : [...lineMistakes(facts, order, line, index, invoice !== 0), ...interimMistakes(facts, order, line, index)],
    ),
    ...returnedMistakes(facts, order, handled),
    ...shortages(facts, linesOf(order), (line) =>
      negative(inStock(order, quantity(handled.find((one) => one.line === line && !line.dropShipment)?.move ?? 0))),
    ),
  ]
}

const isIncomplete = (order: Order, handled: readonly Handled[]) =>
  'partialShipping' in order &&
  !order.partialShipping &&
  handled.some((one) => one.line.lineType !== 'Comment' && one.move !== one.line.outstandingQuantity)

const goodsOf = (facts: Facts, line: AnyLine) => {
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  return item?.type === 'Inventory' ? item : null
}

/** Goods that a return order brings back. */
function returnedMistakes(facts: Facts, order: Order, handled: readonly Handled[]): Mistake[] {
  if (orderKindOf(order).stock !== 1) return []
  const returning = handled.flatMap(({ line, index, move }) => {
    const item = goodsOf(facts, line)
    if (!item || move <= 0) return []
    const { appliesFromEntry } = line
    return [{ item: item.number, units: quantity(move), appliesFromEntry, told: tellerOf(line, index) }]
  })
  return returnMistakes(facts, order.postingDate as Day, returning)
}

function postOrder(facts: Facts, context: Context, order: Order, handled: readonly Handled[]): Planned {
  const kind = orderKindOf(order)
  const newId = idMaker(context)
  const [moves, invoices] = [handled.some(isMoved), handled.some(isInvoiced)]
  const numbers = openNumbers(facts, context, order.postingDate ?? context.today)
  const named = (number: string) => ({ id: newId(), number, context, newId })
  const invoiceNumber = invoices ? numbers.take(kind.series, kind.posted) : null
  const deliveryNumber = moves ? numbers.take(kind.delivery, kind.delivery) : null
  const bought = purchasesOf(facts, order.postingDate, handled).map((side) => ({
    side,
    number: numbers.take('purchaseReceipts', 'purchaseReceipts'),
  }))
  if (numbers.mistakes.length > 0) return refused(problemOf(numbers.mistakes))

  const invoice = invoiceNumber === null ? null : orderInvoice(facts, order, handled, named(invoiceNumber))
  const delivery = deliveryNumber === null ? null : newDelivery(order, handled, named(deliveryNumber))
  const journal = openJournal(facts, context)
  const goods = openItemPosting(facts, journal)
  const form = invoice && ledgerForm(facts, invoice, discountsApart(facts, order, handled))
  const received = bought.map(({ side, number }) => receivePurchase(facts, goods, side, named(number), null))
  const arrivals = new Map(received.flatMap((one) => [...one.arrivals]))
  const moved = delivery ? moveLines(facts, goods, order, handled, delivery, form, arrivals) : null
  const earlier = form ? invoiceMoved(facts, context, goods, order, handled, form) : []
  const sale = invoice && form ? addSale(journal, facts, invoice, form, sourceCode) : null
  const general = [...(sale?.general ?? []), ...costLines(facts, goods.costs)]
  addGeneral(journal, general, order.postingDate as Day, sourceCode)
  const settled = invoice && sale ? settleSale(facts, context, journal, invoice, sale.item) : null
  if (settled && settled.mistakes.length > 0) return refused(problemOf(settled.mistakes))

  const deliveries = [...earlier, ...(moved ? [moved] : [])]
  const posted = withQuantitiesPosted(order, handled, context, movedLeft(order, deliveries))
  const { order: after, cut } = withoutInvoicedLinks(posted)
  const receipts = received.map((one) => one.receipt)
  const records: RecordChange[] = [
    orderChange(facts, after),
    ...deliveries.map((one) => ({ type: kind.delivery, id: one.id, key: one.number, record: one }) as const),
    ...(settled?.records ?? []),
    ...receipts.map((one) => ({ type: 'purchaseReceipts', id: one.id, key: one.number, record: one }) as const),
    ...purchasesAfter(facts, received, cut).map((one) => purchaseChange(one, context)),
    ...numbers.changes(),
  ]
  const made = invoice?.id ?? moved?.id
  return {
    changes: { records, transaction: journal.transaction() },
    answer: {
      status: 200,
      body: {
        ...after,
        ...(settled ? { [kind.made.posted]: settled.document } : {}),
        ...(moved ? { [kind.made.delivery]: moved } : {}),
        ...(receipts.length > 0 ? { purchaseReceipts: receipts } : {}),
      },
      ...(made ? { made } : {}),
    },
  }
}
