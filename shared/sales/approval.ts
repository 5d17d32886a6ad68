/**
 * Approval of sales documents: what a document knows of it, and the entries by which people are asked one after another.
 * Who is asked stands in `posting/approvals/`.
 */
import { amount, choice, code, day, instant, list, type RecordOf, readOnly, text, whole } from '../basics/fields.ts'

/** The documents that can need approval, by resource. */
export const approvable = [
  'salesQuotes',
  'salesOrders',
  'salesInvoices',
  'salesCreditMemos',
  'salesReturnOrders',
] as const

/** On every kind of sales document. Only what is done with the document changes it. */
export const approval = {
  /** Pending: somebody is asked. Approved: what it says now may be released and posted. Rejected: not without approval. */
  approvalStatus: readOnly(choice(['', 'Pending', 'Approved', 'Rejected'], '')),
  /** The entries of its last request, by id, in the order in which they are answered. */
  approvalRequest: readOnly(list({ id: text(36) })),
}
export type Approval = RecordOf<typeof approval>
export const noApproval: Approval = { approvalStatus: '', approvalRequest: [] }

/** One person who is asked for one document. Created: it is not their turn yet. */
export const approvalEntries = {
  id: readOnly(text(36)),
  /** The place within its request, from 1 on. */
  sequenceNumber: readOnly(whole()),
  /** The resource that holds the document. */
  documentType: readOnly(code(40)),
  documentId: readOnly(text(36)),
  documentNumber: readOnly(code(40)),
  customerNumber: readOnly(code(20)),
  customerName: readOnly(text(100)),
  /** Without VAT, in the company's currency. */
  amount: readOnly(amount()),
  senderUserName: readOnly(code(50)),
  approverUserName: readOnly(code(50)),
  status: readOnly(choice(['Created', 'Open', 'Approved', 'Rejected', 'Canceled'], 'Created')),
  dueDate: readOnly(day()),
  comment: readOnly(text(1000)),
  /** Who was asked before and had it delegated, with "; " between them. */
  delegatedFrom: readOnly(text(250)),
  requestedDateTime: readOnly(instant()),
  answeredDateTime: readOnly(instant()),
  /** When its approver was last reminded of it. */
  remindedDate: readOnly(day()),
}
export type ApprovalEntry = RecordOf<typeof approvalEntries>

/** What an e-mail about a request is made from. */
export interface ApprovalNotice {
  readonly kind: 'approvalEntries'
  /** Asked, or asked again because the answer is late: to the approver. Answered: to who sent the document. */
  readonly news: 'asked' | 'due' | 'approved' | 'rejected'
  readonly entry: ApprovalEntry
  /** Of the amount. */
  readonly currencyCode: string
  readonly seller: { readonly displayName: string; readonly email: string }
}

/** Somebody is asked: nothing of the document may be changed meanwhile. Documents that were saved long ago do not say. */
export const isPending = ({ approvalStatus }: Partial<Approval>) => approvalStatus === 'Pending'
export const isApproved = ({ approvalStatus }: Partial<Approval>) => approvalStatus === 'Approved'
