/** Which properties of a planned entry are worth a column of a narrow table, and which of them are added up. */
import type { PreviewLedger } from '../state/ledgers.ts'

export interface PreviewColumn {
  readonly key: string
  /** Position in a row. */
  readonly at: number
  readonly isNumber: boolean
  /** The number of another entry: a name. */
  readonly isName: boolean
  readonly isAmount: boolean
  readonly isDay: boolean
  /** One of the server's own words. */
  readonly isTerm: boolean
}

/** What an accountant reads first; the rest follows in the order in which the server tells it. */
const firstColumns = [
  'accountNumber',
  'customerNumber',
  'itemNumber',
  'vatIdentifier',
  'debitAmount',
  'creditAmount',
  'base',
  'quantity',
  'amount',
  'documentNumber',
  'postingDate',
  'description',
]
const added = new Set(['debitAmount', 'creditAmount', 'base', 'amount', 'costAmountActual', 'salesAmountActual'])

/** Columns that are empty in all rows are left out, and those that have no name that people know. */
export function columnsOf(
  { columns, rows }: PreviewLedger,
  isKnown: (key: string) => boolean,
): readonly PreviewColumn[] {
  return columns
    .map((key, at) => ({ key, at }))
    .filter(({ key, at }) => isKnown(key) && rows.some((row) => row[at] !== null && row[at] !== ''))
    .toSorted((a, b) => placeOf(a.key) - placeOf(b.key))
    .map(({ key, at }) => ({
      key,
      at,
      isNumber: rows.some((row) => typeof row[at] === 'number'),
      isName: /(Number|Entry)$/.test(key),
      isAmount: /amount|^base$|cost/i.test(key),
      isDay: /Date$/.test(key),
      isTerm: /type$/i.test(key),
    }))
}

const placeOf = (key: string): number => {
  const place = firstColumns.indexOf(key)
  return place < 0 ? firstColumns.length : place
}

/** Added up in hundredths, so that no sum shows a trace of binary fractions. */
export function totalsOf({
  columns,
  rows,
}: PreviewLedger): readonly { readonly key: string; readonly total: number }[] {
  return columns.flatMap((key, at) => {
    if (!added.has(key)) return []
    const total = rows.reduce((sum, row) => sum + Math.round(Number(row[at] ?? 0) * 100), 0) / 100
    return [{ key, total }]
  })
}
