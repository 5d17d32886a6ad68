/** The sheet Payments: bringing bank lines in, what they pay and how sure that is, and posting them. */
import { type ReactElement, useState } from 'react'
import type { PaymentLine } from '../state/payments.ts'
import type { State } from '../state/state.ts'
import { Activity } from './activity.tsx'
import { BringIn } from './bring-in.tsx'
import { isSignedIn, mayPost } from './may.ts'
import { usePane } from './pane.tsx'
import { PaymentLines } from './payment-lines.tsx'
import { PaymentQuestionCard } from './payment-question.tsx'
import { groupsOf } from './problem-groups.ts'
import { ProblemList } from './problems.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Icon, type IconName } from './ui/icons.tsx'
import { Tabs } from './ui/tabs.tsx'

export function PaymentsPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const [tab, setTab] = useState('rows')
  const [shown, show] = useState<Shown>('all')
  const { payments, session } = state
  if (!isSignedIn(session)) return <SignInFirst />
  if (payments.question) return <PaymentQuestionCard question={payments.question} />
  const lines = payments.lines.filter((line) => shown === 'all' || groupOf(line) === shown)
  return (
    <>
      {payments.rows > 0 && <Counts lines={payments.lines} shown={shown} onShow={show} />}
      {mayPost(session) ? (
        <PaymentButtons lines={payments.lines} />
      ) : (
        <p className="quiet wide">{say('pane.mayNotSave')}</p>
      )}
      <Tabs
        label={say('pane.parts')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            key: 'rows',
            label: say('pane.rows'),
            content: (
              <>
                {payments.problems.length > 0 && <ProblemList groups={groupsOf(payments.problems)} />}
                {payments.rows === 0 ? <Nothing /> : <PaymentLines lines={lines} />}
              </>
            ),
          },
          { key: 'activity', label: say('pane.activity'), content: <Activity outcomes={state.activity} /> },
        ]}
      />
      {mayPost(session) && <BringIn />}
    </>
  )
}

function SignInFirst(): ReactElement {
  const { say } = useSpeech()
  const { open } = usePane()
  return (
    <div className="actions">
      <Button name="signIn" kind="primary" icon="enter" label={say('action.signIn')} onPress={() => open('signIn')} />
      <p className="quiet wide">{say('pane.signInWhy')}</p>
    </div>
  )
}

function Nothing(): ReactElement {
  const { say } = useSpeech()
  return (
    <div className="empty">
      <h2>{say('payments.emptyTitle')}</h2>
      <p>{say('payments.empty')}</p>
    </div>
  )
}

function PaymentButtons({ lines }: { readonly lines: readonly PaymentLine[] }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const count = (...kinds: readonly PaymentLine['kind'][]) => lines.filter(({ kind }) => kinds.includes(kind)).length
  const [fresh, sure] = [count('fresh'), count('sure')]
  const canPost = count('sure', 'ready', 'plain') > 0
  const next = fresh > 0 ? 'match' : sure > 0 ? 'accept' : 'post'
  const kind = (name: string) => (name === next ? 'primary' : 'usual')
  const { payments } = actions
  return (
    <div className="actions">
      {lines.length > count('plain', 'posted') && (
        <Button
          name="match"
          kind={kind('match')}
          label={say('payments.match')}
          disabled={isBusy}
          onPress={payments.match}
        />
      )}
      {sure > 0 && (
        <Button
          name="acceptSure"
          kind={kind('accept')}
          label={say('payments.acceptSure', { n: sure })}
          disabled={isBusy}
          onPress={() => payments.accept(null)}
        />
      )}
      {canPost && (
        <Button name="post" kind={kind('post')} label={say('payments.post')} disabled={isBusy} onPress={payments.ask} />
      )}
      <Button
        name="fetch"
        kind="quiet"
        icon="refresh"
        label={say('payments.fetch')}
        disabled={isBusy}
        onPress={payments.fetch}
      />
      {count('posted') > 0 && (
        <Button name="clear" kind="quiet" label={say('payments.clear')} disabled={isBusy} onPress={payments.clear} />
      )}
    </div>
  )
}

type Shown = 'all' | 'ready' | 'wrong' | 'changed'
/** Sure or decided; to be looked at; nothing known. */
const groups: Readonly<Record<PaymentLine['kind'], Shown>> = {
  sure: 'ready',
  ready: 'ready',
  plain: 'ready',
  posted: 'all',
  look: 'changed',
  open: 'wrong',
  fresh: 'wrong',
}
const groupOf = ({ kind }: PaymentLine): Shown => groups[kind]

interface CountsProps {
  readonly lines: readonly PaymentLine[]
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
}
function Counts({ lines, shown, onShow }: CountsProps): ReactElement {
  const { say, number } = useSpeech()
  const counts: readonly { readonly key: Shown; readonly icon: IconName; readonly label: string }[] = [
    { key: 'ready', icon: 'good', label: say('payments.sure') },
    { key: 'changed', icon: 'changed', label: say('payments.look') },
    { key: 'wrong', icon: 'bad', label: say('payments.open') },
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="counts" role="group" aria-label={say('payments.counts')}>
      {counts.map(({ key, icon, label }) => {
        const n = lines.filter((line) => groupOf(line) === key).length
        return (
          <button
            key={key}
            type="button"
            className={`count ${n === 0 ? 'none' : key}`}
            aria-pressed={shown === key}
            data-count={key}
            onClick={() => onShow(shown === key ? 'all' : key)}
          >
            <span className="figure">
              <Icon name={icon} /> {number(n)}
            </span>{' '}
            <span className="countName">{label}</span>
          </button>
        )
      })}
    </div>
  )
}
