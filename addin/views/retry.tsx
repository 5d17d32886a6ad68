/** Looks whether the server answers again. */
import type { ReactElement } from 'react'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function Retry(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return <Button name="retry" label={say('action.retry')} icon="refresh" disabled={isBusy} onPress={actions.refresh} />
}
