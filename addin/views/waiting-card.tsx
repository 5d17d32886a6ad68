/** What was asked for while the server could not be reached, in the order in which it will be done. */
import type { ReactElement } from 'react'
import type { State } from '../state/state.ts'
import type { WaitingOrder } from '../state/work.ts'
import { isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'

export function WaitingCard({ state }: { readonly state: State }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy, open } = usePane()
  const { waiting, session } = state
  if (waiting.length === 0) return null
  return (
    <Card name="waiting" title={say('pane.waits')} tone="plain">
      <ol className="waiting">
        {waiting.map((order) => (
          <li key={order.id}>
            <Order order={order} />
          </li>
        ))}
      </ol>
      <div className="buttons">
        {isSignedIn(session) ? (
          <Button
            name="sendWaiting"
            icon="send"
            label={say('action.sendNow')}
            disabled={isBusy}
            onPress={actions.sendWaiting}
          />
        ) : (
          <Button name="signIn" icon="enter" label={say('action.signIn')} onPress={() => open('signIn')} />
        )}
      </div>
    </Card>
  )
}

const fromKeys = {
  here: null,
  otherComputer: 'pane.fromOtherComputer',
  otherWorkbook: 'pane.fromOtherWorkbook',
} as const

function Order({ order }: { readonly order: WaitingOrder }): ReactElement {
  const { say, known, time } = useSpeech()
  const { actions, isBusy } = usePane()
  const { id, action, sheet, since, labels, from } = order
  const what = action === 'save' ? say('action.save') : known(`do.${action}`, action)
  const documents = known(`noun.${sheet}`, '', { n: labels.length })
  const key = fromKeys[from]
  return (
    <div className="waitingOrder">
      <p>
        <strong>{say('pane.waitingOrder', { what, documents })}</strong>
        <span className="quiet">
          {[labels.slice(0, 5).join(', ') + (labels.length > 5 ? ' …' : ''), time(since), key ? say(key) : '']
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </p>
      <Button
        name="withdraw"
        kind="quiet"
        label={say('action.withdraw')}
        disabled={isBusy}
        onPress={() => actions.withdraw(id)}
      />
    </div>
  )
}
