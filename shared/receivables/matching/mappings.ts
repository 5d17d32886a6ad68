/** Texts of bank lines that always go to the same account: charges, rents, cards (domain 8.6). */
import type { Money } from '../../basics/money.ts'
import type { TextMapping } from '../payment-reconciliation.ts'

export type Mapping = TextMapping

interface Told {
  readonly text: string
  readonly payerName: string
  readonly amount: Money
}

const plain = (text: string) => text.toUpperCase().replace(/\s+/g, ' ').trim()

export function openMappings(mappings: readonly Mapping[]) {
  const longestFirst = mappings
    .map((mapping) => ({ ...mapping, wanted: plain(mapping.mappingText) }))
    .filter(({ wanted }) => wanted !== '')
    .toSorted((one, other) => other.wanted.length - one.wanted.length)
  return {
    /** The account of the longest text that the line holds; "" for none. */
    accountOf({ text, payerName, amount }: Told): string {
      const whole = plain(`${text} ${payerName}`)
      const found = longestFirst.find(({ wanted }) => whole.includes(wanted))
      return (amount < 0 ? found?.creditAccountNumber : found?.debitAccountNumber) ?? ''
    },
  }
}
