/** What is decided on a document enters the log of its customer (domain 10.4), in the words of the company's language. */
import { logSubject } from '../../print/notice.ts'
import type { ApprovalType } from '../../sales/interaction.ts'
import type { RecordChange } from '../changes.ts'
import type { DocumentResource, Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import { entered } from '../plan-interaction.ts'

/** Ids of entries of the log come after those of notices. */
const firstLogged = 900_000

/** Nothing where the customer has no contact. */
export function logged(
  facts: Facts,
  context: Context,
  what: ApprovalType,
  documentType: DocumentResource,
  document: Draft,
  comment = '',
): RecordChange[] {
  const { language } = facts.only('companyInformation')
  const { number } = document
  const subject = logSubject({ what, user: context.userName, documentType, number }, language)
  const entry = { type: what, subject, description: comment, documentType, documentNumber: number }
  return entered(facts, document, entry, context, idMaker(context, firstLogged)())
}
