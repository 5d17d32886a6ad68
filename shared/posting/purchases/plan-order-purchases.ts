/** Asking vendors to deliver lines of a sales order: one purchase order per vendor, its lines linked with those of the sale. */
import { initialOf } from '../../basics/fields.ts'
import type { OrderLine } from '../../sales/document.ts'
import { type PurchaseOrder, purchaseOrderLine } from '../../sales/purchase.ts'
import { pendingMistakes } from '../approvals/approval-needed.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import { openNumbers } from '../numbers.ts'
import { type Mistake, mistake, problem, problemOf, type Warning } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { deliveryOf } from './line-link.ts'
import { completed } from './plan-purchase-order.ts'
import { purchaseHeader } from './purchase-header.ts'
import { purchaseLines } from './purchase-lines.ts'
import { isWantedSale, orderChange, type PurchaseRecord, type SalesRecord } from './sales-link.ts'

export function planOrderPurchases(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const order = facts.find('salesOrders', command.key)
  if (!order) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, order)) return refused(staleProblem(order))
  if (order.archived) return refused(problemOf([mistake('AlreadyPosted', '', { number: order.number })]))
  const pending = pendingMistakes(order)
  if (pending.length > 0) return refused(problemOf(pending))
  const wanted = order.lines.filter(isWantedSale)
  const byVendor = Map.groupBy(wanted, (line) => vendorOf(facts, line))
  const warnings = (byVendor.get('') ?? []).map(withoutVendor)
  byVendor.delete('')
  return byVendor.size === 0
    ? { changes: { records: [] }, answer: { status: 200, body: { ...order, purchaseOrders: [] }, warnings } }
    : buy(facts, context, order, byVendor, warnings)
}

/** The number of the item's vendor as it was first typed; "" when it has none. */
function vendorOf(facts: Facts, line: OrderLine): string {
  const vendor = facts.find('items', line.lineObjectNumber)?.vendorNumber ?? ''
  return vendor === '' ? '' : (facts.find('vendors', vendor)?.number ?? '')
}

const withoutVendor = (line: OrderLine): Warning => ({
  code: 'ItemWithoutVendor',
  params: { item: line.lineObjectNumber, line: nameOf(line) },
})

function buy(
  facts: Facts,
  context: Context,
  sale: SalesRecord,
  byVendor: ReadonlyMap<string, readonly OrderLine[]>,
  warnings: readonly Warning[],
): Planned {
  const numbers = openNumbers(facts, context)
  const newId = idMaker(context)
  const drafted = [...byVendor].map(([vendor, lines]) => {
    const saved = { id: newId(), number: numbers.take('purchaseOrders', 'purchaseOrders'), version: 1 }
    const { order, mistakes } = purchaseFor(facts, context, sale, { vendor, lines, newId })
    const record: PurchaseRecord = { ...order, ...saved, status: 'Draft', lastModifiedDateTime: context.at }
    return { record, mistakes }
  })
  const mistakes = [...drafted.flatMap((one) => one.mistakes), ...numbers.mistakes]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const purchaseOrders = drafted.map((one) => one.record)
  const [purchaseOrder] = purchaseOrders
  const after = orderChange(linked(sale, purchaseOrders), context)
  const records: RecordChange[] = [
    after,
    ...purchaseOrders.map((one) => ({ type: 'purchaseOrders', id: one.id, key: one.number, record: one }) as const),
    ...numbers.changes(),
  ]
  return {
    changes: { records },
    answer: {
      status: 200,
      body: { ...after.record, purchaseOrder, purchaseOrders },
      warnings,
      ...(purchaseOrder ? { made: purchaseOrder.id } : {}),
    },
  }
}

interface Wanted {
  readonly vendor: string
  readonly lines: readonly OrderLine[]
  readonly newId: () => string
}
function purchaseFor(facts: Facts, context: Context, sale: SalesRecord, { vendor, lines, newId }: Wanted) {
  const header = purchaseHeader(facts, context, { typed: { vendorNumber: vendor }, before: null, whole: true })
  const order: PurchaseOrder = { ...header.order, customerNumber: sale.customerNumber, ...deliveryOf(sale) }
  const typed = lines.map((line) => ({
    itemNumber: line.lineObjectNumber,
    description: line.description,
    unitOfMeasureCode: line.unitOfMeasureCode,
    quantity: line.outstandingQuantity,
  }))
  const hasSellers = header.sellers !== null
  const found = purchaseLines({ facts, header: order, hasSellers, before: new Map(), newId }, typed)
  const bought = found.lines.map((line, index) => ({ ...blankLink, ...line, ...linkTo(sale, lines[index]) }))
  return {
    order: completed(facts, { ...order, lines: bought }),
    mistakes: [...header.mistakes, ...found.mistakes].map((one) => ofSale(sale, lines, one)),
  }
}
const { dropShipment, salesOrderNumber, salesOrderSequence } = initialOf(purchaseOrderLine)
const blankLink = { dropShipment, salesOrderNumber, salesOrderSequence }
const linkTo = (sale: SalesRecord, line: OrderLine | undefined) =>
  line ? { dropShipment: true, salesOrderNumber: sale.number, salesOrderSequence: line.sequence } : {}
/** What keeps a line from being bought is told at the line of the sale. */
function ofSale(
  { lines: all }: SalesRecord,
  lines: readonly OrderLine[],
  { pointer, field: _, ...rest }: Mistake,
): Mistake {
  const own = /^\/lines\/(\d+)/.exec(pointer)
  const line = own ? lines[Number(own[1])] : undefined
  return line ? { ...rest, pointer: `/lines/${all.indexOf(line)}`, line: nameOf(line) } : { ...rest, pointer: '' }
}

function linked(sale: SalesRecord, orders: readonly PurchaseRecord[]): SalesRecord {
  const links = new Map(
    orders.flatMap(({ number, lines }) =>
      lines.map((line) => [
        line.salesOrderSequence,
        { purchaseOrderNumber: number, purchaseOrderSequence: line.sequence },
      ]),
    ),
  )
  return { ...sale, lines: sale.lines.map((line) => ({ ...line, ...links.get(line.sequence) })) }
}
