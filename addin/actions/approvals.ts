/** Approval as the pane sees it: which documents need it, and what waits for whom. */
import { sameText } from '../../shared/basics/fields.ts'
import { resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { ApprovalState } from '../state/selection.ts'
import type { State } from '../state/state.ts'

/** Whether documents of this sheet are sent for approval in this company. */
export function isApprovedHere(replica: Replica, sheet: SheetKey): boolean {
  const [workflow] = replica.all('approvalWorkflow')
  const types = Array.isArray(workflow?.documentTypes) ? (workflow.documentTypes as readonly unknown[]) : []
  return workflow?.enabled === true && types.includes(resourceOf(sheet))
}

/** Where the document stands with its approval; null where it was never sent. */
export function approvalOf(replica: Replica, document: AnyRecord | null, session: State['session']) {
  const status = String(document?.approvalStatus ?? '')
  const request = requestOf(replica, document)
  if (status === '' || request.length === 0) return null
  const asked = request.find((entry) => entry.status === 'Open') ?? request.find((entry) => entry.status === 'Rejected')
  return stateOf(status, asked ?? (request.at(-1) as AnyRecord), session)
}

/** The same of a row of the sheet of requests. */
export const approvalIn = (entry: AnyRecord, session: State['session']): ApprovalState =>
  stateOf(entry.status === 'Open' ? 'Pending' : String(entry.status), entry, session)

function stateOf(status: string, entry: AnyRecord, session: State['session']): ApprovalState {
  const isMyself = (name: unknown) => session.kind === 'signed-in' && sameText(String(name), session.userName)
  return {
    status,
    amount: Number(entry.amount ?? 0),
    approver: String(entry.approverUserName ?? ''),
    sender: String(entry.senderUserName ?? ''),
    dueDate: typeof entry.dueDate === 'string' ? entry.dueDate : null,
    comment: String(entry.comment ?? ''),
    isMine: status === 'Pending' && isMyself(entry.approverUserName),
    isSent: status === 'Pending' && isMyself(entry.senderUserName),
  }
}

const requestOf = (replica: Replica, document: AnyRecord | null): readonly AnyRecord[] =>
  ((document?.approvalRequest ?? []) as readonly { readonly id: string }[]).flatMap(
    ({ id }) => replica.find('approvalEntries', id) ?? [],
  )

/** The requests that wait for an answer, of these documents. */
export const openRequests = (replica: Replica, sheet: SheetKey, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => {
    const open = requestOf(replica, replica.find(resourceOf(sheet), id)).find((entry) => entry.status === 'Open')
    return open ? [open.id] : []
  })

/** As people read it: what was approved or rejected is more than a draft. */
export function standingOf({ status, approvalStatus }: Readonly<Record<string, unknown>>): string {
  const isAnswered = approvalStatus === 'Approved' || approvalStatus === 'Rejected'
  return status === 'Draft' && isAnswered ? String(approvalStatus) : String(status ?? '')
}

/** Nothing is wrong with what the rows say: it waits for an answer, or has to be sent for one. */
export const isAboutApproval = (code: string): boolean => code === 'ApprovalRequired' || code === 'PendingApproval'
