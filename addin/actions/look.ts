/** Reading a draft sheet and saying what is ready and what is wrong, without writing anything. */
import { isUnknown, namedAt } from '../../shared/sheets/named.ts'
import { type DraftSheet, drafted, resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { DraftEntry, Drafts } from '../state/drafts.ts'
import type { Problem } from '../state/findings.ts'
import { cellText } from '../workbook/cell-text.ts'
import { dayToSerial } from '../workbook/cells.ts'
import { changeOf, type DraftRecord, rowIdOf } from '../workbook/differences.ts'
import type { Book, Table } from '../workbook/host.ts'
import type { KnownDocument, Memory } from '../workbook/memory.ts'
import { type DraftDocument, type Drafted, type Known, readDrafts } from '../workbook/rows.ts'
import { wholeTableIn } from '../workbook/table-in.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import { standingOf } from './approvals.ts'
import { type Claims, claimsOf } from './claims.ts'
import { questionsOf } from './conflicts.ts'
import { withExpected } from './expected.ts'
import { checkLocally, type Reader } from './local-check.ts'
import { learnNames } from './names.ts'
import type { Desk, Opinion, Parts } from './parts.ts'
import { rowsApart } from './rows-apart.ts'
import { showSelection } from './selection.ts'
import { asDraftRecord, bodyOf, isLive, type Subject } from './subject.ts'
import { askedOf } from './waits.ts'
import { memoryOf } from './workbook-memory.ts'

export interface Looked {
  readonly sheet: DraftSheet
  readonly book: Book
  readonly table: Table
  readonly memory: Memory
  readonly drafted: Drafted
  readonly subjects: readonly Subject[]
  /** Of the rows and of what the pane knows by itself. */
  readonly local: readonly Finding[]
}

/** With `assignIds`, rows without an id get one (to be written by whoever asked). */
export async function lookAt(parts: Parts, sheet: DraftSheet, assignIds: boolean): Promise<Looked> {
  const book = await parts.host.read([sheet])
  return lookIn(parts, book, sheet, assignIds)
}

export async function lookIn(parts: Parts, book: Book, sheet: DraftSheet, assignIds: boolean): Promise<Looked> {
  const table = wholeTableIn(book, sheet)
  const memory = memoryOf(parts, book)
  const claims = claimsOf(table, sheet, parts.replica, () =>
    readDrafts(table, sheet, book.culture, memory.documents, null),
  )
  const known = { ...knownElsewhere(parts, memory, table, sheet, claims), ...memory.documents }
  const drafted = readDrafts(table, sheet, book.culture, known, assignIds ? parts.newId : null, claims)
  const subjects = drafted.documents.map((document) => subjectOf(parts, memory, sheet, document))
  const checked = checkLocally(subjects, withExpected(parts.replica, memory), readerOf(parts, book))
  const local = causes(subjects, [
    ...drafted.findings,
    ...elsewhereOf(parts, subjects),
    ...subjects.flatMap((subject) => questionsOf(subject, parts, book.culture)),
    ...undated(parts, book, subjects),
    ...checked,
  ])
  return { sheet, book, table, memory, drafted, subjects, local }
}

/**
 * Documents that the server has of rows that stand here, which the workbook does not remember: it was copied, or it was closed
 * before it heard the answer.
 */
function knownElsewhere(
  { replica }: Parts,
  { documents }: Memory,
  table: Table,
  sheet: DraftSheet,
  claims: Claims,
): Known {
  const at = table.columns.get('rowId')
  const own = at === undefined ? [] : table.values.map((row) => String(row[at] ?? ''))
  const here = new Set([...own, ...claims.values()])
  const known: Record<string, KnownDocument> = {}
  for (const any of replica.all(resourceOf(sheet))) {
    const record = documents[any.id] ? null : asDraftRecord(any)
    const rows = record?.lines.map(rowIdOf) ?? []
    if (rows.some((rowId) => here.has(rowId))) known[any.id] = { sheet, attempt: 0, saved: null, conflicts: [], rows }
  }
  return known
}

/** The server would take today; of pasted rows nobody may have meant that, so it is asked. */
function undated({ today }: Parts, { culture }: Book, subjects: readonly Subject[]): readonly Finding[] {
  const day = today()
  const choice = { text: day, value: dayToSerial(day, culture.from1904) }
  return subjects.flatMap(({ sheet, document }): Finding[] => {
    const column = drafted(sheet).date
    const [first] = document.lines
    if (!first || document.header[column] !== null) return []
    return [{ ...errorAt(first.row, column, 'MissingValue'), level: 'question', choices: [choice] }]
  })
}

const subjectOf = (parts: Parts, memory: Memory, sheet: DraftSheet, document: DraftDocument): Subject => {
  const known = memory.documents[document.id]
  const record = known?.saved ? asDraftRecord(parts.replica.find(resourceOf(sheet), document.id)) : null
  return { sheet, document, known, record }
}

export const readerOf = (parts: Parts, { culture, memory }: Book): Reader => ({
  userName: userName(parts),
  today: parts.today(),
  at: parts.now(),
  culture,
  meant: new Set(memory?.meant),
})

const userName = ({ store }: Parts): string => {
  const { session } = store.get()
  return session.kind === 'signed-in' ? session.userName : ''
}

/** That there is nothing to post follows from quantities that are missing or cannot be read, which are told already. */
function causes(subjects: readonly Subject[], findings: readonly Finding[]): readonly Finding[] {
  const unsaid = new Set(findings.filter(({ column }) => column === 'quantity').map(({ row }) => row))
  const isUnsaid = new Set(
    subjects.filter(({ document }) => document.lines.some(({ row }) => unsaid.has(row))).map(firstRow),
  )
  return oncePerCell(findings.filter(({ code, row }) => code !== 'NothingToPost' || !isUnsaid.has(row)))
}

const firstRow = ({ document }: Subject): number | undefined => document.lines[0]?.row

/** An unreadable cell counts as empty for the checks after it; the first thing said of a cell is the cause. */
function oncePerCell(findings: readonly Finding[]): readonly Finding[] {
  const cells = new Set<string>()
  return findings.filter((finding) => {
    if (finding.column === null) return true
    const cell = `${finding.row}/${finding.column}`
    if (cells.has(cell)) return false
    cells.add(cell)
    return true
  })
}

/** Rows of a document that is posted already, from a copy of this workbook or on another computer. */
function elsewhereOf(parts: Parts, subjects: readonly Subject[]): readonly Finding[] {
  const { replica } = parts
  return subjects.flatMap((subject) => {
    const { sheet, document } = subject
    const record = document.id === '' ? null : asDraftRecord(replica.find(resourceOf(sheet), document.id))
    const [first] = document.lines
    if (!record || !first || isLive(sheet, record)) return []
    return [errorAt(first.row, null, 'PostedElsewhere', postedParams(parts, subject, record))]
  })
}

/** As what it was posted, and by whom where the posting is all that happened since it was saved here. */
export function postedParams({ replica }: Parts, { sheet, known }: Subject, record: DraftRecord): Finding['params'] {
  const { number, id, version } = record
  const user = known?.saved?.version === version - 1 ? replica.changedBy(resourceOf(sheet), id) : ''
  return user === '' ? { number } : { number, user }
}

/** A document's content, to know whether it is still the one that was judged. */
export const contentOf = (subject: Subject): string => JSON.stringify(bodyOf(subject))

/** What the server said of the document, unless it changed since. */
export function heldOf({ opinions }: Desk, subject: Subject): Opinion | null {
  const opinion = opinions.get(subject.document.id)
  return opinion && (opinion.content === contentOf(subject) || isAsSaved(opinion, subject)) ? opinion : null
}

const isAsSaved = ({ savedAs }: Opinion, { document, known }: Subject): boolean =>
  savedAs !== undefined && savedAs === known?.saved?.version && changeOf(document, known) === 'clean'

/** Local findings, and what the server said of documents that have not changed since. */
export function allFindings(desk: Desk, looked: Looked): readonly Finding[] {
  const remote = looked.subjects.flatMap((subject) => {
    const opinion = heldOf(desk, subject)
    return opinion ? placed(opinion, subject.document) : []
  })
  return oncePerCell([...looked.local, ...remote.filter((finding) => !isMadeSince(desk.parts, looked.table, finding))])
}

/** The server found that something does not exist, and now it does. */
function isMadeSince({ replica }: Parts, table: Table, { row, column, code }: Finding): boolean {
  const named = isUnknown(code) ? namedAt(column, code) : null
  return named?.code === 'number' && replica.find(named.resource, cellText(table, row, String(column)).trim()) !== null
}

function placed(opinion: Opinion, document: DraftDocument): readonly Finding[] {
  return opinion.findings.flatMap(({ rowId, ...finding }) => {
    const line = document.lines.find((one) => one.rowId === rowId)
    return line ? [{ ...finding, row: line.row }] : []
  })
}

/** Documents in whose rows nothing stands in the way. */
export function readyOf(looked: Looked, findings: readonly Finding[]): readonly Subject[] {
  const blocked = new Set<number>()
  for (const finding of findings) if (finding.level !== 'warning') blocked.add(finding.row)
  return looked.subjects.filter(({ document }) => document.lines.every((line) => !blocked.has(line.row)))
}

/** A filter that hides all rows of a document takes it out of what is saved and posted. */
export const isSeen = ({ table: { hidden } }: Looked, { document }: Subject): boolean =>
  hidden === undefined || document.lines.some((line) => !hidden.has(line.row))

/** What the pane shows of a draft sheet. */
function draftsOf(desk: Desk, looked: Looked, findings: readonly Finding[]): Drafts {
  const clean = readyOf(looked, findings)
  // What waits to be posted, or to be answered, is asked for already.
  const ready = clean.filter((subject) => askedOf(looked, subject) === null)
  const rowsIn = (subjects: readonly Subject[]) =>
    subjects.reduce((sum, { document }) => sum + document.lines.length, 0)
  const rows = rowsIn(looked.subjects)
  const isReady = new Set(clean)
  const list = looked.subjects.map((subject) => entryOf(desk, looked, subject, isReady.has(subject)))
  const askable = readyOf(looked, looked.local)
  const judged = askable.filter((subject) => heldOf(desk, subject) !== null).length
  return {
    rows,
    documents: looked.subjects.length,
    problems: problemsOf(looked, findings),
    checked: judged === 0 ? 'local' : judged === askable.length ? 'checked' : 'stale',
    ready: { documents: ready.length, rows: rowsIn(ready) },
    wrong: { documents: looked.subjects.length - clean.length, rows: rows - rowsIn(clean) },
    changed: list.filter(({ change }) => change === 'changed').length,
    fresh: list.filter(({ change }) => change === 'new').length,
    list,
  }
}

function entryOf({ parts }: Desk, looked: Looked, subject: Subject, isReady: boolean): DraftEntry {
  const { sheet, document, known, record } = subject
  const { party, date } = drafted(sheet)
  const number = String(document.header[party] ?? '')
  const contact = String(document.header.contactNumber ?? '')
  const who =
    number === ''
      ? parts.replica.find('contacts', contact)
      : parts.replica.find(party === 'vendorNumber' ? 'vendors' : 'customers', number)
  const change = changeOf(document, known)
  const total = record?.totalAmountIncludingTax
  return {
    id: document.id,
    label: document.label,
    party: String(who?.displayName || number || contact),
    rows: document.lines.map((line) => line.row),
    lines: document.lines.map((line) => line.rowId),
    isReady,
    asked: askedOf(looked, subject),
    change,
    status: known?.saved ? (record ? standingOf(record) : known.saved.status) : '',
    date: document.header[date] === null ? null : String(document.header[date]),
    total: typeof total === 'number' && change === 'clean' ? total : null,
    currency: String(record?.currencyCode ?? ''),
  }
}

export function problemsOf(
  looked: Pick<Looked, 'table' | 'subjects'> & { readonly sheet: SheetKey },
  findings: readonly Finding[],
): readonly Problem[] {
  const labels = new Map<number, string>()
  for (const { document } of looked.subjects) for (const line of document.lines) labels.set(line.row, document.label)
  return [...findings, ...rowsApart(looked.table)]
    .toSorted((a, b) => a.row - b.row)
    .map(({ row, column, code, params, message, level, choices }) => ({
      place: { sheet: looked.sheet, row, column },
      rowNumber: looked.table.firstRow + row,
      document: labels.get(row) ?? '',
      cell: column === null ? '' : cellText(looked.table, row, column),
      code,
      params,
      message,
      level,
      choices,
    }))
}

/** Looks and shows; the answer to a paste, an edit, or a change of sheet. */
export async function lookAndShow(desk: Desk, sheet: DraftSheet): Promise<Looked> {
  const looked = await lookAt(desk.parts, sheet, false)
  show(desk, looked, allFindings(desk, looked))
  return looked
}

export function show(desk: Desk, looked: Looked, findings: readonly Finding[]): void {
  const drafts = draftsOf(desk, looked, findings)
  desk.parts.store.change((state) => ({ ...state, drafts: { ...state.drafts, [looked.sheet]: drafts } }))
  learnNames(desk.parts, { [looked.sheet]: looked.table })
  showSelection(desk)
}
