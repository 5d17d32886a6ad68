/** A queued e-mail as the message that goes over the wire: the same one at every attempt, to the last boundary. */
import MailComposer from 'nodemailer/lib/mail-composer'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { mailOf } from '../../shared/print/mail.ts'
import { paperOf } from '../../shared/print/paper.ts'
import { addressesIn, bareAddress } from '../../shared/sales/email.ts'
import type { Issued } from '../../shared/sales/issued.ts'
import { type DocumentParts, eInvoiceOfIssued, fileName, isInvoice, pdfOfIssued } from './documents.ts'

export interface Message {
  readonly from: string
  /** Everybody who gets it, without names. */
  readonly recipients: readonly string[]
  readonly bytes: Buffer
}

/** `fallback` is the address that it comes from where the company has none of its own. */
export async function messageOf(
  parts: DocumentParts,
  company: string,
  email: RecordIn<'emails'>,
  content: string,
  fallback: string,
): Promise<Message> {
  const issued = JSON.parse(content) as Issued
  const paper = paperOf(issued, email.language)
  const { text, html } = mailOf(issued, paper, email.message)
  const address = issued.seller.email.trim() || fallback
  const composed = new MailComposer({
    from: { name: issued.seller.displayName, address },
    to: addressesIn(email.to),
    ...(email.cc === '' ? {} : { cc: addressesIn(email.cc) }),
    subject: email.subject,
    date: email.queuedDateTime ?? undefined,
    messageId: email.messageId,
    baseBoundary: email.id,
    text: withBreaks(text),
    html: withBreaks(html),
    attachments: await attachmentsOf(parts, company, email, issued),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const recipients = [...addressesIn(email.to), ...addressesIn(email.cc)].map(bareAddress)
  return { from: address, recipients, bytes: await composed.compile().build() }
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
