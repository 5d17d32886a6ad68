/** What always holds of a company's books, whatever happened in it. Figures are the whole numbers of the ledgers. */
import { expect } from 'vitest'
import { money, plus, price, quantity, sum } from '../../shared/basics/money.ts'
import { type Entry, ledgerNames } from '../../shared/ledger/ledgers.ts'
import type { PostedSale } from '../../shared/posting/direction.ts'
import { directionOf } from '../../shared/posting/direction.ts'
import { averageCosts } from '../../shared/posting/items/average-cost.ts'
import { inOrder } from '../../shared/posting/items/item-ledger.ts'
import { type Order, type OrderKind, orderKinds } from '../../shared/posting/orders/order-kinds.ts'
import type { RecordIn, Resource } from '../../shared/posting/resources.ts'
import type { AnyLine, Line, ShipmentLine } from '../../shared/sales/document.ts'
import type { EntryLists } from '../support/given.ts'
import { purchasesAgree } from './purchases.ts'
import { prepaymentsAgree, receivablesAgreeOnEveryDay, remindersAgree } from './receivables.ts'
import { saleAgrees } from './sale.ts'

export interface Books {
  readonly entries: EntryLists
  readonly transactions: readonly { readonly number: number }[]
  all<T extends Resource>(type: T): RecordIn<T>[]
}

export function checkLaws(books: Books) {
  numbersRun(books)
  booksBalance(books)
  receivablesAgree(books)
  receivablesAgreeOnEveryDay(books)
  prepaymentsAgree(books)
  remindersAgree(books)
  applicationsAgree(books)
  stockAgrees(books)
  returnsAgree(books)
  valuesAgree(books)
  ordersAgree(books)
  invoicesAgree(books)
  cancellationsAgree(books)
  quotesAgree(books)
  purchasesAgree(books)
  postedNumbersRun(books)
}

const by = <T>(list: readonly T[], key: (one: T) => string | number): Map<string | number, T[]> =>
  Map.groupBy(list, key)
const total = <T, K extends keyof T>(list: readonly T[], field: K) => sum(list.map((one) => one[field] as number))
const balanceOf = ({ entries }: Books, accounts: readonly string[]) =>
  total(
    entries.generalLedgerEntries.filter((entry) => accounts.includes(entry.accountNumber)),
    'amount',
  )

/** Entries are numbered 1, 2, 3, …, transaction after transaction. */
function numbersRun({ entries, transactions }: Books) {
  for (const ledger of ledgerNames) {
    expect(entries[ledger].map((entry) => entry.entryNumber)).toEqual(entries[ledger].map((_, index) => index + 1))
    const written = entries[ledger].map((entry) => entry.transactionNumber)
    expect(written).toEqual(written.toSorted((one, other) => one - other))
  }
  expect(transactions.map((one) => one.number)).toEqual(transactions.map((_, index) => index + 1))
}

/** Every transaction comes to nothing, on every date; on accounts that there are. */
function booksBalance(books: Books) {
  const accounts = new Set(books.all('accounts').map((account) => account.number))
  for (const entry of books.entries.generalLedgerEntries) {
    expect(accounts).toContain(entry.accountNumber)
    expect(entry.debitAmount - entry.creditAmount).toBe(entry.amount)
  }
  const dated = by(books.entries.generalLedgerEntries, (entry) => `${entry.transactionNumber} ${entry.postingDate}`)
  for (const [transaction, own] of dated) expect([transaction, total(own, 'amount')]).toEqual([transaction, 0])
}

/** What customers owe is what the receivables accounts say and what the details add up to. */
function receivablesAgree(books: Books) {
  const { customerLedgerEntries, detailedCustomerLedgerEntries } = books.entries
  const accounts = books.all('customerPostingGroups').map((group) => group.receivablesAccount)
  const owed = total(customerLedgerEntries, 'remainingAmountLocalCurrency')
  expect(balanceOf(books, accounts)).toBe(owed)
  expect(total(detailedCustomerLedgerEntries, 'amountLocalCurrency')).toBe(owed)
  const details = by(detailedCustomerLedgerEntries, (entry) => entry.customerLedgerEntryNumber)
  for (const entry of customerLedgerEntries) {
    const own = details.get(entry.entryNumber) ?? []
    expect(total(own, 'amount')).toBe(entry.remainingAmount)
    expect(total(own, 'amountLocalCurrency')).toBe(entry.remainingAmountLocalCurrency)
    expect(entry.open).toBe(entry.remainingAmount !== 0)
  }
}

/** Each application takes from one what it gives to the other; what is written off is all that it changes in the books. */
function applicationsAgree(books: Books) {
  const { customerLedgerEntries, detailedCustomerLedgerEntries, bankAccountLedgerEntries } = books.entries
  const applications = by(
    detailedCustomerLedgerEntries.filter((one) => one.applicationNumber !== null),
    (one) => one.applicationNumber ?? 0,
  )
  for (const [number, own] of applications) {
    expect(
      total(
        own.filter((one) => one.entryType === 'Application'),
        'amount',
      ) + 0,
    ).toBe(0)
    const undone = own.filter((one) => one.unapplied)
    expect([number, undone.length === 0 || undone.length === own.length]).toEqual([number, true])
    expect([number, total(undone, 'amount') + 0, total(undone, 'amountLocalCurrency') + 0]).toEqual([number, 0, 0])
  }
  const banks = books.all('bankAccounts').map((bank) => bank.account)
  expect(balanceOf(books, banks)).toBe(total(bankAccountLedgerEntries, 'amountLocalCurrency'))
  for (const entry of customerLedgerEntries) {
    expect(entry.remainingAmount === 0 || Math.sign(entry.remainingAmount) === Math.sign(entry.amount)).toBe(true)
    if (!entry.open) expect(entry.remainingAmountLocalCurrency + 0).toBe(0)
    if (entry.open) expect([entry.entryNumber, entry.closedByEntryNumber]).toEqual([entry.entryNumber, null])
    expect(Math.abs(entry.remainingPmtDiscPossible)).toBeLessThanOrEqual(Math.abs(entry.remainingAmount))
  }
  const items = new Map(customerLedgerEntries.map((one) => [one.documentId, one]))
  for (const document of [...books.all('salesInvoices'), ...books.all('salesCreditMemos')]) {
    const item = items.get(document.id)
    if (document.status === 'Draft' || !item) continue
    expect(money(document.remainingAmount)).toBe(Math.abs(item.remainingAmount))
    if (document.status === 'Open' || document.status === 'Paid') expect(document.status === 'Open').toBe(item.open)
  }
}

/** Stock in the general ledger is what the item entries cost; what is left of them is what applications left. */
function stockAgrees(books: Books) {
  const { itemLedgerEntries, itemApplicationEntries } = books.entries
  const groups = books.all('inventoryPostingGroups')
  expect(
    balanceOf(
      books,
      groups.map((group) => group.inventoryAccount),
    ),
  ).toBe(total(itemLedgerEntries, 'costAmountActual'))
  const interim = groups.map((group) => group.inventoryInterimAccount)
  const expected = books.all('salesSetup')[0]?.expectedCostPostingToGL
    ? total(itemLedgerEntries, 'costAmountExpected')
    : 0
  expect(balanceOf(books, interim)).toBe(expected)
  const inbound = by(itemApplicationEntries, (entry) => entry.inboundEntryNumber)
  const outbound = by(itemApplicationEntries, (entry) => entry.outboundEntryNumber)
  for (const entry of itemLedgerEntries) {
    const applied = (entry.quantity > 0 ? inbound : outbound).get(entry.entryNumber) ?? []
    const left = Math.abs(entry.quantity) - total(applied, 'quantity')
    expect([entry.entryNumber, Math.abs(entry.remainingQuantity)]).toEqual([entry.entryNumber, left])
    expect(entry.open).toBe(entry.remainingQuantity !== 0)
  }
  const bounded = books.all('salesSetup')[0]?.preventNegativeInventory === true
  for (const own of by(itemLedgerEntries, (entry) => entry.itemNumber).values()) {
    if (bounded) expect(total(own, 'quantity')).toBeGreaterThanOrEqual(0)
    itemAgrees(own, books.all('salesSetup')[0]?.costingMethod ?? 'FIFO')
    if (books.all('salesSetup')[0]?.costingMethod === 'Average') averageAgrees(books, own)
  }
}

/** What has all gone again cost what it came for; what left beyond the stock, what it was valued at. */
function itemAgrees(own: readonly Entry<'itemLedgerEntries'>[], costingMethod: string) {
  expect(total(own, 'quantity')).toBe(total(own, 'remainingQuantity'))
  const [layers, gaps] = [
    own.filter((entry) => entry.remainingQuantity > 0),
    own.filter((entry) => entry.remainingQuantity < 0),
  ]
  // Stock beside what left without a receipt is only what came back of a sale, and covers nothing up to that sale.
  for (const layer of layers)
    for (const gap of gaps) expect(layer.appliesToEntry).toBeGreaterThanOrEqual(gap.entryNumber)
  const [over, short] = [layers.length > 0, gaps.length > 0]
  const cost = total(own, 'costAmountActual') + total(own, 'costAmountExpected')
  if (!over && !short) expect(cost).toBe(0)
  if (costingMethod === 'Average') return
  if (!over) expect(cost).toBe(total(own, 'provisionalCostAmount'))
  for (const entry of own) if (entry.remainingQuantity >= 0) expect(entry.provisionalCostAmount + 0).toBe(0)
}

/**
 * Worked out over all that ever happened, averages are what was posted bit by bit; what was undone cancels
 * out either way, and of several returns of a sale each may be the one that takes the odd cent.
 */
function averageAgrees({ all }: Books, own: readonly Entry<'itemLedgerEntries'>[]) {
  const item = all('items').find((one) => one.number === own[0]?.itemNumber)
  const cost = (entry: Entry<'itemLedgerEntries'>) => plus(entry.costAmountActual, entry.costAmountExpected)
  const stocked = inOrder(own.filter((entry) => !entry.dropShipment))
  const moved = stocked.map((entry) => ({ ...entry, cost: cost(entry), takesBack: entry.appliesToEntry }))
  const wanted = averageCosts(moved, price(item?.unitCost ?? 0))
  const undone = new Set(
    stocked.flatMap((one) => (one.quantity < 0 && one.appliesToEntry ? [one.entryNumber, one.appliesToEntry] : [])),
  )
  const returns = stocked.filter((one) => one.appliesToEntry !== null).length
  for (const entry of stocked) {
    if (undone.has(entry.entryNumber)) continue
    const average = wanted.get(entry.entryNumber)
    if (average !== undefined) expect(Math.abs(Math.abs(cost(entry)) - average)).toBeLessThanOrEqual(returns)
  }
}

/** No more comes back of a sale than it sent out; and what came back whole cost just what it left with. */
function returnsAgree({ entries: { itemLedgerEntries } }: Books) {
  const takingBack = by(itemLedgerEntries, (entry) => entry.appliesToEntry ?? 0)
  const cost = (one: Entry<'itemLedgerEntries'>) => one.costAmountActual + one.costAmountExpected
  for (const sale of itemLedgerEntries) {
    if (sale.entryType !== 'Sale' || sale.quantity > 0 || sale.appliesToEntry !== null) continue
    const returns = takingBack.get(sale.entryNumber) ?? []
    const all = [...returns, ...returns.flatMap((one) => takingBack.get(one.entryNumber) ?? [])]
    expect(sale.shippedQuantityNotReturned).toBeLessThanOrEqual(0)
    expect(sale.quantity + total(all, 'quantity')).toBe(sale.shippedQuantityNotReturned + 0)
    if (sale.shippedQuantityNotReturned === 0) expect(cost(sale) + sum(all.map(cost))).toBe(0)
    for (const one of all) expect([one.itemNumber, one.entryType]).toEqual([sale.itemNumber, sale.entryType])
  }
}

/** The value entries of an item entry add up to what it says of itself. */
function valuesAgree({ entries }: Books) {
  const values = by(entries.valueEntries, (entry) => entry.itemLedgerEntryNumber)
  const figures = [
    'invoicedQuantity',
    'costAmountActual',
    'costAmountExpected',
    'salesAmountActual',
    'salesAmountExpected',
  ] as const
  for (const entry of entries.itemLedgerEntries) {
    const own = values.get(entry.entryNumber) ?? []
    expect(total(own, 'itemLedgerEntryQuantity')).toBe(entry.quantity)
    for (const figure of figures)
      expect([entry.entryNumber, figure, total(own, figure)]).toEqual([entry.entryNumber, figure, entry[figure] + 0])
    if (entry.invoicedQuantity === entry.quantity)
      expect([entry.costAmountExpected + 0, entry.salesAmountExpected + 0]).toEqual([0, 0])
  }
}

/** Nothing is moved or invoiced twice, nor lost: order, deliveries and invoices tell the same of every line. */
function ordersAgree(books: Books) {
  for (const kind of Object.values(orderKinds)) ordersOfKindAgree(books, kind)
}

function ordersOfKindAgree(books: Books, { resource, delivery, posted, handling, uninvoiced }: OrderKind) {
  const linesOfAll = <L extends { readonly orderLineId: string }>(
    documents: readonly { readonly lines: readonly L[] }[],
  ) =>
    by(
      documents.flatMap((one) => one.lines),
      (line) => line.orderLineId,
    )
  const moved = linesOfAll<ShipmentLine>(books.all(delivery))
  const isPosted = ({ status }: { readonly status: string }) => status !== 'Draft'
  const invoiced = linesOfAll<Line>((books.all(posted) as readonly PostedSale[]).filter(isPosted))
  const units = (lines: readonly { readonly quantity: number }[] | undefined) =>
    sum((lines ?? []).map((line) => quantity(line.quantity)))
  const standing = books.all('salesCreditMemos').filter(({ status }) => status !== 'Draft' && status !== 'Canceled')
  const backs = resource === 'salesOrders' ? linesOfAll<Line>(standing) : new Map<string, Line[]>()
  const orders: readonly Order[] = books.all(resource)
  for (const order of orders) {
    for (const line of order.lines as readonly AnyLine[]) {
      if (line.lineType === 'Comment') continue
      const [all, out, billed] = [
        quantity(line.quantity),
        quantity(line[handling.done]),
        quantity(line.invoicedQuantity),
      ]
      const sign = Math.sign(all)
      expect(sign * all).toBeGreaterThanOrEqual(sign * out)
      expect(sign * out).toBeGreaterThanOrEqual(sign * billed)
      expect(sign * billed).toBeGreaterThanOrEqual(0)
      expect(quantity(line.outstandingQuantity)).toBe(all - out)
      const back = units(backs.get(line.id))
      expect(units(moved.get(line.id))).toBe(out + back)
      expect(units(invoiced.get(line.id))).toBe(billed + back)
      expect(sum((moved.get(line.id) ?? []).map((one) => quantity(one.invoicedQuantity)))).toBe(billed + back)
    }
    const goods = (order.lines as readonly AnyLine[]).filter(
      (line) => line.lineType !== 'Comment' && line.quantity !== 0,
    )
    const done = goods.length > 0 && goods.every((line) => line.invoicedQuantity === line.quantity)
    expect(order.archived).toBe(done)
    if (done) expect((order as unknown as Record<string, unknown>)[uninvoiced]).toEqual([])
  }
}

/** Ledgers, lines and totals of every posted invoice tell the same. */
function invoicesAgree({ all, entries }: Books) {
  const vat = by(entries.vatEntries, (entry) => entry.documentNumber)
  const owed = by(entries.customerLedgerEntries, (entry) => entry.documentNumber)
  const steps = new Map(all('currencies').map((one) => [one.code, money(one.amountRoundingPrecision)]))
  for (const invoice of [...all('salesInvoices'), ...all('salesCreditMemos')])
    if (invoice.status !== 'Draft')
      saleAgrees(invoice, directionOf(invoice).sign, {
        vat: vat.get(invoice.number) ?? [],
        owed: owed.get(invoice.number) ?? [],
        step: steps.get(invoice.currencyCode) ?? 1,
      })
}

/** Whether what settled the two was taken back by hand. */
function takenApart({ entries }: Books, one: PostedSale, other: PostedSale): boolean {
  const owners = new Map(entries.customerLedgerEntries.map((entry) => [entry.entryNumber, entry.documentId]))
  return entries.detailedCustomerLedgerEntries.some(
    (detail) =>
      detail.unapplied &&
      owners.get(detail.customerLedgerEntryNumber) === one.id &&
      owners.get(detail.appliedCustomerLedgerEntryNumber ?? 0) === other.id,
  )
}

/**
 * A cancelled document and the one that took it back name each other, owe nothing while they settle each other, and leave
 * nothing on accounts of their own.
 */
function cancellationsAgree(books: Books) {
  const { all, entries } = books
  const [invoices, memos] = [all('salesInvoices'), all('salesCreditMemos')]
  const pairs: [PostedSale, PostedSale][] = []
  for (const [canceled, mirrors] of [
    [invoices, memos],
    [memos, invoices],
  ] as const)
    for (const one of canceled) {
      expect(one.canceledBy !== '').toBe(one.status === 'Canceled')
      if (one.canceledBy === '') continue
      const mirror = (mirrors as readonly PostedSale[]).find(({ number }) => number === one.canceledBy) as PostedSale
      expect(mirror.corrects).toBe(one.number)
      if (!takenApart(books, one, mirror))
        expect([one.number, one.remainingAmount, mirror.remainingAmount]).toEqual([one.number, 0, 0])
      expect(mirror.status === 'Corrective' || mirror.status === 'Canceled').toBe(true)
      expect(mirror.totalAmountIncludingTax).toBe(one.totalAmountIncludingTax)
      pairs.push([one, mirror])
    }
  const goods = new Set(
    [
      ...all('inventoryPostingGroups').flatMap((one) => [one.inventoryAccount, one.inventoryInterimAccount]),
      ...all('generalPostingSetups').flatMap((one) => [one.cogsAccount, one.cogsInterimAccount]),
    ].filter((account) => account !== ''),
  )
  const general = by(
    entries.generalLedgerEntries.filter((one) => one.sourceCode === 'SALES' && !goods.has(one.accountNumber)),
    (one) => one.documentNumber,
  )
  for (const [one, mirror] of pairs) {
    const both = [...(general.get(one.number) ?? []), ...(general.get(mirror.number) ?? [])]
    for (const [account, own] of by(both, (entry) => entry.accountNumber))
      expect([one.number, account, total(own, 'amount') + 0]).toEqual([one.number, account, 0])
  }
}

/** A quote becomes one document at most, and is kept as it was then. */
function quotesAgree({ all }: Books) {
  const made = by(
    [...all('salesOrders'), ...all('salesInvoices').filter((one) => one.orderId === '')],
    (one) => one.quoteId,
  )
  const versions = by(all('salesQuoteArchives'), (one) => one.number)
  for (const quote of all('salesQuotes')) {
    expect(quote.orderNumber === '' || quote.invoiceNumber === '').toBe(true)
    expect(quote.status === 'Accepted').toBe(quote.orderNumber !== '' || quote.invoiceNumber !== '')
    expect(made.get(quote.id)?.length ?? 0).toBeLessThanOrEqual(quote.status === 'Accepted' ? 1 : 0)
    const kept = versions.get(quote.number) ?? []
    expect(kept).toHaveLength(quote.archivedVersions)
    if (quote.status === 'Accepted')
      expect(kept.at(-1)).toMatchObject({
        lines: JSON.parse(JSON.stringify(quote.lines)),
        totalAmountIncludingTax: quote.totalAmountIncludingTax,
      })
  }
}

/** Posted numbers follow one another, and the series goes on where they end. */
function postedNumbersRun({ all }: Books) {
  const [invoices, creditMemos] = [all('salesInvoices'), all('salesCreditMemos')].map((documents) =>
    documents.filter((one) => one.status !== 'Draft').map((one) => one.number),
  )
  for (const [code, numbers] of [
    ['postedSalesInvoices', invoices ?? []],
    ['postedSalesCreditMemos', creditMemos ?? []],
    ['salesShipments', all('salesShipments').map((shipment) => shipment.number)],
    ['returnReceipts', all('returnReceipts').map((receipt) => receipt.number)],
    ['purchaseReceipts', all('purchaseReceipts').map((receipt) => receipt.number)],
    ['issuedReminders', all('reminders').flatMap((one) => (one.status === 'Draft' ? [] : [one.number]))],
    ['purchaseInvoices', all('purchaseInvoices').map((invoice) => invoice.number)],
  ] as const) {
    const series = all('numberSeries').find((one) => one.code === code) as RecordIn<'numberSeries'>
    const wanted = numbers.map((_, index) => series.prefix + String(index + 1).padStart(series.width, '0'))
    expect(numbers.toSorted()).toEqual(wanted)
    expect(series.next).toBe(numbers.length + 1)
  }
}
