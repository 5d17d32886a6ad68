/** A message that was sent, or waits to be: to whom, about which document, and what became of it. */
import { choice, code, flag, instant, type RecordOf, readOnly, text, whole } from '../basics/fields.ts'

export const emails = {
  id: readOnly(text(36)),
  status: readOnly(choice(['Queued', 'Sending', 'Sent', 'Failed'], 'Queued')),
  attempts: readOnly(whole()),
  /** What the last attempt failed with, in the words of the mail server. */
  lastError: readOnly(text(1000)),
  /** The resource that holds the document. */
  documentType: readOnly(code(40)),
  documentId: readOnly(text(36)),
  documentNumber: readOnly(code(40)),
  customerNumber: readOnly(code(20)),
  /** Addresses, with "; " between them. */
  to: readOnly(text(1000)),
  cc: readOnly(text(1000)),
  subject: readOnly(text(250)),
  /** What its sender wrote in place of our own sentence of thanks. */
  message: readOnly(text(4000)),
  language: readOnly(choice(['en', 'nl', 'fr'], 'en')),
  attachPdf: readOnly(flag(true)),
  attachUbl: readOnly(flag()),
  /** The same at every attempt, so that a mail server can tell a repeat. */
  messageId: readOnly(text(250)),
  userName: readOnly(text(50)),
  queuedDateTime: readOnly(instant()),
  nextAttemptDateTime: readOnly(instant()),
  sentDateTime: readOnly(instant()),
}
export type Email = RecordOf<typeof emails>

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
