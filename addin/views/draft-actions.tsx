/** The buttons of a draft sheet: one is the next step, the others are what else can be done. */
import type { ReactElement } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { Drafts, Session } from '../state.ts'
import { isSignedIn, mayPost, maySave } from './may.ts'
import { nextStep, type Step } from './next-step.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button, type ButtonProps, MenuButton } from './ui/button.tsx'

export interface DraftActionsProps {
  readonly sheet: DraftSheet
  readonly drafts: Drafts
  readonly session: Session
}

export function DraftActions({ sheet, drafts, session }: DraftActionsProps): ReactElement | null {
  const { say } = useSpeech()
  const step = nextStep(sheet, drafts, session)
  const buttons = useButtons(sheet, drafts, session)
  if (step === 'none') return null
  return (
    <div className="actions">
      {buttons.map((button) => (
        <Button key={button.name} {...button} kind={button.name === step ? 'primary' : 'usual'} />
      ))}
      {isSignedIn(session) && <Besides sheet={sheet} drafts={drafts} session={session} />}
      <Limits step={step} session={session} />
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

function useButtons(sheet: DraftSheet, drafts: Drafts, session: Session): readonly ButtonProps[] {
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
  const post: ButtonProps = {
    name: 'post',
    label: n > 0 ? say('action.post', { n }) : say('ribbon.postReady'),
    disabled: none,
    onPress: actions.post,
  }
  const orders: readonly ButtonProps[] = [
    { name: 'ship', label: say('action.ship'), disabled: none, onPress: actions.ship },
    { name: 'invoice', label: say('action.invoice'), disabled: none, onPress: actions.invoice },
    { name: 'shipAndInvoice', label: say('action.shipAndInvoice'), disabled: none, onPress: actions.shipAndInvoice },
  ]
  if (!isSignedIn(session)) return drafts.rows === 0 ? [signIn] : [signIn, check]
  return [
    check,
    ...(mayPost(session) && sheet === 'invoices' ? [post] : []),
    ...(mayPost(session) && sheet === 'orders' ? orders : []),
  ]
}

/** What is needed less often, without frames. */
function Besides({ sheet, drafts, session }: DraftActionsProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return (
    <div className="besides">
      {maySave(session) && (
        <Button name="save" kind="quiet" label={say('action.save')} disabled={isBusy} onPress={() => actions.save()} />
      )}
      <PreviewButton sheet={sheet} disabled={drafts.ready.documents === 0} />
    </div>
  )
}

function PreviewButton({ sheet, disabled }: { readonly sheet: DraftSheet; readonly disabled: boolean }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const common = { name: 'preview', label: say('action.preview'), icon: 'eye' as const, disabled: disabled || isBusy }
  if (sheet === 'invoices') return <Button {...common} kind="quiet" onPress={() => actions.preview('post')} />
  const entries = (['ship', 'invoice', 'shipAndInvoice'] as const).map((action) => ({
    name: `preview-${action}`,
    label: say(`action.${action}`),
    onPress: () => actions.preview(action),
  }))
  return <MenuButton {...common} entries={entries} />
}

/** Why a button is not there. */
function Limits({ step, session }: { readonly step: Step; readonly session: Session }): ReactElement | null {
  const { say } = useSpeech()
  if (step === 'signIn') return <p className="quiet wide">{say('pane.signInWhy')}</p>
  if (!maySave(session)) return <p className="quiet wide">{say('pane.mayNotSave')}</p>
  return mayPost(session) ? null : <p className="quiet wide">{say('pane.mayNotPost')}</p>
}
