/**
 * Bringing the workbook up to the books: what changed on the server comes into the replica, the sheets are compared with
 * it, and everything is written at once, together with what an action came to.
 */
import {
  isListSheet,
  type LedgerSheet,
  ledgerSheets,
  type RecordSheet,
  recordSheets,
  resourceOf,
  sheetKeys,
  sheets,
} from '../../shared/sheets/sheets.ts'
import { figures, pull } from '../replica/sync.ts'
import type { AnyRecord, Change } from '../replica/wire.ts'
import type { Book } from '../workbook/host.ts'
import type { Acted } from './acted.ts'
import { type Feeds, type Reading, readFeeds } from './ledger-sheets.ts'
import { change, companyOf, type Desk, refused, said, tell, warn, working } from './parts.ts'
import type { ById } from './record-sheets.ts'
import { type Answers, readReports } from './report-sheets.ts'
import { noteEdited } from './touched.ts'
import { memoryOf } from './workbook-memory.ts'
import { hasNews, writeAll } from './write-all.ts'

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

/** Only the computer that sent them can ask again; for others the books say what became of them. */
async function heardElsewhere({ parts }: Desk, { memory }: Book): Promise<ReadonlySet<string>> {
  const own = new Set((await parts.queue.all()).map(({ id }) => id))
  return new Set((memory?.unanswered ?? []).flatMap(({ id }) => (own.has(id) ? [] : [id])))
}
