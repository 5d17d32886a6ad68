/**
 * Saving and posting. A posting is first planned by the server and shown for confirmation; what is confirmed is exactly
 * that: a sheet that changed in between is not posted. What was sent is kept until it was answered.
 */
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import { resources } from '../../shared/sheets/sheets.ts'
import type { Queued, QueuedDocument } from '../replica/queue.ts'
import { type Sent, send } from '../replica/sync.ts'
import type { Change, WireProblem } from '../replica/wire.ts'
import type { Confirmation, PostingAction, Said } from '../state.ts'
import { type Judged, judge, troubleIn, writeMarks } from './check.ts'
import { isSeen, lookAt, readyOf } from './look.ts'
import { change, companyOf, type Desk, refused, said, tell, warn, working } from './parts.ts'
import { isEligible, queuedOf } from './requests.ts'
import { settle } from './settle.ts'
import { type Entries, isAboutRecord, type Verdict, verdictOf } from './verdicts.ts'

export const sheetOf = (action: PostingAction): DraftSheet => (action === 'post' ? 'invoices' : 'orders')

/** Checks, marks the sheet, and asks for confirmation when there is something to post. */
export async function prepare(desk: Desk, action: PostingAction): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const judged = await plan(desk, action)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  if (judged.ready.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  desk.prepared = { action, requests: textsOf(judged.ready.map((subject) => queuedOf(subject, action, null))) }
  change(parts, { confirmation: confirmationOf(action, judged) })
}

const plan = (desk: Desk, action: PostingAction): Promise<Judged> =>
  judge(desk, sheetOf(action), action, (subject) => isEligible(subject, action))

const textsOf = (documents: readonly QueuedDocument[]): ReadonlyMap<string, string> =>
  new Map(documents.map(({ documentId, requests }) => [documentId, JSON.stringify(requests)]))

function confirmationOf(action: PostingAction, judged: Judged): Confirmation {
  const plans = judged.ready.flatMap(({ document }) => {
    const verdict = judged.verdicts.get(document.id)
    return verdict?.kind === 'good' ? [planned(verdict)] : []
  })
  const sum = (of: (one: Planned) => number) => Math.round(plans.reduce((total, one) => total + of(one) * 100, 0)) / 100
  const dates = plans.flatMap((one) => one.dates).toSorted()
  const [tax, total] = [sum((one) => one.tax), sum((one) => one.total)]
  const { looked, findings } = judged
  const clean = readyOf(looked, findings)
  const hidden = clean.filter((subject) => isEligible(subject, action) && !isSeen(looked, subject)).length
  return {
    action,
    documents: judged.ready.length,
    net: Math.round((total - tax) * 100) / 100,
    tax,
    total,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    left: looked.subjects.length - clean.length,
    hidden,
  }
}

interface Planned {
  readonly tax: number
  readonly total: number
  readonly dates: readonly string[]
}

/** What a posting comes to, by the entries that it would write. */
function planned({ preview }: Verdict & { kind: 'good' }): Planned {
  const sum = (ledger: string) =>
    (preview?.[ledger] ?? []).reduce((total, entry) => total + Number(entry.amount ?? 0) * 100, 0) / 100
  const dates = Object.values(preview ?? {}).flatMap((entries) =>
    entries.map((entry) => String(entry.postingDate ?? '')),
  )
  return { tax: -sum('vatEntries'), total: sum('customerLedgerEntries'), dates: [...new Set(dates.filter(Boolean))] }
}

/** Does what was confirmed. */
export async function carryOut(desk: Desk): Promise<void> {
  const { parts, prepared } = desk
  desk.prepared = null
  change(parts, { confirmation: null })
  if (!prepared) return
  const { action, requests } = prepared
  const sheet = sheetOf(action)
  const looked = await lookAt(parts, sheet, true)
  const documents = looked.subjects
    .filter(({ document }) => requests.has(document.id))
    .map((subject) => queuedOf(subject, action, null))
  const unchanged = documents.filter((one) => JSON.stringify(one.requests) === requests.get(one.documentId))
  if (unchanged.length < requests.size) return warn(parts, 'warning', said('notice.sheetChanged'))
  await sendAndSettle(desk, { action, sheet, documents: unchanged, workbookId: looked.memory.workbookId })
}

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

interface Order {
  readonly action: PostingAction | 'save'
  readonly sheet: DraftSheet
  readonly documents: readonly QueuedDocument[]
  readonly workbookId: string
}

async function sendAndSettle(desk: Desk, order: Order): Promise<void> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null) return
  const queued: Queued = { id: parts.newId(), company, since: parts.now(), ...order }
  await parts.queue.keep(queued)
  await deliver(desk, queued)
}

/** Sends what is queued, learns what became of it, and brings the sheets up to date. The same again is the same once. */
export async function deliver(desk: Desk, queued: Queued): Promise<void> {
  const { parts, abort } = desk
  const { company, documents, action } = queued
  const progress = (done: number) =>
    working(parts, action === 'save' ? 'saving' : 'posting', done, documents.length, true)
  progress(0)
  const signal = (abort ?? new AbortController()).signal
  const sent = await send(parts.server, { company, documents, preview: false, signal, onProgress: progress })
  const verdicts = new Map(documents.map(({ documentId }) => [documentId, verdictOf(sent.get(documentId))]))
  const known = await recordsBehind(desk, queued, verdicts)
  const lost = documents.filter(({ documentId }) => verdicts.get(documentId)?.kind === 'lost')
  const unanswered = lost.map((one) => one.documentId)
  await settle(desk, { sheet: queued.sheet, action, verdicts, known, unanswered, queueId: queued.id })
  if (lost.length === 0) await parts.queue.drop(queued.id)
  else await parts.queue.keep({ ...queued, documents: lost })
  change(parts, { unconfirmed: lost.length === 0 ? null : { documents: lost.length, since: queued.since } })
  report(desk, queued, verdicts, sent)
}

/** Where the server refused because it knows more of a document, its record says what: posted elsewhere, or changed. */
async function recordsBehind(
  desk: Desk,
  queued: Queued,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Change[]> {
  const type = resources[queued.sheet]
  const asked = [...verdicts].filter(([, verdict]) => verdict.kind === 'refused' && isAboutRecord(verdict.problem))
  const answers = await Promise.all(
    asked.map(async ([id]) => ({ id, answer: await desk.parts.server.record(queued.company, type, id) })),
  )
  return answers.flatMap(({ id, answer }) => {
    if (answer.kind !== 'ok' || typeof answer.body.version !== 'number') return []
    return [{ type, id, version: answer.body.version, record: { ...answer.body, id, version: answer.body.version } }]
  })
}

const doneKeys = {
  post: 'result.posted',
  ship: 'result.shipped',
  invoice: 'result.invoiced',
  shipAndInvoice: 'result.shippedAndInvoiced',
  save: 'result.saved',
} as const

function report(
  desk: Desk,
  { action, documents }: Queued,
  verdicts: ReadonlyMap<string, Verdict>,
  sent: ReadonlyMap<string, Sent>,
): void {
  const count = (kind: Verdict['kind']) => [...verdicts.values()].filter((verdict) => verdict.kind === kind).length
  const [good, bad, lost, unsent] = [count('good'), count('refused'), count('lost'), count('unsent')]
  const problem = troubleIn(sent)
  const lines: Said[] = [
    ...(good > 0 || bad + lost + unsent === 0 ? [said(doneKeys[action], { n: good })] : []),
    ...(bad > 0 ? [said(action === 'save' ? 'result.refused' : 'result.failed', { n: bad })] : []),
    ...(lost > 0 ? [said('result.unconfirmed', { n: lost })] : []),
    ...(unsent > 0 && problem === null
      ? [said('result.cancelled', { done: documents.length - unsent, of: documents.length })]
      : []),
  ]
  tell(desk.parts, bad + lost + unsent === 0 ? 'good' : good > 0 ? 'mixed' : 'bad', lines)
  if (problem !== null && problem !== 'lost') refused(desk.parts, problem as WireProblem)
}

/** The exact entries of a posting, without posting. */
export async function previewEntries(desk: Desk, action: PostingAction): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const judged = await plan(desk, action)
  if (!(await writeMarks(desk, judged)) || !judged.complete) return
  const previews = judged.ready.flatMap(({ document }): Entries[] => {
    const verdict = judged.verdicts.get(document.id)
    return verdict?.kind === 'good' && verdict.preview ? [verdict.preview] : []
  })
  change(parts, { preview: { action, documents: judged.ready.length, ledgers: ledgersOf(previews) } })
}

const previewed = ['customerLedgerEntries', 'generalLedgerEntries', 'vatEntries', 'itemLedgerEntries', 'valueEntries']
const stamps = new Set(['userName', 'createdAt', 'sourceCode', 'transactionNumber', 'documentId', 'documentLineId'])

function ledgersOf(previews: readonly Entries[]) {
  return previewed.flatMap((ledger) => {
    const entries = previews.flatMap((one) => one[ledger] ?? [])
    const [first] = entries
    if (!first) return []
    const columns = Object.keys(first).filter((key) => !stamps.has(key))
    return [{ ledger, columns, rows: entries.map((entry) => columns.map((key) => plain(entry[key]))) }]
  })
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
