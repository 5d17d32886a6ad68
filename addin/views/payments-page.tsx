/** The sheet Payments: bringing bank lines in, what they pay and how sure that is, and posting them. */
import { type ReactElement, useState } from 'react'
import type { PaymentLine } from '../state/payments.ts'
import type { State } from '../state/state.ts'
import { Activity } from './activity.tsx'
import { BringIn } from './bring-in.tsx'
import { type Count, Counts } from './counts.tsx'
import { Limits } from './limits.tsx'
import { isCutOff, isSignedIn, mayPost, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { PaymentLines } from './payment-lines.tsx'
import { PaymentQuestionCard } from './payment-question.tsx'
import { type Filter, groupsOf } from './problem-groups.ts'
import { ProblemList } from './problems.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Tabs } from './ui/tabs.tsx'

export function PaymentsPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const [tab, setTab] = useState('rows')
  const [filter, choose] = useState<Filter>('all')
  const { payments } = state
  const session = sessionNow(state)
  if (!isSignedIn(session)) return <SignInFirst saysWhy />
  if (payments.question) return <PaymentQuestionCard question={payments.question} />
  const lines = payments.lines.filter(({ kind }) => filter === 'all' || groups[kind] === filter)
  return (
    <>
      {payments.rows > 0 && <PaymentCounts lines={payments.lines} filter={filter} onFilter={choose} />}
      {mayPost(session) ? (
        <PaymentButtons lines={payments.lines} isCutOff={isCutOff(state)} />
      ) : (
        <Limits session={session} />
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
      {mayPost(session) && !isCutOff(state) && <BringIn />}
    </>
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

interface PaymentButtonsProps {
  readonly lines: readonly PaymentLine[]
  readonly isCutOff: boolean
}

function PaymentButtons({ lines, isCutOff: isAway }: PaymentButtonsProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const blocked = isBusy || isAway
  const count = (...kinds: readonly PaymentLine['kind'][]) => lines.filter(({ kind }) => kinds.includes(kind)).length
  const [fresh, sure] = [count('fresh'), count('sure')]
  const canPost = count('sure', 'ready', 'plain', 'wrong') > 0
  const waitsForWord = !canPost && lines.length > count('posted')
  const next = fresh > 0 ? 'match' : sure > 0 ? 'accept' : 'post'
  const kind = (name: string) => (name === next ? 'primary' : 'usual')
  const { payments } = actions
  return (
    <div className="actions">
      {lines.length > count('plain', 'wrong', 'posted') && (
        <Button
          name="match"
          kind={kind('match')}
          label={say('payments.match')}
          disabled={blocked}
          onPress={payments.match}
        />
      )}
      {sure > 0 && (
        <Button
          name="acceptSure"
          kind={kind('accept')}
          label={say('payments.acceptSure', { n: sure })}
          disabled={blocked}
          onPress={() => payments.accept(null)}
        />
      )}
      {canPost && (
        <Button
          name="post"
          kind={kind('post')}
          label={say('payments.post')}
          disabled={blocked}
          onPress={payments.ask}
        />
      )}
      <Button
        name="fetch"
        kind="quiet"
        icon="refresh"
        label={say('payments.fetch')}
        disabled={blocked}
        onPress={payments.fetch}
      />
      {count('posted') > 0 && (
        <Button name="clear" kind="quiet" label={say('payments.clear')} disabled={isBusy} onPress={payments.clear} />
      )}
      {waitsForWord && <p className="quiet wide">{say('payments.postWhen')}</p>}
      {isAway && <p className="quiet wide">{say('needsServer.payments')}</p>}
    </div>
  )
}

/** Sure or decided; to be looked at; nothing known. */
const groups: Readonly<Record<PaymentLine['kind'], Filter>> = {
  sure: 'ready',
  ready: 'ready',
  plain: 'ready',
  posted: 'all',
  wrong: 'changed',
  look: 'changed',
  open: 'wrong',
  fresh: 'wrong',
}

interface PaymentCountsProps {
  readonly lines: readonly PaymentLine[]
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

function PaymentCounts({ lines, filter, onFilter }: PaymentCountsProps): ReactElement {
  const { say } = useSpeech()
  const count = (group: Filter) => lines.filter(({ kind }) => groups[kind] === group).length
  const counts: readonly Count[] = [
    { filter: 'ready', icon: 'good', n: count('ready'), label: say('payments.sure') },
    { filter: 'changed', icon: 'changed', n: count('changed'), label: say('payments.look') },
    { filter: 'wrong', icon: 'bad', n: count('wrong'), label: say('payments.open') },
  ]
  return <Counts label={say('payments.counts')} counts={counts} filter={filter} onFilter={onFilter} />
}
