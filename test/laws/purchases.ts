/** Buying in a company's life: vendors, their orders, deliveries that go straight to customers; and what holds of them. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { money, quantity, sum } from '../../shared/basics/money.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import type { Body, Book, Request } from '../support/given.ts'
import type { Books } from './laws.ts'

type Pick = number
interface BoughtLine {
  readonly item: Pick
  readonly quantity: number
  readonly cost: number | null
  /** A sale that it is to deliver. */
  readonly sale: Pick | null
}
type Part = { readonly move: number | null; readonly invoice: number | null } | null
export type PurchaseStep =
  | { readonly does: 'vendor'; readonly country: string }
  | { readonly does: 'buy'; readonly vendor: Pick; readonly lines: readonly BoughtLine[] }
  | {
      readonly does: 'rebuy'
      readonly order: Pick
      readonly at: Pick
      readonly how: 'add' | 'drop' | 'set' | 'price' | 'free'
      readonly line: BoughtLine
    }
  | { readonly does: 'createPurchaseOrder'; readonly order: Pick }
  | {
      readonly does: 'purchase'
      readonly action: string
      readonly order: Pick
      readonly date: string | null
      readonly portions: readonly Part[] | null
    }
  | { readonly does: 'unbuy'; readonly order: Pick }

const pick = fc.nat(40)
const cost = fc.constantFrom(0, 9.99, 33.335, 60, 61.5, 7.77777, 1000)
const boughtLine = fc.record({
  item: pick,
  quantity: fc.constantFrom(1, 2, 3, 5, 8, 0.33333, 0, -1),
  cost: fc.option(cost),
  sale: fc.option(pick, { freq: 1 }),
})
const few = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 })
const part: fc.Arbitrary<Part> = fc.option(fc.record({ move: few, invoice: few }))
const portions: fc.Arbitrary<readonly Part[] | null> = fc.option(fc.array(part, { minLength: 1, maxLength: 4 }))
const actions = [
  'receive',
  'receive',
  'receive',
  'invoice',
  'invoice',
  'receiveAndInvoice',
  'release',
  'reopen',
] as const

/** Steps by weight, for one of many. */
export const purchaseSteps: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<PurchaseStep> }[] = [
  { weight: 1, arbitrary: fc.record({ does: fc.constant('vendor'), country: fc.constantFrom('BE', 'NL', 'US') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('buy'),
      vendor: pick,
      lines: fc.array(boughtLine, { minLength: 0, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('rebuy'),
      order: pick,
      at: pick,
      how: fc.constantFrom('add', 'drop', 'set', 'free', 'price', 'price', 'price'),
      line: boughtLine,
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('createPurchaseOrder'), order: pick }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('purchase'),
      action: fc.constantFrom(...actions),
      order: pick,
      date: fc.constantFrom(null, null, '2026-03-09', '2026-03-31', '2026-04-15'),
      portions,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unbuy'), order: pick }) },
] as const

const at = <T>(list: readonly T[], pick: Pick): T | undefined => list[pick % Math.max(1, list.length)]
const post = (path: string, body: unknown = {}): Request => ({ method: 'POST', path, body })

/** Two vendors that there always are. */
export const firstVendors: readonly Request[] = [
  post('vendors', { displayName: 'Wheels', country: 'BE', paymentTermsCode: '30D' }),
  post('vendors', { displayName: 'Raeder', country: 'DE', paymentTermsCode: 'CM', payToVendorNumber: 'V00001' }),
]

export function purchaseRequest(book: Book, step: PurchaseStep): Request | null {
  switch (step.does) {
    case 'vendor':
      return post('vendors', { displayName: 'Somebody', country: step.country })
    case 'buy':
      return post('purchaseOrders', {
        vendorNumber: at(book.all('vendors'), step.vendor)?.number,
        lines: step.lines.map((line) => bought(book, line)),
      })
    case 'rebuy':
      return rebought(book, step)
    case 'createPurchaseOrder': {
      const open = book.all('salesOrders').filter((one) => !one.archived && one.lines.some((line) => line.dropShipment))
      const order = at(step.order % 8 === 7 ? book.all('salesOrders') : open, step.order)
      return order ? post(`salesOrders/${order.number}/createPurchaseOrder`) : null
    }
    case 'purchase':
      return purchased(book, step)
    case 'unbuy': {
      const order = at(book.all('purchaseOrders'), step.order)
      return order ? { method: 'DELETE', path: `purchaseOrders/${order.number}` } : null
    }
  }
}

function bought(book: Book, { item, quantity, cost, sale }: BoughtLine): Body {
  const waiting = book
    .all('salesOrders')
    .flatMap((order) =>
      order.lines
        .filter((line) => line.dropShipment && line.purchaseOrderNumber === '')
        .map((line) => ({ order, line })),
    )
  const wanted = sale === null ? undefined : at(waiting, sale)
  return wanted
    ? { salesOrderNumber: wanted.order.number, salesOrderSequence: wanted.line.sequence, directUnitCost: cost }
    : { itemNumber: at(book.all('items'), item)?.number, quantity, directUnitCost: cost }
}

/** Mostly one that can still be worked on. */
function workable(book: Book, pick: Pick): RecordIn<'purchaseOrders'> | undefined {
  const open = book.all('purchaseOrders').filter((one) => !one.archived)
  return at(pick % 8 === 7 || open.length === 0 ? book.all('purchaseOrders') : open, pick)
}

function rebought(book: Book, step: Extract<PurchaseStep, { does: 'rebuy' }>): Request | null {
  const order = workable(book, step.order)
  if (!order) return null
  const place = step.at % Math.max(1, order.lines.length)
  const { quantity, cost: directUnitCost } = step.line
  const changed =
    step.how === 'set' ? { quantity } : step.how === 'free' ? { salesOrderNumber: '' } : { directUnitCost }
  const lines =
    step.how === 'add'
      ? [...order.lines, bought(book, step.line)]
      : step.how === 'drop'
        ? order.lines.filter((_, index) => index !== place)
        : order.lines.map((line, index) => (index === place ? { ...line, ...changed } : line))
  return { method: 'PUT', path: `purchaseOrders/${order.id}`, body: { ...order, lines } }
}

function purchased(book: Book, step: Extract<PurchaseStep, { does: 'purchase' }>): Request | null {
  const order = workable(book, step.order)
  if (!order) return null
  const lines = step.portions?.flatMap((part, index) => {
    const line = order.lines[index]
    return part && line ? [{ sequence: line.sequence, receiveQuantity: part.move, invoiceQuantity: part.invoice }] : []
  })
  return post(`purchaseOrders/${order.number}/${step.action}`, {
    postingDate: step.date,
    ...(lines ? { lines } : {}),
  })
}

export function purchasesAgree(books: Books) {
  payablesAgree(books)
  accrualsAgree(books)
  purchaseOrdersAgree(books)
  purchaseInvoicesAgree(books)
  deliveriesAgree(books)
  linksAgree(books)
}

const balanceOf = ({ entries }: Books, accounts: readonly string[]) =>
  sum(entries.generalLedgerEntries.filter((one) => accounts.includes(one.accountNumber)).map((one) => one.amount))

/** What we owe vendors is what the payables accounts say and what the details add up to. */
function payablesAgree(books: Books) {
  const { vendorLedgerEntries, detailedVendorLedgerEntries } = books.entries
  const accounts = books.all('vendorPostingGroups').map((group) => group.payablesAccount)
  const owed = sum(vendorLedgerEntries.map((one) => one.remainingAmountLocalCurrency))
  expect(balanceOf(books, accounts)).toBe(owed)
  expect(sum(detailedVendorLedgerEntries.map((one) => one.amountLocalCurrency))).toBe(owed)
  for (const entry of vendorLedgerEntries) expect(entry.open).toBe(entry.remainingAmount !== 0)
}

/** What vendors still have to invoice stands on the account of invoices to receive, where the set-up posts expected costs. */
function accrualsAgree(books: Books) {
  const isPosted = books.all('salesSetup')[0]?.expectedCostPostingToGL === true
  const accounts = books.all('generalPostingSetups').map((setup) => setup.inventoryAccrualInterimAccount)
  const expected = books.entries.itemLedgerEntries
    .filter((entry) => entry.entryType === 'Purchase')
    .map((entry) => entry.costAmountExpected)
  expect(balanceOf(books, accounts) + 0).toBe(isPosted ? 0 - sum(expected) : 0)
}

/** Nothing is received or invoiced twice, nor lost: order, receipts and invoices tell the same of every line. */
function purchaseOrdersAgree(books: Books) {
  const received = Map.groupBy(
    books.all('purchaseReceipts').flatMap((one) => one.lines),
    (line) => line.orderLineId,
  )
  const invoiced = Map.groupBy(
    books.all('purchaseInvoices').flatMap((one) => one.lines),
    (line) => line.orderLineId,
  )
  const units = (lines: readonly { readonly quantity: number }[] = []) =>
    sum(lines.map((line) => quantity(line.quantity)))
  for (const order of books.all('purchaseOrders')) {
    for (const line of order.lines) {
      const [all, done, paid] = [line.quantity, line.receivedQuantity, line.invoicedQuantity].map(quantity)
      expect(units(received.get(line.id))).toBe(done)
      expect(units(invoiced.get(line.id))).toBe(paid)
      expect(sum((received.get(line.id) ?? []).map((one) => quantity(one.invoicedQuantity)))).toBe(paid)
      expect(paid).toBeLessThanOrEqual(done as number)
      expect(done).toBeLessThanOrEqual(all as number)
      expect(quantity(line.outstandingQuantity)).toBe((all as number) - (done as number))
    }
    const goods = order.lines.filter((line) => line.quantity !== 0)
    const isDone = goods.length > 0 && goods.every((line) => line.invoicedQuantity === line.quantity)
    expect(order.archived).toBe(isDone)
    if (isDone) expect(order.uninvoicedReceipts).toEqual([])
  }
}

/** A vendor's invoice, its entry and its VAT say the same, and what was bought is debited once. */
function purchaseInvoicesAgree({ all, entries }: Books) {
  for (const invoice of all('purchaseInvoices')) {
    const own = <E extends { readonly documentNumber: string }>(list: readonly E[]) =>
      list.filter((entry) => entry.documentNumber === invoice.number)
    expect(own(entries.vendorLedgerEntries).map((one) => -one.amount + 0)).toEqual([
      money(invoice.totalAmountIncludingTax),
    ])
    const vat = own(entries.vatEntries)
    expect(vat.every((one) => one.type === 'Purchase')).toBe(true)
    expect(sum(vat.map((one) => one.base))).toBe(money(invoice.totalAmountExcludingTax))
    const normal = vat.filter((one) => one.calculationType === 'Normal VAT')
    expect(sum(normal.map((one) => one.amount))).toBe(money(invoice.totalTaxAmount))
    const goods = invoice.lines.filter(
      (line) => all('items').find((one) => one.number === line.itemNumber)?.type === 'Inventory',
    )
    const direct = own(entries.valueEntries).filter((one) => one.entryType === 'Direct Cost')
    expect(sum(direct.map((one) => one.costAmountActual))).toBe(
      sum(goods.map((line) => money(line.amountExcludingTax))),
    )
  }
}

/** A drop shipment leaves nothing in stock, and costs the sale what the vendor asks. */
function deliveriesAgree({ entries: { itemLedgerEntries } }: Books) {
  const dropped = itemLedgerEntries.filter((one) => one.dropShipment)
  for (const entry of dropped) expect(entry.remainingQuantity).toBe(0)
  for (const own of Map.groupBy(dropped, (one) => `${one.itemNumber} ${one.transactionNumber}`).values()) {
    expect(sum(own.map((one) => one.quantity))).toBe(0)
    expect(sum(own.map((one) => one.costAmountActual + one.costAmountExpected))).toBe(0)
  }
}

/** Linked lines name each other, agree on what is delivered, and none names a line that is gone. */
function linksAgree({ all }: Books) {
  const bought = new Map(all('purchaseOrders').map((one) => [one.number, one]))
  const sold = new Map(all('salesOrders').map((one) => [one.number, one]))
  for (const order of sold.values())
    for (const line of order.lines) {
      if (line.purchaseOrderNumber === '') continue
      const other = bought
        .get(line.purchaseOrderNumber)
        ?.lines.find((one) => one.sequence === line.purchaseOrderSequence)
      expect(other).toMatchObject({ salesOrderNumber: order.number, salesOrderSequence: line.sequence })
      expect(other).toMatchObject({ itemNumber: line.lineObjectNumber, receivedQuantity: line.shippedQuantity })
    }
  for (const order of bought.values())
    for (const line of order.lines) {
      if (line.salesOrderNumber === '') continue
      const other = sold.get(line.salesOrderNumber)?.lines.find((one) => one.sequence === line.salesOrderSequence)
      expect(other).toMatchObject({ purchaseOrderNumber: order.number, purchaseOrderSequence: line.sequence })
    }
}
