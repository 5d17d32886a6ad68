/**
 * Sending documents by e-mail: what the user says about it becomes part of the requests, and the plan of the server says
 * to whom each document would go.
 */
import { isResource } from '../../shared/posting/resources.ts'
import { addressesIn } from '../../shared/sales/email.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { BatchRequest, WireError, WireProblem } from '../replica/wire.ts'
import type { Letter, Sending, SendingChoices } from '../state/confirmation.ts'
import type { Mend } from '../state/outcome.ts'
import type { Verdict } from './verdicts.ts'

type Body = Readonly<Record<string, unknown>>
/** A message as the server would queue it. */
type Told = Readonly<Record<string, unknown>>

export const noChoices: SendingChoices = { to: {}, cc: null, subject: '', message: '', attachUbl: null }

/** What is said about one document's e-mail, as the server takes it. */
export function bodyOf({ to, cc, subject, message, attachUbl }: SendingChoices, documentId: string): Body {
  const texts = Object.entries({ to: to[documentId] ?? '', subject, message }).filter(([, text]) => text.trim() !== '')
  return {
    ...Object.fromEntries(texts),
    ...(cc === null ? {} : { cc: addressesIn(cc) }),
    ...(attachUbl === null ? {} : { attachUbl }),
  }
}

const own = new Set(['to', 'cc', 'subject', 'message', 'attachUbl'])

/** The same document with its last request, which is the one that sends, saying this instead. */
export function saying(document: QueuedDocument, choices: SendingChoices): QueuedDocument {
  const { requests, documentId } = document
  const sends = requests.at(-1) as BatchRequest
  const rest = Object.entries((sends.body ?? {}) as Body).filter(([key]) => !own.has(key))
  const body = { ...Object.fromEntries(rest), ...bodyOf(choices, documentId) }
  return { ...document, requests: [...requests.slice(0, -1), { ...sends, body }] }
}

type Named = Pick<QueuedDocument, 'documentId' | 'label'>

/** What would leave the house, from the plans of the server. */
export function sendingOf(
  documents: readonly Named[],
  verdicts: ReadonlyMap<string, Verdict>,
  choices: SendingChoices,
): Sending {
  const letters = documents.flatMap(({ documentId, label }) => letterOf(documentId, label, verdicts.get(documentId)))
  const unaddressed = documents
    .filter(({ documentId }) => isUnaddressed(verdicts.get(documentId)))
    .map(({ documentId: id, label }) => ({ id, label }))
  return { choices, letters, unaddressed }
}

function letterOf(id: string, label: string, verdict: Verdict | undefined): readonly Letter[] {
  const record = verdict?.kind === 'good' ? verdict.record : null
  const email = record?.email as Told | undefined
  const eInvoice = record?.eInvoice as Told | undefined
  if (!email) return []
  const isMailed = email.channel !== 'Peppol'
  const text = (name: string) => (isMailed ? String(email[name] ?? '') : '')
  const sent = {
    to: text('to'),
    cc: text('cc'),
    subject: text('subject'),
    attachUbl: isMailed && email.attachUbl === true,
  }
  return [{ id, label, ...sent, peppol: String(eInvoice?.to ?? '') }]
}

/** Nothing is wrong but that nobody knows where to send it: the user may say so. */
export const isUnaddressed = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'refused' &&
  verdict.problem.errors.length > 0 &&
  verdict.problem.errors.every(({ code }) => code === 'NoEmailAddress')

/**
 * Whether a refusal lies in the sending alone: an address, or what an e-invoice lacks. The rows of the document are as
 * good as before.
 */
export const isAboutSending = ({ errors }: WireProblem): boolean =>
  errors.length > 0 && errors.every((error) => own.has(error.field ?? '') || mendOf(error) !== null)

/** The record and the field that a mistake points at, where that is not the document itself. */
export function mendOf({ pointer }: Pick<WireError, 'pointer'>): Mend | null {
  const [, resource = '', ...rest] = pointer.split('/')
  const field = rest.pop()
  if (field === undefined || !isResource(resource)) return null
  return { resource, key: rest.join('/'), field }
}
