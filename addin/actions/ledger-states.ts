/** How far the ledger sheets go, as the workbook remembers it. */
import { type LedgerSheet, ledgerSheets } from '../../shared/sheets/sheets.ts'
import type { LedgerState } from '../state/ledgers.ts'
import type { Memory } from '../workbook/memory.ts'

export const ledgerStates = ({ ledgers }: Memory): Readonly<Record<LedgerSheet, LedgerState>> =>
  Object.fromEntries(
    ledgerSheets.map((sheet): [LedgerSheet, LedgerState] => {
      const known = ledgers[sheet]
      return [
        sheet,
        { rows: known?.rows ?? 0, refreshedAt: known?.refreshedAt || null, isPartial: known?.isPartial ?? false },
      ]
    }),
  ) as Record<LedgerSheet, LedgerState>
