/** Deliveries whose lines a draft may take over: the user says which. */
import { type ReactElement, type ReactNode, useState } from 'react'
import type { Deliveries, Delivery } from '../state/drafts.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { List } from './ui/list.tsx'
import { useEscape } from './use-escape.ts'

export interface DeliveriesPageProps {
  readonly deliveries: Deliveries
  readonly messages: ReactNode
}

export function DeliveriesPage({ deliveries, messages }: DeliveriesPageProps): ReactElement {
  const { say, known } = useSpeech()
  const { actions, isBusy } = usePane()
  const { sheet, from, label, offered } = deliveries
  const [chosen, choose] = useState<ReadonlySet<string>>(() => new Set(offered.map(({ number }) => number)))
  const all = chosen.size === offered.length
  const toggle = (number: string) => choose((before) => toggled(before, number))
  useEscape(actions.dismiss)
  return (
    <>
      <BackHeader title={known(`do.takeDeliveries.${sheet}`, '')} onBack={actions.dismiss} />
      {messages}
      <section data-card="deliveries">
        <p className="party">{label}</p>
        <p className="quiet">{say('deliveries.about')}</p>
        <List
          className="boxes"
          label={say(`sheet.${from}`)}
          items={offered}
          first={50}
          keyOf={({ number }) => number}
          more={(n) => say('action.showMore', { n })}
          render={(one) => <Box delivery={one} isChosen={chosen.has(one.number)} onToggle={toggle} />}
        />
        <div className="buttons even">
          <Button
            name="takeDeliveries"
            kind="primary"
            label={say('deliveries.take', { n: chosen.size })}
            disabled={isBusy || chosen.size === 0}
            onPress={() => actions.takeDeliveries([...chosen])}
          />
          <Button name="dismiss" label={say('action.back')} onPress={actions.dismiss} />
          {offered.length > 1 && (
            <Button
              name="chooseAll"
              kind="quiet"
              label={say(all ? 'deliveries.none' : 'deliveries.all')}
              onPress={() => choose(new Set(all ? [] : offered.map(({ number }) => number)))}
            />
          )}
        </div>
      </section>
    </>
  )
}

const toggled = (chosen: ReadonlySet<string>, number: string): ReadonlySet<string> =>
  new Set(chosen.has(number) ? [...chosen].filter((one) => one !== number) : [...chosen, number])

interface BoxProps {
  readonly delivery: Delivery
  readonly isChosen: boolean
  readonly onToggle: (number: string) => void
}

function Box({ delivery: { number, date, order, goods }, isChosen, onToggle }: BoxProps): ReactElement {
  const { day, number: figure } = useSpeech()
  const said = goods.map(({ text, quantity }) => `${figure(quantity)} × ${text}`).join(', ')
  return (
    <label className="flag delivery">
      <input type="checkbox" name={number} checked={isChosen} onChange={() => onToggle(number)} />
      <span className="flagText">
        <strong className="unbroken">{number}</strong> {day(date)}{' '}
        {order !== '' && <span className="unbroken">· {order}</span>}
        <span className="quiet goods">{said}</span>
      </span>
    </label>
  )
}
