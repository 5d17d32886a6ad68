/** The first screen in a workbook that knows nothing of us: what it is good for, and how to begin. It asks for no account. */
import { type ReactElement, useState } from 'react'
import type { Session } from '../state/session.ts'
import { isSignedIn } from './may.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Icon } from './ui/icons.tsx'
import { Notice } from './ui/notice.tsx'

export function Welcome({ session }: { readonly session: Session }): ReactElement {
  const { say } = useSpeech()
  const { actions, surroundings, open, isBusy } = usePane()
  return (
    <section className="welcome" data-card="welcome">
      <h2>{say('pane.welcome')}</h2>
      <ul className="values">
        {(['pane.welcome1', 'pane.welcome2', 'pane.welcome3'] as const).map((key) => (
          <li key={key}>
            <Icon name="good" /> <span>{say(key)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{say('pane.noSheets')}</p>
      <div className="buttons column">
        <Button
          name="insertSheets"
          kind="primary"
          label={say('action.insertHere')}
          disabled={isBusy}
          onPress={actions.setUpWorkbook}
        />
        {surroundings.newWorkbook && <NewWorkbook make={surroundings.newWorkbook} />}
        {!isSignedIn(session) && (
          <Button name="signIn" icon="enter" label={say('action.signIn')} onPress={() => open('signIn')} />
        )}
        <Button name="help" kind="quiet" icon="help" label={say('pane.help')} onPress={() => open('help')} />
      </div>
    </section>
  )
}

function NewWorkbook({ make }: { readonly make: () => Promise<void> }): ReactElement {
  const { say } = useSpeech()
  const [failed, setFailed] = useState(false)
  const labels = useNoticeLabels()
  const press = () => make().catch(() => setFailed(true))
  return (
    <>
      <Button name="newWorkbook" label={say('action.newWorkbook')} onPress={press} />
      {failed && <Notice kind="warning" text={say('notice.newWorkbook')} labels={labels} />}
    </>
  )
}
