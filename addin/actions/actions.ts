/** What a user can do, in words. Each changes the state as it goes; none of them throws: what went wrong is in the state. */
import type { DraftSheet, RecordSheet, SheetKey } from '../../shared/sheets/sheets.ts'
import type { Language } from '../../shared/words/language.ts'
import type { Choice, Place, PostingAction, Problem } from '../state.ts'

export type Credentials =
  | { readonly userName: string; readonly password: string }
  | { readonly code: string; readonly verifier?: string }

export interface Actions {
  /** Once, when the pane opens: reads the workbook, brings the replica back, and goes on with the session of before. */
  readonly start: () => Promise<void>
  readonly speak: (language: Language) => Promise<void>
  readonly signIn: (credentials: Credentials) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly chooseCompany: (name: string) => Promise<void>

  /** Makes the sheets that are missing, in a new workbook or in the user's own; sheets that are there stay. */
  readonly setUpWorkbook: () => Promise<void>
  /** Looks at the sheet in front without writing: after a paste, an edit, or a change of sheet. */
  readonly look: () => Promise<void>
  /** Checks here and on the server; writes Status, Message and colour. The sheet in front when none is named. */
  readonly check: (sheet?: DraftSheet) => Promise<void>
  /** Saves what is new or changed as drafts on the server. */
  readonly save: (sheet?: DraftSheet) => Promise<void>
  readonly saveRecords: (sheet: RecordSheet) => Promise<void>

  /** Check, then ask: `state.confirmation` says what will be posted. `confirm` does it, `dismiss` leaves it. */
  readonly post: () => Promise<void>
  readonly ship: () => Promise<void>
  readonly invoice: () => Promise<void>
  readonly shipAndInvoice: () => Promise<void>
  readonly confirm: () => Promise<void>
  /** The exact entries, in `state.preview`. Without an action: what the sheet in front would do. */
  readonly preview: (action?: PostingAction) => Promise<void>
  /** Stops between two parts of what is going on. */
  readonly cancel: () => void
  /** Closes confirmation, preview, outcome and notice. */
  readonly dismiss: () => void
  /** Sends what was not confirmed again, with the same ids. */
  readonly resend: () => Promise<void>

  /** What changed since last time: replica, sheets and ledgers. */
  readonly refresh: () => Promise<void>
  readonly goToCell: (place: Place) => Promise<void>
  readonly goToSheet: (sheet: SheetKey) => Promise<void>
  /** Writes the meaning that the user chose into the cell of the problem, or into all that ask the same. */
  readonly resolve: (problems: readonly Problem[], choice: Choice) => Promise<void>
}
