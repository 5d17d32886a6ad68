/** The people of a customer and what passed between us; calls and notes are added here, sent documents and approvals by themselves. */
import { type FormEvent, type ReactElement, useState } from 'react'
import { approvalTypes } from '../../shared/sales/interaction.ts'
import { termText } from '../../shared/words/terms.ts'
import type { CustomerState, LogEntry } from '../state/customer.ts'
import type { Session } from '../state/session.ts'
import { maySave } from './may.ts'
import { usePane } from './pane.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { List } from './ui/list.tsx'
import { TextBox } from './ui/text-box.tsx'

interface CustomerLogProps {
  readonly customer: CustomerState
  readonly session: Session
}

export function CustomerLog({ customer, session }: CustomerLogProps): ReactElement {
  const { say } = useSpeech()
  return (
    <section data-card="log">
      <Contacts customer={customer} />
      {maySave(session) && customer.record?.privacyBlocked !== true && (
        <AddEntry key={customer.savedAt} customer={customer} />
      )}
      <h2>{say('customer.log')}</h2>
      <Entries log={customer.log} />
    </section>
  )
}

function Contacts({ customer: { contacts } }: { readonly customer: CustomerState }): ReactElement {
  const { say, field } = useSpeech()
  return (
    <>
      <h2>{say('kinds.contacts')}</h2>
      {contacts.length === 0 && <p className="quiet">{say('customer.noContacts')}</p>}
      <List
        className="refusals"
        label={say('kinds.contacts')}
        items={contacts}
        first={5}
        keyOf={({ id }) => id}
        more={(n) => say('action.showMore', { n })}
        render={({ displayName, email, phoneNumber, privacyBlocked }) => (
          <>
            <strong>{String(displayName)}</strong>{' '}
            <span className="quiet">
              {[email, phoneNumber, privacyBlocked ? field('privacyBlocked') : ''].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
      />
    </>
  )
}

const types = ['Call', 'Note', 'Meeting', 'E-mail'] as const

function AddEntry({ customer }: { readonly customer: CustomerState }): ReactElement {
  const { say, field, known, today } = useSpeech()
  const { actions, isBusy } = usePane()
  const [typed, setTyped] = useState({
    type: 'Call',
    subject: '',
    description: '',
    contactNumber: String(customer.contacts[0]?.number ?? ''),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void actions.addInteraction({ ...typed, date: today() })
  }
  const people = customer.contacts.map(({ number, displayName }) => ({
    value: String(number),
    text: String(displayName),
  }))
  return (
    <form className="setupForm" onSubmit={submit}>
      <Choice
        name="type"
        label={say('customer.add')}
        value={typed.type}
        options={types.map((value) => ({ value, text: known(`interaction.${value}`, value) }))}
        onChoose={(type) => setTyped({ ...typed, type })}
      />
      {people.length > 1 && (
        <Choice
          name="contact"
          label={field('contactNumber')}
          value={typed.contactNumber}
          options={people}
          onChoose={(contactNumber) => setTyped({ ...typed, contactNumber })}
        />
      )}
      <TextBox
        name="subject"
        label={field('subject')}
        value={typed.subject}
        problem={customer.refused?.fields.subject ?? null}
        onType={(subject) => setTyped({ ...typed, subject })}
      />
      <TextBox
        name="description"
        label={say('customer.said')}
        value={typed.description}
        isLong
        onType={(description) => setTyped({ ...typed, description })}
      />
      <Button
        name="addInteraction"
        label={say('customer.addNow')}
        disabled={isBusy || typed.subject.trim() === ''}
        submits
      />
    </form>
  )
}

const isApproval = ({ type }: LogEntry): boolean => (approvalTypes as readonly string[]).includes(type)

/** What was decided is said in the reader's language; what people wrote, and what was sent, in its own. */
function subjectOf(entry: LogEntry, { say, known }: Speech): string {
  const { documentType, documentNumber, subject, userName: user } = entry
  if (!isApproval(entry)) return subject
  const document = `${known(`kind.${documentType}`, documentType)} ${documentNumber}`
  // A late request goes on by itself: from whom to whom stands below.
  return entry.type === 'Approval delegated' ? document : say('interaction.by', { document, user })
}

/** The newest first, each in a few words. */
export function Entries({ log }: { readonly log: readonly LogEntry[] }): ReactElement {
  const speech = useSpeech()
  const { say, day, known, language } = speech
  if (log.length === 0) return <p className="quiet">{say('customer.noLog')}</p>
  return (
    <List
      className="refusals"
      label={say('customer.log')}
      items={log}
      first={10}
      keyOf={({ id }) => id}
      more={(n) => say('action.showMore', { n })}
      render={(entry) => (
        <>
          <span className="quiet">
            {[
              day(entry.date),
              known(`interaction.${entry.type}`, termText(entry.type, language)),
              isApproval(entry) ? '' : entry.contact,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <div>{subjectOf(entry, speech)}</div>
          {entry.description !== '' && <div className="quiet spoken">{entry.description}</div>}
        </>
      )}
    />
  )
}
