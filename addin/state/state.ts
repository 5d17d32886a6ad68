/**
 * Everything the pane shows, as one immutable value. Actions replace it, views read it; nothing else holds state that
 * a person can see.
 */
import {
  type DraftSheet,
  draftSheets,
  type LedgerSheet,
  ledgerSheets,
  type RecordSheet,
  type ReportSheet,
  recordSheets,
  reportSheets,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { FirstWords, Language, Words } from '../../shared/words/language.ts'
import type { Editing } from '../replica/wire.ts'
import type { Applying } from './applying.ts'
import type { Confirmation } from './confirmation.ts'
import type { CustomerState } from './customer.ts'
import type { ShownDocument } from './document.ts'
import { type Deliveries, type Drafts, noDrafts } from './drafts.ts'
import { type Findings, noFindings } from './findings.ts'
import { type BooksChecked, type LedgerState, noLedger, type Preview } from './ledgers.ts'
import type { Notice, Outcome } from './outcome.ts'
import type { Payments } from './payments.ts'
import type { Replacing } from './replacing.ts'
import { type Filtered, noReport, type ReportState } from './reports.ts'
import type { Selection } from './selection.ts'
import type { Company, Session } from './session.ts'
import type { SetupState } from './setup.ts'
import type { Elsewhere, Unconfirmed, WaitingOrder, Work } from './work.ts'

export interface State {
  readonly language: Language
  /** At first only those that a pane begins with (`FirstWords`); all of them before a sheet is looked at. */
  readonly words: Words
  readonly session: Session
  /** Whether the server answered last time. */
  readonly connection: 'unknown' | 'online' | 'offline'
  /** The companies that the signed-in user may see. */
  readonly companies: readonly Company[]
  /** The company this workbook works for. */
  readonly company: string | null
  /** The id of that company, as the workbook first met it. */
  readonly companyId: string | null
  /** `bare`: a workbook without our sheets. */
  readonly workbook: 'reading' | 'bare' | 'ready'
  /** How the user's Excel writes days, such as `d/MM/yyyy`; null before it was asked. */
  readonly shortDate: string | null
  /** What this workbook calls our sheets, where that was seen: not always as we do. */
  readonly sheetNames: SheetNames
  /** What this workbook, made by an earlier version, lacks. */
  readonly behind: Behind | null
  /** The sheet in front, when it is one of ours. */
  readonly sheet: SheetKey | null
  readonly drafts: Readonly<Record<DraftSheet, Drafts>>
  readonly records: Readonly<Record<RecordSheet, Findings>>
  readonly payments: Payments
  readonly ledgers: Readonly<Record<LedgerSheet, LedgerState>>
  /** Copies of ledgers in which somebody typed since they were refreshed. */
  readonly touched: readonly LedgerSheet[]
  readonly reports: Readonly<Record<ReportSheet, ReportState>>
  /** Rows that a number of the overview led to, while the others are hidden. */
  readonly filtered: Filtered | null
  /** What checking every seal of the books came to; null while nobody asked. */
  readonly books: BooksChecked | null
  /** The documents of the selected rows; null when no row of ours is selected. */
  readonly selection: Selection | null
  /** What is going on now; buttons wait while it is. */
  readonly work: Work | null
  /** What the user is asked to confirm before it is done. */
  readonly confirmation: Confirmation | null
  /** Where other questions wait, until their sheet is in front again. */
  readonly aside: readonly SheetKey[]
  readonly preview: Preview | null
  /** A document with everything that came out of it or led to it. */
  readonly shown: ShownDocument | null
  /** Deliveries of which the user is asked which a draft takes over. */
  readonly deliveries: Deliveries | null
  /** An open entry of a customer of which the user is asked what it is settled with. */
  readonly applying: Applying | null
  /** A customer's card with all that is known beside it; a new one has no record yet. */
  readonly customer: CustomerState | null
  /** What may take the place of a code that names nothing, while the user looks for it. */
  readonly replacing: Replacing | null
  /** For administrators, while they look at it. */
  readonly setup: SetupState | null
  /** What the last action came to. */
  readonly outcome: Outcome | null
  /** Something that stands in the way, in words. */
  readonly notice: Notice | null
  readonly unconfirmed: Unconfirmed | null
  /** What is done once the server answers, in that order. */
  readonly waiting: readonly WaitingOrder[]
  /** Others who are at work on documents just now. */
  readonly editing: readonly Editing[]
  /** What others changed since the sheets were brought up to date. */
  readonly elsewhere: Elsewhere | null
  /** The newest first; kept for this session. */
  readonly activity: readonly Outcome[]
}

/** By sheet, the name on its tab. */
export type SheetNames = Readonly<Partial<Record<SheetKey, string>>>

export interface Behind {
  readonly sheets: readonly SheetKey[]
  /** Sheets that lack columns. */
  readonly columns: readonly SheetKey[]
}

const forEach = <K extends string, T>(keys: readonly K[], value: T) =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, T>

export const initialState = (language: Language, words: FirstWords): State => ({
  language,
  words: words as Words,
  session: { kind: 'signed-out' },
  connection: 'unknown',
  companies: [],
  company: null,
  companyId: null,
  workbook: 'reading',
  behind: null,
  shortDate: null,
  sheetNames: {},
  sheet: null,
  drafts: forEach(draftSheets, noDrafts),
  records: forEach(recordSheets, noFindings),
  payments: { ...noFindings, lines: [], question: null },
  ledgers: forEach(ledgerSheets, noLedger),
  touched: [],
  reports: forEach(reportSheets, noReport),
  filtered: null,
  books: null,
  selection: null,
  work: null,
  confirmation: null,
  aside: [],
  preview: null,
  shown: null,
  deliveries: null,
  applying: null,
  customer: null,
  replacing: null,
  setup: null,
  outcome: null,
  notice: null,
  unconfirmed: null,
  waiting: [],
  editing: [],
  elsewhere: null,
  activity: [],
})
