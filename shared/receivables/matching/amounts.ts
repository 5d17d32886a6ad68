/** What is open and what is asked for, by what a payer would pay for it, so that an amount finds it without looking at the rest. */
import type { Day } from '../../basics/day.ts'
import { type Money, minus, noMoney } from '../../basics/money.ts'
import { discountOf, type Paying, type Rules } from '../discount.ts'
import { type Claim, inTurn, toleranceFor } from './claim.ts'

/** A line of a statement as far as its amount goes. */
export interface Paid {
  readonly date: Day
  readonly amount: Money
}
export type AmountReason = 'amount' | 'amountAfterDiscount' | 'amountWithinTolerance'

/** The payment that the line would be. */
export const paymentOf = ({ date, amount }: Paid): Paying => ({
  documentType: amount > 0 ? 'Payment' : 'Refund',
  postingDate: date,
})

/** The early payment discount that this line may still take, with the item's sign. */
export const discountFor = (paid: Paid, item: Claim, rules: Rules): Money =>
  discountOf(paymentOf(paid), item, item.remainingAmount, rules)?.amount ?? noMoney

/** Whether the line pays the whole item, and how: exactly, less the discount, or nearly. */
export function amountReason(paid: Paid, item: Claim, tolerance: Money, rules: Rules): AmountReason | null {
  if (paid.amount === item.remainingAmount) return 'amount'
  const discount = discountFor(paid, item, rules)
  const less = minus(item.remainingAmount, discount)
  if (paid.amount === less) return 'amountAfterDiscount'
  const most = toleranceFor([item], tolerance)
  const isNear = [item.remainingAmount, less].some((due) => Math.abs(paid.amount - due) <= most)
  return isNear ? 'amountWithinTolerance' : null
}

export interface AmountIndex {
  /** The items that cost this, or nearly, in the order in which they are due: at most so many. */
  near(paid: Paid, tolerance: Money, most: number): Claim[]
}
interface Price {
  readonly due: number
  readonly item: Claim
}

export function openAmounts(items: readonly Claim[], rules: Rules): AmountIndex {
  const prices = items
    .flatMap((item): Price[] => [
      { due: item.remainingAmount, item },
      ...(item.remainingPmtDiscPossible === 0
        ? []
        : [{ due: minus(item.remainingAmount, item.remainingPmtDiscPossible), item }]),
    ])
    .sort((one, other) => one.due - other.due || inTurn(one.item, other.item))
  return {
    near(paid, tolerance, most) {
      const exact = pricesIn(prices, paid, noMoney, most, rules)
      // Who paid to the cent is not mixed up with others who nearly did.
      return exact.length > 0 || tolerance === 0 ? exact : pricesIn(prices, paid, tolerance, most, rules)
    },
  }
}

function pricesIn(prices: readonly Price[], paid: Paid, tolerance: Money, most: number, rules: Rules): Claim[] {
  const found = new Set<Claim>()
  for (let at = firstAt(prices, paid.amount - tolerance); at < prices.length && found.size < most; at++) {
    const price = prices[at] as Price
    if (price.due > paid.amount + tolerance) break
    if (mayPay(paid, price.item) && amountReason(paid, price.item, tolerance, rules)) found.add(price.item)
  }
  return [...found]
}

/** Money in pays what is owed to us, money out what we owe; nothing is paid before it was posted (domain 8.6). */
export const mayPay = ({ date, amount }: Paid, item: Claim) =>
  Math.sign(amount) === Math.sign(item.remainingAmount) && item.postingDate <= date

function firstAt(prices: readonly Price[], least: number): number {
  let [low, high] = [0, prices.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((prices[middle] as Price).due < least) low = middle + 1
    else high = middle
  }
  return low
}
