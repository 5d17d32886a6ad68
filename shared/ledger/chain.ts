/**
 * Each transaction carries the hash of the one before, so that nothing posted can be changed unseen. What is sealed is
 * every entry of the transaction, ledger by ledger, in all columns but those that change after posting.
 */
import { columnsOf, type Ledger, ledgerNames } from './ledgers.ts'

const sealedColumns = Object.fromEntries(
  ledgerNames.map((ledger) => [
    ledger,
    Object.entries(columnsOf(ledger)).flatMap(([name, column]) => (column.later ? [] : [name])),
  ]),
) as unknown as Record<Ledger, readonly string[]>

/** The text whose hash seals a transaction. `entries` in order of entry number. */
export function sealedText(
  previousHash: string,
  transactionNumber: number,
  entries: { readonly [L in Ledger]?: readonly object[] },
): string {
  const parts: unknown[] = [previousHash, transactionNumber]
  for (const ledger of ledgerNames) {
    const rows = entries[ledger]
    if (!rows || rows.length === 0) continue
    const columns = sealedColumns[ledger]
    parts.push(ledger)
    for (const row of rows) for (const column of columns) parts.push((row as Record<string, unknown>)[column])
  }
  return JSON.stringify(parts)
}

export interface Range {
  readonly from: number
  readonly to: number
}
/** From and to entry number of each ledger that a transaction wrote. */
export function rangesOf(entries: { readonly [L in Ledger]?: readonly object[] }): Partial<Record<Ledger, Range>> {
  const found: Partial<Record<Ledger, Range>> = {}
  for (const ledger of ledgerNames) {
    const rows = entries[ledger] as readonly { readonly entryNumber: number }[] | undefined
    const [first, last] = [rows?.[0], rows?.at(-1)]
    if (first && last) found[ledger] = { from: first.entryNumber, to: last.entryNumber }
  }
  return found
}
