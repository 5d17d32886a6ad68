/** How much of an order line is to be shipped and invoiced next, and what it may be. */
import { decimalOf, type Quantity, quantity } from '../basics/money.ts'
import type { OrderLine, TypedLine } from '../sales/document.ts'
import { type Mistake, type Teller, worded } from './problem.ts'

/** To ship defaults to all that is outstanding, to invoice to all that will have been shipped: merely sent back, it follows. */
export function orderQuantities(line: OrderLine, typed: TypedLine, before: OrderLine | undefined): OrderLine {
  const requantified = before !== undefined && before.quantity !== line.quantity
  const reshipped = before !== undefined && (typed.shipQuantity ?? null) !== before.shipQuantity
  const given = (name: 'shipQuantity' | 'invoiceQuantity', follows: boolean) => {
    const value = typed[name] ?? null
    return value === null || (follows && value === before?.[name]) ? null : quantity(value)
  }
  const [ordered, shipped, invoiced] = [
    quantity(line.quantity),
    quantity(line.shippedQuantity),
    quantity(line.invoicedQuantity),
  ]
  const toShip = given('shipQuantity', requantified) ?? ((ordered - shipped) as Quantity)
  const toInvoice = given('invoiceQuantity', requantified || reshipped) ?? ((shipped + toShip - invoiced) as Quantity)
  return {
    ...line,
    shipQuantity: decimalOf(toShip),
    invoiceQuantity: decimalOf(toInvoice),
    outstandingQuantity: decimalOf((ordered - shipped) as Quantity),
  }
}

export function orderMistakes(line: OrderLine, before: OrderLine | undefined, told: Teller): Mistake[] {
  const found: Mistake[] = []
  if (line.shippedQuantity !== 0 && !within(line.shippedQuantity, line.quantity))
    found.push(
      worded(
        told('InvalidValue', 'quantity', { field: 'quantity', value: line.quantity, min: line.shippedQuantity }),
        'NumberTooSmall',
      ),
    )
  if (before && before.shippedQuantity !== 0)
    for (const field of ['lineObjectNumber', 'unitOfMeasureCode'] as const)
      if (before[field] !== line[field])
        found.push(told('DocumentNotOpen', field, { number: before[field], status: 'Shipped' }))
  const toShip = line.shipQuantity ?? 0
  if (!within(toShip, line.outstandingQuantity))
    found.push(told('QuantityToShipTooLarge', 'shipQuantity', { value: toShip, max: line.outstandingQuantity }))
  const max = decimalOf(quantity(line.shippedQuantity + toShip - line.invoicedQuantity))
  if (!within(line.invoiceQuantity ?? 0, max))
    found.push(told('QuantityToInvoiceTooLarge', 'invoiceQuantity', { value: line.invoiceQuantity ?? 0, max }))
  return found
}

/** Between nothing and `most`, with its sign. */
export const within = (value: number, most: number) =>
  value === 0 || (Math.sign(value) === Math.sign(most) && Math.abs(value) <= Math.abs(most))
