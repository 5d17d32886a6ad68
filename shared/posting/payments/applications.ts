/**
 * Settling open items with one another, and taking that back: the entries as they are then, their details, what is written
 * off, and the documents behind them. One of these per posting: it knows what the posting has settled so far.
 */
import type { Day } from '../../basics/day.ts'
import { money, negative, noMoney, percent } from '../../basics/money.ts'
import { settle, type Target } from '../../receivables/application.ts'
import type { Rules } from '../../receivables/discount.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, type GeneralLine } from '../general-ledger.ts'
import type { Context, Journal } from '../journal.ts'
import type { Mistake } from '../problem.ts'
import {
  afterPart,
  applicationSource,
  beforeDetails,
  type Detail,
  detailWriter,
  gainsIn,
  undoDetails,
  writtenOffIn,
  writtenOffPart,
} from './application-details.ts'
import { followed } from './debts.ts'
import { gainOf } from './exchange-gains.ts'
import { consequencesOf, isAdjusted, type WrittenOff } from './write-offs.ts'

export interface Applying {
  readonly date: Day
  /** False: what is only tolerated stays open. */
  readonly acceptTolerance: boolean
}
export interface Applications {
  /** The entry as this posting has left it so far. */
  now(item: OpenItem): OpenItem
  /** Takes in an entry that this posting adds or changes. */
  take(item: OpenItem): void
  /** What is open of a customer by now. */
  openItems(customer: string): OpenItem[]
  /** Settles the targets with what pays, as far as that goes. */
  apply(paying: OpenItem, targets: readonly Target[], how: Applying): void
  /** Takes back one application, all of whose details these are. */
  undo(details: readonly Detail[], date: Day): void
  /** Why what was asked cannot be posted: accounts that are missing or blocked. */
  readonly mistakes: readonly Mistake[]
  /** Writes what goes to the general ledger; gives the documents behind earlier entries with what is open of them now. */
  finish(): RecordChange[]
}

export function openApplications(facts: Facts, context: Context, journal: Journal): Applications {
  const latest = new Map<number, OpenItem>()
  const general = new Map<Day, GeneralLine[]>()
  const mistakes: Mistake[] = []
  const now = (item: OpenItem) => latest.get(item.entryNumber) ?? item
  const keep = (item: OpenItem) => {
    latest.set(item.entryNumber, item)
    journal.change('customerLedgerEntries', item)
  }
  const post = (date: Day, lines: readonly GeneralLine[], found: readonly Mistake[]) => {
    general.set(date, [...(general.get(date) ?? []), ...lines])
    mistakes.push(...found)
  }
  /** A settled item has nothing left in the company's currency either. */
  const gained = (item: OpenItem, write: ReturnType<typeof detailWriter>, date: Day): OpenItem => {
    const rest = item.remainingAmountLocalCurrency
    if (item.open || rest === 0) return item
    const gain = gainOf(facts, item, rest)
    post(date, gain.lines, gain.mistakes)
    write.gained(item, rest)
    return { ...item, remainingAmountLocalCurrency: noMoney }
  }
  const writeOff = (written: WrittenOff, date: Day, reversed: boolean) => {
    const { lines, taxes, mistakes: found } = consequencesOf(facts, written, reversed)
    post(date, lines, found)
    for (const tax of taxes) journal.add('vatEntries', { ...tax, postingDate: date, sourceCode: applicationSource })
  }
  return {
    now,
    take: keep,
    openItems(customer) {
      const own = [...latest.values()].filter((item) => item.customerNumber === customer)
      const earlier = facts.openItems(customer).filter((item) => !latest.has(item.entryNumber))
      return [...earlier, ...own].filter((item) => item.open)
    },
    mistakes,
    apply(paying, targets, { date, acceptTolerance }) {
      const known = targets.map(({ item, amount }) => ({ item: now(item), amount }))
      const write = detailWriter(facts, journal, paying, date)
      for (const part of settle(now(paying), known, rulesOf(facts, acceptTolerance))) {
        const pays = now(paying)
        for (const { kind, amount } of part.writtenOff) {
          const local = writtenOffPart(pays, amount)
          const written = { paying: pays, item: part.item, kind, amount, local, adjusted: isAdjusted(facts, part.item) }
          write.writtenOff(written)
          writeOff(written, date, false)
        }
        write.applied(pays, part)
        for (const item of afterPart(pays, part)) keep(gained(item, write, date))
      }
    },
    undo(details, date) {
      const itemOf = (entryNumber: number) => latest.get(entryNumber) ?? facts.customerEntry(entryNumber)
      undoDetails(journal, details, date)
      for (const written of writtenOffIn(details, itemOf)) writeOff(written, date, true)
      for (const { entryNumber, rest } of gainsIn(details)) {
        const { lines, mistakes: found } = gainOf(facts, itemOf(entryNumber), rest)
        post(
          date,
          lines.map((line) => ({ ...line, amount: negative(line.amount) })),
          found,
        )
      }
      for (const number of new Set(details.map((detail) => detail.customerLedgerEntryNumber)))
        keep(beforeDetails(itemOf(number), details))
    },
    finish() {
      for (const [date, lines] of general) addGeneral(journal, lines, date, applicationSource)
      const earlier = [...latest.values()].filter((item) => item.transactionNumber !== journal.transactionNumber)
      return earlier.flatMap((item) => followed(facts, context, item))
    },
  }
}

/** By the set-up of the company. */
export function rulesOf(facts: Facts, acceptTolerance: boolean): Rules {
  const { paymentDiscountGraceDays, paymentTolerancePercent, maxPaymentToleranceAmount } = facts.only('salesSetup')
  return {
    graceDays: paymentDiscountGraceDays,
    tolerancePercent: percent(paymentTolerancePercent),
    largestTolerance: money(maxPaymentToleranceAmount),
    acceptTolerance,
  }
}
