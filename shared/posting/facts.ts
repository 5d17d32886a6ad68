/**
 * The facts that planners decide on. They are asked for by name, loaded in bulk, and kept as the commands of one group
 * leave them, so that each is planned on what the ones before it would do. Asking for what was not loaded throws NotLoaded;
 * whoever runs the planners then loads it and plans again (loading ahead what `needs` names makes that rare).
 */
import type { Day } from '../basics/day.ts'
import { sameText } from '../basics/fields.ts'
import type { Money, Quantity } from '../basics/money.ts'
import type { Entry, Ledger } from '../ledger/ledgers.ts'
import { type Account, accountWith, type Span } from '../receivables/statement.ts'
import { isPending } from '../sales/approval.ts'
import { isExpired } from '../sales/quote.ts'
import { type Applied, afterApplied, forkOf, nothingApplied, withLater } from './applied.ts'
import type { ByKind } from './by-kind.ts'
import type { Changes, Transaction } from './changes.ts'
import { type Figures, figuresWith } from './figures.ts'
import { follow } from './follow.ts'
import { Known } from './known.ts'
import {
  type Followers,
  factKey,
  factKind,
  type ItemHistory,
  type Need,
  NotLoaded,
  numberedRecord,
  type Owed,
  type Reference,
} from './need.ts'
import type { Posted } from './receivable-facts.ts'
import { type AnyRecord, folded, isSetup, type RecordIn, type Resource, type SetupResource } from './resources.ts'
import { entered, mentions, type Used } from './usage.ts'

export interface Company {
  readonly name: string
  readonly country: string
  readonly currencyCode: string
}
/** The company's counters: they go up with every posting. */
export interface Counters {
  readonly transaction: number
  readonly entries: Readonly<Record<Ledger, number>>
}
/** The counters as a transaction leaves them. */
export function counted(counters: Counters, { added, number }: Transaction): Counters {
  const entries = { ...counters.entries }
  for (const ledger of Object.keys(added) as Ledger[]) entries[ledger] += added[ledger]?.length ?? 0
  return { transaction: number, entries }
}

type ItemEntry = Entry<'itemLedgerEntries'>
type OpenItem = Entry<'customerLedgerEntries'>
type Detail = Entry<'detailedCustomerLedgerEntries'>

export class Facts {
  readonly company: Company
  readonly #setup: ByKind<AnyRecord>
  readonly #known: Known
  readonly #applied: Applied
  /** Records of the kinds of set-up that were asked for as a whole; the same list until one of them changes. */
  readonly #lists = new Map<Resource, readonly AnyRecord[]>()
  counters: Counters

  constructor(
    company: Company,
    counters: Counters,
    setup: ByKind<AnyRecord>,
    known = new Known(),
    applied = nothingApplied(),
  ) {
    this.company = company
    this.counters = counters
    this.#setup = setup
    this.#known = known
    this.#applied = applied
  }

  /** A copy to try things on; `this` is left as it is. */
  fork() {
    return new Facts(this.company, this.counters, this.#setup, this.#known.fork(), forkOf(this.#applied))
  }
  /** What goes on holding once everything applied was committed. Takes the place of `this`, which must not be used any more. */
  settled(counters: Counters, setup: ByKind<AnyRecord>) {
    return new Facts(this.company, counters, setup, this.#known.lasting())
  }
  /**
   * What holds while everything applied is being written, for those who come next: what followed each command. What they load
   * they must load after it was written. Not where set-up changes.
   */
  carriedOn() {
    return new Facts(this.company, this.counters, this.#setup, this.#known.followed())
  }
  has(need: Need): boolean {
    if (need.kind === 'itemHistory') return this.#known.history(need.item, need.from) !== null
    // They are learnt together, and taken from the first on.
    if (need.kind === 'numbers') return [0, need.count - 1].every((step) => this.has(numberedRecord(need, step)))
    return (need.kind === 'record' && isSetup(need.type)) || this.#known.at(factKind(need), factKey(need)) !== undefined
  }
  /** Takes in what was loaded, as the commands planned so far would leave it. */
  learn(need: Need, loaded: unknown) {
    if (need.kind === 'itemHistory') return this.#learnHistory(need.item, loaded as ItemHistory)
    this.#known.put(factKind(need), factKey(need), afterApplied(this.#applied, need, loaded))
  }
  /** Of two that overlap the longer one is kept: it alone follows every command. */
  #learnHistory(item: string, loaded: ItemHistory) {
    if (this.#known.history(item, loaded.from)) return
    const applied = [...(this.#applied.items.get(item)?.values() ?? [])]
    this.#known.put('itemHistory', item, applied.reduce(withLater, loaded))
  }
  #recall<T>(need: Need): T {
    const value = this.#known.at(factKind(need), factKey(need))
    if (value === undefined) throw new NotLoaded(need)
    return value as T
  }

  /** The record with this id or key, or null when there is none. */
  find<T extends Resource>(type: T, key: string): RecordIn<T> | null {
    const name = folded(key)
    const own = this.#known.at(type, name)
    const found = own === undefined && isSetup(type) ? (this.#setup.get(type, name) ?? null) : own
    if (found === undefined) throw new NotLoaded({ kind: 'record', type, key })
    return found as RecordIn<T> | null
  }
  /** Every record of a kind of set-up. */
  all<T extends SetupResource>(type: T): readonly RecordIn<T>[] {
    const list = this.#lists.get(type) ?? this.#listOf(type)
    this.#lists.set(type, list)
    return list as readonly RecordIn<T>[]
  }
  #listOf(type: SetupResource): readonly AnyRecord[] {
    const found = new Map(this.#setup.of(type).map((record) => [record.id, record]))
    for (const { type: changed, id, record } of this.#applied.records.values()) {
      if (changed === type && record) found.set(id, record)
      else if (changed === type) found.delete(id)
    }
    return [...found.values()]
  }
  /** The one record of a resource that has but one. */
  only<T extends 'salesSetup' | 'companyInformation'>(type: T): RecordIn<T> {
    const record = this.find(type, type)
    if (!record) throw new Error(`the company has no ${type}`)
    return record as RecordIn<T>
  }
  /** Receipts of an item of which something is left, in the order in which it is taken: by posting date, then entry number. */
  stock(item: string): readonly ItemEntry[] {
    return this.#recall({ kind: 'stock', item })
  }
  /** What left beyond the stock and waits for a receipt, in the same order. */
  shortfall(item: string): readonly ItemEntry[] {
    return this.#recall({ kind: 'shortfall', item })
  }
  inventory(item: string): Quantity {
    return this.#recall({ kind: 'inventory', item })
  }
  itemEntry(entryNumber: number): ItemEntry {
    const entry = this.findItemEntry(entryNumber)
    if (!entry) throw new Error(`there is no item entry ${entryNumber}`)
    return entry
  }
  findItemEntry(entryNumber: number): ItemEntry | null {
    return this.#recall({ kind: 'itemEntry', entryNumber })
  }
  followers(entryNumber: number): Followers {
    return this.#recall({ kind: 'followers', entryNumber })
  }
  /** The entries of an item from a day on, or from an earlier one. */
  itemHistory(item: string, from: Day): ItemHistory {
    const known = this.#known.history(item, from)
    if (!known) throw new NotLoaded({ kind: 'itemHistory', item, from })
    return known
  }
  customerEntry(entryNumber: number): OpenItem {
    const found = this.customerEntryIfAny(entryNumber)
    if (!found) throw new Error(`there is no customer entry ${entryNumber}`)
    return found
  }
  customerEntryIfAny(entryNumber: number): OpenItem | null {
    return this.#recall({ kind: 'customerEntry', entryNumber })
  }
  /** What is open of a customer. */
  openItems(customer: string): readonly OpenItem[] {
    return this.#recall({ kind: 'openItems', customer })
  }
  /** What is open of all customers. */
  allOpenItems(): readonly OpenItem[] {
    return this.#recall({ kind: 'allOpenItems' })
  }
  documentEntries(documentNumber: string): readonly OpenItem[] {
    return this.#recall({ kind: 'documentEntries', documentNumber })
  }
  /** An entry's own details of the applications that it is part of. */
  appliedDetails(entryNumber: number): readonly Detail[] {
    return this.#recall({ kind: 'appliedDetails', entryNumber })
  }
  application(applicationNumber: number): readonly Detail[] {
    return this.#recall({ kind: 'application', applicationNumber })
  }
  /** The value entries by which a transaction shipped or invoiced goods. */
  valued(transaction: number): readonly Entry<'valueEntries'>[] {
    return this.#recall({ kind: 'valued', transaction })
  }
  /** What a transaction wrote; null when there is none of this number. */
  transaction(number: number): Posted | null {
    return this.#recall({ kind: 'transaction', number })
  }
  owed(customer: string): Owed {
    return this.#recall({ kind: 'owed', customer })
  }
  /** A customer's account over a time, with what the commands so far would post. */
  account(customer: string, span: Span): Account {
    const loaded = this.#recall<Account>({ kind: 'account', customer, ...span })
    const { transactions } = this.#applied
    return accountWith(loaded, customer, span, {
      entries: transactions.flatMap(({ added, changed }) => [
        ...(changed.customerLedgerEntries ?? []),
        ...(added.customerLedgerEntries ?? []),
      ]),
      details: transactions.flatMap(({ added }) => added.detailedCustomerLedgerEntries ?? []),
    })
  }
  /** What the record shows of its entries, those that the commands so far would write included. */
  figures(type: Resource, key: string): Figures {
    return figuresWith(type, key, this.#recall({ kind: 'figures', type, key }), {
      transactions: this.#applied.transactions,
      orders: [...this.#applied.orders.values()],
    })
  }
  outstanding(customer: string): Money {
    return this.#recall({ kind: 'outstanding', customer })
  }
  /** The customer's documents with this external document number, but for those that were cancelled. */
  references(type: Resource, customer: string, reference: string): readonly Reference[] {
    return this.#recall({ kind: 'reference', type, customer, reference })
  }
  /** Records of which a property says this, whatever its case. */
  where<T extends Resource>(type: T, field: keyof RecordIn<T> & string, value: string): readonly RecordIn<T>[] {
    const loaded = this.#recall<readonly RecordIn<T>[]>({ kind: 'where', type, field, value })
    return this.#withWritten(type, loaded, (one) => folded(String(one[field] ?? '')) === folded(value))
  }
  /** Records that share this likeness. */
  alike(type: Resource, likeness: string): readonly Reference[] {
    return this.#recall({ kind: 'alike', type, likeness })
  }
  /** Quotes that were not accepted and whose last day was before this one, by number. */
  expired(before: Day): readonly Reference[] {
    const loaded = this.#recall<readonly Reference[]>({ kind: 'expired', before })
    const written = this.#applied.records
    const own = [...written.values()].flatMap(({ type, record }) =>
      type === 'salesQuotes' && record && isOver(record as unknown as RecordIn<'salesQuotes'>, before)
        ? [record as unknown as Reference]
        : [],
    )
    return [...loaded.filter((one) => !written.has(one.id)), ...own].toSorted((one, other) =>
      one.number < other.number ? -1 : 1,
    )
  }
  /** Open orders that are paid before they are delivered. */
  prepaymentOrders(): readonly RecordIn<'salesOrders'>[] {
    const loaded = this.#recall<readonly RecordIn<'salesOrders'>[]>({ kind: 'prepaymentOrders' })
    return this.#withWritten('salesOrders', loaded, isPaidFirst)
  }
  /** The customer's reminders, drafts and issued ones. */
  reminders(customer: string): readonly RecordIn<'reminders'>[] {
    const loaded = this.#recall<readonly RecordIn<'reminders'>[]>({ kind: 'customerReminders', customer })
    const isTheirs = (one: RecordIn<'reminders'>) => sameText(one.customerNumber, customer) && one.status !== 'Canceled'
    return this.#withWritten('reminders', loaded, isTheirs)
  }
  /** Numbers of the customers who let an invoice pass a day that lies before this one; some may have paid since. */
  overdueCustomers(before: Day): readonly string[] {
    const loaded = this.#recall<readonly string[]>({ kind: 'overdue', before })
    const since = this.#applied.transactions.flatMap(({ added }) => added.customerLedgerEntries ?? [])
    return [...new Set([...loaded, ...since.map((item) => item.customerNumber)])].toSorted((one, other) =>
      one < other ? -1 : 1,
    )
  }
  /** All records of a kind, those that the commands so far would write included. */
  every<T extends Resource>(type: T): readonly RecordIn<T>[] {
    return this.#withWritten(type, this.#recall<readonly RecordIn<T>[]>({ kind: 'every', type }), () => true)
  }
  /** Statements of a bank account that hold movements between these days. */
  statements(bankAccount: string, from: Day, to: Day): readonly RecordIn<'paymentReconciliations'>[] {
    const loaded = this.#recall<readonly RecordIn<'paymentReconciliations'>[]>({
      kind: 'statements',
      bankAccount,
      from,
      to,
    })
    return this.#withWritten('paymentReconciliations', loaded, (one) => isOfDays(one, bankAccount, from, to))
  }
  #withWritten<T extends Resource>(
    type: T,
    loaded: readonly RecordIn<T>[],
    belongs: (record: RecordIn<T>) => boolean,
  ): readonly RecordIn<T>[] {
    const written = this.#applied.records
    const own = [...written.values()].flatMap((one) =>
      one.type === type && one.record ? [one.record as unknown as RecordIn<T>] : [],
    )
    return [...loaded.filter((one) => !written.has(one.id)), ...own.filter(belongs)]
  }
  /** Whether entries or records refer to it, those that the commands so far would write included. */
  isUsed(type: Resource, key: string): boolean {
    const { entries, records } = this.#recall<Used>({ kind: 'used', type, key })
    const written = this.#applied.records
    if (entries || this.#applied.transactions.some((one) => entered(one, type, key))) return true
    if (records.some((id) => !written.has(id))) return true
    return [...written.values()].some((one) => one.record !== null && mentions(one.type, one.record, type, key))
  }

  /** Lets the facts follow what a command will write. */
  apply(changes: Changes) {
    follow(this.#known, this.#applied, changes)
    for (const { type } of changes.records) this.#lists.delete(type)
    if (changes.transaction) this.counters = counted(this.counters, changes.transaction)
  }
}

export const isOfDays = (
  { bankAccount, firstDate, lastDate }: RecordIn<'paymentReconciliations'>,
  account: string,
  from: Day,
  to: Day,
) =>
  folded(bankAccount) === folded(account) &&
  firstDate !== null &&
  lastDate !== null &&
  firstDate <= to &&
  lastDate >= from

/** Whether it is an open order that is paid before it is delivered. */
export const isPaidFirst = ({ prepaymentRequired, archived }: RecordIn<'salesOrders'>) =>
  prepaymentRequired && !archived

/** Whether an open quote held until a day before this one; one that waits for approval stays. */
export const isOver = (quote: RecordIn<'salesQuotes'>, before: Day) =>
  quote.status !== 'Accepted' && !isPending(quote) && isExpired(quote, before)
