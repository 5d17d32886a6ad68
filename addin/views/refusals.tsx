/** Documents with which something could not be done, each with its reason. */
import type { ReactElement } from 'react'
import type { Refusal } from '../state.ts'
import { useSpeech } from './speech.tsx'
import { List } from './ui/list.tsx'

export function Refusals({ refused }: { readonly refused: readonly Refusal[] }): ReactElement | null {
  const { say } = useSpeech()
  if (refused.length === 0) return null
  return (
    <List
      className="refusals"
      items={refused}
      first={5}
      keyOf={({ id }, at) => `${id}/${at}`}
      more={(n) => say('action.showMore', { n })}
      render={({ label, message, code }) => (
        <>
          <strong>{label}</strong> {message || code}
        </>
      )}
    />
  )
}
