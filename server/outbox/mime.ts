/** A queued e-mail as the message that goes over the wire: the same one at every attempt, to the last boundary. */
import MailComposer from 'nodemailer/lib/mail-composer'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { mailOf } from '../../shared/print/mail.ts'
import { paperOf } from '../../shared/print/paper.ts'
import type { ApprovalNotice } from '../../shared/sales/approval.ts'
import { addressesIn, bareAddress } from '../../shared/sales/email.ts'
import type { Issued } from '../../shared/sales/issued.ts'
import type { Links } from '../approval/links.ts'
import { noticeBody } from '../approval/mail.ts'
import { type DocumentParts, eInvoiceOfIssued, fileName, isInvoice, pdfOfIssued } from './documents.ts'

export interface MessageParts extends DocumentParts {
  readonly links: Links
}
export interface Message {
  readonly from: string
  /** Everybody who gets it, without names. */
  readonly recipients: readonly string[]
  readonly bytes: Buffer
}

/** `fallback` is the address that it comes from where the company has none of its own. */
export async function messageOf(
  parts: MessageParts,
  company: string,
  email: RecordIn<'emails'>,
  content: string,
  fallback: string,
): Promise<Message> {
  const told = JSON.parse(content) as Told
  const { text, html } = bodyOf(parts, company, email, told)
  const address = told.seller.email.trim() || fallback
  const composed = new MailComposer({
    from: { name: told.seller.displayName, address },
    to: addressesIn(email.to),
    ...(email.cc === '' ? {} : { cc: addressesIn(email.cc) }),
    subject: email.subject,
    // As a day of the mail's own form: a text would be written as it is.
    date: new Date(email.queuedDateTime ?? 0),
    messageId: email.messageId,
    baseBoundary: email.id,
    text: withBreaks(text),
    html: withBreaks(html),
    attachments: isNotice(told) ? [] : await attachmentsOf(parts, company, email, told),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const recipients = [...addressesIn(email.to), ...addressesIn(email.cc)].map(bareAddress)
  return { from: address, recipients, bytes: await composed.compile().build() }
}

/** What a message is made from: a document as it was issued, or news of a request for approval. */
type Told = Issued | ApprovalNotice
const isNotice = (told: Told): told is ApprovalNotice => told.kind === 'approvalEntries'

/** So long the link of a message leads to its page. */
const linkDays = 30

export function bodyOf({ links }: MessageParts, company: string, email: RecordIn<'emails'>, told: Told) {
  if (!isNotice(told))
    return mailOf(told, paperOf(told, email.language), email.message, {
      isAttached: email.attachPdf || email.attachUbl,
      isOverPeppol: email.besideEInvoice === true,
    })
  const { entry, news } = told
  const expires = Date.parse(email.queuedDateTime ?? '') + linkDays * 86_400_000
  const link = { company, entryId: entry.id, approver: entry.approverUserName, expires }
  return noticeBody(told, email.language, news === 'asked' || news === 'due' ? links.address(link) : null)
}

/** Lines end as they do in messages, so that nothing rewrites them on the way. */
const withBreaks = (text: string) => text.replace(/\r?\n/g, '\r\n')

async function attachmentsOf(parts: DocumentParts, company: string, email: RecordIn<'emails'>, issued: Issued) {
  const pdf = email.attachPdf ? await pdfOfIssued(parts, company, issued, email.language) : null
  const ubl = email.attachUbl && isInvoice(issued) ? await eInvoiceOfIssued(parts, company, issued) : null
  if (ubl && 'refused' in ubl) throw new Error(`the e-invoice of ${email.documentNumber}: ${ubl.refused.code}`)
  const name = paperOf(issued, email.language).name
  return [
    ...(pdf ? [{ filename: pdf.name, content: Buffer.from(pdf.bytes), contentType: 'application/pdf' }] : []),
    ...(ubl ? [{ filename: fileName(name, 'xml'), content: ubl.value, contentType: 'application/xml' }] : []),
  ]
}
