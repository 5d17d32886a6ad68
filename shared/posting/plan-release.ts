/** Releasing an order, a return order or a purchase order fixes its lines; reopening lets them be changed again. */
import { type Planned, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import type { Order, OrderKind } from './order-kinds.ts'
import { mistake, problem, problemOf } from './problem.ts'
import type { RecordIn } from './resources.ts'
import { isStale, staleProblem } from './versions.ts'

interface ReleasedLine {
  readonly lineType?: string
  readonly quantity: number
}
const isOrdered = (line: ReleasedLine) => line.lineType !== 'Comment' && line.quantity !== 0

export function planRelease(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const type = command.resource as OrderKind['resource'] | 'purchaseOrders'
  const order: Order | RecordIn<'purchaseOrders'> | null = facts.find(type, command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
  const hasQuantity = (order.lines as readonly ReleasedLine[]).some(isOrdered)
  if (command.action === 'release' && !hasQuantity)
    return refused(problemOf([mistake('NothingToPost', 'lines', { number: order.number })]))
  const status = command.action === 'release' ? 'Released' : 'Draft'
  if (order.status === status) return { changes: { records: [] }, answer: { status: 200, body: order } }
  const record = { ...order, status, version: order.version + 1, lastModifiedDateTime: context.at } as const
  return {
    changes: { records: [{ type, id: order.id, key: order.number, record }] },
    answer: { status: 200, body: record },
  }
}
