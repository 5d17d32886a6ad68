/**
 * Saving the rows of a draft sheet, and doing something with its documents. A posting is first planned by the server and
 * shown for confirmation; what is confirmed is exactly that: a sheet that changed in between is not posted.
 */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import { type DraftSheet, isDraftSheet } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { Confirmation } from '../state.ts'
import { type Judged, judge, writeMarks } from './check.ts'
import { sendAndSettle } from './deliver.ts'
import { ledgersOf, totalsOf } from './entries.ts'
import { isSeen, lookAt, readyOf } from './look.ts'
import { change, companyOf, type Desk, said, tell, warn } from './parts.ts'
import { isEligible, queuedOf, type Subject } from './requests.ts'
import type { Entries, Verdict } from './verdicts.ts'

/** Documents that have one of these rows; null for all that are ready. */
export type Only = ReadonlySet<number> | null

/** Checks, marks the sheet, and asks for confirmation when there is something to do that does not come back by itself. */
export async function prepare(desk: Desk, sheet: DraftSheet, action: ActionName, only: Only): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const judged = await plan(desk, sheet, action, only)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  if (judged.ready.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  const documents = judged.ready.map((subject) => queuedOf(subject, action, null))
  const entries = judged.ready.flatMap(({ document }) => previewOf(judged.verdicts.get(document.id)))
  desk.prepared = { sheet, action, documents, entries, ofRows: true }
  if (actionNamed(action).asks)
    change(parts, { confirmation: { ...confirmationOf(sheet, action, judged, only), ...totalsOf(entries) } })
  else await carryOut(desk)
}

const plan = (desk: Desk, sheet: DraftSheet, action: ActionName, only: Only): Promise<Judged> =>
  judge(desk, sheet, action, (subject) => isMeant(subject, only) && isEligible(subject, action))

const isMeant = ({ document }: Subject, only: Only): boolean =>
  only === null || document.lines.some(({ row }) => only.has(row))

function confirmationOf(
  sheet: DraftSheet,
  action: ActionName,
  judged: Judged,
  only: Only,
): Omit<Confirmation, keyof ReturnType<typeof totalsOf>> {
  const { looked, findings } = judged
  const clean = readyOf(looked, findings)
  const hidden = clean.filter(
    (subject) => isMeant(subject, only) && isEligible(subject, action) && !isSeen(looked, subject),
  ).length
  return {
    sheet,
    action,
    documents: judged.ready.length,
    left: looked.subjects.filter((subject) => isMeant(subject, only) && !clean.includes(subject)).length,
    hidden,
    refused: [],
    unapplyPayments: null,
  }
}

const previewOf = (verdict: Verdict | undefined): readonly Entries[] =>
  verdict?.kind === 'good' && verdict.preview ? [verdict.preview] : []

/** Does what was confirmed. */
export async function carryOut(desk: Desk): Promise<void> {
  const { parts, prepared } = desk
  desk.prepared = null
  change(parts, { confirmation: null })
  if (!prepared) return
  const { sheet, action, documents } = prepared
  if (!prepared.ofRows || !isDraftSheet(sheet)) {
    const { memory } = await parts.host.read([])
    return sendAndSettle(desk, { action, sheet, documents, workbookId: memory?.workbookId ?? '' })
  }
  const looked = await lookAt(parts, sheet, true)
  const now = new Map(
    looked.subjects.map((subject) => [subject.document.id, textOf(queuedOf(subject, action, null))] as const),
  )
  if (documents.some((one) => now.get(one.documentId) !== textOf(one)))
    return warn(parts, 'warning', said('notice.sheetChanged'))
  await sendAndSettle(desk, { action, sheet, documents, workbookId: looked.memory.workbookId })
}

const textOf = ({ requests }: QueuedDocument): string => JSON.stringify(requests)

/** Saves as drafts what is new or changed and has no mistake that we can see. */
export async function saveSheet(desk: Desk, sheet: DraftSheet): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  // Ids are written before anything is sent, so that a lost answer finds its rows again.
  const judged = await judge(desk, sheet, 'save', () => true)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  const documents = judged.ready
    .map((subject) => queuedOf(subject, 'save', null))
    .filter((one) => one.requests.length > 0)
  if (documents.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  await sendAndSettle(desk, { action: 'save', sheet, documents, workbookId: judged.looked.memory.workbookId })
}

/** The exact entries of what was asked about. */
export function previewPrepared({ parts, prepared }: Desk): void {
  if (!prepared) return
  const { action, documents, entries } = prepared
  change(parts, { preview: { action, documents: documents.length, ledgers: ledgersOf(entries) } })
}

/** The exact entries of a posting, without posting. */
export async function previewRows(desk: Desk, sheet: DraftSheet, action: ActionName, only: Only): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const judged = await plan(desk, sheet, action, only)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  const entries = judged.ready.flatMap(({ document }) => previewOf(judged.verdicts.get(document.id)))
  change(parts, { preview: { action, documents: judged.ready.length, ledgers: ledgersOf(entries) } })
}
