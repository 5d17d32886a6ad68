/** What was asked for while the server could not be reached: in the order in which it will be done, and what was overtaken. */
import type { ReactElement } from 'react'
import type { State } from '../state/state.ts'
import type { OvertakenDocument, WaitingOrder } from '../state/work.ts'
import { isCutOff, isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { Retry } from './retry.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { withoutDots } from './without-dots.ts'

interface WaitingCardProps {
  readonly state: State
  /** It says too that the server cannot be reached. */
  readonly isAway: boolean
  /** Something was just put on the list: it is led to. */
  readonly focusOn?: string | undefined
}

export function WaitingCard({ state, isAway, focusOn }: WaitingCardProps): ReactElement | null {
  const { say } = useSpeech()
  const waits = state.waiting.filter(({ overtaken }) => overtaken.length === 0)
  const asked = state.waiting.filter(({ overtaken }) => overtaken.length > 0)
  return (
    <>
      {asked.length > 0 && (
        <Card name="overtaken" title={say('pane.overtaken')} tone="ask">
          <Orders orders={asked} />
        </Card>
      )}
      {waits.length > 0 && (
        <Card
          name="waiting"
          title={say('pane.waits')}
          tone={isAway ? 'warn' : 'plain'}
          {...(focusOn === undefined ? {} : { focusOn })}
        >
          {isAway && <p>{say('pane.offline')}</p>}
          <Orders orders={waits} />
          <Sending state={state} />
        </Card>
      )}
    </>
  )
}

const Orders = ({ orders }: { readonly orders: readonly WaitingOrder[] }): ReactElement => (
  <ol className="waiting">
    {orders.map((order) => (
      <li key={order.id}>
        <Order order={order} />
      </li>
    ))}
  </ol>
)

/** When it is done: by itself, or after signing in, or now. */
function Sending({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy, open } = usePane()
  const mayAct = isSignedIn(state.session)
  if (isCutOff(state))
    return (
      <>
        <p className="quiet">{say(mayAct ? 'pane.sentOnReturn' : 'pane.sentAfterSignIn')}</p>
        <div className="buttons">
          <Retry />
        </div>
      </>
    )
  return (
    <div className="buttons">
      {mayAct ? (
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
  )
}

const fromKeys = {
  here: null,
  otherComputer: 'pane.fromOtherComputer',
  otherWorkbook: 'pane.fromOtherWorkbook',
} as const

function Order({ order }: { readonly order: WaitingOrder }): ReactElement {
  const speech = useSpeech()
  const { say, known, time } = speech
  const { actions, isBusy } = usePane()
  const { id, action, sheet, since, labels, from, overtaken } = order
  const what = withoutDots(action === 'save' ? say('action.save') : known(`do.${action}`, action))
  const documents = known(`noun.${sheet}`, '', { n: labels.length })
  const key = overtaken.length > 0 ? null : fromKeys[from]
  const title = say('pane.waitingOrder', { what, documents })
  const spoken = [title, namesOf(labels)].join(', ')
  return (
    <div className={overtaken.length > 0 ? 'waitingOrder askedOrder' : 'waitingOrder'}>
      <div className="orderText">
        <strong>{title}</strong>
        <span className="quiet">
          {[
            overtaken.length > 0 ? '' : namesOf(labels),
            say('pane.askedAt', { time: time(since) }),
            key ? say(key) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {overtaken.map((one) => (
          <p key={one.label}>{changeOf(one, speech)}</p>
        ))}
      </div>
      {overtaken.length > 0 && action !== 'save' && (
        <Button
          name="askAnew"
          label={say('action.askAnew')}
          spoken={`${say('action.askAnew')}: ${spoken}`}
          disabled={isBusy}
          onPress={() => actions.askAnew(id)}
        />
      )}
      <Button
        name="withdraw"
        kind="quiet"
        label={say('action.withdraw')}
        spoken={`${say('action.withdraw')}: ${spoken}`}
        disabled={isBusy}
        onPress={() => actions.withdraw(id)}
      />
    </div>
  )
}

const namesOf = (labels: readonly string[]): string => labels.slice(0, 5).join(', ') + (labels.length > 5 ? ' …' : '')

/** Who came before it and what the document is now; else the user's own rows say something else. */
function changeOf({ label, by, at, status, reason }: OvertakenDocument, { say, known, time }: Speech): string {
  const user = by || say('pane.someoneElse')
  const change = at === '' && by === '' && reason === '' ? say('pane.rowsChanged') : ''
  const theirs = at === '' ? '' : say('pane.changedBy', { user, time: time(at) })
  const now = status === '' ? '' : say('pane.isNow', { status: known(`status.${status.replaceAll(' ', '')}`, status) })
  return `${label}: ${[change, theirs, now, theirs === '' ? reason : ''].filter(Boolean).join('; ')}`
}
