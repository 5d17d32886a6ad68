/** The card of a customer: who it is, its numbers, how it gets its documents, and on which terms it buys. */
import type { ReactElement } from 'react'
import type { CustomerState } from '../state/customer.ts'
import type { Session } from '../state/session.ts'
import { mayPost, maySave } from './may.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { Privacy } from './privacy.tsx'
import { fieldsOf, type ShownField } from './record-fields.ts'
import { RecordForm } from './record-form.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'

/** The parts of the card, with their properties in order. What stands in none of them comes with the terms. */
const parts = {
  who: [
    'templateCode',
    'number',
    'displayName',
    'type',
    'addressLine1',
    'addressLine2',
    'postalCode',
    'city',
    'country',
    'language',
    'email',
    'phoneNumber',
    'website',
    'contactNumber',
  ],
  numbers: ['taxRegistrationNumber', 'enterpriseNumber', 'iban', 'peppolEndpoint.scheme', 'peppolEndpoint.value'],
  sending: [
    'sendingProfile.to',
    'sendingProfile.cc',
    'sendingProfile.attachPdf',
    'sendingProfile.attachUbl',
    'sendingProfile.eInvoice',
    'sendingProfile.language',
    'privacyBlocked',
  ],
} as const
const placed: ReadonlySet<string> = new Set(Object.values(parts).flat())

interface CustomerCardProps {
  readonly customer: CustomerState
  readonly session: Session
}

export function CustomerCard({ customer, session }: CustomerCardProps): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const fields = fieldsOf('customers')
  const named = (names: readonly string[]): readonly ShownField[] =>
    names.flatMap((name) => fields.find((one) => one.name === name) ?? [])
  const groups = [
    { title: say('customer.who'), fields: named(parts.who) },
    { title: say('customer.numbers'), fields: named(parts.numbers) },
    { title: say('customer.sending'), fields: named(parts.sending) },
    { title: say('customer.terms'), fields: fields.filter(({ name }) => !placed.has(name)) },
  ]
  const { record, lists, refused, savedAt, focus, given } = customer
  return (
    <section data-card="card">
      <Alike customer={customer} />
      {maySave(session) ? (
        <RecordForm
          groups={groups}
          record={record}
          lists={lists}
          refused={refused}
          savedAt={savedAt}
          focus={focus}
          {...(given ? { given } : {})}
          onSave={actions.saveCustomer}
          onLeave={actions.lookForAlike}
        />
      ) : (
        <p className="quiet">{say('pane.mayNotSave')}</p>
      )}
      {record && mayPost(session) && <Privacy of="card" />}
    </section>
  )
}

/** Others that may be the same customer, each with its card; and what the server said of the last change. */
function Alike({ customer: { alike, warnings } }: { readonly customer: CustomerState }): ReactElement | null {
  const { say, field } = useSpeech()
  const { actions, isBusy } = usePane()
  const labels = useNoticeLabels()
  const others = warnings.filter((text) => !alike.some(({ number }) => text.includes(number)))
  return (
    <>
      {alike.slice(0, 3).map(({ number, name, field: by }) => (
        <Notice
          key={number}
          kind="warning"
          text={say('customer.alike', { number, name, field: field(by) })}
          labels={labels}
        >
          <Button
            name="openAlike"
            label={say('customer.openOther', { number })}
            disabled={isBusy}
            onPress={() => actions.openCustomer({ number, field: '' })}
          />
        </Notice>
      ))}
      {others.map((text) => (
        <Notice key={text} kind="warning" text={text} labels={labels} />
      ))}
    </>
  )
}
