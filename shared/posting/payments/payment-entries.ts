/** The entries of money that came in or went out: the customer's, the bank's, and their lines in the general ledger. */
import type { Day } from '../../basics/day.ts'
import { type Money, money, negative, noMoney } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { PaymentLine } from '../command.ts'
import { factorOn, isForeign, localOf } from '../currency.ts'
import type { Facts } from '../facts.ts'
import type { GeneralLine } from '../general-ledger.ts'
import type { Journal } from '../journal.ts'
import { usable } from '../posting-accounts.ts'
import type { Mistake, Teller } from '../problem.ts'
import { addOpenItem } from '../receivable.ts'
import type { RecordIn } from '../resources.ts'
import type { PaymentCurrency } from './payment-currency.ts'

/** Money goes through this bank account unless the line names another. */
const usualBank = 'BANK'
export const bankOf = (facts: Facts, code: string) => facts.find('bankAccounts', code || usualBank)

const receivablesOf = (facts: Facts, customer: RecordIn<'customers'>) =>
  customer.customerPostingGroup === '' ? null : facts.find('customerPostingGroups', customer.customerPostingGroup)

/** The bank account, and both accounts of the general ledger. */
export function bankMistakes(
  facts: Facts,
  customer: RecordIn<'customers'> | null,
  code: string,
  told: Teller,
): Mistake[] {
  const bank = bankOf(facts, code)
  const receivables = customer
    ? usable(facts, receivablesOf(facts, customer)?.receivablesAccount, told, {
        group: customer.customerPostingGroup,
        field: 'receivablesAccount',
      })
    : []
  if (!bank)
    return [...receivables, told('InvalidValue', 'bankAccount', { field: 'bankAccount', value: code || usualBank })]
  return [...receivables, ...usable(facts, bank.account, told, { group: bank.code, field: 'account' })]
}

export interface PaymentEntry {
  readonly item: OpenItem
  readonly general: readonly GeneralLine[]
}
/** As the order itself writes it. */
const orderNumberIn = (facts: Facts, { orderNumber }: PaymentLine) =>
  orderNumber === '' ? '' : (facts.find('salesOrders', orderNumber)?.number ?? '')

interface Paid {
  readonly line: PaymentLine
  readonly customer: RecordIn<'customers'>
  readonly date: Day
  readonly currency: PaymentCurrency
  readonly sourceCode: string
}

/** Payments of one posting that name no document of their own share a number. */
const numberIn = (journal: Journal, { documentNumber }: PaymentLine) =>
  documentNumber || `PAY-${String(journal.transactionNumber).padStart(6, '0')}`

export function addMoney(
  journal: Journal,
  facts: Facts,
  { line, customer, date, currency, sourceCode }: Paid,
): PaymentEntry {
  const received = money(line.amount ?? 0)
  const local = localOf(facts, currency, received)
  const common = {
    documentType: received > 0 ? 'Payment' : 'Refund',
    documentNumber: numberIn(journal, line),
    description: line.comment || customer.displayName,
  }
  const item = addOpenItem(journal, {
    ...common,
    postingDate: date,
    customerNumber: customer.number,
    externalDocumentNumber: line.externalDocumentNumber,
    dueDate: date,
    currencyCode: currency.currencyCode,
    amount: negative(received),
    amountLocalCurrency: negative(local),
    salesAmount: noMoney,
    pmtDiscountDate: null,
    remainingPmtDiscPossible: noMoney,
    orderNumber: orderNumberIn(facts, line),
    documentId: '',
    sourceCode,
  })
  const account = receivablesOf(facts, customer)?.receivablesAccount ?? ''
  const { bankAccount, externalDocumentNumber } = line
  const moved = { ...common, date, bankAccount, externalDocumentNumber, received, local, sourceCode }
  return { item, general: addBankEntry(journal, facts, moved, account) }
}

interface Moved {
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly date: Day
  readonly bankAccount: string
  readonly externalDocumentNumber: string
  /** In the currency of the money, and in the company's own. */
  readonly received: Money
  readonly local: Money
  readonly sourceCode: string
}
/** Writes the bank's entry; gives its line of the general ledger and the one of the account that it stands against. */
function addBankEntry(journal: Journal, facts: Facts, moved: Moved, against: string): GeneralLine[] {
  const { date, bankAccount, externalDocumentNumber, received, local, sourceCode, ...common } = moved
  const bank = bankOf(facts, bankAccount)
  const isForeignBank = bank !== null && isForeign(facts, bank.currencyCode)
  journal.add('bankAccountLedgerEntries', {
    ...common,
    postingDate: date,
    bankAccount: bank?.code ?? '',
    externalDocumentNumber,
    currencyCode: isForeignBank ? bank.currencyCode : '',
    amount: isForeignBank ? received : local,
    amountLocalCurrency: local,
    sourceCode,
  })
  return [
    { ...common, account: against, amount: negative(local) },
    { ...common, account: bank?.account ?? '', amount: local },
  ]
}

/** Money of the bank account that goes to an account of the general ledger at once. */
export interface AccountMoney {
  readonly date: Day
  readonly bankAccount: string
  readonly accountNumber: string
  /** What came in, negative what went out; in the currency of the bank account. */
  readonly amount: Money
  readonly documentNumber: string
  readonly description: string
}
export function accountMistakes(
  facts: Facts,
  { accountNumber, bankAccount, date }: AccountMoney,
  told: Teller,
): Mistake[] {
  const account = accountNumber === '' ? null : facts.find('accounts', accountNumber)
  const { currencyCode, currencyFactor } = currencyOfBank(facts, bankAccount, date)
  return [
    ...(account
      ? usable(facts, account.number, told, { group: account.number, field: 'account' })
      : [told('UnknownAccount', 'accountNumber', { value: accountNumber })]),
    ...bankMistakes(facts, null, bankAccount, told),
    ...(currencyCode !== '' && currencyFactor === null
      ? [told('ExchangeRateMissing', 'bankAccount', { currency: currencyCode, date })]
      : []),
  ]
}
/** Writes the bank's entry; gives the lines for the general ledger. */
export function addAccountMoney(
  journal: Journal,
  facts: Facts,
  money: AccountMoney,
  sourceCode: string,
): GeneralLine[] {
  const { date, bankAccount, accountNumber, amount, documentNumber, description } = money
  const local = localOf(facts, currencyOfBank(facts, bankAccount, date), amount)
  const said = { documentType: '', documentNumber, description, externalDocumentNumber: '' }
  const account = facts.find('accounts', accountNumber)?.number ?? ''
  return addBankEntry(journal, facts, { ...said, date, bankAccount, received: amount, local, sourceCode }, account)
}

function currencyOfBank(facts: Facts, bankAccount: string, date: Day): PaymentCurrency {
  const currencyCode = bankCurrency(facts, bankAccount)
  return { currencyCode, currencyFactor: currencyCode === '' ? null : factorOn(facts, currencyCode, date) }
}
/** "" for the company's own. */
export function bankCurrency(facts: Facts, bankAccount: string): string {
  const code = bankOf(facts, bankAccount)?.currencyCode ?? ''
  return isForeign(facts, code) ? code : ''
}
