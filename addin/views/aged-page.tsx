/** What customers owe, by age: for which day and how, the totals, and what can be done with the customers selected. */
import type { ReactElement } from 'react'
import { agedBuckets } from '../../shared/receivables/aging.ts'
import type { Actions } from '../actions/actions.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { noReport } from '../state/reports.ts'
import type { Selected } from '../state/selection.ts'
import type { State } from '../state/state.ts'
import { maySave, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { ReportAsked, WhenShown } from './report-asked.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { useSpeech } from './speech.tsx'
import { StatementButtons } from './statement-buttons.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Facts } from './ui/facts.tsx'

export function AgedPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const customers = state.selection?.sheet === 'agedReceivables' ? state.selection.documents : []
  const { rows } = state.reports.agedReceivables
  const content = (
    <>
      <WhenShown sheet="agedReceivables" state={state} />
      {customers.length > 0 ? (
        <CustomersCard state={state} customers={customers} />
      ) : (
        <p className="quiet">{say('pane.selectCustomer')}</p>
      )}
      {rows.length > 0 && <Totals rows={rows} />}
    </>
  )
  return (
    <>
      <ReportAsked sheet="agedReceivables" state={state} />
      <SheetTabs state={state}>{content}</SheetTabs>
    </>
  )
}

function Totals({ rows }: { readonly rows: readonly AnyRecord[] }): ReactElement {
  const { say, amount, field } = useSpeech()
  const total = (name: string) => sum(rows.map((row) => Number(row[name] ?? 0)))
  const facts = [
    ...agedBuckets.map((bucket) => ({ name: field(bucket), value: amount(total(bucket)) })),
    { name: say('field.owed'), value: amount(total('balanceDue')), isStrong: true },
  ]
  return (
    <Card name="totals" title={say('noun.agedReceivables', { n: rows.length })}>
      <Facts facts={facts} />
    </Card>
  )
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + Math.round(one * 100), 0) / 100

/** Their accounts on the sheet of statements, up to the day of this one. */
async function showRows({ showReport, goToSheet }: Actions, customers: readonly string[], asOf: string | null) {
  await showReport('customerStatement', { ...noReport.asked, customers: customers.join('; '), asOf })
  await goToSheet('customerStatement')
}

interface CustomersCardProps {
  readonly state: State
  readonly customers: readonly Selected[]
}

function CustomersCard({ state, customers }: CustomersCardProps): ReactElement {
  const { say, amount } = useSpeech()
  const { actions, isBusy } = usePane()
  const numbers = customers.map(({ label }) => label)
  const [first] = customers
  const title =
    customers.length === 1 && first
      ? [first.label, first.party].filter(Boolean).join(' · ')
      : say('pane.selected', { documents: say('noun.agedReceivables', { n: customers.length }) })
  const owed = customers.flatMap(({ remaining }) => (remaining === null ? [] : [remaining]))
  return (
    <Card name="selection" title={title}>
      {owed.length === customers.length && <Facts facts={[{ name: say('field.owed'), value: amount(sum(owed)) }]} />}
      <div className="buttons">
        <StatementButtons sheet="agedReceivables" state={state} customers={numbers} />
        <Button
          name="statementRows"
          icon="rows"
          label={say('do.statementRows')}
          disabled={isBusy}
          onPress={() => showRows(actions, numbers, state.reports.agedReceivables.asked.asOf)}
        />
        {maySave(sessionNow(state)) && (
          <Button
            name="remindCustomer"
            icon="insert"
            label={say(customers.length === 1 ? 'do.remindCustomer' : 'do.remind')}
            disabled={isBusy}
            onPress={() => actions.remind(numbers)}
          />
        )}
      </div>
    </Card>
  )
}
