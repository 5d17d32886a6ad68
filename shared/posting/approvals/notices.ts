/** E-mails about requests: to the approver whose turn it is, and to who sent the document once it is answered. */
import { noticeSubject } from '../../print/notice.ts'
import type { ApprovalNotice } from '../../sales/approval.ts'
import { isAddress, queued } from '../../sales/email.ts'
import type { Changes } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { RecordIn } from '../resources.ts'
import { mailDomain } from '../sending/mail-domain.ts'
import { approverNamed } from './approvers.ts'

type Entry = RecordIn<'approvalEntries'>
export type News = ApprovalNotice['news']
export type Notice = Required<Pick<Changes, 'records' | 'messages'>>

/** Ids of messages come after those of what they tell. */
export const firstNotice = 500_000

/** Queued with what it tells; nothing where the user has no address. */
export function noticeOf(facts: Facts, context: Context, news: News, entry: Entry, id: string): Notice {
  const isAnswer = news === 'approved' || news === 'rejected'
  const reader = approverNamed(facts, isAnswer ? entry.senderUserName : entry.approverUserName)
  if (!reader || !isAddress(reader.email)) return { records: [], messages: [] }
  const { displayName, email, language: ours } = facts.only('companyInformation')
  const { currencyCode } = facts.company
  const language = reader.language || ours
  const notice: ApprovalNotice = { kind: 'approvalEntries', news, entry, currencyCode, seller: { displayName, email } }
  const record: RecordIn<'emails'> = {
    id,
    version: 1,
    lastModifiedDateTime: context.at,
    ...queued,
    documentType: 'approvalEntries',
    documentId: entry.id,
    documentNumber: entry.documentNumber,
    customerNumber: '',
    to: reader.email,
    cc: '',
    subject: noticeSubject(notice, language),
    message: '',
    language,
    attachPdf: false,
    attachUbl: false,
    messageId: `<${id}@${mailDomain(facts)}>`,
    userName: context.userName,
    queuedDateTime: context.at,
    nextAttemptDateTime: context.at,
  }
  return {
    records: [{ type: 'emails', id, key: id, record }],
    messages: [{ id, content: JSON.stringify(notice), dueAt: Date.parse(context.at) }],
  }
}
