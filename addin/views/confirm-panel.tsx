/** The last question before the books: how many, how much, which period, and that it stays. */
import type { ReactElement, ReactNode } from 'react'
import type { Confirmation } from '../state.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { type Fact, Facts } from './ui/facts.tsx'
import { Icon } from './ui/icons.tsx'
import { useEscape } from './use-escape.ts'

export interface ConfirmPanelProps {
  readonly confirmation: Confirmation
  readonly messages: ReactNode
}

export function ConfirmPanel({ confirmation, messages }: ConfirmPanelProps): ReactElement {
  const speech = useSpeech()
  const { say } = speech
  const { actions } = usePane()
  const { action, documents, left, hidden } = confirmation
  useEscape(actions.dismiss)
  return (
    <>
      <BackHeader title={say(`confirm.title.${action}`, { n: documents })} onBack={actions.dismiss} />
      {messages}
      <section className="confirm" data-card="confirm">
        <Facts facts={factsOf(confirmation, speech)} />
        {left > 0 && (
          <p className="aside">
            <Icon name="info" /> {say('confirm.left', { n: left })}
          </p>
        )}
        {hidden > 0 && (
          <p className="aside">
            <Icon name="info" /> {say('confirm.hidden', { n: hidden })}
          </p>
        )}
        <p className="aside strong">
          <Icon name="warn" /> {say(action === 'ship' ? 'confirm.finalShipment' : 'confirm.final')}
        </p>
        <div className="buttons even">
          <Button name="confirm" kind="primary" label={say(`confirm.now.${action}`)} onPress={actions.confirm} />
          <Button name="dismiss" label={say('action.back')} onPress={actions.dismiss} />
        </div>
      </section>
    </>
  )
}

/** A shipment has no amounts of its own: they come with its invoice. */
function factsOf({ action, documents, net, tax, total, from, to }: Confirmation, speech: Speech): readonly Fact[] {
  const { say, amount, number, day } = speech
  const dates = from === null ? [] : [from, to ?? from].map(day)
  const period =
    dates[0] === dates[1] ? (dates[0] ?? '') : say('confirm.from', { from: dates[0] ?? '', to: dates[1] ?? '' })
  return [
    { name: say('confirm.documents'), value: number(documents) },
    ...(period === '' ? [] : [{ name: say('confirm.period'), value: period }]),
    ...(action === 'ship'
      ? []
      : [
          { name: say('confirm.net'), value: amount(net) },
          { name: say('confirm.tax'), value: amount(tax) },
          { name: say('confirm.total'), value: amount(total), isStrong: true },
        ]),
  ]
}
