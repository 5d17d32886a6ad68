/**
 * Lines of money that came in or went out, posted into one transaction: each with its customer's entry, the bank's, and what
 * it settles. Payments and bank statements are posted by this and nothing else.
 */
import type { Day } from '../../basics/day.ts'
import { type Money, money, negative, noMoney } from '../../basics/money.ts'
import type { Target } from '../../receivables/application.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { forbids } from '../../sales/customer.ts'
import type { RecordChange } from '../changes.ts'
import type { PaymentLine } from '../command.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, type GeneralLine } from '../general-ledger.ts'
import { type Context, type Journal, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { paidOrderMistakes, prepaidOrders } from '../orders/prepayment.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { type Applications, openApplications } from './applications.ts'
import { paymentCurrency, paymentCurrencyMistakes } from './payment-currency.ts'
import {
  type AccountMoney,
  accountMistakes,
  addAccountMoney,
  addMoney,
  bankMistakes,
  type PaymentEntry,
} from './payment-entries.ts'
import {
  appliesToOldest,
  canSettle,
  documentNeeds,
  isTarget,
  isWrong,
  lastDay,
  namedTarget,
  oldest,
  oldestNeeds,
} from './settling.ts'

export const paymentSource = 'CASHRECJNL'

export function paymentLineNeeds(line: PaymentLine, facts: Facts): Need[] {
  const [own] = record('customers', line.customerNumber)
  const customer = known(facts, own, () => facts.find('customers', line.customerNumber))
  const named = namedIn(line).flatMap(({ documentNumber }) => documentNeeds(facts, documentNumber))
  const byItself = named.length === 0 && line.orderNumber === '' ? oldestNeeds(facts, customer) : []
  return [...(own ? [own] : []), ...named, ...record('salesOrders', line.orderNumber), ...byItself]
}

export interface Payments {
  readonly journal: Journal
  /** Posts a line and settles what it names; null when something is wrong with it, which is told in `mistakes`. */
  post(line: PaymentLine, told: Teller): OpenItem | null
  /** Money that no customer is party to. */
  postToAccount(money: AccountMoney, told: Teller): void
  /** With anything in it, all of the lines are refused. */
  mistakes(): readonly Mistake[]
  /** The entry as the posting leaves it. */
  now(item: OpenItem): OpenItem
  /** Writes the general ledger; gives the documents behind earlier entries, and the orders that were paid in advance. */
  finish(): RecordChange[]
}

export function openPayments(facts: Facts, context: Context): Payments {
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const posting = { facts, context, journal, settling }
  const general = new Map<Day, GeneralLine[]>()
  const items: OpenItem[] = []
  const mistakes: Mistake[] = []
  const keep = (date: Day, lines: readonly GeneralLine[]) => general.set(date, [...(general.get(date) ?? []), ...lines])
  return {
    journal,
    post(line, told) {
      const posted = postLine(posting, line, told)
      mistakes.push(...posted.mistakes)
      if (posted.entry) {
        keep(posted.date, posted.entry.general)
        items.push(posted.entry.item)
      }
      return posted.entry?.item ?? null
    },
    postToAccount(account, told) {
      const found = [...dateMistakes(posting, account.date, told), ...accountMistakes(facts, account, told)]
      mistakes.push(...found)
      if (found.length === 0) keep(account.date, addAccountMoney(journal, facts, account, paymentSource))
    },
    mistakes: () => [...mistakes, ...settling.mistakes],
    now: settling.now,
    finish() {
      for (const [date, lines] of general) addGeneral(journal, lines, date, paymentSource)
      return [...settling.finish(), ...prepaidOrders(facts, context, items)]
    },
  }
}

interface Posting {
  readonly facts: Facts
  readonly context: Context
  readonly journal: Journal
  readonly settling: Applications
}
interface PostedLine {
  readonly date: Day
  readonly entry: PaymentEntry | null
  readonly mistakes: readonly Mistake[]
}

const dateMistakes = ({ facts, context }: Posting, date: Day, told: Teller): Mistake[] =>
  postingDateMistakes(facts, context.userName, date).map(({ code, params, word }) => {
    const closed = told(code, 'postingDate', params)
    return word === undefined ? closed : worded(closed, word)
  })

/** A line with something wrong writes nothing: with it, all of them are refused. */
function postLine(posting: Posting, line: PaymentLine, told: Teller): PostedLine {
  const { facts, context, settling } = posting
  const date = line.postingDate ?? context.today
  const customer = line.customerNumber === '' ? null : facts.find('customers', line.customerNumber)
  const documents = namedIn(line).map(({ documentNumber }) => documentNumber)
  const currency = paymentCurrency(facts, line, documents, date)
  const mistakes = [
    ...customerMistakes(line, customer, told),
    ...dateMistakes(posting, date, told),
    ...amountMistakes(line, told),
    ...bankMistakes(facts, customer, line.bankAccount, told),
    ...paymentCurrencyMistakes(facts, line, currency, date, told),
  ]
  if (mistakes.length > 0 || !customer) return { date, entry: null, mistakes }
  const payer = { customerNumber: customer.number, currencyCode: currency.currencyCode }
  const found = namedIn(line).map((named) => namedTarget(facts, settling, payer, named, told))
  const targets = found.filter(isTarget)
  const wrong = [
    ...found.filter(isWrong),
    ...targetMistakes(line, targets, told),
    ...paidOrderMistakes(facts, line.orderNumber, payer, told),
  ]
  if (wrong.length > 0) return { date, entry: null, mistakes: wrong }
  const entry = addMoney(posting.journal, facts, { line, customer, date, currency, sourceCode: paymentSource })
  settling.take(entry.item)
  settleLine(posting, customer, entry.item, targets, line)
  return { date, entry, mistakes: [] }
}

function settleLine(
  { facts, settling }: Posting,
  customer: RecordIn<'customers'>,
  item: OpenItem,
  named: readonly Target[],
  { acceptTolerance }: PaymentLine,
) {
  const byItself = named.length === 0 && item.orderNumber === '' && appliesToOldest(customer)
  const targets = byItself ? oldest(facts, settling, item) : named
  settling.apply(item, targets, { date: lastDay(item, targets), acceptTolerance })
}

const namedIn = ({ appliesToInvoiceNumber, applications }: PaymentLine) => [
  ...(appliesToInvoiceNumber === '' ? [] : [{ documentNumber: appliesToInvoiceNumber, amount: null }]),
  ...applications,
]

const customerMistakes = (line: PaymentLine, customer: RecordIn<'customers'> | null, told: Teller): Mistake[] => {
  if (line.customerNumber === '') return [told('MissingValue', 'customerNumber', { field: 'customerNumber' })]
  if (!customer) return [told('UnknownCustomer', 'customerNumber', { value: line.customerNumber })]
  const blocked = customer.blocked === '' ? 'Privacy' : customer.blocked
  return forbids(customer, 'credit')
    ? [told('CustomerBlocked', 'customerNumber', { customer: customer.number, blocked })]
    : []
}

/** Payments come in, refunds go out. */
function amountMistakes({ amount, documentType }: PaymentLine, told: Teller): Mistake[] {
  if (amount === null) return [told('MissingValue', 'amount', { field: 'amount' })]
  const contradicts = (documentType === 'Payment' && amount < 0) || (documentType === 'Refund' && amount > 0)
  return amount === 0 || contradicts
    ? [worded(told('InvalidValue', 'amount', { field: 'amount', value: amount }), 'PaymentSign')]
    : []
}

function targetMistakes({ amount }: PaymentLine, targets: readonly Target[], told: Teller): Mistake[] {
  const paying: Money = amount === null ? noMoney : negative(money(amount))
  const twice = targets.find(
    ({ item }, index) => targets.findIndex((one) => one.item.entryNumber === item.entryNumber) < index,
  )
  if (twice) return [worded(told('InvalidValue', 'applications', { value: twice.item.documentNumber }), 'NamedTwice')]
  return targets.length === 0 || canSettle(paying, targets)
    ? []
    : [worded(told('InvalidValue', 'applications', { value: targets[0]?.item.documentNumber ?? '' }), 'SameSide')]
}
