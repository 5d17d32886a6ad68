/**
 * The facts that planners decide on. They are asked for by name, loaded in bulk, and kept as the commands of one group
 * leave them, so that each is planned on what the ones before it would do. Asking for what was not loaded throws NotLoaded;
 * whoever runs the planners then loads it and plans again (loading ahead what `needs` names makes that rare).
 */
import { type Money, plus, type Quantity, sum } from '../basics/money.ts'
import type { Entry, Ledger } from '../ledger/ledgers.ts'
import type { Changes, RecordChange } from './changes.ts'
import { type AnyRecord, folded, isSetup, type RecordIn, type Resource } from './resources.ts'

export type Need =
  | { readonly kind: 'record'; readonly type: Resource; readonly key: string }
  /** The open entries of an item. */
  | { readonly kind: 'stock'; readonly item: string }
  | { readonly kind: 'itemEntry'; readonly entryNumber: number }
  /** What a customer owes in all, and what of it is past due. */
  | { readonly kind: 'owed'; readonly customer: string }
  /** Documents of a customer that carry this external document number. */
  | { readonly kind: 'reference'; readonly type: Resource; readonly customer: string; readonly reference: string }
  /** Whether anything refers to a record, so that it cannot be deleted. */
  | { readonly kind: 'used'; readonly type: Resource; readonly key: string }
  /** All entries of an item from a day on, and what came before as one sum: for average costs. */
  | { readonly kind: 'itemHistory'; readonly item: string }

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

export const needKey = (need: Need): string => {
  switch (need.kind) {
    case 'record':
      return `${need.type}/${folded(need.key)}`
    case 'stock':
    case 'itemHistory':
      return `${need.kind}:${need.item}`
    case 'itemEntry':
      return `entry:${need.entryNumber}`
    case 'owed':
      return `owed:${need.customer}`
    case 'reference':
      return `reference:${need.type}:${folded(need.customer)}:${folded(need.reference)}`
    case 'used':
      return `used:${need.type}:${folded(need.key)}`
  }
}

export class NotLoaded {
  readonly need: Need
  constructor(need: Need) {
    this.need = need
  }
}

export class Facts {
  readonly company: Company
  readonly #setup: ReadonlyMap<string, AnyRecord>
  readonly #known: Map<string, unknown>
  counters: Counters

  constructor(
    company: Company,
    counters: Counters,
    setup: ReadonlyMap<string, AnyRecord>,
    known = new Map<string, unknown>(),
  ) {
    this.company = company
    this.counters = counters
    this.#setup = setup
    this.#known = known
  }

  /** A copy to try things on; `this` is left as it is. */
  fork() {
    return new Facts(this.company, this.counters, this.#setup, new Map(this.#known))
  }
  has(need: Need) {
    return this.#known.has(needKey(need)) || (need.kind === 'record' && isSetup(need.type))
  }
  learn(need: Need, value: unknown) {
    this.#known.set(needKey(need), value)
  }
  #recall<T>(need: Need): T {
    const value = this.#known.get(needKey(need))
    if (value === undefined) throw new NotLoaded(need)
    return value as T
  }

  /** The record with this id or key, or null when there is none. */
  find<T extends Resource>(type: T, key: string): RecordIn<T> | null {
    if (isSetup(type)) {
      const name = `${type}/${folded(key)}`
      const known = this.#known.get(name)
      return (known === undefined ? (this.#setup.get(name) ?? null) : known) as RecordIn<T> | null
    }
    return this.#recall({ kind: 'record', type, key })
  }
  /** The one record of a resource that has but one. */
  only<T extends 'salesSetup' | 'companyInformation'>(type: T): RecordIn<T> {
    const record = this.find(type, type)
    if (!record) throw new Error(`the company has no ${type}`)
    return record as RecordIn<T>
  }
  /** Open entries of an item, in the order in which stock is taken: by posting date, then entry number. */
  stock(item: string): readonly Entry<'itemLedgerEntries'>[] {
    return this.#recall({ kind: 'stock', item })
  }
  inventory(item: string): Quantity {
    return sum(this.stock(item).map((entry) => entry.remainingQuantity))
  }
  itemEntry(entryNumber: number): Entry<'itemLedgerEntries'> {
    return this.#recall({ kind: 'itemEntry', entryNumber })
  }
  /** Every entry of an item, in the order of posting date and entry number. */
  itemHistory(item: string): readonly Entry<'itemLedgerEntries'>[] {
    return this.#recall({ kind: 'itemHistory', item })
  }
  owed(customer: string): Owed {
    return this.#recall({ kind: 'owed', customer })
  }
  /** Numbers of the customer's documents with this external document number. */
  references(
    type: Resource,
    customer: string,
    reference: string,
  ): readonly { readonly id: string; readonly number: string }[] {
    return this.#recall({ kind: 'reference', type, customer, reference })
  }
  isUsed(type: Resource, key: string): boolean {
    return this.#recall({ kind: 'used', type, key })
  }

  /** Lets the facts follow what a command will write. */
  apply(changes: Changes) {
    for (const change of changes.records) this.#applyRecord(change)
    if (!changes.transaction) return
    const { added, changed, number } = changes.transaction
    const entries = { ...this.counters.entries }
    for (const ledger of Object.keys(added) as Ledger[]) entries[ledger] += added[ledger]?.length ?? 0
    this.counters = { transaction: number, entries }
    this.#applyItemEntries([...(changed.itemLedgerEntries ?? []), ...(added.itemLedgerEntries ?? [])])
    for (const entry of added.detailedCustomerLedgerEntries ?? []) {
      const owed = this.#known.get(`owed:${entry.customerNumber}`) as Owed | undefined
      if (owed) this.#known.set(`owed:${entry.customerNumber}`, { ...owed, balance: plus(owed.balance, entry.amount) })
    }
  }
  #applyRecord({ type, id, key, record }: RecordChange) {
    const before = this.#known.get(`${type}/${id}`) as AnyRecord | null | undefined
    if (before && 'number' in before) this.#known.set(`${type}/${folded(String(before.number))}`, null)
    this.#known.set(`${type}/${id}`, record)
    this.#known.set(`${type}/${folded(key)}`, record)
    const reference = record?.externalDocumentNumber
    if (!record || typeof reference !== 'string' || reference === '') return
    const name = needKey({ kind: 'reference', type, customer: String(record.customerNumber), reference })
    const others = this.#known.get(name) as readonly { id: string; number: string }[] | undefined
    if (others) this.#known.set(name, [...others.filter((one) => one.id !== id), { id, number: String(record.number) }])
  }
  #applyItemEntries(entries: readonly Entry<'itemLedgerEntries'>[]) {
    for (const entry of entries) {
      this.#known.set(`entry:${entry.entryNumber}`, entry)
      this.#replace(`stock:${entry.itemNumber}`, entry, entry.open)
      this.#replace(`itemHistory:${entry.itemNumber}`, entry, true)
    }
  }
  #replace(name: string, entry: Entry<'itemLedgerEntries'>, keep: boolean) {
    const list = this.#known.get(name) as Entry<'itemLedgerEntries'>[] | undefined
    if (!list) return
    const others = list.filter((one) => one.entryNumber !== entry.entryNumber)
    if (keep) others.splice(placeOf(others, entry), 0, entry)
    this.#known.set(name, others)
  }
}

/** Where an entry stands in the order of posting date, then entry number. */
function placeOf(
  list: readonly Entry<'itemLedgerEntries'>[],
  { postingDate, entryNumber }: Entry<'itemLedgerEntries'>,
): number {
  const comesAfter = (one: Entry<'itemLedgerEntries'>) =>
    one.postingDate > postingDate || (one.postingDate === postingDate && one.entryNumber > entryNumber)
  let place = list.length
  while (place > 0 && comesAfter(list[place - 1] as Entry<'itemLedgerEntries'>)) place--
  return place
}

/** Answers that were loaded before others of the group changed what they rest on are no longer loaded safely after it. */
export const restsOnOthers = (need: Need) => need.kind === 'used' || need.kind === 'owed' || need.kind === 'reference'
