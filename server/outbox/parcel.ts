/** A queued e-invoice as the access point gets it. */
import { type EInvoiceSource, eInvoiceOf, isMade } from '../../shared/einvoice/make.ts'
import { customization, profile } from '../../shared/einvoice/ubl.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { type EInvoiceParcel, Refusal } from './access-points.ts'
import { type DocumentParts, eInvoiceOfIssued } from './documents.ts'

/** As the network names what is sent: the document, the rules that it follows, the version of UBL. */
const documentTypeOf = (root: 'Invoice' | 'CreditNote') =>
  `urn:oasis:names:specification:ubl:schema:xsd:${root}-2::${root}##${customization}::2.1`

export async function parcelOf(
  parts: DocumentParts,
  company: string,
  email: RecordIn<'emails'>,
  content: string,
): Promise<EInvoiceParcel> {
  const issued = JSON.parse(content) as EInvoiceSource
  const [ubl, made] = [await eInvoiceOfIssued(parts, company, issued), eInvoiceOf(issued)]
  if ('refused' in ubl || !isMade(made)) throw new Refusal(`${email.documentNumber} is no e-invoice`)
  const { scheme, value } = made.invoice.seller.endpoint
  return {
    // One that was sent back is another parcel when it is tried again.
    key: [email.messageId, email.deliveryId].filter(Boolean).join('/after/'),
    sender: `${scheme}:${value}`,
    receiver: email.to,
    documentType: documentTypeOf(issued.kind === 'salesInvoices' ? 'Invoice' : 'CreditNote'),
    process: profile,
    ubl: ubl.value,
  }
}
