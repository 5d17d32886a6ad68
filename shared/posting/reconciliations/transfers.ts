/** Where the rest of a line goes, that pays no document: to a customer as credit, or to an account. */
import type { Transfer } from '../../receivables/payment-reconciliation.ts'
import type { Facts } from '../facts.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'

export const isNowhere = ({ customerNumber, accountNumber }: Transfer) => customerNumber === '' && accountNumber === ''

export function transferMistakes(facts: Facts, transfer: Transfer | null, told: Teller): Mistake[] {
  if (transfer === null || isNowhere(transfer)) return []
  const { customerNumber, accountNumber } = transfer
  const field = 'transferDifferenceTo'
  if (customerNumber !== '' && accountNumber !== '')
    return [worded(told('InvalidValue', field, { value: customerNumber, expected: accountNumber }), 'OneTransferOnly')]
  if (customerNumber !== '')
    return facts.find('customers', customerNumber) ? [] : [told('UnknownCustomer', field, { value: customerNumber })]
  const account = facts.find('accounts', accountNumber)
  if (!account) return [told('UnknownAccount', field, { value: accountNumber })]
  return account.blocked ? [told('AccountBlocked', field, { account: account.number })] : []
}
