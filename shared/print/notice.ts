/** What is said in a line of a request for approval: as the subject of an e-mail, and in the log of the customer. */
import type { ApprovalNotice } from '../sales/approval.ts'
import type { ApprovalType } from '../sales/interaction.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'

const named = (documentType: string, number: string, language: Language) =>
  `${printed(language, `kind.${documentType}` as PrintWord)} ${number}`

/** `Demo NV - Approval asked: Sales Order SO-00042`. */
export function noticeSubject({ news, entry, seller }: ApprovalNotice, language: Language): string {
  const document = named(entry.documentType, entry.documentNumber, language)
  return `${seller.displayName} - ${printed(language, `approval.${news}`, { document })}`
}

interface Logged {
  readonly what: ApprovalType
  readonly documentType: string
  readonly number: string
  /** Who did it. */
  readonly user?: string
  /** Of a request that went from one approver to another. */
  readonly from?: string
  readonly to?: string
}
/** `ben approved Sales Order SO-00042`. */
export const logSubject = ({ what, documentType, number, user = '', from = '', to = '' }: Logged, language: Language) =>
  printed(language, `log.${what}`, { user, from, to, document: named(documentType, number, language) })
