/** Entries as they are told: whole hundredths and hundred-thousandths as decimals. */
import { columnsOf, type Entry, type Ledger } from './ledgers.ts'

function told(kind: string, stored: unknown): unknown {
  if (kind === 'money') return (stored as number) / 100
  if (kind === 'quantity' || kind === 'percent') return (stored as number) / 100_000
  return kind === 'flag' ? stored === 1 || stored === true : stored
}
export function entryTold(ledger: Ledger, entry: object): Record<string, unknown> {
  const columns = columnsOf(ledger)
  return Object.fromEntries(
    Object.entries(columns).map(([name, { kind }]) => [name, told(kind, (entry as Record<string, unknown>)[name])]),
  )
}

/** An entry as it was told, as the ledger keeps it. */
export function entryHeard<L extends Ledger>(ledger: L, told: Readonly<Record<string, unknown>>): Entry<L> {
  const columns = columnsOf(ledger)
  return Object.fromEntries(
    Object.entries(columns).map(([name, { kind }]) => [name, heard(kind, told[name])]),
  ) as Entry<L>
}
function heard(kind: string, value: unknown): unknown {
  if (kind === 'money') return Math.round((value as number) * 100)
  return kind === 'quantity' || kind === 'percent' ? Math.round((value as number) * 100_000) : value
}
