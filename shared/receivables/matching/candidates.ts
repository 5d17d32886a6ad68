/** The best that can be said of one bank line, before it is known what others of the statement pay. */
import { type Money, minus, noMoney, sum } from '../../basics/money.ts'
import type { Rules } from '../discount.ts'
import { type AmountIndex, amountReason, discountFor, mayPay, openAmounts, type Paid } from './amounts.ts'
import { type Claim, inTurn, isOrderClaim, toleranceFor } from './claim.ts'
import { type MentionReason, type Mentions, openMentions } from './mentions.ts'
import { openPayers, type Payer, type Recognised } from './payers.ts'
import { type AmountMatch, doubted, type Verdict, verdictOn } from './rules.ts'

export interface BankLine extends Paid {
  readonly id: string
  /** All that the payer wrote: text and reference. */
  readonly text: string
  readonly payerName: string
  readonly payerAccount: string
  /** Whose money it is, where the books know it. */
  readonly customerNumber?: string
}
/** What the line may pay, why this, and how much would pay it. */
export interface Wish {
  readonly item: Claim
  readonly due: Money
  readonly reasons: readonly string[]
}
export interface Candidate {
  readonly line: BankLine
  readonly customerNumber: string
  readonly verdict: Verdict
  /** How it is known who paid. */
  readonly why: readonly string[]
  /** In the order in which they are served. */
  readonly wishes: readonly Wish[]
  /** All of the wishes, the first of them that is free, or these and then whatever the customer owes, oldest first. */
  readonly pays: 'all' | 'one' | 'oldest'
}
export interface Candidates {
  of(line: BankLine): Candidate | null
  /** What the customer owes, due first. */
  owedBy(customerNumber: string): readonly Claim[]
}
interface Known {
  readonly items: readonly Claim[]
  readonly payers: readonly Payer[]
  readonly toleranceOf: (amount: Money) => Money
  readonly rules: Rules
}

/** Of entries that have the amount and nothing else in common with the line, so many are tried. */
const mostGuesses = 50

export function openCandidates({ items, payers, toleranceOf, rules }: Known): Candidates {
  const owed = new Map(
    [...Map.groupBy(items, (item) => item.customerNumber)].map(([key, own]) => [key, own.toSorted(inTurn)]),
  )
  const amounts = new Map<string, AmountIndex>()
  const [mentions, who, everybody] = [openMentions(items), openPayers(payers), openAmounts(items, rules)]
  const owedBy = (customer: string) => owed.get(customer) ?? []
  const amountsOf = (customer: string) => {
    const known = amounts.get(customer) ?? openAmounts(owedBy(customer), rules)
    amounts.set(customer, known)
    return known
  }
  const guess = (line: BankLine): Candidate | null => {
    const found = everybody.near(line, noMoney, mostGuesses)
    const verdict = verdictOn({
      party: 'No',
      named: 'No',
      amount: found.length > 1 ? 'Multiple' : found.length === 1 ? 'One' : 'No',
    })
    const wishes = found.map((item) => ({ item, due: item.remainingAmount, reasons: ['amount', ...prepaid(item)] }))
    return verdict && { line, customerNumber: '', verdict, why: [], wishes, pays: 'one' }
  }
  return {
    owedBy,
    of(line) {
      const said = mentions.in(line.text)
      const recognised = who.who(line)
      const named = namedBy(line, said, toleranceOf(line.amount), rules)
      const customers = new Set([...named.keys(), ...recognised.customers])
      const judged = [...customers].flatMap((customerNumber) => {
        const own = named.get(customerNumber) ?? new Map()
        const near = amountsOf(customerNumber).near(line, toleranceOf(line.amount), own.size > 0 ? 2 : mostGuesses)
        const found = judge({
          line,
          customerNumber,
          named: own,
          near,
          recognised,
          tolerance: toleranceOf(line.amount),
          rules,
        })
        const isElse = own.size === 0 ? said.hasUnknownReference || named.size > 0 : named.size > 1
        return found ? [isElse || strange(recognised, customerNumber) ? doubtful(found) : found] : []
      })
      const [best] = judged.toSorted((one, other) => other.verdict.score - one.verdict.score)
      return best ?? guess(line)
    },
  }
}

type Reasons = ReadonlyMap<Claim, ReadonlySet<MentionReason>>

/** What the line names, by customer. Of several entries under one name, the one whose amount it is. */
function namedBy(line: BankLine, { found }: Mentions, tolerance: Money, rules: Rules): Map<string, Reasons> {
  const named = new Map<string, Map<Claim, Set<MentionReason>>>()
  for (const { reason, items } of found) {
    const possible = items.filter((item) => mayPay(line, item)).toSorted(inTurn)
    const item = possible.find((one) => amountReason(line, one, tolerance, rules)) ?? possible[0]
    if (!item) continue
    const own = named.get(item.customerNumber) ?? new Map<Claim, Set<MentionReason>>()
    named.set(item.customerNumber, own.set(item, (own.get(item) ?? new Set()).add(reason)))
  }
  return named
}

/** Money from the known account of one customer, or with the name of another, for the entries of a third. */
const strange = ({ isDoubtful, customers, reason }: Recognised, customer: string) =>
  isDoubtful || (reason === 'bankAccount' && !customers.includes(customer))

const doubtful = (candidate: Candidate): Candidate =>
  candidate.verdict.confidence !== 'High'
    ? candidate
    : {
        ...candidate,
        verdict: doubted(candidate.verdict),
        wishes: candidate.wishes.map((wish) => ({ ...wish, reasons: [...wish.reasons, 'contradiction'] })),
      }

interface Case {
  readonly line: BankLine
  readonly customerNumber: string
  readonly named: Reasons
  /** The customer's entries whose amount it is. */
  readonly near: readonly Claim[]
  readonly recognised: Recognised
  readonly tolerance: Money
  readonly rules: Rules
}

function judge(found: Case): Candidate | null {
  const { line, customerNumber, named, near, recognised } = found
  const party = recognised.customers.includes(customerNumber) ? recognised.party : 'No'
  const items = [...named.keys()].toSorted(inTurn)
  const only = items.length > 1 && !isTotal(found, items) ? items.filter((item) => near.includes(item)) : []
  const chosen = only.length === 1 ? only : items
  const amount = amountMatch(found, chosen)
  const verdict = verdictOn({ party, named: items.length > 1 ? 'Multiple' : items.length === 1 ? 'Yes' : 'No', amount })
  if (!verdict) return null
  const pays = amount === 'No' ? 'oldest' : items.length > 0 ? 'all' : 'one'
  const isTogether = chosen.length > 1
  const why = party === 'No' || recognised.reason === null ? [] : [recognised.reason]
  const wishes = (items.length > 0 ? chosen : near).map((item) => ({
    item,
    due: dueIn(found, isTogether ? chosen : [item], item),
    reasons: [
      ...(named.get(item) ?? []),
      ...why,
      ...amountReasons(found, item),
      ...prepaid(item),
      ...(isTogether ? ['severalDocuments'] : []),
    ],
  }))
  const candidate: Candidate = { line, customerNumber, verdict, why, wishes, pays }
  return only.length === 1 ? doubtful(candidate) : candidate
}

/** Whoever reads the reasons sees that this is an order, and nothing that is owed. */
export const prepaid = (claim: Claim) => (isOrderClaim(claim) ? ['prepayment'] : [])

const amountReasons = ({ line, tolerance, rules }: Case, item: Claim) => {
  const reason = amountReason(line, item, tolerance, rules)
  return reason ? [reason] : []
}

/** What the line is meant to pay of one of these: less the discount, where that is what makes the sum. */
function dueIn({ line, rules }: Case, items: readonly Claim[], item: Claim): Money {
  const whole = sum(items.map((one) => one.remainingAmount))
  const less = sum(items.map((one) => dueOf(line, one, rules)))
  const isNearerLess = Math.abs(line.amount - less) < Math.abs(line.amount - whole)
  return isNearerLess && Math.abs(line.amount) < Math.abs(whole) ? dueOf(line, item, rules) : item.remainingAmount
}

function amountMatch(found: Case, chosen: readonly Claim[]): AmountMatch {
  const { near } = found
  if (chosen.length > 1) return isTotal(found, chosen) ? 'One' : 'No'
  const fits = chosen.length === 0 ? near.length > 0 : near.includes(chosen[0] as Claim)
  return !fits ? 'No' : near.length > 1 ? 'Multiple' : 'One'
}

/** Whether the line pays all of them, as they are or each less the discount that it may take. */
function isTotal({ line, tolerance, rules }: Case, items: readonly Claim[]): boolean {
  const whole = sum(items.map((item) => item.remainingAmount))
  const less = sum(items.map((item) => dueOf(line, item, rules)))
  const most = toleranceFor(items, tolerance)
  return [whole, less].some((total) => Math.abs(line.amount - total) <= most)
}

const dueOf = (line: Paid, item: Claim, rules: Rules) => minus(item.remainingAmount, discountFor(line, item, rules))
