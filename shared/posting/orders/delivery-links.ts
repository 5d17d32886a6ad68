/** Lines of a draft that name the line of a shipment or return receipt: what they may be, and how much of it they may take. */
import { decimalOf, minus, plus, type Quantity, quantity } from '../../basics/money.ts'
import type { AnyLine, InvoiceLine, Line, ShipmentLine } from '../../sales/document.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { lineMistake, type Mistake, type Teller, worded } from '../problem.ts'
import { orderKindInvoicedBy } from './order-kinds.ts'
import { within } from './order-quantities.ts'

/** A line of an invoice or a credit memo, as far as deliveries go. */
export type Delivered = Pick<InvoiceLine, 'orderId' | 'orderNumber' | 'deliveryId' | 'deliveryLineId'> & Line
const deliveredOf = (lines: readonly Line[]) => lines as readonly Delivered[]

/** Whether the goods of the line were moved before. */
export const isLinked = (line: object) => 'deliveryLineId' in line && Boolean(line.deliveryLineId)

/** What was moved is what is invoiced: kind, item and unit stay. */
export function linkedMistakes(line: AnyLine, before: AnyLine | undefined, told: Teller): Mistake[] {
  if (!before || !isLinked(before)) return []
  return (['lineType', 'lineObjectNumber', 'unitOfMeasureCode'] as const)
    .filter((field) => before[field] !== line[field])
    .map((field) => told('DocumentNotOpen', field, { number: before[field], status: 'Shipped' }))
}

/** What of a line of a delivery is still to be invoiced. */
export const openOf = (line: ShipmentLine) => minus(quantity(line.quantity), quantity(line.invoicedQuantity))

/** The lines that name a delivery. */
export const linkedLines = (lines: readonly Line[]) => deliveredOf(lines).filter(isLinked)
export const deliveriesOf = (lines: readonly Line[]) => [...new Set(linkedLines(lines).map((line) => line.deliveryId))]

/** How much the lines take of each line of a delivery, or of an order. */
export function unitsBy(
  lines: readonly Delivered[],
  key: 'deliveryLineId' | 'orderLineId',
): ReadonlyMap<string, Quantity> {
  const units = new Map<string, Quantity>()
  for (const line of lines) units.set(line[key], plus(units.get(line[key]) ?? (0 as Quantity), quantity(line.quantity)))
  return units
}

/** `resource` is what kind of document the lines are of. */
export function deliveryLinkNeeds(resource: string, lines: readonly Line[]): Need[] {
  const kind = orderKindInvoicedBy(resource)
  return kind ? deliveriesOf(lines).map((key) => ({ kind: 'record', type: kind.delivery, key })) : []
}

/** Together the lines take no more of a line of a delivery than is left of it; `saved` lines that stay as they are may wait. */
export function overdrawn(
  facts: Facts,
  resource: string,
  lines: readonly Line[],
  saved: readonly Line[] = [],
): Mistake[] {
  const kind = orderKindInvoicedBy(resource)
  if (!kind || !lines.some(isLinked)) return []
  const kept = new Map(saved.map((line) => [line.id, line.quantity]))
  const moved = deliveriesOf(lines).flatMap((id) => {
    const delivery = facts.find(kind.delivery, id)
    return (delivery?.lines ?? []).map(
      (line) => [line.id, { number: delivery?.number ?? '', open: openOf(line) }] as const,
    )
  })
  const open = new Map(moved)
  const taken = new Map<string, Quantity>()
  return deliveredOf(lines).flatMap((line, index) => {
    if (!isLinked(line)) return []
    const before = taken.get(line.deliveryLineId) ?? (0 as Quantity)
    const { number = '', open: most = 0 as Quantity } = open.get(line.deliveryLineId) ?? {}
    taken.set(line.deliveryLineId, plus(before, quantity(line.quantity)))
    const left = minus(most, before)
    const isFine = within(line.quantity, decimalOf(left)) || kept.get(line.id) === line.quantity
    return isFine ? [] : [tooMuch(line, index, number, left)]
  })
}

function tooMuch(line: Line, index: number, number: string, left: Quantity): Mistake {
  const told: Teller = (code, field, params) =>
    lineMistake(code, index, line.clientLineId || String(line.sequence), field, params)
  return left === 0
    ? worded(told('ShipmentInvoiced', 'quantity', { number }), 'NothingLeftToInvoice')
    : told('QuantityToInvoiceTooLarge', 'quantity', { value: line.quantity, max: decimalOf(left) })
}
