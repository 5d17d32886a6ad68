/**
 * Which open entries and orders the lines of a bank statement pay, how sure that is and why. Everything is looked up: a line is never
 * compared with all of them. Better matches are served first, and all lines together never get more than is open or asked for.
 */
import type { Money } from '../../basics/money.ts'
import type { Rules } from '../discount.ts'
import type { Confidence } from '../payment-reconciliation.ts'
import { mayPay } from './amounts.ts'
import { type BankLine, type Candidate, openCandidates, prepaid, type Wish } from './candidates.ts'
import { type Claim, type ClaimKey, claimKey } from './claim.ts'
import { type Mapping, openMappings } from './mappings.ts'
import type { Payer } from './payers.ts'
import { mappingScore } from './rules.ts'
import { combination } from './sums.ts'

export interface Matching {
  /** Each with an amount that is not 0. */
  readonly lines: readonly BankLine[]
  /** All that is open, and all that orders ask for in advance, in the currency of the lines. */
  readonly items: readonly Claim[]
  readonly payers: readonly Payer[]
  readonly mappings: readonly Mapping[]
  /** By how much an amount may differ and still be taken for the same. */
  readonly toleranceOf: (amount: Money) => Money
  readonly rules: Rules
  /** What of a claim is spoken for already. */
  readonly taken: ReadonlyMap<ClaimKey, Money>
}
export interface Match {
  /** Null where a text mapping names an account. */
  readonly item: Claim | null
  readonly accountNumber: string
  /** With the line's sign; at most the line and at most what is open or asked for. */
  readonly amount: Money
  readonly confidence: Confidence
  readonly reasons: readonly string[]
}

/** The matches of each line by its id; none for a line that nothing can be said of. */
export function matchLines(matching: Matching): Map<string, readonly Match[]> {
  const candidates = openCandidates(matching)
  const mappings = openMappings(matching.mappings)
  const matches = new Map<string, readonly Match[]>()
  const wanted: Candidate[] = []
  for (const line of matching.lines) {
    const candidate = candidates.of(line)
    const accountNumber = mappings.accountOf(line)
    const isMapped = accountNumber !== '' && (candidate?.verdict.score ?? 0) < mappingScore
    if (isMapped)
      matches.set(line.id, [
        { item: null, accountNumber, amount: line.amount, confidence: 'High', reasons: ['textMapping'] },
      ])
    else if (candidate) wanted.push(candidate)
  }
  const shelf = openShelf(matching.taken)
  for (const candidate of wanted.toSorted((one, other) => other.verdict.score - one.verdict.score))
    matches.set(candidate.line.id, served(candidate, shelf, candidates.owedBy(candidate.customerNumber)))
  return matches
}

interface Shelf {
  /** What of an item is still free, as a size. */
  free(item: Claim): number
  /** Takes so much; `whole`: nothing of it is left for others, whatever a discount leaves of it. */
  take(item: Claim, size: number, whole: boolean): void
  /** The free items of a list that never changes, in its order. */
  freeOf(items: readonly Claim[]): readonly Claim[]
}
function openShelf(taken: ReadonlyMap<ClaimKey, Money>): Shelf {
  const used = new Map([...taken].map(([key, amount]) => [key, Math.abs(amount)]))
  const lists = new Map<readonly Claim[], Claim[]>()
  const free = (item: Claim) => Math.abs(item.remainingAmount) - (used.get(claimKey(item)) ?? 0)
  return {
    free,
    take(item, size, whole) {
      const before = used.get(claimKey(item)) ?? 0
      used.set(claimKey(item), whole ? Math.abs(item.remainingAmount) : before + size)
    },
    freeOf(items) {
      const left = (lists.get(items) ?? items).filter((item) => free(item) > 0)
      lists.set(items, left)
      return left
    },
  }
}

/** The money of one line while it is given out, as sizes. */
interface Purse {
  readonly line: BankLine
  left: number
}

function served(candidate: Candidate, shelf: Shelf, owed: readonly Claim[]): readonly Match[] {
  const { line, wishes, pays } = candidate
  const free = wishes.filter(({ item }) => shelf.free(item) > 0)
  // What another line pays already is not paid twice: this one is left to a person.
  if (wishes.length > 0 && free.length === 0) return []
  const purse: Purse = { line, left: Math.abs(line.amount) }
  const give = (wish: Wish) => given(purse, shelf, candidate, wish)
  // An amount says something of a whole entry only.
  if (pays === 'one')
    return free
      .filter(({ item }) => isWhole(shelf, item))
      .slice(0, 1)
      .flatMap(give)
  const matches = free.flatMap(give)
  return pays === 'all' ? matches : [...matches, ...givenToOldest(purse, shelf, owed, candidate)]
}

const isWhole = (shelf: Shelf, item: Claim) => shelf.free(item) === Math.abs(item.remainingAmount)

function given(purse: Purse, shelf: Shelf, { verdict }: Candidate, { item, due, reasons }: Wish): Match[] {
  const wanted = Math.abs(due)
  const untouched = isWhole(shelf, item)
  const size = Math.min(purse.left, wanted, shelf.free(item))
  if (size === 0) return []
  purse.left -= size
  shelf.take(item, size, size === wanted)
  // Where somebody else pays a part of it, one should look twice.
  const confidence = verdict.confidence === 'High' && !untouched ? 'Medium' : verdict.confidence
  return [matchOf(purse, item, size, confidence, reasons)]
}

/** What is left goes to whatever else the customer owes: those that it pays exactly, or the oldest. */
function givenToOldest(purse: Purse, shelf: Shelf, owed: readonly Claim[], { wishes, why }: Candidate): Match[] {
  const possible = shelf.freeOf(owed).filter((item) => mayPay(purse.line, item))
  const sum = wishes.length === 0 ? combination(possible, (item) => shelf.free(item), purse.left) : null
  const reasons = [...why, sum ? 'severalDocuments' : 'oldestFirst']
  const matches: Match[] = []
  for (const item of sum ?? possible) {
    if (purse.left === 0) break
    const size = Math.min(purse.left, shelf.free(item))
    purse.left -= size
    shelf.take(item, size, false)
    matches.push(matchOf(purse, item, size, 'Low', [...reasons, ...prepaid(item)]))
  }
  return matches
}

const matchOf = (
  { line }: Purse,
  item: Claim,
  size: number,
  confidence: Confidence,
  reasons: readonly string[],
): Match => ({ item, accountNumber: '', amount: (size * Math.sign(line.amount)) as Money, confidence, reasons })
