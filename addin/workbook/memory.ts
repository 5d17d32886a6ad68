/**
 * What the workbook itself remembers, on a very hidden sheet: the headings of its tables, a base copy of the drafts as
 * the server last gave them, how far the sheets have been brought up to date, and what was sent without an answer.
 * It travels with the file; it holds no token and nothing that cannot be fetched again, but for the base copies.
 */

import type { ActionName } from '../../shared/sheets/actions.ts'
import { freshMemory, type Owner } from '../../shared/sheets/hidden.ts'
import type { DraftSheet, LedgerSheet, ListSheet, ReportSheet, SheetKey } from '../../shared/sheets/sheets.ts'
import type { SentAction } from '../replica/queue.ts'
import type { BatchRequest } from '../replica/wire.ts'
import type { ReportAsked } from '../state/reports.ts'
import type { Typed } from './cells.ts'

export interface Memory extends Owner {
  readonly schema: 1
  /** Sheet → column key → heading, as the table has them. */
  readonly headings: Readonly<Partial<Record<SheetKey, Readonly<Record<string, string>>>>>
  /** Excel's own ids of our tables, which survive a renaming. */
  readonly tableIds: Readonly<Partial<Record<SheetKey, string>>>
  /** By document id. */
  readonly documents: Readonly<Record<string, KnownDocument>>
  /** Columns that were added to a sheet of an earlier version and do not show yet what the server knows. */
  readonly unfilled?: Readonly<Partial<Record<SheetKey, readonly string[]>>>
  readonly lists?: KnownLists
  readonly ledgers: Readonly<Partial<Record<LedgerSheet, KnownLedger>>>
  readonly reports?: KnownReports
  readonly unanswered: readonly Unanswered[]
  /** Numbers that looked misread, and that the user said are meant as they stand (`asMeant` of the question). */
  readonly meant?: readonly string[]
  /** Asked for while the server could not be reached, in that order. */
  readonly waiting?: readonly Waiting[]
}

/** A document of a draft sheet as both sides last agreed on it. */
export interface KnownDocument {
  readonly sheet: DraftSheet
  /** Grows with every definitive refusal, so that the next try is a new request. */
  readonly attempt: number
  /** Null while it is only here. */
  readonly saved: Saved | null
  readonly conflicts: readonly Conflict[]
  readonly lineConflicts?: readonly LineConflict[]
  /** Row IDs that were sent without an answer: whatever becomes of its first row, they are this document's. */
  readonly rows?: readonly string[]
}

export interface Saved {
  readonly number: string
  readonly version: number
  readonly status: string
  /** By column key. */
  readonly header: Readonly<Record<string, Typed>>
  /** By Row ID. */
  readonly lines: Readonly<Record<string, KnownLine>>
}

export interface KnownLine {
  readonly id: string
  readonly sequence: number
  readonly cells: Readonly<Record<string, Typed>>
}

/** Whose change it was that met ours, and when; empty where the server did not say. */
export interface Origin {
  readonly by?: string
  /** Instant. */
  readonly at?: string
}

/** A cell that both sides changed: `mine` stands in the sheet, `theirs` on the server. */
export interface Conflict extends Origin {
  /** Of a cell of the header, the row that was the document's first. */
  readonly rowId: string
  readonly column: string
  readonly mine: Typed
  readonly theirs: Typed
}

/** A line that one side deleted while the other changed it; its row stands in the sheet until that is decided. */
export interface LineConflict extends Origin {
  readonly rowId: string
  readonly deleted: 'here' | 'there'
}

export interface KnownLedger {
  /** Last entry number on the sheet. */
  readonly last: number
  readonly rows: number
  /** Instant; empty while the ledger was never read to its end. */
  readonly refreshedAt: string
  /** It was stopped: entries are missing at the end. */
  readonly isPartial?: true
  /** Of columns that never change after posting, in hundredths or hundred-thousandths; absent where it is not known. */
  readonly sums?: Readonly<Record<string, number>> | undefined
  /** Entry numbers that are marked as brought by the last refresh that brought any. */
  readonly marked?: readonly number[]
}

export type KnownLists = Readonly<Partial<Record<ListSheet, KnownList>>>

/** Whose entries a sheet shows; what is missing of these was deleted here, of others it was never shown. */
export interface KnownList {
  /** Excel's id of the table that showed them: a sheet made anew shows nothing yet. */
  readonly table: string | null
  /** Version of the record whose list is shown, by its id. */
  readonly versions: Readonly<Record<string, number>>
}

export type KnownReports = Readonly<Partial<Record<ReportSheet, KnownReport>>>

/** What a report sheet shows: what was asked, of which day, and how far the books went then. */
export interface KnownReport {
  readonly asked: ReportAsked
  readonly shownOn: string
  readonly cursor: string | null
  /** Entries were posted or settled since. */
  readonly isBehind?: boolean
  /** Instant; empty when something else is asked since. */
  readonly refreshedAt: string
}

/** Requests of which it is not known whether they were carried out. Their bodies are in the queue of this computer. */
export interface Unanswered {
  readonly id: string
  readonly action: SentAction
  readonly sheet: SheetKey
  readonly documents: readonly string[]
  readonly since: string
}

export type WaitingAction = ActionName | 'save'

/** What is to be done with documents when the server answers. A document waits for one thing at most. */
export interface Waiting {
  readonly id: string
  readonly action: WaitingAction
  readonly sheet: SheetKey
  readonly since: string
  /** User name; empty when nobody was signed in. */
  readonly by: string
  readonly documents: readonly WaitingDocument[]
}

export interface WaitingDocument {
  readonly id: string
  readonly label: string
  /** Of what its rows would send, to tell whether they still say it; empty where it is not about rows. */
  readonly digest: string
  /** Of the document when it was asked for; 0 while it was only here. */
  readonly version: number
  /** What is sent, where it does not follow from rows. */
  readonly requests?: readonly BatchRequest[]
  /** It cannot be done as it was asked for: it is asked about. */
  readonly overtaken?: Overtaken
}

export interface Overtaken extends Required<Origin> {
  /** Of the document now, as the server names it; empty where it did not change. */
  readonly status: string
  /** What the server said when it was asked; empty where it was not. */
  readonly reason: string
}

export const newMemory = (owner: Owner): Memory => freshMemory(owner)

/** Null when the rows are not ours, or of a schema that this version cannot read. */
export function rowsToMemory(rows: readonly unknown[]): Memory | null {
  const pieces = rows.filter((row): row is string => typeof row === 'string' && row.startsWith('~'))
  try {
    const memory = JSON.parse(pieces.map((piece) => piece.slice(1)).join('')) as Memory
    return memory.schema === 1 ? memory : null
  } catch {
    return null
  }
}
