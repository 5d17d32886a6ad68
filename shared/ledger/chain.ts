/**
 * Each transaction carries the hash of the one before, so that nothing posted can be changed unseen. What is sealed is
 * every entry of the transaction, ledger by ledger, in all columns but those that change after posting.
 */
import { type Column, columnsOf, type Ledger, ledgerNames } from './ledgers.ts'

const sealedColumns = (isAdded: boolean) =>
  Object.fromEntries(
    ledgerNames.map((ledger) => [
      ledger,
      Object.entries(columnsOf(ledger)).filter(
        ([, column]) => !column.later && (column.earlier !== undefined) === isAdded,
      ),
    ]),
  ) as unknown as Record<Ledger, readonly (readonly [string, Column])[]>
const [firstColumns, addedColumns] = [sealedColumns(false), sealedColumns(true)]

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
    parts.push(ledger)
    for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
      for (const [name] of firstColumns[ledger]) parts.push(row[name])
      for (const [name, { earlier }] of addedColumns[ledger])
        if (earlier && row[name] !== valueBefore(row, earlier)) parts.push([name, row[name]])
    }
  }
  return JSON.stringify(parts)
}

/** Columns that came later are sealed where they say more than the entry said without them, so that old seals still hold. */
const valueBefore = (row: Readonly<Record<string, unknown>>, earlier: NonNullable<Column['earlier']>) =>
  'value' in earlier ? earlier.value : row[earlier.sameAs]

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
