/** What is still to come of an order, line by line: to be shipped, to be invoiced, and what that is worth. */
import { amountOf, decimalOf, money, noMoney, quantity, shareOf } from '../basics/money.ts'

/** What is read of a line; quantities and amounts as they go over the wire. */
interface OrderLine {
  readonly quantity: number
  readonly shippedQuantity: number
  readonly invoicedQuantity: number
  readonly outstandingQuantity: number
  readonly netAmount: number
  readonly shipmentDate: string | null
}
export type OutstandingLine = OrderLine & {
  /** ISO day: the line's own, else the order's. */
  readonly requestedDeliveryDate: string | null
  /** Neither credited nor debited to the customer yet, shipped or not. */
  readonly uninvoicedQuantity: number
  /** Shipped and not invoiced yet. */
  readonly shippedNotInvoicedQuantity: number
  /** What the quantity not invoiced is worth after all discounts, without VAT, in the order's currency. */
  readonly uninvoicedAmount: number
}

/** Of an order as the server gives it, the lines of which something is left, with all that they say themselves; none of an order that is done. */
export function outstandingLines(order: Readonly<Record<string, unknown>>): readonly OutstandingLine[] {
  const { archived, requestedDeliveryDate, lines } = order
  if (archived === true || !Array.isArray(lines)) return []
  return (lines as readonly OrderLine[]).flatMap((line) => {
    const whole = quantity(line.quantity)
    const invoiced = quantity(line.invoicedQuantity)
    if (whole === invoiced && line.outstandingQuantity === 0) return []
    const worth = whole === 0 ? noMoney : shareOf(money(line.netAmount), whole - invoiced, whole)
    return [
      {
        ...line,
        requestedDeliveryDate: line.shipmentDate ?? (requestedDeliveryDate as string | null) ?? null,
        uninvoicedQuantity: decimalOf((whole - invoiced) as typeof whole),
        shippedNotInvoicedQuantity: decimalOf((quantity(line.shippedQuantity) - invoiced) as typeof whole),
        uninvoicedAmount: amountOf(worth),
      },
    ]
  })
}
