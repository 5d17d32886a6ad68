/** First steps and keys, on one short page. */
import type { ReactElement } from 'react'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { useEscape } from './use-escape.ts'

export function Help(): ReactElement {
  const { say } = useSpeech()
  const { open } = usePane()
  const back = () => open('home')
  useEscape(back)
  return (
    <>
      <BackHeader title={say('pane.help')} onBack={back} />
      <ol className="steps">
        {(['pane.help1', 'pane.help2', 'pane.help3'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ol>
      <p className="quiet">{say('pane.helpColours')}</p>
      <h2>{say('pane.keys')}</h2>
      <ul className="keys">
        {(['pane.keyCheck', 'pane.keyNext', 'pane.keyBack', 'pane.keyLeave'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </>
  )
}
