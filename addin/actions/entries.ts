/** What a posting comes to, by the entries that it would write or wrote. */
import type { Confirmation } from '../state/confirmation.ts'
import type { PreviewLedger } from '../state/ledgers.ts'
import type { Entries } from './verdicts.ts'

/** The ledgers in the order in which an accountant reads them. */
export const readLedgers = [
  'customerLedgerEntries',
  'vendorLedgerEntries',
  'generalLedgerEntries',
  'vatEntries',
  'itemLedgerEntries',
  'valueEntries',
  'detailedCustomerLedgerEntries',
  'bankAccountLedgerEntries',
] as const

const stamps = new Set(['userName', 'createdAt', 'sourceCode', 'transactionNumber', 'documentId', 'documentLineId'])

export function ledgersOf(entries: readonly Entries[]): readonly PreviewLedger[] {
  return readLedgers.flatMap((ledger) => {
    const rows = entries.flatMap((one) => one[ledger] ?? [])
    const [first] = rows
    if (!first) return []
    const columns = Object.keys(first).filter((key) => !stamps.has(key))
    return [{ ledger, columns, rows: rows.map((entry) => columns.map((key) => plain(entry[key]))) }]
  })
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

/** In the company's currency, where the document has another. */
const inHundredths = ({ amountLocalCurrency, amount }: Readonly<Record<string, unknown>>): number =>
  Math.round(Number(amountLocalCurrency ?? amount ?? 0) * 100)

/** The VAT of a sale is a debt and stands in the books with a minus, that of a purchase is a claim. */
const signOf = (type: unknown): number => (type === 'Purchase' ? -1 : 1)

/** Sums and dates of a confirmation, in the company's currency. */
export function totalsOf(entries: readonly Entries[]): Pick<Confirmation, 'net' | 'tax' | 'total' | 'from' | 'to'> {
  const sum = (ledger: string) =>
    entries
      .flatMap((one) => one[ledger] ?? [])
      .reduce((total, entry) => total + signOf(entry.type) * inHundredths(entry), 0)
  const dates = entries
    .flatMap((one) => Object.values(one).flatMap((rows) => rows.map((entry) => String(entry.postingDate ?? ''))))
    .filter(Boolean)
    .toSorted()
  const [tax, total] = [-sum('vatEntries'), sum('customerLedgerEntries') - sum('vendorLedgerEntries')]
  return {
    net: (total - tax) / 100,
    tax: tax / 100,
    total: total / 100,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
  }
}
