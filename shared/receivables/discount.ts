/** What a payment need not cover: the discount for paying early, the same a few days late, and a difference small enough to let go. */
import { addDays } from '../basics/day.ts'
import { type Money, minus, noMoney, type Percent, percentOf, shareOf } from '../basics/money.ts'
import { isDocument, isMoney, type OpenItem } from './open-item.ts'

/** By the set-up of the company. */
export interface Rules {
  /** How many days late a discount may still be taken, as a tolerance. */
  readonly graceDays: number
  readonly tolerancePercent: Percent
  /** The largest difference, 0 when only the percentage limits it. */
  readonly largestTolerance: Money
  /** False: what is only tolerated stays open. */
  readonly acceptTolerance: boolean
}
export const writeOffKinds = ['Payment Discount', 'Payment Discount Tolerance', 'Payment Tolerance'] as const
export type WriteOffKind = (typeof writeOffKinds)[number]
export interface Discount {
  readonly kind: WriteOffKind
  /** With the sign of the item. */
  readonly amount: Money
}

/** What pays, as far as discounts go: money, and of which day. */
export type Paying = Pick<OpenItem, 'documentType' | 'postingDate'>

type Discounted = Pick<OpenItem, 'documentType' | 'remainingAmount' | 'remainingPmtDiscPossible' | 'pmtDiscountDate'>

/** The item's early payment discount, if this payment may still take it. `wanted` is what of the item is to be settled. */
export function discountOf(paying: Paying, item: Discounted, wanted: Money, rules: Rules): Discount | null {
  const amount = item.remainingPmtDiscPossible
  if (!isMoney(paying) || !isDocument(item) || amount === 0 || item.pmtDiscountDate === null) return null
  if (Math.abs(wanted) < Math.abs(minus(item.remainingAmount, amount))) return null
  if (paying.postingDate <= item.pmtDiscountDate) return { kind: 'Payment Discount', amount }
  const late = rules.acceptTolerance && paying.postingDate <= addDays(item.pmtDiscountDate, rules.graceDays)
  return late ? { kind: 'Payment Discount Tolerance', amount } : null
}

/** The largest difference that may be let go of an item that is settled whole: never more than the item. */
export function toleranceOf(paying: Paying, item: OpenItem, rules: Rules): Money {
  const { tolerancePercent, largestTolerance } = rules
  if (!rules.acceptTolerance || !isMoney(paying) || !isDocument(item)) return noMoney
  const share = Math.abs(percentOf(item.amount, tolerancePercent))
  const limits = [...(tolerancePercent === 0 ? [] : [share]), ...(largestTolerance === 0 ? [] : [largestTolerance])]
  return (limits.length === 0 ? noMoney : Math.min(...limits, Math.abs(item.remainingAmount))) as Money
}

/**
 * What discount an item still has once so much of it is open. A credit memo takes its share of the invoice's discount, and
 * gives up its own; money that pays a part leaves it as it is.
 */
export function discountLeft(item: OpenItem, other: OpenItem, remaining: Money): Money {
  if (remaining === 0 || item.remainingAmount === 0) return noMoney
  if (!isDocument(item) || !isDocument(other)) return item.remainingPmtDiscPossible
  return shareOf(item.remainingPmtDiscPossible, remaining, item.remainingAmount)
}
