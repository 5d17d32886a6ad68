/** Lines of the sheet Payments, each with what it pays and why that is thought; what is unsure can be accepted here. */
import type { ReactElement } from 'react'
import type { PaymentLine } from '../state/payments.ts'
import { KnownText } from './known-text.tsx'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { List } from './ui/list.tsx'

/** What asks for something comes first. */
const order: readonly PaymentLine['kind'][] = ['wrong', 'open', 'look', 'fresh', 'sure', 'plain', 'ready', 'posted']

export function PaymentLines({ lines }: { readonly lines: readonly PaymentLine[] }): ReactElement {
  const { say } = useSpeech()
  const sorted = lines.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  return (
    <List
      className="payments"
      label={say('payments.counts')}
      items={sorted}
      first={30}
      keyOf={({ row }) => String(row)}
      more={(n) => say('action.showMore', { n })}
      render={(line) => <Line line={line} />}
    />
  )
}

function Line({ line }: { readonly line: PaymentLine }): ReactElement {
  const { say, day, amount } = useSpeech()
  const { actions, isBusy } = usePane()
  const { row, kind, pays, reasons, message } = line
  const title = `${line.payer} ${line.amount === null ? '' : amount(line.amount)}`
  return (
    <div className={`payment ${kind}`} data-payment={kind}>
      <button
        type="button"
        className="paymentHead"
        onClick={() => actions.goToCell({ sheet: 'payments', row, column: null })}
      >
        <span className="heard">{say('payments.goTo')}: </span>
        <span className="paymentPayer">{line.payer || '–'}</span>
        <span className="paymentAmount">{line.amount === null ? '' : amount(line.amount)}</span>
        <span className="quiet">{line.date === null ? '' : day(line.date)}</span>
      </button>
      {pays !== '' && <p className="paymentPays">{pays}</p>}
      {reasons !== '' && <p className="quiet">{reasons}</p>}
      {message !== '' && <p className="paymentMessage">{message}</p>}
      {(kind === 'look' || kind === 'sure') && pays !== '' && (
        <Button
          name="accept"
          kind="quiet"
          icon="good"
          label={say('payments.accept')}
          spoken={`${say('payments.accept')}: ${title}`}
          disabled={isBusy}
          onPress={() => actions.payments.accept(row)}
        />
      )}
      {kind === 'open' && <KnownText text={line.text} />}
    </div>
  )
}
