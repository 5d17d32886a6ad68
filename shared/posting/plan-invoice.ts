/** Posting a draft invoice or credit memo: it gets its number, and the ledgers what it means for customer, revenue, VAT and stock. */
import { paymentReferenceOf } from '../basics/check-digits.ts'
import type { Day } from '../basics/day.ts'
import { amountOf, type Money, money, negative, noMoney, plus, type Quantity, quantity } from '../basics/money.ts'
import type { AnyLine, Line, SalesDocument } from '../sales/document.ts'
import { approvalMistakes } from './approvals/approval-needed.ts'
import { type Planned, refused } from './changes.ts'
import type { PostingCommand } from './command.ts'
import { correctedNow, creditedLines, withOrderLinks } from './corrections/links.ts'
import { reopenedOrders } from './corrections/reopened-orders.ts'
import { ledgerForm } from './currency.ts'
import { directionOf, isCreditMemo, type PostedSale } from './direction.ts'
import { dateFieldIn, isClosed } from './document-kinds.ts'
import { currencyMistakes, redatedFactor } from './drafts/draft-currency.ts'
import { dueDateOf } from './drafts/draft-dates.ts'
import { nameOf } from './drafts/draft-lines.ts'
import { sizeMistakes } from './drafts/largest-amount.ts'
import type { Facts } from './facts.ts'
import { addGeneral, costLines } from './general-ledger.ts'
import { type ItemPosting, openItemPosting } from './items/item-posting.ts'
import { type Returning, returnMistakes } from './items/item-returns.ts'
import { shortages } from './items/shortages.ts'
import { type Context, openJournal } from './journal.ts'
import { isTaken, takeNumber } from './numbers.ts'
import { invoiceDeliveries, orderOf } from './orders/delivery-invoicing.ts'
import { isLinked, overdrawn } from './orders/delivery-links.ts'
import { type OrderKind, orderKindInvoicedBy } from './orders/order-kinds.ts'
import { areParties, blockedParties, partiesOf, withVatNumber } from './parties.ts'
import { appliesToMistakes, settleSale } from './payments/settle-sale.ts'
import { costMistakes, interimMistakes, invoicingMistakes, receivablesMistakes } from './posting-accounts.ts'
import { postingDateMistakes } from './posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, type Teller } from './problem.ts'
import { addSale, payableOf, roundingAmount } from './receivable.ts'
import { isStale, staleProblem } from './versions.ts'

const sourceCode = 'SALES'

/** Of either resource; orders post their parts themselves. */
export function planInvoice(command: PostingCommand, facts: Facts, context: Context): Planned {
  const kind = invoicingKind(command.resource)
  const draft: PostedSale | null = facts.find(kind.posted, command.key)
  if (!draft) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, draft)) return refused(staleProblem(draft))
  if (isClosed(kind.posted, draft)) return refused(problemOf([mistake('AlreadyPosted', '', { number: draft.number })]))
  const dated = redated(facts, draft, command.body.postingDate)
  const number = takeNumber(facts, context, kind.series, kind.posted, dated.postingDate ?? context.today)
  const mistakes = [
    ...command.mistakes,
    ...saleMistakes(facts, context, kind, dated),
    ...(isTaken(number) ? [] : [number]),
  ]
  if (mistakes.length > 0 || !isTaken(number)) return refused(problemOf(mistakes))

  const opened = reopenedOrders(facts, context, creditedLines(facts, dated))
  const named = { ...dated, ...orderNames(dated), lines: withOrderLinks(linesOf(dated), opened) } as PostedSale
  const invoice = postedForm(facts, named, { number: number.number, context })
  const form = ledgerForm(facts, invoice)
  const journal = openJournal(facts, context)
  const goods = openItemPosting(facts, journal)
  for (const line of linesOf(form)) if (!isLinked(line)) moveGoods(facts, goods, kind, form, line)
  const invoiced = invoiceDeliveries(facts, context, goods, kind, form)
  const sale = addSale(journal, facts, invoice, form, sourceCode)
  addGeneral(journal, [...sale.general, ...costLines(facts, goods.costs)], invoice.postingDate as Day, sourceCode)
  const { document, records, mistakes: unsettled } = settleSale(facts, context, journal, invoice, sale.item)
  if (unsettled.length > 0) return refused(problemOf(unsettled))
  return {
    changes: {
      records: [...records, ...invoiced, ...opened.changes, ...correctedNow(facts, context, document), number.change],
      transaction: journal.transaction(),
    },
    answer: { status: 200, body: document },
  }
}

function invoicingKind(resource: string): OrderKind {
  const kind = orderKindInvoicedBy(resource)
  if (!kind) throw new Error(`${resource} are not posted this way`)
  return kind
}
const linesOf = (sale: PostedSale) => sale.lines as readonly AnyLine[]

/** The order of an invoice, or the return order of a credit memo, when all its lines are of one. */
function orderNames(sale: PostedSale) {
  if (!isCreditMemo(sale)) return orderOf(sale.lines)
  const { orderNumber, orderId } = orderOf(sale.lines)
  return { returnOrderNumber: orderNumber, returnOrderId: orderId }
}

/** Another posting date, when one is asked for, takes document date and due date with it, where they are linked. */
export function redated<D extends SalesDocument>(facts: Facts, document: D, postingDate: Day | null): D {
  if (postingDate === null || document.postingDate === postingDate) return document
  const moved = redatedFactor(facts, document, { ...document, postingDate })
  if (!facts.only('salesSetup').linkDocumentDateToPostingDate) return moved
  return {
    ...moved,
    [dateFieldIn(document)]: postingDate,
    dueDate: dueDateOf(facts, document.paymentTermsCode, postingDate, isCredit(document)),
  }
}

/** The invoice or credit memo as it is from now on. One of nothing is paid at once. */
export function postedForm<D extends PostedSale>(
  facts: Facts,
  draft: D,
  { number, context }: { readonly number: string; readonly context: Context },
): D {
  const invoiceRoundingAmount = amountOf(roundingAmount(facts, draft))
  const remainingAmount = amountOf(payableOf({ ...draft, invoiceRoundingAmount }))
  return {
    ...withVatNumber(draft, facts.find('customers', draft.billToCustomerNumber)),
    draftNumber: draft.number,
    number,
    status: remainingAmount === 0 ? 'Paid' : 'Open',
    invoiceRoundingAmount,
    remainingAmount,
    paymentReference: paymentReferenceOf(facts.only('salesSetup').paymentReferenceScheme, number),
    version: draft.version + 1,
    lastModifiedDateTime: context.at,
  }
}

const isGoods = (facts: Facts, line: Line) =>
  line.lineType === 'Item' && facts.find('items', line.lineObjectNumber)?.type === 'Inventory'

function saleMistakes(facts: Facts, context: Context, kind: OrderKind, draft: PostedSale): Mistake[] {
  const parties = partiesOf(facts, draft.customerNumber, draft.billToCustomerNumber)
  const lines = linesOf(draft)
  const movesGoods = lines.some((line) => line.quantity !== 0 && !isLinked(line) && isGoods(facts, line))
  return [
    ...approvalMistakes(facts, kind.posted, draft),
    ...postingDateMistakes(facts, context.userName, draft.postingDate),
    ...(areParties(parties)
      ? blockedParties(parties, movesGoods ? kind.trade.moving : kind.trade.invoicing)
      : [parties]),
    ...headerMistakes(facts, draft),
    ...lines.flatMap((line, index) => [
      ...lineMistakes(facts, draft, line, index),
      ...(isLinked(line) && line.quantity !== 0 ? interimMistakes(facts, draft, line, index) : []),
    ]),
    ...overdrawn(facts, kind.posted, draft.lines),
    ...returnMistakes(facts, draft.postingDate as Day, returning(facts, kind, lines)),
    ...shortages(facts, lines, (line) => negative(unitsInStock(kind, line))),
    ...appliesToMistakes(facts, draft),
  ]
}

/** What the line moves, as the stock sees it: nothing where its goods were moved before. */
const unitsInStock = ({ stock }: OrderKind, line: AnyLine) =>
  (isLinked(line) ? 0 : quantity(line.quantity) * stock) as Quantity

/** Lines by which a credit memo brings goods back. */
const returning = (facts: Facts, kind: OrderKind, lines: readonly AnyLine[]): Returning[] =>
  lines.flatMap((line, index) => {
    const units = unitsInStock(kind, line)
    if (kind.stock !== 1 || units <= 0 || !isGoods(facts, line)) return []
    const told: Teller = (code, field, params = {}) => lineMistake(code, index, nameOf(line), field, params)
    const { appliesFromEntry = null } = line
    return [{ item: line.lineObjectNumber, units, appliesFromEntry, told }]
  })

/** What any invoice needs, whether drafted as one or made from an order. */
export function headerMistakes(facts: Facts, document: SalesDocument): Mistake[] {
  const mandatory = facts.only('salesSetup').externalDocumentNumberMandatory
  const total = money(document.totalAmountIncludingTax)
  const hasQuantity = document.lines.some((line) => line.lineType !== 'Comment' && line.quantity !== 0)
  return [
    ...(hasQuantity ? [] : [mistake('NothingToPost', 'lines', { number: document.number })]),
    ...(mandatory && document.externalDocumentNumber === ''
      ? [mistake('ExternalDocumentNumberMissing', 'externalDocumentNumber')]
      : []),
    ...currencyMistakes(facts, {}, document),
    ...(total < 0 ? [mistake('NegativeTotal', '', { amount: amountOf(total) })] : []),
    ...receivablesMistakes(facts, document, roundingAmount(facts, document) !== 0),
  ]
}

const isCredit = (document: SalesDocument) => directionOf(document).sign === -1

/** What is wrong with a line that is to be moved or invoiced: blocked, or without its accounts. */
export function lineMistakes(
  facts: Facts,
  document: SalesDocument,
  line: Line,
  index: number,
  invoiced = true,
): Mistake[] {
  if (line.lineType === 'Comment' || line.quantity === 0) return []
  const told: Teller = (code, field, params = {}) => lineMistake(code, index, nameOf(line), field, params)
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  if (line.lineType === 'Item' && !item)
    return [told('UnknownItem', 'lineObjectNumber', { value: line.lineObjectNumber })]
  return [
    ...(item && (item.blocked || (item.salesBlocked && !isCredit(document)))
      ? [told('ItemBlocked', 'lineObjectNumber', { item: item.number })]
      : []),
    ...(invoiced ? invoicingMistakes(facts, document, line, told) : []),
    ...(item?.type === 'Inventory'
      ? [
          ...sizeMistakes(line.quantity, item.unitCost, told),
          ...costMistakes(facts, document.generalBusinessPostingGroup, item, told, 'cogsAccount'),
        ]
      : []),
  ]
}

function moveGoods(facts: Facts, goods: ItemPosting, kind: OrderKind, sale: PostedSale, line: AnyLine) {
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  if (item?.type !== 'Inventory' || line.quantity === 0) return
  const units = unitsInStock(kind, line)
  const turnover = (amount: Money) => (kind.stock === 1 ? negative(amount) : amount)
  goods.move({
    item,
    businessGroup: sale.generalBusinessPostingGroup,
    entryType: 'Sale',
    postingDate: sale.postingDate as Day,
    documentType: kind.names.posted,
    documentNumber: sale.number,
    documentId: sale.id,
    documentLineId: line.id,
    description: line.description,
    sourceCode,
    quantity: units,
    invoiced: units,
    sales: turnover(money(line.netAmount)),
    salesExpected: noMoney,
    discount: turnover(plus(money(line.discountAmount ?? 0), money(line.invoiceDiscountAllocation))),
    ...(units > 0 && line.appliesFromEntry ? { takesBack: facts.itemEntry(line.appliesFromEntry) } : {}),
  })
}
