/** The buttons of a draft sheet: one is the next step, the others are what else can be done. */
import type { ReactElement } from 'react'
import type { ActionName } from '../../shared/sheets/actions.ts'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { Scope } from '../actions/actions.ts'
import type { Drafts } from '../state/drafts.ts'
import type { Session } from '../state/session.ts'
import { Limits } from './limits.tsx'
import { isSignedIn, mayPost, maySave } from './may.ts'
import { NeedServer } from './need-server.tsx'
import { actionsOf, draftingsOf, dueIn, hasWork, nextStep, postingsOf, type Step } from './next-step.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button, type ButtonProps, MenuButton } from './ui/button.tsx'

export interface DraftActionsProps {
  readonly sheet: DraftSheet
  readonly drafts: Drafts
  readonly session: Session
  /** The server cannot be reached. */
  readonly isAway: boolean
  /** What only the server can do, while it cannot be reached. */
  readonly cannot: (action: ActionName) => boolean
}

export function DraftActions({ isAway, ...props }: DraftActionsProps): ReactElement | null {
  const { say } = useSpeech()
  const { sheet, drafts, session, cannot } = props
  const step = nextStep(sheet, drafts, session, isAway)
  const due = dueIn(drafts).length
  const buttons = useButtons({ ...props, step })
  if (step === 'none') return null
  return (
    <div className="actions">
      {buttons.map((button) => (
        <Button key={button.name} {...button} kind={button.name === step ? 'primary' : 'usual'} />
      ))}
      {isSignedIn(session) && <Besides {...props} step={step} />}
      {step === 'signIn' ? <p className="quiet wide">{say('pane.signInWhy')}</p> : <Limits session={session} />}
      {isSignedIn(session) && (
        <NeedServer
          labels={actionsOf(sheet)
            .filter(cannot)
            .map((action) => say(`do.${action}`))}
        />
      )}
      {isSignedIn(session) && due > 0 && <p className="quiet wide">{say('pane.prepaymentDue', { n: due })}</p>}
      {isSignedIn(session) && <p className="quiet wide">{say(checkedKeys[drafts.checked])}</p>}
    </div>
  )
}

const checkedKeys = {
  not: 'pane.checkedHere',
  local: 'pane.checkedHere',
  checked: 'pane.checkedThere',
  stale: 'pane.checkedBefore',
} as const

type StepProps = Omit<DraftActionsProps, 'isAway'> & { readonly step: Step }

function useButtons({ sheet, drafts, session, cannot, step }: StepProps): readonly ButtonProps[] {
  const { say } = useSpeech()
  const { actions, open, isBusy } = usePane()
  const n = drafts.ready.documents
  const none = isBusy || n === 0
  const signIn: ButtonProps = {
    name: 'signIn',
    label: say('action.signIn'),
    icon: 'enter',
    onPress: () => open('signIn'),
  }
  const check: ButtonProps = {
    name: 'check',
    label: say('action.check'),
    disabled: isBusy,
    onPress: () => actions.check(),
  }
  const request: ButtonProps = {
    name: 'requestApproval',
    label: say('do.requestApproval'),
    disabled: none || cannot('requestApproval'),
    onPress: () => actions.act('requestApproval', { sheet }),
  }
  const postings = postingsOf(sheet).map((action): ButtonProps => {
    const label = action === 'post' && n > 0 ? say('action.post', { n }) : say(`do.${action}`)
    return { name: action, label, disabled: none || cannot(action), onPress: () => actions.act(action, { sheet }) }
  })
  if (!isSignedIn(session)) return drafts.rows === 0 ? [signIn] : [signIn, check]
  return [check, ...(mayPost(session) ? postings : []), ...(step === 'requestApproval' ? [request] : [])]
}

/** What is needed less often, without frames; saving, where that is the next step, with one. */
function Besides({ sheet, drafts, session, step, cannot }: StepProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const entries = draftingsOf(sheet)
    .filter((action) => action !== step)
    .map((action) => ({
      name: action,
      label: say(`do.${action}`),
      disabled: isBusy || !hasWork(action, drafts) || cannot(action),
      onPress: () => actions.act(action, { sheet }),
    }))
  return (
    <div className="besides">
      {maySave(session) && (
        <Button
          name="save"
          kind={step === 'save' ? 'primary' : 'quiet'}
          label={say('action.save')}
          disabled={isBusy}
          onPress={() => actions.save()}
        />
      )}
      <PreviewButton actions={postingsOf(sheet)} disabled={drafts.ready.documents === 0} scope={{ sheet }} />
      {maySave(session) && entries.length > 0 && (
        <MenuButton name="moreActions" label={say('do.more')} icon="more" entries={entries} />
      )}
    </div>
  )
}

interface PreviewButtonProps {
  readonly actions: readonly ActionName[]
  readonly disabled: boolean
  readonly scope: Scope
}

/** One posting is previewed at once; of several the user names one. */
export function PreviewButton({ actions: postings, disabled, scope }: PreviewButtonProps): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const common = { name: 'preview', label: say('action.preview'), icon: 'eye' as const, disabled: disabled || isBusy }
  const [only, ...others] = postings
  if (!only) return null
  if (others.length === 0) return <Button {...common} kind="quiet" onPress={() => actions.preview(only, scope)} />
  const entries = postings.map((action) => ({
    name: `preview-${action}`,
    label: say(`do.${action}`),
    onPress: () => actions.preview(action, scope),
  }))
  return <MenuButton {...common} entries={entries} />
}
