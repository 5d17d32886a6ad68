/** What stands in the way, what the last action came to, and what is not known yet. */
import { type ReactElement, Suspense } from 'react'
import type { Notice as NoticeState, Outcome } from '../state/outcome.ts'
import type { State } from '../state/state.ts'
import { BehindNotice } from './behind-notice.tsx'
import { WaitingCard } from './later.ts'
import { isSignedIn } from './may.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { NotConfirmed, OutcomeCard } from './outcome-card.tsx'
import { type Page, usePane } from './pane.tsx'
import { Retry } from './retry.tsx'
import { useSpeech } from './speech.tsx'
import { useNoticeHere, useOutcomeHere } from './told-here.ts'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'

export function Messages({ state, page }: { readonly state: State; readonly page: Page }): ReactElement | null {
  const { unconfirmed, work } = state
  const notice = useNoticeHere(state)
  const outcome = useOutcomeHere(state)
  const isAway = state.connection === 'offline' && notice?.key !== 'notice.offline'
  const isListed = !work && state.waiting.length > 0 && !state.confirmation
  // One of them says that the server is away: what waits for it, what it did not answer, or a notice of its own.
  const waitsAway = isAway && isListed && hasWaiting(state)
  const sentAway = isAway && !waitsAway && unconfirmed !== null && !work
  return (
    <>
      {notice && <Trouble notice={notice} canSignIn={!isSignedIn(state.session) && page !== 'signIn'} />}
      {page === 'home' && state.behind && !notice && !work && <BehindNotice behind={state.behind} />}
      {isAway && !waitsAway && !sentAway && <Offline />}
      {isListed && (
        <Suspense fallback={null}>
          <WaitingCard
            state={state}
            isAway={waitsAway}
            focusOn={outcome && isWaiting(outcome) ? outcome.at : undefined}
          />
        </Suspense>
      )}
      {outcome && !work && !isCheck(outcome) && !(isWaiting(outcome) && state.waiting.length > 0) && (
        <OutcomeCard outcome={outcome} isAway={sentAway} />
      )}
      {!work && <Asides state={state} />}
      {unconfirmed && !work && <NotConfirmed unconfirmed={unconfirmed} outcome={outcome} isAway={sentAway} />}
    </>
  )
}

/** What signing in, again or otherwise, gets out of the way. */
const signsIn: ReadonlySet<string> = new Set(['notice.signInAgain', 'notice.linkUsed', 'notice.codeExpired'])

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
      onClose={actions.closeNotice}
    >
      {signsIn.has(key) && canSignIn && (
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

/** Questions that other sheets ask, each with the way there. */
function Asides({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const labels = useNoticeLabels()
  const { sheet, aside, payments } = state
  const sheets = payments.question && sheet !== 'payments' ? [...aside, 'payments' as const] : aside
  return (
    <>
      {sheets.map((one) => (
        <Notice key={one} kind="info" text={say('confirm.askedOn', { sheet: say(`sheet.${one}`) })} labels={labels}>
          <Button
            name={`toQuestion-${one}`}
            icon="right"
            label={say('confirm.toQuestion')}
            onPress={() => actions.goToSheet(one)}
          />
        </Notice>
      ))}
    </>
  )
}

function Offline(): ReactElement {
  const { say } = useSpeech()
  return (
    <Notice kind="warning" text={say('pane.offline')} labels={useNoticeLabels()}>
      <Retry />
    </Notice>
  )
}

/** Whether anything waits for the server, and not for the user. */
const hasWaiting = ({ waiting }: State): boolean => waiting.some(({ overtaken }) => overtaken.length === 0)

/** What was put on the list stands in the list. */
const waits: ReadonlySet<string> = new Set(['result.waits', 'result.waitsToBeSaved', 'result.recordsWait'])
const isWaiting = ({ lines }: Outcome): boolean => lines.every(({ key }) => waits.has(key))

/** What a check came to stands in the counts, which stay true while the rows change. */
export const isCheck = ({ lines }: Outcome): boolean => lines.every((line) => line.key === 'result.checked')
