/** Releasing an order, a return order or a purchase order fixes its lines; reopening lets them be changed again. */
import { approvalMistakes, approvalNeeds, pendingMistakes } from '../approvals/approval-needed.ts'
import { withoutApproval } from '../approvals/plan-request.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { isDocument } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, ownNeeds, partyNeeds } from '../needs.ts'
import { type Mistake, mistake, problem, problemOf } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import type { Order, OrderKind } from './order-kinds.ts'

export function releaseNeeds(command: ActionCommand<unknown>, facts: Facts): Need[] {
  const { resource: type, key } = command
  const [own] = ownNeeds(command)
  const order = own && isDocument(type) ? known(facts, own, () => facts.find(type, key) as Order | null) : null
  if (!own || !order || !isDocument(type)) return own ? [own] : []
  const parties = partyNeeds(facts, order.customerNumber, order.billToCustomerNumber)
  return [own, ...parties, ...approvalNeeds(facts, type, order)]
}

interface ReleasedLine {
  readonly lineType?: string
  readonly quantity: number
}
const isOrdered = (line: ReleasedLine) => line.lineType !== 'Comment' && line.quantity !== 0

const keptBack = (action: string, facts: Facts, type: OrderKind['resource'], order: Order): Mistake[] =>
  action === 'release' && order.status !== 'Released' ? approvalMistakes(facts, type, order) : pendingMistakes(order)

export function planRelease(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const type = command.resource as OrderKind['resource'] | 'purchaseOrders'
  const order: Order | RecordIn<'purchaseOrders'> | null = facts.find(type, command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
  const kept = isDocument(type) ? keptBack(command.action, facts, type, order as Order) : []
  if (kept.length > 0) return refused(problemOf(kept))
  const hasQuantity = (order.lines as readonly ReleasedLine[]).some(isOrdered)
  if (command.action === 'release' && !hasQuantity)
    return refused(problemOf([mistake('NothingToPost', 'lines', { number: order.number })]))
  const status = command.action === 'release' ? 'Released' : 'Draft'
  if (order.status === status) return { changes: { records: [] }, answer: { status: 200, body: order } }
  const asked = status === 'Draft' && isDocument(type) ? withoutApproval(order as Order) : order
  const record = { ...asked, status, version: order.version + 1, lastModifiedDateTime: context.at } as const
  return {
    changes: { records: [{ type, id: order.id, key: order.number, record }] },
    answer: { status: 200, body: record },
  }
}
