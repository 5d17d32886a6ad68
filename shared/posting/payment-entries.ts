/** The entries of money that came in or went out: the customer's, the bank's, and their lines in the general ledger. */
import type { Day } from '../basics/day.ts'
import { money, negative, noMoney } from '../basics/money.ts'
import type { OpenItem } from '../receivables/open-item.ts'
import type { PaymentLine } from './command.ts'
import { isForeign, localOf } from './currency.ts'
import type { Facts } from './facts.ts'
import type { GeneralLine } from './general-ledger.ts'
import type { Journal } from './journal.ts'
import type { PaymentCurrency } from './payment-currency.ts'
import { usable } from './posting-accounts.ts'
import type { Mistake, Teller } from './problem.ts'
import { addOpenItem } from './receivable.ts'
import type { RecordIn } from './resources.ts'

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
  const bank = bankOf(facts, line.bankAccount)
  const isForeignBank = bank !== null && isForeign(facts, bank.currencyCode)
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
  journal.add('bankAccountLedgerEntries', {
    ...common,
    postingDate: date,
    bankAccount: bank?.code ?? '',
    externalDocumentNumber: line.externalDocumentNumber,
    currencyCode: isForeignBank ? bank.currencyCode : '',
    amount: isForeignBank ? received : local,
    amountLocalCurrency: local,
    sourceCode,
  })
  const general = [
    { ...common, account: receivablesOf(facts, customer)?.receivablesAccount ?? '', amount: negative(local) },
    { ...common, account: bank?.account ?? '', amount: local },
  ]
  return { item, general }
}
