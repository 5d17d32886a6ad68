/**
 * What the commands planned so far would change of facts that are loaded as sums and lists, and what was loaded after them
 * as it then is.
 */
import { type Money, plus, type Quantity } from '../basics/money.ts'
import type { Entry } from '../ledger/ledgers.ts'
import type { RecordChange, Transaction } from './changes.ts'
import type { Pending } from './figures.ts'
import { alikeKeys, type Followers, factKey, type ItemHistory, type Need, type Owed, type Reference } from './need.ts'
import { isReceivableNeed, openReceivableFacts, type ReceivableFacts } from './receivable-facts.ts'
import { type AnyRecord, folded, type Resource } from './resources.ts'

type ItemEntry = Entry<'itemLedgerEntries'>

/** What the commands planned so far would change of facts that are loaded as sums and lists. */
export interface Applied {
  readonly items: Map<string, Map<number, ItemEntry>>
  readonly moved: Map<string, Quantity>
  readonly owed: Map<string, Owed>
  /** By customer's number in lower case. */
  readonly outstanding: Map<string, Money>
  readonly receivables: ReceivableFacts
  /** Every document written so far by id, under the key of the reference that it answers; null when it holds none. */
  readonly references: Map<string, KeyedReference | null>
  /** Every record written so far, by id, and every transaction: they may refer to what is to be deleted. */
  readonly records: Map<string, RecordChange>
  readonly transactions: Transaction[]
  /** Every order written so far, as it was before and as it will be. */
  readonly orders: Map<string, WrittenOrder>
}
type WrittenOrder = Pending['orders'][number]
export interface KeyedReference extends Reference {
  readonly key: string | number
}
/** What was cancelled holds its external number no longer: what is made in its place may have it. */
export function referenceOf(type: Resource, record: AnyRecord | null): KeyedReference | null {
  const reference = record?.externalDocumentNumber
  if (!record || typeof reference !== 'string' || reference === '' || record.status === 'Canceled') return null
  const key = factKey({ kind: 'reference', type, customer: String(record.customerNumber), reference })
  return { id: record.id, number: String(record.number), key }
}
export const nothingApplied = (): Applied => ({
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

/** A copy to try things on. */
export const forkOf = (applied: Applied): Applied => ({
  items: new Map([...applied.items].map(([item, entries]) => [item, new Map(entries)])),
  moved: new Map(applied.moved),
  owed: new Map(applied.owed),
  outstanding: new Map(applied.outstanding),
  receivables: applied.receivables.fork(),
  references: new Map(applied.references),
  records: new Map(applied.records),
  transactions: [...applied.transactions],
  orders: new Map(applied.orders),
})

/** What was loaded for a need, as the commands planned so far leave it. */
export function afterApplied(applied: Applied, need: Need, loaded: unknown): unknown {
  const { items, moved, owed, receivables, references } = applied
  if (isReceivableNeed(need)) return receivables.after(need, loaded)
  const { kind } = need
  if (kind === 'stock' || kind === 'shortfall')
    return [...(items.get(need.item)?.values() ?? [])].reduce(
      (list, entry) => placed(list, entry, belongs(kind, entry)),
      loaded as ItemEntry[],
    )
  if (need.kind === 'inventory') return plus(loaded as Quantity, moved.get(need.item) ?? (0 as Quantity))
  if (need.kind === 'itemEntry') return entryAfter(applied, loaded as ItemEntry | null)
  if (need.kind === 'followers')
    return applied.transactions.reduce(
      (all, transaction) => withFollowers(all, need.entryNumber, transaction),
      loaded as Followers,
    )
  if (need.kind === 'outstanding')
    return plus(loaded as Money, applied.outstanding.get(folded(need.customer)) ?? (0 as Money))
  if (need.kind === 'owed') return together(loaded as Owed, owed.get(need.customer) ?? nothingOwed)
  if (need.kind === 'alike') return alikeAfter(applied, need.type, factKey(need), loaded as Reference[])
  if (need.kind !== 'reference') return loaded
  const key = factKey(need)
  const written = [...references.values()].flatMap((one) =>
    one?.key === key ? [{ id: one.id, number: one.number }] : [],
  )
  return [...(loaded as Reference[]).filter((one) => !references.has(one.id)), ...written]
}

const entryAfter = ({ items }: Applied, loaded: ItemEntry | null) =>
  loaded && (items.get(loaded.itemNumber)?.get(loaded.entryNumber) ?? loaded)

function alikeAfter(
  { records }: Applied,
  type: Resource,
  key: string | number,
  loaded: readonly Reference[],
): readonly Reference[] {
  const written = [...records.values()].filter((one) => one.type === type)
  const own = written.flatMap(({ id, record }) =>
    record && alikeKeys(type, record).some((one) => one === key) ? [{ id, number: String(record.number) }] : [],
  )
  return [...loaded.filter((one) => !records.has(one.id)), ...own]
}

export const withFollowers = (
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

export const nothingOwed: Owed = { balance: 0 as Money, overdue: 0 as Money }
export const together = (one: Owed, other: Owed): Owed => ({
  balance: plus(one.balance, other.balance),
  overdue: plus(one.overdue, other.overdue),
})

export const belongs = (kind: 'stock' | 'shortfall', { remainingQuantity }: ItemEntry) =>
  kind === 'stock' ? remainingQuantity > 0 : remainingQuantity < 0
/** What is dated before it never changes what it cost: whatever does so asks for a history from that day on. */
export const withLater = (history: ItemHistory, entry: ItemEntry): ItemHistory =>
  entry.postingDate < history.from || entry.dropShipment
    ? history
    : { ...history, entries: placed(history.entries, entry, true) }

/** The list with the entry as it is now, or without it; in the order of posting date, then entry number. */
export function placed(list: readonly ItemEntry[], entry: ItemEntry, keep: boolean): ItemEntry[] {
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
