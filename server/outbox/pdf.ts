/** An issued document as PDF; that of a posted invoice holds its XML, where nothing is missing for that. */
import { ciiOf } from '../../shared/einvoice/cii.ts'
import { type EInvoiceSource, eInvoiceOf, isMade } from '../../shared/einvoice/make.ts'
import { isDraft } from '../../shared/print/name.ts'
import { pagesOf } from '../../shared/print/pages.ts'
import { type Paper, paperOf } from '../../shared/print/paper.ts'
import type { Issued } from '../../shared/sales/issued.ts'
import type { Language } from '../../shared/words/language.ts'
import { drawn } from './draw.ts'
import { measure } from './fonts.ts'

/** `logo` is the PNG of the company information in base64, "" for none. */
export function pdfOf(issued: Issued, language: Language, logo: string): Promise<Uint8Array> {
  const paper = paperOf(issued, language)
  const picture = pngOf(logo)
  return drawn({
    pages: pagesOf(paper, measure, picture !== null),
    title: titleOf(paper),
    author: paper.sender.name,
    language,
    at: issued.document.lastModifiedDateTime,
    logo: picture,
    facturX: facturXOf(issued),
  })
}
const titleOf = ({ title, sender }: Paper) => `${title} - ${sender.name}`

function facturXOf(issued: Issued): string | null {
  if ((issued.kind !== 'salesInvoices' && issued.kind !== 'salesCreditMemos') || isDraft(issued)) return null
  const made = eInvoiceOf(issued as EInvoiceSource)
  return isMade(made) ? ciiOf(made.invoice) : null
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Null for what is no PNG: a document must come out without its logo rather than not at all. */
export function pngOf(base64: string): Uint8Array | null {
  const bytes = Buffer.from(base64.replace(/^data:image\/png;base64,/, ''), 'base64')
  return bytes.length > 50 && bytes.subarray(0, 8).equals(pngStart) ? bytes : null
}
