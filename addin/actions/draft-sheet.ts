/** A draft sheet against the replica: rows of what was posted go, what others changed is merged, what is new comes. */

import { type Mark, markText } from '../../shared/sheets/marks.ts'
import { type DraftSheet, resourceOf } from '../../shared/sheets/sheets.ts'
import type { Version } from '../../shared/sync/merge.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { CellWrites, changeOf, type DraftRecord, draftRows, type Row, savedOf } from '../workbook/differences.ts'
import type { Book, TableEdit } from '../workbook/host.ts'
import type { KnownDocument, Saved } from '../workbook/memory.ts'
import { isAsSent, mergeDraft, sentBase, unknownBase } from '../workbook/merging.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import type { Acted } from './acted.ts'
import { standingOf } from './approvals.ts'
import { conflictsAfter, questionsOf } from './conflicts.ts'
import { type Looked, lookIn, postedParams } from './look.ts'
import type { Desk } from './parts.ts'
import { markRows, type Speech, savedText, speechIn } from './sheet-marks.ts'
import { asDraftRecord, isLive, type Subject } from './subject.ts'
import { findingsOf, isAboutRecord, type Verdict } from './verdicts.ts'
import { isWaiting } from './waits.ts'

interface Work {
  readonly looked: Looked
  readonly book: Book
  readonly sheet: DraftSheet
  readonly writes: CellWrites
  readonly remove: number[]
  readonly append: Row[]
  readonly findings: Finding[]
  readonly special: Map<string, { readonly mark: Mark; readonly params?: Readonly<Record<string, string>> }>
  /** Documents whose marks are written anew. */
  readonly touched: Subject[]
  /** The memory's documents, as they will be. */
  readonly documents: Record<string, KnownDocument>
  /** Sent from this workbook without an answer. */
  readonly awaited: ReadonlySet<string>
  readonly speech: Speech
}

/** Documents that were sent from this workbook without an answer, and those of them whose answer is known by now. */
export interface Unheard {
  readonly all: ReadonlySet<string>
  readonly heard: ReadonlySet<string>
}

/** `documents` is changed to what the workbook will remember. */
export async function draftEdit(
  desk: Desk,
  book: Book,
  sheet: DraftSheet,
  documents: Record<string, KnownDocument>,
  acted: Acted | null,
  unheard: Unheard,
): Promise<TableEdit> {
  const looked = await lookIn(desk.parts, book, sheet, true)
  const speech = speechIn(desk.parts)
  const work: Work = {
    looked,
    book,
    sheet,
    writes: new CellWrites(),
    remove: [],
    append: [],
    findings: [],
    special: new Map(),
    touched: [],
    documents,
    awaited: unheard.all,
    speech,
  }
  for (const subject of looked.subjects) settleDocument(desk, work, subject, acted)
  markAsTheyStand(work, unheard.heard)
  fillColumns(desk, work)
  addOthers(desk, work)
  const { writes, remove, append } = work
  markRows(writes, { ...looked, subjects: work.touched }, work.findings, work.special, work.speech, false)
  return { sheet, expect: looked.table, set: writes.edits(looked.table), remove, append }
}

/** Nothing came of them: they say no more that it is not known. */
function markAsTheyStand({ looked, touched, remove }: Work, heard: ReadonlySet<string>): void {
  const gone = new Set(remove)
  for (const subject of looked.subjects) {
    const { id, lines } = subject.document
    if (heard.has(id) && !touched.includes(subject) && !lines.some(({ row }) => gone.has(row))) touched.push(subject)
  }
}

function settleDocument(desk: Desk, work: Work, subject: Subject, acted: Acted | null): void {
  const { id } = subject.document
  const verdict = acted?.verdicts.get(id)
  const record = asDraftRecord(desk.parts.replica.find(resourceOf(work.sheet), id))
  const explains = record !== null && verdict?.kind === 'refused' && isAboutRecord(verdict.problem)
  if (verdict?.kind === 'good') {
    // What was said before anything but saving was said of a document that had not come so far.
    if (acted?.action !== 'save') desk.opinions.delete(id)
    succeeded(desk, work, subject, record, acted?.sent.get(id))
  } else if (verdict?.kind === 'refused' && !explains) failed(work, subject, verdict)
  else if (verdict?.kind === 'lost') awaited(work, subject)
  else if (record) compare(desk, work, subject, record)
  else if (subject.known?.saved) deleted(work, subject)
}

/** Done as asked: the rows show the record, or go when it is no draft any more and they say what was sent. */
function succeeded(
  desk: Desk,
  work: Work,
  subject: Subject,
  record: DraftRecord | null,
  sent: Version | undefined,
): void {
  const { document, sheet, known } = subject
  const isTouched = sent !== undefined && !isAsSent(document, sent, sheet)
  const opinion = isTouched ? undefined : desk.opinions.get(document.id)
  if (opinion && record) desk.opinions.set(document.id, { ...opinion, savedAs: record.version })
  if (record && isLive(sheet, record))
    adopt(desk, work, subject, record, sent ? sentBase(document, sent) : (known?.saved ?? undefined))
  else if (record && isTouched) postedElsewhere(desk, work, subject, record)
  else leave(work, subject)
}

function leave(work: Work, { document }: Subject): void {
  for (const line of document.lines) work.remove.push(line.row)
  delete work.documents[document.id]
}

/** Takes over the server's record cell by cell; what both changed since the base is asked about. */
function adopt(
  { parts }: Desk,
  work: Work,
  subject: Subject,
  record: DraftRecord,
  base: Pick<Saved, 'header' | 'lines'> = unknownBase(subject.document, savedOf(record, work.sheet)),
): void {
  const { document, known } = subject
  const { sheet, book, writes } = work
  const merged = mergeDraft(document, base, record, sheet, book.culture, writes)
  work.remove.push(...merged.remove)
  work.append.push(...merged.append.map((row) => asSaved(row, record, work.speech)))
  const { lastModifiedDateTime: at } = record
  const origin = { by: parts.replica.changedBy(resourceOf(sheet), record.id), at: typeof at === 'string' ? at : '' }
  const asked = conflictsAfter(document, known, merged, origin)
  const next: KnownDocument = { sheet, attempt: 0, saved: merged.saved, ...asked }
  work.documents[document.id] = next
  work.findings.push(...questionsOf({ ...subject, known: next }, parts, book.culture))
  work.special.set(document.id, { mark: merged.change, params: { status: standingOf(record) } })
  work.touched.push(subject)
}

/** Refused for good: the reason stands in the rows, and the next try is a new request. */
function failed(work: Work, subject: Subject, verdict: Verdict): void {
  const { document, known, sheet } = subject
  const before = known ?? { sheet, attempt: 0, saved: null, conflicts: [] }
  work.documents[document.id] = { ...before, attempt: before.attempt + 1 }
  work.findings.push(...findingsOf(document, sheet, verdict))
  work.touched.push(subject)
}

function awaited(work: Work, subject: Subject): void {
  const { document, known, sheet } = subject
  const rows = document.lines.map((line) => line.rowId)
  work.documents[document.id] = { ...(known ?? { sheet, attempt: 0, saved: null, conflicts: [] }), rows }
  work.special.set(document.id, { mark: 'unknown' })
  const first = document.lines[0]
  if (first) work.findings.push({ ...errorAt(first.row, null, 'NotConfirmed'), level: 'warning' })
  work.touched.push(subject)
}

/** The server has this document: perhaps as we know it, perhaps changed or posted by somebody else. */
function compare(desk: Desk, work: Work, subject: Subject, record: DraftRecord): void {
  const { document, known, sheet } = subject
  const isNews = !known?.saved || record.version > known.saved.version
  const isSame = known?.saved
    ? changeOf(document, known) === 'clean'
    : work.awaited.has(document.id) || isWaiting(work.looked, subject)
  if (isLive(sheet, record) && isNews) adopt(desk, work, subject, record, known?.saved ?? undefined)
  else if (!isLive(sheet, record) && isSame) leave(work, subject)
  else if (!isLive(sheet, record)) postedElsewhere(desk, work, subject, record)
}

/** The rows stay: they may say something else than what was posted. */
function postedElsewhere({ parts }: Desk, work: Work, subject: Subject, record: DraftRecord): void {
  const { document } = subject
  const first = document.lines[0]
  const params = postedParams(parts, subject, record)
  if (first) work.findings.push({ ...errorAt(first.row, null, 'PostedElsewhere', params), level: 'warning' })
  work.special.set(document.id, { mark: 'elsewhere', params: { number: record.number } })
  work.touched.push(subject)
}

function deleted(work: Work, subject: Subject): void {
  if (changeOf(subject.document, subject.known) === 'clean') leave(work, subject)
  else {
    work.special.set(subject.document.id, { mark: 'gone' })
    work.touched.push(subject)
  }
}

/** Columns that came with a later version than the sheet get what the server says; what was typed into them since stays. */
function fillColumns(desk: Desk, work: Work): void {
  const { table, subjects } = work.looked
  for (const { document } of table.unfilled?.size ? subjects : []) {
    const record = asDraftRecord(desk.parts.replica.find(resourceOf(work.sheet), document.id))
    const known = work.documents[document.id]
    if (!record || known?.saved?.version !== record.version) continue
    const rows = new Map(draftRows(record, work.sheet, work.book.culture).map((row) => [row.rowId, row]))
    for (const { row, rowId } of document.lines)
      for (const [key, at] of table.unfilled ?? [])
        if (table.values[row]?.[at] === '') work.writes.put(key, row, rows.get(rowId)?.[key] ?? '')
    work.documents[document.id] = { ...known, saved: savedOf(record, work.sheet) }
  }
}

/** Drafts that were made elsewhere, or whose rows were deleted here without saying so to the server. */
function addOthers(desk: Desk, work: Work): void {
  const here = new Set(work.looked.subjects.map(({ document }) => document.id))
  const others = [...desk.parts.replica.all(resourceOf(work.sheet))].filter(
    (record) => !here.has(record.id) && isLiveRecord(work.sheet, record),
  )
  for (const record of others
    .map(asDraftRecord)
    .filter((one) => one !== null)
    .toSorted(byNumber)) {
    work.append.push(
      ...draftRows(record, work.sheet, work.book.culture).map((row) => asSaved(row, record, work.speech)),
    )
    work.documents[record.id] = { sheet: work.sheet, attempt: 0, saved: savedOf(record, work.sheet), conflicts: [] }
  }
  for (const record of others) here.add(record.id)
  for (const [id, known] of Object.entries(work.documents))
    if (known.sheet === work.sheet && !here.has(id)) delete work.documents[id]
}

const byNumber = (one: DraftRecord, other: DraftRecord): number =>
  one.number < other.number ? -1 : one.number > other.number ? 1 : 0

const isLiveRecord = (sheet: DraftSheet, record: AnyRecord): boolean => {
  const draft = asDraftRecord(record)
  return draft !== null && isLive(sheet, draft)
}

const asSaved = (row: Row, record: DraftRecord, { words }: Speech): Row => ({
  ...row,
  status: savedText(standingOf(record), words),
  message: '',
  problems: markText('clean', []),
})
