/**
 * From the first offer to the last payment: the documents that came out of one another, around any one of them. It is read
 * from what the documents say of each other; nothing else remembers it.
 */

/** In the order in which a sale runs its course: the quote is above, what pays for it is below. */
export const chainKinds = [
  'salesQuotes',
  'salesOrders',
  'purchaseOrders',
  'purchaseReceipts',
  'salesShipments',
  'salesInvoices',
  'salesReturnOrders',
  'returnReceipts',
  'salesCreditMemos',
  'customerPayments',
] as const
export type ChainKind = (typeof chainKinds)[number]

export interface ChainRecord {
  readonly id: string
  readonly [property: string]: unknown
}

export interface ChainNode {
  readonly id: string
  readonly kind: ChainKind
  readonly number: string
  /** ISO day. */
  readonly date: string | null
  /** Empty where it has none. */
  readonly status: string
  /** With VAT; null where it has none. */
  readonly amount: number | null
}

export interface ChainLink {
  readonly from: string
  readonly to: string
}

export interface Chain {
  readonly nodes: readonly ChainNode[]
  readonly links: readonly ChainLink[]
}

/** The records of a kind, as far as they are known. */
export type ChainRecords = (kind: ChainKind) => Iterable<ChainRecord>

/** What hangs together with the document, at most `most` of it, nearest first; empty when the document is not known. */
export function chainAround(records: ChainRecords, id: string, most = 60): Chain {
  const nodes = new Map<string, ChainNode>()
  for (const kind of chainKinds) for (const record of records(kind)) nodes.set(record.id, nodeOf(kind, record))
  if (!nodes.has(id)) return { nodes: [], links: [] }
  const links = linksIn(records).filter(({ from, to }) => nodes.has(from) && nodes.has(to))
  const near = nearest(id, neighbours(links), most)
  return {
    nodes: [...near].map((one) => nodes.get(one) as ChainNode).toSorted(byCourse),
    links: links.filter(({ from, to }) => near.has(from) && near.has(to)),
  }
}

const byCourse = (one: ChainNode, other: ChainNode): number =>
  chainKinds.indexOf(one.kind) - chainKinds.indexOf(other.kind) ||
  (one.number < other.number ? -1 : one.number > other.number ? 1 : 0)

function nodeOf(kind: ChainKind, record: ChainRecord): ChainNode {
  const date = record.postingDate ?? record.orderDate ?? record.documentDate
  const amount = record.totalAmountIncludingTax ?? record.amount
  return {
    id: record.id,
    kind,
    number: String(record.number ?? ''),
    date: typeof date === 'string' ? date : null,
    status: standingOf(record),
    amount: typeof amount === 'number' ? amount : null,
  }
}

/** Where a document stands: an order of which nothing is left to deliver or to invoice is `Completed`, whatever its status. */
export const standingOf = ({ status, archived }: Readonly<Record<string, unknown>>): string =>
  archived === true ? 'Completed' : typeof status === 'string' ? status : ''

type Lines = readonly Readonly<Record<string, unknown>>[]
const linesOf = ({ lines }: ChainRecord): Lines => (Array.isArray(lines) ? (lines as Lines) : [])

/** Every "made from", "delivered for", "settles" and "cancels" that the documents tell. */
function linksIn(records: ChainRecords): readonly ChainLink[] {
  const links = new Map<string, ChainLink>()
  const link = (from: unknown, to: unknown): void => {
    if (typeof from === 'string' && typeof to === 'string' && from !== '' && to !== '' && from !== to)
      links.set(`${from}/${to}`, { from, to })
  }
  const orderOfLine = new Map<unknown, string>()
  for (const kind of ['salesOrders', 'salesReturnOrders'] as const)
    for (const order of records(kind)) for (const line of linesOf(order)) orderOfLine.set(line.id, order.id)
  const numbered = (kind: ChainKind) => new Map([...records(kind)].map(({ number, id }) => [number, id]))
  const [orders, invoices, memos] = [numbered('salesOrders'), numbered('salesInvoices'), numbered('salesCreditMemos')]
  for (const quote of records('salesQuotes')) {
    link(quote.id, quote.orderId)
    link(quote.id, quote.invoiceId)
  }
  for (const order of records('salesOrders')) link(order.quoteId, order.id)
  for (const order of records('purchaseOrders'))
    for (const line of linesOf(order)) link(orders.get(line.salesOrderNumber), order.id)
  for (const kind of ['salesShipments', 'returnReceipts', 'purchaseReceipts'] as const)
    for (const delivery of records(kind)) link(delivery.orderId, delivery.id)
  for (const invoice of records('salesInvoices')) {
    link(invoice.quoteId, invoice.id)
    link(invoice.orderId, invoice.id)
    for (const line of linesOf(invoice)) link(orderOfLine.get(line.orderLineId), invoice.id)
    link(memos.get(invoice.corrects), invoice.id)
  }
  for (const order of records('salesReturnOrders')) link(invoices.get(order.appliesToDocumentNumber), order.id)
  for (const memo of records('salesCreditMemos')) {
    link(memo.returnOrderId, memo.id)
    for (const line of linesOf(memo)) link(orderOfLine.get(line.orderLineId), memo.id)
    link(invoices.get(memo.appliesToDocumentNumber), memo.id)
    link(invoices.get(memo.corrects), memo.id)
  }
  for (const payment of records('customerPayments'))
    for (const paid of Array.isArray(payment.settles) ? payment.settles : []) link(paid, payment.id)
  return [...links.values()]
}

function neighbours(links: readonly ChainLink[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>()
  const add = (from: string, to: string) => next.set(from, [...(next.get(from) ?? []), to])
  for (const { from, to } of links) {
    add(from, to)
    add(to, from)
  }
  return next
}

function nearest(id: string, next: ReadonlyMap<string, readonly string[]>, most: number): ReadonlySet<string> {
  const found = new Set([id])
  for (const one of found) {
    for (const other of next.get(one) ?? []) {
      if (found.size >= most) return found
      found.add(other)
    }
  }
  return found
}
