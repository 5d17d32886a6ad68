/** What a person may ask of whoever keeps data about them: to see it, and to be forgotten. */
import { type ReactElement, useState } from 'react'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function Privacy({ of }: { readonly of: 'card' | 'contacts' }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const [isAsked, setAsked] = useState(false)
  return (
    <fieldset className="fields">
      <legend>{say('customer.privacy')}</legend>
      {isAsked && <p>{say('customer.anonymizeAbout')}</p>}
      <div className="buttons">
        {!isAsked && (
          <Button
            name="exportPersonalData"
            label={say('customer.export')}
            disabled={isBusy}
            onPress={() => actions.exportPersonalData(of)}
          />
        )}
        {isAsked ? (
          <>
            <Button
              name="anonymizeNow"
              label={say('customer.anonymizeNow')}
              disabled={isBusy}
              onPress={() => actions.anonymize(of)}
            />
            <Button name="dismiss" kind="quiet" label={say('action.back')} onPress={() => setAsked(false)} />
          </>
        ) : (
          <Button
            name="anonymize"
            kind="quiet"
            label={say('customer.anonymize')}
            disabled={isBusy}
            onPress={() => setAsked(true)}
          />
        )}
      </div>
    </fieldset>
  )
}
