/** The workbook to start from: what is in it, whether it opens the pane by itself, and how the add-in gets into an Excel. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { type PaneOpening, paneOpenings } from '../actions/start-workbook.ts'
import type { State } from '../state/state.ts'
import { BackHeader } from './header.tsx'
import { isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { useEscape } from './use-escape.ts'
import { Working } from './working.tsx'

export function StartWorkbook({
  state,
  messages,
}: {
  readonly state: State
  readonly messages: ReactNode
}): ReactElement {
  const { say } = useSpeech()
  const { actions, open, isBusy } = usePane()
  const [opening, setOpening] = useState<PaneOpening>('never')
  const back = () => open('home')
  useEscape(back)
  return (
    <>
      <BackHeader title={say('workbook.title')} onBack={back} />
      {state.work && <Working work={state.work} />}
      {messages}
      <p>{say('workbook.what')}</p>
      <Choice
        name="opening"
        label={say('workbook.opening')}
        value={opening}
        options={paneOpenings.map((value) => ({ value, text: say(`workbook.opening.${value}`) }))}
        onChoose={setOpening}
      />
      {opening !== 'never' && <p className="quiet">{say('workbook.openingNote')}</p>}
      {isSignedIn(state.session) ? (
        <div className="buttons column">
          <Button
            name="downloadWorkbook"
            kind="primary"
            icon="page"
            label={say('workbook.download')}
            disabled={isBusy}
            onPress={() => actions.downloadWorkbook(opening)}
          />
        </div>
      ) : (
        <SignInFirst />
      )}
      <p className="leads">
        <a href={`/install?language=${state.language}`} target="_blank" rel="noreferrer">
          {say('workbook.install')}
        </a>
      </p>
    </>
  )
}
