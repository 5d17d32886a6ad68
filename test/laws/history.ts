/** A drawn history, lived through: its steps become requests against what there is at that moment. */
import type { Entry } from '../../shared/ledger/ledgers.ts'
import { isCreditMemo, type PostedSale } from '../../shared/posting/direction.ts'
import { documentResources, isClosed, kindOf } from '../../shared/posting/document-kinds.ts'
import { type Delivery, type Order, orderKinds } from '../../shared/posting/orders/order-kinds.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { aBook, type Body, type Book, type Request, type Sent } from '../support/given.ts'
import { firstVendors, purchaseRequest } from './purchases.ts'
import { firstTerms, reminderRequest } from './receivables.ts'
import type { Discount, History, LineStep, Pick, Step } from './steps.ts'

export interface Lived {
  readonly book: Book
  readonly requests: readonly Request[]
  readonly answers: readonly Sent[]
}

/** What every history begins with: customers at home and abroad, goods of two rates in stock, a service. */
const beginning: readonly Request[] = [
  request('POST', 'customers', { displayName: 'Ans', country: 'BE', paymentTermsCode: '30D' }),
  request('POST', 'customers', {
    displayName: 'Bram',
    country: 'NL',
    invoiceDiscounts: [{ minimumAmount: 100, discountPercent: 2.5 }],
  }),
  request('POST', 'customers', {
    displayName: 'Cas',
    country: 'BE',
    pricesIncludeTax: true,
    creditLimit: 500,
    paymentTermsCode: '1M(8D)',
    applicationMethod: 'Apply to Oldest',
  }),
  request('PUT', 'currencies/USD', {
    displayName: 'US dollar',
    invoiceRoundingPrecision: 0.05,
    realizedGainsAccount: '654000',
    realizedLossesAccount: '654000',
  }),
  request('PUT', 'currencies/JPY', { displayName: 'Yen', amountRoundingPrecision: 1 }),
  request('PUT', 'currencyExchangeRates/USD/2026-03-05', {
    exchangeRateAmount: 1,
    relationalExchangeRateAmount: 0.92273,
  }),
  request('PUT', 'currencyExchangeRates/USD/2026-04-01', {
    exchangeRateAmount: 1.1837,
    relationalExchangeRateAmount: 1,
  }),
  request('PUT', 'currencyExchangeRates/JPY/2026-01-01', {
    exchangeRateAmount: 163.7,
    relationalExchangeRateAmount: 1,
  }),
  ...firstVendors,
  ...firstTerms,
  ...['C00001', 'C00003'].map((number) => request('PATCH', `customers/${number}`, { reminderTermsCode: 'STRICT' })),
  request('POST', 'items', { displayName: 'Bicycle', unitPrice: 100, unitCost: 60, vendorNumber: 'V00001' }),
  request('POST', 'items', {
    displayName: 'Book',
    unitPrice: 19.99,
    unitCost: 7.77777,
    vatProductPostingGroup: 'VAT6',
    vendorNumber: 'V00002',
  }),
  request('POST', 'items', { displayName: 'Hour', type: 'Service', unitPrice: 41.68 }),
  request('POST', 'itemJournals/post', {
    lines: [
      { entryType: 'Purchase', itemNumber: 'I00001', quantity: 7, unitCost: 61.5, documentNumber: 'P' },
      { entryType: 'Positive Adjmt.', itemNumber: 'I00002', quantity: 9.5, unitCost: 7.33333, documentNumber: 'P' },
    ],
  }),
]

function request(method: string, path: string, body?: unknown): Request {
  return { method, path, body }
}

export function live(history: History): Lived {
  const book = aBook()
  const requests: Request[] = []
  const answers: Sent[] = []
  const send = (one: Request) => {
    requests.push(one)
    answers.push(book.send(one))
  }
  send(request('PATCH', 'salesSetup', history.setup))
  for (const one of beginning) send(one)
  for (const step of history.steps) {
    const one = requestOf(book, step)
    if (one) send(one)
  }
  return { book, requests, answers }
}

/** Mostly something that can still be worked on; now and then anything at all. */
const workable = <T>(all: readonly T[], isOpen: (one: T) => boolean, pick: Pick): readonly T[] => {
  const open = all.filter(isOpen)
  return pick % 8 === 7 || open.length === 0 ? all : open
}
const at = <T>(list: readonly T[], pick: Pick): T | undefined => list[pick % Math.max(1, list.length)]
/** Documents that may still be worked on, each with its path. */
const draftsOf = (book: Book) =>
  documentResources.flatMap((type) =>
    book
      .all(type)
      .filter((one) => !isClosed(type, one))
      .map((draft) => ({ draft, path: `${type}/${draft.id}` })),
  )

function requestOf(book: Book, step: Step): Request | null {
  switch (step.does) {
    case 'customer':
      return request('POST', 'customers', {
        displayName: 'Someone',
        country: step.country,
        pricesIncludeTax: step.gross,
        billToCustomerNumber: step.payer === null ? '' : at(book.all('customers'), step.payer)?.number,
      })
    case 'item':
      return request('POST', 'items', {
        displayName: 'Something',
        type: step.service ? 'Service' : 'Inventory',
        unitPrice: step.price,
        unitCost: step.cost,
        vatProductPostingGroup: step.vat,
        priceIncludesTax: step.gross,
      })
    case 'journal':
      return request('POST', 'itemJournals/post', {
        postingDate: step.date,
        lines: step.lines.map(({ item, type, quantity, cost }) => ({
          entryType: type,
          itemNumber: at(book.all('items'), item)?.number ?? 'NONE',
          quantity,
          unitCost: cost,
          documentNumber: 'J',
        })),
      })
    case 'draft':
      return request('POST', step.type, {
        customerNumber: at(book.all('customers'), step.customer)?.number,
        externalDocumentNumber: step.reference,
        ...(step.currency === null ? {} : { currencyCode: step.currency, currencyFactor: step.factor }),
        ...(step.gross === null ? {} : { pricesIncludeTax: step.gross }),
        ...discounted(step.discount),
        ...(kindOf(step.type).trade === 'credit' ? settling(book, step) : {}),
        lines: step.lines.map((line) => ({
          ...lineBody(book, line),
          ...(kindOf(step.type).trade === 'credit' ? returned(book, line) : {}),
          ...(step.type === 'salesOrders' ? dropped(book, line) : {}),
        })),
      })
    case 'rewrite':
      return rewritten(book, step)
    case 'header': {
      const found = at(draftsOf(book), step.draft)
      return found ? request('PATCH', found.path, step.body) : null
    }
    case 'post': {
      const all = [...book.all('salesInvoices'), ...book.all('salesCreditMemos')]
      const draft = at(
        workable(all, (one) => one.status === 'Draft', step.draft),
        step.draft,
      )
      if (!draft) return null
      const ifMatch = { ifMatch: `"${step.stale ? draft.version + 1 : draft.version}"` }
      const type = isCreditMemo(draft) ? 'salesCreditMemos' : 'salesInvoices'
      return { ...request('POST', `${type}/${draft.id}/post`, { postingDate: step.date }), ...ifMatch }
    }
    case 'ship':
    case 'invoice':
    case 'shipAndInvoice':
    case 'receive':
    case 'credit':
    case 'receiveAndCredit':
      return moved(book, step)
    case 'undo': {
      const type = step.receipt ? 'returnReceipts' : 'salesShipments'
      const all: readonly RecordIn<'salesShipments'>[] = book.all(type)
      const delivery = at(
        workable(all, (one) => one.lines.some((line) => !line.correction && line.invoicedQuantity === 0), step.pick),
        step.pick,
      )
      const line = delivery && step.line !== null ? at(delivery.lines, step.line) : undefined
      const body = line ? { lines: [line.sequence] } : {}
      return delivery ? request('POST', `${type}/${delivery.number}/undo`, body) : null
    }
    case 'makeOrder':
    case 'makeInvoice': {
      const quote = at(
        workable(book.all('salesQuotes'), (one) => one.status !== 'Accepted', step.quote),
        step.quote,
      )
      return quote ? request('POST', `salesQuotes/${quote.number}/${step.does}`, { postingDate: step.date }) : null
    }
    case 'copy': {
      const source = at(book.all(step.type), step.source)
      const path = `${step.type}/${source?.id}/copy`
      return source ? request('POST', path, { to: step.to, recalculate: step.recalculate }) : null
    }
    case 'pull':
      return pulled(book, step)
    case 'deleteExpired':
      return request('POST', 'salesQuotes/deleteExpired', { before: step.before })
    case 'release':
    case 'reopen': {
      const order = at(book.all('salesOrders'), step.order)
      return order ? request('POST', `salesOrders/${order.number}/${step.does}`) : null
    }
    case 'delete': {
      const record = at(book.all(step.type as 'salesOrders'), step.pick)
      return record ? request('DELETE', `${step.type}/${record.number}`) : null
    }
    case 'send':
    case 'postAndSend': {
      const { type, does, to, attachUbl } = step
      const document = at(book.all(type), step.pick)
      return document ? request('POST', `${type}/${document.number}/${does}`, { to, attachUbl }) : null
    }
    case 'block': {
      const customer = at(book.all('customers'), step.customer)
      return customer ? request('PATCH', `customers/${customer.number}`, { blocked: step.blocked }) : null
    }
    case 'pay':
      return request('POST', 'customerPayments/post', {
        lines: step.lines.map((line) => paymentLine(book, line, step.date)),
      })
    case 'apply':
    case 'unapply': {
      const items = book.entries.customerLedgerEntries
      const item = at(
        workable(
          items,
          (one) =>
            step.does === 'apply'
              ? items.some(isAgainst(one))
              : one.remainingAmount !== one.amount && one.reversedByEntryNumber === null,
          step.item,
        ),
        step.item,
      )
      if (!item) return null
      const path = `customerLedgerEntries/${item.entryNumber}/${step.does}`
      return request('POST', path, step.does === 'apply' ? applied(book, item, step) : { postingDate: step.date })
    }
    case 'cancel':
    case 'correct': {
      const invoice = at(
        workable(book.all('salesInvoices'), (one) => one.status === 'Open' || one.status === 'Paid', step.invoice),
        step.invoice,
      )
      return invoice
        ? request('POST', `salesInvoices/${invoice.id}/${step.does}`, { unapplyPayments: step.unapplies })
        : null
    }
    case 'makeCorrectiveCreditMemo': {
      const invoice = at(
        workable(book.all('salesInvoices'), (one) => one.status === 'Open', step.document),
        step.document,
      )
      return invoice ? request('POST', `salesInvoices/${invoice.id}/makeCorrectiveCreditMemo`) : null
    }
    case 'cancelCreditMemo': {
      const memo = at(
        workable(book.all('salesCreditMemos'), (one) => one.status === 'Corrective', step.document),
        step.document,
      )
      return memo ? request('POST', `salesCreditMemos/${memo.id}/cancel`) : null
    }
    case 'reverse':
      return request('POST', `registers/${(step.transaction % Math.max(1, book.transactions.length)) + 1}/reverse`)
    case 'vendor':
    case 'buy':
    case 'rebuy':
    case 'createPurchaseOrder':
    case 'purchase':
    case 'unbuy':
      return purchaseRequest(book, step)
    case 'remind':
    case 'issueReminder':
    case 'cancelReminder':
    case 'deleteReminder':
      return reminderRequest(book, step)
    case 'nonsense':
      return request('POST', 'salesOrders', step.body)
  }
}

/** Mostly of the customer whose documents it names, and those mostly open. */
function paymentLine(
  book: Book,
  { customer, amount, order, documents }: Extract<Step, { does: 'pay' }>['lines'][number],
  postingDate: string | null,
): Body {
  const debts = book.all('salesInvoices').filter((one) => one.status !== 'Draft')
  const named = documents.flatMap((one) => {
    const open = workable(debts, (debt) => debt.status === 'Open', one.document)
    const found = at(open, one.document)
    return found ? [{ found, amount: one.amount }] : []
  })
  const orders = book.all('salesOrders')
  const advance =
    order === null
      ? undefined
      : at(
          workable(orders, (one) => !one.archived, order),
          order,
        )
  const payer = customer % 8 === 7 ? undefined : (named[0]?.found.billToCustomerNumber ?? advance?.billToCustomerNumber)
  return {
    customerNumber: payer ?? at(book.all('customers'), customer)?.number,
    postingDate,
    amount: advance && amount > 0 ? advance.totalAmountIncludingTax : amount,
    ...(advance ? { orderNumber: advance.number } : {}),
    applications: named.map(({ found, amount: part }) => ({ documentNumber: found.number, amount: part })),
  }
}
type Item = Entry<'customerLedgerEntries'>
/** Open items of one customer that can settle each other. */
export const isAgainst = (item: Item) => (one: Item) =>
  one.open &&
  item.open &&
  one.customerNumber === item.customerNumber &&
  one.currencyCode === item.currencyCode &&
  one.amount * item.amount < 0
function applied(book: Book, item: Item, { others, amount }: Extract<Step, { does: 'apply' }>): Body {
  const items = book.entries.customerLedgerEntries
  const entries = others.map((pick) => ({
    entryNumber: at(workable(items, isAgainst(item), pick), pick)?.entryNumber,
    amount,
  }))
  return { entries: others.length === 3 ? entries : entries.slice(0, 1) }
}

/** Now and then a credit names an invoice, mostly an open one of its customer. */
function settling(book: Book, { customer, lines }: Extract<Step, { does: 'draft' }>): Body {
  if (lines.length % 2 === 1) return {}
  const number = at(book.all('customers'), customer)?.number
  const debts = book.all('salesInvoices').filter((one) => one.status !== 'Draft')
  const likely = workable(debts, (one) => one.status === 'Open' && one.customerNumber === number, customer)
  return { appliesToDocumentNumber: at(likely, customer)?.number ?? '' }
}

const discounted = (discount: Discount): Body =>
  discount === null
    ? {}
    : 'percent' in discount
      ? { invoiceDiscountPercent: discount.percent }
      : { discountAmount: discount.amount }

function lineBody(book: Book, line: LineStep): Body {
  const { quantity, unitPrice, discountPercent, discountAmount, allowInvoiceDiscount } = line
  const figures = { quantity, unitPrice, discountPercent, discountAmount, allowInvoiceDiscount }
  if (line.kind === 'comment') return { lineType: 'Comment', description: 'As agreed' }
  if (line.kind === 'unknown') return { lineType: 'Item', lineObjectNumber: 'NOT-THERE', ...figures }
  if (line.kind === 'account')
    return {
      lineType: 'Account',
      lineObjectNumber: book.find('generalPostingSetups', 'DOMESTIC/SERVICES').salesAccount,
      taxCode: 'VAT21',
      ...figures,
    }
  return { lineType: 'Item', lineObjectNumber: at(book.all('items'), line.item)?.number ?? 'NONE', ...figures }
}

function rewritten(book: Book, step: Extract<Step, { does: 'rewrite' }>): Request | null {
  const found = at(draftsOf(book), step.draft)
  if (!found) return null
  const { draft, path } = found
  const lines: readonly Body[] = draft.lines
  const place = step.at % Math.max(1, lines.length)
  const line = lineBody(book, step.line)
  const after =
    step.how === 'add'
      ? [...lines, line]
      : step.how === 'drop'
        ? lines.filter((_, index) => index !== place)
        : lines.map((one, index) =>
            index === place ? { ...one, quantity: step.line.quantity, unitPrice: step.line.unitPrice } : one,
          )
  return request('PUT', path, { ...draft, lines: after })
}

/** Mostly what a vendor can deliver: goods, and some of them. */
function dropped(book: Book, { item, kind, quantity, dropShipment }: LineStep): Body {
  const isGoods = kind === 'item' && at(book.all('items'), item)?.type === 'Inventory' && quantity > 0
  return { dropShipment: dropShipment && (isGoods || item % 8 === 7) }
}

/** A sale to take back of, mostly no more than is left of it. */
function returned(book: Book, { from, quantity }: LineStep): Body {
  const sales = book.entries.itemLedgerEntries.filter((entry) => entry.entryType === 'Sale' && entry.quantity < 0)
  const sale = from === null ? undefined : at(sales, from)
  if (!sale) return {}
  const left = -sale.shippedQuantityNotReturned / 1e5
  return {
    lineType: 'Item',
    lineObjectNumber: sale.itemNumber,
    appliesFromEntry: sale.entryNumber,
    quantity: left > 0 && (from ?? 0) % 5 > 0 ? Math.min(left, quantity) : quantity,
  }
}

/** What the steps call the actions of orders and of return orders. */
const movements = {
  ship: ['salesOrders', 'ship'],
  invoice: ['salesOrders', 'invoice'],
  shipAndInvoice: ['salesOrders', 'shipAndInvoice'],
  receive: ['salesReturnOrders', 'receive'],
  credit: ['salesReturnOrders', 'invoice'],
  receiveAndCredit: ['salesReturnOrders', 'receiveAndInvoice'],
} as const

/** Mostly what is still to be invoiced or credited, on a draft for the same customer. */
function pulled(book: Book, step: Extract<Step, { does: 'pull' }>): Request | null {
  const { delivery, posted, named } = step.receipts ? orderKinds.salesReturnOrders : orderKinds.salesOrders
  const isOpen = ({ lines }: Delivery) => lines.some((line) => line.quantity !== line.invoicedQuantity)
  const all: readonly Delivery[] = book.all(delivery)
  const deliveries = step.deliveries.flatMap((pick) => at(workable(all, isOpen, pick), pick) ?? [])
  const customer = deliveries[0]?.customerNumber
  const isOwn = (one: PostedSale) => one.status === 'Draft' && one.customerNumber === customer
  const drafts: readonly PostedSale[] = book.all(posted)
  const draft = at(workable(drafts, isOwn, step.invoice), step.invoice)
  const action = step.receipts ? 'getReturnReceiptLines' : 'getShipmentLines'
  return draft
    ? request('POST', `${posted}/${draft.id}/${action}`, { [named.numbers]: deliveries.map(({ number }) => number) })
    : null
}

function moved(book: Book, step: Extract<Step, { readonly parts: unknown }>): Request | null {
  const [type, action] = movements[step.does]
  const all: readonly Order[] = book.all(type)
  const order = at(
    workable(all, (one) => !one.archived, step.order),
    step.order,
  )
  if (!order) return null
  const { next } = orderKinds[type].handling
  const lines = step.parts?.flatMap((part, index) => {
    const line = order.lines[index]
    return part === null || !line ? [] : [{ sequence: line.sequence, [next]: part.move, invoiceQuantity: part.invoice }]
  })
  return request('POST', `${type}/${order.number}/${action}`, {
    postingDate: step.date,
    ...(lines ? { lines } : {}),
  })
}
