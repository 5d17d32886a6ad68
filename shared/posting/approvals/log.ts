/** What is decided on a document enters the log of its customer (domain 10.4), in the words of the company's language. */
import { logSubject } from '../../print/notice.ts'
import type { ApprovalType } from '../../sales/interaction.ts'
import type { RecordChange } from '../changes.ts'
import { entered } from '../contacts/plan-interaction.ts'
import type { DocumentResource, Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'

/** Ids of entries of the log come after those of notices. */
export const firstLogged = 900_000

/** Nothing where the customer has no contact. */
export function logged(
  facts: Facts,
  context: Context,
  what: Exclude<ApprovalType, 'Approval delegated'>,
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

interface Handing {
  readonly from: string
  readonly to: string
}
/** A request that another approver has from now on: handed on by somebody, or by itself because the answer was late. */
export function loggedDelegation(
  facts: Facts,
  context: Context,
  documentType: DocumentResource,
  document: Draft,
  { from, to }: Handing,
  id = idMaker(context, firstLogged)(),
): RecordChange[] {
  const { language } = facts.only('companyInformation')
  const { number } = document
  const what = 'Approval delegated'
  const subject = logSubject({ what, from, to, documentType, number }, language)
  const entry = { type: what, subject, description: `${from} → ${to}`, documentType, documentNumber: number } as const
  return entered(facts, document, entry, context, id)
}
