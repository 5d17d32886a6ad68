/** Offers to book every line with this text to one account, as for charges and rents. */
import { type ReactElement, useState } from 'react'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Field } from './ui/field.tsx'

export function KnownText({ text }: { readonly text: string }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState(text)
  const [account, setAccount] = useState('')
  if (!isOpen)
    return (
      <Button
        name="rememberText"
        kind="quiet"
        label={say('payments.always')}
        spoken={`${say('payments.always')}: ${text}`}
        onPress={() => setOpen(true)}
      />
    )
  const isReady = words.trim() !== '' && account.trim() !== ''
  return (
    <form
      className="knownText"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isBusy) void actions.payments.remember(words, account.trim())
      }}
    >
      <Field name="mappingText" label={say('field.mappingText')} value={words} onType={setWords} />
      <Field name="account" label={say('field.account')} value={account} onType={setAccount} />
      <div className="buttons even">
        <Button name="saveText" submits label={say('payments.alwaysSave')} disabled={isBusy || !isReady} />
        <Button name="closeText" kind="quiet" label={say('action.back')} onPress={() => setOpen(false)} />
      </div>
    </form>
  )
}
