/** What planners ask to know before they decide, each by a name under which the answer is kept. */
import type { Day } from '../basics/day.ts'
import type { Money, Quantity } from '../basics/money.ts'
import type { Entry } from '../ledger/ledgers.ts'
import { type Alike, likenessesOf, likenessKey } from '../sales/likeness.ts'
import { isReceivableNeed, type ReceivableNeed, receivableKey } from './receivable-facts.ts'
import { type AnyRecord, folded, type Resource } from './resources.ts'

type ItemEntry = Entry<'itemLedgerEntries'>

export type Need =
  | ReceivableNeed
  | { readonly kind: 'record'; readonly type: Resource; readonly key: string }
  /** Records under so many numbers of a series, one after another; each is known as a record. */
  | (NumberRow & { readonly kind: 'numbers'; readonly type: Resource; readonly first: number; readonly count: number })
  /** What is left of an item's receipts; what left beyond them; and the two together as one quantity. */
  | { readonly kind: 'stock' | 'shortfall' | 'inventory'; readonly item: string }
  | { readonly kind: 'itemEntry'; readonly entryNumber: number }
  /** What follows an item entry: what takes it back, and what was taken from it. */
  | { readonly kind: 'followers'; readonly entryNumber: number }
  /** What a customer owes in all, and what of it is past due, in the company's currency. */
  | { readonly kind: 'owed'; readonly customer: string }
  /** A customer's account over a time. */
  | { readonly kind: 'account'; readonly customer: string; readonly from: Day; readonly to: Day }
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
  /** Open orders that are paid before they are delivered. */
  | { readonly kind: 'prepaymentOrders' }
  /** Quotes that were valid until a day before this one. */
  | { readonly kind: 'expired'; readonly before: Day }
  /** Reminders of a customer, those that were cancelled left out. */
  | { readonly kind: 'customerReminders'; readonly customer: string }
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

/** Nothing else that a planner asks for follows from what these tell. */
const last = new Set<Need['kind']>(['numbers', 'stock', 'inventory', 'owed', 'outstanding', 'reference'])
export const leadsOn = ({ kind }: Need): boolean => !last.has(kind)

/** How numbers are written. */
export interface NumberRow {
  readonly prefix: string
  readonly width: number
}
export const numberIn = ({ prefix, width }: NumberRow, next: number) => prefix + String(next).padStart(width, '0')

export type NeedOf<K extends Need['kind']> = Extract<Need, { readonly kind: K }>

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
export interface Reference {
  readonly id: string
  readonly number: string
}
export interface Owed {
  readonly balance: Money
  readonly overdue: Money
}

/** The kind of fact that answers a need: of a record, its type. */
export const factKind = (need: Need): string => (need.kind === 'record' ? need.type : need.kind)

/** Under which key of its kind it is known. */
export function factKey(need: Need): string | number {
  if (isReceivableNeed(need)) return receivableKey(need)
  switch (need.kind) {
    case 'record':
      return folded(need.key)
    case 'numbers':
      return `${need.type}/${folded(numberIn(need, need.first))}`
    case 'stock':
    case 'shortfall':
    case 'inventory':
      return need.item
    case 'itemHistory':
      return `${need.item}:${need.from}`
    case 'itemEntry':
    case 'followers':
      return need.entryNumber
    case 'owed':
      return need.customer
    case 'account':
      return `${need.customer}:${need.from}:${need.to}`
    case 'outstanding':
    case 'customerReminders':
      return folded(need.customer)
    case 'reference':
      return `${need.type}:${folded(need.customer)}:${folded(need.reference)}`
    case 'alike':
      return alikeKey(need.type, need.likeness)
    case 'where':
      return `${need.type}:${need.field}:${folded(need.value)}`
    case 'expired':
    case 'overdue':
      return need.before
    case 'prepaymentOrders':
      return ''
    case 'every':
      return need.type
    case 'statements':
      return `${folded(need.bankAccount)}:${need.from}:${need.to}`
    case 'figures':
    case 'used':
      return `${need.type}:${folded(need.key)}`
  }
}

const alikeKey = (type: Resource, likeness: string) => `${type}:${likeness}`
/** Under which keys of the kind `alike` a record is known. */
export const alikeKeys = (type: Resource, record: AnyRecord | null) =>
  record ? likenessesOf(record as Alike).map((one) => alikeKey(type, likenessKey(one))) : []

export const numberedRecords = (need: NeedOf<'numbers'>): NeedOf<'record'>[] =>
  Array.from({ length: need.count }, (_, step) => numberedRecord(need, step))
export const numberedRecord = (need: NeedOf<'numbers'>, step: number): NeedOf<'record'> => ({
  kind: 'record',
  type: need.type,
  key: numberIn(need, need.first + step),
})

export class NotLoaded {
  readonly need: Need
  constructor(need: Need) {
    this.need = need
  }
}
