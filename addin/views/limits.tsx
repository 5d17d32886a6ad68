/** Why a button is not there for this user. */
import type { ReactElement } from 'react'
import type { Session } from '../state/session.ts'
import { mayPost, maySave } from './may.ts'
import { useSpeech } from './speech.tsx'

export function Limits({ session }: { readonly session: Session }): ReactElement | null {
  const { say } = useSpeech()
  if (!maySave(session)) return <p className="quiet wide">{say('pane.mayNotSave')}</p>
  return mayPost(session) ? null : <p className="quiet wide">{say('pane.mayNotPost')}</p>
}
