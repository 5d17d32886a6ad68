/** Posted invoices, shipments, reminders: sheets to read, and to act on their rows. */
import type { ReactElement } from 'react'
import type { DocumentSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { RefreshButton } from './ledger-page.tsx'
import { maySave, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { SelectionCard } from './selection-card.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

interface DocumentsPageProps {
  readonly sheet: DocumentSheet
  readonly state: State
}

export function DocumentsPage({ sheet, state }: DocumentsPageProps): ReactElement {
  const { say } = useSpeech()
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
      <SheetTabs state={state}>{rows}</SheetTabs>
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
