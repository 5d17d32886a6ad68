/** Who paid: as the books know it already, by the bank account that the money came from, else by name. */
import { ibanOf } from '../../basics/check-digits.ts'
import { openNames } from './names.ts'
import type { Party } from './rules.ts'

export interface Payer {
  readonly number: string
  readonly name: string
  /** Bank accounts from which the customer pays. */
  readonly accounts: readonly string[]
}
export interface Recognised {
  readonly customers: readonly string[]
  readonly party: Party
  /** Null: nothing had to be concluded. */
  readonly reason: 'bankAccount' | 'customerName' | null
  /** The name is that of somebody else, whose account this is not. */
  readonly isDoubtful: boolean
}
interface Paying {
  readonly payerName: string
  readonly payerAccount: string
  readonly customerNumber?: string
}
export interface PayerIndex {
  who(paid: Paying): Recognised
}

export function openPayers(payers: readonly Payer[]): PayerIndex {
  const names = openNames(payers, ({ name }) => name)
  const owners = new Map<string, Set<string>>()
  for (const { number, accounts } of payers)
    for (const account of accounts.map(ibanOf).filter((one) => one !== ''))
      owners.set(account, (owners.get(account) ?? new Set()).add(number))
  return {
    who({ payerName, payerAccount, customerNumber }) {
      if (customerNumber) return { customers: [customerNumber], party: 'Fully', reason: null, isDoubtful: false }
      const named = names.near(payerName).map(({ number }) => number)
      const owning = [...(owners.get(ibanOf(payerAccount)) ?? [])]
      // An account that several pay from is told apart by the name.
      const both = owning.filter((number) => named.includes(number))
      const customers = owning.length > 1 && both.length > 0 ? both : owning.length > 0 ? owning : named
      return {
        customers,
        party: customers.length === 1 ? 'Fully' : customers.length > 1 ? 'Partially' : 'No',
        reason: owning.length > 0 ? 'bankAccount' : 'customerName',
        isDoubtful: owning.length > 0 && named.length > 0 && both.length === 0,
      }
    },
  }
}
