/**
 * Bringing the workbook up to the books: what changed on the server comes into the replica, the sheets are compared with
 * it, and everything is written at once, together with what an action came to.
 */
import {
  isBankSheet,
  isDraftSheet,
  isLedgerSheet,
  isListSheet,
  isRecordSheet,
  isReportSheet,
  type LedgerSheet,
  ledgerSheets,
  type RecordSheet,
  recordSheets,
  resourceOf,
  type SheetKey,
  sheetKeys,
  sheets,
} from '../../shared/sheets/sheets.ts'
import type { Version } from '../../shared/sync/merge.ts'
import type { Queued } from '../replica/queue.ts'
import { figures, pull } from '../replica/sync.ts'
import type { AnyRecord, BatchRequest, Change } from '../replica/wire.ts'
import type { Added, Book, TableEdit, Written } from '../workbook/host.ts'
import type { KnownDocument, Memory } from '../workbook/memory.ts'
import { behindOf } from './behind.ts'
import { draftEdit, type Unheard } from './draft-sheet.ts'
import { type Feeds, ledgerAfter, ledgerEdit, type Reading, readFeeds, type SheetFeed } from './ledger-sheets.ts'
import { ledgerStates } from './ledger-states.ts'
import { listEdit, listsHere } from './list-sheets.ts'
import { waitingAfter } from './overtaken.ts'
import { change, companyOf, type Desk, refused, said, tell, warn, working } from './parts.ts'
import { postedEdit } from './posted-sheets.ts'
import { recordEdit } from './record-sheets.ts'
import { type Answers, readReports, reportEdit, reportsNow } from './report-sheets.ts'
import { reportStates } from './report-states.ts'
import { noteEdited } from './touched.ts'
import type { Verdict } from './verdicts.ts'
import { showWaiting } from './waiting-list.ts'
import { memoryOf } from './workbook-memory.ts'

/** What an action of this pane came to, by document id. */
export interface Acted {
  readonly sheet: SheetKey
  readonly action: Queued['action']
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Records that explain a refusal. */
  readonly known: readonly Change[]
  readonly unanswered: readonly string[]
  /** What the rows of each document said when they were sent. */
  readonly sent: ReadonlyMap<string, Version>
  /** What was asked for of each, as a request. */
  readonly asked: ReadonlyMap<string, BatchRequest>
  readonly queueId: string
}

/** For bringing in what others did, before or without doing something of our own. */
export const nothingDone = (sheet: SheetKey): Acted => ({
  sheet,
  action: 'save',
  verdicts: new Map(),
  known: [],
  unanswered: [],
  sent: new Map(),
  asked: new Map(),
  queueId: '',
})

type ById = Readonly<Record<RecordSheet, ReadonlyMap<string, AnyRecord>>>

/** What the sheets of customers and items are compared with, besides the replica. */
export interface Masters {
  /** As they were before this round of changes: the base for merging what people typed. */
  readonly before: ById
  /** With stock and balances; empty when these were not asked for. */
  readonly figures: ById
}

/** False when the server could not be reached, the sheets kept moving or a long ledger was stopped; the acted rows are marked all the same. */
export async function settle(desk: Desk, acted: Acted | null): Promise<boolean> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null) return false
  if (!acted) working(parts, 'refreshing')
  const before = snapshot(desk)
  if (acted) parts.replica.apply([...acted.known, ...answered(desk, acted)], null)
  const { problem } = await pull(parts.server, company, parts.replica, parts.records)
  if (problem && !acted) refused(parts, problem)
  const masters = { before, figures: acted ? noFigures : await figuresNow(desk, company) }
  for (let attempt = 1; attempt <= 3; attempt++) {
    const touched = new Set(desk.touched)
    // What was found in another order than its own is looked at row by row.
    const book = await parts.host.read(sheetKeys, [...touched], attempt > 1 ? 'exactly' : undefined)
    // Not after every posting: then whoever keeps sums of their own in such a sheet would wait for it each time.
    if (!acted && noteEdited(desk, book)) continue
    const feeds = problem ? {} : await readFeeds(readingOf(desk, company, touched), book)
    const reports = problem || acted ? {} : await reportsOf(desk, company, book, feeds)
    working(parts, 'writing')
    const heard = acted || problem ? new Set<string>() : await heardElsewhere(desk, book)
    const wasStopped = goOnAfterStop(desk, book, feeds)
    const written = await writeAll(desk, book, { feeds, reports, masters, acted, heard, isFresh: problem === null })
    if (written === 'changed') continue
    if (problem === null) untouched(desk, touched, feeds)
    if (written === 'stopped' || wasStopped) tellStopped(desk)
    return problem === null && written === 'written' && !wasStopped
  }
  warn(parts, 'warning', said('notice.sheetChanged'))
  return false
}

/** Whoever stops the reading keeps what came: it is written, and that can be stopped in its turn. Whether anything is missing. */
function goOnAfterStop(desk: Desk, { tables }: Book, feeds: Feeds): boolean {
  if (!desk.abort?.signal.aborted) return false
  desk.abort = new AbortController()
  return ledgerSheets.some((sheet) => tables[sheet] !== undefined && feeds[sheet]?.complete !== true)
}

function tellStopped({ parts }: Desk): void {
  const { ledgers } = parts.store.get()
  const rows = ledgerSheets.reduce((sum, sheet) => sum + ledgers[sheet].rows, 0)
  tell(parts, 'mixed', [said('result.ledgersStopped', { rows })])
}

/** A long ledger says how far it is, and can be stopped; a short one is read before anybody could. */
const readingOf = ({ parts, abort }: Desk, company: string, touched: ReadonlySet<LedgerSheet>): Reading => ({
  server: parts.server,
  company,
  touched,
  onProgress: (rows) => {
    if (rows >= 20_000) working(parts, 'fetching', rows, 0, true)
  },
  signal: abort?.signal,
})

/** What was typed into copies of ledgers is put back, once their whole ledger was read. */
function untouched(desk: Desk, touched: ReadonlySet<LedgerSheet>, feeds: Feeds): void {
  for (const sheet of touched) if (feeds[sheet]?.complete) desk.touched.delete(sheet)
  change(desk.parts, { touched: [...desk.touched] })
}

/** Not after every posting: whoever looks at a report refreshes it. */
const reportsOf = ({ parts }: Desk, company: string, book: Book, feeds: Feeds): Promise<Answers> =>
  readReports({
    server: parts.server,
    company,
    book,
    memory: memoryOf(parts, book),
    shown: parts.store.get().reports,
    moved: hasNews(feeds),
    cursor: parts.replica.cursor(),
    today: parts.today(),
    now: parts.now(),
  })

const hasNews = (feeds: Feeds): boolean =>
  Object.values(feeds).some(({ rows, changed }) => rows.length + changed.length > 0)

const byId = (of: (sheet: RecordSheet) => ReadonlyMap<string, AnyRecord>): ById =>
  Object.fromEntries(recordSheets.map((sheet) => [sheet, of(sheet)])) as ById

const noFigures: ById = byId(() => new Map())

const hasFigures = (sheet: RecordSheet): boolean =>
  !isListSheet(sheet) && sheets[sheet].columns.some(({ shown }) => shown)

async function figuresNow({ parts }: Desk, company: string): Promise<ById> {
  const found = new Map<RecordSheet, ReadonlyMap<string, AnyRecord>>()
  for (const sheet of recordSheets.filter(hasFigures))
    found.set(sheet, await figures(parts.server, company, resourceOf(sheet)))
  return byId((sheet) => found.get(sheet) ?? new Map())
}

const snapshot = ({ parts }: Desk): ById =>
  byId((sheet) => new Map([...parts.replica.all(resourceOf(sheet))].map((record) => [record.id, record])))

/** The documents in the answers themselves: good also when the line breaks before the changes came. */
function answered({ parts }: Desk, { verdicts, sheet }: Acted): readonly Change[] {
  const type = resourceOf(sheet)
  return [...verdicts].flatMap(([id, verdict]) =>
    verdict.kind === 'good' && verdict.record && typeof verdict.record.version === 'number' && verdict.record.id === id
      ? [{ type, id, version: verdict.record.version, record: own(parts, type, verdict.record) }]
      : [],
  )
}

/** An answer that tells of a queued e-mail does so under the name of the document's own address: that is kept as it was. */
const own = ({ replica }: Desk['parts'], type: string, record: AnyRecord): AnyRecord =>
  typeof record.email === 'object' ? { ...record, email: replica.find(type, record.id)?.email ?? '' } : record

interface News {
  readonly feeds: Feeds
  readonly reports: Answers
  readonly masters: Masters
  readonly acted: Acted | null
  /** Requests that were sent from another computer without an answer: what became of them has come. */
  readonly heard: ReadonlySet<string>
  /** All that changed on the server has come. */
  readonly isFresh: boolean
}

async function writeAll(
  desk: Desk,
  book: Book,
  { feeds, reports, masters, acted, heard, isFresh }: News,
): Promise<Written> {
  const { parts } = desk
  const memory = memoryOf(parts, book)
  const documents: Record<string, KnownDocument> = { ...memory.documents }
  const lists = listsHere(book, memory)
  const tables: TableEdit[] = []
  for (const sheet of sheetKeys) {
    // Bank lines are brought up to date by what is done with them.
    if (!book.tables[sheet] || isBankSheet(sheet)) continue
    const edit = isDraftSheet(sheet)
      ? await draftEdit(desk, book, sheet, documents, acted?.sheet === sheet ? acted : null, unheardIn(memory, heard))
      : isListSheet(sheet)
        ? listEdit(desk, book, sheet, masters.before[sheet], lists)
        : isRecordSheet(sheet)
          ? recordEdit(desk, book, sheet, masters, acted?.sheet === sheet ? acted : null)
          : isLedgerSheet(sheet)
            ? ledgerEdit(book, sheet, feeds, parts.store.get().words)
            : isReportSheet(sheet)
              ? reportEdit(book, sheet, reports, parts.store.get().words)
              : postedEdit(desk, book, sheet)
    if (edit.set.length + edit.remove.length + edit.append.length > 0) tables.push(edit)
  }
  const next = (added: Added): Memory => ({
    ...memory,
    documents,
    lists,
    ledgers: ledgersAfter(desk, memory, feeds, added),
    reports: reportsNow(memory, reports, hasNews(feeds)),
    unanswered: unansweredNow(desk, memory, acted).filter(({ id }) => !heard.has(id)),
    ...(memory.waiting ? { waiting: waitingAfter(parts, memory.waiting, acted) } : {}),
    unfilled: isFresh ? unfilledNow(memory, feeds, added) : (memory.unfilled ?? {}),
  })
  const all = Object.fromEntries(Object.entries(feeds).map(([sheet, { rows }]) => [sheet, rows.length]))
  let kept = next(all)
  const written = await parts.host.write({
    tables,
    memory: kept,
    memoryAfter: (added) => {
      kept = next(added)
      return kept
    },
    onProgress: (done, of) => working(parts, 'writing', done, of, true),
    signal: desk.abort?.signal,
    ...(acted ? {} : { lookups: lookupsOf(desk) }),
  })
  if (written === 'changed') return written
  if (written === 'written') kept = next(all)
  if (heard.size > 0) await showWaiting(parts, kept)
  const shown = reportStates(parts.store.get().reports, kept, parts.replica.cursor(), reports)
  change(parts, { ledgers: ledgerStates(kept), reports: shown, workbook: 'ready', behind: behindOf(book) })
  return written
}

/** Of a ledger of which not all came, the new columns still have holes. */
const unfilledNow = ({ unfilled = {} }: Memory, feeds: Feeds, added: Added): NonNullable<Memory['unfilled']> =>
  Object.fromEntries(
    Object.entries(unfilled).filter(
      ([sheet]) => isLedgerSheet(sheet as SheetKey) && !isWhole(feeds[sheet as LedgerSheet], added[sheet as SheetKey]),
    ),
  )

const isWhole = (feed: SheetFeed | undefined, added = 0): boolean =>
  feed?.complete === true && added === feed.rows.length

function ledgersAfter({ parts }: Desk, memory: Memory, feeds: Feeds, added: Added): Memory['ledgers'] {
  const ledgers = { ...memory.ledgers }
  for (const [sheet, feed] of Object.entries(feeds) as [LedgerSheet, SheetFeed][])
    ledgers[sheet] = ledgerAfter(sheet, feed, memory.ledgers[sheet], added[sheet] ?? 0, parts.now())
  return ledgers
}

/** Only the computer that sent them can ask again; for others the books say what became of them. */
async function heardElsewhere({ parts }: Desk, { memory }: Book): Promise<ReadonlySet<string>> {
  const own = new Set((await parts.queue.all()).map(({ id }) => id))
  return new Set((memory?.unanswered ?? []).flatMap(({ id }) => (own.has(id) ? [] : [id])))
}

function unheardIn({ unanswered }: Memory, heard: ReadonlySet<string>): Unheard {
  const documentsOf = (orders: Memory['unanswered']) => new Set(orders.flatMap(({ documents }) => documents))
  return { all: documentsOf(unanswered), heard: documentsOf(unanswered.filter(({ id }) => heard.has(id))) }
}

function unansweredNow({ parts }: Desk, memory: Memory, acted: Acted | null): Memory['unanswered'] {
  if (!acted) return memory.unanswered
  const others = memory.unanswered.filter((one) => one.id !== acted.queueId)
  if (acted.unanswered.length === 0) return others
  const { queueId: id, action, sheet, unanswered } = acted
  return [...others, { id, action, sheet, documents: unanswered, since: parts.now() }]
}

const lookupsOf = ({ parts }: Desk) => ({
  customers: codesOf(parts.replica.all('customers')),
  items: codesOf(parts.replica.all('items')),
})

const codesOf = (records: Iterable<AnyRecord>): readonly string[] =>
  [...records].map((record) => String(record.number ?? '')).toSorted()
