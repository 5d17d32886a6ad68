/** What the actions work with, and how they tell what is going on. Every part is given; none is found by itself. */
import type { ActionName, NeedsServer } from '../../shared/sheets/actions.ts'
import type { LedgerSheet, SheetKey } from '../../shared/sheets/sheets.ts'
import type { Language, Params, WordKey, Words } from '../../shared/words/language.ts'
import type { Queue, QueuedDocument } from '../replica/queue.ts'
import type { RecordStore, Replica } from '../replica/records.ts'
import type { ServedFile, Server } from '../replica/server.ts'
import type { Answer, BatchRequest, Change, WireProblem } from '../replica/wire.ts'
import type { Sending, SendingChoices } from '../state/confirmation.ts'
import type { Notice, Outcome, Said } from '../state/outcome.ts'
import type { Selected } from '../state/selection.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import type { Work } from '../state/work.ts'
import { type SelectedRows, type WorkbookHost, WorkbookRefused } from '../workbook/host.ts'
import type { Finding } from '../workbook/typed-table.ts'
import type { Aside } from './questions.ts'
import type { Told } from './requests.ts'
import type { Entries } from './verdicts.ts'

export interface Parts {
  readonly host: WorkbookHost
  readonly server: Server
  readonly replica: Replica
  readonly records: RecordStore
  readonly queue: Queue
  readonly store: Store
  /** Origin of the server, as the workbook remembers it. */
  readonly origin: string
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string
  /** ISO day where the user is. */
  readonly today: () => string
  readonly newId: () => string
  readonly pause: (milliseconds: number) => Promise<void>
  /** What else rests on the books: formulas that ask for figures. Whether any of them is another now. */
  readonly renewFigures: () => Promise<boolean>
  readonly wordsOf: (language: Language) => Promise<Words>
  /** Hands a file to the user: shown in a window where a browser can show it, else saved. */
  readonly openFile: (file: ServedFile & { readonly isShown: boolean }) => void
  /** An unexpected error, for whoever maintains the product. */
  readonly log: (error: unknown) => void
}

/** What the actions of one pane share between calls. */
export interface Desk {
  readonly parts: Parts
  /** What the server said of a document, while its content stays as it was. */
  readonly opinions: Map<string, Opinion>
  /** Stops what is going on between two parts. */
  abort: AbortController | null
  prepared: Prepared | null
  /** Questions that belong to sheets which are not in front. */
  aside: readonly Aside[]
  /** Which rows of which of our sheets are selected. */
  selected: SelectedRows | null
  /** What tells the rows of sheets apart whose rows are records, by position, as they were last seen. */
  readonly rowIds: Map<SheetKey, readonly string[]>
  /** Selected entries of a ledger, by their numbers, with their amount and what is open of it where the ledger says so. */
  entries: ReadonlyMap<string, Pick<Selected, 'total' | 'remaining'>>
  /** Copies of ledgers in which somebody typed. */
  readonly touched: Set<LedgerSheet>
  /** What others changed that the sheets do not show yet, by type and id. */
  readonly news: Map<string, Change>
  /** What was sent last without the queue and not answered, by what was asked for. */
  unheard: { readonly said: string; readonly requests: readonly BatchRequest[] } | null
  /** What was last told about what is edited here, and when, in milliseconds. */
  said: { readonly text: string; readonly at: number } | null
}

export interface Opinion {
  /** The document's content as it was when the server judged it. */
  readonly content: string
  /** The version that it was saved as, after which the rows say more: what the server filled in. */
  readonly savedAs?: number
  readonly findings: readonly OpinionFinding[]
}

/** A finding by Row ID, so that it follows its row. */
export type OpinionFinding = Omit<Finding, 'row'> & { readonly rowId: string }

/** What was shown for confirmation: exactly this is done afterwards. */
export interface Prepared {
  readonly sheet: SheetKey
  readonly action: ActionName
  readonly documents: readonly QueuedDocument[]
  /** What it would write. */
  readonly entries: readonly Entries[]
  /** The documents are rows of a draft sheet: they are read again, and nothing is sent when they changed. */
  readonly ofRows: boolean
  /** What the documents' actions were told, for comparing them with the rows as they are when it is confirmed. */
  readonly toldOf: (documentId: string) => Told | undefined
  /** What leaves the house; with other choices the plan is made again. */
  readonly sending: Sending | null
  readonly again: (choices: SendingChoices) => Promise<void>
  /** The server cannot be reached: it waits. */
  readonly waits?: true
}

export const change = ({ store }: Parts, next: Partial<State>): void => store.change((state) => ({ ...state, ...next }))

export const working = (parts: Parts, kind: Work['kind'], done = 0, of = 0, canCancel = false): void =>
  change(parts, { work: { kind, done, of, canCancel, waitsForCell: false } })

export const said = (key: WordKey, params: Params = {}): Said => ({ key, params })

export function tell(
  parts: Parts,
  kind: Outcome['kind'],
  lines: readonly Said[],
  more: Pick<Outcome, 'leads' | 'refused' | 'noted'> = {},
): void {
  const outcome: Outcome = { at: parts.now(), kind, lines, ...more }
  parts.store.change((state) => ({ ...state, outcome, activity: [outcome, ...state.activity].slice(0, 50) }))
}

export const warn = (parts: Parts, kind: Notice['kind'], line: Said, details: string | null = null): void =>
  change(parts, { notice: { kind, ...line, details } })

/** One thing at a time: what is asked while another action runs is left, and what goes wrong is told. */
export async function doing(desk: Desk, kind: Work['kind'], act: () => Promise<void>): Promise<void> {
  const { parts } = desk
  if (parts.store.get().work) return
  desk.abort = new AbortController()
  parts.store.change((state) => ({ ...state, notice: null, outcome: null }))
  working(parts, kind)
  try {
    await act()
  } catch (error) {
    warn(parts, 'error', ...noticeOf(parts, error))
  } finally {
    desk.abort = null
    change(parts, { work: null })
  }
}

/** Something small that leaves what stands in the pane: only what goes wrong is told. */
export async function briefly({ parts }: Desk, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    warn(parts, 'error', ...noticeOf(parts, error))
  }
}

function noticeOf(parts: Parts, error: unknown): readonly [Said, string] {
  if (error instanceof WorkbookRefused)
    return [said(`notice.${error.reason}`, sheetNamed(parts, error.params)), error.details]
  parts.log(error)
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return [said('notice.excel', { code: error instanceof Error ? error.name : 'Error' }), details]
}

function sheetNamed(parts: Parts, params: Readonly<Record<string, string>>): Params {
  const { words } = parts.store.get()
  const key = `sheet.${params.sheet}`
  return key in words ? { ...params, sheet: words[key as WordKey] } : params
}

/** Why the server could not be asked, as a notice. */
export function refused(parts: Parts, problem: WireProblem | 'lost'): void {
  if (problem === 'lost') warn(parts, 'warning', said('notice.offline'))
  else if (problem.status === 401) warn(parts, 'warning', said('notice.signInAgain'))
  else
    warn(parts, 'error', said(problemKey(parts, problem), { requestId: problem.requestId ?? '' }), detailsOf(problem))
}

/** The same of what was sent and is kept nowhere: unanswered, it may have been done. */
export const notConfirmed = (parts: Parts, answer: Exclude<Answer<unknown>, { readonly kind: 'ok' }>): void =>
  answer.kind === 'lost' ? warn(parts, 'warning', said('notice.notConfirmed')) : refused(parts, answer.problem)

/** Why the server did not do what it was asked. */
export const notDone = (parts: Parts, answer: Exclude<Answer<unknown>, { readonly kind: 'ok' }>): void =>
  refused(parts, answer.kind === 'lost' ? 'lost' : answer.problem)

const problemKey = ({ store }: Parts, { code }: WireProblem): WordKey => {
  const key = `problem.${code}`
  return key in store.get().words ? (key as WordKey) : 'problem.InternalError'
}

const detailsOf = ({ code, requestId, detail }: WireProblem): string =>
  [code, requestId, detail].filter(Boolean).join(' · ')

/** The company to work with, when there is one and someone is signed in. */
export function companyOf({ store, server }: Parts): string | null {
  return server.isSignedIn() ? store.get().company : null
}

/** The same; while nobody is signed in it says so. */
export function companyToAsk(parts: Parts): string | null {
  const company = companyOf(parts)
  if (company === null) warn(parts, 'warning', said('notice.signInAgain'))
  return company
}

/** Whether the server can be asked for what only it can do. If not, it is told why, and nothing is tried. */
export async function isInReach(parts: Parts, why: NeedsServer): Promise<boolean> {
  // Asked first, so that nothing is half sent over a line that broke unnoticed.
  await parts.server.reach()
  if (!isCutOff(parts)) return true
  outOfReach(parts, why)
  return false
}

export const outOfReach = (parts: Parts, why: NeedsServer): void =>
  warn(parts, 'warning', said('notice.needsServer', { why: parts.store.get().words[`needsServer.${why}`] }))

/** The workbook has a company and its server cannot be reached: what is asked for has to wait. */
export function isCutOff({ store }: Parts): boolean {
  const { connection, company } = store.get()
  return connection === 'offline' && company !== null
}

/** There is a server to ask, or it cannot be reached and what is asked for waits; else it is told. */
export const mayAsk = (parts: Parts): boolean => isCutOff(parts) || companyToAsk(parts) !== null
