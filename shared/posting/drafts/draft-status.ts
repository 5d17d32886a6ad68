/** What may still be changed, by the status of a document: all of a draft, little of a released order, nothing of what is posted. */
import { isPending } from '../../sales/approval.ts'
import { type AnyLine, lineTerms, type SalesDocument } from '../../sales/document.ts'
import { type DocumentResource, type Draft, type Handling, isClosed, kindOf } from '../document-kinds.ts'
import { isLinked } from '../orders/delivery-links.ts'
import { type Mistake, mistake } from '../problem.ts'
import { isLinkedSale, linkedSaleMistakes } from '../purchases/sales-link.ts'

const frozenHeader = [
  'customerNumber',
  'billToCustomerNumber',
  'postingDate',
  'documentDate',
  'invoiceDate',
  'creditMemoDate',
  'orderDate',
  'dueDate',
  'validUntilDate',
  'contactNumber',
  'requestedDeliveryDate',
  'paymentTermsCode',
  'currencyCode',
  'currencyFactor',
  'pricesIncludeTax',
  'invoiceDiscountPercent',
  'discountAmount',
  'partialShipping',
  'prepaymentRequired',
] as const
const frozenLine = ['id', ...lineTerms, 'appliesFromEntry', 'dropShipment'] as const

export function frozenMistakes(type: DocumentResource, before: Draft | null, after: SalesDocument): Mistake[] {
  if (!before) return []
  if (isClosed(type, before)) return [mistake('AlreadyPosted', '', { number: before.number })]
  const { open, handling } = kindOf(type)
  const told = (field: string) => mistake('DocumentNotOpen', field, { number: before.number, status: before.status })
  const linked = linkedSaleMistakes(before, after)
  if (open.includes(before.status))
    return [
      ...linked,
      ...(handling ? startedMistakes(handling, before, after, told) : pulledMistakes(after, before, told)),
    ]
  return [...linked, ...fieldsChanged(before, after).map(told)]
}

/** Whether a save changes what a released order keeps, so that an approval no longer holds. */
export const termsChanged = (before: Draft, after: SalesDocument) => fieldsChanged(before, after).length > 0

function fieldsChanged(before: Draft, after: SalesDocument): string[] {
  const changed: string[] = frozenHeader.filter((field) => differs(before, after, field))
  return linesDiffer(before.lines as readonly AnyLine[], after.lines as readonly AnyLine[])
    ? [...changed, 'lines']
    : changed
}

/** Why a document cannot be deleted: it is posted, in review, part of it was moved or invoiced, or a vendor delivers it. */
export function deletionMistakes(type: DocumentResource, document: Draft): Mistake[] {
  const { number, status } = document
  const { open, handling } = kindOf(type)
  if (isClosed(type, document)) return [mistake('AlreadyPosted', '', { number, status })]
  const isFixed = !open.includes(status) && !(handling && status === 'Released')
  const bought = (document.lines as readonly Partial<AnyLine>[]).find(isLinkedSale)
  const linked = bought ? [mistake('LinkedToPurchaseOrder', '', { number: bought.purchaseOrderNumber ?? '' })] : []
  if (isPending(document)) return [mistake('PendingApproval', '', { number })]
  if (isFixed) return [mistake('DocumentNotOpen', '', { number, status }), ...linked]
  const started = handling !== null && startedLines(handling, document).length > 0
  return [...(started ? [mistake('DocumentNotOpen', '', { number, status: 'Shipped' })] : []), ...linked]
}

const differs = (before: object, after: object, field: string) => {
  const [one, other] = [(before as Record<string, unknown>)[field], (after as Record<string, unknown>)[field]]
  return (one ?? null) !== (other ?? null)
}
const linesDiffer = (before: readonly AnyLine[], after: readonly AnyLine[]) =>
  before.length !== after.length ||
  before.some((line, index) => frozenLine.some((field) => differs(line, after[index] as AnyLine, field)))

/** An invoice or credit memo for goods that were moved before stays with the customer, the payer and the currency of their orders. */
function pulledMistakes(after: SalesDocument, before: Draft, told: (field: string) => Mistake): Mistake[] {
  if (!after.lines.some(isLinked)) return []
  return (['customerNumber', 'billToCustomerNumber', 'currencyCode'] as const)
    .filter((field) => differs(before, after, field))
    .map(told)
}

/** Lines of which something was moved or invoiced. */
const startedLines = ({ done }: Handling, document: Draft) =>
  (document.lines as readonly AnyLine[]).filter((line) => line[done] !== 0 || line.invoicedQuantity !== 0)

/**
 * An order that was reopened after part of it was moved or invoiced keeps its parties, its currency and its price basis, and
 * those lines of which something is moved and not invoiced yet.
 */
function startedMistakes(
  handling: Handling,
  before: Draft,
  after: SalesDocument,
  told: (field: string) => Mistake,
): Mistake[] {
  const started = startedLines(handling, before)
  if (started.length === 0) return []
  const kept = new Map(after.lines.map((line) => [line.id, line.lineType]))
  const parties = (['customerNumber', 'billToCustomerNumber', 'currencyCode'] as const).filter((field) =>
    differs(before, after, field),
  )
  const basis =
    started.some((line) => line.invoicedQuantity !== 0) && differs(before, after, 'pricesIncludeTax')
      ? ['pricesIncludeTax']
      : []
  const isLost = (line: AnyLine) =>
    kept.has(line.id) ? kept.get(line.id) !== line.lineType : line[handling.done] !== line.invoicedQuantity
  const lost = started.some(isLost) ? ['lines'] : []
  return [...parties, ...basis, ...lost].map(told)
}
