/** The log of what passed between us and a contact. Sent documents and approvals enter it by themselves. */
import type { RecordOf } from '../../basics/fields.ts'
import type { Interaction, interactionBody } from '../../sales/interaction.ts'
import { type Issued, payerOf } from '../../sales/issued.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { mistake, problem, problemOf } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

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

type Entered = Pick<Interaction, 'type' | 'subject' | 'description' | 'documentType' | 'documentNumber'>
type Document = Parameters<typeof payerOf>[0] & { readonly contactNumber?: string }

/** Contacts with whom something about a document is entered, once its parties are known. */
export const logNeeds = (facts: Facts, document: Document): Need[] => [
  ...record('contacts', document.contactNumber),
  ...partiesOf(document).flatMap((number) => {
    const [own] = record('customers', number)
    return record('contacts', known(facts, own, () => facts.find('customers', number))?.contactNumber)
  }),
]

/** Enters it with the contact of whoever pays, or orders; nowhere where there is no contact. */
export function entered(facts: Facts, document: Document, what: Entered, context: Context, id: string): RecordChange[] {
  const contactNumber = contactOf(facts, document)
  if (contactNumber === '' || !facts.find('contacts', contactNumber)) return []
  return [interactionOf(contactNumber, { ...what, date: context.today }, context, id)]
}

export const sentInteraction = (
  facts: Facts,
  { document, kind }: Issued,
  subject: string,
  context: Context,
  id: string,
): RecordChange[] => {
  const what = {
    type: 'Document',
    subject,
    description: '',
    documentType: kind,
    documentNumber: document.number,
  } as const
  return entered(facts, document, what, context, id)
}

const partiesOf = (document: Document) => [payerOf(document), document.customerNumber].filter((number) => number !== '')

function contactOf(facts: Facts, document: Document): string {
  const contacts = partiesOf(document).map((number) => facts.find('customers', number)?.contactNumber ?? '')
  return contacts.find((number) => number !== '') ?? document.contactNumber ?? ''
}

function interactionOf(contactNumber: string, body: Entered & Pick<Body, 'date'>, context: Context, id: string) {
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
