/** Posted invoices and shipments: sheets to read. */
import { type ReactElement, useState } from 'react'
import type { State } from '../state.ts'
import { Activity } from './activity.tsx'
import { RefreshButton } from './ledger-page.tsx'
import { SelectionCard } from './selection-card.tsx'
import { useSpeech } from './speech.tsx'
import { Tabs } from './ui/tabs.tsx'

export function DocumentsPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const [tab, setTab] = useState('rows')
  const rows = (
    <>
      <SelectionCard state={state} />
      {state.selection === null && <p className="quiet">{say('pane.selectRow')}</p>}
      <p className="quiet">{say('pane.documentList')}</p>
    </>
  )
  return (
    <>
      <RefreshButton state={state} />
      <Tabs
        label={say('pane.parts')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { key: 'rows', label: say('pane.rows'), content: rows },
          { key: 'activity', label: say('pane.activity'), content: <Activity outcomes={state.activity} /> },
        ]}
      />
    </>
  )
}
