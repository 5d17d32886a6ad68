/** Documents with which something could not be done, each with its reason and, where that can be mended, the way there. */
import type { ReactElement } from 'react'
import type { Mend, Refusal } from '../state/outcome.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
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
      render={({ label, message, code, mend }) => (
        <>
          {!message.startsWith(label) && <strong>{label} </strong>}
          {message || code}
          {mend && <MendButton mend={mend} />}
        </>
      )}
    />
  )
}

/** To the card of the customer, or, for an administrator, to the set-up. */
function MendButton({ mend }: { readonly mend: Mend }): ReactElement | null {
  const { say, known, field: caption } = useSpeech()
  const { actions, open, isBusy, isAdmin } = usePane()
  const { resource, key, field } = mend
  const isCustomer = resource === 'customers'
  if (!isCustomer && !isAdmin) return null
  const record = isCustomer ? key : [known(`setup.${resource}`, resource), key].filter(Boolean).join(' ')
  const go = () => {
    actions.dismiss()
    return isCustomer ? actions.openCustomer({ number: key, field }) : open('setup', mend)
  }
  return (
    <div>
      <Button
        name="mend"
        kind="quiet"
        icon="right"
        label={say('sending.mend', { record, field: caption(field) })}
        disabled={isBusy}
        onPress={go}
      />
    </div>
  )
}
