/**
 * A message that was sent, or waits to be: to whom, about which document, and what became of it. It goes as an e-mail, or as an
 * e-invoice through an access point, which tells later whether it arrived.
 */
import { choice, code, flag, instant, type RecordOf, readOnly, text, whole } from '../basics/fields.ts'

/**
 * What the access point says of an e-invoice that was handed over; `Kept` in a folder of the server, where no mail server or
 * access point is set; empty where nothing is to be told.
 */
export const deliveryStatuses = ['', 'Kept', 'Accepted', 'Delivered', 'Rejected'] as const

export const emails = {
  id: readOnly(text(36)),
  channel: readOnly(choice(['E-mail', 'Peppol'], 'E-mail')),
  status: readOnly(choice(['Queued', 'Sending', 'Sent', 'Failed'], 'Queued')),
  attempts: readOnly(whole()),
  /** What the last attempt failed with, in the words of the mail server. */
  lastError: readOnly(text(1000)),
  /** The resource that holds the document. */
  documentType: readOnly(code(40)),
  documentId: readOnly(text(36)),
  documentNumber: readOnly(code(40)),
  customerNumber: readOnly(code(20)),
  /** Addresses, with "; " between them; of an e-invoice, the electronic address: `0208:0202239951`. */
  to: readOnly(text(1000)),
  cc: readOnly(text(1000)),
  subject: readOnly(text(250)),
  /** What its sender wrote in place of our own sentence of thanks. */
  message: readOnly(text(4000)),
  language: readOnly(choice(['en', 'nl', 'fr'], 'en')),
  attachPdf: readOnly(flag(true)),
  attachUbl: readOnly(flag()),
  /** Its document goes through the access point as well, as a message of its own. */
  besideEInvoice: readOnly(flag()),
  deliveryStatus: readOnly(choice(deliveryStatuses, '')),
  /** What the access point calls it. */
  deliveryId: readOnly(text(250)),
  /** The same at every attempt, so that a mail server can tell a repeat. */
  messageId: readOnly(text(250)),
  userName: readOnly(text(50)),
  queuedDateTime: readOnly(instant()),
  nextAttemptDateTime: readOnly(instant()),
  sentDateTime: readOnly(instant()),
}
export type Email = RecordOf<typeof emails>

/** Where every letter begins. */
export const queued = {
  channel: 'E-mail',
  status: 'Queued',
  besideEInvoice: false,
  deliveryStatus: '',
  deliveryId: '',
  attempts: 0,
  lastError: '',
  sentDateTime: null,
} as const satisfies Partial<Email>

const address = /^(?:[^<>\r\n]*<)?([^\s<>@;,"]+@[^\s<>@;,"]+)>?$/
/** The addresses of a text with `;` or `,` between them, or of a list, each as it was written. */
export const addressesIn = (given: string | readonly string[]): string[] =>
  (typeof given === 'string' ? [given] : given)
    .flatMap((text) => text.split(/[;,]/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
export const isAddress = (text: string) => address.test(text)
/** `buyer@example.com` out of `The buyer <buyer@example.com>`. */
export const bareAddress = (text: string) => address.exec(text)?.[1] ?? text

/** After so many attempts without success it is given up, three days after the first. */
const steps = [5, 15, 60, 300, 900, 3600, 4 * 3600]
const mostAttempts = steps.length - 1 + 18
/** A mail server that refuses for good may have been wrong once; more often it is not. */
const mostRefusals = 3

/** Milliseconds until the next attempt, spread so that not all come at once; null when there is none any more. */
export function pauseAfter(attempts: number, isRefusal: boolean, chance: number): number | null {
  if (attempts >= (isRefusal ? mostRefusals : mostAttempts)) return null
  const seconds = steps[Math.min(attempts, steps.length) - 1] ?? 0
  return Math.round(seconds * 1000 * (0.75 + chance / 2))
}

/** An access point that has not said yet whether it arrived is asked again; after three days it is left. */
const askFor = 3 * 24 * 3600_000

/** Milliseconds until it is asked again, by how long ago it was handed over: a tenth of that, a minute to an hour. */
export function askAgainAfter(age: number): number | null {
  if (age > askFor) return null
  return Math.min(3600_000, Math.max(60_000, Math.round(age / 10)))
}
