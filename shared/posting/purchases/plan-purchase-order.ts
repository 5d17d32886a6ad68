/** Saving and deleting a purchase order: checked whole, completed from vendor and items, refused with every mistake at once. */
import { isUuid } from '../../basics/id.ts'
import type { PurchaseOrder, PurchaseOrderLine, TypedPurchaseLine } from '../../sales/purchase.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { DeleteCommand, SaveCommand } from '../command.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import { isTaken, takeNumber } from '../numbers.ts'
import { progressOf } from '../orders/order-progress.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { deliveredTo, deliveryMistakes } from './line-link.ts'
import { purchaseHeader } from './purchase-header.ts'
import { purchaseLines, purchaseVat } from './purchase-lines.ts'
import { purchaseDeletionMistakes, purchaseStatusMistakes } from './purchase-status.ts'
import { withPurchaseTotals } from './purchase-totals.ts'
import { linkedPurchaseMistakes, type PurchaseRecord, relinkedSales } from './sales-link.ts'

export function planPurchaseOrder(command: SaveCommand, facts: Facts, context: Context): Planned {
  const existing = command.key === null ? null : facts.find('purchaseOrders', command.key)
  if (command.type === 'create' && existing)
    return refused(problemOf([mistake('RecordExists', 'id', { value: command.key ?? '' })]))
  if (command.type !== 'create' && !existing) return refused(problem('NotFound', { value: command.key ?? '' }))
  if (isStale(command, existing)) return refused(staleProblem(existing))
  const { order, mistakes } = assembled(command, facts, context, existing)
  const all = unique([
    ...command.mistakes,
    ...mistakes,
    ...(existing ? [...purchaseStatusMistakes(existing, order), ...linkedPurchaseMistakes(existing, order)] : []),
  ])
  if (all.length > 0) return refused(problemOf(all))
  return existing
    ? changedOrder(facts, context, existing, order)
    : newPurchaseOrder(facts, context, command.key ?? context.seed, order)
}

/** One mistake per place: what the form of the request said counts before what follows from it. */
const unique = (mistakes: readonly Mistake[]) =>
  [
    ...new Map(
      mistakes.toReversed().map((one) => [`${one.pointer}|${one.pointer === '' ? one.code : ''}`, one]),
    ).values(),
  ].toReversed()

function assembled(command: SaveCommand, facts: Facts, context: Context, before: PurchaseRecord | null) {
  const whole = command.type !== 'change'
  const header = purchaseHeader(facts, context, { typed: command.body, before, whole })
  const kept = before?.lines ?? []
  const typed = (command.body.lines ?? (whole ? [] : kept)) as readonly TypedPurchaseLine[]
  const found = purchaseLines(
    {
      facts,
      header: header.order,
      hasSellers: header.sellers !== null,
      before: new Map(kept.map((line) => [line.id, line])),
      newId: idMaker(context, 1),
    },
    typed,
  )
  const order = completed(facts, deliveredTo(facts, { ...header.order, lines: found.lines }))
  const places = deliveryMistakes(
    facts,
    order,
    before,
    (index) =>
      (code, field, params = {}) =>
        lineMistake(code, index, nameOf(order.lines[index] as PurchaseOrderLine), field, params),
  )
  return { order, mistakes: [...header.mistakes, ...found.mistakes, ...places] }
}

/** What follows from the lines. */
export function completed<D extends PurchaseOrder>(facts: Facts, order: D): D {
  const whole = withPurchaseTotals<PurchaseOrderLine, D>(order, (line) => purchaseVat(facts, order, line))
  // Without what was not wanted any more, everything may be invoiced already.
  const { complete: fullyReceived, archived } = progressOf(whole.lines)
  return { ...whole, fullyReceived, archived }
}

function newPurchaseOrder(facts: Facts, context: Context, id: string, order: PurchaseOrder): Planned {
  if (!isUuid(id))
    return refused(problemOf([mistake('InvalidValue', 'id', { field: 'id', value: id, expected: 'UUID v7' })]))
  const taken = takeNumber(facts, context, 'purchaseOrders', 'purchaseOrders')
  if (!isTaken(taken)) return refused(problemOf([taken]))
  const saved = { id, number: taken.number, version: 1, status: 'Draft', lastModifiedDateTime: context.at } as const
  const record: PurchaseRecord = { ...order, ...saved }
  return {
    changes: {
      records: [
        { type: 'purchaseOrders', id, key: record.number, record },
        taken.change,
        ...relinkedSales(facts, context, record.number, { after: record.lines }),
      ],
    },
    answer: { status: 201, body: record, made: id },
  }
}

function changedOrder(facts: Facts, context: Context, existing: PurchaseRecord, order: PurchaseOrder): Planned {
  const { id, number, status } = existing
  const saved = { id, number, status, version: existing.version + 1, lastModifiedDateTime: context.at }
  const record: PurchaseRecord = { ...order, ...saved }
  const change: RecordChange = { type: 'purchaseOrders', id, key: number, record }
  return {
    changes: {
      records: [change, ...relinkedSales(facts, context, number, { before: existing.lines, after: record.lines })],
    },
    answer: { status: 200, body: record },
  }
}

/** Lines of sales that it was to deliver wait for another purchase order then. */
export function planPurchaseDeletion(command: DeleteCommand, facts: Facts, context: Context): Planned {
  const order = facts.find('purchaseOrders', command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  const mistakes = purchaseDeletionMistakes(order)
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const gone: RecordChange = { type: 'purchaseOrders', id: order.id, key: order.number, record: null }
  return {
    changes: { records: [gone, ...relinkedSales(facts, context, order.number, { before: order.lines })] },
    answer: { status: 204, body: null },
  }
}
