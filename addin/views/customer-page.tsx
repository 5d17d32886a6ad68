/** A customer: what is open and what was sold, the documents, the people and what passed between us, and the card. */
import { type ReactElement, type ReactNode, useState } from 'react'
import type { CustomerState } from '../state/customer.ts'
import type { State } from '../state/state.ts'
import { CustomerCard } from './customer-card.tsx'
import { CustomerLog } from './customer-log.tsx'
import { CustomerOverview } from './customer-overview.tsx'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Tabs } from './ui/tabs.tsx'
import { useEscape } from './use-escape.ts'
import { Working } from './working.tsx'

export interface CustomerPageProps {
  readonly customer: CustomerState
  readonly state: State
  readonly messages: ReactNode
}

export function CustomerPage({ customer, state, messages }: CustomerPageProps): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const { record, focus } = customer
  const [tab, setTab] = useState(record && focus === '' ? 'overview' : 'card')
  useEscape(actions.closeCustomer)
  const title = record ? `${String(record.number)} · ${String(record.displayName)}` : say('customer.new')
  const card = <CustomerCard key={`${record?.id}/${record?.version}`} customer={customer} session={state.session} />
  return (
    <>
      <BackHeader title={title} onBack={actions.closeCustomer} />
      {state.work && <Working work={state.work} />}
      {messages}
      {record ? (
        <Tabs
          label={say('pane.parts')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { key: 'overview', label: say('customer.overview'), content: <CustomerOverview customer={customer} /> },
            {
              key: 'log',
              label: say('customer.log'),
              content: <CustomerLog customer={customer} session={state.session} />,
            },
            { key: 'card', label: say('customer.card'), content: card },
          ]}
        />
      ) : (
        card
      )}
    </>
  )
}
