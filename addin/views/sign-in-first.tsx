/** What stands where nothing can be done before somebody has signed in. */
import type { ReactElement } from 'react'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function SignInFirst({ saysWhy = false }: { readonly saysWhy?: boolean }): ReactElement {
  const { say } = useSpeech()
  const { open } = usePane()
  return (
    <div className="actions">
      <Button name="signIn" kind="primary" icon="enter" label={say('action.signIn')} onPress={() => open('signIn')} />
      {saysWhy && <p className="quiet wide">{say('pane.signInWhy')}</p>}
    </div>
  )
}
