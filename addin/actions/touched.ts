/** Copies of ledgers that do not say what the ledgers say, because somebody typed into them: the next refresh brings them back. */
import { type LedgerSheet, ledgerSheets } from '../../shared/sheets/sheets.ts'
import type { Book } from '../workbook/host.ts'
import { change, type Desk } from './parts.ts'

export function touch({ parts, touched }: Desk, sheets: readonly LedgerSheet[]): void {
  const fresh = sheets.filter((sheet) => !touched.has(sheet))
  if (fresh.length === 0) return
  for (const sheet of fresh) touched.add(sheet)
  change(parts, { touched: [...touched] })
}

/** What was typed while the pane was closed is seen by the sums. Whether any of it was not known yet. */
export function noteEdited(desk: Desk, { tables }: Book): boolean {
  const edited = ledgerSheets.filter((sheet) => tables[sheet]?.isEdited && !desk.touched.has(sheet))
  touch(desk, edited)
  return edited.length > 0
}
