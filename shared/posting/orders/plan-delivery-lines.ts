/**
 * Invoicing deliveries together: a draft invoice takes over what is left to invoice of shipments, a credit memo that of return
 * receipts, of one order or of several, with the prices and discounts of the orders. Posting it invoices those orders
 * (delivery-invoicing.ts).
 */
import {
  amountOf,
  decimalOf,
  type Money,
  minus,
  money,
  percent,
  plus,
  price,
  type Quantity,
  quantity,
  sum,
} from '../../basics/money.ts'
import { figuresByPercent, portionOf } from '../../sales/amounts.ts'
import { type AnyLine, lineTerms, type ShipmentLine, type TypedLine } from '../../sales/document.ts'
import { documentText } from '../../sales/document-texts.ts'
import { pendingMistakes } from '../approvals/approval-needed.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { isSameCurrency, stepOf } from '../currency.ts'
import { isClosed } from '../document-kinds.ts'
import { lineVat } from '../drafts/draft-lines.ts'
import { assembledDraft, changedDraft, type DraftCommand } from '../drafts/plan-draft.ts'
import { inPriceBasis } from '../drafts/price-basis.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { draftNeeds, itemsOf, known, record } from '../needs.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { linkedLines, openOf, unitsBy } from './delivery-links.ts'
import { portionLine } from './order-documents.ts'
import { type Delivery, linesOf, type Order, type OrderKind, orderKindInvoicedBy } from './order-kinds.ts'

type Invoice = RecordIn<'salesInvoices'> | RecordIn<'salesCreditMemos'>
type Command = ActionCommand<Readonly<Record<string, readonly string[]>>>

const kindOf = ({ resource }: Command): OrderKind => {
  const kind = orderKindInvoicedBy(resource)
  if (!kind) throw new Error(`${resource} invoices no deliveries`)
  return kind
}
const numbersIn = (command: Command) => [...new Set(command.body[kindOf(command).named.numbers])]

export function deliveryLineNeeds(command: Command, facts: Facts): Need[] {
  const { delivery: type, resource } = kindOf(command)
  const deliveries = numbersIn(command).flatMap((number) => {
    const [own] = record(type, number)
    const delivery = known(facts, own, () => facts.find(type, number))
    return [
      ...(own ? [own] : []),
      ...record(resource, delivery?.orderId),
      ...itemsOf(delivery?.lines).flatMap((item) => record('items', item)),
    ]
  })
  return [...deliveries, ...draftNeeds(savedWith(command, {}), facts)]
}

/** The draft is saved like any other, with more lines. */
const savedWith = (command: Command, body: DraftCommand['body']): DraftCommand => ({
  type: 'change',
  resource: kindOf(command).posted,
  key: command.key,
  ifMatch: command.ifMatch,
  body,
  mistakes: [],
})

export function planDeliveryLines(command: Command, facts: Facts, context: Context): Planned {
  const { posted } = kindOf(command)
  const draft = facts.find(posted, command.key) as Invoice | null
  if (!draft) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, draft)) return refused(staleProblem(draft))
  if (isClosed(posted, draft)) return refused(problemOf([mistake('AlreadyPosted', '', { number: draft.number })]))
  const pending = pendingMistakes(draft)
  if (pending.length > 0) return refused(problemOf(pending))
  const { pulled, mistakes } = pulledDeliveries(command, facts, draft)
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const saving = savedWith(command, withLines(facts, draft, pulled))
  const assembled = assembledDraft(saving, facts, context, draft, idMaker(context, 1))
  if (assembled.mistakes.length > 0) return refused(problemOf(assembled.mistakes))
  return changedDraft(saving, facts, context, draft, assembled.document, assembled.header)
}

interface Pulled {
  readonly kind: OrderKind
  readonly delivery: Delivery
  readonly order: Order
}
function pulledDeliveries(command: Command, facts: Facts, draft: Invoice) {
  const kind = kindOf(command)
  const field = kind.named.numbers
  const pulled: Pulled[] = []
  const numbers = numbersIn(command)
  const nothing = numbers.length === 0 && command.mistakes.length === 0
  const found: Mistake[] = [...command.mistakes, ...(nothing ? [mistake('MissingValue', field, { field })] : [])]
  for (const [place, value] of numbers.entries()) {
    const delivery = value === '' ? null : facts.find(kind.delivery, value)
    const order = delivery ? facts.find(kind.resource, delivery.orderId) : null
    const told =
      delivery && order
        ? pullMistakes(facts, draft, { kind, delivery, order })
        : [mistake('InvalidValue', field, { field, value, expected: kind.delivery })]
    if (delivery && order && told.length === 0) pulled.push({ kind, delivery, order })
    found.push(...told.map((one) => ({ ...one, pointer: `/${field}/${place}` })))
  }
  return { pulled, mistakes: found }
}

/** An invoice is for one customer and one payer, in one currency and with one VAT. */
function pullMistakes(facts: Facts, draft: Invoice, { kind, delivery, order }: Pulled): Mistake[] {
  const { currencyCode } = facts.company
  const differing = (['customerNumber', 'billToCustomerNumber', 'vatBusinessPostingGroup'] as const).filter(
    (field) => order[field] !== draft[field],
  )
  const others = [...differing, ...(isSameCurrency(facts, order, draft) ? [] : (['currencyCode'] as const))]
  if (others.length === 0)
    return leftOf(delivery, draft).length > 0
      ? []
      : [worded(mistake('ShipmentInvoiced', kind.named.numbers, { number: delivery.number }), 'NothingLeftToInvoice')]
  return others.map((field) => {
    const [actual, expected] = [order[field] || currencyCode, draft[field] || currencyCode]
    return worded(
      mistake('InvalidValue', kind.named.numbers, { field, value: delivery.number, actual, expected }),
      'ShipmentOfAnother',
    )
  })
}

/** Lines of which something is left that the draft does not hold already, with how much. */
function leftOf(delivery: Delivery, draft: Invoice) {
  const held = unitsBy(linkedLines(draft.lines), 'deliveryLineId')
  return delivery.lines.flatMap((line) => {
    const left = minus(openOf(line), held.get(line.id) ?? (0 as Quantity))
    return line.lineType !== 'Comment' && left !== 0 ? [{ line, left }] : []
  })
}

/** The draft's own lines and, below a heading for each delivery, those that are taken over. */
function withLines(facts: Facts, draft: Invoice, pulled: readonly Pulled[]): DraftCommand['body'] {
  const taken = pulled.map(({ kind, delivery, order }) => ({
    heading: {
      lineType: 'Comment',
      description: documentText(kind.made.delivery, draft.language, delivery.number),
    } as const,
    lines: takenLines(facts, draft, { kind, delivery, order }),
  }))
  const discount = sum(taken.flatMap(({ lines }) => lines.map((line) => money(line.invoiceDiscountAllocation ?? 0))))
  return {
    lines: [...draft.lines, ...taken.flatMap(({ heading, lines }): TypedLine[] => [heading, ...lines])],
    ...discounted(draft, discount),
  }
}

/**
 * A discount that is worked out for the whole invoice, by a percentage or the customer's table, stays that; a typed amount
 * grows; else every line keeps what it had.
 */
function discounted({ invoiceDiscountCalculation: calculation, discountAmount }: Invoice, discount: Money) {
  if (discount === 0) return {}
  if (calculation === 'Amount') return { discountAmount: amountOf(plus(money(discountAmount ?? 0), discount)) }
  return calculation === '' || calculation === 'Lines' ? { invoiceDiscountCalculation: 'Lines' } : {}
}

function takenLines(facts: Facts, draft: Invoice, pulled: Pulled): TypedLine[] {
  const ordered = new Map(linesOf(pulled.order).map((line) => [line.id, line]))
  return leftOf(pulled.delivery, draft).flatMap(({ line, left }) => {
    const orderLine = ordered.get(line.orderLineId)
    return orderLine ? [takenLine(facts, draft, pulled, line, orderLine, decimalOf(left))] : []
  })
}

/** So much of the order's line as the invoice writes prices, with its part of the discounts. */
function takenLine(
  facts: Facts,
  draft: Invoice,
  { kind, delivery, order }: Pulled,
  { id }: ShipmentLine,
  orderLine: AnyLine,
  units: number,
): TypedLine {
  const step = stepOf(facts, order.currencyCode)
  const portion = portionOf(portionLine(orderLine), quantity(units), step)
  const part = {
    ...orderLine,
    quantity: units,
    discountAmount: amountOf(portion.discount),
    invoiceDiscountAllocation: amountOf(portion.invoiceDiscount),
  }
  const rate = lineVat(facts, draft, orderLine)?.rate ?? percent(0)
  const converted =
    order.pricesIncludeTax === draft.pricesIncludeTax ? part : inPriceBasis(part, rate, draft.pricesIncludeTax, step)
  const byPercent = figuresByPercent(quantity(units), price(orderLine.unitPrice ?? 0), portion.discountPercent, step)
  return {
    ...typedOf(converted),
    ...(byPercent.discount === portion.discount ? { discountAmount: null } : { discountPercent: null }),
    orderLineId: orderLine.id,
    orderId: order.id,
    orderNumber: order.number,
    deliveryId: delivery.id,
    deliveryLineId: id,
    [kind.named.number]: delivery.number,
  }
}

const typedFields = [...lineTerms, 'invoiceDiscountAllocation', 'appliesFromEntry', 'returnReasonCode'] as const
const typedOf = (line: AnyLine): TypedLine => Object.fromEntries(typedFields.map((field) => [field, line[field]]))
