/** Applying an open entry of a customer with others: what is offered, and what was typed so far. Amounts in whole hundredths, with their signs. */
import type { Rules } from '../../shared/receivables/discount.ts'
import type { OpenItem } from '../../shared/receivables/open-item.ts'
import type { Refusal } from './outcome.ts'

export interface Applying {
  readonly entry: OpenItem
  /** The customer's name. */
  readonly party: string
  /** What is proposed first, then due first. */
  readonly offered: readonly Offer[]
  /** When discounts and differences are granted, by the set-up of the company. */
  readonly rules: Rules
  readonly typed: TypedApplication
  /** Why the server would not do what was asked last. */
  readonly refused: readonly Refusal[]
}

export interface Offer {
  readonly item: OpenItem
  /** Why it is proposed, as words of `reason.…`. */
  readonly reasons: readonly string[]
}

export interface TypedApplication {
  /** By entry number, of those that are chosen, as they stand in their boxes: without sign. */
  readonly amounts: Readonly<Record<number, string>>
  /** ISO day; "" for the day of the latest of what is settled. */
  readonly postingDate: string
}

/** What the server is asked: decimals with the sign of each entry. */
export interface ApplicationOrder {
  readonly entries: readonly { readonly entryNumber: number; readonly amount: number }[]
  readonly postingDate?: string
}

/** What an application comes to, as the server would post it. Decimals without sign, in the currency of the entries. */
export interface Settlement {
  readonly currency: string
  readonly settled: readonly Settled[]
  readonly granted: readonly Granted[]
}
export interface Settled {
  readonly documentType: string
  readonly number: string
  readonly applied: number
  /** What stays open of it. */
  readonly left: number
}

/** A discount or difference that is let go with a payment. */
export interface Granted {
  readonly kind: 'Payment Discount' | 'Payment Discount Tolerance' | 'Payment Tolerance'
  /** Of the document that is paid. */
  readonly number: string
  /** Up to which day its discount may be taken, ISO; null where it has none. */
  readonly until: string | null
  readonly amount: number
  readonly currency: string
}
