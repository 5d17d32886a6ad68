/** Applying an open entry of a customer with others: what it may be settled with, the server's plan of it, and the question. */
import { amountOf, type Money, money, sum } from '../../shared/basics/money.ts'
import { entryHeard } from '../../shared/ledger/told.ts'
import { rulesOf } from '../../shared/posting/payments/applications.ts'
import type { OpenItem } from '../../shared/receivables/open-item.ts'
import { type Suggestion, settleable, suggested } from '../../shared/receivables/settlement.ts'
import { amountText } from '../../shared/words/sentence.ts'
import type { ApplicationOrder, Applying, Offer, Settlement, TypedApplication } from '../state/applying.ts'
import { prepareDocuments } from './documents.ts'
import { grantedOf, writtenOffIn } from './granted.ts'
import { factsIn } from './local-facts.ts'
import { change, type Desk, outOfReach, said, tell } from './parts.ts'
import { entriesWhere, entryAt } from './review.ts'
import type { Entries } from './verdicts.ts'

const sheet = 'customerLedger'

/** Offers what the entry may be settled with, and proposes some of it, in `state.applying`. */
export async function offerApplying(desk: Desk, entryNumber: number): Promise<void> {
  const found = await offeredFor(desk, entryNumber)
  if (found) change(desk.parts, { applying: found })
}

/** Null when there is nothing to choose from, which is told. */
async function offeredFor(desk: Desk, entryNumber: number): Promise<Applying | null> {
  const { parts } = desk
  const facts = factsIn(parts.replica)
  if (facts === null) {
    outOfReach(parts, 'payments')
    return null
  }
  const told = await entryAt(desk, sheet, entryNumber)
  if (told === null) return null
  const entry = entryHeard('customerLedgerEntries', told)
  const { customerNumber, documentNumber: number } = entry
  if (!entry.open) {
    tell(parts, 'mixed', [said('problem.EntryClosed', { entry: entryNumber, number })])
    return null
  }
  const others = await entriesWhere(desk, 'customerLedgerEntries', { customerNumber, open: 'true' })
  if (others === null) return null
  const items = settleable(
    entry,
    others.map((one) => entryHeard('customerLedgerEntries', one)),
  )
  const party = String(parts.replica.find('customers', customerNumber)?.displayName ?? customerNumber)
  if (items.length === 0) {
    tell(parts, 'mixed', [said('applying.none', { number, party })])
    return null
  }
  const rules = rulesOf(facts, true)
  const suggestions = suggested(entry, items, rules)
  const typed = typedOf(parts, suggestions)
  return { entry, party, offered: offersOf(items, suggestions), rules, typed, refused: [] }
}

function offersOf(items: readonly OpenItem[], suggestions: readonly Suggestion[]): readonly Offer[] {
  const proposed = new Set(suggestions.map(({ item }) => item.entryNumber))
  const others = items.filter(({ entryNumber }) => !proposed.has(entryNumber))
  return [...suggestions, ...others.map((item) => ({ item, reasons: [] }))].map(({ item, reasons }) => ({
    item,
    reasons,
  }))
}

const typedOf = ({ store }: Desk['parts'], suggestions: readonly Suggestion[]): TypedApplication => ({
  amounts: Object.fromEntries(
    suggestions.map(({ item, amount }) => [
      item.entryNumber,
      amountText(Math.abs(amountOf(amount)), store.get().language),
    ]),
  ),
  postingDate: '',
})

/** Asks the server what this would come to, and then the user; what the server refuses is told beside what was typed. */
export async function askToApply(desk: Desk, order: ApplicationOrder): Promise<void> {
  const { parts } = desk
  const { applying } = parts.store.get()
  if (applying === null) return
  const { entryNumber } = applying.entry
  await prepareDocuments(desk, sheet, 'apply', [String(entryNumber)], { said: { ...order } })
  const { confirmation } = parts.store.get()
  if (confirmation === null) return
  if (confirmation.documents === 0) {
    desk.prepared = null
    change(parts, { confirmation: null })
    return offerAgain(desk, applying, confirmation.refused)
  }
  const settlement = settlementIn(applying, order, desk.prepared?.entries ?? [])
  change(parts, { confirmation: { ...confirmation, settlement } })
}

/** As the books are by now, with what was typed of what is still open. */
async function offerAgain(desk: Desk, before: Applying, refused: Applying['refused']): Promise<void> {
  const found = await offeredFor(desk, before.entry.entryNumber)
  if (found === null) return change(desk.parts, { applying: null })
  const open = new Set(found.offered.map(({ item }) => String(item.entryNumber)))
  const amounts = Object.fromEntries(Object.entries(before.typed.amounts).filter(([key]) => open.has(key)))
  change(desk.parts, { applying: { ...found, typed: { ...before.typed, amounts }, refused } })
}

function settlementIn({ entry, offered }: Applying, order: ApplicationOrder, entries: readonly Entries[]): Settlement {
  const wanted = new Set(order.entries.map(({ entryNumber }) => entryNumber))
  const items = [...offered.map(({ item }) => item).filter((item) => wanted.has(item.entryNumber)), entry]
  const details = entries.flatMap((one) => one.detailedCustomerLedgerEntries ?? [])
  const settled = items.map((item) => {
    const own = details.filter(({ customerLedgerEntryNumber }) => customerLedgerEntryNumber === item.entryNumber)
    const total = (some: typeof own) => sum(some.map(({ amount }) => money(Number(amount))))
    return {
      documentType: item.documentType,
      number: item.documentNumber,
      applied: sizeOf(total(own.filter(({ entryType }) => entryType === 'Application'))),
      left: sizeOf((item.remainingAmount + total(own)) as Money),
    }
  })
  const granted = writtenOffIn(entries).map((one) =>
    grantedOf(one, items.find(({ entryNumber }) => entryNumber === one.entryNumber) ?? null),
  )
  return { currency: entry.currencyCode, settled, granted }
}

const sizeOf = (amount: Money) => Math.abs(amountOf(amount))
