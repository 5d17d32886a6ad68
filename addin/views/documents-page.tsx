/** Posted invoices, shipments, reminders: sheets to read, and to act on their rows. */
import { type ReactElement, useState } from 'react'
import type { DocumentSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { Activity } from './activity.tsx'
import { RefreshButton } from './ledger-page.tsx'
import { maySave, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { SelectionCard } from './selection-card.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Tabs } from './ui/tabs.tsx'

interface DocumentsPageProps {
  readonly sheet: DocumentSheet
  readonly state: State
}

export function DocumentsPage({ sheet, state }: DocumentsPageProps): ReactElement {
  const { say } = useSpeech()
  const [tab, setTab] = useState('rows')
  const rows = (
    <>
      <SelectionCard state={state} />
      {state.selection === null && <p className="quiet">{say('pane.selectRow')}</p>}
      <p className="quiet">{say(sheet === 'reminders' ? 'pane.reminders' : 'pane.documentList')}</p>
    </>
  )
  return (
    <>
      <RefreshButton state={state} />
      {sheet === 'reminders' && maySave(sessionNow(state)) && <RemindButton />}
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

function RemindButton(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return (
    <div className="actions">
      <Button name="remind" icon="insert" label={say('do.remind')} disabled={isBusy} onPress={() => actions.remind()} />
    </div>
  )
}
