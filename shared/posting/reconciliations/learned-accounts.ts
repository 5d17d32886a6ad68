/** Bank accounts that a posted statement teaches: whose they are is known the next time. */
import { ibanOf } from '../../basics/check-digits.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { record } from '../needs.ts'
import { folded, keyOf, type RecordIn } from '../resources.ts'
import type { StatementLine } from './statement.ts'

type BankAccount = RecordIn<'customerBankAccounts'>

function seenIn({ proposals, transferDifferenceTo, payerAccount }: StatementLine) {
  const customerNumber =
    proposals.find((one) => one.customerNumber !== '')?.customerNumber ?? transferDifferenceTo?.customerNumber ?? ''
  const iban = ibanOf(payerAccount)
  return customerNumber === '' || iban === '' ? null : { customerNumber, iban }
}
const keyOfSeen = (seen: Pick<BankAccount, 'customerNumber' | 'iban'>) => keyOf('customerBankAccounts', seen)

export function learningNeeds(line: StatementLine): Need[] {
  const seen = seenIn(line)
  return seen ? [...record('customerBankAccounts', keyOfSeen(seen)), ...record('customers', seen.customerNumber)] : []
}

export function learnedAccounts(facts: Facts, context: Context, lines: readonly StatementLine[]): RecordChange[] {
  const nextId = idMaker(context)
  const learned = new Map<string, RecordChange>()
  for (const line of lines) {
    const seen = seenIn(line)
    const name = seen && folded(keyOfSeen(seen))
    if (!seen || !name || learned.has(name) || isKnown(facts, seen)) continue
    const own: BankAccount = { ...seen, id: nextId(), version: 1, lastModifiedDateTime: context.at }
    learned.set(name, { type: 'customerBankAccounts', id: own.id, key: keyOfSeen(own), record: own })
  }
  return [...learned.values()]
}

const isKnown = (facts: Facts, seen: Pick<BankAccount, 'customerNumber' | 'iban'>) =>
  ibanOf(facts.find('customers', seen.customerNumber)?.iban ?? '') === seen.iban ||
  facts.find('customerBankAccounts', keyOfSeen(seen)) !== null
