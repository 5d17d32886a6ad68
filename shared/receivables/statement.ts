/** A customer's account over a time: what was open before, what came, and what is open in the end, by age. */
import type { Day } from '../basics/day.ts'
import { type Money, noMoney, plus } from '../basics/money.ts'
import type { Entry } from '../ledger/ledgers.ts'
import { type Aged, aged, agedBuckets } from './aging.ts'

export interface Span {
  readonly from: Day
  readonly to: Day
}
/** A change of what the customer owes: an entry, or a discount or difference that a payment brought. */
export interface Movement {
  /** Of the entry that it stands on. */
  readonly entryNumber: number
  /** `Initial Entry` of the entry itself. */
  readonly entryType: string
  readonly postingDate: Day
  readonly dueDate: Day | null
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly amount: Money
}
/** What of an entry was open at the end of the last day; `day` is that from which its age counts. */
export interface OpenPart {
  readonly entryNumber: number
  readonly customerNumber: string
  readonly day: Day
  readonly dueDate: Day | null
  readonly amount: Money
}
/** What a statement is made of. `movements` are those of the time, in the order in which they were posted. */
export interface Account {
  readonly openingBalance: Money
  readonly movements: readonly Movement[]
  readonly open: readonly OpenPart[]
}
export interface StatementLine extends Movement {
  /** What of the entry is open in the end; null of what is no entry. */
  readonly remainingAmount: Money | null
  /** What is owed after it. */
  readonly balance: Money
}
export type Ages = Pick<Aged, (typeof agedBuckets)[number]>
export interface Statement {
  readonly openingBalance: Money
  readonly lines: readonly StatementLine[]
  readonly closingBalance: Money
  /** What of it fell due before the last day. */
  readonly overdueAmount: Money
  readonly ages: Ages
}

export const emptyAccount: Account = { openingBalance: noMoney, movements: [], open: [] }

/** `period` is how long each age is, as a date formula. */
export function statementOf({ openingBalance, movements, open }: Account, { to }: Span, period = '30D'): Statement {
  const openOf = new Map(open.map((one) => [one.entryNumber, one.amount]))
  let balance = openingBalance
  const lines = movements.map((movement) => {
    balance = plus(balance, movement.amount)
    const remainingAmount =
      movement.entryType === 'Initial Entry' ? (openOf.get(movement.entryNumber) ?? noMoney) : null
    return { ...movement, remainingAmount, balance }
  })
  const [ages = noAges] = aged(open, to, period)
  return { openingBalance, lines, closingBalance: balance, overdueAmount: overdueOn(open, to), ages }
}
const noAges = Object.fromEntries(agedBuckets.map((bucket) => [bucket, noMoney])) as Ages

/** What of the open amounts is past due on a day: what fell due before it. */
export const overdueOn = (open: readonly Pick<OpenPart, 'dueDate' | 'amount'>[], day: Day): Money =>
  open.reduce((sum, { dueDate, amount }) => (dueDate !== null && dueDate < day ? plus(sum, amount) : sum), noMoney)

type CustomerEntry = Entry<'customerLedgerEntries'>
/** Entries and details that are posted after the account was read; entries that a detail belongs to are among them. */
export interface Later {
  readonly entries: readonly CustomerEntry[]
  readonly details: readonly Entry<'detailedCustomerLedgerEntries'>[]
}

/** The account of a customer with what was posted since. */
export function accountWith(account: Account, customerNumber: string, { from, to }: Span, later: Later): Account {
  const details = later.details.filter((one) => one.customerNumber === customerNumber && one.postingDate <= to)
  if (details.length === 0) return account
  const entries = new Map(later.entries.map((entry) => [entry.entryNumber, entry]))
  const open = new Map(account.open.map((one) => [one.entryNumber, one]))
  const movements = [...account.movements]
  let openingBalance = account.openingBalance
  for (const detail of details) {
    const entryNumber = detail.customerLedgerEntryNumber
    const entry = entries.get(entryNumber)
    const before = open.get(entryNumber) ?? openPart(customerNumber, entryNumber, detail.postingDate, entry)
    open.set(entryNumber, { ...before, amount: plus(before.amount, detail.amountLocalCurrency) })
    if (detail.postingDate < from) openingBalance = plus(openingBalance, detail.amountLocalCurrency)
    else if (detail.entryType !== 'Application') movements.push(movementOf(detail, entry))
  }
  const inOrder = movements.toSorted((one, other) =>
    one.postingDate === other.postingDate ? 0 : one.postingDate < other.postingDate ? -1 : 1,
  )
  return { openingBalance, movements: inOrder, open: [...open.values()].filter(({ amount }) => amount !== 0) }
}

const openPart = (customerNumber: string, entryNumber: number, posted: Day, entry?: CustomerEntry): OpenPart => ({
  entryNumber,
  customerNumber,
  day: entry?.dueDate ?? entry?.postingDate ?? posted,
  dueDate: entry?.dueDate ?? null,
  amount: noMoney,
})

function movementOf(detail: Later['details'][number], entry?: CustomerEntry): Movement {
  const isEntry = detail.entryType === 'Initial Entry'
  return {
    entryNumber: detail.customerLedgerEntryNumber,
    entryType: detail.entryType,
    postingDate: detail.postingDate,
    dueDate: isEntry ? (entry?.dueDate ?? null) : null,
    documentType: detail.documentType,
    documentNumber: detail.documentNumber,
    description: isEntry ? (entry?.description ?? '') : detail.entryType,
    amount: detail.amountLocalCurrency,
  }
}

// ── as rows ──

/** What a row is: the balance before, a movement, the balance after, or what of that is so old. */
export type StatementSection = 'opening' | 'movement' | 'closing' | 'age'
export interface StatementRow {
  readonly section: StatementSection
  /** Of a movement the number of its entry, of an age the name of it; the customer follows, after a blank. */
  readonly key: string
  readonly customerNumber: string
  readonly displayName: string
  readonly postingDate: Day | null
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly dueDate: Day | null
  readonly amount: Money | null
  readonly remainingAmount: Money | null
  readonly balance: Money
}
interface Holder {
  readonly customerNumber: string
  readonly displayName: string
}

/** The statement from top to bottom. Ages of which nothing is open are left out, and a balance before of nothing. */
export function statementRows(holder: Holder, statement: Statement, { from, to }: Span): StatementRow[] {
  const { openingBalance, lines, closingBalance, ages } = statement
  const row = (section: StatementSection, key: string | number, balance: Money): StatementRow => ({
    section,
    key: `${key} ${holder.customerNumber}`,
    ...holder,
    ...nothingMoved,
    balance,
  })
  return [
    ...(openingBalance === 0 ? [] : [{ ...row('opening', 'opening', openingBalance), postingDate: from }]),
    ...lines.map(({ entryNumber, entryType: _, ...line }) => ({
      ...row('movement', entryNumber, line.balance),
      ...line,
    })),
    { ...row('closing', 'closing', closingBalance), postingDate: to },
    ...agedBuckets.flatMap((bucket) => (ages[bucket] === 0 ? [] : [row('age', bucket, ages[bucket])])),
  ]
}
const nothingMoved = {
  postingDate: null,
  documentType: '',
  documentNumber: '',
  description: '',
  dueDate: null,
  amount: null,
  remainingAmount: null,
} as const
