/** All sheets compared with what the server has, and what differs written at once, with what the workbook is to remember. */
import {
  type BankSheet,
  isBankSheet,
  isDraftSheet,
  isLedgerSheet,
  isListSheet,
  isRecordSheet,
  isReportSheet,
  type LedgerSheet,
  type SheetKey,
  sheetKeys,
} from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Added, Book, TableEdit, Written } from '../workbook/host.ts'
import type { KnownDocument, Memory } from '../workbook/memory.ts'
import type { Acted } from './acted.ts'
import { behindOf } from './behind.ts'
import { draftEdit, type Unheard } from './draft-sheet.ts'
import { type Feeds, ledgerAfter, ledgerEdit, type SheetFeed } from './ledger-sheets.ts'
import { ledgerStates } from './ledger-states.ts'
import { listEdit, listsHere } from './list-sheets.ts'
import { waitingAfter } from './overtaken.ts'
import { change, type Desk, working } from './parts.ts'
import { postedEdit } from './posted-sheets.ts'
import { type Masters, recordEdit } from './record-sheets.ts'
import { type Answers, reportEdit, reportsNow } from './report-sheets.ts'
import { reportStates } from './report-states.ts'
import { showWaiting } from './waiting-list.ts'
import { memoryOf } from './workbook-memory.ts'

export interface News {
  readonly feeds: Feeds
  readonly reports: Answers
  readonly masters: Masters
  readonly acted: Acted | null
  /** Requests that were sent from another computer without an answer: what became of them has come. */
  readonly heard: ReadonlySet<string>
  /** All that changed on the server has come. */
  readonly isFresh: boolean
}

/** One write for all sheets and the memory, whatever is in them. */
export async function writeAll(desk: Desk, book: Book, news: News): Promise<Written> {
  const { parts } = desk
  const { feeds, reports, acted, heard, isFresh } = news
  const memory = memoryOf(parts, book)
  const documents: Record<string, KnownDocument> = { ...memory.documents }
  const lists = listsHere(book, memory)
  const tables: TableEdit[] = []
  for (const sheet of sheetKeys) {
    // Bank lines are brought up to date by what is done with them.
    if (!book.tables[sheet] || isBankSheet(sheet)) continue
    const edit = await editOf(desk, book, sheet, { news, memory, documents, lists })
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

interface Writing {
  readonly news: News
  readonly memory: Memory
  /** What will be known of documents and of lists: each sheet that is compared says so here. */
  readonly documents: Record<string, KnownDocument>
  readonly lists: ReturnType<typeof listsHere>
}

async function editOf(
  desk: Desk,
  book: Book,
  sheet: Exclude<SheetKey, BankSheet>,
  writing: Writing,
): Promise<TableEdit> {
  const { news, memory, documents, lists } = writing
  const { words } = desk.parts.store.get()
  const acted = news.acted?.sheet === sheet ? news.acted : null
  if (isDraftSheet(sheet)) return draftEdit(desk, book, sheet, documents, acted, unheardIn(memory, news.heard))
  if (isListSheet(sheet)) return listEdit(desk, book, sheet, news.masters.before[sheet], lists)
  if (isRecordSheet(sheet)) return recordEdit(desk, book, sheet, news.masters, acted)
  if (isLedgerSheet(sheet)) return ledgerEdit(book, sheet, news.feeds, words)
  if (isReportSheet(sheet)) return reportEdit(book, sheet, news.reports, words)
  return postedEdit(desk, book, sheet)
}

export const hasNews = (feeds: Feeds): boolean =>
  Object.values(feeds).some(({ rows, changed }) => rows.length + changed.length > 0)

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
