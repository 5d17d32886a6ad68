/** What the last action came to, and what is not known of it yet. */
import type { ReactElement } from 'react'
import type { Outcome } from '../state/outcome.ts'
import type { Unconfirmed } from '../state/work.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Notice } from './ui/notice.tsx'

const unconfirmed: ReadonlySet<string> = new Set(['result.unconfirmed', 'result.recordsUnconfirmed'])
const saysUnconfirmed = (outcome: Outcome | null): boolean =>
  outcome?.lines.some((line) => unconfirmed.has(line.key)) ?? false

const tones = { good: 'good', mixed: 'warn', bad: 'bad', unknown: 'ask' } as const

export interface OutcomeCardProps {
  readonly outcome: Outcome
  /** It says too that the server cannot be reached, if it asks to ask again. */
  readonly isAway: boolean
}

export function OutcomeCard({ outcome, isAway }: OutcomeCardProps): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const [first, ...others] = outcome.lines.map((line) => say(line.key, line.params))
  const close = (
    <Button name="close" kind="quiet" icon="close" label="" spoken={say('action.close')} onPress={actions.dismiss} />
  )
  return (
    <Card name="outcome" title={first ?? ''} tone={tones[outcome.kind]} focusOn={outcome.at} corner={close}>
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isAway && saysUnconfirmed(outcome) && <p>{say('pane.offline')}</p>}
      <Refusals refused={outcome.refused ?? []} />
      <Refusals refused={outcome.noted ?? []} />
      <Onward outcome={outcome} />
    </Card>
  )
}

/** Where to look at what was done. */
function Onward({ outcome }: { readonly outcome: Outcome }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const targets = outcome.leads ?? []
  const asksAgain = saysUnconfirmed(outcome)
  if (targets.length === 0 && !asksAgain) return null
  return (
    <div className="buttons">
      {asksAgain && <AskAgain />}
      {targets.map((sheet) => (
        <Button
          key={sheet}
          name={`goTo-${sheet}`}
          kind="quiet"
          icon="right"
          label={say(`sheet.${sheet}`)}
          disabled={isBusy}
          onPress={() => actions.goToSheet(sheet)}
        />
      ))}
    </div>
  )
}

export interface NotConfirmedProps {
  readonly unconfirmed: Unconfirmed
  /** What the last action came to: it may say so itself. */
  readonly outcome: Outcome | null
  /** It says too that the server cannot be reached. */
  readonly isAway: boolean
}
export function NotConfirmed({ unconfirmed, outcome, isAway }: NotConfirmedProps): ReactElement | null {
  const { say, time } = useSpeech()
  const labels = useNoticeLabels()
  if (saysUnconfirmed(outcome)) return null
  const text = [
    isAway ? say('pane.offline') : '',
    say('result.unconfirmed', { n: unconfirmed.documents }),
    say('pane.sentAt', { time: time(unconfirmed.since) }),
  ]
  return (
    <Notice kind="warning" text={text.filter((part) => part !== '').join(' ')} labels={labels}>
      <AskAgain />
    </Notice>
  )
}

function AskAgain(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return <Button name="resend" label={say('action.resend')} icon="send" disabled={isBusy} onPress={actions.resend} />
}
