/** The foot of the pane: who, whether the server answers, and what it has not answered yet. */
import type { ReactElement } from 'react'
import type { State } from '../state/state.ts'
import { useSpeech } from './speech.tsx'
import { Icon } from './ui/icons.tsx'

export function StatusLine({ state }: { readonly state: State }): ReactElement {
  const { say, known } = useSpeech()
  const { session, connection, unconfirmed, waiting } = state
  const count = (isOvertaken: boolean) =>
    waiting
      .filter(({ overtaken }) => overtaken.length > 0 === isOvertaken)
      .reduce((sum, { labels }) => sum + labels.length, 0)
  const [documents, asked] = [count(false), count(true)]
  const who =
    session.kind === 'signed-in'
      ? say('pane.signedInAs', { name: session.displayName || session.userName })
      : say('pane.signedOut')
  return (
    <footer className="statusLine">
      <span>{who}</span>
      {connection === 'online' && (
        <span className="online">
          <Icon name="good" /> {say('pane.isOnline')}
        </span>
      )}
      {connection === 'offline' && (
        <span className="offline">
          <Icon name="bad" /> {say('pane.isOffline')}
        </span>
      )}
      {documents > 0 && (
        <span className="offline">
          <Icon name="send" /> {say('pane.waitingDocuments', { n: documents })}
        </span>
      )}
      {asked > 0 && (
        <span className="offline">
          <Icon name="question" /> {known('pane.overtakenCount', '', { n: asked })}
        </span>
      )}
      {unconfirmed && (
        <span className="offline">
          <Icon name="question" /> {say('pane.waiting', { n: unconfirmed.documents })}
        </span>
      )}
    </footer>
  )
}
