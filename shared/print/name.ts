/** What a document is called, as files and subjects say it. */
import type { Issued } from '../sales/issued.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'

export const isDraft = ({ kind, document }: Issued) =>
  (kind === 'salesInvoices' || kind === 'salesCreditMemos' || kind === 'reminders') &&
  'status' in document &&
  (document.status === 'Draft' || document.status === 'In Review')

/** `Sales Invoice PSI-000012`; of a draft invoice, that it is one. */
export function paperName(issued: Issued, language: Language): string {
  const { kind, document } = issued
  const word = isDraft(issued) ? (`title.draft.${kind}` as PrintWord) : (`kind.${kind}` as const)
  return `${printed(language, word)} ${document.number}`
}
