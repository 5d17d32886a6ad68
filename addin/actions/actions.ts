/** What a user can do, in words. Each changes the state as it goes; none of them throws: what went wrong is in the state. */

import type { ChainKind } from '../../shared/reports/document-chain.ts'
import type { ActionName } from '../../shared/sheets/actions.ts'
import type {
  DocumentFile,
  DocumentSheet,
  DraftSheet,
  LedgerSheet,
  RecordSheet,
  ReportSheet,
  SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { Language } from '../../shared/words/language.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { ApplicationOrder, TypedApplication } from '../state/applying.ts'
import type { SendingChoices, Typed } from '../state/confirmation.ts'
import type { Place, Problem } from '../state/findings.ts'
import type { ReportAsked } from '../state/reports.ts'
import type { PaneOpening } from './start-workbook.ts'

export type Credentials =
  | { readonly userName: string; readonly password: string }
  | { readonly code: string; readonly verifier?: string }

export interface Scope {
  /** Without it, the sheet in front where that offers the action. */
  readonly sheet?: SheetKey
  readonly selected?: boolean
  /** Payments are taken off the invoices first. */
  readonly unapplyPayments?: boolean
  /** What was said about the e-mails in the question before this one. */
  readonly sending?: SendingChoices
}

export type WhichCustomer =
  | { readonly sheet: 'customers' | 'contacts' }
  | { readonly number: string; readonly field: string }
  | { readonly fresh: true }
  /** The customer of the selected row, whatever its sheet. */
  | { readonly selected: true }

/** `contactNumber` is empty where the customer has no contact yet. */
export interface NewInteraction {
  readonly contactNumber: string
  readonly type: string
  readonly subject: string
  readonly description: string
  /** ISO day. */
  readonly date: string
}

/** With the sheet of bank lines and payments. */
export interface PaymentActions {
  /** CAMT.053 and CODA files go to the server; of other files the rows are read here. */
  readonly bringIn: (files: readonly Brought[]) => Promise<void>
  /** Rows copied from a bank's export, with their headings. */
  readonly paste: (text: string) => Promise<void>
  /** Sends what is new and proposes what the lines pay that nobody decided on. */
  readonly match: () => Promise<void>
  /** Accepts one line, or all that are sure. */
  readonly accept: (row: number | null) => Promise<void>
  /** Lines that hold the text always go to the account, from now on and where nobody decided yet. */
  readonly remember: (text: string, account: string) => Promise<void>
  /** Works out what would be posted: in `state.payments.question`. */
  readonly ask: () => Promise<void>
  readonly post: () => Promise<void>
  /** Statements that are open on the server, also those that others brought in. */
  readonly fetch: () => Promise<void>
  readonly clear: () => Promise<void>
}
export interface Brought {
  readonly name: string
  readonly bytes: ArrayBuffer
}

export interface Actions {
  /** Once, when the pane opens: reads the workbook, brings the replica back, and goes on with the session of before. */
  readonly start: () => Promise<void>
  readonly speak: (language: Language) => Promise<void>
  readonly signIn: (credentials: Credentials) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly chooseCompany: (name: string) => Promise<void>
  /** Makes the demonstration anew for everybody; then `newWorkbook` opens one that knows nothing of the earlier one. */
  readonly resetDemo: (newWorkbook: () => Promise<void>) => Promise<void>

  /** Saves the workbook to start from as a file. */
  readonly downloadWorkbook: (opening: PaneOpening) => Promise<void>
  /** Makes the sheets that are missing, in a new workbook or in the user's own; sheets that are there stay. */
  readonly setUpWorkbook: () => Promise<void>
  /** Looks at the sheet in front without writing: after a paste, an edit, or a change of sheet. */
  readonly look: () => Promise<void>
  /** Shows who else is at work and what they changed, until told to stop. Writes nothing. */
  readonly follow: (signal: AbortSignal) => Promise<void>
  /** Checks here and on the server; writes Status, Message and colour. The sheet in front when none is named. */
  readonly check: (sheet?: DraftSheet) => Promise<void>
  /** The same for the documents of the selected rows alone. */
  readonly checkSelected: () => Promise<void>
  /** Saves what is new or changed as drafts on the server. */
  readonly save: (sheet?: DraftSheet) => Promise<void>
  readonly payments: PaymentActions
  readonly saveRecords: (sheet: RecordSheet) => Promise<void>

  /**
   * Does something with documents of the sheet in front: those that are ready, or the selected ones. What does not come back
   * by itself is asked first: `state.confirmation` says what will be done, `confirm` does it, `dismiss` leaves it.
   */
  readonly act: (action: ActionName, scope?: Scope) => Promise<void>
  /** With what was said about the e-mails, where some are to be sent, or what goes with an answer. */
  readonly confirm: (sending?: SendingChoices, comment?: string) => Promise<void>
  /** Keeps what was typed beside the question, which may be out of sight before it is answered. */
  readonly noteTyped: (typed: Typed) => void
  /** The selected documents as files: PDFs are shown, others are saved. */
  readonly openFiles: (from: SheetKey, as: DocumentFile) => Promise<void>
  /** The exact entries, in `state.preview`. Without an action: what the sheet in front would do usually. */
  readonly preview: (action?: ActionName, scope?: Scope) => Promise<void>
  /** New drafts like the selected documents. */
  readonly copy: (from: SheetKey, to: DraftSheet) => Promise<void>
  /** One draft per customer of the selected deliveries. */
  readonly combine: (from: DocumentSheet) => Promise<void>
  /** What was delivered to the customer of the selected draft and is not on an invoice, or credit memo, yet: in `state.deliveries`. */
  readonly offerDeliveries: (to: DraftSheet) => Promise<void>
  /** Takes the deliveries with these numbers over into that draft. */
  readonly takeDeliveries: (numbers: readonly string[]) => Promise<void>
  /** Stops between two parts of what is going on. */
  readonly cancel: () => void
  /** The entries that the selected documents wrote, in `state.preview`; of the sheet in front when none is named. */
  readonly showEntries: (from?: SheetKey) => Promise<void>
  /** The selected document, or one by its id, with its whole chain, in `state.shown`. */
  readonly showDocument: (
    of?: { readonly sheet: SheetKey } | { readonly kind: ChainKind; readonly id: string },
  ) => Promise<void>
  /** The sheet of a report for another day, or in other parts. */
  readonly showReport: (sheet: ReportSheet, asked: ReportAsked) => Promise<void>
  /** The rows that a number of the overview is made of, filtered on their sheet: in `state.filtered`. */
  readonly showRowsBehind: (row: AnyRecord) => Promise<void>
  readonly showAllRows: (sheet: SheetKey) => Promise<void>
  /** Drafts of reminders, for all who are to be reminded or for some customers. */
  readonly remind: (customers?: readonly string[]) => Promise<void>
  /** The statements of customers, as PDF, of the days that the sheet shows. */
  readonly openStatements: (sheet: ReportSheet, customers: readonly string[]) => Promise<void>
  /** The same by e-mail: `state.confirmation` says to whom, and who has no address. */
  readonly sendStatements: (sheet: ReportSheet, customers: readonly string[]) => Promise<void>
  /** What was posted together with an entry of a ledger; how it was settled; the document behind it. */
  readonly showTransaction: (sheet: LedgerSheet, entryNumber: number) => Promise<void>
  readonly showApplications: (sheet: LedgerSheet, entryNumber: number) => Promise<void>
  /** What an open entry of a customer may be settled with, with a proposal, in `state.applying`. */
  readonly offerApplying: (entryNumber: number) => Promise<void>
  readonly noteApplying: (typed: TypedApplication) => void
  /** What applying it so would come to, in `state.confirmation`. */
  readonly askToApply: (order: ApplicationOrder) => Promise<void>
  readonly showEntryDocument: (sheet: LedgerSheet, entryNumber: number) => Promise<void>
  /** Whether everything posted still is what it was sealed as, in `state.books`. */
  readonly verifyBooks: () => Promise<void>
  /** Hands the user a file of all ledgers that stands on its own, with what proves it. */
  readonly saveLedgers: () => Promise<void>
  /** To the rows of a document, on whichever sheet they stand. */
  readonly goToDocument: (kind: ChainKind, id: string) => Promise<void>
  /** A customer's card and all that is known beside it, in `state.customer`. */
  readonly openCustomer: (which: WhichCustomer) => Promise<void>
  readonly closeCustomer: () => void
  /** Creates or changes the customer whose card is open. */
  readonly saveCustomer: (values: Readonly<Record<string, unknown>>) => Promise<void>
  /** Looks for customers like what is typed on the card. */
  readonly lookForAlike: (typed: Readonly<Record<string, unknown>>) => void
  readonly addInteraction: (interaction: NewInteraction) => Promise<void>
  /** A customer of the selected contact, with its card. */
  readonly makeCustomer: () => Promise<void>
  /** All that is kept of the customer whose card is open, or of the selected contact, as a workbook. */
  readonly exportPersonalData: (of: 'card' | 'contacts') => Promise<void>
  /** Forgets who it is, as far as the law allows. */
  readonly anonymize: (of: 'card' | 'contacts') => Promise<void>
  /** The set-up and what is missing in it, in `state.setup`. */
  readonly openSetup: () => Promise<void>
  readonly closeSetup: () => void
  /** Makes the number series that a company of an earlier version lacks. */
  readonly addMissingSeries: () => Promise<void>
  /** Creates or changes one record of the set-up; without a record it is a new one. */
  readonly saveSetup: (
    resource: string,
    record: AnyRecord | null,
    values: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  /** Closes confirmation, preview, outcome and notice; of questions, only the one that belongs to the sheet in front. */
  readonly dismiss: () => void
  readonly closeNotice: () => void
  /** Sends what was not confirmed again, with the same ids. */
  readonly resend: () => Promise<void>
  /** Does what was asked for while the server could not be reached, in that order. */
  readonly sendWaiting: () => Promise<void>
  /** Takes one of these off the list; the rows stay as they are. */
  readonly withdraw: (id: string) => Promise<void>
  /** Asks for the same of documents that were overtaken, as they are now: that is shown before it is done. */
  readonly askAnew: (id: string) => Promise<void>

  /** What changed since last time: replica, sheets and ledgers. */
  readonly refresh: () => Promise<void>
  /** Puts figures in the place of our formulas, so that the sheet can leave the house. */
  readonly freeze: (scope: 'selection' | 'sheet') => Promise<void>
  readonly goToCell: (place: Place) => Promise<void>
  /** To the next row below the selected one in which something is wrong; after the last, to the first. */
  readonly goToNextProblem: () => Promise<void>
  readonly goToSheet: (sheet: SheetKey) => Promise<void>
  /** Looks for what may have been meant by a code that names nothing, or by what was typed instead: in `state.replacing`. */
  readonly suggest: (problem: Problem, typed: string) => void
  /** Another code in all these cells. */
  readonly replace: (problems: readonly Problem[], code: string) => Promise<void>
  /** A card, or a row, for the customer, item or vendor that these cells name and that does not exist. */
  readonly create: (problems: readonly Problem[]) => Promise<void>
  /** Writes the meaning that the user chose, by its place among the choices, into the cell of the problem or of all these. */
  readonly resolve: (problems: readonly Problem[], at: number) => Promise<void>
}
