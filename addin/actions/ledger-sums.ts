/** Sums by which a copy of a ledger is known to say what the ledger says, also after the pane was closed. */
import { columnsOf, type Ledger } from '../../shared/ledger/ledgers.ts'
import { partsOf } from '../../shared/sheets/columns.ts'
import { type LedgerSheet, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { KnownLedger } from '../workbook/memory.ts'
import type { SheetFeed } from './ledger-sheets.ts'

/** Amounts and quantities that never change after posting. */
const summed = (sheet: LedgerSheet): readonly { readonly key: string; readonly parts: number }[] =>
  sheets[sheet].columns.flatMap(({ key, kind }) => {
    const column = columnsOf(resourceOf(sheet) as Ledger)[key]
    const parts = partsOf(kind)
    return column && !column.later && parts ? [{ key, parts }] : []
  })

/**
 * By column, in whole parts of its unit, once so many of the new rows stand on the sheet. Undefined where it cannot be told: the
 * sheet has rows that are no entries, or was not read from its first entry on since it is known.
 */
export function sumsAfter(
  sheet: LedgerSheet,
  feed: SheetFeed,
  known: KnownLedger | undefined,
  added: number,
): KnownLedger['sums'] {
  const isNew = feed.isWhole || feed.rowsBefore === 0
  const before = isNew ? {} : known?.sums
  if (!before || feed.others > 0 || (feed.isWhole && !feed.complete)) return undefined
  const came = feed.rows.slice(0, added)
  const rows = feed.isWhole ? onceEach(feed, [...came, ...feed.changed]) : came
  return Object.fromEntries(
    summed(sheet).flatMap(({ key, parts }) => {
      const at = feed.columns.indexOf(key)
      if (at < 0) return []
      return [[key, rows.reduce((sum, row) => sum + Math.round(Number(row[at]) * parts), before[key] ?? 0)]]
    }),
  )
}

/** What changed between two pages comes with both. */
function onceEach({ columns }: SheetFeed, rows: SheetFeed['rows']): SheetFeed['rows'] {
  const at = columns.indexOf('entryNumber')
  return [...new Map(rows.map((row) => [row[at], row])).values()]
}
