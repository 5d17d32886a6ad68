/** What passed between us and a contact: a document that was sent, a call, a note; and what was decided on its documents. */
import { choice, code, day, type RecordOf, readOnly, required, text } from '../basics/fields.ts'

/** What people enter themselves. */
const enteredTypes = ['Note', 'Call', 'Meeting', 'E-mail', 'Document'] as const
/** What approval enters by itself; the comment of an answer is its description. */
export const approvalTypes = [
  'Approval requested',
  'Approval delegated',
  'Approved',
  'Rejected',
  'Approval canceled',
] as const
export type ApprovalType = (typeof approvalTypes)[number]

/** What people write; who it was with and who wrote it is known. */
export const interactionBody = {
  date: day(),
  type: choice(enteredTypes, 'Note'),
  subject: required(text(250)),
  description: text(2000),
  documentType: code(40),
  documentNumber: code(40),
}
export const interactions = {
  id: readOnly(text(36)),
  contactNumber: readOnly(code(20)),
  ...interactionBody,
  type: choice([...enteredTypes, ...approvalTypes], 'Note'),
  userName: readOnly(text(50)),
}
export type Interaction = RecordOf<typeof interactions>
