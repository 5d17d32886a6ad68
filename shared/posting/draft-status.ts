/** What may still be changed, by the status of a document: all of a draft, little of a released order, nothing of what is posted. */
import type { OrderLine, SalesDocument } from '../sales/document.ts'
import type { DraftResource } from './draft-header.ts'
import { type Mistake, mistake } from './problem.ts'
import type { RecordIn } from './resources.ts'

type Draft = RecordIn<'salesInvoices'> | RecordIn<'salesOrders'>

const frozenHeader = [
  'customerNumber',
  'billToCustomerNumber',
  'postingDate',
  'documentDate',
  'orderDate',
  'dueDate',
  'requestedDeliveryDate',
  'paymentTermsCode',
  'currencyCode',
  'currencyFactor',
  'pricesIncludeTax',
  'invoiceDiscountPercent',
  'discountAmount',
  'partialShipping',
] as const
const frozenLine = [
  'id',
  'lineType',
  'lineObjectNumber',
  'description',
  'unitOfMeasureCode',
  'quantity',
  'unitPrice',
  'discountPercent',
  'discountAmount',
  'taxCode',
  'allowInvoiceDiscount',
] as const

const isPosted = (document: Draft) =>
  ['Open', 'Paid', 'Canceled', 'Corrective'].includes(document.status) || ('archived' in document && document.archived)

export function frozenMistakes(type: DraftResource, before: Draft | null, after: SalesDocument): Mistake[] {
  if (!before) return []
  if (isPosted(before)) return [mistake('AlreadyPosted', '', { number: before.number })]
  const told = (field: string) => mistake('DocumentNotOpen', field, { number: before.number, status: before.status })
  if (before.status === 'Draft')
    return type === 'salesOrders' ? startedMistakes(before as RecordIn<'salesOrders'>, after, told) : []
  const changed = frozenHeader.filter((field) => differs(before, after, field)).map(told)
  return linesDiffer(before.lines as readonly OrderLine[], after.lines as readonly OrderLine[])
    ? [...changed, told('lines')]
    : changed
}

const differs = (before: object, after: object, field: string) => {
  const [one, other] = [(before as Record<string, unknown>)[field], (after as Record<string, unknown>)[field]]
  return (one ?? null) !== (other ?? null)
}
const linesDiffer = (before: readonly OrderLine[], after: readonly OrderLine[]) =>
  before.length !== after.length ||
  before.some((line, index) => frozenLine.some((field) => differs(line, after[index] as OrderLine, field)))

/** An order that was reopened after part of it was shipped or invoiced keeps its parties, its price basis and those lines. */
function startedMistakes(
  before: RecordIn<'salesOrders'>,
  after: SalesDocument,
  told: (field: string) => Mistake,
): Mistake[] {
  const started = before.lines.filter((line) => line.shippedQuantity !== 0 || line.invoicedQuantity !== 0)
  if (started.length === 0) return []
  const kept = new Map(after.lines.map((line) => [line.id, line.lineType]))
  const parties = (['customerNumber', 'billToCustomerNumber'] as const).filter((field) => differs(before, after, field))
  const basis =
    before.lines.some((line) => line.invoicedQuantity !== 0) && differs(before, after, 'pricesIncludeTax')
      ? ['pricesIncludeTax']
      : []
  const lost = started.some((line) => kept.get(line.id) !== line.lineType) ? ['lines'] : []
  return [...parties, ...basis, ...lost].map(told)
}
