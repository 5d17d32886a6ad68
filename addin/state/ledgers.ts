/** Sheets of ledgers, entries, and whether the books still are what they were sealed as. */
import type { ActionName } from '../../shared/sheets/actions.ts'

export interface LedgerState {
  readonly rows: number
  /** Instant of the last refresh. */
  readonly refreshedAt: string | null
  /** It was stopped: the rest comes with the next refresh. */
  readonly isPartial: boolean
}

export interface BooksChecked {
  /** Instant. */
  readonly at: string
  readonly isValid: boolean
  readonly transactions: number
  /** The first whose content no longer matches its seal. */
  readonly broken: number | null
  /** When the first and the last transaction were posted; instants. */
  readonly from: string | null
  readonly to: string | null
}

/** The exact entries that a posting would write, per ledger. */
export interface Preview {
  /** Null: entries that stand in the books. */
  readonly action: ActionName | null
  /** The documents by name, where they are few. */
  readonly of?: string
  readonly documents: number
  /** Worked out by the pane alone: the documents, not their entries. */
  readonly isLocal?: true
  readonly ledgers: readonly PreviewLedger[]
}

export interface PreviewLedger {
  /** Resource name, such as `generalLedgerEntries`. */
  readonly ledger: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | boolean | null)[])[]
}

export const noLedger: LedgerState = { rows: 0, refreshedAt: null, isPartial: false }
