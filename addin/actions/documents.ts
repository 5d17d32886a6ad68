/**
 * What is done with documents as the server has them, from the rows that are selected: correcting, cancelling, crediting and
 * undoing what was posted, deleting drafts, copying. Each document stands or falls by itself.
 */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import {
  type DocumentSheet,
  type DraftSheet,
  isLedgerSheet,
  isReportSheet,
  postedSheet,
  resourceOf,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { AnyRecord, BatchRequest } from '../replica/wire.ts'
import type { SendingChoices } from '../state/confirmation.ts'
import { troubleIn } from './check.ts'
import { notesOf, type Order, refusalsOf, sendAndSettle } from './deliver.ts'
import { ledgersOf, totalsOf } from './entries.ts'
import {
  change,
  companyOf,
  companyToAsk,
  type Desk,
  isCutOff,
  isInReach,
  mayAsk,
  outOfReach,
  refused,
  said,
  tell,
} from './parts.ts'
import { carryOut } from './posting.ts'
import { entryAt } from './review.ts'
import { labelOf } from './selection.ts'
import { sendWatched } from './send-watched.ts'
import { bodyOf, isUnaddressed, noChoices, sendingOf } from './sending.ts'
import { type Entries, type Verdict, verdictOf } from './verdicts.ts'

export interface Manner {
  /** Payments that are applied to the invoices are taken off them first. */
  readonly unapplyPayments?: boolean
  readonly sending?: SendingChoices
  /** What the action is told besides. */
  readonly said?: Readonly<Record<string, unknown>>
}

/** Asks the server what it would do with these documents, and then the user. */
export async function prepareDocuments(
  desk: Desk,
  sheet: SheetKey,
  action: ActionName,
  ids: readonly string[],
  manner: Manner = {},
): Promise<void> {
  const { parts } = desk
  const { needsServer } = actionNamed(action)
  if (needsServer && !(await isInReach(parts, needsServer))) return
  const judged = await judgeDocuments(desk, sheet, action, ids, manner)
  if (judged === null) return
  const { documents, verdicts, entries, isComplete, isUnasked } = judged
  if (isUnasked) return prepareToWait(desk, sheet, action, documents, manner)
  if (!isComplete) return
  const good = documents.filter(({ documentId }) => verdicts.get(documentId)?.kind === 'good')
  const choices = manner.sending ?? noChoices
  const sending = actionNamed(action).sends ? sendingOf(documents, verdicts, choices) : null
  const refusals = refusalsOf(documents, verdicts).filter(({ id }) => !sending || !isUnaddressed(verdicts.get(id)))
  const again = (typed: SendingChoices) => prepareDocuments(desk, sheet, action, ids, { ...manner, sending: typed })
  const toldOf = () => undefined
  desk.prepared = { sheet, action, documents: good, entries, ofRows: false, toldOf, sending, again }
  if (!actionNamed(action).asks && refusals.length === 0) return carryOut(desk)
  const isPaid = refusals.some(({ code }) => code === 'InvoicePaid')
  change(parts, {
    confirmation: {
      sheet,
      action,
      documents: good.length,
      ...totalsOf(entries),
      left: 0,
      hidden: 0,
      refused: refusals,
      noted: notesOf(documents, verdicts),
      unapplyPayments: manner.unapplyPayments ? 'asked' : isPaid ? 'offered' : null,
      sending,
    },
  })
}

/**
 * The server cannot be reached: the question is put with what the pane knows by itself, and what is confirmed waits. The
 * server does it only to the documents as they are now.
 */
async function prepareToWait(
  desk: Desk,
  sheet: SheetKey,
  action: ActionName,
  documents: readonly QueuedDocument[],
  manner: Manner,
): Promise<void> {
  const { asks, needsServer } = actionNamed(action)
  if (needsServer) return outOfReach(desk.parts, needsServer)
  const toldOf = () => undefined
  const again = () => prepareDocuments(desk, sheet, action, ids, manner)
  const ids = documents.map(({ documentId }) => documentId)
  const entries = recordsOf(desk, sheet, ids).map((record) => reversedBy(action, record))
  desk.prepared = { sheet, action, documents, entries, ofRows: false, toldOf, sending: null, again, waits: true }
  if (!asks) return carryOut(desk)
  const unapplyPayments = manner.unapplyPayments ? 'asked' : null
  const shown = { sheet, action, documents: documents.length, ...totalsOf(entries), left: 0, hidden: 0 }
  change(desk.parts, { confirmation: { ...shown, refused: [], unapplyPayments, sending: null, waits: true } })
}

/** What taking a posted document back comes to, in the company's currency; other actions come to nothing that is known here. */
function reversedBy(action: ActionName, record: AnyRecord): Entries {
  const { totalAmountIncludingTax: total, totalTaxAmount: tax, currencyFactor } = record
  if (!takesBack.has(action) || typeof total !== 'number' || typeof tax !== 'number') return {}
  const local = (amount: number) => Math.round((-amount * 100) / Number(currencyFactor ?? 1)) / 100
  return { customerLedgerEntries: [{ amount: local(total) }], vatEntries: [{ amount: -local(tax) }] }
}
const takesBack: ReadonlySet<ActionName> = new Set(['cancel', 'correct'])

interface JudgedDocuments {
  readonly documents: readonly QueuedDocument[]
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly entries: readonly Entries[]
  readonly isComplete: boolean
  /** The server could not be asked, and the documents are as they were. */
  readonly isUnasked: boolean
}

async function judgeDocuments(
  desk: Desk,
  sheet: SheetKey,
  action: ActionName,
  ids: readonly string[],
  manner: Manner,
): Promise<JudgedDocuments | null> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null && !mayAsk(parts)) return null
  const records = await meantOf(desk, sheet, action, ids)
  if (records === null) return null
  const documents = records.map((record) => requestedOf(desk, sheet, action, record, manner))
  if (documents.length === 0) {
    tell(parts, 'mixed', [said('result.nothing')])
    return null
  }
  const asking = { documents, preview: true, once: isCutOff(parts) }
  const sent = company === null ? null : await sendWatched(desk, 'checking', { company, ...asking })
  if (sent === null || troubleIn(sent) === 'lost')
    return { documents, verdicts: new Map(), entries: [], isComplete: false, isUnasked: true }
  const problem = troubleIn(sent)
  if (problem) refused(parts, problem)
  const verdicts = new Map(documents.map(({ documentId }) => [documentId, verdictOf(sent.get(documentId))]))
  const entries = [...verdicts.values()].flatMap((verdict) =>
    verdict.kind === 'good' && verdict.preview ? [verdict.preview] : [],
  )
  const isComplete = problem === null && [...verdicts.values()].every(({ kind }) => kind !== 'unsent')
  return { documents, verdicts, entries, isComplete, isUnasked: false }
}

/** A report is about customers. */
const recordsOf = ({ parts }: Desk, sheet: SheetKey, ids: readonly string[]): readonly AnyRecord[] =>
  ids.flatMap((id) => parts.replica.find(isReportSheet(sheet) ? 'customers' : resourceOf(sheet), id) ?? [])

/** Those in a status in which it is asked at all. Entries are not kept here: null where the server could not be asked for them. */
async function meantOf(
  desk: Desk,
  sheet: SheetKey,
  action: ActionName,
  ids: readonly string[],
): Promise<readonly AnyRecord[] | null> {
  if (isLedgerSheet(sheet)) {
    const entries = await Promise.all(ids.map((id) => entryAt(desk, sheet, Number(id))))
    return entries.every((entry) => entry !== null) ? entries : null
  }
  const { when } = actionNamed(action)
  return recordsOf(desk, sheet, ids).filter(({ status }) => !when || when.includes(String(status)))
}

function requestedOf(
  { parts }: Desk,
  sheet: SheetKey,
  action: ActionName,
  record: AnyRecord,
  manner: Manner,
): QueuedDocument {
  if (isLedgerSheet(sheet)) return askedOf(parts, sheet, action, record, manner)
  // A statement is of the account: what else became of the customer does not matter.
  const isStatement = isReportSheet(sheet)
  const path = `${isStatement ? 'customerStatements' : resourceOf(sheet)}/${record.id}`
  const seen = isStatement ? {} : { headers: { 'If-Match': `"${record.version}"` } }
  const common = { id: parts.newId(), ...seen }
  const request: BatchRequest =
    action === 'delete'
      ? { ...common, method: 'DELETE', url: path }
      : { ...common, method: 'POST', url: `${path}/${action}`, body: bodyIn(manner, record.id) }
  return { documentId: record.id, label: labelOf(sheet, record), requests: [request] }
}

/** An entry is settled, or its application taken off it; reversed is all that was posted together with it. */
function askedOf(
  parts: Desk['parts'],
  sheet: SheetKey,
  action: ActionName,
  entry: AnyRecord,
  { said: body = {} }: Manner,
): QueuedDocument {
  const path =
    action === 'reverse' ? `registers/${entry.transactionNumber}` : `${resourceOf(sheet)}/${entry.entryNumber}`
  const request: BatchRequest = { id: parts.newId(), method: 'POST', url: `${path}/${action}`, body }
  return { documentId: String(entry.entryNumber), label: String(entry.documentNumber), requests: [request] }
}

const bodyIn = ({ unapplyPayments, sending, said: told }: Manner, id: string) => ({
  ...told,
  ...(unapplyPayments ? { unapplyPayments } : {}),
  ...(sending ? bodyOf(sending, id) : {}),
})

/** The exact entries of what would be done, without doing it. */
export async function previewDocuments(
  desk: Desk,
  sheet: SheetKey,
  action: ActionName,
  ids: readonly string[],
  manner: Manner = {},
): Promise<void> {
  const judged = await judgeDocuments(desk, sheet, action, ids, manner)
  if (judged?.isUnasked) return outOfReach(desk.parts, 'books')
  if (!judged?.isComplete) return
  const good = [...judged.verdicts.values()].filter(({ kind }) => kind === 'good').length
  change(desk.parts, { preview: { action, documents: good, ledgers: ledgersOf(judged.entries) } })
}

/** New drafts that say what the originals say, made by the server. */
export async function copyDocuments(desk: Desk, from: SheetKey, to: DraftSheet, ids: readonly string[]): Promise<void> {
  const { parts } = desk
  const documents = recordsOf(desk, from, ids).map((record): QueuedDocument => {
    const url = `${resourceOf(from)}/${record.id}/copy`
    const body = { to: resourceOf(to), postingDate: parts.today() }
    return {
      documentId: record.id,
      label: String(record.number ?? ''),
      requests: [{ id: parts.newId(), method: 'POST', url, body }],
    }
  })
  await sendNow(desk, { action: 'copy', sheet: from, documents, leads: [to] })
}

/** One draft per customer with what is left to invoice, or to credit, of the selected deliveries. */
export async function combineDocuments(desk: Desk, from: DocumentSheet, ids: readonly string[]): Promise<void> {
  const { parts } = desk
  const { combines } = postedSheet(from)
  if (!combines) return
  const to = combines.to as DraftSheet
  const groups = Map.groupBy(recordsOf(desk, from, ids), (record) =>
    [record.customerNumber, record.billToCustomerNumber, record.currencyCode].join('/'),
  )
  const documents = [...groups.values()].map((records): QueuedDocument => {
    const id = parts.newId()
    const [make, take] = [parts.newId(), parts.newId()]
    const numbers = records.map((record) => String(record.number))
    const resource = resourceOf(to)
    const body = { id, customerNumber: records[0]?.customerNumber, postingDate: parts.today() }
    return {
      documentId: id,
      label: numbers.join(', '),
      requests: [
        { id: make, method: 'POST', url: resource, atomicityGroup: id, body },
        {
          id: take,
          method: 'POST',
          url: `${resource}/${id}/${combines.action}`,
          atomicityGroup: id,
          dependsOn: [make],
          body: { [combines.numbers]: numbers },
        },
      ],
    }
  })
  await sendNow(desk, { action: 'combine', sheet: from, documents, leads: [to] })
}

async function sendNow(desk: Desk, order: Omit<Order, 'workbookId'>): Promise<void> {
  const { parts } = desk
  if (companyToAsk(parts) === null) return
  if (order.documents.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  const { memory } = await parts.host.read([])
  await sendAndSettle(desk, { ...order, workbookId: memory?.workbookId ?? '' })
}
