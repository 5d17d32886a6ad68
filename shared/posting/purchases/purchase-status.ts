/** What may still be changed of a purchase order: all of a draft, nothing of what is invoiced, received lines only in part. */
import type { PurchaseOrder } from '../../sales/purchase.ts'
import { type Mistake, mistake } from '../problem.ts'
import type { PurchaseRecord } from './sales-link.ts'

const frozenHeader = [
  'vendorNumber',
  'payToVendorNumber',
  'orderDate',
  'documentDate',
  'postingDate',
  'dueDate',
  'paymentTermsCode',
] as const
const frozenLine = [
  'id',
  'itemNumber',
  'description',
  'unitOfMeasureCode',
  'quantity',
  'directUnitCost',
  'taxCode',
  'salesOrderNumber',
  'salesOrderSequence',
] as const

export function purchaseStatusMistakes(before: PurchaseRecord, after: PurchaseOrder): Mistake[] {
  const { number, status } = before
  if (before.archived) return [mistake('AlreadyPosted', '', { number })]
  const told = (field: string) => mistake('DocumentNotOpen', field, { number, status })
  const changed = frozenHeader.filter((field) => before[field] !== after[field])
  if (status === 'Released') return [...changed, ...(linesDiffer(before, after) ? ['lines'] : [])].map(told)
  return startedFields(before, after).map(told)
}

const linesDiffer = (before: PurchaseRecord, after: PurchaseOrder) =>
  before.lines.length !== after.lines.length ||
  before.lines.some((line, index) => frozenLine.some((field) => line[field] !== after.lines[index]?.[field]))

const startedLines = ({ lines }: PurchaseRecord) =>
  lines.filter((line) => line.receivedQuantity !== 0 || line.invoicedQuantity !== 0)

/** An order of which something was received keeps its vendors and those lines. */
function startedFields(before: PurchaseRecord, after: PurchaseOrder): string[] {
  const started = startedLines(before)
  if (started.length === 0) return []
  const kept = new Set(after.lines.map((line) => line.id))
  const parties = (['vendorNumber', 'payToVendorNumber'] as const).filter((field) => before[field] !== after[field])
  return [...parties, ...(started.some((line) => !kept.has(line.id)) ? ['lines'] : [])]
}

export function purchaseDeletionMistakes(order: PurchaseRecord): Mistake[] {
  const { number, status, archived } = order
  if (archived) return [mistake('AlreadyPosted', '', { number })]
  if (status === 'Released') return [mistake('DocumentNotOpen', '', { number, status })]
  return startedLines(order).length > 0 ? [mistake('DocumentNotOpen', '', { number, status: 'Received' })] : []
}
