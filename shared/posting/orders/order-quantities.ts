/** How much of an order line is to be shipped, or of a return received, and invoiced next, and what it may be. */
import { decimalOf, type Quantity, quantity } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { Handling } from '../document-kinds.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'

/** A line of any order, as far as its quantities go. */
export type MovedLine = Pick<AnyLine, 'quantity' | 'invoiceQuantity' | 'invoicedQuantity' | 'outstandingQuantity'> &
  Partial<Pick<AnyLine, Handling['next'] | Handling['done']>>

/** To move defaults to all that is outstanding, to invoice to all that will have been moved: merely sent back, it follows. */
export function orderQuantities<L extends MovedLine>(
  { next, done }: Handling,
  line: L,
  typed: Partial<MovedLine>,
  before: MovedLine | undefined,
): L {
  const requantified = before !== undefined && before.quantity !== line.quantity
  const removed = before !== undefined && (typed[next] ?? null) !== before[next]
  const given = (name: Handling['next'] | 'invoiceQuantity', follows: boolean) => {
    const value = typed[name] ?? null
    return value === null || (follows && value === before?.[name]) ? null : quantity(value)
  }
  const [ordered, moved, invoiced] = [
    quantity(line.quantity),
    quantity(line[done] ?? 0),
    quantity(line.invoicedQuantity),
  ]
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

/** `identity`: what may not be changed any more once part of the line was moved. */
export function orderMistakes<L extends MovedLine>(
  { next, done }: Handling,
  line: L,
  before: L | undefined,
  told: Teller,
  identity: readonly (keyof L & string)[],
): Mistake[] {
  const found: Mistake[] = []
  const moved = line[done] ?? 0
  if (moved !== 0 && !within(moved, line.quantity))
    found.push(
      worded(
        told('InvalidValue', 'quantity', { field: 'quantity', value: line.quantity, min: moved }),
        'NumberTooSmall',
      ),
    )
  if (before && before[done] !== 0)
    for (const field of identity)
      if (before[field] !== line[field])
        found.push(told('DocumentNotOpen', field, { number: String(before[field]), status: 'Shipped' }))
  const toMove = line[next] ?? 0
  if (!within(toMove, line.outstandingQuantity))
    found.push(told(tooMuchToMove[next], next, { value: toMove, max: line.outstandingQuantity }))
  const max = decimalOf(quantity(moved + toMove - line.invoicedQuantity))
  if (!within(line.invoiceQuantity ?? 0, max))
    found.push(told('QuantityToInvoiceTooLarge', 'invoiceQuantity', { value: line.invoiceQuantity ?? 0, max }))
  return found
}

/** Between nothing and `most`, with its sign. */
export const within = (value: number, most: number) =>
  value === 0 || (Math.sign(value) === Math.sign(most) && Math.abs(value) <= Math.abs(most))
