/** Shipping and invoicing an order, whole or in part, line by line: quantities are neither lost nor posted twice. */
import type { Day } from '../basics/day.ts'
import { quantity } from '../basics/money.ts'
import type { OrderLine } from '../sales/document.ts'
import { type Planned, type RecordChange, refused } from './changes.ts'
import type { PostingCommand } from './command.ts'
import { ledgerForm } from './currency.ts'
import { documentKinds } from './document-kinds.ts'
import { currencyMistakes } from './draft-currency.ts'
import { nameOf } from './draft-lines.ts'
import type { Facts } from './facts.ts'
import { addGeneral, costLines } from './general-ledger.ts'
import { handledLines } from './handled-lines.ts'
import { openItemPosting } from './item-posting.ts'
import { type Context, idMaker, openJournal } from './journal.ts'
import { isTaken, takeNumber } from './numbers.ts'
import { discountsApart, orderInvoice, withQuantitiesPosted } from './order-documents.ts'
import { invoiceShipped, shippedLeft } from './order-invoice.ts'
import { newShipment, shipLines } from './order-shipment.ts'
import { areParties, blockedParties, partiesOf } from './parties.ts'
import { headerMistakes, lineMistakes, redated } from './plan-invoice.ts'
import { expectedCostMistakes } from './posting-accounts.ts'
import { postingDateMistakes } from './posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf } from './problem.ts'
import { addSale } from './receivable.ts'
import type { RecordIn } from './resources.ts'
import { shortages } from './shortages.ts'
import { isStale, staleProblem } from './versions.ts'

export type Order = RecordIn<'salesOrders'>
/** How much of each line is posted now, by line id, in decimals. */
export interface Handled {
  readonly line: OrderLine
  readonly index: number
  readonly ship: number
  readonly invoice: number
}
const sourceCode = 'SALES'

export function planOrder(command: PostingCommand, facts: Facts, context: Context): Planned {
  const order = facts.find('salesOrders', command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
  const dated = redated(facts, order, command.body.postingDate)
  const { handled, mistakes } = handledOf(command, dated)
  const found = orderMistakes(command, facts, context, dated, handled)
  const ofLines = [...command.mistakes, ...mistakes]
  // Lines that are wrong themselves leave nothing to post: that is told already.
  const all = ofLines.length > 0 ? [...ofLines, ...found.filter((one) => !isNothing(one))] : found
  return all.length > 0 ? refused(problemOf(all)) : postOrder(facts, context, dated, handled)
}

/** The lines' own quantities, or those that the command names; a line left out stays out. */
function handledOf(
  { action, body }: PostingCommand,
  { lines }: Order,
): { readonly handled: readonly Handled[]; readonly mistakes: readonly Mistake[] } {
  const [moves, invoices] = [action !== 'invoice', action !== 'ship']
  const handling = documentKinds.salesOrders.handling
  const { handled, mistakes } = handledLines({ handling, lines, named: body.lines, moves, invoices })
  return { handled: handled.map(({ move, ...one }) => ({ ...one, ship: move })), mistakes }
}

const isNothing = ({ code }: Mistake) => code === 'NothingToPost'

function orderMistakes(
  command: PostingCommand,
  facts: Facts,
  context: Context,
  order: Order,
  handled: readonly Handled[],
): Mistake[] {
  const parties = partiesOf(facts, order.customerNumber, order.billToCustomerNumber)
  const [ships, invoices] = [handled.some((one) => one.ship !== 0), handled.some((one) => one.invoice !== 0)]
  const incomplete =
    !order.partialShipping &&
    ships &&
    handled.some((one) => one.line.lineType !== 'Comment' && one.ship !== one.line.outstandingQuantity)
  const preview = invoices
    ? orderInvoice(facts, order, handled, { id: '', number: '', context, newId: () => '' })
    : null
  return [
    ...postingDateMistakes(facts, context.userName, order.postingDate),
    ...(areParties(parties)
      ? blockedParties(parties, command.action === 'ship' || ships ? 'ship' : 'invoice')
      : [parties]),
    ...(ships || invoices ? [] : [mistake('NothingToPost', 'lines', { number: order.number })]),
    ...(incomplete ? [mistake('PartialShippingNotAllowed', 'lines', { number: order.number })] : []),
    ...(preview ? headerMistakes(facts, preview) : currencyMistakes(facts, {}, order)),
    ...handled.flatMap(({ line, index, ship, invoice }) =>
      ship === 0 && invoice === 0
        ? []
        : [...lineMistakes(facts, order, line, index, invoice !== 0), ...interimMistakes(facts, order, line, index)],
    ),
    ...shortages(facts, order.lines, (line) => quantity(handled.find((one) => one.line === line)?.ship ?? 0)),
  ]
}

/** What goods of an order are expected to cost may go to the general ledger from the day on which they leave. */
function interimMistakes(facts: Facts, order: Order, line: OrderLine, index: number): Mistake[] {
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  return item?.type === 'Inventory'
    ? expectedCostMistakes(facts, order.generalBusinessPostingGroup, item, (code, field, params = {}) =>
        lineMistake(code, index, nameOf(line), field, params),
      )
    : []
}

function postOrder(facts: Facts, context: Context, order: Order, handled: readonly Handled[]): Planned {
  const newId = idMaker(context)
  const [ships, invoices] = [handled.some((one) => one.ship !== 0), handled.some((one) => one.invoice !== 0)]
  const invoiceNumber = invoices ? takeNumber(facts, context, 'postedSalesInvoices', 'salesInvoices') : null
  const shipmentNumber = ships ? takeNumber(facts, context, 'salesShipments', 'salesShipments') : null
  const untaken = [invoiceNumber, shipmentNumber].filter((one): one is Mistake => one !== null && !isTaken(one))
  if (untaken.length > 0) return refused(problemOf(untaken))

  const firstId = newId()
  const invoice =
    invoiceNumber && isTaken(invoiceNumber)
      ? orderInvoice(facts, order, handled, { id: firstId, number: invoiceNumber.number, context, newId })
      : null
  const shipment =
    shipmentNumber && isTaken(shipmentNumber)
      ? newShipment(order, handled, { id: invoices ? newId() : firstId, number: shipmentNumber.number, context, newId })
      : null
  const journal = openJournal(facts, context)
  const goods = openItemPosting(facts, journal)
  const form = invoice && ledgerForm(facts, invoice, discountsApart(facts, order, handled))
  const shipped = shipment ? shipLines(facts, goods, order, handled, shipment, form) : null
  const earlier = form ? invoiceShipped(facts, context, goods, order, handled, form) : []
  const sale = invoice && form ? addSale(journal, facts, invoice, form, sourceCode) : []
  const general = [...sale, ...costLines(facts, goods.costs)]
  addGeneral(journal, general, order.postingDate as Day, sourceCode)

  const shipments = [...earlier, ...(shipped ? [shipped] : [])]
  const after = withQuantitiesPosted(facts, order, handled, context, shippedLeft(order, shipments))
  const records: RecordChange[] = [
    { type: 'salesOrders', id: after.id, key: after.number, record: after },
    ...shipments.map((one) => ({ type: 'salesShipments', id: one.id, key: one.number, record: one }) as const),
    ...(invoice ? [{ type: 'salesInvoices', id: invoice.id, key: invoice.number, record: invoice } as const] : []),
    ...[invoiceNumber, shipmentNumber].flatMap((one) => (one && isTaken(one) ? [one.change] : [])),
  ]
  const made = invoice?.id ?? shipped?.id
  return {
    changes: { records, transaction: journal.transaction() },
    answer: {
      status: 200,
      body: { ...after, ...(invoice ? { invoice } : {}), ...(shipped ? { shipment: shipped } : {}) },
      ...(made ? { made } : {}),
    },
  }
}
