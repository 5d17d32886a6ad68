/** What passed between us and a contact: a document that was sent, a call, a note. */
import { choice, code, day, type RecordOf, readOnly, required, text } from '../basics/fields.ts'

/** What people write; who it was with and who wrote it is known. */
export const interactionBody = {
  date: day(),
  type: choice(['Note', 'Call', 'Meeting', 'E-mail', 'Document'], 'Note'),
  subject: required(text(250)),
  description: text(2000),
  documentType: code(40),
  documentNumber: code(40),
}
export const interactions = {
  id: readOnly(text(36)),
  contactNumber: readOnly(code(20)),
  ...interactionBody,
  userName: readOnly(text(50)),
}
export type Interaction = RecordOf<typeof interactions>
