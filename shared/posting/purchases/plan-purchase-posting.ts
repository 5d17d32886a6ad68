/** Receiving a purchase order and posting the vendor's invoice for it, whole or in part, line by line. */
import type { Day } from '../../basics/day.ts'
import type { PurchaseOrderLine } from '../../sales/purchase.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ReturnCommand } from '../command.ts'
import { dueDateOf } from '../drafts/draft-dates.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, costLines } from '../general-ledger.ts'
import { type ItemPosting, openItemPosting } from '../items/item-posting.ts'
import { type Context, idMaker, openJournal } from '../journal.ts'
import { type Numbers, openNumbers } from '../numbers.ts'
import { handledLines } from '../orders/handled-lines.ts'
import { moveLines, newDelivery } from '../orders/order-delivery.ts'
import { withQuantitiesPosted } from '../orders/order-documents.ts'
import { movedLeft } from '../orders/order-invoice.ts'
import type { Delivery } from '../orders/order-kinds.ts'
import { orderMistakes } from '../orders/plan-order.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { purchaseChange, type SaleSide, salesOf, toldHere } from './both-sides.ts'
import { invoiceReceived, newPurchaseInvoice, withPurchasePosted } from './invoice-purchase.ts'
import { addPurchase } from './payable.ts'
import { purchaseMistakes } from './purchase-checks.ts'
import { receiving } from './purchase-lines.ts'
import {
  type Arrivals,
  type PurchaseInvoiceRecord,
  type PurchaseSide,
  type Receipt,
  type Received,
  receivePurchase,
  sourceCode,
} from './receive-purchase.ts'
import type { PurchaseRecord } from './sales-link.ts'

export function planPurchasePosting(command: ReturnCommand, facts: Facts, context: Context): Planned {
  const order = facts.find('purchaseOrders', command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
  const dated = redated(facts, order, command.body.postingDate)
  const { handled, mistakes } = handledOf(command, dated)
  const side = { order: dated, handled }
  const ofLines = [...command.mistakes, ...mistakes]
  const all = [
    ...ofLines,
    // Lines that are wrong themselves leave nothing to post: that is told already.
    ...(ofLines.length > 0 ? [] : nothingMistakes(command.action, side)),
    ...postingDateMistakes(facts, context.userName, dated.postingDate),
    ...purchaseMistakes(facts, side),
    ...salesOf(facts, dated.postingDate, handled).flatMap((sale) => saleMistakes(facts, context, dated, sale)),
  ]
  return all.length > 0 ? refused(problemOf(unique(all))) : postPurchase(facts, context, side)
}

/** Several sales of one customer may be kept back for the same reason. */
const unique = (mistakes: readonly Mistake[]) => [
  ...new Map(mistakes.map((one) => [JSON.stringify([one.pointer, one.code, one.params]), one])).values(),
]

/** Another posting date takes document date and due date with it, where they are linked. */
function redated(facts: Facts, order: PurchaseRecord, postingDate: Day | null): PurchaseRecord {
  if (postingDate === null || order.postingDate === postingDate) return order
  if (!facts.only('salesSetup').linkDocumentDateToPostingDate) return { ...order, postingDate }
  const dueDate = dueDateOf(facts, order.paymentTermsCode, postingDate)
  return { ...order, postingDate, documentDate: postingDate, dueDate }
}

const isUndelivered = (line: PurchaseOrderLine) => line.dropShipment && line.receivedQuantity === line.invoicedQuantity

function handledOf({ action, body }: ReturnCommand, { lines }: PurchaseRecord) {
  const [moves, invoices] = [action !== 'invoice', action !== 'receive']
  const notMoved = (line: PurchaseOrderLine) =>
    isUndelivered(line) ? 'DropShipmentNotReceived' : 'QuantityToInvoiceTooLarge'
  return handledLines({ handling: receiving, lines, named: body.lines, moves, invoices, notMoved })
}

function nothingMistakes(action: string, { order, handled }: PurchaseSide): Mistake[] {
  if (handled.some((one) => one.move !== 0 || one.invoice !== 0)) return []
  const waiting =
    action === 'invoice' ? handled.filter(({ line }) => isUndelivered(line) && line.outstandingQuantity !== 0) : []
  return [
    ...waiting.map(({ line, index }) =>
      lineMistake('DropShipmentNotReceived', index, nameOf(line), 'invoiceQuantity', {
        line: nameOf(line),
        item: line.itemNumber,
      }),
    ),
    mistake('NothingToPost', 'lines', { number: order.number }),
  ]
}

const saleMistakes = (facts: Facts, context: Context, order: PurchaseRecord, sale: SaleSide) =>
  toldHere(
    // The day is that of both sides, and told already.
    orderMistakes('ship', facts, context, sale.order, sale.handled).filter(
      ({ code }) => code !== 'PostingDateNotAllowed',
    ),
    order.lines,
    ({ sequence }, index) => sale.order.lines[index]?.purchaseOrderSequence === sequence,
  )

function postPurchase(facts: Facts, context: Context, side: PurchaseSide): Planned {
  const numbers = openNumbers(facts, context, side.order.postingDate ?? context.today)
  const taken = numbersOf(numbers, facts, side)
  if (numbers.mistakes.length > 0) return refused(problemOf(numbers.mistakes))
  const journal = openJournal(facts, context)
  const made = makeDocuments(facts, context, openItemPosting(facts, journal), side, taken)
  const bought = made.invoice ? addPurchase(journal, facts, made.invoice) : []
  addGeneral(journal, [...bought, ...costLines(facts, made.costs)], side.order.postingDate as Day, sourceCode)
  const after = purchaseChange(withPurchasePosted(side, made.receipts), context)
  const id = made.invoice?.id ?? made.received?.receipt.id
  return {
    changes: {
      records: [after, ...madeChanges(facts, context, made), ...numbers.changes()],
      transaction: journal.transaction(),
    },
    answer: { status: 200, body: { ...after.record, ...madeTold(made) }, ...(id ? { made: id } : {}) },
  }
}

interface Made {
  readonly invoice: PurchaseInvoiceRecord | null
  readonly received: Received | null
  /** What was received now, and earlier receipts of which something is invoiced now. */
  readonly receipts: readonly Receipt[]
  readonly sales: readonly Shipped[]
  readonly costs: ItemPosting['costs']
}
function makeDocuments(
  facts: Facts,
  context: Context,
  goods: ItemPosting,
  side: PurchaseSide,
  taken: ReturnType<typeof numbersOf>,
): Made {
  const newId = idMaker(context)
  const named = (number: string) => ({ id: newId(), number, context, newId })
  const invoice = taken.invoice === null ? null : newPurchaseInvoice(facts, side, named(taken.invoice))
  const received = taken.receipt === null ? null : receivePurchase(facts, goods, side, named(taken.receipt), invoice)
  const earlier = invoice ? invoiceReceived(facts, context, goods, side, invoice) : []
  const arrivals: Arrivals = received?.arrivals ?? new Map()
  const sales = taken.sales.map(({ sale, number }) => shipSale(facts, goods, sale, named(number), arrivals))
  return {
    invoice,
    received,
    receipts: [...earlier, ...(received ? [received.receipt] : [])],
    sales,
    costs: goods.costs,
  }
}

const madeChanges = (facts: Facts, context: Context, { receipts, invoice, sales }: Made): RecordChange[] => [
  ...receipts.map((one) => ({ type: 'purchaseReceipts', id: one.id, key: one.number, record: one }) as const),
  ...(invoice ? [{ type: 'purchaseInvoices', id: invoice.id, key: invoice.number, record: invoice } as const] : []),
  ...sales.flatMap((one) => saleChanges(facts, context, one)),
]
const madeTold = ({ received, invoice, sales }: Made) => ({
  ...(received ? { purchaseReceipt: received.receipt } : {}),
  ...(invoice ? { purchaseInvoice: invoice } : {}),
  ...(sales.length > 0 ? { shipments: sales.map((one) => one.shipment) } : {}),
})

/** The numbers of what it makes; the shipments of the sales that it delivers among them. */
function numbersOf(numbers: Numbers, facts: Facts, { order, handled }: PurchaseSide) {
  const invoices = handled.some((one) => one.invoice !== 0)
  const receives = handled.some((one) => one.move !== 0)
  return {
    invoice: invoices ? numbers.take('purchaseInvoices', 'purchaseInvoices') : null,
    receipt: receives ? numbers.take('purchaseReceipts', 'purchaseReceipts') : null,
    sales: salesOf(facts, order.postingDate, handled).map((sale) => ({
      sale,
      number: numbers.take('salesShipments', 'salesShipments'),
    })),
  }
}

interface Shipped {
  readonly sale: SaleSide
  readonly shipment: Delivery
}
function shipSale(
  facts: Facts,
  goods: ItemPosting,
  sale: SaleSide,
  named: Parameters<typeof newDelivery>[2],
  arrivals: Arrivals,
): Shipped {
  const { order, handled } = sale
  const bare = newDelivery(order, handled, named)
  return { sale, shipment: moveLines(facts, goods, order, handled, bare, null, arrivals) }
}

/** The sale as it is then; its own posting date stays what it was. */
function saleChanges(facts: Facts, context: Context, { sale, shipment }: Shipped): RecordChange[] {
  const { order, handled } = sale
  const postingDate = facts.find('salesOrders', order.number)?.postingDate ?? order.postingDate
  const left = movedLeft(order, [shipment])
  const after = withQuantitiesPosted({ ...order, postingDate }, handled, context, left)
  return [
    { type: 'salesOrders', id: after.id, key: after.number, record: after },
    { type: 'salesShipments', id: shipment.id, key: shipment.number, record: shipment },
  ]
}
