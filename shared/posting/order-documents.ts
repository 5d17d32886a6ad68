/** The invoice that part of an order makes, and the order as posting leaves it. */
import { amountOf, decimalOf, minus, money, percent, price, quantity, shareOf } from '../basics/money.ts'
import { portionOf } from '../sales/amounts.ts'
import type { Line, OrderLine } from '../sales/document.ts'
import { withShares } from '../sales/totals.ts'
import { roundingOf } from './currency.ts'
import { lineVat } from './draft-lines.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import { postedForm } from './plan-invoice.ts'
import type { Handled, Order } from './plan-order.ts'
import { isPostedApart } from './posting-accounts.ts'
import type { PostedInvoice } from './receivable.ts'

export interface Named {
  readonly id: string
  readonly number: string
  readonly context: Context
  readonly newId: () => string
}

/** The part's own amounts and its own VAT: parts may differ from the order by a cent, and nothing corrects that. */
export function orderInvoice(
  facts: Facts,
  order: Order,
  handled: readonly Handled[],
  { id, number, context, newId }: Named,
): PostedInvoice {
  const rounding = roundingOf(facts, order)
  const invoiced = handled.filter((one) => one.invoice !== 0 || one.line.lineType === 'Comment')
  const portions = invoiced.map(({ line, invoice }) => portionOf(portionLine(line), quantity(invoice), rounding.step))
  const lines = invoiced.map(({ line, invoice }) => invoiceLine(line, invoice, newId()))
  const {
    orderDate: _,
    documentDate,
    requestedDeliveryDate: __,
    partialShipping: ___,
    fullyShipped: ____,
    archived: _____,
    uninvoicedShipments: ______,
    ...header
  } = order
  const bare = {
    ...header,
    id,
    number: '',
    version: 0,
    invoiceDate: documentDate,
    orderNumber: order.number,
    orderId: order.id,
    lines,
  } as unknown as PostedInvoice
  const taxable = portions.map((portion, index) => ({
    vat: lineVat(facts, order, lines[index] as Line),
    amount: portion.amount,
    allowed: true,
  }))
  const shares = portions.map((portion) => portion.invoiceDiscount)
  return {
    ...postedForm(facts, withShares(bare, portions, taxable, shares, rounding), { number, context }),
    draftNumber: '',
  }
}

/** The discount that is posted apart for what is invoiced of each line: its part of the line's, by order line. */
export function discountsApart(facts: Facts, order: Order, handled: readonly Handled[]): ReadonlyMap<string, number> {
  if (!isPostedApart(facts, 'line')) return new Map()
  const { step } = roundingOf(facts, order)
  return new Map(
    handled
      .filter(({ line, invoice }) => invoice !== 0 && invoice !== line.quantity)
      .map(({ line, invoice }) => [
        line.id,
        amountOf(shareOf(money(line.discountAmount ?? 0), quantity(invoice), quantity(line.quantity), step)),
      ]),
  )
}

export const portionLine = (line: OrderLine) => ({
  quantity: quantity(line.quantity),
  unitPrice: price(line.unitPrice ?? 0),
  discountPercent: percent(line.discountPercent ?? 0),
  discount: money(line.discountAmount ?? 0),
  invoiceDiscount: money(line.invoiceDiscountAllocation),
})

function invoiceLine(line: OrderLine, invoice: number, id: string): Line {
  const {
    shipQuantity: _,
    shippedQuantity: __,
    invoiceQuantity: ___,
    invoicedQuantity: ____,
    outstandingQuantity: _____,
    ...rest
  } = line
  return { ...rest, id, quantity: line.lineType === 'Comment' ? 0 : invoice, orderLineId: line.id }
}

/** What is left of the lines that were posted is proposed next, the others keep what was to be posted; once everything is invoiced the order leaves the list and is kept as archived. */
export function withQuantitiesPosted(
  _facts: Facts,
  order: Order,
  handled: readonly Handled[],
  context: Context,
  uninvoicedShipments: Order['uninvoicedShipments'],
): Order {
  const lines = handled.map(({ line, ship, invoice }) => {
    if (ship === 0 && invoice === 0) return line
    const [shipped, invoiced] = [quantity(line.shippedQuantity + ship), quantity(line.invoicedQuantity + invoice)]
    const outstanding = minus(quantity(line.quantity), shipped)
    return {
      ...line,
      shippedQuantity: decimalOf(shipped),
      invoicedQuantity: decimalOf(invoiced),
      outstandingQuantity: decimalOf(outstanding),
      shipQuantity: decimalOf(outstanding),
      invoiceQuantity: decimalOf(minus(quantity(line.quantity), invoiced)),
    }
  })
  const goods = lines.filter((line) => line.lineType !== 'Comment')
  return {
    ...order,
    lines,
    status: 'Released',
    fullyShipped: goods.every((line) => line.outstandingQuantity === 0),
    archived: goods.every((line) => line.invoicedQuantity === line.quantity),
    uninvoicedShipments,
    version: order.version + 1,
    lastModifiedDateTime: context.at,
  }
}
