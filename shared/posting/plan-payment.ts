/** Posting money that customers paid or got back: all lines in one transaction, each with what it settles. */
import type { Day } from '../basics/day.ts'
import { type Money, money, negative, noMoney } from '../basics/money.ts'
import { entryTold } from '../ledger/told.ts'
import type { Target } from '../receivables/application.ts'
import type { OpenItem } from '../receivables/open-item.ts'
import { forbids } from '../sales/customer.ts'
import { type Applications, openApplications } from './applications.ts'
import { type Planned, refused } from './changes.ts'
import type { PaymentCommand, PaymentLine } from './command.ts'
import type { Facts, Need } from './facts.ts'
import { addGeneral, type GeneralLine } from './general-ledger.ts'
import { type Context, type Journal, openJournal } from './journal.ts'
import { known, record } from './needs.ts'
import { paymentCurrency, paymentCurrencyMistakes } from './payment-currency.ts'
import { addMoney, bankMistakes, type PaymentEntry } from './payment-entries.ts'
import { postingDateMistakes } from './posting-date.ts'
import { paidOrderMistakes, prepaidOrders } from './prepayment.ts'
import { lineMistake, type Mistake, mistake, problemOf, type Teller, worded } from './problem.ts'
import type { RecordIn } from './resources.ts'
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

export function paymentNeeds({ body: { lines } }: PaymentCommand, facts: Facts): Need[] {
  return lines.flatMap((line) => {
    const [own] = record('customers', line.customerNumber)
    const customer = known(facts, own, () => facts.find('customers', line.customerNumber))
    const named = namedIn(line).flatMap(({ documentNumber }) => documentNeeds(facts, documentNumber))
    const byItself = named.length === 0 && line.orderNumber === '' ? oldestNeeds(facts, customer) : []
    return [...(own ? [own] : []), ...named, ...record('salesOrders', line.orderNumber), ...byItself]
  })
}

export function planPayments(command: PaymentCommand, facts: Facts, context: Context): Planned {
  const { lines } = command.body
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const posted = lines.map((line, index) => postLine({ facts, context, journal, settling }, line, index))
  const mistakes = [
    ...command.mistakes,
    ...(lines.length === 0 ? [mistake('NothingToPost', 'lines')] : []),
    ...posted.flatMap((one) => one.mistakes),
    ...settling.mistakes,
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const general = Map.groupBy(
    posted.flatMap((one) => (one.entry ? one.entry.general.map((line) => ({ ...line, date: one.date })) : [])),
    ({ date }) => date,
  )
  for (const [date, own] of general) addGeneral(journal, own satisfies readonly GeneralLine[], date, paymentSource)
  const paid = posted.flatMap(({ entry }) => (entry ? [entry.item] : []))
  const records = [...settling.finish(), ...prepaidOrders(facts, context, paid)]
  const value = paid.map((item) => entryTold('customerLedgerEntries', settling.now(item)))
  return {
    changes: { records, transaction: journal.transaction() },
    answer: { status: 201, body: { transactionNumber: journal.transactionNumber, value } },
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

/** A line with something wrong writes nothing: with it, all of them are refused. */
function postLine(posting: Posting, line: PaymentLine, index: number): PostedLine {
  const { facts, context, settling } = posting
  const told: Teller = (code, field, params) => lineMistake(code, index, String(index + 1), field, params)
  const date = line.postingDate ?? context.today
  const customer = line.customerNumber === '' ? null : facts.find('customers', line.customerNumber)
  const documents = namedIn(line).map(({ documentNumber }) => documentNumber)
  const currency = paymentCurrency(facts, line, documents, date)
  const mistakes = [
    ...customerMistakes(line, customer, told),
    ...postingDateMistakes(facts, context.userName, date).map(({ params }) =>
      told('PostingDateNotAllowed', 'postingDate', params),
    ),
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
