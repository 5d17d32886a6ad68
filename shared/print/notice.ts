/** What an e-mail about a request for approval is about, in a line. */
import type { ApprovalNotice } from '../sales/approval.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'

/** `Demo NV - Approval asked: Sales Order SO-00042`. */
export function noticeSubject({ news, entry, seller }: ApprovalNotice, language: Language): string {
  const document = `${printed(language, `kind.${entry.documentType}` as PrintWord)} ${entry.documentNumber}`
  return `${seller.displayName} - ${printed(language, `approval.${news}`, { document })}`
}
