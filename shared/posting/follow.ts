/** What is known follows what a command will write, so that the next one is planned on what this one would leave. */
import { dayOf } from '../basics/day.ts'
import { type Money, plus, type Quantity } from '../basics/money.ts'
import type { Entry } from '../ledger/ledgers.ts'
import { type Outstanding, outstandingOf } from '../sales/outstanding.ts'
import {
  type Applied,
  belongs,
  nothingOwed,
  placed,
  referenceOf,
  together,
  withFollowers,
  withLater,
} from './applied.ts'
import type { Changes, RecordChange, Transaction } from './changes.ts'
import type { Known } from './known.ts'
import { alikeKeys, type Followers, factKey, type ItemHistory, type Owed, type Reference } from './need.ts'
import { type AnyRecord, folded, type Resource } from './resources.ts'

type ItemEntry = Entry<'itemLedgerEntries'>

/** `applied` takes in the changes, for what is loaded later; what is `known` already is changed with them. */
export function follow(known: Known, applied: Applied, { records, transaction }: Changes) {
  for (const change of records) followRecord(known, applied, change)
  if (transaction) followTransaction(known, applied, transaction)
}

function followRecord(known: Known, applied: Applied, { type, id, key, record }: RecordChange) {
  const before = (known.at(type, id) ?? null) as AnyRecord | null
  applied.records.set(id, { type, id, key, record })
  if (before && 'number' in before) known.put(type, folded(String(before.number)), null)
  known.write(type, id, record)
  known.put(type, folded(key), record)
  if (type === 'salesOrders' || type === 'purchaseOrders') {
    const first = applied.orders.get(id)
    applied.orders.set(id, { type, before: first ? first.before : before, after: record })
  }
  followOutstanding(known, applied, outstandingOf(type, before), -1)
  followOutstanding(known, applied, outstandingOf(type, record), 1)
  followReference(known, applied, type, id, before, record)
  if (type === 'customers' || type === 'contacts') followAlike(known, type, id, before, record)
}

function followOutstanding(known: Known, applied: Applied, document: Outstanding | null, sign: 1 | -1) {
  if (!document) return
  const payer = folded(document.payer)
  const more = (sign * document.amount) as Money
  applied.outstanding.set(payer, plus(applied.outstanding.get(payer) ?? (0 as Money), more))
  known.change<Money>('outstanding', payer, (sum) => plus(sum, more))
}

function followReference(
  known: Known,
  applied: Applied,
  type: Resource,
  id: string,
  before: AnyRecord | null,
  after: AnyRecord | null,
) {
  const [left, joined] = [referenceOf(type, before), referenceOf(type, after)]
  applied.references.set(id, joined)
  const keys = new Set([left, joined].flatMap((one) => (one ? [one.key] : [])))
  for (const key of keys) relist(known, 'reference', key, id, joined?.key === key ? joined.number : null)
}

/** Lists that are known follow; one that is loaded later is made of the records as they are stored, less and with these. */
function followAlike(known: Known, type: Resource, id: string, before: AnyRecord | null, after: AnyRecord | null) {
  const joined = new Set(alikeKeys(type, after))
  for (const key of [...alikeKeys(type, before), ...joined])
    relist(known, 'alike', key, id, joined.has(key) ? String(after?.number) : null)
}

/** The record is in the list under its number, or is not. */
function relist(known: Known, kind: 'alike' | 'reference', key: string | number, id: string, number: string | null) {
  known.change<readonly Reference[]>(kind, key, (list) => [
    ...list.filter((one) => one.id !== id),
    ...(number === null ? [] : [{ id, number }]),
  ])
}

function followTransaction(known: Known, applied: Applied, transaction: Transaction) {
  applied.transactions.push(transaction)
  const { added, changed } = transaction
  for (const entry of [...(changed.itemLedgerEntries ?? []), ...(added.itemLedgerEntries ?? [])])
    followItemEntry(known, applied, entry)
  followFollowers(known, transaction)
  for (const { itemNumber: item, quantity } of added.itemLedgerEntries ?? []) {
    applied.moved.set(item, plus(applied.moved.get(item) ?? (0 as Quantity), quantity))
    known.change<Quantity>('inventory', item, (sum) => plus(sum, quantity))
  }
  followOwed(known, applied, transaction)
  for (const need of applied.receivables.take(transaction))
    known.change(need.kind, factKey(need), (before) => applied.receivables.after(need, before))
}

function followItemEntry(known: Known, applied: Applied, entry: ItemEntry) {
  const { itemNumber: item, entryNumber } = entry
  const own = applied.items.get(item) ?? new Map<number, ItemEntry>()
  applied.items.set(item, own.set(entryNumber, entry))
  known.put('itemEntry', entryNumber, entry)
  known.change<ItemHistory>('itemHistory', item, (history) => withLater(history, entry))
  for (const kind of ['stock', 'shortfall'] as const)
    known.change<readonly ItemEntry[]>(kind, item, (list) => placed(list, entry, belongs(kind, entry)))
}

function followFollowers(known: Known, transaction: Transaction) {
  const { itemLedgerEntries = [], itemApplicationEntries = [] } = transaction.added
  const followed = new Set([
    ...itemLedgerEntries.flatMap((one) => (one.appliesToEntry === null ? [] : [one.appliesToEntry])),
    ...itemApplicationEntries.map((one) => one.inboundEntryNumber),
  ])
  for (const entryNumber of followed)
    known.change<Followers>('followers', entryNumber, (list) => withFollowers(list, entryNumber, transaction))
}

function followOwed(known: Known, applied: Applied, { added, changed, createdAt }: Transaction) {
  const entries = [...(added.customerLedgerEntries ?? []), ...(changed.customerLedgerEntries ?? [])]
  const dueDates = new Map(entries.map((entry) => [entry.entryNumber, entry.dueDate]))
  const today = dayOf(createdAt)
  for (const detail of added.detailedCustomerLedgerEntries ?? []) {
    const { customerNumber, amountLocalCurrency: amount } = detail
    const due = dueDates.get(detail.customerLedgerEntryNumber) ?? null
    const more: Owed = { balance: amount, overdue: due !== null && due < today ? amount : (0 as Money) }
    applied.owed.set(customerNumber, together(applied.owed.get(customerNumber) ?? nothingOwed, more))
    known.change<Owed>('owed', customerNumber, (sums) => together(sums, more))
  }
}
