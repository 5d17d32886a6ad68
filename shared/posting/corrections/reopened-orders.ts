/**
 * Orders whose invoices are taken back: what was shipped and invoiced may be shipped and invoiced again. An order that ended
 * with an invoice of its own is done and stays so, as in Business Central, where it is gone by then; one whose shipments were
 * taken over by an invoice is still there, and comes back (domain 3.8, 4.2).
 */
import { decimalOf, minus, negative, plus, type Quantity, quantity, sum } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { lineOnceMoved } from '../orders/order-documents.ts'
import { orderKinds } from '../orders/order-kinds.ts'
import { progressOf } from '../orders/order-progress.ts'
import type { RecordIn } from '../resources.ts'

/** Units of an order line that are taken back, or below zero, that count again. */
export interface Credited {
  /** The line that takes them back. */
  readonly lineId: string
  readonly orderId: string
  readonly orderLineId: string
  readonly units: Quantity
  /** Whether the invoice took the line over from a shipment. */
  readonly isShipment: boolean
}
export interface Reopened {
  readonly changes: readonly RecordChange[]
  /** The lines that gave an order its quantities back. */
  readonly credited: readonly Credited[]
  /** Lines that give back more than is invoiced of their order: another one did before. They leave it as it is. */
  readonly beyond: readonly Credited[]
  /** Orders that were done already, by number. */
  readonly done: readonly string[]
}

type Order = RecordIn<'salesOrders'>

export const orderNeeds = (orderIds: readonly string[]): Need[] =>
  [...new Set(orderIds)].flatMap((key) => (key === '' ? [] : [{ kind: 'record', type: 'salesOrders', key } as const]))

export function reopenedOrders(facts: Facts, context: Context, credited: readonly Credited[]): Reopened {
  const byOrder = Map.groupBy(credited, (one) => one.orderId)
  const orders = [...byOrder].flatMap(([id, lines]) => {
    const order = facts.find('salesOrders', id)
    return order ? [{ order, lines }] : []
  })
  const [waiting, done] = [orders.filter(comesBack), orders.filter((one) => !comesBack(one))]
  const open = waiting.map(({ order, lines }) => ({
    order,
    lines,
    own: lines.filter((line) => isWithin(order, lines, line)),
  }))
  return {
    changes: open.flatMap(({ order, own }) => (own.length === 0 ? [] : [changeTo(reopened(order, own, context))])),
    credited: open.flatMap(({ own }) => own),
    beyond: open.flatMap(({ lines, own }) => lines.filter((line) => !own.includes(line))),
    done: done.map(({ order }) => order.number),
  }
}

interface Credits {
  readonly order: Order
  readonly lines: readonly Credited[]
}
const comesBack = ({ order, lines }: Credits) => !order.archived || lines.some((line) => line.isShipment)

/** Whether as much as this line and those before it give back is invoiced of the order's line. */
function isWithin(order: Order, lines: readonly Credited[], credited: Credited): boolean {
  const { orderLineId } = credited
  const line = order.lines.find((one) => one.id === orderLineId)
  if (!line) return true // it was deleted from the order, which waits for nothing more of it
  const before = lines.slice(0, lines.indexOf(credited) + 1).filter((one) => one.orderLineId === orderLineId)
  const left = minus(quantity(line.invoicedQuantity), sum(before.map((one) => one.units)))
  return left === 0 || Math.sign(left) === Math.sign(line.quantity)
}

const changeTo = (order: Order): RecordChange => ({
  type: 'salesOrders',
  id: order.id,
  key: order.number,
  record: order,
})

function reopened(order: Order, credited: readonly Credited[], context: Context): Order {
  const { handling } = orderKinds.salesOrders
  const lines = (order.lines as readonly AnyLine[]).map((line) => {
    const units = sum(credited.filter((one) => one.orderLineId === line.id).map((one) => one.units))
    const less = decimalOf(negative(units))
    return units === 0 ? line : lineOnceMoved(handling, line, less, less)
  })
  const { complete: fullyShipped, archived } = progressOf(lines)
  return {
    ...order,
    lines,
    fullyShipped,
    archived,
    version: order.version + 1,
    lastModifiedDateTime: context.at,
  } as Order
}

/** Whether so much of the line may count as shipped and invoiced again. */
export function fits(order: Order | null, orderLineId: string, units: Quantity): boolean {
  const line = order?.lines.find((one) => one.id === orderLineId)
  return !line || order?.archived === true
    ? false
    : Math.abs(plus(quantity(line.shippedQuantity), units)) <= Math.abs(quantity(line.quantity))
}
