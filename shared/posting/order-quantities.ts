/** How much of an order line is to be shipped, or of a return received, and invoiced next, and what it may be. */
import { decimalOf, type Quantity, quantity } from '../basics/money.ts'
import type { AnyLine, TypedLine } from '../sales/document.ts'
import type { Handling } from './document-kinds.ts'
import { type Mistake, type Teller, worded } from './problem.ts'

/** To move defaults to all that is outstanding, to invoice to all that will have been moved: merely sent back, it follows. */
export function orderQuantities(
  { next, done }: Handling,
  line: AnyLine,
  typed: TypedLine,
  before: AnyLine | undefined,
): AnyLine {
  const requantified = before !== undefined && before.quantity !== line.quantity
  const removed = before !== undefined && (typed[next] ?? null) !== before[next]
  const given = (name: Handling['next'] | 'invoiceQuantity', follows: boolean) => {
    const value = typed[name] ?? null
    return value === null || (follows && value === before?.[name]) ? null : quantity(value)
  }
  const [ordered, moved, invoiced] = [quantity(line.quantity), quantity(line[done]), quantity(line.invoicedQuantity)]
  const toMove = given(next, requantified) ?? ((ordered - moved) as Quantity)
  const toInvoice = given('invoiceQuantity', requantified || removed) ?? ((moved + toMove - invoiced) as Quantity)
  return {
    ...line,
    [next]: decimalOf(toMove),
    invoiceQuantity: decimalOf(toInvoice),
    outstandingQuantity: decimalOf((ordered - moved) as Quantity),
  }
}

export const tooMuchToMove = {
  shipQuantity: 'QuantityToShipTooLarge',
  receiveQuantity: 'QuantityToReceiveTooLarge',
} as const

export function orderMistakes(
  { next, done }: Handling,
  line: AnyLine,
  before: AnyLine | undefined,
  told: Teller,
): Mistake[] {
  const found: Mistake[] = []
  if (line[done] !== 0 && !within(line[done], line.quantity))
    found.push(
      worded(
        told('InvalidValue', 'quantity', { field: 'quantity', value: line.quantity, min: line[done] }),
        'NumberTooSmall',
      ),
    )
  if (before && before[done] !== 0)
    for (const field of ['lineObjectNumber', 'unitOfMeasureCode'] as const)
      if (before[field] !== line[field])
        found.push(told('DocumentNotOpen', field, { number: before[field], status: 'Shipped' }))
  const toMove = line[next] ?? 0
  if (!within(toMove, line.outstandingQuantity))
    found.push(told(tooMuchToMove[next], next, { value: toMove, max: line.outstandingQuantity }))
  const max = decimalOf(quantity(line[done] + toMove - line.invoicedQuantity))
  if (!within(line.invoiceQuantity ?? 0, max))
    found.push(told('QuantityToInvoiceTooLarge', 'invoiceQuantity', { value: line.invoiceQuantity ?? 0, max }))
  return found
}

/** Between nothing and `most`, with its sign. */
export const within = (value: number, most: number) =>
  value === 0 || (Math.sign(value) === Math.sign(most) && Math.abs(value) <= Math.abs(most))
