/**
 * Saving the rows of a draft sheet, and doing something with its documents. A posting is first planned by the server and
 * shown for confirmation; what is confirmed is exactly that: a sheet that changed in between is not posted.
 */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import { type DraftSheet, isDraftSheet } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { BatchRequest, WireProblem } from '../replica/wire.ts'
import { asksForAnotherPlan, type Confirmation, type SendingChoices } from '../state/confirmation.ts'
import type { Said } from '../state/outcome.ts'
import { type Judged, judge, writeMarks } from './check.ts'
import { failedKey, refusalsOf, sendAndSettle } from './deliver.ts'
import { ledgersOf, totalsOf } from './entries.ts'
import { withExpected } from './expected.ts'
import { localEntries } from './local-check.ts'
import { isSeen, type Looked, lookAt, problemsOf, readerOf, readyOf } from './look.ts'
import { change, type Desk, isInReach, mayAsk, outOfReach, type Prepared, said, tell, warn } from './parts.ts'
import { isEligible, queuedOf, type Told } from './requests.ts'
import { bodyOf, isAboutSending, isUnaddressed, noChoices, saying, sendingOf } from './sending.ts'
import type { Subject } from './subject.ts'
import { type Entries, hasToCome, type Verdict } from './verdicts.ts'
import { wait, waitAsAsked } from './waiting.ts'
import { askedOf } from './waits.ts'

/** Documents with one of these ids, or that have one of these rows; null for all that are ready. */
export type Only = ReadonlySet<number | string> | null

/** What does not come back by itself, or is done to all of the sheet at once. */
const isAsked = (action: ActionName, only: Only, documents: number): boolean =>
  actionNamed(action).asks || (only === null && documents > 1)

/** Checks, marks the sheet, and asks for confirmation where there is something to do that is asked about. */
export async function prepare(
  desk: Desk,
  sheet: DraftSheet,
  action: ActionName,
  only: Only,
  choices: SendingChoices = noChoices,
): Promise<void> {
  const { parts } = desk
  const { needsServer } = actionNamed(action)
  if (needsServer && !(await isInReach(parts, needsServer))) return
  if (!mayAsk(parts)) return
  const toldOf = tellerOf(parts, action, choices)
  const judged = await plan(desk, sheet, action, only, toldOf)
  if (!(await writeMarks(desk, judged))) return
  if (judged.unasked.length > 0) return prepareToWait(desk, sheet, action, judged, only)
  if (!judged.complete) return
  const documents = judged.ready.map((subject) => queuedOf(subject, action, toldOf(subject.document.id)))
  const aside = asideOf(judged, action)
  if (documents.length + aside.length === 0) return tell(parts, 'mixed', [noneOf(judged, action)])
  const entries = judged.ready.flatMap(({ document }) => previewOf(judged.verdicts.get(document.id)))
  const sending = actionNamed(action).sends ? sendingOf([...documents, ...aside], judged.verdicts, choices) : null
  const meant = new Set(judged.verdicts.keys())
  const again = (typed: SendingChoices) => prepare(desk, sheet, action, meant, typed)
  desk.prepared = { sheet, action, documents, entries, ofRows: true, toldOf, sending, again }
  const refused = refusalsOf(aside, judged.verdicts).filter(({ id }) => !isUnaddressed(judged.verdicts.get(id)))
  if (isAsked(action, only, documents.length))
    change(parts, {
      confirmation: { ...confirmationOf(sheet, action, judged, only), ...totalsOf(entries), refused, sending },
    })
  else await carryOut(desk)
}

/**
 * The server cannot be reached: what the pane knows by itself is shown, and what is confirmed waits. What leaves the house is
 * for the server to prepare.
 */
async function prepareToWait(
  desk: Desk,
  sheet: DraftSheet,
  action: ActionName,
  judged: Judged,
  only: Only,
): Promise<void> {
  const { parts } = desk
  const { needsServer } = actionNamed(action)
  if (needsServer) return outOfReach(parts, needsServer)
  const { looked, unasked } = judged
  const documents = unasked.map((subject) => queuedOf(subject, action))
  const entries = localEntries(unasked, withExpected(parts.replica, looked.memory), readerOf(parts, looked.book))
  const again = () => prepare(desk, sheet, action, only)
  const toldOf = () => undefined
  desk.prepared = { sheet, action, documents, entries, ofRows: true, toldOf, sending: null, again, waits: true }
  if (!isAsked(action, only, documents.length)) return carryOut(desk)
  const shown = { ...judged, ready: unasked, findings: looked.local }
  // What part of an order comes to is for the server to say.
  const totals = totalsOf(action === 'post' ? entries : [])
  const confirmation = { ...confirmationOf(sheet, action, shown, only), ...totals, refused: [], sending: null }
  change(parts, { confirmation: { ...confirmation, waits: true } })
}

const plan = (
  desk: Desk,
  sheet: DraftSheet,
  action: ActionName,
  only: Only,
  toldOf?: (documentId: string) => Told | undefined,
): Promise<Judged> =>
  judge(
    desk,
    sheet,
    action,
    (subject, looked) => isMeant(subject, only) && isEligible(subject, action) && askedOf(looked, subject) === null,
    toldOf,
  )

const isMeant = ({ document }: Subject, only: Only): boolean =>
  only === null || only.has(document.id) || document.lines.some(({ row }) => only.has(row))

/** What each document's action is told. Posting twice is the same once; sending again is another e-mail. */
function tellerOf(parts: Desk['parts'], action: ActionName, choices: SendingChoices) {
  const { sends, posts } = actionNamed(action)
  const turn = sends && !posts ? `/${parts.newId()}` : ''
  return (documentId: string): Told | undefined => (sends ? { body: bodyOf(choices, documentId), turn } : undefined)
}

/** An address, an approval, or money that has to come first. */
const isAboutOther = (problem: WireProblem): boolean =>
  isAboutSending(problem) || (problem.errors.length > 0 && problem.errors.every(({ code }) => hasToCome(code)))

/** Documents whose rows are good, and which cannot be sent or posted as things are. */
const asideOf = ({ looked, verdicts }: Judged, action: ActionName): readonly QueuedDocument[] =>
  looked.subjects.flatMap((subject) => {
    const verdict = verdicts.get(subject.document.id)
    return verdict?.kind === 'refused' && isAboutOther(verdict.problem) ? [queuedOf(subject, action)] : []
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
    ...warningsOf(judged, only),
  }
}

/** On the documents that are ready; where all of the sheet are meant, also on rows that stand apart from them. */
function warningsOf({ looked, findings, ready }: Judged, only: Only): Pick<Confirmation, 'warnings'> {
  const rows = new Set(ready.flatMap(({ document }) => document.lines.map(({ row }) => row)))
  const isMeantToo = (row: number) => rows.has(row) || (only === null && row >= looked.table.values.length)
  const warnings = problemsOf(looked, findings)
    .filter(({ level, place }) => level === 'warning' && isMeantToo(place.row))
    .map((problem) => ({ ...problem, choices: [] }))
  return warnings.length > 0 ? { warnings } : {}
}

const previewOf = (verdict: Verdict | undefined): readonly Entries[] =>
  verdict?.kind === 'good' && verdict.preview ? [verdict.preview] : []

/** Does what was confirmed, with what was typed about the e-mails; other documents or attachments are planned first. */
export async function carryOut(desk: Desk, typed?: SendingChoices, comment = ''): Promise<void> {
  const { parts, prepared } = desk
  desk.prepared = null
  change(parts, { confirmation: null, applying: null })
  if (!prepared) return
  const { sheet, action, sending } = prepared
  if (sending && typed && asksForAnotherPlan(sending, typed)) return prepared.again(typed)
  const told = sending && typed ? prepared.documents.map((one) => saying(one, typed)) : prepared.documents
  const documents = comment.trim() === '' ? told : told.map((one) => commenting(one, comment))
  if (!prepared.ofRows || !isDraftSheet(sheet)) {
    if (prepared.waits) return void (await waitAsAsked(desk, sheet, action, documents))
    const { memory } = await parts.host.read([])
    return sendAndSettle(desk, { action, sheet, documents, workbookId: memory?.workbookId ?? '' })
  }
  const looked = await lookAt(parts, sheet, true)
  if (!isAsPlanned(looked, prepared)) return warn(parts, 'warning', said('notice.sheetChanged'))
  if (prepared.waits) {
    const ids = new Set(documents.map(({ documentId }) => documentId))
    const subjects = looked.subjects.filter(({ document }) => ids.has(document.id))
    await wait(desk, sheet, action, subjects, looked)
    return
  }
  await sendAndSettle(desk, { action, sheet, documents, workbookId: looked.memory.workbookId })
}

/** The same document with its last request, which is the answer, saying this. */
function commenting(document: QueuedDocument, comment: string): QueuedDocument {
  const { requests } = document
  return {
    ...document,
    requests: [...requests.slice(0, -1), { ...(requests.at(-1) as BatchRequest), body: { comment } }],
  }
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
  if (!mayAsk(parts)) return
  // Ids are written before anything is sent, so that a lost answer finds its rows again.
  const judged = await judge(desk, sheet, 'save', (subject, looked) => askedOf(looked, subject) === null)
  if (!(await writeMarks(desk, judged))) return
  if (judged.unasked.length > 0) return waitToBeSaved(desk, sheet, judged)
  if (!judged.complete) return
  const documents = judged.ready.map((subject) => queuedOf(subject, 'save')).filter((one) => one.requests.length > 0)
  if (documents.length === 0) return tell(parts, 'mixed', [said(nothingSaved(judged))])
  await sendAndSettle(desk, { action: 'save', sheet, documents, workbookId: judged.looked.memory.workbookId })
}

/** Of what was asked about all was refused, or there was nothing to ask about. */
function noneOf({ looked, verdicts }: Judged, action: ActionName): Said {
  const n = [...verdicts.values()].filter(({ kind }) => kind === 'refused').length
  return n > 0 ? said(failedKey(action, looked.sheet), { n }) : said('result.nothing')
}

/** Either all is saved, or what is not has something to fix, or a question to answer. */
const nothingSaved = ({ looked }: Judged) => (looked.subjects.some(isUnsaved) ? 'result.markedFirst' : 'result.nothing')

async function waitToBeSaved(desk: Desk, sheet: DraftSheet, { unasked }: Judged): Promise<void> {
  const looked = await lookAt(desk.parts, sheet, true)
  const ids = new Set(unasked.filter(isUnsaved).map(({ document }) => document.id))
  const subjects = looked.subjects.filter(({ document }) => ids.has(document.id))
  if (subjects.length === 0) return tell(desk.parts, 'mixed', [said('result.nothing')])
  await wait(desk, sheet, 'save', subjects, looked)
}

const isUnsaved = (subject: Subject): boolean => queuedOf(subject, 'save').requests.length > 0

/** The exact entries of what was asked about. */
export function previewPrepared({ parts, prepared }: Desk): void {
  if (!prepared) return
  const { action, documents, entries, waits } = prepared
  const local = waits ? { isLocal: true as const } : {}
  change(parts, { preview: { action, documents: documents.length, ledgers: ledgersOf(entries), ...local } })
}

/** The exact entries of a posting, without posting. */
export async function previewRows(desk: Desk, sheet: DraftSheet, action: ActionName, only: Only): Promise<void> {
  const { parts } = desk
  if (!mayAsk(parts)) return
  const judged = await plan(desk, sheet, action, only)
  if (!(await writeMarks(desk, judged))) return
  if (judged.unasked.length > 0) {
    const entries = localEntries(
      judged.unasked,
      withExpected(parts.replica, judged.looked.memory),
      readerOf(parts, judged.looked.book),
    )
    const documents = judged.unasked.length
    return change(parts, { preview: { action, documents, ledgers: ledgersOf(entries), isLocal: true } })
  }
  if (!judged.complete) return
  const entries = judged.ready.flatMap(({ document }) => previewOf(judged.verdicts.get(document.id)))
  change(parts, { preview: { action, documents: judged.ready.length, ledgers: ledgersOf(entries) } })
}
