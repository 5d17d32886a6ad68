/** What stands in the way, what the last action came to, and what is not known yet. */
import { type ReactElement, Suspense, useState } from 'react'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Behind, Notice as NoticeState, Outcome, State, Unconfirmed } from '../state.ts'
import { useFreshOutcome } from './fresh-outcome.ts'
import { WaitingCard } from './later.ts'
import { isSignedIn } from './may.ts'
import { type Page, usePane } from './pane.tsx'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Notice } from './ui/notice.tsx'

export function Messages({ state, page }: { readonly state: State; readonly page: Page }): ReactElement | null {
  const { notice, unconfirmed, work } = state
  const outcome = useFreshOutcome(state)
  return (
    <>
      {notice && <Trouble notice={notice} canSignIn={!isSignedIn(state.session) && page !== 'signIn'} />}
      {page === 'home' && state.behind && !notice && !work && <BehindNotice behind={state.behind} />}
      {state.connection === 'offline' && notice?.key !== 'notice.offline' && <Offline />}
      {!work && state.waiting.length > 0 && (
        <Suspense fallback={null}>
          <WaitingCard state={state} />
        </Suspense>
      )}
      {outcome && !work && !isCheck(outcome) && <Result outcome={outcome} />}
      {unconfirmed && !work && !saysUnconfirmed(outcome) && <NotConfirmed unconfirmed={unconfirmed} />}
    </>
  )
}

/** The words of a notice's own buttons. */
export function useNoticeLabels() {
  const { say } = useSpeech()
  return {
    details: say('action.details'),
    copy: say('action.copyDetails'),
    copied: say('pane.copied'),
    close: say('action.close'),
  }
}

function Trouble({ notice, canSignIn }: { readonly notice: NoticeState; readonly canSignIn: boolean }): ReactElement {
  const { say } = useSpeech()
  const { actions, surroundings, open, isBusy } = usePane()
  const { kind, key, params, details } = notice
  return (
    <Notice
      kind={kind}
      text={say(key, params)}
      details={details}
      labels={useNoticeLabels()}
      onCopy={surroundings.copy}
      onClose={actions.dismiss}
    >
      {key === 'notice.signInAgain' && canSignIn && (
        <Button name="signIn" label={say('action.signIn')} icon="enter" onPress={() => open('signIn')} />
      )}
      {key === 'notice.tableMissing' && (
        <Button
          name="insertSheets"
          label={say('action.insertSheets')}
          disabled={isBusy}
          onPress={actions.setUpWorkbook}
        />
      )}
      {key === 'notice.sheetChanged' && (
        <Button name="check" label={say('action.check')} disabled={isBusy} onPress={() => actions.check()} />
      )}
    </Notice>
  )
}

/** A workbook of an earlier version: what it lacks, until the user closes it. */
function BehindNotice({ behind: { sheets, columns } }: { readonly behind: Behind }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const labels = useNoticeLabels()
  const [isClosed, close] = useState(false)
  const named = (keys: readonly SheetKey[]) => keys.map((key) => say(`sheet.${key}`)).join(', ')
  const parts = [
    say('pane.behind'),
    ...(sheets.length > 0 ? [say('pane.newSheets', { sheets: named(sheets) })] : []),
    ...(columns.length > 0 ? [say('pane.newColumns', { sheets: named(columns) })] : []),
  ]
  if (isClosed) return null
  return (
    <Notice kind="info" text={parts.join(' ')} labels={labels} onClose={() => close(true)}>
      <Button
        name="insertSheets"
        icon="insert"
        label={say('action.bringUpToDate')}
        disabled={isBusy}
        onPress={actions.setUpWorkbook}
      />
    </Notice>
  )
}

function Offline(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return (
    <Notice kind="warning" text={say('pane.offline')} labels={useNoticeLabels()}>
      <Button name="retry" label={say('action.retry')} icon="refresh" disabled={isBusy} onPress={actions.refresh} />
    </Notice>
  )
}

/** What a check came to stands in the counts, which stay true while the rows change. */
export const isCheck = ({ lines }: Outcome): boolean => lines.every((line) => line.key === 'result.checked')

const saysUnconfirmed = (outcome: Outcome | null): boolean =>
  outcome?.lines.some((line) => line.key === 'result.unconfirmed') ?? false

const tones = { good: 'good', mixed: 'warn', bad: 'bad', unknown: 'ask' } as const

function Result({ outcome }: { readonly outcome: Outcome }): ReactElement {
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
      <Refusals refused={outcome.refused ?? []} />
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

function NotConfirmed({ unconfirmed }: { readonly unconfirmed: Unconfirmed }): ReactElement {
  const { say, time } = useSpeech()
  const text = `${say('result.unconfirmed', { n: unconfirmed.documents })} ${say('pane.sentAt', { time: time(unconfirmed.since) })}`
  return (
    <Notice kind="warning" text={text} labels={useNoticeLabels()}>
      <AskAgain />
    </Notice>
  )
}

function AskAgain(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return <Button name="resend" label={say('action.resend')} icon="send" disabled={isBusy} onPress={actions.resend} />
}
