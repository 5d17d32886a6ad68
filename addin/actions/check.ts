/** Checking a draft sheet: here first, then on the server in a preview, then into the sheet in one write. */
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { Sent } from '../replica/sync.ts'
import type { WireProblem } from '../replica/wire.ts'
import { writeCell } from '../workbook/cells.ts'
import { CellWrites, type DraftRecord, rowIdOf, typedOf } from '../workbook/differences.ts'
import type { Finding } from '../workbook/typed-table.ts'
import { nothingDone } from './acted.ts'
import { allFindings, contentOf, heldOf, isSeen, type Looked, lookAt, readyOf, show } from './look.ts'
import { companyOf, type Desk, isCutOff, type Opinion, refused, said, tell, warn, working } from './parts.ts'
import { frees, type Purpose, queuedOf, type Told } from './requests.ts'
import { sendWatched } from './send-watched.ts'
import { isAboutSending } from './sending.ts'
import { settle } from './settle.ts'
import { markRows, speechIn } from './sheet-marks.ts'
import { asDraftRecord, type Subject } from './subject.ts'
import { findingsOf, isAboutPrepayment, isAboutRecord, type Verdict, verdictOf } from './verdicts.ts'
import { waitingMarks } from './waiting-list.ts'

export interface Judged {
  readonly looked: Looked
  readonly findings: readonly Finding[]
  /** Documents that the server was asked about, with what it would do. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Documents of which nothing stands in the way. */
  readonly ready: readonly Subject[]
  /** False when the server could not be asked. */
  readonly complete: boolean
  /** What could have been asked about, when the server did not answer. */
  readonly unasked: readonly Subject[]
}

/** What was seen, without asking anybody. */
export const unjudged = (looked: Looked): Judged => ({
  looked,
  findings: looked.local,
  verdicts: new Map(),
  ready: [],
  unasked: [],
  complete: true,
})

/** All documents of the sheet, or those that have one of these rows; of the others the marks stay as they are. */
export async function checkSheet(
  desk: Desk,
  sheet: DraftSheet,
  only: ReadonlySet<number> | null = null,
): Promise<void> {
  const takes = ({ document }: Subject) => only === null || document.lines.some(({ row }) => only.has(row))
  const judged = await judge(desk, sheet, 'check', takes)
  const part = only === null ? judged : partOf(judged, takes)
  if (!(await writeMarks(desk, part, judged.looked))) return
  // Without the server, what the pane knows by itself counts.
  const ready = [...judged.ready, ...judged.unasked].filter(takes)
  const rows = { ready: ready.length, wrong: part.looked.subjects.length - ready.length }
  tell(desk.parts, rows.wrong === 0 ? 'good' : 'mixed', [said('result.checked', rows)])
}

/**
 * What the server would say to this purpose. Where others changed a draft since, their edits are brought into the sheet first,
 * cell by cell, and it is judged as it is then; else nothing is written anywhere.
 */
export async function judge(
  desk: Desk,
  sheet: DraftSheet,
  purpose: Purpose,
  takes: (subject: Subject, looked: Looked) => boolean,
  toldOf: (documentId: string) => Told | undefined = () => undefined,
): Promise<Judged> {
  const judged = await judgeOnce(desk, sheet, purpose, takes, toldOf)
  const isOvertaken = [...judged.verdicts.values()].some(
    (verdict) => verdict.kind === 'refused' && isAboutRecord(verdict.problem),
  )
  if (!isOvertaken || !(await settle(desk, nothingDone(sheet)))) return judged
  return judgeOnce(desk, sheet, purpose, takes, toldOf)
}

async function judgeOnce(
  desk: Desk,
  sheet: DraftSheet,
  purpose: Purpose,
  takes: (subject: Subject, looked: Looked) => boolean,
  toldOf: (documentId: string) => Told | undefined,
): Promise<Judged> {
  const { parts } = desk
  working(parts, 'reading')
  const looked = await lookAt(parts, sheet, true)
  const able = (findings: readonly Finding[]) => (frees(purpose) ? looked.subjects : readyOf(looked, findings))
  const candidates = able(looked.local).filter(
    (subject) => takes(subject, looked) && (purpose === 'check' || isSeen(looked, subject)),
  )
  const queued = candidates
    .map((subject) => queuedOf(subject, purpose, toldOf(subject.document.id)))
    .filter((one) => one.requests.length > 0)
  const { sent, problem } = await ask(desk, queued)
  if (problem && problem !== 'lost') refused(parts, problem)
  const verdicts = new Map(candidates.map(({ document }) => [document.id, verdictOf(sent.get(document.id))]))
  const remote = candidates.flatMap((subject) => opinionOf(desk, subject, verdicts.get(subject.document.id), purpose))
  const findings = [...looked.local, ...remote]
  const good = new Set(candidates.filter(({ document }) => verdicts.get(document.id)?.kind === 'good'))
  return {
    looked,
    findings,
    verdicts,
    ready: able(findings).filter((one) => good.has(one)),
    complete: problem === null,
    unasked: problem === 'lost' ? candidates : [],
  }
}

interface Asked {
  readonly sent: ReadonlyMap<string, Sent>
  readonly problem: WireProblem | 'lost' | null
}

async function ask(desk: Desk, documents: readonly QueuedDocument[]): Promise<Asked> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null && isCutOff(parts) && documents.length > 0) return { sent: new Map(), problem: 'lost' }
  if (company === null || documents.length === 0) return { sent: new Map(), problem: null }
  const sent = await sendWatched(desk, 'checking', { company, documents, preview: true, once: isCutOff(parts) })
  return { sent, problem: troubleIn(sent) }
}

/** A whole part that was not answered or not accepted says something about the line or the session, not about rows. */
export function troubleIn(sent: ReadonlyMap<string, Sent>): WireProblem | 'lost' | null {
  for (const one of sent.values()) {
    if (one.kind === 'lost') return 'lost'
    if (one.kind === 'unsent' && one.problem) return one.problem
  }
  return null
}

/** Remembers the server's word on this content, and gives it as findings of the rows as they stand now. */
function opinionOf(desk: Desk, subject: Subject, verdict: Verdict | undefined, purpose: Purpose): readonly Finding[] {
  if (!verdict || verdict.kind === 'lost' || verdict.kind === 'unsent') return []
  if (verdict.kind === 'refused' && (isAboutSending(verdict.problem) || isAboutPrepayment(verdict.problem))) return []
  const findings = findingsOf(subject.document, subject.sheet, verdict)
  if (purpose === 'save' && verdict.kind === 'good') {
    // That it can be saved says less than what a check said of the same, and nothing of what a check would say.
    if (heldOf(desk, subject) === null) desk.opinions.delete(subject.document.id)
    return findings
  }
  const byRow = new Map(subject.document.lines.map((line) => [line.row, line.rowId]))
  const kept: Opinion = {
    content: contentOf(subject),
    findings: findings.map(({ row, ...finding }) => ({ ...finding, rowId: byRow.get(row) ?? '' })),
  }
  desk.opinions.set(subject.document.id, kept)
  return findings
}

/** What was found about some documents alone. */
function partOf(judged: Judged, takes: (subject: Subject) => boolean): Judged {
  const subjects = judged.looked.subjects.filter(takes)
  const rows = new Set(subjects.flatMap(({ document }) => document.lines.map(({ row }) => row)))
  const findings = judged.findings.filter(({ row }) => rows.has(row))
  return { ...judged, looked: { ...judged.looked, subjects }, findings }
}

/**
 * Status, Message, colours and the amounts that the server worked out, in one write. False when the rows had moved. `whole` is the
 * sheet of which only some documents were judged.
 */
export async function writeMarks(desk: Desk, judged: Judged, whole: Looked = judged.looked): Promise<boolean> {
  const { parts } = desk
  const { looked, findings, verdicts } = judged
  const speech = speechIn(parts)
  const writes = new CellWrites()
  markRows(writes, looked, findings, waitingMarks(looked), speech, verdicts.size > 0)
  takeMarksOff(writes, looked, findings)
  for (const { document } of looked.subjects) {
    const verdict = verdicts.get(document.id)
    const record = verdict?.kind === 'good' ? asDraftRecord(verdict.record) : null
    if (record) putAmounts(writes, looked, document.lines, record)
  }
  working(parts, 'writing')
  const table = { sheet: looked.sheet, expect: looked.table, set: writes.edits(looked.table), remove: [], append: [] }
  const written = await parts.host.write({ tables: [table], memory: looked.memory })
  if (written === 'changed') warn(parts, 'warning', said('notice.sheetChanged'))
  else show(desk, whole, whole === looked ? findings : allFindings(desk, whole))
  return written === 'written'
}

/** Rows that were emptied since they were marked say nothing any more. */
function takeMarksOff(writes: CellWrites, { drafted }: Looked, findings: readonly Finding[]): void {
  const told = new Set(findings.map(({ row }) => row))
  for (const [row, isBlank] of drafted.blank.entries())
    if (isBlank && !told.has(row))
      for (const column of ['status', 'message', 'problems', 'amountExcludingTax']) writes.put(column, row, '')
}

function putAmounts(
  writes: CellWrites,
  { book }: Looked,
  lines: Subject['document']['lines'],
  record: DraftRecord,
): void {
  const byRowId = new Map(record.lines.map((line) => [rowIdOf(line), line]))
  for (const { row, rowId } of lines) {
    const amount = byRowId.get(rowId)?.amountExcludingTax
    if (amount !== undefined) writes.put('amountExcludingTax', row, writeCell(typedOf(amount), 'amount', book.culture))
  }
}
