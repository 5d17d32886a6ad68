/**
 * A company whose books are held in memory: planners are asked as the server asks them, through the same decoding, and
 * what they plan is taken in. No database, no clock, no chance: the same requests give the same books, to the last id.
 */
import { type Day, dayOf } from '../../shared/basics/day.ts'
import { idAfter } from '../../shared/basics/id.ts'
import { type Money, plus, type Quantity, sum } from '../../shared/basics/money.ts'
import { type Entry, type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import { ByKind } from '../../shared/posting/by-kind.ts'
import type { Changes, Planned, Transaction } from '../../shared/posting/changes.ts'
import type { Command } from '../../shared/posting/command.ts'
import { type Counters, Facts, isOfDays, isOver, isPaidFirst } from '../../shared/posting/facts.ts'
import { figuresWith, noFigures, outstandingIn } from '../../shared/posting/figures.ts'
import { inOrder } from '../../shared/posting/items/item-ledger.ts'
import type { Context } from '../../shared/posting/journal.ts'
import { type Followers, type ItemHistory, type Need, NotLoaded, wholeHistory } from '../../shared/posting/need.ts'
import { needs, plan } from '../../shared/posting/plan.ts'
import type { Problem, Warning } from '../../shared/posting/problem.ts'
import { isReceivableNeed, type Posted, type ReceivableNeed } from '../../shared/posting/receivable-facts.ts'
import {
  type AnyRecord,
  folded,
  isSetup,
  keyOf,
  type RecordIn,
  type Resource,
  resourceNames,
} from '../../shared/posting/resources.ts'
import { entered, mentions, type Used } from '../../shared/posting/usage.ts'
import { accountWith, emptyAccount } from '../../shared/receivables/statement.ts'
import { type Alike, likenessesOf, likenessKey } from '../../shared/sales/likeness.ts'
import { outstandingOf } from '../../shared/sales/outstanding.ts'
import { asked } from '../../shared/sync/decode.ts'
import { starterRecords, type TemplateCountry } from '../../shared/templates/starter.ts'

export type Body = Readonly<Record<string, unknown>>
export type EntryLists = { readonly [L in Ledger]: Entry<L>[] }
export interface Request {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly ifMatch?: string
  readonly userName?: string
  /** Whether the user administers the company. */
  readonly isAdmin?: boolean
}
export interface Sent {
  readonly status: number
  readonly body: Body
  readonly problem: Problem | null
  readonly warnings: readonly Warning[]
  readonly changes: Changes | null
  readonly context: Context
}
export interface Book {
  readonly entries: EntryLists
  readonly transactions: Transaction[]
  /** Every record that is, of a kind. */
  all<T extends Resource>(type: T): RecordIn<T>[]
  find<T extends Resource>(type: T, key: string): RecordIn<T>
  /** Does the request, alone in its group. */
  send(request: Request): Sent
  /** Does them in one group: each on the facts as the ones before leave them. */
  sendTogether(requests: readonly Request[]): Sent[]
  /** Takes in what a planner of the test's own plans, on facts and context as they are now. */
  takes(planner: (facts: Facts, context: Context) => Planned): Sent
  /** What the request would do, and nothing else. */
  preview(request: Request): Sent
  /** Does the request and gives the answer's body; throws when it is refused. */
  does(method: string, path: string, body?: unknown): Body
  /** Must be refused; gives the problem. */
  refuses(method: string, path: string, body?: unknown, ifMatch?: string): Problem
}

/** Of the company; what requests make is counted on from it. */
export const firstSeed = '01985e5e-8000-7000-8000-000000000000'
export const demo = { name: 'demo', displayName: 'Demo', currencyCode: 'EUR' } as const
export const workingDay = '2026-03-10T08:00:00.000Z'

interface Shelf {
  readonly byId: ByKind<AnyRecord>
  readonly byKey: ByKind<AnyRecord>
}

/** A new company with the starter's set-up; `setup` changes its salesSetup. */
export function aBook(setup: Body = {}, country: TemplateCountry = 'BE', openingDay = workingDay): Book {
  const shelf: Shelf = { byId: new ByKind(), byKey: new ByKind() }
  const entries = Object.fromEntries(ledgerNames.map((ledger) => [ledger, []])) as unknown as EntryLists
  const transactions: Transaction[] = []
  let requests = 0

  const put = (type: Resource, record: AnyRecord) => {
    drop(type, record.id)
    shelf.byId.set(type, record.id, record)
    shelf.byKey.set(type, folded(keyOf(type, record)), record)
  }
  const drop = (type: Resource, id: string) => {
    const before = shelf.byId.get(type, id)
    if (before) shelf.byKey.delete(type, folded(keyOf(type, before)))
    shelf.byId.delete(type, id)
  }
  for (const [place, { type, record }] of starterRecords(country, demo).entries())
    put(type, {
      ...record,
      id: idAfter(firstSeed, place + 1),
      version: 1,
      lastModifiedDateTime: openingDay,
    } as AnyRecord)

  const record = (type: Resource, key: string) =>
    shelf.byId.get(type, folded(key)) ?? shelf.byKey.get(type, folded(key)) ?? null
  const list = <T extends Resource>(type: T) => [...shelf.byId.of(type)] as RecordIn<T>[]
  const setupRecords = () => {
    const found = shelf.byId.copy((type) => isSetup(type as Resource))
    for (const type of resourceNames.filter(isSetup))
      for (const one of shelf.byId.of(type)) found.set(type, folded(keyOf(type, one)), one)
    return found
  }
  const counters = (): Counters => ({
    transaction: transactions.length,
    entries: Object.fromEntries(ledgerNames.map((ledger) => [ledger, entries[ledger].length])) as Counters['entries'],
  })
  const facts = () => new Facts({ ...demo, country }, counters(), setupRecords())
  const context = (userName = 'anna', isAdmin = false): Context => {
    requests++
    return {
      at: openingDay,
      today: dayOf(openingDay),
      userName,
      isAdmin,
      seed: idAfter(firstSeed, requests * 0x100000),
    }
  }
  const answer = (need: Need) => answerTo(need, { record, list, entries, transactions, today: dayOf(openingDay) })

  const take = ({ records, transaction }: Changes) => {
    for (const { type, id, record: after } of records) after === null ? drop(type, id) : put(type, after)
    if (!transaction) return
    transactions.push(transaction)
    for (const ledger of ledgerNames) {
      const own = entries[ledger] as Entry<Ledger>[]
      own.push(...((transaction.added[ledger] ?? []) as Entry<Ledger>[]))
      for (const entry of (transaction.changed[ledger] ?? []) as Entry<Ledger>[]) own[entry.entryNumber - 1] = entry
    }
  }
  const planned = (request: Request, on: Facts): Sent => {
    const found = asked({
      method: request.method,
      path: request.path,
      ifMatch: request.ifMatch ?? null,
      body: request.body,
    })
    const told = context(request.userName, request.isAdmin)
    return { ...sent('refused' in found ? found : planOn(found.command, on, told, answer)), context: told }
  }
  const send = (request: Request) => {
    const result = planned(request, facts())
    if (result.changes) take(result.changes)
    return result
  }
  if (Object.keys(setup).length > 0) send({ method: 'PATCH', path: 'salesSetup', body: setup })

  return {
    entries,
    transactions,
    all: list,
    find: (type, key) => {
      const found = record(type, key)
      if (!found) throw new Error(`there is no ${type} ${key}`)
      return found as RecordIn<typeof type>
    },
    send,
    sendTogether(group) {
      const together = facts()
      const results = group.map((request) => {
        const result = planned(request, together)
        if (result.changes) together.apply(result.changes)
        return result
      })
      for (const { changes } of results) if (changes) take(changes)
      return results
    },
    takes(planner) {
      const told = context()
      const result = { ...sent(untilLoaded(facts(), answer, (on) => planner(on, told))), context: told }
      if (result.changes) take(result.changes)
      return result
    },
    preview: (request) => planned(request, facts()),
    does(method, path, body) {
      const result = send({ method, path, body })
      if (result.problem) throw new Error(`${method} ${path} was refused: ${JSON.stringify(result.problem)}`)
      return result.body
    },
    refuses(method, path, body, ifMatch) {
      const result = send({ method, path, body, ...(ifMatch === undefined ? {} : { ifMatch }) })
      if (!result.problem) throw new Error(`${method} ${path} was not refused: ${JSON.stringify(result.body)}`)
      return result.problem
    },
  }
}

/** Loads what the planner asks for until it is content, as the server does; numbers one by one, as they are taken. */
function planOn(command: Command, facts: Facts, context: Context, answer: (need: Need) => unknown): Planned {
  for (let round = 0; round < 5; round++)
    for (const need of needs(command, facts))
      if (need.kind !== 'numbers' && !facts.has(need)) facts.learn(need, answer(need))
  return untilLoaded(facts, answer, (on) => plan(command, on, context))
}

function untilLoaded(facts: Facts, answer: (need: Need) => unknown, planner: (facts: Facts) => Planned): Planned {
  for (;;) {
    try {
      return planner(facts)
    } catch (thrown) {
      if (!(thrown instanceof NotLoaded)) throw thrown
      facts.learn(thrown.need, answer(thrown.need))
    }
  }
}

const sent = (planned: Planned): Omit<Sent, 'context'> =>
  'refused' in planned
    ? { status: planned.refused.status, body: {}, problem: planned.refused, warnings: [], changes: null }
    : {
        status: planned.answer.status,
        body: (planned.answer.body ?? {}) as Body,
        problem: null,
        warnings: planned.answer.warnings ?? [],
        changes: planned.changes,
      }

interface Shelves {
  readonly record: (type: Resource, key: string) => AnyRecord | null
  readonly list: (type: Resource) => readonly AnyRecord[]
  readonly entries: EntryLists
  readonly transactions: readonly Transaction[]
  readonly today: string
}

/** What the store would read for a need. */
function answerTo(need: Need, { record, list, entries, transactions, today }: Shelves): unknown {
  if (isReceivableNeed(need)) return receivableAnswer(need, entries, transactions)
  switch (need.kind) {
    case 'record':
      return record(need.type, need.key)
    case 'numbers':
      throw new Error('numbers are asked for one by one')
    case 'stock':
    case 'shortfall':
      return inOrder(ofItem(entries, need.item)).filter(({ remainingQuantity }) =>
        need.kind === 'stock' ? remainingQuantity > 0 : remainingQuantity < 0,
      )
    case 'itemHistory':
      return historyFrom(inOrder(ofItem(entries, need.item)), need.from ?? (today as Day))
    case 'inventory':
      return sum(ofItem(entries, need.item).map((entry) => entry.remainingQuantity)) as Quantity
    case 'itemEntry':
      return entries.itemLedgerEntries[need.entryNumber - 1] ?? null
    case 'followers':
      return {
        returns: entries.itemLedgerEntries.flatMap((one) =>
          one.appliesToEntry === need.entryNumber ? [one.entryNumber] : [],
        ),
        taken: entries.itemApplicationEntries.filter((one) => one.inboundEntryNumber === need.entryNumber),
      } satisfies Followers
    case 'owed':
      return owed(entries, need.customer, today)
    case 'figures':
      return figuresAt(need, { record, list, entries, transactions, today })
    case 'outstanding':
      return sum(
        (['salesOrders', 'salesInvoices'] as const).flatMap((type) =>
          list(type).map((one) => {
            const open = outstandingOf(type, one)
            return open && folded(open.payer) === folded(need.customer) ? open.amount : 0
          }),
        ),
      )
    case 'reference':
      return list(need.type)
        .filter(
          (one) =>
            one.status !== 'Canceled' &&
            folded(String(one.customerNumber)) === folded(need.customer) &&
            folded(String(one.externalDocumentNumber)) === folded(need.reference),
        )
        .map(({ id, number }) => ({ id, number }))
    case 'where':
      return list(need.type).filter((one) => folded(String(one[need.field] ?? '')) === folded(need.value))
    case 'alike':
      return list(need.type)
        .filter((one) => likenessesOf(one as Alike).some((likeness) => likenessKey(likeness) === need.likeness))
        .map(({ id, number }) => ({ id, number }))
    case 'expired':
      return (list('salesQuotes') as unknown as RecordIn<'salesQuotes'>[])
        .filter((quote) => isOver(quote, need.before))
        .map(({ id, number }) => ({ id, number }))
    case 'account':
      return accountWith(emptyAccount, need.customer, need, {
        entries: entries.customerLedgerEntries,
        details: entries.detailedCustomerLedgerEntries,
      })
    case 'prepaymentOrders':
      return (list('salesOrders') as unknown as RecordIn<'salesOrders'>[]).filter(isPaidFirst)
    case 'customerReminders':
      return (list('reminders') as unknown as RecordIn<'reminders'>[]).filter(
        (one) => folded(one.customerNumber) === folded(need.customer) && one.status !== 'Canceled',
      )
    case 'overdue':
      return [
        ...new Set(
          entries.customerLedgerEntries
            .filter((one) => one.open && one.documentType === 'Invoice' && (one.dueDate ?? '9') < need.before)
            .map((one) => one.customerNumber),
        ),
      ]
    case 'every':
      return list(need.type)
    case 'statements':
      return (list('paymentReconciliations') as unknown as RecordIn<'paymentReconciliations'>[]).filter((one) =>
        isOfDays(one, need.bankAccount, need.from, need.to),
      )
    case 'used':
      return {
        entries: transactions.some((one) => entered(one, need.type, need.key)),
        records: resourceNames.flatMap((type) =>
          list(type).flatMap((one) => (mentions(type, one, need.type, need.key) ? [one.id] : [])),
        ),
      } satisfies Used
  }
}

function receivableAnswer(need: ReceivableNeed, entries: EntryLists, transactions: readonly Transaction[]): unknown {
  const { customerLedgerEntries: items, detailedCustomerLedgerEntries } = entries
  const details = detailedCustomerLedgerEntries.filter((one) => !one.unapplied && one.applicationNumber !== null)
  switch (need.kind) {
    case 'customerEntry':
      return items[need.entryNumber - 1] ?? null
    case 'openItems':
      return items.filter((item) => item.customerNumber === need.customer && item.open)
    case 'allOpenItems':
      return items.filter((item) => item.open)
    case 'documentEntries':
      return items.filter((item) => item.documentNumber === need.documentNumber)
    case 'appliedDetails':
      return details.filter((one) => one.customerLedgerEntryNumber === need.entryNumber)
    case 'application':
      return details.filter((one) => one.applicationNumber === need.applicationNumber)
    case 'transaction':
      return transactions.some((one) => one.number === need.number) ? postedIn(entries, need.number) : null
    case 'valued':
      return entries.valueEntries.filter(
        (one) => one.transactionNumber === need.transaction && one.entryType === 'Direct Cost',
      )
  }
}
function postedIn(entries: EntryLists, number: number): Posted {
  const ledgers = ['customerLedgerEntries', 'bankAccountLedgerEntries', 'generalLedgerEntries'] as const
  return Object.fromEntries(
    ledgers.map((ledger) => [ledger, entries[ledger].filter((entry) => entry.transactionNumber === number)]),
  ) as unknown as Posted
}

/** From an earlier day, where something is short at its beginning. */
function historyFrom(all: readonly Entry<'itemLedgerEntries'>[], from: Day): ItemHistory {
  const own = all.filter((one) => !one.dropShipment)
  const before = own.filter((one) => one.postingDate < from)
  const units = sum(before.map((one) => one.quantity))
  if (units < 0) return historyFrom(all, wholeHistory)
  const value = sum(before.map((one) => plus(one.costAmountActual, one.costAmountExpected)))
  return { from, opening: { units, value }, entries: own.filter((one) => one.postingDate >= from) }
}

/** Sums over all transactions from nothing; what is overdue, and what open orders still have to deliver. */
function figuresAt({ type, key }: { readonly type: Resource; readonly key: string }, { list, ...shelves }: Shelves) {
  const figures = figuresWith(type, key, noFigures(type), { transactions: shelves.transactions, orders: [] })
  if (type === 'customers') {
    const overdue = owed(shelves.entries, key, shelves.today).overdue / 100
    return { ...figures, balanceDue: overdue, overdueAmount: overdue }
  }
  if (type !== 'items') return figures
  const open = (orders: Resource) => sum(list(orders).map((order) => outstandingIn(order, key))) / 100_000
  return { ...figures, quantityOnSalesOrders: open('salesOrders'), quantityOnPurchaseOrders: open('purchaseOrders') }
}

const ofItem = (entries: EntryLists, item: string) =>
  entries.itemLedgerEntries.filter((entry) => entry.itemNumber === item)

function owed({ customerLedgerEntries }: EntryLists, customer: string, today: string) {
  const open = customerLedgerEntries.filter((entry) => entry.customerNumber === customer && entry.open)
  const late = open.filter((entry) => entry.dueDate !== null && entry.dueDate < today)
  const total = (list: typeof open) => sum(list.map((entry) => entry.remainingAmountLocalCurrency)) as Money
  return { balance: total(open), overdue: total(late) }
}

let names = 0
/** A customer of the company's own country, on 30 days. Gives its number. */
export function aCustomer(book: Book, given: Body = {}): string {
  const body = { displayName: `Customer ${++names}`, country: 'BE', paymentTermsCode: '30D', ...given }
  return String(book.does('POST', 'customers', body).number)
}
/** A vendor of the company's own country, on 30 days. Gives its number. */
export function aVendor(book: Book, given: Body = {}): string {
  const body = { displayName: `Vendor ${++names}`, country: 'BE', paymentTermsCode: '30D', ...given }
  return String(book.does('POST', 'vendors', body).number)
}
/** Goods at 100.00, costing 60.00, with so much in stock. Gives its number. */
export function anItem(book: Book, { stock = 0, ...given }: Body & { readonly stock?: number } = {}): string {
  const number = String(
    book.does('POST', 'items', { displayName: `Item ${++names}`, unitPrice: 100, unitCost: 60, ...given }).number,
  )
  if (stock > 0) receive(book, number, stock)
  return number
}
export const aService = (book: Book, given: Body = {}) => anItem(book, { type: 'Service', unitCost: 0, ...given })

/** Puts goods into stock, by default at the item's own cost. */
export const receive = (book: Book, itemNumber: string, quantity: number, unitCost?: number, postingDate?: string) =>
  book.does('POST', 'itemJournals/post', {
    ...(postingDate === undefined ? {} : { postingDate }),
    lines: [
      {
        entryType: 'Purchase',
        itemNumber,
        quantity,
        ...(unitCost === undefined ? {} : { unitCost }),
        documentNumber: 'R',
      },
    ],
  })

/** Item, quantity, and what else is typed in the line. */
export type GivenLine = readonly [item: string, quantity: number, more?: Body]
export const bodyOf = (customerNumber: string, lines: readonly GivenLine[], header: Body = {}): Body => ({
  customerNumber,
  ...header,
  lines: lines.map(([lineObjectNumber, quantity, more = {}]) => ({
    lineType: 'Item',
    lineObjectNumber,
    quantity,
    ...more,
  })),
})
export const anInvoice = (book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) =>
  book.does('POST', 'salesInvoices', bodyOf(customer, lines, header)) as unknown as RecordIn<'salesInvoices'>
export const anOrder = (book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) =>
  book.does('POST', 'salesOrders', bodyOf(customer, lines, header)) as unknown as RecordIn<'salesOrders'>

/** Posts what is drafted; gives the document as it is then, and what it made. */
export const post = (book: Book, invoice: { readonly id: string }, body: Body = {}) =>
  book.does('POST', `salesInvoices/${invoice.id}/post`, body) as unknown as RecordIn<'salesInvoices'>
export type OrderAnswer = RecordIn<'salesOrders'> & {
  readonly invoice?: RecordIn<'salesInvoices'>
  readonly shipment?: RecordIn<'salesShipments'>
}
export const postOrder = (
  book: Book,
  order: { readonly id: string },
  action: 'ship' | 'invoice' | 'shipAndInvoice',
  body: Body = {},
) => book.does('POST', `salesOrders/${order.id}/${action}`, body) as unknown as OrderAnswer

export const aReturnOrder = (book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) =>
  book.does('POST', 'salesReturnOrders', bodyOf(customer, lines, header)) as unknown as RecordIn<'salesReturnOrders'>
export type ReturnOrderAnswer = RecordIn<'salesReturnOrders'> & {
  readonly creditMemo?: RecordIn<'salesCreditMemos'>
  readonly returnReceipt?: RecordIn<'returnReceipts'>
}
export const postReturnOrder = (
  book: Book,
  order: { readonly id: string },
  action: 'receive' | 'invoice' | 'receiveAndInvoice',
  body: Body = {},
) => book.does('POST', `salesReturnOrders/${order.id}/${action}`, body) as unknown as ReturnOrderAnswer

/** Item, quantity, cost of one. */
export type BoughtLine = readonly [item: string, quantity: number, directUnitCost?: number]
export const aPurchase = (book: Book, vendorNumber: string, lines: readonly BoughtLine[], header: Body = {}) =>
  book.does('POST', 'purchaseOrders', {
    vendorNumber,
    ...header,
    lines: lines.map(([itemNumber, quantity, directUnitCost = null]) => ({ itemNumber, quantity, directUnitCost })),
  }) as unknown as RecordIn<'purchaseOrders'>
export type PurchaseAnswer = RecordIn<'purchaseOrders'> & {
  readonly purchaseReceipt?: RecordIn<'purchaseReceipts'>
  readonly purchaseInvoice?: RecordIn<'purchaseInvoices'>
  readonly shipments?: readonly RecordIn<'salesShipments'>[]
}
export const postPurchase = (
  book: Book,
  order: { readonly id: string },
  action: 'receive' | 'invoice' | 'receiveAndInvoice',
  body: Body = {},
) => book.does('POST', `purchaseOrders/${order.id}/${action}`, body) as unknown as PurchaseAnswer
