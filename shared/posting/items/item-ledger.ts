/**
 * The item ledger as a posting has left it so far: what facts told of it, and on top of that the entries that the posting
 * added or changed.
 */
import type { Day } from '../../basics/day.ts'
import { type Quantity, sum } from '../../basics/money.ts'
import type { Facts } from '../facts.ts'
import type { Journal } from '../journal.ts'
import type { ItemHistory, Taken } from '../need.ts'
import type { ItemEntry, Movement } from './item-entries.ts'

export interface ItemLedger {
  readonly journal: Journal
  /** Receipts of an item of which something is left in stock, in the order in which it is taken. */
  layers(item: string): ItemEntry[]
  /** What left of it beyond the stock, in the same order. */
  gaps(item: string): ItemEntry[]
  /**
   * Its entries from a day on, but for drop shipments: they never pass through the stock. From an earlier day where more had
   * left by then than had come.
   */
  history(item: string, from: Day): ItemHistory
  entry(entryNumber: number): ItemEntry
  /** The entry as it is by now. */
  now(entry: ItemEntry): ItemEntry
  /** What takes back of an entry, in the order in which it was posted. */
  returnsOf(entryNumber: number): ItemEntry[]
  /** What was taken from a receipt, in the order in which it was. */
  takenFrom(entryNumber: number): readonly Taken[]
  /** Puts an entry as it will be in the place of what it was. */
  keep(entry: ItemEntry): void
  /** Writes that so much of a receipt is what left with the other. */
  apply(movement: Movement, inbound: ItemEntry, outbound: ItemEntry, part: Quantity): void
}

export function openItemLedger(facts: Facts, journal: Journal): ItemLedger {
  const latest = new Map<number, ItemEntry>()
  const byItem = new Map<string, Map<number, ItemEntry>>()
  const taken = new Map<number, Taken[]>()
  const isOwn = (entryNumber: number) => entryNumber > facts.counters.entries.itemLedgerEntries
  const follows = (entryNumber: number) =>
    isOwn(entryNumber) ? { returns: [], taken: [] } : facts.followers(entryNumber)
  const entry = (entryNumber: number) => latest.get(entryNumber) ?? facts.itemEntry(entryNumber)
  const ofItem = (earlier: readonly ItemEntry[], item: string, belongs: (entry: ItemEntry) => boolean) => {
    const own = byItem.get(item)
    if (!own) return earlier.filter(belongs)
    const numbers = new Set(earlier.map((one) => one.entryNumber))
    const added = [...own.values()].filter((one) => !numbers.has(one.entryNumber))
    const known = earlier.map((one) => own.get(one.entryNumber) ?? one)
    return (added.length === 0 ? known : inOrder([...known, ...added])).filter(belongs)
  }

  return {
    journal,
    layers: (item) => ofItem(facts.stock(item), item, (one) => one.remainingQuantity > 0 && !one.dropShipment),
    gaps: (item) => ofItem(facts.shortfall(item), item, (one) => one.remainingQuantity < 0),
    history(item, from) {
      const known = facts.itemHistory(item, from)
      const belongs = (one: ItemEntry) => one.postingDate >= known.from && !one.dropShipment
      return historyFrom({ ...known, entries: ofItem(known.entries, item, belongs) }, from)
    },
    entry,
    now: (known) => latest.get(known.entryNumber) ?? known,
    returnsOf(entryNumber) {
      const own = [...latest.values()].filter((one) => one.appliesToEntry === entryNumber && isOwn(one.entryNumber))
      return [...follows(entryNumber).returns.map(entry), ...own]
    },
    takenFrom: (entryNumber) => [...follows(entryNumber).taken, ...(taken.get(entryNumber) ?? [])],
    keep(kept) {
      journal.change('itemLedgerEntries', kept)
      latest.set(kept.entryNumber, kept)
      const own = byItem.get(kept.itemNumber) ?? new Map<number, ItemEntry>()
      byItem.set(kept.itemNumber, own.set(kept.entryNumber, kept))
    },
    apply(movement, inbound, outbound, part) {
      const own = taken.get(inbound.entryNumber) ?? []
      taken.set(inbound.entryNumber, [...own, { outboundEntryNumber: outbound.entryNumber, quantity: part }])
      journal.add('itemApplicationEntries', {
        postingDate: movement.postingDate,
        documentType: movement.documentType,
        documentNumber: movement.documentNumber,
        sourceCode: movement.sourceCode,
        itemNumber: inbound.itemNumber,
        inboundEntryNumber: inbound.entryNumber,
        outboundEntryNumber: outbound.entryNumber,
        quantity: part,
      })
    },
  }
}

/**
 * The part of a history that begins on a day, or on the last day before it at whose beginning nothing was short; so what is
 * worked out from it does not depend on how much more is known.
 */
export function historyFrom({ from, opening, entries }: ItemHistory, day: Day): ItemHistory {
  let start = { from, opening, at: 0 }
  let [now, at] = [opening, 0]
  for (const [date, own] of Map.groupBy(entries, (entry) => entry.postingDate)) {
    if (date >= day) break
    if (now.units >= 0) start = { from: date, opening: now, at }
    now = afterAll(now, own)
    at += own.length
  }
  if (now.units >= 0) start = { from: day, opening: now, at }
  return { from: start.from, opening: start.opening, entries: entries.slice(start.at) }
}

const afterAll = ({ units, value }: ItemHistory['opening'], entries: readonly ItemEntry[]): ItemHistory['opening'] => ({
  units: sum([units, ...entries.map((entry) => entry.quantity)]),
  value: sum([value, ...entries.flatMap((entry) => [entry.costAmountActual, entry.costAmountExpected])]),
})

/** In the order in which stock is taken: by posting date, then entry number. */
export const inOrder = <T extends Pick<ItemEntry, 'postingDate' | 'entryNumber'>>(entries: readonly T[]) =>
  entries.toSorted((one, other) =>
    one.postingDate === other.postingDate
      ? one.entryNumber - other.entryNumber
      : one.postingDate < other.postingDate
        ? -1
        : 1,
  )
