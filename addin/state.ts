/**
 * Everything the pane shows, as one immutable value. Actions replace it, views read it; nothing else holds state that
 * a person can see.
 */

import type { Finding as Lack } from '../shared/posting/setup-check.ts'
import type { Chain, ChainKind } from '../shared/reports/document-chain.ts'
import type { AgingDate } from '../shared/reports/reports.ts'
import type { ActionName } from '../shared/sheets/actions.ts'
import {
  type DocumentSheet,
  type DraftSheet,
  draftSheets,
  type LedgerSheet,
  ledgerSheets,
  type RecordSheet,
  type ReportSheet,
  recordSheets,
  reportSheets,
  type SheetKey,
} from '../shared/sheets/sheets.ts'
import type { FirstWords, Language, Params, WordKey, Words } from '../shared/words/language.ts'
import type { SentAction } from './replica/queue.ts'
import type { AnyRecord, Editing } from './replica/wire.ts'

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
  /** `bare`: a workbook without our sheets. */
  readonly workbook: 'reading' | 'bare' | 'ready'
  /** How the user's Excel writes days, such as `d/MM/yyyy`; null before it was asked. */
  readonly shortDate: string | null
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
  /** What checking every seal of the books came to; null while nobody asked. */
  readonly books: BooksChecked | null
  /** The documents of the selected rows; null when no row of ours is selected. */
  readonly selection: Selection | null
  /** What is going on now; buttons wait while it is. */
  readonly work: Work | null
  /** What the user is asked to confirm before it is done. */
  readonly confirmation: Confirmation | null
  readonly preview: Preview | null
  /** A document with everything that came out of it or led to it. */
  readonly shown: ShownDocument | null
  /** Deliveries of which the user is asked which a draft takes over. */
  readonly deliveries: Deliveries | null
  /** A customer's card with all that is known beside it; a new one has no record yet. */
  readonly customer: CustomerState | null
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

export type Session =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-in'; readonly userName: string; readonly displayName: string; readonly role: Role }

/** The highest role in the company of this workbook; each includes those before it. */
export type Role = 'viewer' | 'clerk' | 'accountant' | 'manager' | 'admin'

export interface Behind {
  readonly sheets: readonly SheetKey[]
  /** Sheets that lack columns. */
  readonly columns: readonly SheetKey[]
}

export interface Company {
  readonly name: string
  readonly displayName: string
}

/** What is known about the rows of one sheet, without anything having been written into it. */
export interface Findings {
  readonly rows: number
  readonly problems: readonly Problem[]
  /** `local`: what the pane knows by itself; `checked`: the server agreed; `stale`: the sheet changed since. */
  readonly checked: 'not' | 'local' | 'checked' | 'stale'
  /** Rows of lists that are gone here, and go from the server with the next save. */
  readonly removed?: number
}

export interface Drafts extends Findings {
  readonly documents: number
  /** Documents without errors, and the rows they hold. */
  readonly ready: Count
  readonly wrong: Count
  /** Documents that were saved and changed here since, and those that are only here. */
  readonly changed: number
  readonly fresh: number
  /** In the order of their first rows. */
  readonly list: readonly DraftEntry[]
}

/** One document of a draft sheet, as lists show it. */
export interface DraftEntry {
  /** Empty while its rows have no id. */
  readonly id: string
  readonly label: string
  /** Customer or vendor, by name where it is known. */
  readonly party: string
  /** Positions in the table. */
  readonly rows: readonly number[]
  /** Their Row IDs, in the same order. */
  readonly lines: readonly string[]
  readonly isReady: boolean
  readonly change: 'new' | 'changed' | 'clean'
  /** Where the saved document stands; empty while it is only here. */
  readonly status: string
  readonly date: string | null
  /** With VAT, as last saved; null while nobody worked it out. */
  readonly total: number | null
  /** Of the total; empty for the company's own. */
  readonly currency: string
}

/** The rows that are selected in the sheet, as documents. */
export interface Selection {
  readonly sheet: SheetKey
  readonly documents: readonly Selected[]
  /** Such documents are sent for approval in this company. */
  readonly areApproved: boolean
}

export interface Selected {
  readonly id: string
  /** Its number, or the label that groups its rows. */
  readonly label: string
  /** Position of its first row in the table. */
  readonly row: number
  readonly party: string
  readonly status: string
  readonly date: string | null
  readonly total: number | null
  readonly remaining: number | null
  /** Of both; empty for the company's own. */
  readonly currency: string
  /** The latest e-mail about it, or the e-mail that it is. */
  readonly email: SentEmail | null
  /** Null: it was never sent for approval. */
  readonly approval: ApprovalState | null
}

export interface ApprovalState {
  /** `Pending` while somebody is asked. */
  readonly status: string
  /** Without VAT, in the company's currency. */
  readonly amount: number
  /** Who is asked, or answered last. */
  readonly approver: string
  readonly sender: string
  /** By when; ISO. */
  readonly dueDate: string | null
  readonly comment: string
  /** It waits for the user; the user sent it, and it waits. */
  readonly isMine: boolean
  readonly isSent: boolean
}

export interface SentEmail {
  readonly status: string
  /** When it was sent, or else queued; an instant. */
  readonly at: string
  readonly to: string
  /** What the last attempt failed with; empty once it is sent. */
  readonly lastError: string
}

export interface Count {
  readonly documents: number
  readonly rows: number
}

export interface Place {
  readonly sheet: SheetKey
  /** Position in the table, 0 for the first row under the headings. */
  readonly row: number
  /** Column key; the whole row when null. */
  readonly column: string | null
}

export interface Problem {
  readonly place: Place
  /** Row number as the sheet itself shows it. */
  readonly rowNumber: number
  readonly document: string
  /** A code of contract section 13 or one of the pane's own; its sentence is `problem.<code>`. */
  readonly code: string
  readonly params: Params
  /** The sentence of the server when it had one, in the user's language. */
  readonly message: string | null
  readonly level: 'error' | 'warning' | 'question'
  /** What the cell may mean; the user picks one. */
  readonly choices: readonly Choice[]
}

export interface Choice {
  /** As the user would read it: `1.234` or `1234`. */
  readonly text: string
  /** As it goes into the cell; a date as its serial number. */
  readonly value: number | string
}

/** The same mistake in many rows: one fix for all of them. */
export interface ProblemGroup {
  readonly code: string
  readonly first: Problem
  readonly problems: readonly Problem[]
}

/** Bank lines and payments typed by hand, as they stand in the sheet. */
export interface Payments extends Findings {
  readonly lines: readonly PaymentLine[]
  readonly question: PaymentQuestion | null
}
export interface PaymentLine {
  /** Position in the table. */
  readonly row: number
  /**
   * `fresh`: only here; `plain`: a payment typed by hand; `sure`, `look` and `open`: of a statement, by how much is known of
   * what it pays; `ready`: accepted or said by hand.
   */
  readonly kind: 'fresh' | 'plain' | 'sure' | 'look' | 'open' | 'ready' | 'posted'
  readonly date: string | null
  readonly amount: number | null
  readonly payer: string
  /** What the payer or the bank wrote. */
  readonly text: string
  readonly pays: string
  readonly reasons: string
  readonly message: string
}
/** What is posted when it is confirmed. */
export interface PaymentQuestion {
  readonly statements: readonly { readonly id: string; readonly number: string }[]
  /** Payments typed by hand, by position in the table. */
  readonly plain: readonly number[]
  readonly payments: number
  readonly moneyIn: number
  readonly moneyOut: number
  /** Statements that still ask something. */
  readonly left: number
  /** What was shown, to tell whether the rows still say it. */
  readonly content: string
}

export interface LedgerState {
  readonly rows: number
  /** Instant of the last refresh. */
  readonly refreshedAt: string | null
}

/** What is asked of a report. */
export interface ReportAsked {
  /** ISO day; null for whatever day it is. */
  readonly asOf: string | null
  readonly by: AgingDate
  /** A date formula. */
  readonly period: string
}

export interface ReportState {
  readonly asked: ReportAsked
  /** The day that the sheet shows. */
  readonly shownOn: string | null
  readonly refreshedAt: string | null
  /** Something was posted or changed since. */
  readonly isBehind: boolean
  /** As the server told them; empty until they were asked for since the pane was opened. */
  readonly rows: readonly AnyRecord[]
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

export interface Work {
  readonly kind:
    | 'reading'
    | 'checking'
    | 'saving'
    | 'posting'
    | 'refreshing'
    | 'fetching'
    | 'writing'
    | 'settingUp'
    | 'acting'
    | 'verifying'
  readonly done: number
  readonly of: number
  /** May be stopped between two parts. */
  readonly canCancel: boolean
  /** Excel waits for the user to leave a cell. */
  readonly waitsForCell: boolean
}

export interface Confirmation {
  readonly sheet: SheetKey
  readonly action: ActionName
  readonly documents: number
  readonly net: number
  readonly tax: number
  readonly total: number
  /** First and last posting date, ISO; null when the server takes today. */
  readonly from: string | null
  readonly to: string | null
  /** Documents that stay because something is wrong. */
  readonly left: number
  /** Documents that stay because a filter hides them. */
  readonly hidden: number
  /** Documents of which the server says that it cannot be done, and why. */
  readonly refused: readonly Refusal[]
  /** Payments are taken off the invoices first: asked for, on offer, or not what it is about. */
  readonly unapplyPayments: 'asked' | 'offered' | null
  /** What leaves the house, where the action sends. */
  readonly sending: Sending | null
  /** The server cannot be reached: it is done when it can. */
  readonly waits?: true
}

/** What the user says about e-mails that are to be sent; what is left empty follows from document and customer. */
export interface SendingChoices {
  /** Addresses by document id. */
  readonly to: Readonly<Record<string, string>>
  /** Null: as the customer wants it. */
  readonly cc: string | null
  readonly subject: string
  readonly message: string
  /** Null: as each customer wants it. */
  readonly attachUbl: boolean | null
}

export interface Sending {
  /** What the plan was made with. */
  readonly choices: SendingChoices
  readonly letters: readonly Letter[]
  /** Documents of which nobody knows an address. */
  readonly unaddressed: readonly Unaddressed[]
}

/** One e-mail, as the server would send it. */
export interface Letter {
  /** Of the document. */
  readonly id: string
  readonly label: string
  readonly to: string
  readonly cc: string
  readonly subject: string
  readonly attachUbl: boolean
}

export type Unaddressed = Pick<Letter, 'id' | 'label'>

/** Why something was not done with one document. */
export interface Refusal {
  readonly id: string
  readonly label: string
  readonly code: string
  readonly message: string
  /** The record and the field to mend, where the reason lies outside the document. */
  readonly mend?: Mend
}

export interface Mend {
  readonly resource: string
  readonly key: string
  readonly field: string
}

/** Whether what was typed makes another plan: another document goes, or with another attachment. */
export const asksForAnotherPlan = ({ choices, unaddressed }: Sending, typed: SendingChoices): boolean =>
  typed.attachUbl !== choices.attachUbl || unaddressed.some(({ id }) => (typed.to[id] ?? '').trim() !== '')

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

/** Why what was typed into a form was not saved. */
export interface FormRefusal {
  readonly message: string
  /** By property, where the server named one. */
  readonly fields: Readonly<Record<string, string>>
}

/** The set-up of the company, as far as the pane shows it. */
export interface SetupState {
  readonly lacks: readonly Lack[]
  /** By resource. */
  readonly records: Readonly<Record<string, readonly AnyRecord[]>>
  /** Why the last change was not saved. */
  readonly refused: FormRefusal | null
  /** Instant of the last change that was saved. */
  readonly savedAt: string | null
}

export interface CustomerState {
  readonly record: AnyRecord | null
  /** The property that it was opened for. */
  readonly focus: string
  /** What properties may name, by resource. */
  readonly lists: Readonly<Record<string, readonly AnyRecord[]>>
  /** In the company's currency; null until the server told it. */
  readonly figures: { readonly balance: number; readonly overdue: number } | null
  /** The twelve months of this year. */
  readonly months: readonly MonthOfSales[]
  /** The newest first. */
  readonly dealings: readonly ShownDealing[]
  readonly contacts: readonly AnyRecord[]
  /** The newest first. */
  readonly log: readonly LogEntry[]
  /** Other customers that may be the same, with the property by which. */
  readonly alike: readonly { readonly number: string; readonly name: string; readonly field: string }[]
  readonly refused: FormRefusal | null
  /** Instant of the last change that was saved. */
  readonly savedAt: string | null
  /** What the server said about the last change, and saved all the same. */
  readonly warnings: readonly string[]
}

export interface MonthOfSales {
  /** `2026-03`. */
  readonly month: string
  /** Without VAT, in the company's currency. */
  readonly amount: number
  /** Of the same month a year before. */
  readonly before: number
}

/** A document in the list of a customer's. */
export interface ShownDealing {
  readonly kind: ChainKind
  readonly id: string
  readonly number: string
  readonly date: string
  readonly status: string
  readonly total: number | null
  readonly remaining: number | null
  readonly currency: string
}

export interface LogEntry {
  readonly id: string
  readonly date: string
  /** `Note`, `Call`, `Meeting`, `E-mail` or `Document`. */
  readonly type: string
  readonly subject: string
  readonly description: string
  readonly documentType: string
  readonly documentNumber: string
  readonly contact: string
}

/** One document, read from what the replica and the ledgers know. */
export interface ShownDocument {
  readonly id: string
  readonly kind: ChainKind
  readonly number: string
  readonly party: string
  readonly status: string
  readonly date: string | null
  readonly net: number | null
  readonly total: number | null
  readonly remaining: number | null
  readonly currency: string
  readonly lines: readonly ShownLine[]
  readonly chain: Chain
}

export interface Deliveries {
  /** The draft that takes them over. */
  readonly sheet: DraftSheet
  readonly id: string
  readonly label: string
  /** Where the deliveries stand. */
  readonly from: DocumentSheet
  readonly offered: readonly Delivery[]
}

/** A shipment or return receipt with what is left of it to invoice or to credit. */
export interface Delivery {
  readonly number: string
  /** ISO day. */
  readonly date: string
  /** The number of its order; empty where it has none. */
  readonly order: string
  readonly goods: readonly { readonly text: string; readonly quantity: number }[]
}

export interface ShownLine {
  readonly text: string
  readonly quantity: number | null
  readonly amount: number | null
}

export interface PreviewLedger {
  /** Resource name, such as `generalLedgerEntries`. */
  readonly ledger: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | boolean | null)[])[]
}

export interface Outcome {
  readonly at: string
  /** `unknown`: nobody here knows whether it was done. */
  readonly kind: 'good' | 'mixed' | 'bad' | 'unknown'
  /** Sentences, the most important first. */
  readonly lines: readonly Said[]
  /** Where what came of it can be seen. */
  readonly leads?: readonly SheetKey[]
  readonly refused?: readonly Refusal[]
}

export interface Said {
  readonly key: WordKey
  readonly params: Params
}

export interface Notice extends Said {
  readonly kind: 'info' | 'warning' | 'error'
  /** Code and request id, to copy when asking for help. */
  readonly details: string | null
}

/** Requests whose answer was lost: done or not, the server knows. */
export interface Unconfirmed {
  readonly documents: number
  readonly since: string
}

export interface WaitingOrder {
  readonly id: string
  readonly action: SentAction
  readonly sheet: SheetKey
  readonly since: string
  /** What people call the documents. */
  readonly labels: readonly string[]
  readonly from: 'here' | 'otherComputer' | 'otherWorkbook'
}

export interface Elsewhere {
  readonly records: number
  /** User names; empty where the server did not say. */
  readonly people: readonly string[]
}

const noFindings: Findings = { rows: 0, problems: [], checked: 'not' }
const nothing: Count = { documents: 0, rows: 0 }
const noDrafts: Drafts = {
  ...noFindings,
  documents: 0,
  ready: nothing,
  wrong: nothing,
  changed: 0,
  fresh: 0,
  list: [],
}
export const noReport: ReportState = {
  asked: { asOf: null, by: 'dueDate', period: '30D' },
  shownOn: null,
  refreshedAt: null,
  isBehind: false,
  rows: [],
}
const noLedger: LedgerState = { rows: 0, refreshedAt: null }

const forEach = <K extends string, T>(keys: readonly K[], value: T) =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, T>

export const initialState = (language: Language, words: FirstWords): State => ({
  language,
  words: words as Words,
  session: { kind: 'signed-out' },
  connection: 'unknown',
  companies: [],
  company: null,
  workbook: 'reading',
  behind: null,
  shortDate: null,
  sheet: null,
  drafts: forEach(draftSheets, noDrafts),
  records: forEach(recordSheets, noFindings),
  payments: { ...noFindings, lines: [], question: null },
  ledgers: forEach(ledgerSheets, noLedger),
  touched: [],
  reports: forEach(reportSheets, noReport),
  books: null,
  selection: null,
  work: null,
  confirmation: null,
  preview: null,
  shown: null,
  deliveries: null,
  customer: null,
  setup: null,
  outcome: null,
  notice: null,
  unconfirmed: null,
  waiting: [],
  editing: [],
  elsewhere: null,
  activity: [],
})

/** The one place that holds the current state; views subscribe, actions change it. */
export interface Store {
  readonly get: () => State
  readonly change: (change: (state: State) => State) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore(initial: State): Store {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    change: (change) => {
      const next = change(state)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Problems by kind of mistake, the biggest group of errors first. */
export function grouped(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const key = [problem.level, problem.code, problem.place.column, problem.params.value ?? ''].join('\n')
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  const order = { error: 0, question: 1, warning: 2 }
  return [...groups.values()]
    .map((group) => ({ code: (group[0] as Problem).code, first: group[0] as Problem, problems: group }))
    .toSorted((a, b) => order[a.first.level] - order[b.first.level] || b.problems.length - a.problems.length)
}
