/** Customers or items: mistakes in the rows, saving them, and fetching what others changed. */
import type { ReactElement } from 'react'
import type { RecordSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { isSignedIn, mayPost, maySave, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { Privacy } from './privacy.tsx'
import { groupsOf } from './problem-groups.ts'
import { AllGood, ProblemList } from './problems.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'

interface RecordPageProps {
  readonly sheet: RecordSheet
  readonly state: State
}

export function RecordPage({ sheet, state }: RecordPageProps): ReactElement {
  return (
    <>
      <RecordActions sheet={sheet} state={state} />
      <SheetTabs state={state}>
        <RecordRows sheet={sheet} state={state} />
      </SheetTabs>
    </>
  )
}

const saveKeys = {
  customers: 'action.saveCustomers',
  items: 'action.saveItems',
  vendors: 'action.saveVendors',
  contacts: 'action.saveContacts',
  salesPrices: 'action.saveSalesPrices',
  invoiceDiscounts: 'action.saveInvoiceDiscounts',
} as const satisfies Readonly<Record<RecordSheet, string>>

function RecordActions({ sheet, state }: RecordPageProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const session = sessionNow(state)
  if (!isSignedIn(session)) return <SignInFirst saysWhy />
  return (
    <div className="actions">
      {maySave(session) && (
        <Button
          name="save"
          kind="primary"
          label={say(saveKeys[sheet])}
          disabled={isBusy}
          onPress={() => actions.saveRecords(sheet)}
        />
      )}
      <Button name="refresh" icon="refresh" label={say('action.refresh')} disabled={isBusy} onPress={actions.refresh} />
      {!maySave(session) && <p className="quiet wide">{say('pane.mayNotSave')}</p>}
    </div>
  )
}

function RecordRows({ sheet, state }: RecordPageProps): ReactElement {
  const { say } = useSpeech()
  const { rows, problems, removed = 0 } = state.records[sheet]
  const gone = removed > 0 && <p className="quiet">{say('pane.entriesGone', { n: removed })}</p>
  if (rows === 0)
    return (
      <>
        {gone || <p className="empty">{say('pane.emptyRecords')}</p>}
        {sheet === 'customers' && <SelectedRecord sheet={sheet} state={state} />}
      </>
    )
  return (
    <>
      <p className="quiet">{say('pane.inRows', { n: rows })}</p>
      {gone}
      <SelectedRecord sheet={sheet} state={state} />
      {problems.length === 0 ? <AllGood /> : <ProblemList groups={groupsOf(problems)} />}
    </>
  )
}

/** What can be done with the customer or the contact of the selected row, and with one that is not there yet. */
function SelectedRecord({ sheet, state }: RecordPageProps): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  if ((sheet !== 'customers' && sheet !== 'contacts') || !isSignedIn(sessionNow(state))) return null
  const documents = state.selection?.sheet === sheet ? state.selection.documents : []
  const [first] = documents.length === 1 ? documents : []
  return (
    <Card
      name="selection"
      title={first ? [first.label, first.party].filter(Boolean).join(' · ') : say('customer.none')}
    >
      <div className="buttons">
        {first && (
          <Button
            name="openCustomer"
            icon="page"
            label={say('customer.open')}
            disabled={isBusy}
            onPress={() => actions.openCustomer({ sheet })}
          />
        )}
        {first && sheet === 'contacts' && maySave(state.session) && (
          <Button name="makeCustomer" label={say('customer.make')} disabled={isBusy} onPress={actions.makeCustomer} />
        )}
        {sheet === 'customers' && maySave(state.session) && (
          <Button
            name="newCustomer"
            kind="quiet"
            icon="insert"
            label={say('customer.new')}
            disabled={isBusy}
            onPress={() => actions.openCustomer({ fresh: true })}
          />
        )}
      </div>
      {first && sheet === 'contacts' && mayPost(state.session) && <Privacy key={first.id} of="contacts" />}
    </Card>
  )
}
