/**
 * Saving the rows of a draft sheet, and doing something with its documents. A posting is first planned by the server and
 * shown for confirmation; what is confirmed is exactly that: a sheet that changed in between is not posted.
 */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import { type DraftSheet, isDraftSheet } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import { asksForAnotherPlan, type Confirmation, type SendingChoices } from '../state.ts'
import { type Judged, judge, writeMarks } from './check.ts'
import { refusalsOf, sendAndSettle } from './deliver.ts'
import { ledgersOf, totalsOf } from './entries.ts'
import { isSeen, type Looked, lookAt, readyOf } from './look.ts'
import { change, companyOf, type Desk, type Prepared, said, tell, warn } from './parts.ts'
import { isEligible, queuedOf, type Subject, type Told } from './requests.ts'
import { bodyOf, isAboutSending, isUnaddressed, noChoices, saying, sendingOf } from './sending.ts'
import type { Entries, Verdict } from './verdicts.ts'

/** Documents with one of these ids, or that have one of these rows; null for all that are ready. */
export type Only = ReadonlySet<number | string> | null

/** Checks, marks the sheet, and asks for confirmation when there is something to do that does not come back by itself. */
export async function prepare(
  desk: Desk,
  sheet: DraftSheet,
  action: ActionName,
  only: Only,
  choices: SendingChoices = noChoices,
): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const toldOf = tellerOf(parts, action, choices)
  const judged = await plan(desk, sheet, action, only, toldOf)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  const documents = judged.ready.map((subject) => queuedOf(subject, action, toldOf(subject.document.id)))
  const aside = asideOf(judged, action)
  if (documents.length + aside.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  const entries = judged.ready.flatMap(({ document }) => previewOf(judged.verdicts.get(document.id)))
  const sending = actionNamed(action).sends ? sendingOf([...documents, ...aside], judged.verdicts, choices) : null
  const meant = new Set(judged.verdicts.keys())
  const again = (typed: SendingChoices) => prepare(desk, sheet, action, meant, typed)
  desk.prepared = { sheet, action, documents, entries, ofRows: true, toldOf, sending, again }
  const refused = refusalsOf(aside, judged.verdicts).filter(({ id }) => !isUnaddressed(judged.verdicts.get(id)))
  if (actionNamed(action).asks)
    change(parts, {
      confirmation: { ...confirmationOf(sheet, action, judged, only), ...totalsOf(entries), refused, sending },
    })
  else await carryOut(desk)
}

const plan = (
  desk: Desk,
  sheet: DraftSheet,
  action: ActionName,
  only: Only,
  toldOf?: (documentId: string) => Told | undefined,
): Promise<Judged> =>
  judge(desk, sheet, action, (subject) => isMeant(subject, only) && isEligible(subject, action), toldOf)

const isMeant = ({ document }: Subject, only: Only): boolean =>
  only === null || only.has(document.id) || document.lines.some(({ row }) => only.has(row))

/** What each document's action is told. Posting twice is the same once; sending again is another e-mail. */
function tellerOf(parts: Desk['parts'], action: ActionName, choices: SendingChoices) {
  const { sends, posts } = actionNamed(action)
  const turn = sends && !posts ? `/${parts.newId()}` : ''
  return (documentId: string): Told | undefined => (sends ? { body: bodyOf(choices, documentId), turn } : undefined)
}

/** Documents whose rows are good, and which cannot be sent as things are. */
const asideOf = ({ looked, verdicts }: Judged, action: ActionName): readonly QueuedDocument[] =>
  looked.subjects.flatMap((subject) => {
    const verdict = verdicts.get(subject.document.id)
    return verdict?.kind === 'refused' && isAboutSending(verdict.problem) ? [queuedOf(subject, action)] : []
  })

function confirmationOf(
  sheet: DraftSheet,
  action: ActionName,
  judged: Judged,
  only: Only,
): Omit<Confirmation, keyof ReturnType<typeof totalsOf> | 'refused' | 'sending'> {
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
    unapplyPayments: null,
  }
}

const previewOf = (verdict: Verdict | undefined): readonly Entries[] =>
  verdict?.kind === 'good' && verdict.preview ? [verdict.preview] : []

/** Does what was confirmed, with what was typed about the e-mails; other documents or attachments are planned first. */
export async function carryOut(desk: Desk, typed?: SendingChoices): Promise<void> {
  const { parts, prepared } = desk
  desk.prepared = null
  change(parts, { confirmation: null })
  if (!prepared) return
  const { sheet, action, sending } = prepared
  if (sending && typed && asksForAnotherPlan(sending, typed)) return prepared.again(typed)
  const documents = sending && typed ? prepared.documents.map((one) => saying(one, typed)) : prepared.documents
  if (!prepared.ofRows || !isDraftSheet(sheet)) {
    const { memory } = await parts.host.read([])
    return sendAndSettle(desk, { action, sheet, documents, workbookId: memory?.workbookId ?? '' })
  }
  const looked = await lookAt(parts, sheet, true)
  if (!isAsPlanned(looked, prepared)) return warn(parts, 'warning', said('notice.sheetChanged'))
  await sendAndSettle(desk, { action, sheet, documents, workbookId: looked.memory.workbookId })
}

/** Whether the rows still ask for the very requests that were planned. */
function isAsPlanned({ subjects }: Looked, { documents, action, toldOf }: Prepared): boolean {
  const now = new Map(
    subjects.map((subject) => {
      const { id } = subject.document
      return [id, textOf(queuedOf(subject, action, toldOf(id)))] as const
    }),
  )
  return documents.every((one) => now.get(one.documentId) === textOf(one))
}

const textOf = ({ requests }: QueuedDocument): string => JSON.stringify(requests)

/** Saves as drafts what is new or changed and has no mistake that we can see. */
export async function saveSheet(desk: Desk, sheet: DraftSheet): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  // Ids are written before anything is sent, so that a lost answer finds its rows again.
  const judged = await judge(desk, sheet, 'save', () => true)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  const documents = judged.ready.map((subject) => queuedOf(subject, 'save')).filter((one) => one.requests.length > 0)
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
