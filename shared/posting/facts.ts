/**
 * The facts that planners decide on. They are asked for by name, loaded in bulk, and kept as the commands of one group
 * leave them, so that each is planned on what the ones before it would do. Asking for what was not loaded throws NotLoaded;
 * whoever runs the planners then loads it and plans again (loading ahead what `needs` names makes that rare).
 */
import { type Day, dayOf } from '../basics/day.ts'
import { sameText } from '../basics/fields.ts'
import { type Money, plus, type Quantity } from '../basics/money.ts'
import type { Entry, Ledger } from '../ledger/ledgers.ts'
import { isPending } from '../sales/approval.ts'
import { type Alike, likenessesOf, likenessKey } from '../sales/likeness.ts'
import { type Outstanding, outstandingOf } from '../sales/outstanding.ts'
import { isExpired } from '../sales/quote.ts'
import type { Changes, RecordChange, Transaction } from './changes.ts'
import { documentTypes } from './document-kinds.ts'
import { type Figures, figuresWith, type Pending } from './figures.ts'
import {
  isReceivableNeed,
  openReceivableFacts,
  type Posted,
  type ReceivableFacts,
  type ReceivableNeed,
  receivableKey,
} from './receivable-facts.ts'
import {
  type AnyRecord,
  folded,
  isSetup,
  masterResources,
  type RecordIn,
  type Resource,
  type SetupResource,
} from './resources.ts'
import { entered, mentions, type Used } from './usage.ts'

export type Need =
  | ReceivableNeed
  | { readonly kind: 'record'; readonly type: Resource; readonly key: string }
  /** What is left of an item's receipts; what left beyond them; and the two together as one quantity. */
  | { readonly kind: 'stock' | 'shortfall' | 'inventory'; readonly item: string }
  | { readonly kind: 'itemEntry'; readonly entryNumber: number }
  /** What follows an item entry: what takes it back, and what was taken from it. */
  | { readonly kind: 'followers'; readonly entryNumber: number }
  /** What a customer owes in all, and what of it is past due, in the company's currency. */
  | { readonly kind: 'owed'; readonly customer: string }
  /** What a record shows that is worked out from entries. */
  | { readonly kind: 'figures'; readonly type: Resource; readonly key: string }
  /** What a customer's open orders and invoices will come to, in the company's currency. */
  | { readonly kind: 'outstanding'; readonly customer: string }
  /** Documents of a customer that carry this external document number. */
  | { readonly kind: 'reference'; readonly type: Resource; readonly customer: string; readonly reference: string }
  /** Records of a kind that share a likeness (`sales/likeness.ts`), named by its key. */
  | { readonly kind: 'alike'; readonly type: Resource; readonly likeness: string }
  /** Records of a kind that say this in one of their properties, whatever its case. */
  | { readonly kind: 'where'; readonly type: Resource; readonly field: string; readonly value: string }
  /** Quotes that were valid until a day before this one. */
  | { readonly kind: 'expired'; readonly before: Day }
  /** Reminders of a customer, those that were cancelled left out. */
  | { readonly kind: 'reminders'; readonly customer: string }
  /** Customers with an open invoice that was due before a day. */
  | { readonly kind: 'overdue'; readonly before: Day }
  /** All records of a kind that is not set-up. */
  | { readonly kind: 'every'; readonly type: Resource }
  /** Statements of a bank account that hold movements between two days. */
  | { readonly kind: 'statements'; readonly bankAccount: string; readonly from: Day; readonly to: Day }
  /** Whether anything refers to a record, so that it cannot be deleted. */
  | { readonly kind: 'used'; readonly type: Resource; readonly key: string }
  /** All entries of an item from a day on, and what came before as one sum: for average costs. Null: from today on. */
  | { readonly kind: 'itemHistory'; readonly item: string; readonly from: Day | null }

type NeedOf<K extends Need['kind']> = Extract<Need, { readonly kind: K }>

/** What is known of an item's stock, drop shipments aside. */
export interface ItemHistory {
  /** The first day of `entries`; as early as it takes for nothing to be short at its beginning. */
  readonly from: Day
  /** What was in stock before, and what it cost. */
  readonly opening: { readonly units: Quantity; readonly value: Money }
  /** In the order of posting date and entry number. */
  readonly entries: readonly ItemEntry[]
}
/** Before every day. */
export const wholeHistory = '' as Day

/** So much of a receipt left with an entry. */
export interface Taken {
  readonly outboundEntryNumber: number
  readonly quantity: Quantity
}
/** Numbers of entries, in the order in which they were posted. */
export interface Followers {
  readonly returns: readonly number[]
  readonly taken: readonly Taken[]
}
export interface Owed {
  readonly balance: Money
  readonly overdue: Money
}
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

const historyOf = (item: string) => `history:${item}`

export const needKey = (need: Need): string => {
  if (isReceivableNeed(need)) return receivableKey(need)
  switch (need.kind) {
    case 'record':
      return `${need.type}/${folded(need.key)}`
    case 'stock':
    case 'shortfall':
    case 'inventory':
      return `${need.kind}:${need.item}`
    case 'itemHistory':
      return `${historyOf(need.item)}:${need.from}`
    case 'itemEntry':
      return `entry:${need.entryNumber}`
    case 'followers':
      return `followers:${need.entryNumber}`
    case 'owed':
      return `owed:${need.customer}`
    case 'figures':
      return `figures:${need.type}:${folded(need.key)}`
    case 'outstanding':
      return `outstanding:${folded(need.customer)}`
    case 'reference':
      return `reference:${need.type}:${folded(need.customer)}:${folded(need.reference)}`
    case 'alike':
      return alikeName(need.type, need.likeness)
    case 'where':
      return `where:${need.type}:${need.field}:${folded(need.value)}`
    case 'expired':
    case 'overdue':
      return `${need.kind}:${need.before}`
    case 'reminders':
      return `reminders:${folded(need.customer)}`
    case 'every':
      return `every:${need.type}`
    case 'statements':
      return `statements:${folded(need.bankAccount)}:${need.from}:${need.to}`
    case 'used':
      return `used:${need.type}:${folded(need.key)}`
  }
}

const alikeName = (type: Resource, likeness: string) => `alike:${type}:${likeness}`
const alikeNames = (type: Resource, record: AnyRecord | null) =>
  record ? likenessesOf(record as Alike).map((one) => alikeName(type, likenessKey(one))) : []

export class NotLoaded {
  readonly need: Need
  constructor(need: Need) {
    this.need = need
  }
}

type ItemEntry = Entry<'itemLedgerEntries'>
type OpenItem = Entry<'customerLedgerEntries'>
type Detail = Entry<'detailedCustomerLedgerEntries'>

/** What the commands planned so far would change of facts that are loaded as sums and lists. */
interface Applied {
  readonly items: Map<string, Map<number, ItemEntry>>
  readonly moved: Map<string, Quantity>
  readonly owed: Map<string, Owed>
  /** By customer's number in lower case. */
  readonly outstanding: Map<string, Money>
  readonly receivables: ReceivableFacts
  /** Every document written so far by id, under the need that its external number answers; null when it has none. */
  readonly references: Map<string, NamedReference | null>
  /** Every record written so far, by id, and every transaction: they may refer to what is to be deleted. */
  readonly records: Map<string, RecordChange>
  readonly transactions: Transaction[]
  /** Every order written so far, as it was before and as it will be. */
  readonly orders: Map<string, WrittenOrder>
}
type WrittenOrder = Pending['orders'][number]
export interface Reference {
  readonly id: string
  readonly number: string
}
interface NamedReference extends Reference {
  readonly name: string
}
function referenceOf(type: Resource, record: AnyRecord | null): NamedReference | null {
  const reference = record?.externalDocumentNumber
  if (!record || typeof reference !== 'string' || reference === '') return null
  const name = needKey({ kind: 'reference', type, customer: String(record.customerNumber), reference })
  return { id: record.id, number: String(record.number), name }
}
const nothingApplied = (): Applied => ({
  items: new Map(),
  moved: new Map(),
  owed: new Map(),
  outstanding: new Map(),
  receivables: openReceivableFacts(),
  references: new Map(),
  records: new Map(),
  transactions: [],
  orders: new Map(),
})

export class Facts {
  readonly company: Company
  readonly #setup: ReadonlyMap<string, AnyRecord>
  readonly #known: Map<string, unknown>
  readonly #lasting: Map<string, unknown>
  readonly #applied: Applied
  /** Records of the kinds of set-up that were asked for as a whole; the same list until one of them changes. */
  readonly #lists = new Map<Resource, readonly AnyRecord[]>()
  counters: Counters

  constructor(
    company: Company,
    counters: Counters,
    setup: ReadonlyMap<string, AnyRecord>,
    known = new Map<string, unknown>(),
    applied = nothingApplied(),
    lasting = new Map<string, unknown>(),
  ) {
    this.company = company
    this.counters = counters
    this.#setup = setup
    this.#known = known
    this.#applied = applied
    this.#lasting = lasting
  }

  /** A copy to try things on; `this` is left as it is. */
  fork() {
    const { items, moved, owed, outstanding, receivables, references, records, transactions, orders } = this.#applied
    const applied = {
      items: new Map([...items].map(([item, entries]) => [item, new Map(entries)])),
      moved: new Map(moved),
      owed: new Map(owed),
      outstanding: new Map(outstanding),
      receivables: receivables.fork(),
      references: new Map(references),
      records: new Map(records),
      transactions: [...transactions],
      orders: new Map(orders),
    }
    const [known, lasting] = [new Map(this.#known), new Map(this.#lasting)]
    return new Facts(this.company, this.counters, this.#setup, known, applied, lasting)
  }
  /**
   * What goes on holding once everything applied was committed: master data, number series, stock, and which numbers are
   * free. The rest is small to load or soon forgotten. Takes the place of `this`, which must not be used any more.
   */
  settled(counters: Counters, setup: ReadonlyMap<string, AnyRecord>) {
    const lasting = this.#lasting.size > mostLasting ? new Map<string, unknown>() : this.#lasting
    return new Facts(this.company, counters, setup, new Map(), nothingApplied(), lasting)
  }
  /**
   * What holds while everything applied is being written, for those who come next: what followed each command. What they load
   * they must load after it was written. Not where set-up changes.
   */
  carriedOn() {
    const known = new Map([...this.#known].filter(([name]) => following.test(name)))
    return new Facts(this.company, this.counters, this.#setup, known, nothingApplied(), this.#lasting)
  }
  has(need: Need) {
    if (need.kind === 'itemHistory') return this.#history(need.item, need.from) !== null
    const name = needKey(need)
    return this.#known.has(name) || this.#lasting.has(name) || (need.kind === 'record' && isSetup(need.type))
  }
  /** Takes in what was loaded, as the commands planned so far would leave it. */
  learn(need: Need, loaded: unknown) {
    if (need.kind === 'itemHistory') return this.#learnHistory(need.item, loaded as ItemHistory)
    this.#put(needKey(need), this.#afterApplied(need, loaded))
  }
  #put(name: string, value: unknown) {
    const lasts = lastingKinds.test(name) || (value === null && numbered.test(name))
    const [own, other] = lasts ? [this.#lasting, this.#known] : [this.#known, this.#lasting]
    own.set(name, value)
    other.delete(name)
  }
  #at(name: string): unknown {
    const value = this.#known.get(name)
    return value === undefined ? this.#lasting.get(name) : value
  }
  #afterApplied(need: Need, loaded: unknown): unknown {
    const { items, moved, owed, receivables, references } = this.#applied
    if (isReceivableNeed(need)) return receivables.after(need, loaded)
    const { kind } = need
    if (kind === 'stock' || kind === 'shortfall')
      return [...(items.get(need.item)?.values() ?? [])].reduce(
        (list, entry) => placed(list, entry, belongs(kind, entry)),
        loaded as ItemEntry[],
      )
    if (need.kind === 'inventory') return plus(loaded as Quantity, moved.get(need.item) ?? (0 as Quantity))
    if (need.kind === 'itemEntry') return this.#entryAfterApplied(loaded as ItemEntry | null)
    if (need.kind === 'followers')
      return this.#applied.transactions.reduce(
        (all, transaction) => withFollowers(all, need.entryNumber, transaction),
        loaded as Followers,
      )
    if (need.kind === 'outstanding')
      return plus(loaded as Money, this.#applied.outstanding.get(folded(need.customer)) ?? (0 as Money))
    if (need.kind === 'owed') return together(loaded as Owed, owed.get(need.customer) ?? nothingOwed)
    if (need.kind === 'where') return this.#saying(need, loaded as readonly AnyRecord[])
    if (need.kind === 'alike') return this.#alikeAfterApplied(need.type, needKey(need), loaded as Reference[])
    if (need.kind !== 'reference') return loaded
    const written = [...references.values()].flatMap((one) =>
      one?.name === needKey(need) ? [{ id: one.id, number: one.number }] : [],
    )
    return [...(loaded as Reference[]).filter((one) => !references.has(one.id)), ...written]
  }
  #saying({ type, field, value }: NeedOf<'where'>, loaded: readonly AnyRecord[]): readonly AnyRecord[] {
    const written = [...this.#applied.records.values()].filter((one) => one.type === type)
    const own = written.flatMap(({ record }) =>
      record && folded(String(record[field] ?? '')) === folded(value) ? [record] : [],
    )
    return [...loaded.filter((one) => !this.#applied.records.has(one.id)), ...own]
  }
  #alikeAfterApplied(type: Resource, name: string, loaded: readonly Reference[]): readonly Reference[] {
    const written = [...this.#applied.records.values()].filter((one) => one.type === type)
    const own = written.flatMap(({ id, record }) =>
      record && alikeNames(type, record).includes(name) ? [{ id, number: String(record.number) }] : [],
    )
    return [...loaded.filter((one) => !this.#applied.records.has(one.id)), ...own]
  }
  /** The history that is known, if it begins early enough. */
  #history(item: string, from: Day | null): ItemHistory | null {
    const known = this.#known.get(historyOf(item)) as ItemHistory | undefined
    return known && (from === null || known.from <= from) ? known : null
  }
  /** Of two that overlap the longer one is kept: it alone follows every command. */
  #learnHistory(item: string, loaded: ItemHistory) {
    if (this.#history(item, loaded.from)) return
    const applied = [...(this.#applied.items.get(item)?.values() ?? [])]
    this.#known.set(historyOf(item), applied.reduce(withLater, loaded))
  }
  #entryAfterApplied(loaded: ItemEntry | null) {
    return loaded && (this.#applied.items.get(loaded.itemNumber)?.get(loaded.entryNumber) ?? loaded)
  }
  #recall<T>(need: Need): T {
    const value = this.#at(needKey(need))
    if (value === undefined) throw new NotLoaded(need)
    return value as T
  }

  /** The record with this id or key, or null when there is none. */
  find<T extends Resource>(type: T, key: string): RecordIn<T> | null {
    const name = `${type}/${folded(key)}`
    const own = this.#known.get(name)
    const others = () => (isSetup(type) ? (this.#setup.get(name) ?? null) : this.#lasting.get(name))
    const found = own === undefined ? others() : own
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
    const found = new Map<string, AnyRecord>()
    for (const [name, record] of this.#setup) if (name.startsWith(`${type}/`)) found.set(record.id, record)
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
    const known = this.#history(item, from)
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
  /** The customer's documents with this external document number. */
  references(type: Resource, customer: string, reference: string): readonly Reference[] {
    return this.#recall({ kind: 'reference', type, customer, reference })
  }
  /** Records of which a property says this, whatever its case. */
  where<T extends Resource>(type: T, field: keyof RecordIn<T> & string, value: string): readonly RecordIn<T>[] {
    return this.#recall({ kind: 'where', type, field, value })
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
  /** The customer's reminders, drafts and issued ones. */
  reminders(customer: string): readonly RecordIn<'reminders'>[] {
    const loaded = this.#recall<readonly RecordIn<'reminders'>[]>({ kind: 'reminders', customer })
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
    for (const change of changes.records) this.#applyRecord(change)
    if (!changes.transaction) return
    this.#applied.transactions.push(changes.transaction)
    const { added, changed, number } = changes.transaction
    const entries = { ...this.counters.entries }
    for (const ledger of Object.keys(added) as Ledger[]) entries[ledger] += added[ledger]?.length ?? 0
    this.counters = { transaction: number, entries }
    for (const entry of [...(changed.itemLedgerEntries ?? []), ...(added.itemLedgerEntries ?? [])])
      this.#applyItemEntry(entry)
    this.#applyFollowers(changes.transaction)
    for (const { itemNumber, quantity } of added.itemLedgerEntries ?? [])
      this.#add(this.#applied.moved, 'inventory', itemNumber, quantity)
    this.#applyOwed(changes.transaction)
    for (const need of this.#applied.receivables.take(changes.transaction)) {
      const before = this.#known.get(needKey(need))
      if (before !== undefined) this.#put(needKey(need), this.#applied.receivables.after(need, before))
    }
  }
  #applyRecord({ type, id, key, record }: RecordChange) {
    this.#applied.records.set(id, { type, id, key, record })
    this.#lists.delete(type)
    const before = this.#at(`${type}/${id}`) as AnyRecord | null | undefined
    if (before && 'number' in before) this.#put(`${type}/${folded(String(before.number))}`, null)
    this.#put(`${type}/${id}`, record)
    this.#put(`${type}/${folded(key)}`, record)
    if (type === 'salesOrders' || type === 'purchaseOrders') {
      const first = this.#applied.orders.get(id)
      this.#applied.orders.set(id, { type, before: first ? first.before : (before ?? null), after: record })
    }
    this.#applyOutstanding(outstandingOf(type, before ?? null), -1)
    this.#applyOutstanding(outstandingOf(type, record), 1)
    this.#applyReference(id, referenceOf(type, before ?? null), referenceOf(type, record))
    if (type === 'customers' || type === 'contacts') this.#applyAlike(type, id, before ?? null, record)
    // What says what is asked for again; the answer is then made to follow what was written.
    for (const name of this.#known.keys()) if (name.startsWith(`where:${type}:`)) this.#known.delete(name)
  }
  /** Lists that are known follow; one that is loaded later is made of the records as they are stored, less and with these. */
  #applyAlike(type: Resource, id: string, before: AnyRecord | null, after: AnyRecord | null) {
    const names = new Set(alikeNames(type, after))
    for (const name of [...alikeNames(type, before), ...names]) {
      const known = this.#at(name) as readonly Reference[] | undefined
      if (!known) continue
      const own = names.has(name) ? [{ id, number: String(after?.number) }] : []
      this.#put(name, [...known.filter((one) => one.id !== id), ...own])
    }
  }
  #applyOutstanding(document: Outstanding | null, sign: 1 | -1) {
    if (!document) return
    const payer = folded(document.payer)
    const more = (sign * document.amount) as Money
    this.#applied.outstanding.set(payer, plus(this.#applied.outstanding.get(payer) ?? (0 as Money), more))
    const known = this.#at(`outstanding:${payer}`) as Money | undefined
    if (known !== undefined) this.#put(`outstanding:${payer}`, plus(known, more))
  }
  #applyReference(id: string, before: NamedReference | null, after: NamedReference | null) {
    this.#applied.references.set(id, after)
    for (const name of new Set([before?.name, after?.name])) {
      const others = name === undefined ? undefined : (this.#at(name) as readonly Reference[] | undefined)
      if (name === undefined || !others) continue
      const own = after?.name === name ? [{ id, number: after.number }] : []
      this.#put(name, [...others.filter((one) => one.id !== id), ...own])
    }
  }
  #applyItemEntry(entry: ItemEntry) {
    const { itemNumber: item } = entry
    const own = this.#applied.items.get(item) ?? new Map<number, ItemEntry>()
    this.#applied.items.set(item, own.set(entry.entryNumber, entry))
    this.#put(`entry:${entry.entryNumber}`, entry)
    const history = this.#history(item, null)
    if (history) this.#known.set(historyOf(item), withLater(history, entry))
    for (const kind of ['stock', 'shortfall'] as const) {
      const list = this.#at(`${kind}:${item}`) as ItemEntry[] | undefined
      if (list) this.#put(`${kind}:${item}`, placed(list, entry, belongs(kind, entry)))
    }
  }
  #applyFollowers(transaction: Transaction) {
    const { itemLedgerEntries = [], itemApplicationEntries = [] } = transaction.added
    const followed = [
      ...itemLedgerEntries.flatMap((one) => (one.appliesToEntry === null ? [] : [one.appliesToEntry])),
      ...itemApplicationEntries.map((one) => one.inboundEntryNumber),
    ]
    for (const entryNumber of new Set(followed)) {
      const known = this.#at(`followers:${entryNumber}`) as Followers | undefined
      if (known) this.#put(`followers:${entryNumber}`, withFollowers(known, entryNumber, transaction))
    }
  }
  #add(sums: Map<string, Quantity>, kind: 'inventory', item: string, more: Quantity) {
    sums.set(item, plus(sums.get(item) ?? (0 as Quantity), more))
    const known = this.#at(`${kind}:${item}`) as Quantity | undefined
    if (known !== undefined) this.#put(`${kind}:${item}`, plus(known, more))
  }
  #applyOwed({ added, changed, createdAt }: Transaction) {
    const entries = [...(added.customerLedgerEntries ?? []), ...(changed.customerLedgerEntries ?? [])]
    const dueDates = new Map(entries.map((entry) => [entry.entryNumber, entry.dueDate]))
    const today = dayOf(createdAt)
    for (const detail of added.detailedCustomerLedgerEntries ?? []) {
      const { customerNumber, amountLocalCurrency: amount } = detail
      const due = dueDates.get(detail.customerLedgerEntryNumber) ?? null
      const more = { balance: amount, overdue: due !== null && due < today ? amount : (0 as Money) }
      this.#applied.owed.set(customerNumber, together(this.#applied.owed.get(customerNumber) ?? nothingOwed, more))
      const known = this.#at(`owed:${customerNumber}`) as Owed | undefined
      if (known) this.#put(`owed:${customerNumber}`, together(known, more))
    }
  }
}

/** What stays true until it is changed by a commit that the facts follow; and documents, as long as they are none. */
const lastingKinds = new RegExp(`^(?:(?:${masterResources.join('|')}|numberSeries)/|(?:stock|shortfall|inventory):)`)
const numbered = new RegExp(`^(?:${documentTypes.join('|')})/`)
/** What `apply` keeps up to date where it is kept; the rest is worked out from everything applied when it is asked for. */
const following =
  /^(?:\w+\/|(?:stock|shortfall|inventory|entry|followers|history|owed|outstanding|reference|customerEntry|openItems|documentEntries|appliedDetails|application|transaction|valued):)/
/** More than this is not carried on, but asked for anew. */
const mostLasting = 10_000

const withFollowers = (
  { returns, taken }: Followers,
  entryNumber: number,
  { added: { itemLedgerEntries = [], itemApplicationEntries = [] } }: Transaction,
): Followers => ({
  returns: [
    ...returns,
    ...itemLedgerEntries.flatMap((one) => (one.appliesToEntry === entryNumber ? [one.entryNumber] : [])),
  ],
  taken: [...taken, ...itemApplicationEntries.filter((one) => one.inboundEntryNumber === entryNumber)],
})

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

/** Whether an open quote held until a day before this one; one that waits for approval stays. */
export const isOver = (quote: RecordIn<'salesQuotes'>, before: Day) =>
  quote.status !== 'Accepted' && !isPending(quote) && isExpired(quote, before)

const nothingOwed: Owed = { balance: 0 as Money, overdue: 0 as Money }
const together = (one: Owed, other: Owed): Owed => ({
  balance: plus(one.balance, other.balance),
  overdue: plus(one.overdue, other.overdue),
})

const belongs = (kind: 'stock' | 'shortfall', { remainingQuantity }: ItemEntry) =>
  kind === 'stock' ? remainingQuantity > 0 : remainingQuantity < 0
/** What is dated before it never changes what it cost: whatever does so asks for a history from that day on. */
const withLater = (history: ItemHistory, entry: ItemEntry): ItemHistory =>
  entry.postingDate < history.from || entry.dropShipment
    ? history
    : { ...history, entries: placed(history.entries, entry, true) }

/** The list with the entry as it is now, or without it; in the order of posting date, then entry number. */
function placed(list: readonly ItemEntry[], entry: ItemEntry, keep: boolean): ItemEntry[] {
  const others = list.filter((one) => one.entryNumber !== entry.entryNumber)
  if (!keep) return others
  const comesAfter = (one: ItemEntry) =>
    one.postingDate > entry.postingDate ||
    (one.postingDate === entry.postingDate && one.entryNumber > entry.entryNumber)
  let place = others.length
  while (place > 0 && comesAfter(others[place - 1] as ItemEntry)) place--
  others.splice(place, 0, entry)
  return others
}
