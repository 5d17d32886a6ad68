/** What may be settled with an item: the entries or documents that somebody names, or all that is open up to its day. */
import { amountOf, type Money, money } from '../../basics/money.ts'
import type { Target } from '../../receivables/application.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { isReserved, reservedNeeds } from '../orders/prepayment.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import type { Applications } from './applications.ts'
import { debtNeeds, debtNumbered, debtNumberNeeds } from './debts.ts'

/** Whose item it is that pays. */
export type Payer = Pick<OpenItem, 'customerNumber' | 'currencyCode'>

export const isTarget = (found: Target | Mistake): found is Target => 'item' in found
export const isWrong = (found: Target | Mistake): found is Mistake => !isTarget(found)

/** The entry of a posted document, as the posting has left it so far; or why it cannot be settled. */
export function namedTarget(
  facts: Facts,
  settling: Applications,
  payer: Payer,
  named: { readonly documentNumber: string; readonly amount: number | null },
  told: Teller,
): Target | Mistake {
  const item = entryOfDocument(facts, named.documentNumber)
  if (item) return checkedTarget(settling.now(item), payer, named, told)
  return worded(told('InvalidValue', 'documentNumber', { value: named.documentNumber }), 'NoPostedDocument')
}

/** The entry that the posted document with this number left with its customer. */
export function entryOfDocument(facts: Facts, documentNumber: string): OpenItem | null {
  const debt = debtNumbered(facts, documentNumber)
  return (debt && facts.documentEntries(debt.number).find((one) => one.documentId === debt.id)) ?? null
}

export function checkedTarget(
  item: OpenItem,
  payer: Payer,
  { amount }: { readonly amount: number | null },
  told: Teller,
): Target | Mistake {
  const wanted = amount === null ? null : money(amount)
  const entry = item.entryNumber
  if (item.customerNumber !== payer.customerNumber) {
    const params = { value: item.documentNumber, customer: item.customerNumber }
    return worded(told('InvalidValue', 'entryNumber', params), 'OtherCustomersEntry')
  }
  if (item.currencyCode !== payer.currencyCode)
    return worded(told('InvalidValue', 'entryNumber', { value: item.documentNumber }), 'OtherCurrency')
  if (!item.open) return told('EntryClosed', 'entryNumber', { entry, number: item.documentNumber })
  if (wanted === null) return { item, amount: null }
  const max = amountOf(item.remainingAmount)
  if (Math.sign(wanted) !== Math.sign(item.remainingAmount))
    return worded(told('InvalidValue', 'amount', { value: amount ?? 0, max }), 'WrongSignApplied')
  return Math.abs(wanted) > Math.abs(item.remainingAmount)
    ? told('OverApplied', 'amount', { amount: amount ?? 0, max })
    : { item, amount: wanted }
}

/** At least one of them must be on the other side, or nothing is settled. */
export const canSettle = (paying: Money, targets: readonly Target[]) =>
  targets.some(({ item }) => Math.sign(item.remainingAmount) === -Math.sign(paying))

/** With "Apply to Oldest", all that is open of the customer up to the day of the new item and not kept for an order. */
export const oldest = (facts: Facts, settling: Applications, paying: OpenItem): Target[] =>
  settling
    .openItems(paying.customerNumber)
    .filter((item) => item.entryNumber !== paying.entryNumber && item.postingDate <= paying.postingDate)
    .filter((item) => item.currencyCode === paying.currencyCode && !isReserved(facts, item))
    .map((item) => ({ item, amount: null }))

export const appliesToOldest = (customer: Pick<RecordIn<'customers'>, 'applicationMethod'> | null) =>
  customer?.applicationMethod === 'Apply to Oldest'

/** What settling with the oldest asks for, once the customer is known. */
export function oldestNeeds(facts: Facts, customer: RecordIn<'customers'> | null): Need[] {
  if (!customer || !appliesToOldest(customer)) return []
  const own = { kind: 'openItems', customer: customer.number } as const
  const items = facts.has(own) ? facts.openItems(customer.number) : []
  return [own, ...items.flatMap(debtNeeds), ...reservedNeeds(items)]
}
/** What settling with a named document asks for. */
export function documentNeeds(facts: Facts, number: string): Need[] {
  const own = debtNumberNeeds(number)
  const debt = own.every((need) => facts.has(need)) ? debtNumbered(facts, number) : null
  return [...own, ...(debt ? [{ kind: 'documentEntries', documentNumber: debt.number } as const] : [])]
}

/** An application is of the day of the last of what it settles. */
export const lastDay = (item: OpenItem, targets: readonly Target[]) =>
  targets.reduce((last, one) => (one.item.postingDate > last ? one.item.postingDate : last), item.postingDate)
