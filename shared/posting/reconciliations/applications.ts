/** What a person says that a line pays, in place of what was proposed: never more than is open, over all lines together. */
import { sameText } from '../../basics/fields.ts'
import { amountOf, type Money, money } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Proposal } from '../../receivables/payment-reconciliation.ts'
import type { Facts } from '../facts.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import { entryOfDocument } from '../settling.ts'
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
    const item = entryOfDocument(facts, one.documentNumber)
    const free = item ? Math.abs(item.remainingAmount) - Math.abs(taken.get(item.entryNumber) ?? 0) : 0
    const found = checked(line, item, one, { free, left, earlier: proposals, currency }, told)
    if ('code' in found) mistakes.push(found)
    else proposals.push(found)
    if (!('code' in found)) left -= Math.abs(money(found.amount))
  }
  return { proposals, mistakes }
}

interface Room {
  /** What others leave of the entry, and what the line has left, as sizes. */
  readonly free: number
  readonly left: number
  readonly earlier: readonly Proposal[]
  readonly currency: string
}

function checked(
  line: StatementLine,
  item: OpenItem | null,
  { documentNumber: value, amount }: Wanted,
  { free, left, earlier, currency }: Room,
  told: Teller,
): Proposal | Mistake {
  const wrong = (word: string, params: Mistake['params'] = {}) =>
    worded(told('InvalidValue', 'applications', { value, ...params }), word)
  if (!item) return wrong('NoPostedDocument')
  if (!item.open) return told('EntryClosed', 'applications', { entry: item.entryNumber, number: value })
  if (!sameText(item.currencyCode, currency)) return wrong('OtherCurrency')
  if (earlier.some((one) => one.entryNumber === item.entryNumber)) return wrong('NamedTwice')
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

const proposalBy = (item: OpenItem, amount: Money): Proposal => ({
  customerNumber: item.customerNumber,
  entryNumber: item.entryNumber,
  documentNumber: item.documentNumber,
  accountNumber: '',
  amount: amountOf(amount),
  confidence: 'Manual',
  reasons: [],
})

/** The lines nobody decided on, with no more than the others leave of the entries that this line pays. */
export function givenWay(
  facts: Facts,
  after: StatementLine,
  others: readonly StatementLine[],
): (line: StatementLine) => StatementLine {
  const taken = takenBy([after, ...others.filter(isDecided)])
  const free = new Map(
    after.proposals.flatMap(({ documentNumber, entryNumber }) => {
      const item = entryOfDocument(facts, documentNumber)
      return item && entryNumber !== null
        ? [[entryNumber, Math.abs(item.remainingAmount) - Math.abs(taken.get(entryNumber) ?? 0)] as const]
        : []
    }),
  )
  const trimmed = (one: Proposal): Proposal[] => {
    const room = one.entryNumber === null ? undefined : free.get(one.entryNumber)
    if (room === undefined || one.entryNumber === null) return [one]
    const size = Math.min(room, Math.abs(money(one.amount)))
    free.set(one.entryNumber, room - size)
    return size === 0 ? [] : [{ ...one, amount: amountOf((size * Math.sign(one.amount)) as Money) }]
  }
  return (line) => {
    const isTouched = !isDecided(line) && line.proposals.some(({ entryNumber }) => free.has(entryNumber ?? 0))
    return isTouched ? { ...line, proposals: line.proposals.flatMap(trimmed) } : line
  }
}
