/**
 * Undoing a shipment or a return receipt, or some of its lines: it stays as it was posted, each line's mirror image joins
 * it, the goods go the way back at the same cost and on the same date, and the order waits for them again.
 */
import type { Day } from '../../basics/day.ts'
import { decimalOf, negative, noQuantity, quantity } from '../../basics/money.ts'
import type { ShipmentLine } from '../../sales/document.ts'
import { type Planned, refused } from '../changes.ts'
import type { UndoCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, costLines } from '../general-ledger.ts'
import type { ItemEntry } from '../items/item-entries.ts'
import { openItemPosting } from '../items/item-posting.ts'
import { isAllLeft, isNothingBack } from '../items/item-returns.ts'
import { type Context, idMaker, openJournal } from '../journal.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import { deliveredOf, type Undelivered, undoDeliveries } from '../purchases/undo-delivery.ts'
import { isStale, staleProblem } from '../versions.ts'
import { withQuantitiesPosted } from './order-documents.ts'
import { movedLeft } from './order-invoice.ts'
import { type Delivery, linesOf, type Order, type OrderKind } from './order-kinds.ts'
import { backMovement, withMirror } from './undone.ts'

const sourceCode = 'SALES'

export const planUndo =
  (kind: OrderKind) =>
  (command: UndoCommand, facts: Facts, context: Context): Planned => {
    const delivery: Delivery | null = facts.find(kind.delivery, command.key)
    if (!delivery) return refused(problem('NotFound', { value: command.key }))
    if (isStale(command, delivery)) return refused(staleProblem(delivery))
    const order: Order | null = facts.find(kind.resource, delivery.orderId)
    const sequences = command.body.lines?.filter((one) => typeof one === 'number') ?? null
    const lines = linesToUndo(delivery, sequences)
    const mistakes = [
      ...command.mistakes,
      ...postingDateMistakes(facts, context.userName, delivery.postingDate),
      ...strayMistakes(delivery, sequences),
      ...lines.flatMap((line) => lineMistakes(facts, kind, { delivery, order, line })),
    ]
    if (mistakes.length > 0) return refused(problemOf(mistakes))
    if (lines.length === 0) return refused(problemOf([nothingToUndo(delivery)]))
    if (!order) return refused(problem('NotFound', { value: delivery.orderNumber }))
    return undo(facts, context, { kind, delivery, order, lines })
  }

/** Those that are named, or all that are not undone yet. */
const linesToUndo = ({ lines }: Delivery, named: readonly number[] | null) =>
  lines.filter((line) => line.quantity !== 0 && (named === null ? !line.correction : named.includes(line.sequence)))

const nothingToUndo = ({ number }: Delivery) => worded(mistake('NothingToPost', 'lines', { number }), 'NothingToUndo')

function strayMistakes({ lines }: Delivery, named: readonly number[] | null): Mistake[] {
  const known = lines.filter((line) => line.quantity !== 0).map((line) => line.sequence)
  return (named ?? []).flatMap((value, index) =>
    known.includes(value)
      ? []
      : [
          {
            ...lineMistake('InvalidValue', index, String(value), '', {
              field: 'sequence',
              value,
              expected: known.join(', '),
            }),
            field: 'lines',
          },
        ],
  )
}

const invoicedWords = { salesShipments: 'ShipmentInvoiced', returnReceipts: 'ReturnReceiptCredited' } as const

interface Place {
  readonly delivery: Delivery
  readonly order: Order | null
  readonly line: ShipmentLine
}

function lineMistakes(facts: Facts, kind: OrderKind, { delivery, order, line }: Place): Mistake[] {
  const { number, lines } = delivery
  const told = (code: string, params: Mistake['params']) =>
    lineMistake(code, lines.indexOf(line), String(line.sequence), '', params)
  if (line.correction) return [worded(told('NothingToPost', { number, line: line.sequence }), 'LineUndone')]
  if (line.invoicedQuantity !== 0) return [worded(told('ShipmentInvoiced', { number }), invoicedWords[kind.delivery])]
  const entry = entryOf(facts, line)
  const params = { number, item: line.lineObjectNumber, quantity: line.quantity }
  if (entry?.dropShipment && !deliveredIn(facts, order, line, entry))
    return [worded(told('ShipmentInvoiced', params), 'DeliveryInvoiced')]
  if (entry && entry.quantity < 0 && !isNothingBack(entry))
    return [worded(told('ItemCannotBeReturned', params), 'ShippedGoodsReturned')]
  if (entry && entry.quantity > 0 && !isAllLeft(entry))
    return [worded(told('ItemCannotBeReturned', params), 'ReceivedGoodsSold')]
  return []
}

/** Where the vendor's delivery of a line was received, of a drop shipment. */
const deliveredIn = (facts: Facts, order: Order | null, { orderLineId }: ShipmentLine, entry: ItemEntry) =>
  deliveredOf(facts, order ? linesOf(order).find((one) => one.id === orderLineId) : undefined, entry)

const entryOf = (facts: Facts, { itemLedgerEntryNumber }: ShipmentLine) =>
  itemLedgerEntryNumber === null ? null : facts.itemEntry(itemLedgerEntryNumber)

interface Undone {
  readonly kind: OrderKind
  readonly delivery: Delivery
  readonly order: Order
  readonly lines: readonly ShipmentLine[]
}

function undo(facts: Facts, context: Context, { kind, delivery, order, lines }: Undone): Planned {
  const newId = idMaker(context)
  const journal = openJournal(facts, context)
  const goods = openItemPosting(facts, journal)
  const undone = new Set(lines)
  const undelivered: Undelivered[] = []
  const mirrored: Delivery = {
    ...delivery,
    lines: delivery.lines.flatMap((line, index) => {
      if (!undone.has(line)) return [line]
      const entry = entryOf(facts, line)
      const back = entry && goods.move(backMovement(facts, entry))
      const delivered = entry?.dropShipment ? deliveredIn(facts, order, line, entry) : null
      if (back && delivered) undelivered.push({ ...delivered, back })
      return withMirror(line, delivery.lines[index + 1], back, newId())
    }),
    version: delivery.version + 1,
    lastModifiedDateTime: context.at,
  }
  const purchases = undoDeliveries(facts, context, goods, undelivered, newId)
  addGeneral(journal, costLines(facts, goods.costs), delivery.postingDate as Day, sourceCode)
  const back = new Map(lines.map((line) => [line.orderLineId, negative(quantity(line.quantity))]))
  const handled = linesOf(order).map((line, index) => ({
    line,
    index,
    move: decimalOf(back.get(line.id) ?? noQuantity),
    invoice: 0,
  }))
  const after = withQuantitiesPosted(order, handled, context, movedLeft(order, [mirrored]))
  return {
    changes: {
      records: [
        { type: kind.delivery, id: mirrored.id, key: mirrored.number, record: mirrored },
        { type: kind.resource, id: after.id, key: after.number, record: { ...after, status: order.status } as Order },
        ...purchases,
      ],
      transaction: journal.transaction(),
    },
    answer: { status: 200, body: mirrored },
  }
}
