/** Signing in: in the server's own window where Office can show it, else with name and password here. */
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react'
import type { WordKey } from '../../shared/words/language.ts'
import type { DialogAnswer } from '../signin.ts'
import type { Session } from '../state/session.ts'
import { BackHeader } from './header.tsx'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Field } from './ui/field.tsx'
import { Notice } from './ui/notice.tsx'
import { useEscape } from './use-escape.ts'

export interface SignInProps {
  readonly session: Session
  readonly messages: ReactNode
}

export function SignIn({ session, messages }: SignInProps): ReactElement {
  const { say } = useSpeech()
  const { actions, surroundings, open } = usePane()
  const [here, setHere] = useState(surroundings.askInDialog === null)
  const isBusy = session.kind === 'signing-in'
  const back = () => {
    actions.dismiss()
    open('home')
  }
  useEscape(back)
  return (
    <>
      <BackHeader title={say('action.signIn')} onBack={back} />
      {messages}
      <p className="quiet">{say('pane.signInWhy')}</p>
      {surroundings.askInDialog && !here ? (
        <DialogSignIn ask={surroundings.askInDialog} isBusy={isBusy} onHere={() => setHere(true)} />
      ) : (
        <PasswordForm isBusy={isBusy} />
      )}
    </>
  )
}

interface DialogSignInProps {
  readonly ask: () => Promise<DialogAnswer>
  readonly isBusy: boolean
  readonly onHere: () => void
}

function DialogSignIn({ ask, isBusy, onHere }: DialogSignInProps): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState<WordKey | null>(null)
  const labels = useNoticeLabels()
  const press = async (): Promise<void> => {
    setWhy(null)
    setAsking(true)
    const answer = await ask().catch((): DialogAnswer => ({ kind: 'failed', why: 'notice.dialogFailed' }))
    setAsking(false)
    if (answer.kind === 'code') await actions.signIn(answer.code)
    else setWhy(answer.why)
  }
  return (
    <>
      {why && <Notice kind="warning" text={say(why)} labels={labels} />}
      <div className="buttons column">
        <Button
          name="signIn"
          kind="primary"
          label={say(isBusy ? 'pane.signingIn' : 'action.signIn')}
          disabled={isBusy || asking}
          onPress={press}
        />
        <p className="quiet">{say('pane.signInDialog')}</p>
        <Button name="signInHere" kind="quiet" label={say('action.signInHere')} onPress={onHere} />
      </div>
    </>
  )
}

function PasswordForm({ isBusy }: { readonly isBusy: boolean }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const isComplete = userName !== '' && password !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isBusy || !isComplete) return
    setPassword('')
    void actions.signIn({ userName, password })
  }
  return (
    <form className="form" onSubmit={submit}>
      <Field name="userName" label={say('pane.user')} value={userName} autoComplete="username" onType={setUserName} />
      <Field
        name="password"
        label={say('pane.password')}
        type="password"
        value={password}
        autoComplete="current-password"
        onType={setPassword}
      />
      <Button
        name="signIn"
        kind="primary"
        submits
        label={say(isBusy ? 'pane.signingIn' : 'action.signIn')}
        disabled={isBusy || !isComplete}
      />
    </form>
  )
}
