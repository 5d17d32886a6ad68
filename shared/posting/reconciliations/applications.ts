/**
 * What a person says that a line pays, in place of what was proposed, by the numbers of posted documents and of orders: never
 * more than is open or asked for, over all lines together.
 */
import { sameText } from '../../basics/fields.ts'
import { amountOf, type Money, money } from '../../basics/money.ts'
import { type Claim, claimKey, isOrderClaim } from '../../receivables/matching/claim.ts'
import type { Proposal } from '../../receivables/payment-reconciliation.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { claimOfOrder, orderClaimNeeds } from '../orders/prepayment.ts'
import { documentNeeds, entryOfDocument } from '../payments/settling.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import { takenBy } from './proposals.ts'
import { amountIn, isDecided, type StatementLine } from './statement.ts'

export interface Wanted {
  readonly documentNumber: string
  readonly amount: number | null
}
export interface Applied {
  readonly proposals: readonly Proposal[]
  readonly mistakes: readonly Mistake[]
}

type NamedClaim = Claim & { readonly currencyCode: string; readonly open?: boolean }

/** What a number stands for; a posted document before an order of the same name. */
const claimNamed = (facts: Facts, number: string): NamedClaim | null =>
  entryOfDocument(facts, number) ?? claimOfOrder(facts, number)
export const namedClaimNeeds = (facts: Facts, number: string): Need[] => [
  ...documentNeeds(facts, number),
  ...orderClaimNeeds(facts, number),
]

/** Lines that nobody decided on give way; the others keep what they have. `currency` is the bank account's, "" for the company's. */
export function appliedByHand(
  facts: Facts,
  currency: string,
  line: StatementLine,
  others: readonly StatementLine[],
  wanted: readonly Wanted[],
  told: Teller,
): Applied {
  const taken = takenBy(others.filter(isDecided))
  const proposals: Proposal[] = []
  const mistakes: Mistake[] = []
  let left = Math.abs(amountIn(line))
  for (const one of wanted) {
    const item = claimNamed(facts, one.documentNumber)
    const free = item ? Math.abs(item.remainingAmount) - Math.abs(taken.get(claimKey(item)) ?? 0) : 0
    const isOpenOrder = !item && facts.find('salesOrders', one.documentNumber)?.archived === false
    const found = checked(line, item, one, { free, left, earlier: proposals, currency, isOpenOrder }, told)
    if ('code' in found) mistakes.push(found)
    else proposals.push(found)
    if (!('code' in found)) left -= Math.abs(money(found.amount))
  }
  return { proposals, mistakes }
}

interface Room {
  /** What others leave of it, and what the line has left, as sizes. */
  readonly free: number
  readonly left: number
  readonly earlier: readonly Proposal[]
  readonly currency: string
  /** What is named is an order that asks for nothing any more. */
  readonly isOpenOrder: boolean
}

function checked(
  line: StatementLine,
  item: NamedClaim | null,
  { documentNumber: value, amount }: Wanted,
  { free, left, earlier, currency, isOpenOrder }: Room,
  told: Teller,
): Proposal | Mistake {
  const wrong = (word: string, params: Mistake['params'] = {}) =>
    worded(told('InvalidValue', 'applications', { value, ...params }), word)
  if (!item) return isOpenOrder ? wrong('OrderAsksNothing', { number: value }) : wrong('NoPostedDocument')
  if (item.open === false) return told('EntryClosed', 'applications', { entry: item.entryNumber ?? 0, number: value })
  if (!sameText(item.currencyCode, currency)) return wrong('OtherCurrency')
  if (earlier.some((one) => claimKey(one) === claimKey(item))) return wrong('NamedTwice')
  const [first] = earlier
  if (first && first.customerNumber !== item.customerNumber)
    return wrong('OneCustomerPerLine', { customer: item.customerNumber, expected: first.customerNumber })
  const sign = Math.sign(amountIn(line))
  if (Math.sign(item.remainingAmount) !== sign) return wrong('SameSide')
  if (amount !== null && Math.sign(amount) !== sign)
    return wrong('WrongSignApplied', { value: amount, max: amountOf((sign * free) as Money) })
  const most = Math.min(free, left)
  const size = amount === null ? most : Math.abs(money(amount))
  return size > most || size === 0
    ? told('OverApplied', 'applications', { amount: amount ?? 0, max: amountOf((sign * most) as Money) })
    : proposalBy(item, (sign * size) as Money)
}

const proposalBy = (item: Claim, amount: Money): Proposal => ({
  customerNumber: item.customerNumber,
  entryNumber: item.entryNumber,
  documentNumber: item.documentNumber,
  orderNumber: isOrderClaim(item) ? item.orderNumber : '',
  accountNumber: '',
  amount: amountOf(amount),
  confidence: 'Manual',
  reasons: [],
})

/** The lines nobody decided on, with no more than the others leave of what this line pays. */
export function givenWay(
  facts: Facts,
  after: StatementLine,
  others: readonly StatementLine[],
): (line: StatementLine) => StatementLine {
  const taken = takenBy([after, ...others.filter(isDecided)])
  const free = new Map(
    after.proposals.flatMap((one) => {
      const [item, key] = [claimNamed(facts, one.documentNumber), claimKey(one)]
      return item ? [[key, Math.abs(item.remainingAmount) - Math.abs(taken.get(key) ?? 0)] as const] : []
    }),
  )
  const trimmed = (one: Proposal): Proposal[] => {
    const room = free.get(claimKey(one))
    if (room === undefined) return [one]
    const size = Math.min(room, Math.abs(money(one.amount)))
    free.set(claimKey(one), room - size)
    return size === 0 ? [] : [{ ...one, amount: amountOf((size * Math.sign(one.amount)) as Money) }]
  }
  return (line) => {
    const isTouched = !isDecided(line) && line.proposals.some((one) => free.has(claimKey(one)))
    return isTouched ? { ...line, proposals: line.proposals.flatMap(trimmed) } : line
  }
}
