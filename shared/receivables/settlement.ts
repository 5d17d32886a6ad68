/**
 * What an open entry may be settled with, what of that is proposed, and what would be open afterwards. It proposes by the rules by which bank
 * lines are matched (domain 8.6) and foresees by those by which it is posted: there are no others.
 */
import { type Money, minus, negative, noMoney, plus, sum } from '../basics/money.ts'
import { payingSide, settle, type Target, type WriteOff } from './application.ts'
import type { Rules } from './discount.ts'
import { matchLines } from './matching/match.ts'
import { byDueDate, isMoney, type OpenItem } from './open-item.ts'

/** What is open of the same customer in the same currency on the other side, due first. */
export const settleable = (entry: OpenItem, others: readonly OpenItem[]): OpenItem[] =>
  others
    .filter(
      (one) =>
        one.open &&
        one.customerNumber === entry.customerNumber &&
        one.currencyCode === entry.currencyCode &&
        Math.sign(one.remainingAmount) === -Math.sign(entry.remainingAmount),
    )
    .toSorted(byDueDate)

export interface Suggestion {
  readonly item: OpenItem
  /** With the sign of the item. */
  readonly amount: Money
  /** Words of `reason.…`, the strongest first. */
  readonly reasons: readonly string[]
}

/** Which of these the entry pays, as a bank line with its text and what is left of it would. Money that an order keeps is left to the order. */
export function suggested(entry: OpenItem, items: readonly OpenItem[], rules: Rules): Suggestion[] {
  const byNumber = new Map(items.map((item) => [item.entryNumber, item]))
  const matches = matchLines({
    lines: [
      {
        id: '',
        date: entry.postingDate,
        amount: negative(entry.remainingAmount),
        text: `${entry.externalDocumentNumber}\n${entry.description}`,
        payerName: '',
        payerAccount: '',
        customerNumber: entry.customerNumber,
      },
    ],
    items: items.filter(({ orderNumber }) => orderNumber === '').map((item) => claimOn(entry, item)),
    payers: [],
    mappings: [],
    toleranceOf: () => noMoney,
    rules,
    taken: new Map(),
  })
  return (matches.get('') ?? []).flatMap(({ item, amount, reasons }) => {
    const own = byNumber.get(item?.entryNumber ?? 0)
    return own ? [{ item: own, amount, reasons }] : []
  })
}

/** An entry is settled with what was posted after it too; only money takes discounts. */
const claimOn = (entry: OpenItem, item: OpenItem): OpenItem => ({
  ...item,
  postingDate: item.postingDate < entry.postingDate ? item.postingDate : entry.postingDate,
  remainingPmtDiscPossible: isMoney(entry) ? item.remainingPmtDiscPossible : noMoney,
})

export interface Foreseen {
  /** By entry number, with its sign. */
  readonly left: ReadonlyMap<number, Money>
  /** By the number of the entry that was paid. */
  readonly writtenOff: ReadonlyMap<number, readonly WriteOff[]>
}

/** What settling the entry with these comes to. */
export function foreseen(entry: OpenItem, targets: readonly Target[], rules: Rules): Foreseen {
  const [paying, settled] = payingSide(entry, targets)
  const left = new Map([entry, ...targets.map(({ item }) => item)].map((one) => [one.entryNumber, one.remainingAmount]))
  const writtenOff = new Map<number, readonly WriteOff[]>()
  const leftOf = ({ entryNumber }: OpenItem) => left.get(entryNumber) ?? noMoney
  for (const part of settle(paying, settled, rules)) {
    const { item, applied } = part
    left.set(item.entryNumber, minus(leftOf(item), applied))
    left.set(paying.entryNumber, plus(leftOf(paying), plus(applied, sum(part.writtenOff.map((one) => one.amount)))))
    writtenOff.set(item.entryNumber, part.writtenOff)
  }
  return { left, writtenOff }
}
