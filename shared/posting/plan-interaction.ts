/** The log of what passed between us and a contact. Sent documents enter it by themselves. */
import type { RecordOf } from '../basics/fields.ts'
import type { interactionBody } from '../sales/interaction.ts'
import { type Issued, payerOf } from '../sales/issued.ts'
import { type Planned, type RecordChange, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import { mistake, problem, problemOf } from './problem.ts'
import type { RecordIn } from './resources.ts'

type Body = RecordOf<typeof interactionBody>
type Adding = ActionCommand<Body>

export function planInteraction(command: Adding, facts: Facts, context: Context): Planned {
  const contact = facts.find('contacts', command.key)
  if (!contact) return refused(problem('NotFound', { value: command.key }))
  const { subject } = command.body
  const mistakes = [
    ...command.mistakes,
    ...(subject.trim() === '' ? [mistake('MissingValue', 'subject', { field: 'subject' })] : []),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const change = interactionOf(contact.number, command.body, context, context.seed)
  return { changes: { records: [change] }, answer: { status: 201, body: change.record, made: change.id } }
}

/** The entry of a document that was sent: with the contact of whoever pays, or orders; none where there is no contact. */
export function sentInteraction(
  facts: Facts,
  { document, kind }: Issued,
  subject: string,
  context: Context,
  id: string,
): RecordChange[] {
  const contactNumber = contactOf(facts, document)
  if (contactNumber === '' || !facts.find('contacts', contactNumber)) return []
  const body = {
    date: context.today,
    type: 'Document' as const,
    subject,
    description: '',
    documentType: kind,
    documentNumber: document.number,
  }
  return [interactionOf(contactNumber, body, context, id)]
}

function contactOf(facts: Facts, document: Issued['document'] & { readonly contactNumber?: string }): string {
  const numbers = [payerOf(document), document.customerNumber].filter((number) => number !== '')
  const contacts = numbers.map((number) => facts.find('customers', number)?.contactNumber ?? '')
  return contacts.find((number) => number !== '') ?? document.contactNumber ?? ''
}

function interactionOf(contactNumber: string, body: Body, context: Context, id: string) {
  const record: RecordIn<'interactions'> = {
    ...body,
    id,
    contactNumber,
    date: body.date ?? context.today,
    userName: context.userName,
    version: 1,
    lastModifiedDateTime: context.at,
  }
  return { type: 'interactions' as const, id, key: id, record }
}
