/** What cannot be done, and cannot wait, while the server cannot be reached: said beforehand. */
import type { ReactElement } from 'react'
import { useSpeech } from './speech.tsx'
import { withoutDots } from './without-dots.ts'

export function NeedServer({ labels }: { readonly labels: readonly string[] }): ReactElement | null {
  const { say } = useSpeech()
  if (labels.length === 0) return null
  return <p className="quiet wide">{say('pane.needServer', { what: labels.map(withoutDots).join(', ') })}</p>
}
