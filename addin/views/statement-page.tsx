/** Accounts of customers row by row: of whom and over which time, what they come to, and sending them as statements. */
import type { ReactElement } from 'react'
import type { AnyRecord } from '../replica/wire.ts'
import type { Selected } from '../state/selection.ts'
import type { State } from '../state/state.ts'
import { usePane } from './pane.tsx'
import { ReportAsked, WhenShown } from './report-asked.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { useSpeech } from './speech.tsx'
import { StatementButtons } from './statement-buttons.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Facts } from './ui/facts.tsx'

const sheet = 'customerStatement'

export function StatementPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { rows } = state.reports.customerStatement
  const selected = state.selection?.sheet === sheet ? state.selection.documents : []
  const content = (
    <>
      <WhenShown sheet={sheet} state={state} />
      {selected.length > 0 ? (
        <SelectedCard state={state} selected={selected} />
      ) : (
        rows.length > 0 && <p className="quiet">{say('statement.select')}</p>
      )}
      {rows.length > 0 && <AllCard state={state} rows={rows} />}
    </>
  )
  return (
    <>
      <ReportAsked sheet={sheet} state={state} />
      <SheetTabs state={state}>{content}</SheetTabs>
    </>
  )
}

interface SelectedCardProps {
  readonly state: State
  readonly selected: readonly Selected[]
}

/** The customers of the selected rows; of one row also the document that stands in it. */
function SelectedCard({ state, selected }: SelectedCardProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const customers = [...new Set(selected.map(({ label }) => label))]
  const [first] = selected
  const entry = selected.length === 1 ? Number.parseInt(first?.id ?? '', 10) : Number.NaN
  const title =
    customers.length === 1
      ? [first?.label, first?.party].filter(Boolean).join(' · ')
      : say('pane.selected', { documents: say('noun.agedReceivables', { n: customers.length }) })
  return (
    <Card name="selection" title={title}>
      <div className="buttons">
        {!Number.isNaN(entry) && (
          <Button
            name="showDocument"
            icon="chain"
            label={say('do.showDocument')}
            disabled={isBusy}
            onPress={() => actions.showEntryDocument('customerLedger', entry)}
          />
        )}
        <StatementButtons sheet={sheet} state={state} customers={customers} />
      </div>
    </Card>
  )
}

interface AllCardProps {
  readonly state: State
  readonly rows: readonly AnyRecord[]
}

/** Everybody on the sheet: what they owe in all, and their statements. */
function AllCard({ state, rows }: AllCardProps): ReactElement {
  const { say, amount } = useSpeech()
  const closing = rows.filter(({ section }) => section === 'closing')
  const owed = closing.reduce((sum, row) => sum + Math.round(Number(row.balance) * 100), 0) / 100
  const customers = closing.map(({ customerNumber }) => String(customerNumber))
  return (
    <Card name="totals" title={say('statement.all', { n: customers.length })}>
      <Facts facts={[{ name: say('field.owed'), value: amount(owed), isStrong: true }]} />
      <div className="buttons">
        <StatementButtons sheet={sheet} state={state} customers={customers} />
      </div>
    </Card>
  )
}
