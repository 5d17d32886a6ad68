/** Posting a bank statement: one payment or refund for each line, all of them or none, by the planner of payments. */
import type { RecordOf } from '../../basics/fields.ts'
import { amountOf, type Money, minus, money, noMoney } from '../../basics/money.ts'
import { cut } from '../../basics/text.ts'
import { toleranceOf } from '../../receivables/discount.ts'
import { discountFor, paymentOf } from '../../receivables/matching/amounts.ts'
import type { Proposal } from '../../receivables/payment-reconciliation.ts'
import type { noBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand, PaymentLine } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { claimOfOrder, orderClaimNeeds } from '../orders/prepayment.ts'
import { rulesOf } from '../payments/applications.ts'
import { openPayments, type Payments, paymentLineNeeds } from '../payments/payment-lines.ts'
import { entryOfDocument } from '../payments/settling.ts'
import { type Mistake, mistake, problemOf, type Teller, worded } from '../problem.ts'
import { learnedAccounts, learningNeeds } from './learned-accounts.ts'
import {
  amountIn,
  appliedIn,
  changed,
  isDecided,
  isProblem,
  openStatement,
  restOf,
  type Statement,
  type StatementLine,
  tellerOf,
} from './statement.ts'

type PostCommand = ActionCommand<RecordOf<typeof noBody>>

export function statementPostingNeeds({ key }: PostCommand, facts: Facts): Need[] {
  const [own] = record('paymentReconciliations', key)
  const statement = known(facts, own, () => facts.find('paymentReconciliations', key))
  const lines = statement?.lines ?? []
  return [
    ...(own ? [own] : []),
    ...lines
      .flatMap((line) => movementsOf(statement as Statement, line))
      .flatMap((one) => ('customerNumber' in one ? paymentLineNeeds(one, facts) : [])),
    ...lines.flatMap(({ proposals }) => proposals).flatMap((one) => orderClaimNeeds(facts, one.orderNumber)),
    ...lines.flatMap(learningNeeds),
  ]
}

export function planStatementPosting(command: PostCommand, facts: Facts, context: Context): Planned {
  const statement = openStatement(command, facts)
  if (isProblem(statement)) return refused(statement)
  const unapplied = statement.lines.flatMap((line, index) => lineMistakes(line, tellerOf(index, line)))
  const wrong = [...unapplied, ...tooMuchForOrders(facts, statement.lines)]
  if (wrong.length > 0) return refused(problemOf(wrong))
  if (statement.lines.every((line) => amountIn(line) === 0))
    return refused(problemOf([mistake('NothingToPost', 'lines')]))
  const payments = openPayments(facts, context)
  const lines = statement.lines.map((line, index) => posted(facts, payments, statement, line, tellerOf(index, line)))
  if (payments.mistakes().length > 0) return refused(problemOf(payments.mistakes()))
  const records = payments.finish()
  const { transactionNumber } = payments.journal
  const { record: body, change } = changed(statement, context, { status: 'Posted', transactionNumber, lines })
  return {
    changes: {
      records: [...records, ...learnedAccounts(facts, context, statement.lines), change],
      transaction: payments.journal.transaction(),
    },
    answer: { status: 200, body },
  }
}

/** Nothing is posted as long as money of one line has no place, or nobody looked at what is not sure. */
function lineMistakes(line: StatementLine, told: Teller): Mistake[] {
  if (amountIn(line) === 0) return []
  const params = { line: line.clientId, date: line.transactionDate ?? '', text: line.description.slice(0, 60) }
  if (restOf(line) !== 0)
    return [told('StatementLineNotApplied', 'applications', { ...params, amount: amountOf(restOf(line)) })]
  const isUnsure = !isDecided(line) && line.proposals.some(({ confidence }) => confidence !== 'High')
  if (!isUnsure) return []
  const amount = amountOf(amountIn(line))
  return [worded(told('StatementLineNotApplied', 'accepted', { ...params, amount }), 'StatementLineNotAccepted')]
}

/** An order may have been paid in another way since it was proposed. */
function tooMuchForOrders(facts: Facts, lines: readonly StatementLine[]): Mistake[] {
  const left = new Map<string, number>()
  return lines.flatMap((line, index) =>
    line.proposals.flatMap(({ orderNumber, amount }) => {
      if (!orderNumber) return []
      const max = left.get(orderNumber) ?? claimOfOrder(facts, orderNumber)?.remainingAmount ?? 0
      left.set(orderNumber, max - money(amount))
      const params = { number: orderNumber, amount, max: amountOf(max as Money) }
      return money(amount) > max
        ? [
            worded(
              tellerOf(index, line)('OverApplied', 'applications', params),
              max > 0 ? 'OrderAsksLess' : 'OrderAsksNothing',
            ),
          ]
        : []
    }),
  )
}

interface AccountMovement {
  readonly accountNumber: string
  readonly amount: Money
}
type Movement = PaymentLine | AccountMovement

/**
 * The money of a line by where it goes: to a customer's entries, to each of the customer's orders, to accounts, and its rest where it
 * is transferred to.
 */
function movementsOf(statement: Statement, line: StatementLine): Movement[] {
  const customers = line.proposals.filter(({ customerNumber }) => customerNumber !== '')
  const [orders, entries] = [
    customers.filter(({ orderNumber }) => orderNumber),
    customers.filter(({ orderNumber }) => !orderNumber),
  ]
  const accounts = line.proposals.filter(({ accountNumber }) => accountNumber !== '')
  const to = line.transferDifferenceTo
  const rest = to ? minus(amountIn(line), appliedIn(line.proposals)) : noMoney
  const payer = customers[0]?.customerNumber ?? ''
  const own = to !== null && to.customerNumber !== '' && to.customerNumber === payer ? rest : noMoney
  const elsewhere = minus(rest, own)
  return [
    ...(entries.length === 0 && own === 0
      ? []
      : [paymentFor(statement, line, payer, (appliedIn(entries) + own) as Money, entries)]),
    ...orders.map((one) => ({
      ...paymentFor(statement, line, payer, money(one.amount), []),
      orderNumber: one.orderNumber,
    })),
    ...accounts.map(({ accountNumber, amount }) => ({ accountNumber, amount: money(amount) })),
    ...(elsewhere === 0 || !to
      ? []
      : to.customerNumber === ''
        ? [{ accountNumber: to.accountNumber, amount: elsewhere }]
        : [paymentFor(statement, line, to.customerNumber, elsewhere, [])]),
  ]
}

const paymentFor = (
  { bankAccount, statementNumber }: Statement,
  { clientId, transactionDate, acceptTolerance, description, payerName }: StatementLine,
  customerNumber: string,
  amount: Money,
  proposals: readonly Proposal[],
): PaymentLine => ({
  clientLineId: clientId,
  customerNumber,
  postingDate: transactionDate,
  documentType: '',
  documentNumber: statementNumber,
  externalDocumentNumber: '',
  amount: amountOf(amount),
  currencyCode: '',
  currencyFactor: null,
  bankAccount,
  orderNumber: '',
  appliesToInvoiceNumber: '',
  applications: proposals.map((one) => ({ documentNumber: one.documentNumber, amount: one.amount })),
  acceptTolerance,
  comment: cut(description || payerName, 250),
})

/** The line with the entry that was made of it. */
function posted(
  facts: Facts,
  payments: Payments,
  statement: Statement,
  line: StatementLine,
  told: Teller,
): StatementLine {
  if (amountIn(line) === 0) return line
  const items = movementsOf(statement, line).flatMap((one) => {
    if ('customerNumber' in one) return payments.post(wholeWhereMeant(facts, one), told) ?? []
    payments.postToAccount(accountMoney(statement, line, one), told)
    return []
  })
  return { ...line, postedEntryNumber: items[0]?.entryNumber ?? null }
}

const accountMoney = (
  { bankAccount, statementNumber }: Statement,
  line: StatementLine,
  { accountNumber, amount }: AccountMovement,
) => ({
  date: line.transactionDate as NonNullable<StatementLine['transactionDate']>,
  bankAccount,
  accountNumber,
  amount,
  documentNumber: statementNumber,
  description: cut(line.description || line.payerName, 250),
})

/** Who pays all but the discount, or all but what is let go, means the whole: then nothing is left open. */
function wholeWhereMeant(facts: Facts, line: PaymentLine): PaymentLine {
  const paid = { date: line.postingDate as NonNullable<PaymentLine['postingDate']>, amount: money(line.amount ?? 0) }
  const rules = rulesOf(facts, line.acceptTolerance)
  const applications = line.applications.map(({ documentNumber, amount }) => {
    const item = entryOfDocument(facts, documentNumber)
    if (!item || amount === null) return { documentNumber, amount }
    const letGo = Math.abs(discountFor(paid, item, rules)) + Math.abs(toleranceOf(paymentOf(paid), item, rules))
    const isWhole = Math.abs(money(amount)) >= Math.abs(item.remainingAmount) - letGo
    return { documentNumber, amount: isWhole ? null : amount }
  })
  return { ...line, applications }
}
