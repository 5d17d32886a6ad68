/**
 * Sending what was prepared: kept until it is answered, so that a lost answer can be asked for again; then the sheets are
 * brought up to date and the user is told what came of it, document by document where it did not work.
 */
import { type ActionName, actionNamed, documentActions } from '../../shared/sheets/actions.ts'
import {
  drafted,
  isDocumentSheet,
  isDraftSheet,
  isRecordSheet,
  isReportSheet,
  postedSheet,
  resourceOf,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { WordKey } from '../../shared/words/language.ts'
import type { Queued, QueuedDocument, SentAction } from '../replica/queue.ts'
import type { Sent } from '../replica/sync.ts'
import type { BatchRequest, Change, WireProblem } from '../replica/wire.ts'
import type { Refusal, Said } from '../state/outcome.ts'
import { troubleIn } from './check.ts'
import { companyOf, type Desk, refused, said, tell } from './parts.ts'
import { sendWatched } from './send-watched.ts'
import { settle } from './settle.ts'
import { isAboutRecord, refusalOf, type Verdict, verdictOf } from './verdicts.ts'
import { showWaiting } from './waiting-list.ts'

/** What is to be sent, and from where. */
export type Order = Pick<Queued, 'action' | 'sheet' | 'documents' | 'workbookId' | 'leads'>

/** `left`: rows that stay because something is wrong with them. */
export async function sendAndSettle(desk: Desk, order: Order, left = 0): Promise<void> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null) return
  const queued: Queued = { id: parts.newId(), company, since: parts.now(), ...order }
  await parts.queue.keep(queued)
  await deliver(desk, queued, left)
}

/** Sends what is queued, learns what became of it, and brings the sheets up to date. The same again is the same once. */
export async function deliver(desk: Desk, { waits, ...queued }: Queued, left = 0): Promise<void> {
  const { parts } = desk
  const { company, documents, action } = queued
  // From here on it counts as sent: whatever happens, its answer is asked for.
  if (waits) await parts.queue.keep(queued)
  const kind = action === 'save' ? 'saving' : isPosting(action) ? 'posting' : 'acting'
  const sent = await sendWatched(desk, kind, { company, documents, preview: false })
  const verdicts = new Map(documents.map(({ documentId }) => [documentId, verdictOf(sent.get(documentId))]))
  const known = await recordsBehind(desk, queued, verdicts)
  const lost = documents.filter(({ documentId }) => verdicts.get(documentId)?.kind === 'lost')
  const unanswered = lost.map((one) => one.documentId)
  const contents = documents.flatMap(({ documentId, content }) => (content ? [[documentId, content] as const] : []))
  const acted = {
    sheet: queued.sheet,
    action,
    verdicts,
    known,
    unanswered,
    sent: new Map(contents),
    asked: askedBy(documents),
  }
  await settle(desk, { ...acted, queueId: queued.id })
  const unsent = documents.filter(({ documentId }) => waits && verdicts.get(documentId)?.kind === 'unsent')
  if (lost.length > 0) await parts.queue.keep({ ...queued, documents: lost })
  else if (unsent.length > 0) await parts.queue.keep({ ...queued, documents: unsent, waits: true })
  else await parts.queue.drop(queued.id)
  await showWaiting(parts, (await parts.host.read([])).memory)
  report(desk, queued, verdicts, sent, left)
}

/** By document id, the request that says what it is to be. */
const askedBy = (documents: readonly QueuedDocument[]): ReadonlyMap<string, BatchRequest> =>
  new Map(documents.flatMap(({ documentId, requests: [first] }) => (first ? [[documentId, first] as const] : [])))

/** Where the server refused because it knows more of a document, its record says what: posted elsewhere, or changed. */
async function recordsBehind(
  desk: Desk,
  queued: Queued,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Change[]> {
  const type = resourceOf(queued.sheet)
  const asked = [...verdicts].filter(([, verdict]) => verdict.kind === 'refused' && isAboutRecord(verdict.problem))
  const answers = await Promise.all(
    asked.map(async ([id]) => ({ id, answer: await desk.parts.server.record(queued.company, type, id) })),
  )
  return answers.flatMap(({ id, answer }) => {
    if (answer.kind !== 'ok' || typeof answer.body.version !== 'number') return []
    return [{ type, id, version: answer.body.version, record: { ...answer.body, id, version: answer.body.version } }]
  })
}

const doneKeys: Readonly<Record<Queued['action'], WordKey>> = {
  save: 'result.saved',
  copy: 'result.copied',
  combine: 'result.combined',
  takeDeliveries: 'result.tookDeliveries',
  post: 'result.posted',
  ship: 'result.shipped',
  receive: 'result.received',
  invoice: 'result.invoiced',
  shipAndInvoice: 'result.shippedAndInvoiced',
  receiveAndInvoice: 'result.receivedAndInvoiced',
  release: 'result.released',
  reopen: 'result.reopened',
  requestApproval: 'result.requested',
  cancelApproval: 'result.withdrawn',
  approve: 'result.approved',
  reject: 'result.rejected',
  delegate: 'result.delegated',
  makeOrder: 'result.madeOrder',
  makeInvoice: 'result.madeInvoice',
  createPurchaseOrder: 'result.madePurchaseOrder',
  issue: 'result.issued',
  cancel: 'result.canceled',
  correct: 'result.corrected',
  makeCorrectiveCreditMemo: 'result.madeCreditMemo',
  undo: 'result.undone',
  apply: 'result.applied',
  unapply: 'result.unapplied',
  reverse: 'result.reversed',
  postAndSend: 'result.postedAndSent',
  send: 'result.sent',
  retry: 'result.retried',
  sendEInvoice: 'result.handedOver',
  delete: 'result.deleted',
}

const isNamed = (action: SentAction): action is ActionName => action in documentActions
const isPosting = (action: SentAction): boolean => isNamed(action) && actionNamed(action).posts

function report(
  desk: Desk,
  { action, sheet, documents, leads: told }: Queued,
  verdicts: ReadonlyMap<string, Verdict>,
  sent: ReadonlyMap<string, Sent>,
  left: number,
): void {
  const count = (kind: Verdict['kind']) => [...verdicts.values()].filter((verdict) => verdict.kind === kind).length
  const [good, bad, lost, unsent] = [count('good'), count('refused') + left, count('lost'), count('unsent')]
  const isSaved = isRecordSheet(sheet) && action === 'save'
  const problem = troubleIn(sent)
  const lines: Said[] = [
    ...(good > 0 || bad + lost + unsent === 0
      ? isSaved
        ? [said('result.recordsSaved', { n: good })]
        : [...doneLines(action, verdicts, good), ...doneBefore(desk.parts, action, sheet, verdicts)]
      : []),
    ...(bad > 0 ? [said(failedKey(action, sheet), { n: bad })] : []),
    ...(lost > 0 ? [said(isSaved ? 'result.recordsUnconfirmed' : 'result.unconfirmed', { n: lost })] : []),
    ...(unsent > 0 && problem === null
      ? [said('result.cancelled', { done: documents.length - unsent, of: documents.length })]
      : []),
  ]
  const nothingElse = lost > 0 && good + bad === 0
  const kind = bad + lost + unsent === 0 ? 'good' : good > 0 ? 'mixed' : nothingElse ? 'unknown' : 'bad'
  const leads =
    good === 0
      ? []
      : (told ?? (isNamed(action) ? leadsOf(sheet, action).filter((to) => isLedTo(to, action, verdicts)) : []))
  // On a draft sheet the reason stands in the rows; elsewhere this is the only place for it.
  const listed = isDraftSheet(sheet) || isRecordSheet(sheet) ? [] : documents
  const [noted, failed] = [notesOf(listed, verdicts), refusalsOf(listed, verdicts)]
  tell(desk.parts, kind, lines, { leads, refused: failed, ...(noted.length > 0 ? { noted } : {}) })
  if (problem !== null && problem !== 'lost') refused(desk.parts, problem as WireProblem)
}

/** What was asked for and needed nobody else, as under the amount from which somebody is asked, is approved by now. */
function doneLines(action: Queued['action'], verdicts: ReadonlyMap<string, Verdict>, good: number): readonly Said[] {
  const isAnswered = (verdict: Verdict) => verdict.kind === 'good' && verdict.record?.approvalStatus === 'Approved'
  const n = action === 'requestApproval' ? [...verdicts.values()].filter(isAnswered).length : 0
  return [
    ...(good > n || n === 0 ? [said(doneKeys[action], { n: good - n })] : []),
    ...(n > 0 ? [said('result.approvedAtOnce', { n })] : []),
  ]
}

/** Who asks for what another had done just before gets the same answer, and is told by whom it was done. */
function doneBefore(
  { replica, store }: Desk['parts'],
  action: Queued['action'],
  sheet: SheetKey,
  verdicts: ReadonlyMap<string, Verdict>,
): readonly Said[] {
  const type = resourceOf(sheet)
  const { session } = store.get()
  const own = session.kind === 'signed-in' ? session.userName : ''
  const others = [...verdicts].flatMap(([id, verdict]) => {
    const version = verdict.kind === 'good' && isPosting(action) ? verdict.record?.version : undefined
    const by = version !== undefined && replica.find(type, id)?.version === version ? replica.changedBy(type, id) : ''
    return by === '' || by === own ? [] : [by]
  })
  return [...Map.groupBy(others, (by) => by)].map(([user, { length: n }]) => said('result.doneBefore', { n, user }))
}

export function failedKey(action: Queued['action'], sheet: SheetKey): WordKey {
  if (action === 'save') return 'result.refused'
  return isDraftSheet(sheet) ? (isPosting(action) ? 'result.failed' : 'result.failedHere') : 'result.failedFor'
}

function leadsOf(sheet: SheetKey, action: ActionName): readonly SheetKey[] {
  if (isReportSheet(sheet)) return ['emails']
  const { actions } = isDraftSheet(sheet)
    ? drafted(sheet)
    : isDocumentSheet(sheet)
      ? postedSheet(sheet)
      : { actions: {} as Readonly<Partial<Record<ActionName, readonly string[]>>> }
  return (actions[action] ?? []) as readonly SheetKey[]
}

/** What correcting left comes back as a draft, or on the order that it came from if that is still open. */
function isLedTo(to: SheetKey, action: ActionName, verdicts: ReadonlyMap<string, Verdict>): boolean {
  if (action !== 'correct' || to === 'postedCreditMemos') return true
  return [...verdicts.values()].some((verdict) => {
    if (verdict.kind !== 'good') return false
    const isDrafted = verdict.record?.invoice !== undefined
    const isDone = verdict.warnings.some(({ code }) => code === 'OrderNotReopened')
    return to === 'invoices' ? isDrafted : !isDrafted && !isDone
  })
}

type Told = Pick<QueuedDocument, 'documentId' | 'label'>

/** What the server says of documents with which it can be done, or was. */
export const notesOf = (documents: readonly Told[], verdicts: ReadonlyMap<string, Verdict>): readonly Refusal[] =>
  documents.flatMap(({ documentId: id, label }) => {
    const verdict = verdicts.get(id)
    return verdict?.kind === 'good' ? verdict.warnings.map((warning) => ({ id, label, ...warning })) : []
  })

export const refusalsOf = (documents: readonly Told[], verdicts: ReadonlyMap<string, Verdict>): readonly Refusal[] =>
  documents.flatMap(({ documentId: id, label }) => {
    const verdict = verdicts.get(id)
    return verdict?.kind === 'refused' ? [{ id, label, ...refusalOf(verdict.problem) }] : []
  })
