/** A draft made out of another document, of its own kind or another: what both kinds hold is taken over as it is. */
import type { Day } from '../../basics/day.ts'
import { initialOf } from '../../basics/fields.ts'
import { type AnyLine, anyLine, header, type Line } from '../../sales/document.ts'
import { type DocumentResource, type Draft, dateFieldIn, initialDocuments, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { orderQuantities } from '../orders/order-quantities.ts'
import { prepaymentOf } from '../orders/prepayment.ts'
import { type RecordIn, resources } from '../resources.ts'
import { redatedFactor } from './draft-currency.ts'
import { dueDateOf, validFrom } from './draft-dates.ts'
import { ofKind } from './draft-lines.ts'

export interface Making {
  readonly id: string
  readonly number: string
  /** Instant. */
  readonly at: string
  readonly postingDate: Day
  readonly newId: () => string
}

/** Besides what every header holds; numbers of other documents are not taken along. */
const carried = [
  ...Object.keys(header).filter((field) => field !== 'number'),
  'requestedDeliveryDate',
  'partialShipping',
]

/** Prices, discounts and VAT are those of the source: nothing is worked out anew. Its dates are new. */
export function draftOf<T extends DocumentResource>(type: T, source: Draft, facts: Facts, making: Making): RecordIn<T> {
  const fields: object = resources[type].fields
  const shared = Object.fromEntries(
    Object.entries(source).filter(([field]) => field in fields && carried.includes(field)),
  )
  const { id, number, at, newId } = making
  const document = {
    ...initialDocuments[type],
    ...shared,
    ...datesOf(type, source, facts, making.postingDate),
    ...prepaymentOf(facts, type, number, source.paymentTermsCode),
    id,
    number,
    version: 1,
    lastModifiedDateTime: at,
    lines: (source.lines as readonly Line[]).map((line) => copiedLine(type, line, newId())),
  } as unknown as RecordIn<T>
  const dated = redatedFactor(facts, source, document as Draft)
  // Where no rate holds on its day, it keeps that of its source.
  return { ...dated, currencyFactor: dated.currencyFactor ?? source.currencyFactor } as unknown as RecordIn<T>
}

function datesOf(type: DocumentResource, source: Draft, facts: Facts, postingDate: Day) {
  const { dateField, isOrdered, trade } = kindOf(type)
  const earlier = (source as unknown as Record<string, Day | null>)[dateFieldIn(source)]
  const linked = facts.only('salesSetup').linkDocumentDateToPostingDate
  const documentDate = (linked ? null : earlier) ?? postingDate
  return {
    postingDate,
    [dateField]: documentDate,
    dueDate: dueDateOf(facts, source.paymentTermsCode, documentDate, trade === 'credit'),
    ...(isOrdered ? { orderDate: postingDate } : {}),
    ...(type === 'salesQuotes' ? { validUntilDate: validFrom(facts, documentDate) } : {}),
  }
}

/** A line before anything is said in it. */
export const blankLine: AnyLine = initialOf(anyLine)
/** What a line was made from, and what became of it: nothing that another document's line says goes along. */
const unlinked = {
  clientLineId: '',
  orderLineId: '',
  orderId: '',
  orderNumber: '',
  deliveryId: '',
  deliveryLineId: '',
  shipmentNumber: '',
  returnReceiptNumber: '',
  purchaseOrderNumber: '',
  purchaseOrderSequence: null,
  invoiceId: '',
  invoiceLineId: '',
  postedDiscountAmount: null,
  appliesFromEntry: null,
} as const satisfies Partial<AnyLine>
/** The line for another document, without its links. */
export const unlinkedLine = (line: Line): AnyLine => ({ ...blankLine, ...line, ...unlinked })

/** The line as it would have been typed: nothing of it is shipped or invoiced, and all of it is to be. */
function copiedLine(type: DocumentResource, line: Line, id: string): Line {
  const { handling } = kindOf(type)
  const anew: AnyLine = { ...unlinkedLine(line), id, shippedQuantity: 0, receivedQuantity: 0, invoicedQuantity: 0 }
  return ofKind(type, handling ? orderQuantities(handling, anew, {}, undefined) : anew)
}
