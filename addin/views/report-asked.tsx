/** What a report is asked for, when it was worked out, and whether the books went on since. */
import { type ReactElement, useState } from 'react'
import { type AgingDate, agingDates } from '../../shared/reports/reports.ts'
import { type ReportSheet, reportedSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { Icon } from './ui/icons.tsx'
import { TextBox } from './ui/text-box.tsx'

interface ReportProps {
  readonly sheet: ReportSheet
  readonly state: State
}

export function ReportAsked({ sheet, state }: ReportProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const { asked } = state.reports[sheet]
  const { asks } = reportedSheet(sheet)
  const [asOf, setAsOf] = useState(asked.asOf ?? '')
  const [by, setBy] = useState<AgingDate>(asked.by)
  const [period, setPeriod] = useState(asked.period)
  const [from, setFrom] = useState(asked.from ?? '')
  const [customers, setCustomers] = useState(asked.customers)
  const isOverTime = asks.includes('from')
  if (!isSignedIn(state.session)) return <SignInFirst />
  const show = () =>
    actions.showReport(sheet, {
      asOf: asOf || null,
      by,
      period: period.trim() || asked.period,
      from: from || null,
      customers: customers.trim(),
    })
  return (
    <form
      className="asked"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void show()
      }}
    >
      {asks.includes('customers') && (
        <TextBox
          name="customers"
          label={say('asked.customers')}
          note={say('asked.customersNote')}
          value={customers}
          onType={setCustomers}
        />
      )}
      {isOverTime && (
        <TextBox
          name="from"
          type="date"
          label={say('asked.from')}
          note={say('asked.fromNote')}
          value={from}
          onType={setFrom}
        />
      )}
      <TextBox
        name="asOf"
        type="date"
        label={say(isOverTime ? 'asked.to' : 'asked.asOf')}
        note={say('asked.asOfNote')}
        value={asOf}
        onType={setAsOf}
      />
      {asks.includes('by') && (
        <Choice
          name="by"
          label={say('asked.by')}
          value={by}
          options={agingDates.map((value) => ({ value, text: say(`asked.by.${value}`) }))}
          onChoose={setBy}
        />
      )}
      {asks.includes('period') && (
        <TextBox
          name="period"
          label={say('asked.period')}
          note={say('asked.periodNote')}
          value={period}
          onType={setPeriod}
        />
      )}
      <Button name="showReport" kind="primary" icon="refresh" label={say('asked.show')} disabled={isBusy} submits />
    </form>
  )
}

export function WhenShown({ sheet, state }: ReportProps): ReactElement {
  const { say, day, time } = useSpeech()
  const { shownOn, refreshedAt, isBehind } = state.reports[sheet]
  if (!shownOn || !refreshedAt) return <p className="quiet">{say('asked.never')}</p>
  return (
    <>
      <p className="quiet">{say('asked.shownOn', { date: day(shownOn), time: time(refreshedAt) })}</p>
      {isBehind && (
        <p className="aside">
          <Icon name="info" /> <span>{say('asked.movedOn')}</span>
        </p>
      )}
    </>
  )
}
