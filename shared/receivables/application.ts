/**
 * Settling items with one another: the one that pays with those that it pays, as Business Central does it. All of it is
 * between the paying item and each of the others, so items on the paying one's own side first hand it what they have.
 */
import { type Money, minus, negative, noMoney, plus, sum } from '../basics/money.ts'
import { type Discount, discountOf, type Rules, toleranceOf, type WriteOffKind } from './discount.ts'
import { byDueDate, isDocument, isMoney, type OpenItem } from './open-item.ts'

export interface Target {
  readonly item: OpenItem
  /** How much of it is to be settled, with its sign; null for all that is open. */
  readonly amount: Money | null
}
export interface WriteOff {
  readonly kind: WriteOffKind
  /** On the paying item, with the sign that it has there. */
  readonly amount: Money
}
/** What becomes of one target. */
export interface Part {
  readonly item: OpenItem
  /** How much of it is settled, with its sign; the paying item takes on the same. */
  readonly applied: Money
  readonly writtenOff: readonly WriteOff[]
}
interface Offer {
  readonly item: OpenItem
  readonly wanted: Money
  readonly whole: boolean
  readonly discount: Discount | null
  readonly tolerance: Money
}

/**
 * What each target gets, in the order in which they are settled: due first. Targets that get nothing are left out; nothing
 * is settled at all where every target is on the side of the paying item.
 */
export function settle(paying: OpenItem, targets: readonly Target[], rules: Rules): Part[] {
  const offers = targets
    .map((target) => offerOf(paying, target, rules))
    .toSorted((one, other) => byDueDate(one.item, other.item))
  const against = offers.filter(({ wanted }) => isAgainst(paying.remainingAmount, wanted))
  if (against.length === 0) return []
  const { chosen, difference } = withDiscounts(paying.remainingAmount, offers, against)
  return spread(paying.remainingAmount, chosen, difference)
}

/** Whichever way round it is asked, it is the money that pays: so discounts are the same. */
export function payingSide(item: OpenItem, targets: readonly Target[]): readonly [OpenItem, readonly Target[]] {
  const [only, ...others] = targets
  if (!only || others.length > 0 || !isDocument(item) || !isMoney(only.item)) return [item, targets]
  const most = only.amount === null ? null : (Math.min(Math.abs(only.amount), Math.abs(item.remainingAmount)) as Money)
  const amount = most === null || item.remainingAmount > 0 ? most : negative(most)
  return [only.item, [{ item, amount }]]
}

const isAgainst = (one: number, other: number) => Math.sign(one) === -Math.sign(other) && other !== 0

function offerOf(paying: OpenItem, { item, amount }: Target, rules: Rules): Offer {
  const discount = discountOf(paying, item, amount ?? item.remainingAmount, rules)
  // Whoever names what is left after the discount means the whole.
  const wanted = discount || amount === null ? item.remainingAmount : amount
  const whole = wanted === item.remainingAmount
  return { item, wanted, whole, discount, tolerance: whole ? toleranceOf(paying, item, rules) : noMoney }
}

const totalOf = (paying: Money, offers: readonly Offer[]) =>
  offers.reduce((total, { wanted, discount }) => plus(total, minus(wanted, discount?.amount ?? noMoney)), paying)
const isLate = ({ discount }: Offer) => discount?.kind === 'Payment Discount Tolerance'

/** A late discount is for those who took it off: whoever paid all, or all but what is let go anyway, gets none. */
function withDiscounts(paying: Money, offers: readonly Offer[], against: readonly Offer[]) {
  const most = against.every((offer) => offer.whole) ? sum(against.map((offer) => offer.tolerance)) : noMoney
  const within = (total: Money) => (Math.abs(total) <= most ? total : noMoney)
  const punctual = offers.map((offer) => (isLate(offer) ? { ...offer, discount: null } : offer))
  const missing = totalOf(paying, punctual)
  const covers = !isAgainst(paying, missing) || within(missing) !== 0
  const chosen = covers ? punctual : offers
  return { chosen, difference: within(totalOf(paying, chosen)) }
}

/**
 * The side that has less is settled whole, through the paying item; then the other side as far as that reaches.
 * `difference` is what is let go: positive where the customer pays too little.
 */
function spread(paying: Money, offers: readonly Offer[], difference: Money): Part[] {
  const same = offers.filter(({ wanted }) => !isAgainst(paying, wanted))
  const against = offers.filter(({ wanted }) => isAgainst(paying, wanted))
  const paysMore = Math.sign(totalOf(paying, offers)) === Math.sign(paying)
  const first = same.length === 0 ? [] : paysMore ? against : same
  const state = { left: paying, difference }
  const parts = first.map((offer) => take(state, offer, true))
  for (const offer of first === against ? same : against) {
    if (!isAgainst(state.left, offer.wanted)) break
    parts.push(take(state, offer, false))
  }
  return parts.filter((part) => part.applied !== 0 || part.writtenOff.length > 0)
}

/** Settles one target out of what the paying item has left. `unasked`: whole, whatever that leaves. */
function take(state: { left: Money; difference: Money }, offer: Offer, unasked: boolean): Part {
  const { item, wanted, discount } = offer
  const writtenOff: WriteOff[] = []
  const write = (kind: WriteOffKind, amount: Money) => {
    if (amount === 0) return
    writtenOff.push({ kind, amount })
    state.left = plus(state.left, amount)
  }
  const letGo = Math.min(Math.abs(state.difference), offer.tolerance) * Math.sign(state.difference)
  write('Payment Tolerance', negative(letGo as Money))
  state.difference = (state.difference - letGo) as Money
  const reaches = discount && Math.abs(state.left) >= Math.abs(minus(wanted, discount.amount))
  if (discount && (unasked || reaches)) write(discount.kind, negative(discount.amount))
  const most = Math.min(Math.abs(state.left), Math.abs(wanted)) * Math.sign(wanted)
  const applied = (unasked ? wanted : most) as Money
  state.left = plus(state.left, applied)
  return { item, applied, writtenOff }
}
